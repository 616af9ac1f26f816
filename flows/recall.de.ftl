### recall, Deutsch

careful = Bitte benutzen Sie das Produkt nicht, bis Sie mehr wissen.

hurt = Wurde dadurch jemand verletzt?
    .label = Jemand verletzt

product = Um welches Produkt geht es? Das Modell steht auf dem Etikett.
    .label = Produkt
    .example = EXAMPLE-1
    .too_short = Bitte schreiben Sie den Namen oder die Modellnummer.

batch = Wie lautet die Chargen- oder Seriennummer? Auch sie steht auf dem Etikett.
    .label = Charge
    .why = Oft sind nur einzelne Chargen gefährlich.

notice =
    ⚠️ Produktsicherheitsrückruf: { $recalled_name }
    { $recalled_hazard }
    Benutzen Sie es nicht mehr und bewahren Sie es außer Reichweite auf. Werfen Sie es nicht weg. Sie zahlen nichts.
    Fragen: { $recalled_contact }

remedy = Was möchten Sie?
    .label = Ihre Wahl
remedy-refund = Mein Geld zurück
remedy-replacement = Einen sicheren Ersatz
remedy-repair = Eine Reparatur

not_known = Wir kennen keinen Rückruf, der zu Ihren Angaben passt. Das beweist nicht, dass das Produkt sicher ist: Jemand aus unserem Team sieht sich an, was Sie uns sagen.

worry = Was macht Ihnen daran Sorge?
    .label = Ihre Sorge

evidence = Bitte senden Sie ein Foto vom Etikett, wenn Sie können.
    .label = Fotos und Unterlagen
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.

email = An welche E-Mail-Adresse sollen wir schreiben?
    .label = E-Mail

summary = Das habe ich notiert. Stimmt es so?
