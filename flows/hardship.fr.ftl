### hardship, français

hello = Bonjour { $name }. Nul ne doit manquer de l’essentiel. Trois courtes questions, et une personne s’en occupe en priorité. Écrivez « humain » à tout moment.

at_risk = De quoi risquez-vous de manquer ?
    .label = Ce qui risque de manquer
at_risk-home = Mon logement
at_risk-energy = Électricité ou chauffage
at_risk-water = Eau
at_risk-phone = Téléphone ou internet
at_risk-money = Argent pour manger ou se loger
at_risk-medicine = Médicaments ou soins
at_risk-other = Autre chose dont j’ai besoin pour vivre

by_when = À quelle échéance ?
    .label = Échéance
by_when-now = Aujourd’hui, ou c’est déjà arrivé
by_when-days = Dans quelques jours
by_when-month = D’ici un mois
by_when-unknown = Je ne le sais pas encore

what_happened = Y a-t-il autre chose à savoir ? Vous n’avez pas à dire pourquoi.
    .label = Avec vos mots

help_now = Je préviens l’équipe tout de suite. Si vous avez besoin de parler à quelqu’un maintenant, écrivez « humain ».

summary = Voici ce que j’ai noté. Faut-il le transmettre ?
