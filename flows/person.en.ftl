### person, English

which = Is it about a case of yours? If so, choose it or write its reference.
    .label = Case

how = How would you like us to contact you?
    .label = How to reach you
how-write = Write to me
how-call = Call me

phone = Which number shall we call?
    .label = Telephone
    .example = +44 20 7946 0000
    .invalid = “{ $input }” does not look like a telephone number. It should look like { $example }.

call_at = When is a good time to call?
    .label = When to call
    .example = on weekday mornings

words = What is it about? A word or two is enough.
    .label = About

summary = This is what I have noted. Shall I pass it on?
