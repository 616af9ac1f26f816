### person, français

which = S’agit-il d’un de vos dossiers ? Si oui, choisissez-le ou écrivez sa référence.
    .label = Dossier

how = Comment souhaitez-vous que nous vous contactions ?
    .label = Comment vous joindre
how-write = M’écrire
how-call = M’appeler

phone = À quel numéro pouvons-nous vous appeler ?
    .label = Téléphone
    .example = +33 1 23 45 67 89
    .invalid = « { $input } » ne ressemble pas à un numéro de téléphone. Il devrait ressembler à { $example }.

call_at = Quand un appel vous convient-il ?
    .label = Quand appeler
    .example = en semaine, le matin

words = De quoi s’agit-il ? Un ou deux mots suffisent.
    .label = Au sujet de

summary = Voici ce que j’ai noté. Faut-il le transmettre ?
