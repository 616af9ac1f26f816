### person, Deutsch

which = Geht es um einen Ihrer Fälle? Dann wählen Sie ihn oder schreiben Sie sein Aktenzeichen.
    .label = Fall

how = Wie soll sich jemand aus unserem Team bei Ihnen melden?
    .label = Wie wir uns melden
how-write = Mir schreiben
how-call = Mich anrufen

phone = Unter welcher Nummer erreichen wir Sie?
    .label = Telefon
    .example = +49 30 1234567
    .invalid = „{ $input }“ sieht nicht wie eine Telefonnummer aus. Sie sollte wie { $example } aussehen.

call_at = Wann passt Ihnen ein Anruf?
    .label = Wann anrufen
    .example = werktags am Vormittag

words = Worum geht es? Ein, zwei Worte genügen.
    .label = Es geht um

summary = Das habe ich notiert. Soll ich es weitergeben?
