### safety, français

advice =
    ⚠️ En cas de blessure, appelez d’abord le { emergency-number }.
    Éloignez-vous du danger. N’utilisez plus le produit, et débranchez-le si c’est sans risque.

what_happened = Dites-nous ce qui s’est passé, et où. Quelques mots suffisent.
    .label = Ce qui s’est passé
    .too_short = Dites en quelques mots ce qui est dangereux.

told = J’ai prévenu notre responsable de la sécurité.

injury = Quelqu’un est-il blessé, et à quel point ?
    .label = Blessure
injury-none = Personne n’est blessé
injury-first_aid = Les premiers soins ont suffi
injury-doctor = Il a fallu un médecin
injury-hospital = Quelqu’un est à l’hôpital
injury-death = Quelqu’un est décédé

who = Nous en sommes vraiment désolés. À qui est-ce arrivé ?
    .label = Personne touchée
who-adult = À un adulte
who-child = À un enfant
who-several = À plusieurs personnes

product = De quel produit s’agit-il ? Ajoutez le numéro de lot ou de série et le lieu d’achat, si vous les connaissez.
    .label = Produit
    .why = Avec le numéro de lot, nous savons qui d’autre est en danger.
    .example = Bouilloire KX-200, lot 2025-03, achetée rue Principale

item_kept = Avez-vous encore le produit ?
    .label = Toujours en votre possession
keep_it = Gardez-le en l’état, hors de portée. Ne le réparez pas et ne le jetez pas.

evidence = Si c’est sans risque, envoyez une photo du produit et de son étiquette.
    .label = Photos et documents
    .few_files = Envoyez ici une photo ou un document, ou écrivez « passer ».

summary = Voici ce que j’ai noté. Notre responsable de la sécurité le sait déjà. Est-ce exact ?
