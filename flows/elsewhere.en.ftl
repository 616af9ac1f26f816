### elsewhere, English

first = In an emergency, call { emergency-number } now. Nobody reads this chat around the clock.

topic = What is it about?
    .label = Topic
topic-company = Another company
topic-authority = An authority or a court
topic-crime = A crime
topic-health = My health, or somebody in despair
topic-unsure = I am not sure

company =
    We have no say over another company, but these bodies may be able to help:
    { outside-bodies }

authority = You can object to what an authority or a court decides. Its letter says how, and by which date. Advice centres help, often free of charge.

crime = Please report a crime to the police. Keep letters, messages and receipts; they help as evidence.

health = Please see a doctor. If you or somebody near you is in despair, people listen to you at any hour: { helpline }

tell_us = Would you like to tell us anyway? We pass on what is not for us.
    .label = Tell us anyway
