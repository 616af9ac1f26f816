### add, English

which = Which case would you like to add something to? The reference is in our first message.
    .label = Case

words = What would you like to add?
    .label = Added

evidence = If you have photos or papers to add, send them now.
    .label = Photos and papers
    .few_files = Please send a photo or a paper here, or say “skip”.
