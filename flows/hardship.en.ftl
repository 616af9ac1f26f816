### hardship, English

hello = Hello { $name }. Nobody should have to go without the basics. I ask three short questions, and a person looks at this first. Say “human” at any time to reach a person.

at_risk = What might you lose?
    .label = At risk
at_risk-home = My home
at_risk-energy = Power or heating
at_risk-water = Water
at_risk-phone = Telephone or internet
at_risk-money = Money for food or rent
at_risk-medicine = Medicine or care
at_risk-other = Something else I need to live

by_when = When might that happen?
    .label = When
by_when-now = Today, or it has happened already
by_when-days = Within a few days
by_when-month = Within a month
by_when-unknown = I cannot say yet

what_happened = Is there anything else we should know? You need not say why you are in need.
    .label = In your words

help_now = I have told our team. If you need to talk to somebody now, say “human”.

summary = This is what I have noted. Shall I pass it on?
