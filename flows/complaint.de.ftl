### complaint, Deutsch

# Ihr Name gehört hierher; den Hinweis zum Datenschutz zeigt /rights.
welcome =
    Guten Tag { $name }. Ich bin ein Programm, das Beschwerden aufnimmt. Es dauert etwa drei Minuten und kostet nichts.
    Schreiben Sie „Mensch“, um einen Menschen zu erreichen. Auch „zurück“, „ändern“, „Hilfe“ und „abbrechen“ verstehe ich jederzeit.
    Was mit Ihren Daten geschieht, erfahren Sie mit /rights.

what_happened = Bitte erzählen Sie in Ihren eigenen Worten, was passiert ist und wann. Sie können auch eine Sprachnachricht senden.
    .label = Was passiert ist
    .too_short = Könnten Sie etwas mehr schreiben? Ein oder zwei Sätze genügen.

danger = Wurde jemand verletzt, oder könnte noch jemand zu Schaden kommen?
    .label = Gefahr
    .words_yes = verbrannt, verbrüht, verletzt, krankenhaus, blutet, stromschlag, feuer, rauch, vergiftet, erstickt, verbrennung, verbrennungen, verletzung, rettungswagen, notarzt, notaufnahme, ohnmächtig, bewusstlos, beim arzt, zum arzt, gasgeruch, riecht nach gas, gasleck, kohlenmonoxid, brennt, gebrannt, explodiert, explosion, allergische reaktion, blutung

safety_advice = ⚠️ Ist jemand verletzt, wählen Sie zuerst { emergency-number }. Bitte benutzen Sie es nicht mehr und bewahren Sie es außer Reichweite auf. Lassen Sie es, wie es ist; reparieren Sie es nicht. Ich habe unsere Sicherheitsbeauftragten informiert.

category = Worum geht es? Wählen Sie, was am besten passt.
    .label = Thema
category-quality = Mangelhaftes Produkt, schlechter Service
    .words = kaputt, defekt, fehlerhaft, abgebrochen, undicht, funktioniert nicht
category-delivery = Eine Lieferung
    .words = paket, kurier, nie angekommen, lieferung
category-billing = Eine Rechnung oder Zahlung
    .words = rechnung, abgebucht, doppelt berechnet
category-price = Ein Preis oder versteckte Kosten
    .words = versteckte kosten, preiserhöhung
category-warranty = Reparatur oder Garantie
    .words = garantie, gewährleistung
category-redress = Erstattung oder Entschädigung
    .words = keine erstattung, entschädigung
category-staff_conduct = Unser Personal
    .words = unhöflich, unfreundlich, angestellter, mitarbeiterin
category-other = Etwas anderes
category-safety = Gesundheit oder Sicherheit
category-marketing = Werbung oder falsche Auskunft
    .words = werbung, irreführend, beworben
category-contract = Vertrag oder Kündigung
    .words = vertrag, abonnement, kündigung
category-privacy = Meine persönlichen Daten
    .words = datenschutz, persönliche daten
category-access = Erreichbarkeit oder Zugang
    .words = rollstuhl, öffnungszeiten
category-essential = Wasser, Strom, Telefon: Grundbedarf
    .words = abgestellt, kein strom, kein wasser, keine heizung
category-environment = Umwelt, Abfall oder Lärm
    .words = abfall, lärm, verschmutzung
category-complaint_handling = Umgang mit einer Beschwerde
    .words = niemand antwortet, nie geantwortet, keine antwort

product = Um welches Produkt, welche Leistung oder welchen Ort geht es? Haben Sie eine Bestell- oder Seriennummer, schreiben Sie sie dazu.
    .label = Produkt oder Leistung
    .why = Damit finden wir Ihren Kauf schneller.
    .example = Wasserkocher KX-200, Bestellung 12345

wish = Wie können wir es für Sie in Ordnung bringen?
    .label = Ihr Wunsch
wish-refund = Geld zurück
wish-replacement = Ersatz
wish-repair = Eine Reparatur
wish-price_reduction = Ein niedrigerer Preis
wish-apology = Eine Entschuldigung
wish-explanation = Eine Erklärung
wish-contract_honoured = Tun, was vereinbart war
wish-other = Etwas anderes
wish-decision_changed = Eine Entscheidung ändern
wish-prevention = Dass es nicht wieder vorkommt

evidence = Wenn Sie Fotos oder Unterlagen dazu haben, senden Sie sie jetzt.
    .label = Fotos und Unterlagen
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.

identity = In wessen Namen schreiben Sie?
    .label = In wessen Namen
    .why = Sie können uns bitten, Ihren Namen vertraulich zu behandeln. Sie können auch für jemand anderen schreiben.
identity-named = In meinem eigenen Namen
identity-confidential = In meinem Namen, aber vertraulich
identity-other_person = Für eine andere Person
identity-anonymous = Ohne meinen Namen

privacy_note = Wir vermerken das für alle, die Ihren Fall bearbeiten. Damit wir Ihnen antworten können, bleibt der Fall mit diesem Gespräch verbunden.

anonymous_note = Unser Team sieht nicht, wer Sie sind. Nur das Programm kennt den Weg zurück zu Ihnen. Bewahren Sie Ihr Aktenzeichen auf: Damit können Sie hier jederzeit nach dem Stand fragen.

relation = Was verbindet Sie mit dieser Person?
    .label = Ihre Verbindung
relation-guardian = Ich bin Elternteil oder Vormund
relation-asked = Die Person hat mich darum gebeten
relation-professional = Ich vertrete die Person beruflich
relation-unaware = Die Person weiß noch nichts davon

authority = Wenn Sie ein Papier haben, nach dem Sie für diese Person handeln dürfen, schicken Sie es jetzt. Sie können es auch später schicken.
    .label = Vollmacht
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.

authority_note = Danke, dass Sie helfen. Wir gehen der Sache jetzt nach. Bevor wir Ihnen etwas über diese Person sagen, bitten wir um ihr Einverständnis.

email = An welche E-Mail-Adresse sollen wir schreiben?
    .label = E-Mail

needs = Sollen wir für Sie etwas anders machen?
    .label = Was Ihnen hilft
    .why = Sie müssen keinen Grund nennen. Wir möchten nur wissen, was es Ihnen leichter macht.
needs-phone_call = Ein Anruf
needs-voice = Sprachnachrichten
needs-more_time = Mehr Zeit zum Antworten
needs-easy_read = Leichte Sprache
needs-large_print = Große Schrift
needs-interpreter = Jemand, der dolmetscht
needs-trusted_person = Eine Vertrauensperson einbeziehen
needs-other = Etwas anderes

told_before = Haben Sie uns das schon einmal gesagt?
    .label = Schon gemeldet
told_before-first_time = Nein, es ist das erste Mal
told_before-no_answer = Ja, und niemand hat geantwortet
told_before-not_solved = Ja, und es wurde nicht gelöst

summary = Das habe ich notiert. Stimmt es so?
