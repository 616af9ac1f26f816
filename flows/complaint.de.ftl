### complaint, Deutsch

welcome = Guten Tag, { $name }. Ich nehme Beschwerden für die Example GmbH auf. Das dauert etwa zwei Minuten. Sie können jederzeit „zurück“, „ändern“, „Hilfe“ oder „abbrechen“ sagen.

category = Worum geht es?
    .label = Thema
category-product = 📦 Ein Produkt
    .words = kaputt, defekt, fehlerhaft, abgefallen, undicht
category-delivery = 🚚 Eine Lieferung
    .words = Paket, Bote, nie angekommen, zu spät
category-billing = 🧾 Eine Rechnung
    .words = Rechnung, abgebucht, Geld nicht erhalten
category-staff = 👤 Unser Personal
    .words = unhöflich, unfreundlich, Mitarbeiter, Mitarbeiterin
category-other = Etwas anderes

what_happened = Bitte erzählen Sie mit Ihren Worten, was geschehen ist.
    .label = Was geschehen ist
    .too_short = Könnten Sie etwas mehr schreiben? Ein, zwei Sätze genügen.

injured = Wurde jemand verletzt?
    .label = Verletzte
    .words_yes = verbrannt, verbrüht, verletzt, Krankenhaus
danger = Könnte noch jemand verletzt werden, zum Beispiel beim nächsten Benutzen?
    .label = Noch gefährlich

safety_advice = ⚠️ Bitte benutzen Sie es nicht mehr, und bewahren Sie es sicher auf. Unser Sicherheitsbeauftragter weiß Bescheid.

order_no = Wie lautet die Bestellnummer? Sie steht oben auf der Rechnung.
    .label = Bestellnummer
    .example = AB-123456
    .invalid = „{ $input }“ sieht nicht wie eine Bestellnummer aus. Sie sieht so aus: AB-123456.
    .why = Mit der Bestellnummer finden wir Ihren Kauf sofort.

photo = Wenn Sie ein Foto davon haben, schicken Sie es jetzt.
    .label = Fotos

wish = Womit wäre Ihnen geholfen?
    .label = Ihr Wunsch
wish-refund = Mein Geld zurück
wish-replacement = Ein Ersatz
wish-apology = Eine Entschuldigung
wish-explanation = Eine Erklärung
wish-other = Etwas anderes

email = An welche E-Mail-Adresse dürfen wir schreiben?
    .label = E-Mail

share_with_courier = Dürfen wir Ihren Namen und Ihre Beschwerde an den Paketdienst weitergeben?
    .label = Weitergabe an den Paketdienst

summary = Das habe ich notiert. Stimmt es so?
