### withdraw, français

note = Vous pouvez retirer un dossier à tout moment. Si quelqu’un est peut-être en danger, nous l’examinons quand même.

which = Quel dossier voulez-vous retirer ? La référence est dans notre premier message.
    .label = Dossier

reason = Pourquoi voulez-vous le retirer ? Vous n’avez pas à le dire.
    .label = Raison
reason-solved = C’est réglé
reason-no_time = Je n’ai pas le temps
reason-no_trust = Je ne crois pas que cela serve
reason-too_slow = C’est trop long
reason-other = Une autre raison
reason-keep = Non, garder mon dossier ouvert
