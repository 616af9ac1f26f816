### request, français

hello =
    Bonjour { $name }. Je suis un programme qui recueille les questions et les demandes. Écrivez « humain » pour parler à quelqu’un.
    Pour savoir ce que deviennent vos données, envoyez /rights.

what_happened = Que pouvons-nous faire pour vous ?
    .label = Votre demande

product = De quel produit ou service s’agit-il ? Si vous avez un numéro de commande ou de client, ajoutez-le.
    .label = Produit ou service
    .why = Nous trouvons ainsi plus vite ce que vous demandez.

email = À quelle adresse e-mail devons-nous répondre ?
    .label = E-mail

displeased = Quelque chose vous a-t-il déplu, et faut-il en faire une réclamation ?
    .label = Une réclamation
    .why = Une réclamation a des délais que nous devons tenir. C’est vous qui choisissez.

summary = Voici ce que j’ai noté. Faut-il le transmettre ?
