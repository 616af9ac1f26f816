### recall, English

careful = Please do not use the product until you know more.

hurt = Was anybody hurt by it?
    .label = Anybody hurt

product = Which product is it? You find the model on its label.
    .label = Product
    .example = EXAMPLE-1
    .too_short = Please write the name or the model number.

batch = What is the batch or serial number? It is on the label, too.
    .label = Batch
    .why = Often only some batches are dangerous.

notice =
    ⚠️ Product safety recall: { $recalled_name }
    { $recalled_hazard }
    Stop using it, and keep it out of reach. Do not throw it away. You pay nothing.
    Questions: { $recalled_contact }

remedy = Which would you like?
    .label = Your choice
remedy-refund = My money back
remedy-replacement = A safe replacement
remedy-repair = A repair

not_known = We know of no recall that fits what you wrote. That does not prove that the product is safe: somebody from our team looks at what you tell us.

worry = What worries you about it?
    .label = Your worry

evidence = Please send a photo of the label, if you can.
    .label = Photos and papers
    .few_files = Please send a photo or a paper here, or say “skip”.

email = To which e-mail address shall we write?
    .label = E-mail

summary = This is what I have noted. Is it right?
