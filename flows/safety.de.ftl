### safety, Deutsch

advice =
    ⚠️ Bringen Sie sich in Sicherheit. Benutzen Sie das Produkt nicht mehr, und ziehen Sie den Stecker, wenn das sicher ist.
    Ist jemand verletzt, wählen Sie zuerst den Notruf.

what_happened = Bitte sagen Sie, was passiert ist und wo. Wenige Worte genügen.
    .label = Was passiert ist
    .too_short = Bitte sagen Sie mit wenigen Worten, was gefährlich ist.

injury = Ist jemand verletzt?
    .label = Verletzung
injury-none = Niemand ist verletzt
injury-first_aid = Erste Hilfe hat genügt
injury-doctor = Ärztliche Hilfe war nötig
injury-hospital = Jemand ist im Krankenhaus
injury-death = Jemand ist gestorben

who = Wer ist verletzt?
    .label = Wer verletzt ist
who-adult = Ein erwachsener Mensch
who-child = Ein Kind
who-several = Mehrere Menschen

product = Um welches Produkt geht es? Bitte nennen Sie auch Chargen- oder Seriennummer und wo Sie es gekauft haben, wenn Sie es wissen.
    .label = Produkt
    .why = Mit der Chargennummer finden wir heraus, wer noch in Gefahr ist.
    .example = Wasserkocher KX-200, Charge 2025-03, gekauft in der Hauptstraße

item_kept = Haben Sie es noch?
    .label = Noch vorhanden
keep_it = Bitte bewahren Sie es so auf, wie es ist, außer Reichweite. Reparieren Sie es nicht, und werfen Sie es nicht weg.

evidence = Wenn es sicher ist, senden Sie ein Foto davon und vom Etikett.
    .label = Fotos und Unterlagen
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.

summary = Das habe ich notiert. Unsere Sicherheitsbeauftragten wissen schon davon. Stimmt es so?
