### menu, Deutsch

greeting =
    Guten Tag { $name }. Ich bin ein automatischer Assistent. Schreiben Sie „Mensch“, um einen Menschen zu erreichen.
    Was mit Ihren Daten geschieht, erfahren Sie mit /rights.

want = Was kann ich für Sie tun? Sie können auch einfach erzählen, was passiert ist.
    .label = Was Sie möchten
want-complaint = Mich beschweren
want-danger = Gefahr oder Verletzung melden
want-request = Etwas fragen oder um etwas bitten
want-feedback = Danken oder etwas vorschlagen
want-status = Sehen, wie es um meinen Fall steht
want-person = Mit jemandem aus dem Team sprechen
want-my_data = Meine Daten sehen oder ändern
want-more = Etwas anderes

more = Was kann ich sonst tun?
    .label = Was sonst
more-add = Meinem Fall etwas hinzufügen
more-withdraw = Meinen Fall zurückziehen
more-recall = Nach einem Produktrückruf suchen
more-hardship = Mir fehlt bald das Nötigste
more-rights = Wie es abläuft, und meine Rechte
more-elsewhere = Etwas, wofür Sie nicht zuständig sind
