### my_data_request, Deutsch

wanted = Was möchten Sie?
    .label = Was Sie möchten
wanted-copy = Eine Kopie aller meiner Daten
    .words = kopie meiner daten, auskunft
wanted-correct = Meine Daten berichtigen
    .words = berichtigen, falsche adresse
wanted-delete = Meine Daten löschen
    .words = daten löschen, löschung
wanted-object = Einer Nutzung widersprechen
    .words = widerspreche, abbestellen
wanted-complain = Mich zum Datenschutz beschweren
    .words = datenschutzbeschwerde

details = Um welche Daten geht es, und was sollten wir wissen?
    .label = Einzelheiten
    .why = Je genauer Sie es sagen, desto schneller finden wir es. Einen Grund müssen Sie nicht nennen.

email = An welche E-Mail-Adresse sollen wir antworten?
    .label = E-Mail

summary = Das habe ich notiert. Sie haben unsere Antwort innerhalb eines Monats. Stimmt es so?
