### person, français

which = S’agit-il d’un de vos dossiers ?
    .label = Dossier

how = Comment quelqu’un de l’équipe doit-il vous joindre ?
    .label = Comment vous joindre
how-write = M’écrire
how-call = M’appeler

phone = À quel numéro ?
    .label = Téléphone
    .example = +33 1 23 45 67 89
    .invalid = « { $input } » ne ressemble pas à un numéro de téléphone. Il devrait ressembler à { $example }.

call_at = Quand un appel vous convient-il ?
    .label = Quand appeler
    .example = en semaine, le matin

words = De quoi s’agit-il ? Un ou deux mots suffisent.
    .label = Au sujet de

summary = Voici ce que j’ai noté. Faut-il le transmettre ?
