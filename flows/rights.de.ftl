### rights, Deutsch

topic = Was möchten Sie wissen?
    .label = Thema
topic-steps = Wie eine Beschwerde abläuft
topic-time = Wie lange es dauert
topic-outside = Wer sonst helfen kann
topic-supporter = Wer mich unterstützen darf
topic-privacy = Was mit meinen Daten geschieht
topic-contact = Wie ich Sie erreiche

steps =
    Sie sagen uns, was passiert ist; das kostet nichts. Sie bekommen sofort ein Aktenzeichen. Ein Mensch sieht es sich an, fragt nach, wenn etwas unklar ist, und antwortet mit Gründen.
    Sind Sie mit der Antwort nicht zufrieden, sagen Sie es, und jemand anderes sieht es noch einmal an. Alle Regeln: { policy-link }

time = Mit dem Aktenzeichen bekommen Sie zwei Termine: bis wann sich jemand Ihren Fall ansieht und bis wann Sie unsere Antwort haben. Brauchen wir länger, sagen wir es vorher und nennen den Grund.

outside =
    Sie müssen nicht auf uns warten. Diese Stellen sind unabhängig von uns:
    { outside-bodies }

supporter = Wem Sie vertrauen, darf für Sie schreiben: Familie, Freunde, eine Beratungsstelle, eine Kanzlei. Wir fragen Sie, bevor wir dieser Person etwas über Sie sagen.

privacy =
    Wir bewahren nur auf, was wir für Ihren Fall brauchen, und nur so lange wie nötig. Wer es liest und wie lange wir es aufbewahren: { privacy-link }
    Fragen: { privacy-contact }

contact = { contact-ways }.

go_on = Wie geht es weiter?
    .label = Wie weiter
go_on-complaint = Mich beschweren
go_on-menu = Zum Anfang
go_on-enough = Das war alles, danke
