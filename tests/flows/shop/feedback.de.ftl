### feedback, Deutsch

hello = Guten Tag { $name }. Ich bin ein Programm, das Lob und Ideen aufnimmt. Es dauert eine Minute. Schreiben Sie „Mensch“, um jemanden zu erreichen.

score = Wie zufrieden sind Sie mit uns?
    .label = Bewertung
score-five = 😀 Sehr zufrieden
score-four = 🙂 Zufrieden
score-three = 😐 Mittelmäßig
score-two = 🙁 Nicht zufrieden
score-one = 😞 Gar nicht zufrieden

about = Worum geht es?
    .label = Es geht um
about-staff = Unser Personal
    .words = personal, kollegin, kellner, bedienung
about-product = Ein Produkt
about-website = Die Website
about-delivery = Eine Lieferung
about-price = Der Preis

words = Sagen Sie es in Ihren Worten: Was war gut, was sollte besser werden?
    .label = In Ihren Worten

visited_on = An welchem Tag war das?
    .label = Tag
    .example = 3. April 2026

sorry = Es tut mir leid, dass wir es nicht besser gemacht haben.

call_back = Soll Sie jemand deswegen anrufen?
    .label = Rückruf
phone = Unter welcher Nummer erreichen wir Sie?
    .label = Telefon
    .example = +49 30 1234567
    .invalid = „{ $input }“ sieht nicht wie eine Telefonnummer aus. Sie sollte wie +49 30 1234567 aussehen.

summary = Das habe ich notiert. Darf ich es weitergeben?
