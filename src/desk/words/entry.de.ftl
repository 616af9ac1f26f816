### Was Mitarbeitende für Kunden eintragen, die anriefen, auf Papier schrieben oder vorbeikamen, auf Deutsch.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = von, e-mail, email, mail, adresse, mailadresse
entry-key-name = name, kunde, kundin
entry-key-phone = telefon, tel, telefonnummer, nummer
entry-key-received = erhalten, erhalten am, eingang, eingegangen, eingegangen am, datum, am
entry-key-way = per, wie, weg
entry-key-language = sprache
entry-yesterday = gestern

## What came of it

entry-done = [{ $reference }] Angelegt
entry-opened = { $reference } ist angelegt. Der Fall gilt als erhalten am { $received }, und seine Fristen laufen von da an.
entry-acknowledged = Die Eingangsbestätigung geht an die Adresse, die Sie genannt haben.
entry-not-acknowledged = Es ging keine Eingangsbestätigung hinaus. Bitte sagen Sie dem Kunden selbst das Aktenzeichen und die Termine.
entry-not-done = Nichts wurde angelegt
entry-nothing = Es wurde nichts angelegt und nichts verschickt.
entry-empty = Es steht nichts darin, was die Kundin oder der Kunde gesagt hat. Schreiben Sie es unter die Zeilen, hängen Sie es an oder leiten Sie die Mail weiter.
entry-not-a-date = „{ $text }“ ist kein vergangener Tag, den ich lesen kann. Schreiben Sie gestern, Freitag, 20.11. oder 2026-11-20.
entry-not-an-address = „{ $text }“ ist keine E-Mail-Adresse.
entry-help =
    Schreiben Sie solche Zeilen, jede, soweit Sie es wissen, und darunter, was der Kunde sagte:
    von: ann@example.org
    name: Ann Mercer
    telefon: 0123 456
    erhalten: gestern
    per: Telefon
entry-address = Ein Anruf, ein Brief oder ein Besuch? Schicken Sie es an { $address }, und für den Kunden wird ein Fall angelegt.
