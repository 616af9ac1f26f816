### menu, English

greeting =
    Hello { $name }. I am an automated assistant. Say “human” to reach a person.
    To see what happens to your data, send /rights.

want = What can I do for you? You can also simply tell me what happened.
    .label = What you want
want-complaint = Make a complaint
want-danger = Report a danger or an injury
want-request = Ask a question or make a request
want-feedback = Say thank you, or suggest something
want-status = See where my case stands
want-person = Talk to somebody from our team
want-my_data = See or change my data
want-more = Something else

more = What else can I do?
    .label = What else
more-add = Add something to my case
more-withdraw = Withdraw my case
more-recall = Check whether a product was recalled
more-hardship = I may soon be without the basics
more-rights = How this works, and my rights
more-elsewhere = Something that is not about you
