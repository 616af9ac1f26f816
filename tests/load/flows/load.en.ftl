category = What is your complaint about?
    .label = Subject
category-product = A product
category-delivery = A delivery
category-billing = A bill

what_happened = Please tell me what happened, in your own words.
    .label = What happened

injured = Was anybody hurt?
    .label = Anybody hurt

order_no = What is the order number?
    .label = Order number
    .example = AB-123456
    .invalid = “{ $input }” is no order number. It should look like AB-123456.

pieces = How many pieces are affected?
    .label = Pieces

wish = What would put it right for you?
    .label = Your wish
wish-refund = My money back
wish-replacement = A replacement
wish-apology = An apology

email = To which e-mail address shall we write?
    .label = E-mail

summary = This is what I have noted. Is it right?
