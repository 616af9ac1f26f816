### my_data_request, English

wanted = What would you like?
    .label = What you would like
wanted-copy = A copy of all my data
    .words = copy of my data, access request
wanted-correct = Correct some of my data
    .words = correct my data, wrong address
wanted-delete = Delete my data
    .words = delete my data, erase my data
wanted-object = Object to a use of my data
    .words = object, unsubscribe
wanted-complain = Complain about how my data is treated
    .words = data protection complaint

details = Which data is it about, and what should we know?
    .label = Details
    .why = The more exactly you say it, the sooner we find it. You need not give a reason.

email = To which e-mail address shall we answer?
    .label = E-mail

summary = This is what I have noted. You will have our answer within a month. Is it right?
