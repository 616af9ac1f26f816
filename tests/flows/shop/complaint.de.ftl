### complaint, Deutsch

# Der Hinweis zum Datenschutz und Ihr Name gehören hierher.
welcome =
    Guten Tag { $name }. Ich bin ein Programm, das Beschwerden aufnimmt. Es dauert etwa zwei Minuten.
    Schreiben Sie „Mensch“, um jemanden zu erreichen. Auch „zurück“, „ändern“, „Hilfe“ und „abbrechen“ verstehe ich jederzeit.

category = Worum geht es in Ihrer Beschwerde?
    .label = Thema
category-product = 📦 Ein Produkt
    .words = kaputt, defekt, fehlerhaft, abgebrochen, undicht
category-delivery = 🚚 Eine Lieferung
    .words = paket, kurier, nie angekommen, verspätet
category-billing = 🧾 Eine Rechnung
    .words = rechnung, abgebucht, keine erstattung
category-staff = 👤 Unser Personal
    .words = unhöflich, unfreundlich, angestellter, mitarbeiterin
category-other = Etwas anderes

what_happened = Bitte erzählen Sie mir in Ihren eigenen Worten, was passiert ist.
    .label = Was passiert ist
    .too_short = Könnten Sie etwas mehr schreiben? Ein oder zwei Sätze genügen.

injured = Wurde jemand verletzt?
    .label = Jemand verletzt
    .words_yes = verbrannt, verbrüht, verletzt, krankenhaus
danger = Könnte noch jemand zu Schaden kommen, zum Beispiel bei erneuter Benutzung?
    .label = Noch gefährlich

safety_advice = ⚠️ Bitte benutzen Sie es nicht mehr und bewahren Sie es außer Reichweite auf. Ich habe unsere Sicherheitsbeauftragte informiert.

order_no = Wie lautet die Bestellnummer? Sie steht oben auf Ihrer Rechnung.
    .label = Bestellnummer
    .example = AB-123456
    .invalid = „{ $input }“ sieht nicht wie eine Bestellnummer aus. Sie sollte wie AB-123456 aussehen.
    .why = Mit der Bestellnummer finden wir Ihren Kauf sofort.

photo = Wenn Sie ein Foto davon haben, senden Sie es jetzt.
    .label = Fotos

wish = Wie können wir es für Sie in Ordnung bringen?
    .label = Ihr Wunsch
wish-refund = Geld zurück
wish-replacement = Ersatz
wish-apology = Eine Entschuldigung
wish-explanation = Eine Erklärung
wish-other = Etwas anderes

email = An welche E-Mail-Adresse sollen wir schreiben?
    .label = E-Mail

share_with_courier = Dürfen wir Ihren Namen und Ihre Beschwerde an den Kurier weitergeben?
    .label = Weitergabe an den Kurier

summary = Das habe ich notiert. Stimmt es so?
