### status, English

which = Which case is it about? The reference is in our first message.
    .label = Case
