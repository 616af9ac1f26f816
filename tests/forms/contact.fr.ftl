greeting = Bonjour { $name }. Vous êtes à la mairie d’Exemple.

matter = Que pouvons-nous faire pour vous ?
    .label = Sujet
matter-permit = Un permis
matter-waste = Les déchets
matter-noise = Le bruit
matter-praise = Un compliment
matter-else = Autre chose

file_no = Quel est le numéro du dossier ?
    .label = Dossier
    .example = BA-2026/07
    .invalid = « { $input } » n’est pas un numéro de dossier. Par exemple : { $example }.

bins = Quelles poubelles ?
    .label = Poubelles
    .too_few = Choisissez au moins { $limit ->
        [one] une poubelle
       *[other] { $limit } poubelles
    }.
bins-paper = Papier
bins-glass = Verre
bins-rest = Autres déchets

at_night = Est-ce la nuit ?
    .label = La nuit

where = Où est-ce ?
    .label = Lieu

message = Que voulez-vous nous dire ?
    .label = Message
    .too_short = Encore quelques mots, s’il vous plaît.

answer_by = Comment devons-nous répondre ?
    .label = Réponse
answer_by-mail = Par courriel
answer_by-phone = Par téléphone
answer_by-none = Pas de réponse

email = À quelle adresse ?
    .label = Courriel
phone = À quel numéro ?
    .label = Téléphone
newsletter = Pouvons-nous vous envoyer notre lettre ?
    .label = Lettre

thanks_waste = Nous le disons aujourd’hui aux éboueurs.

overview = Est-ce exact ?
