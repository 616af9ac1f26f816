hello = Bonjour { $name }. Dites-nous ce qui ne va pas.

topic = De quoi s’agit-il ?
    .label = Sujet
topic-pain = 🦷 Douleur après un soin
    .words = douleur, mal
topic-bill = 🧾 Une facture
    .words = facture
topic-waiting = L’attente
topic-staff = Notre équipe

bleeding = Est-ce que cela saigne ?
    .label = Saignement
call_us = Appelez-nous tout de suite : tel:+49301234567.

pain_level = Quelle est la force de la douleur, de 1 à 10 ?
    .label = Douleur
    .too_large = { $limit } au plus.
    .too_small = { $limit } au moins.

visit = Quand êtes-vous venu ?
    .label = Visite

bill_no = Quel est le numéro de la facture ?
    .label = Numéro de facture
    .example = R12345
    .invalid = Il ressemble à { $example }.

amount = Combien avons-nous facturé ?
    .label = Montant

story = Que s’est-il passé ?
    .label = Récit
    .too_short = Pourriez-vous en dire un peu plus ?

xray = Avez-vous des images ?
    .label = Images

may_share = Pouvons-nous montrer votre plainte au collègue ?
    .label = Partage

mail = À quelle adresse pouvons-nous répondre ?
    .label = E-mail

sum = Voici ce que j’ai noté. { $pain_level ->
        [one] La douleur est légère.
        [many] La douleur est très forte.
       *[other] La douleur est de { $pain_level } sur 10.
    } Est-ce juste ?
