matter = What is it about?
    .label = Matter
matter-late = A delay
    .words = late, delayed
matter-driver = A driver
matter-ticket = A ticket
    .words = ticket, fine
matter-lost = Something lost
matter-accident = An accident
    .words = accident, crash

hurt = Is anybody hurt?
    .label = Hurt
    .words_yes = injured, ambulance
call_112 = Call 112 first.

line = Which line?
    .label = Line
    .too_large = { $limit } at most.

minutes = How many minutes late?
    .label = Minutes
refund_hint = You waited { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. A refund is possible.

ticket_kind = Which ticket?
    .label = Kind
ticket_kind-single = Single
ticket_kind-day = Day
ticket_kind-month = Month
ticket_kind-year = Year

ticket_no = What is the number of the ticket?
    .label = Ticket number
    .example = 1234-5678
    .invalid = It looks like { $example }.

stop = Where was it?
    .label = Place

story = Please tell us what happened.
    .label = What happened

phone = By which number can we call you?
    .label = Telephone

email = To which address may we answer?
    .label = E-mail

check = This is what I have noted. Is it right?
