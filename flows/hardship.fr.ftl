### hardship, français

hello = Bonjour { $name }. Personne ne devrait manquer de l’essentiel. Je pose trois courtes questions, et une personne s’en occupe en priorité. Écrivez « humain » à tout moment pour parler à quelqu’un.

at_risk = De quoi risquez-vous de manquer ?
    .label = Ce qui risque de manquer
at_risk-home = Mon logement
at_risk-energy = Électricité ou chauffage
at_risk-water = Eau
at_risk-phone = Téléphone ou internet
at_risk-money = Argent pour manger ou se loger
at_risk-medicine = Médicaments ou soins
at_risk-other = Autre chose dont j’ai besoin pour vivre

by_when = Quand cela pourrait-il arriver ?
    .label = Quand
by_when-now = Aujourd’hui, ou c’est déjà arrivé
by_when-days = Dans quelques jours
by_when-month = D’ici un mois
by_when-unknown = Je ne le sais pas encore

what_happened = Y a-t-il autre chose à savoir ? Vous n’avez pas à dire pourquoi vous êtes en difficulté.
    .label = Avec vos mots

help_now = J’ai prévenu l’équipe. Si vous avez besoin de parler à quelqu’un maintenant, écrivez « humain ».

summary = Voici ce que j’ai noté. Faut-il le transmettre ?
