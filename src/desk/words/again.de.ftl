### Fälle, die geschlossen waren und wieder offen sind, auf Deutsch.

staff-subject-again = [{ $reference }] { $severity }: wieder offen
staff-again = { $name } hat diesen geschlossenen Fall wieder geöffnet. Er wartet auf das Team { $team }.
staff-again-reason = Grund: { $why }
staff-again-no-reason = { $name } hat keinen Grund genannt.
staff-again-unsettled = Laut Kundin oder Kunde ist dieser Fall nicht erledigt. Er ist wieder offen.
staff-again-other = Zu diesem geschlossenen Fall hat jemand anderes geschrieben als die Kundin oder der Kunde. Er ist wieder offen. Prüfen Sie die Nachricht, bevor Sie sich darauf verlassen.
