### Dossiers clos et rouverts, en français.

staff-subject-again = [{ $reference }] { $severity } : rouvert
staff-again = { $name } a rouvert ce dossier, qui était clos. Il attend l’équipe { $team }.
staff-again-reason = Motif : { $why }
staff-again-no-reason = { $name } n’a pas donné de motif.
staff-again-unsettled = Pour le client, ce dossier n’est pas réglé. Il est rouvert.
staff-again-other = Une autre personne que le client a écrit à propos de ce dossier clos. Il est rouvert. Vérifiez le message avant de vous y fier.
