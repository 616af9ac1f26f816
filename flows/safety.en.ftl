### safety, English

advice =
    ⚠️ Move away from the danger. Stop using the product, and unplug it if that is safe.
    If somebody is hurt, call the emergency services first.

what_happened = Please tell me what happened, and where. A few words are enough.
    .label = What happened
    .too_short = Please tell me in a few words what is dangerous.

injury = Is anybody hurt?
    .label = Injury
injury-none = Nobody is hurt
injury-first_aid = First aid was enough
injury-doctor = A doctor was needed
injury-hospital = Somebody is in hospital
injury-death = Somebody has died

who = Who is hurt?
    .label = Who is hurt
who-adult = An adult
who-child = A child
who-several = Several people

product = Which product is it? Please add the batch or serial number, and where you bought it, if you know.
    .label = Product
    .why = With the batch number we find out who else is in danger.
    .example = Kettle KX-200, batch 2025-03, bought at Main Street

item_kept = Do you still have it?
    .label = Still there
keep_it = Please keep it as it is, out of reach. Do not repair it, and do not throw it away.

evidence = If it is safe, send a photo of it and of its label.
    .label = Photos and papers
    .few_files = Please send a photo or a paper here, or say “skip”.

summary = This is what I have noted. Our safety officer knows already. Is it right?
