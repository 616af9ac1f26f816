words = What did you like?
    .label = Praise
summary = Shall I pass this on?
