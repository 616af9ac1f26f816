### elsewhere, français

first = En cas d’urgence, appelez maintenant les secours. Cette conversation n’est pas suivie à toute heure.

topic = De quoi s’agit-il ?
    .label = Sujet
topic-company = Une autre entreprise
topic-authority = Une administration ou un tribunal
topic-crime = Un délit
topic-health = Santé, ou quelqu’un de désespéré
topic-unsure = Difficile à dire

company =
    Nous n’avons pas de pouvoir sur une autre entreprise, mais ces organismes peuvent aider :
    { outside-bodies }

authority = Contre une administration ou un tribunal, il existe des voies de recours. Elles figurent dans sa lettre, avec un délai à respecter. Des services de conseil aident, souvent gratuitement.

crime = Signalez un délit à la police. Gardez lettres, messages et reçus ; ils servent de preuve.

health = Consultez un médecin. Si quelqu’un est désespéré, on vous écoute ici à toute heure : { helpline }

tell_us = Voulez-vous nous le dire quand même ? Nous transmettons ce qui n’est pas pour nous.
    .label = Le dire quand même
