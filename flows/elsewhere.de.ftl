### elsewhere, Deutsch

first = In einem Notfall wählen Sie jetzt den Notruf. Dieser Chat wird nicht zu jeder Stunde gelesen.

topic = Worum geht es?
    .label = Thema
topic-company = Ein anderes Unternehmen
topic-authority = Eine Behörde oder ein Gericht
topic-crime = Eine Straftat
topic-health = Gesundheit, oder jemand ist verzweifelt
topic-unsure = Ich bin nicht sicher

company =
    Für ein anderes Unternehmen sind wir nicht zuständig, aber diese Stellen können helfen:
    { outside-bodies }

authority = Behörden und Gerichte haben eigene Wege für Einsprüche. Der Weg und die Frist stehen auf deren Schreiben. Beratungsstellen helfen, oft kostenlos.

crime = Bitte zeigen Sie eine Straftat bei der Polizei an. Bewahren Sie Briefe, Nachrichten und Belege auf; sie helfen als Beweis.

health = Bitte wenden Sie sich an eine Ärztin oder einen Arzt. Ist jemand verzweifelt, hört Ihnen hier zu jeder Stunde ein Mensch zu: { helpline }

tell_us = Möchten Sie es uns trotzdem erzählen? Was nicht zu uns gehört, geben wir weiter.
    .label = Trotzdem erzählen
