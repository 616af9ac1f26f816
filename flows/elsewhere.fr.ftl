### elsewhere, français

first = En cas d’urgence, appelez maintenant le { emergency-number }. Cette conversation n’est pas suivie à toute heure.

topic = De quoi s’agit-il ?
    .label = Sujet
topic-company = Une autre entreprise
topic-authority = Une administration ou un tribunal
topic-crime = Un crime ou un délit
topic-health = Ma santé, ou une personne en détresse
topic-unsure = Je ne sais pas bien

company =
    Nous n’avons pas de pouvoir sur une autre entreprise, mais ces organismes peuvent aider :
    { outside-bodies }

authority = Vous pouvez contester la décision d’une administration ou d’un tribunal. Sa lettre dit comment, et dans quel délai. Des services de conseil aident, souvent gratuitement.

crime = Signalez un crime ou un délit à la police. Gardez lettres, messages et reçus ; ils servent de preuve.

health = Consultez un médecin. Si vous ou l’un de vos proches êtes dans la détresse, on vous écoute à toute heure : { helpline }

tell_us = Voulez-vous nous le raconter quand même ? Nous transmettons ce qui n’est pas de notre ressort.
    .label = Le raconter quand même
