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
    Vous nous dites ce qui s’est passé ; cela ne coûte rien. Vous avez aussitôt une référence. Une personne l’examine, vous interroge si quelque chose n’est pas clair, et répond en donnant ses raisons.
    Si la réponse ne vous convient pas, dites-le, et quelqu’un d’autre l’examine à nouveau. Toutes les règles : { policy-link }

time = Avec la référence, vous recevez deux dates limites : celle où quelqu’un s’en occupera et celle de notre réponse. S’il nous faut plus de temps, nous vous le disons avant, avec la raison.

outside =
    Vous n’avez pas à nous attendre. Ces organismes sont indépendants de nous :
    { outside-bodies }

supporter = Une personne de confiance peut écrire pour vous : proche, ami, conseiller, avocat. Nous demandons votre accord avant de lui dire quoi que ce soit sur vous.

privacy =
    Nous ne gardons que ce qu’il faut pour votre dossier, et seulement le temps nécessaire. Qui le lit, et combien de temps nous le gardons : { privacy-link }
    Questions : { privacy-contact }

contact = { contact-ways }.

go_on = Et maintenant ?
    .label = Et maintenant
go_on-complaint = Faire une réclamation
go_on-menu = Revenir au début
go_on-enough = C’est tout, merci
