### rights, français

topic = Que voulez-vous savoir ?
    .label = Sujet
topic-steps = Comment se passe une réclamation
topic-time = Combien de temps cela prend
topic-outside = Qui d’autre peut aider
topic-supporter = Qui peut me soutenir
topic-privacy = Ce que deviennent mes données
topic-contact = Comment vous joindre

steps =
    Vous nous dites ce qui s’est passé ; cela ne coûte rien. Vous avez aussitôt une référence. Une personne l’examine, vous interroge si quelque chose n’est pas clair, et répond avec ses raisons.
    Si la réponse ne vous convient pas, dites-le, et quelqu’un d’autre l’examine à nouveau. Toutes les règles : ⟪https://www.example.org/complaints ⟫

time = Avec la référence, vous recevez deux dates : avant quand quelqu’un vous contacte, et avant quand vous avez notre réponse. S’il nous faut plus de temps, nous vous le disons avant, et pourquoi.

outside =
    Vous n’avez pas à nous attendre. Ces organismes sont indépendants de nous :
    ⟪Médiateur Exemple, https://www.mediateur.example (gratuit)⟫
    ⟪Association de consommateurs, https://www.conseil.example ⟫

supporter = Une personne de confiance peut écrire pour vous : famille, ami, conseil, avocat. Nous vous demandons avant de lui dire quoi que ce soit sur vous.

privacy = Nous ne gardons que ce qu’il faut pour votre dossier, et seulement le temps nécessaire. Qui le lit, et combien de temps : ⟪https://www.example.org/privacy ⟫ Questions : ⟪privacy@example.org⟫

contact = Téléphone ⟪+33 1 23 45 67 89⟫, e-mail ⟪care@example.org⟫, ⟪en semaine de 9 h à 17 h⟫.

go_on = Et maintenant ?
    .label = Et maintenant
go_on-complaint = Faire une réclamation
go_on-menu = Au début
go_on-enough = C’était tout, merci
