hello = Hello { $name }. Tell us what went wrong.

topic = What is it about?
    .label = Topic
topic-pain = 🦷 Pain after a treatment
    .words = pain, hurts, ache
topic-bill = 🧾 A bill
    .words = invoice, bill
topic-waiting = Waiting times
topic-staff = Our staff

bleeding = Does it bleed?
    .label = Bleeding
call_us = Please call us now: tel:+49301234567.

pain_level = How strong is the pain, from 1 to 10?
    .label = Pain
    .too_large = { $limit } at most.
    .too_small = { $limit } at least.

visit = When were you here?
    .label = Visit

bill_no = What is the number of the bill?
    .label = Bill number
    .example = R12345
    .invalid = It should look like { $example }.

amount = How much did we charge?
    .label = Amount

story = What happened?
    .label = What happened
    .too_short = Could you write a little more?

xray = Do you have pictures?
    .label = Pictures

may_share = May we show your complaint to the colleague?
    .label = Share

mail = To which address may we answer?
    .label = E-mail

sum = This is what I have noted. { $pain_level ->
        [one] The pain is light.
       *[other] The pain is { $pain_level } of 10.
    } Is it right?
