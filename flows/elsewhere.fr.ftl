### elsewhere, français

first = En cas d’urgence, appelez maintenant les secours. Ce chat n’est pas lu à toute heure.

topic = De quoi s’agit-il ?
    .label = Sujet
topic-company = Une autre entreprise
topic-authority = Une autorité ou un tribunal
topic-crime = Un délit
topic-health = Santé, ou quelqu’un de désespéré
topic-unsure = Je n’en suis pas sûr

company =
    Nous n’avons pas de pouvoir sur une autre entreprise, mais ces organismes peuvent aider :
    ⟪Médiateur Exemple, https://www.mediateur.example (gratuit)⟫
    ⟪Association de consommateurs, https://www.conseil.example ⟫

authority = Une autorité ou un tribunal a sa propre voie de recours. Elle est indiquée dans sa lettre, avec un délai à respecter. Des conseils aident, souvent gratuitement.

crime = Signalez un délit à la police. Gardez lettres, messages et reçus ; ils servent de preuve.

health = Consultez un médecin. Si quelqu’un est désespéré, on vous écoute ici à toute heure : ⟪3114, gratuit, jour et nuit⟫

tell_us = Voulez-vous nous le dire quand même ? Nous transmettons ce qui n’est pas pour nous.
    .label = Le dire quand même
