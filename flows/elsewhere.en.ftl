### elsewhere, English

first = In an emergency call the emergency services now. This chat is not read at every hour.

topic = What is it about?
    .label = Topic
topic-company = Another company
topic-authority = An authority or a court
topic-crime = A crime
topic-health = My health, or somebody in despair
topic-unsure = I am not sure

company =
    We have no say over another company, but these bodies can help:
    { outside-bodies }

authority = An authority or a court has its own way to object. It stands on its letter, with a date that you must keep. Advice centres help, often free of charge.

crime = Please report a crime to the police. Keep letters, messages and receipts; they help as evidence.

health = Please turn to a doctor. If you or somebody near you is in despair, people listen to you at any hour: { helpline }

tell_us = Would you like to tell us all the same? We pass on what is not for us.
    .label = Tell us all the same
