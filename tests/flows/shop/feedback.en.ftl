### feedback, English

hello = Hello { $name }. I am a program that takes down praise and ideas. It takes a minute. Say “human” to reach a person.

score = How content are you with us?
    .label = Score
score-five = 😀 Very content
score-four = 🙂 Content
score-three = 😐 So-so
score-two = 🙁 Not content
score-one = 😞 Not content at all

about = What is it about?
    .label = About
about-staff = Our staff
    .words = staff, colleague, waiter, service
about-product = A product
about-website = The website
about-delivery = A delivery
about-price = The price

words = Tell us in your own words: what went well, what should be better?
    .label = In your words

visited_on = On which day was that?
    .label = Day
    .example = 3 April 2026

sorry = I am sorry that we did not do better.

call_back = Shall somebody call you about it?
    .label = Call back
phone = At which number can we reach you?
    .label = Telephone
    .example = +44 20 7946 0000
    .invalid = “{ $input }” does not look like a telephone number. It should look like +44 20 7946 0000.

summary = This is what I have noted. May I pass it on?
