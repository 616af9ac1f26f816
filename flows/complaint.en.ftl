### complaint, English

# Your name belongs here; /rights shows the privacy notice.
welcome =
    Hello { $name }. I am a program that takes down complaints. It takes about three minutes and costs nothing.
    Say “human” to reach a person. You can also say “back”, “change”, “help” or “cancel” at any time.
    To see what happens to your data, send /rights.

what_happened = Please tell me what happened and when, in your own words. A voice message is fine, too.
    .label = What happened
    .too_short = Could you write a little more? A sentence or two is enough.

danger = Was anybody hurt, or could somebody still get hurt?
    .label = Danger
    .words_yes = burnt, burned, hurt, injured, injury, hospital, bleeding, electric shock, on fire, smoke, poisoned, choked, scalded, burns, hospitalised, hospitalized, ambulance, fainted, passed out, unconscious, see a doctor, saw a doctor, emergency room, smell of gas, smells of gas, gas leak, carbon monoxide, caught fire, exploded, explosion, allergic reaction, choking, suffocated

safety_advice = ⚠️ If somebody is hurt, call { emergency-number } first. Please stop using it and keep it out of reach. Keep it as it is; do not repair it. I have told our safety officer.

category = What is it about? Choose what comes closest.
    .label = Subject
category-quality = A faulty product or poor service
    .words = broken, defective, faulty, came off, leaks, does not work, doesn't work
category-delivery = A delivery
    .words = parcel, courier, never arrived, delivery
category-billing = A bill or a payment
    .words = invoice, charged, overcharged, bill
category-price = A price or a hidden cost
    .words = hidden cost, hidden fee, price increase
category-warranty = A repair or a warranty
    .words = warranty, guarantee
category-redress = A refund or compensation
    .words = refund not received, compensation
category-staff_conduct = Our staff
    .words = rude, unfriendly, employee
category-other = Something else
category-safety = Health or safety
category-marketing = Advertising or wrong information
    .words = advertisement, misleading, advertised
category-contract = A contract or a cancellation
    .words = contract, subscription, cancellation
category-privacy = My personal data
    .words = personal data, data protection, privacy
category-access = Reaching or using our service
    .words = wheelchair, opening hours
category-essential = Water, power, phone: a basic need
    .words = cut off, power cut, no water, no heating
category-environment = Environment, waste or noise
    .words = waste, noise, pollution
category-complaint_handling = How you handled a complaint
    .words = nobody answered, never answered, no reply

product = Which product, service or place is it about? If you have an order or serial number, add it.
    .label = Product or service
    .why = With it we find your purchase sooner.
    .example = Kettle KX-200, order 12345

wish = What would put it right for you?
    .label = Your wish
wish-refund = My money back
wish-replacement = A replacement
wish-repair = A repair
wish-price_reduction = A lower price
wish-apology = An apology
wish-explanation = An explanation
wish-contract_honoured = Do what was agreed
wish-other = Something else
wish-decision_changed = Change a decision
wish-prevention = Stop it happening again

evidence = If you have photos or papers about it, send them now.
    .label = Photos and papers
    .few_files = Please send a photo or a paper here, or say “skip”.

identity = In whose name are you writing?
    .label = In whose name
    .why = You can ask us to keep your name to ourselves. You can also write for somebody else.
identity-named = In my own name
identity-confidential = In my name, but confidentially
identity-other_person = For another person
identity-anonymous = Without my name

privacy_note = We note this for everybody who handles your case. So that we can answer you, the case stays tied to this conversation.

anonymous_note = Our staff will not see who you are. Only the program knows the way back to you. Keep your reference: with it you can ask here at any time how your case stands.

relation = How are you connected with that person?
    .label = Your connection
relation-guardian = I am a parent or legal guardian
relation-asked = The person asked me to write
relation-professional = I act for the person as my job
relation-unaware = The person does not know yet

authority = If you have a paper that shows you may act for that person, send it now. You can also send it later.
    .label = Permission
    .few_files = Please send a photo or a paper here, or say “skip”.

authority_note = Thank you for helping. We are looking into it now. Before we tell you anything about that person, we ask whether they agree.

email = To which e-mail address shall we write?
    .label = E-mail

needs = Is there anything we should do differently for you?
    .label = What helps you
    .why = You need not give a reason. We only want to know what makes it easier for you.
needs-voice = Voice messages
needs-phone_call = A telephone call
needs-more_time = More time to answer
needs-easy_read = Easy words
needs-interpreter = An interpreter
needs-trusted_person = Include somebody I trust
needs-other = Something else
needs-large_print = Large print

told_before = Have you told us about this before?
    .label = Told us before
told_before-first_time = No, this is the first time
told_before-no_answer = Yes, and nobody answered
told_before-not_solved = Yes, and it was not solved

summary = This is what I have noted. Is it right?
