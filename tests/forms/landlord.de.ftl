welcome = Guten Tag { $name }. Hier melden Sie Mängel in Ihrer Wohnung.

defect = Was ist nicht in Ordnung?
    .label = Mangel
defect-heating = 🌡 Die Heizung
    .words = Heizung, kalt
defect-water = 💧 Wasser
    .words = Rohrbruch, nass
defect-mould = Schimmel
    .words = Schimmel
defect-noise = Lärm
    .words = Lärm, laut
defect-lift = Der Aufzug
defect-other = Etwas anderes

burst = Läuft das Wasser noch?
    .label = Läuft noch
    .words_yes = strömt, überschwemmt
close_tap = Drehen Sie den Haupthahn zu.

degrees = Wie warm ist es in der Wohnung?
    .label = Grad
    .too_large = Höchstens { $limit }.
baby = Wohnt ein Säugling bei Ihnen?
    .label = Säugling

rooms = Welche Räume sind betroffen?
    .label = Räume
rooms-kitchen = Küche
rooms-bath = Bad
rooms-bedroom = Schlafzimmer
rooms-living = Wohnzimmer

since = Seit wann?
    .label = Seit

pictures = Haben Sie Bilder?
    .label = Bilder

contract = Wie lautet die Nummer des Mietvertrags?
    .label = Vertrag
    .example = M-123456
    .invalid = Die Nummer sieht so aus: { $example }.
    .why = Damit finden wir Ihre Wohnung.

words = Bitte beschreiben Sie den Mangel.
    .label = Beschreibung

access = Dürfen unsere Handwerker Ihre Nummer erhalten?
    .label = Handwerker
phone = Unter welcher Nummer erreichen wir Sie?
    .label = Telefon

overview = So habe ich es notiert. Stimmt es?
