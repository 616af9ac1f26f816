### status, Deutsch

which = Um welchen Fall geht es? Das Aktenzeichen steht in unserer ersten Nachricht.
    .label = Fall
