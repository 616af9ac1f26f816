### feedback, English

hello =
    Hello { $name }. I am a program that takes down praise and ideas. It takes a minute. Say “human” to reach a person.
    To see what happens to your data, send /rights.

what_happened = Tell us in your own words: what went well, what could be better?
    .label = In your words

sort = Which fits best?
    .label = Kind
sort-praise = Praise
    .words = thank you, wonderful, excellent, great
sort-idea = An idea
    .words = suggestion, idea, it would be nice
sort-displeased = I am not satisfied
    .words = disappointed, unhappy, not satisfied, dissatisfied, not content

about = What is it about?
    .label = About
about-staff = Our staff
about-product = A product
about-service = A service
about-delivery = A delivery
about-price = The price
about-website = The website
about-other = Something else

publish = May we publish your words, without your name?
    .label = Publish without name
    .why = Other customers like to read what people say. Without your yes, nothing is published.

email = If you would like an answer, to which e-mail address shall we send it?
    .label = E-mail

summary = This is what I have noted. May I pass it on?
