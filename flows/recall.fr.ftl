### recall, français

careful = Merci de ne pas utiliser le produit tant que vous n’en savez pas plus.

hurt = Le produit a-t-il blessé quelqu’un ?
    .label = Personne blessée

product = De quel produit s’agit-il ? Le modèle figure sur l’étiquette.
    .label = Produit
    .example = EXAMPLE-1
    .too_short = Écrivez le nom ou le numéro du modèle, s’il vous plaît.

batch = Quel est le numéro de lot ou de série ? Il figure aussi sur l’étiquette.
    .label = Lot
    .why = Souvent, seuls certains lots sont dangereux.

# For review by a native reader: the heading should be that of the template for recall notices (Regulation (EU) 2024/1435), where there is one.
notice =
    ⚠️ Rappel de produit pour raison de sécurité : { $recalled_name }
    { $recalled_hazard }
    Ne l’utilisez plus et gardez-le hors de portée. Ne le jetez pas. Vous ne payez rien.
    Questions : { $recalled_contact }

remedy = Que souhaitez-vous ?
    .label = Votre choix
remedy-refund = Un remboursement
remedy-replacement = Un produit sûr à la place
remedy-repair = Une réparation

not_known = Nous ne connaissons pas de rappel qui corresponde à ce que vous avez écrit. Cela ne prouve pas que le produit est sûr : une personne examine ce que vous nous dites.

worry = Qu’est-ce qui vous inquiète ?
    .label = Votre inquiétude

evidence = Envoyez une photo de l’étiquette, si vous le pouvez.
    .label = Photos et documents
    .few_files = Envoyez ici une photo ou un document, ou écrivez « passer ».

email = À quelle adresse e-mail pouvons-nous écrire ?
    .label = E-mail

summary = Voici ce que j’ai noté. Est-ce exact ?
