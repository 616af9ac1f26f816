### my_data, English

notice = You decide about your data. To see what we keep, and for how long, send /rights.

wanted = What would you like?
    .label = What you would like
wanted-copy = A copy of all my data
wanted-correct = Correct some of my data
wanted-delete = Delete my data
wanted-object = Object to a use of my data
wanted-complain = Complain about how my data is treated
