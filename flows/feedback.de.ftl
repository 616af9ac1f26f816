### feedback, Deutsch

hello =
    Guten Tag { $name }. Ich bin ein Programm, das Lob und Ideen aufnimmt. Es dauert eine Minute. Schreiben Sie „Mensch“, um einen Menschen zu erreichen.
    Was mit Ihren Daten geschieht, erfahren Sie mit /rights.

what_happened = Sagen Sie es in Ihren Worten: Was war gut, was könnte besser werden?
    .label = In Ihren Worten

sort = Was passt am besten?
    .label = Art
sort-praise = Lob
    .words = danke, wunderbar, ausgezeichnet, großartig
sort-idea = Eine Idee
    .words = vorschlag, idee, es wäre schön
sort-displeased = Ich bin nicht zufrieden
    .words = enttäuscht, unzufrieden, nicht zufrieden

about = Worum geht es?
    .label = Es geht um
about-staff = Unser Personal
about-product = Ein Produkt
about-service = Eine Leistung
about-delivery = Eine Lieferung
about-price = Der Preis
about-website = Die Website
about-other = Etwas anderes

publish = Dürfen wir Ihre Worte veröffentlichen, ohne Ihren Namen?
    .label = Ohne Namen veröffentlichen
    .why = Andere lesen gern, was Kundinnen und Kunden sagen. Ohne Ihr Ja wird nichts veröffentlicht.

email = Wenn Sie eine Antwort möchten: An welche E-Mail-Adresse sollen wir sie senden?
    .label = E-Mail

summary = Das habe ich notiert. Darf ich es weitergeben?
