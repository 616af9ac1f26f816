which = Which case is it about?
    .label = Case
addition = What would you like to add?
    .label = Addition
