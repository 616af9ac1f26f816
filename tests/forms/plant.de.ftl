intro = Guten Tag { $name }. Hier melden Sie Unfälle und Gefahren im Werk.

event = Was ist geschehen?
    .label = Ereignis
event-injury = 🩹 Jemand ist verletzt
    .words = verletzt, gestürzt, geschnitten
event-near_miss = Beinahe-Unfall
    .words = beinahe, fast
event-leak = Etwas läuft aus
    .words = ausgelaufen, Leck
event-fire = 🔥 Feuer oder Rauch
    .words = Feuer, Rauch
event-unsafe = Etwas ist unsicher

call_112 = Rufen Sie zuerst 112 an. Dann schreiben Sie hier weiter.

injured_count = Wie viele Menschen sind verletzt?
    .label = Verletzte
    .too_large = Bitte höchstens { $limit }.
hospital = Musste jemand ins Krankenhaus?
    .label = Krankenhaus

substance = Welcher Stoff läuft aus?
    .label = Stoff
litres = Wie viele Liter ungefähr?
    .label = Liter

still_running = Läuft die Anlage noch?
    .label = Läuft noch
stop_machine = Halten Sie die Anlage an, wenn das ohne Gefahr geht.

story = Erzählen Sie bitte, was geschehen ist.
    .label = Hergang
pictures = Haben Sie Bilder oder ein Protokoll?
    .label = Anlagen

person_staff_no = Wie lautet Ihre Personalnummer?
    .label = Personalnummer
    .example = 123456
    .invalid = Die Nummer hat sechs Ziffern, zum Beispiel { $example }.
person_phone = Unter welcher Nummer erreichen wir Sie?
    .label = Telefon
person_may_call = Dürfen wir Sie unter { $person_phone } anrufen?
    .label = Anruf erlaubt

sum_up = So habe ich es notiert: { $injured_count ->
        [0] kein Ereignis mit Verletzten
        [one] eine verletzte Person
       *[other] Verletzte siehe unten
    }. Stimmt das?
