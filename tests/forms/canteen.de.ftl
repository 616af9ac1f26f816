### Kantine, Deutsch

topic = Worum geht es?
    .label = Thema
topic-meal = 🍲 Ein Essen
    .words = Suppe, fad, verbrannt
topic-queue = Die Schlange
    .words = warten, Schlange
topic-price = Der Preis
    .words = teuer, berechnet
topic-hygiene = Sauberkeit
    .words = schmutzig, Haar, Schimmel
topic-idea = Eine Idee

dish = Welches Gericht war es?
    .label = Gericht
dish-soup = Suppe
dish-main = Hauptgericht
dish-vegan = Veganes Gericht
dish-salad = Salat
dish-dessert = Nachtisch

taste = Wie hat es geschmeckt, von 1 (schlecht) bis 5 (sehr gut)?
    .label = Geschmack
    .too_small = 1 ist die niedrigste Note.
    .too_large = { $limit } ist die beste Note.

why_bad = Was war falsch daran? Sie können bis zu drei wählen.
    .label = Falsch daran
    .too_many = Bitte höchstens { $limit ->
        [one] eines
       *[other] { $limit }
    } wählen.
why_bad-cold = Es war kalt
why_bad-salty = Zu salzig
why_bad-small = Zu wenig
why_bad-late = Es kam spät
why_bad-other = Mir wurde schlecht

minutes = Wie viele Minuten haben Sie gewartet?
    .label = Minuten

sorry_wait = { $minutes } Minuten sind zu lang. Das tut mir leid.

paid = Wie viel haben Sie bezahlt?
    .label = Bezahlt

badge = Welche Nummer steht auf Ihrem Ausweis?
    .label = Ausweis
    .example = K-1234
    .invalid = „{ $input }“ ist keine Ausweisnummer. Sie sieht aus wie { $example }.

sick = Ist jemand krank geworden?
    .label = Krank
    .words_yes = krank, erbrochen, Fieber

found = Bitte schicken Sie ein Foto davon.
    .label = Foto

words = Bitte erzählen Sie mehr.
    .label = In Ihren Worten
    .too_short = Bitte ein paar Worte mehr.

day = An welchem Tag war es?
    .label = Tag

reply_to = An welche Adresse dürfen wir antworten?
    .label = Antwort an

check_it = Danke, { $name }. Stimmt das so?
