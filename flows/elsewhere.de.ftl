### elsewhere, Deutsch

first = In einem Notfall wählen Sie jetzt { emergency-number }. Dieser Chat wird nicht rund um die Uhr gelesen.

topic = Worum geht es?
    .label = Thema
topic-company = Ein anderes Unternehmen
topic-authority = Eine Behörde oder ein Gericht
topic-crime = Eine Straftat
topic-health = Meine Gesundheit, oder jemand in Not
topic-unsure = Ich bin mir nicht sicher

company =
    Für ein anderes Unternehmen sind wir nicht zuständig, aber diese Stellen können helfen:
    { outside-bodies }

authority = Gegen eine Entscheidung einer Behörde oder eines Gerichts können Sie sich wehren. Wie und bis wann, steht in deren Schreiben. Beratungsstellen helfen, oft kostenlos.

crime = Bitte zeigen Sie eine Straftat bei der Polizei an. Bewahren Sie Briefe, Nachrichten und Belege auf; sie helfen als Beweis.

health = Bitte wenden Sie sich an eine Ärztin oder einen Arzt. Sind Sie oder jemand in Ihrer Nähe verzweifelt, hört Ihnen zu jeder Stunde ein Mensch zu: { helpline }

tell_us = Möchten Sie es uns trotzdem erzählen? Was nicht zu uns gehört, geben wir weiter.
    .label = Trotzdem erzählen
