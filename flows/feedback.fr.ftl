### feedback, français

hello =
    Bonjour { $name }. Je suis un programme qui recueille les félicitations et les idées. Cela prend une minute. Écrivez « humain » pour parler à quelqu’un.
    Pour savoir ce que deviennent vos données, envoyez /rights.

what_happened = Dites-nous avec vos mots : qu’est-ce qui était bien, qu’est-ce qui pourrait être mieux ?
    .label = Avec vos mots

sort = Qu’est-ce qui convient le mieux ?
    .label = Nature
sort-praise = Des félicitations
    .words = merci, formidable, excellent, excellente, bravo
sort-idea = Une idée
    .words = suggestion, idée, ce serait bien
sort-displeased = Quelque chose ne m’a pas plu
    .words = déçu, déçue, mécontent, mécontente

about = De quoi s’agit-il ?
    .label = Au sujet de
about-staff = Notre personnel
about-product = Un produit
about-service = Un service
about-delivery = Une livraison
about-price = Le prix
about-website = Le site web
about-other = Autre chose

publish = Pouvons-nous publier vos mots, sans votre nom ?
    .label = Publier sans nom
    .why = D’autres clients aiment lire ce que l’on dit. Sans votre accord, rien n’est publié.

email = Si vous souhaitez une réponse, à quelle adresse e-mail l’envoyer ?
    .label = E-mail

summary = Voici ce que j’ai noté. Puis-je le transmettre ?
