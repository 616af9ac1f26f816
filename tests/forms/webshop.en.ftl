about = What went wrong?
    .label = Subject
about-missing = 📦 My parcel is missing
    .words = missing, not arrived
about-broken = Something is broken
    .words = broken, cracked
about-wrong = The wrong thing came
about-payment = A payment
    .words = charged, refund

order_no = What is your order number?
    .label = Order number
    .example = AB1234567
    .invalid = “{ $input }” is no order number; one looks like { $example }.

ordered = When did you order?
    .label = Ordered on
neighbour = Have you asked your neighbours?
    .label = Neighbours asked

paid = How much did you pay?
    .label = Paid
sorry_money = I am sorry that so much money is at stake.

photo = Please send a photo.
    .label = Photos

sharp = Has it sharp edges or bare wires?
    .label = Sharp
    .words_yes = sharp, cut, shock
careful = Please leave it in its box.

wish = What would you like?
    .label = Wish
wish-refund = My money back
wish-again = The same thing again
wish-voucher = A voucher

iban = To which account may we pay it back?
    .label = Account
    .example = DE12500105170648489890
    .invalid = That is no IBAN.

details = Please tell us more.
    .label = Details

reply_to = To which address may we answer?
    .label = E-mail

all_right = { $order_no } is about { $about }. Is everything right?
