which = Which case is it about?
    .label = Case
