### my_data_request, français

wanted = Que souhaitez-vous ?
    .label = Votre souhait
wanted-copy = Une copie de toutes mes données
    .words = copie de mes données, droit d'accès, droit d’accès
wanted-correct = Corriger mes données
    .words = rectifier, mauvaise adresse
wanted-delete = Effacer mes données
    .words = effacer mes données, supprimer mes données
wanted-object = M’opposer à une utilisation
    .words = je m'oppose, je m’oppose, désabonner
wanted-complain = Me plaindre du traitement de mes données
    .words = plainte sur mes données

details = De quelles données s’agit-il, et que devons-nous savoir ?
    .label = Précisions
    .why = Plus c’est précis, plus vite nous trouvons. Vous n’avez pas à donner de raison.

email = À quelle adresse e-mail devons-nous répondre ?
    .label = E-mail

summary = Voici ce que j’ai noté. Vous aurez notre réponse dans un délai d’un mois. Est-ce exact ?
