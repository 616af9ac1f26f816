### request, Deutsch

hello =
    Guten Tag { $name }. Ich bin ein Programm, das Fragen und Wünsche aufnimmt. Schreiben Sie „Mensch“, um einen Menschen zu erreichen.
    Was mit Ihren Daten geschieht, erfahren Sie mit /rights.

what_happened = Was können wir für Sie tun?
    .label = Ihr Anliegen

product = Um welches Produkt oder welche Leistung geht es? Haben Sie eine Bestell- oder Kundennummer, schreiben Sie sie dazu.
    .label = Produkt oder Leistung
    .why = Damit finden wir schneller, wonach Sie fragen.

email = An welche E-Mail-Adresse sollen wir antworten?
    .label = E-Mail

displeased = Sind Sie unzufrieden mit uns, und soll es eine Beschwerde sein?
    .label = Eine Beschwerde
    .why = Für eine Beschwerde gelten Termine, die wir einhalten müssen. Sie entscheiden.

summary = Das habe ich notiert. Soll ich es weitergeben?
