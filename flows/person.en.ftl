### person, English

which = Is it about one of your cases?
    .label = Case

how = How shall somebody from our team turn to you?
    .label = How to reach you
how-write = Write to me
how-call = Call me

phone = At which number?
    .label = Telephone
    .example = +44 20 7946 0000
    .invalid = “{ $input }” does not look like a telephone number. It should look like { $example }.

call_at = When does a call suit you?
    .label = When to call
    .example = on weekday mornings

words = What is it about? A word or two is enough.
    .label = About

summary = This is what I have noted. Shall I pass it on?
