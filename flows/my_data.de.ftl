### my_data, Deutsch

notice = Über Ihre Daten bestimmen Sie. Was wir aufbewahren und wie lange, erfahren Sie mit /rights.

wanted = Was möchten Sie?
    .label = Was Sie möchten
wanted-copy = Eine Kopie aller meiner Daten
wanted-correct = Meine Daten berichtigen
wanted-delete = Meine Daten löschen
wanted-object = Einer Nutzung widersprechen
wanted-complain = Mich zum Datenschutz beschweren
