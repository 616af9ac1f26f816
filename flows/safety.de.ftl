### safety, Deutsch

advice =
    ⚠️ Ist jemand verletzt, wählen Sie zuerst { emergency-number }.
    Bringen Sie sich in Sicherheit. Benutzen Sie das Produkt nicht mehr, und ziehen Sie den Stecker, wenn das gefahrlos möglich ist.

what_happened = Bitte sagen Sie, was passiert ist und wo. Wenige Worte genügen.
    .label = Was passiert ist
    .too_short = Bitte sagen Sie mit wenigen Worten, was gefährlich ist.

told = Ich habe unsere Sicherheitsbeauftragten informiert.

injury = Ist jemand verletzt, und wie schwer?
    .label = Verletzung
injury-none = Niemand ist verletzt
injury-first_aid = Erste Hilfe hat genügt
injury-doctor = Ärztliche Hilfe war nötig
injury-hospital = Jemand ist im Krankenhaus
injury-death = Jemand ist gestorben

who = Das tut uns sehr leid. Wem ist es passiert?
    .label = Wem es passiert ist
who-adult = Einer erwachsenen Person
who-child = Einem Kind
who-several = Mehreren Menschen

product = Um welches Produkt geht es? Bitte nennen Sie auch die Chargen- oder Seriennummer und wo Sie es gekauft haben, wenn Sie es wissen.
    .label = Produkt
    .why = Mit der Chargennummer finden wir heraus, wer noch in Gefahr ist.
    .example = Wasserkocher KX-200, Charge 2025-03, gekauft in der Hauptstraße

item_kept = Haben Sie das Produkt noch?
    .label = Produkt noch vorhanden
keep_it = Bitte bewahren Sie es so auf, wie es ist, außer Reichweite. Reparieren Sie es nicht, und werfen Sie es nicht weg.

evidence = Wenn es gefahrlos möglich ist, senden Sie ein Foto davon und vom Etikett.
    .label = Fotos und Unterlagen
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.

summary = Das habe ich notiert. Unsere Sicherheitsbeauftragten wissen schon davon. Stimmt es so?
