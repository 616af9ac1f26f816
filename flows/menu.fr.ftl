### menu, français

greeting =
    Bonjour { $name }. Je suis un assistant automatique. Écrivez « humain » pour parler à quelqu’un.
    Pour savoir ce que deviennent vos données, envoyez /rights.

want = Que puis-je faire pour vous ? Vous pouvez aussi simplement raconter ce qui s’est passé.
    .label = Votre souhait
want-complaint = Faire une réclamation
want-danger = Signaler un danger ou une blessure
want-request = Demander quelque chose
want-feedback = Remercier ou proposer une idée
want-status = Voir où en est mon dossier
want-person = Parler à quelqu’un de l’équipe
want-my_data = Voir ou modifier mes données
want-more = Autre chose

more = Que puis-je faire d’autre ?
    .label = Quoi d’autre
more-add = Ajouter quelque chose à mon dossier
more-withdraw = Retirer mon dossier
more-recall = Vérifier si un produit est rappelé
more-hardship = Je risque de manquer de l’essentiel
more-rights = Le fonctionnement et mes droits
more-elsewhere = Une chose qui n’est pas de votre ressort
