### complaint, English

# The privacy notice and your name belong here.
welcome =
    Hello { $name }. I am a program that takes down complaints. It takes about two minutes.
    Say “human” to reach a person. You can also say “back”, “change”, “help” or “cancel” at any time.

category = What is your complaint about?
    .label = Subject
category-product = 📦 A product
    .words = broken, defective, faulty, came off, leaks
category-delivery = 🚚 A delivery
    .words = parcel, courier, never arrived, late
category-billing = 🧾 A bill
    .words = invoice, charged, refund not received
category-staff = 👤 Our staff
    .words = rude, unfriendly, employee
category-other = Something else

what_happened = Please tell me what happened, in your own words.
    .label = What happened
    .too_short = Could you write a little more? A sentence or two is enough.

injured = Was anybody hurt?
    .label = Anybody hurt
    .words_yes = burnt, burned, hurt, injured, hospital
danger = Could somebody still get hurt, for instance by using it again?
    .label = Still dangerous

safety_advice = ⚠️ Please stop using it and keep it out of reach. I have told our safety officer.

order_no = What is the order number? It is at the top of your invoice.
    .label = Order number
    .example = AB-123456
    .invalid = “{ $input }” does not look like an order number. It should look like AB-123456.
    .why = With the order number we find your purchase at once.

photo = If you have a photo of it, send it now.
    .label = Photos

wish = What would put it right for you?
    .label = Your wish
wish-refund = My money back
wish-replacement = A replacement
wish-apology = An apology
wish-explanation = An explanation
wish-other = Something else

email = To which e-mail address shall we write?
    .label = E-mail

share_with_courier = May we pass your name and your complaint on to the courier?
    .label = Share with courier

summary = This is what I have noted. Is it right?
