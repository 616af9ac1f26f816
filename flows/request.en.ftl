### request, English

hello =
    Hello { $name }. I am a program that takes down questions and requests. Say “human” to reach a person.
    To see what happens to your data, send /rights.

what_happened = What can we do for you?
    .label = Your request

product = Which product or service is it about? If you have an order or customer number, add it.
    .label = Product or service
    .why = With it we find what you ask about sooner.

email = To which e-mail address shall we answer?
    .label = E-mail

displeased = Are you dissatisfied with us, and should this be a complaint?
    .label = A complaint
    .why = A complaint has dates that we must keep. The choice is yours.

summary = This is what I have noted. Shall I pass it on?
