### safety, English

advice =
    ⚠️ If somebody is hurt, call { emergency-number } first.
    Move away from the danger. Stop using the product, and unplug it if that is safe.

what_happened = Please tell me what happened, and where. A few words are enough.
    .label = What happened
    .too_short = Please tell me in a few words what is dangerous.

told = I have told our safety officer.

injury = Is anybody hurt, and how badly?
    .label = Injury
injury-none = Nobody is hurt
injury-first_aid = First aid was enough
injury-doctor = A doctor was needed
injury-hospital = Somebody is in hospital
injury-death = Somebody has died

who = We are sorry to hear that. Who did it happen to?
    .label = Happened to
who-adult = An adult
who-child = A child
who-several = Several people

product = Which product is it? Please add the batch or serial number, and where you bought it, if you know.
    .label = Product
    .why = With the batch number we find out who else is in danger.
    .example = Kettle KX-200, batch 2025-03, bought at Main Street

item_kept = Do you still have the product?
    .label = Product kept
keep_it = Please keep it as it is, out of reach. Do not repair it, and do not throw it away.

evidence = If it is safe, send a photo of it and of its label.
    .label = Photos and papers
    .few_files = Please send a photo or a paper here, or say “skip”.

summary = This is what I have noted. Our safety officer knows already. Is it right?
