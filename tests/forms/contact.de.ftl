greeting = Guten Tag { $name }. Hier erreichen Sie die Stadt Beispiel.

matter = Was können wir für Sie tun?
    .label = Anliegen
matter-permit = Eine Genehmigung
matter-waste = Müllabfuhr
matter-noise = Lärm
matter-praise = Lob
matter-else = Etwas anderes

file_no = Wie lautet das Aktenzeichen?
    .label = Aktenzeichen
    .example = BA-2026/07
    .invalid = „{ $input }“ ist kein Aktenzeichen. Es sieht aus wie { $example }.

bins = Um welche Tonnen geht es?
    .label = Tonnen
    .too_few = Bitte wählen Sie mindestens { $limit ->
        [one] eine Tonne
       *[other] { $limit } Tonnen
    }.
bins-paper = Papier
bins-glass = Glas
bins-rest = Restmüll

at_night = Ist es nachts?
    .label = Nachts

where = Wo ist es?
    .label = Ort

message = Was möchten Sie uns sagen?
    .label = Nachricht
    .too_short = Bitte ein paar Worte mehr.

answer_by = Wie sollen wir antworten?
    .label = Antwort
answer_by-mail = Per E-Mail
answer_by-phone = Per Telefon
answer_by-none = Keine Antwort nötig

email = An welche Adresse?
    .label = E-Mail
phone = Unter welcher Nummer?
    .label = Telefon
newsletter = Dürfen wir Ihnen unseren Rundbrief schicken?
    .label = Rundbrief

thanks_waste = Wir sagen es heute der Müllabfuhr.

overview = Stimmt das so?
