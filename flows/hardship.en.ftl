### hardship, English

hello = Hello { $name }. Nobody should be left without a basic need. Three short questions, and a person looks at it first. Say “human” at any time.

at_risk = What might you lose?
    .label = At risk
at_risk-home = My home
at_risk-energy = Power or heating
at_risk-water = Water
at_risk-phone = Telephone or internet
at_risk-money = Money for food or rent
at_risk-medicine = Medicine or care
at_risk-other = Something else I need to live

by_when = By when?
    .label = By when
by_when-now = Today, or it has happened already
by_when-days = Within days
by_when-month = Within a month
by_when-unknown = I cannot say yet

what_happened = Is there anything we should know? Why you are in need is yours to tell or to keep.
    .label = In your words

help_now = I tell our team at once. If you need to talk to somebody now, say “human”.

summary = This is what I have noted. Shall I pass it on?
