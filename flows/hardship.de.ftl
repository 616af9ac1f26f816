### hardship, Deutsch

hello = Guten Tag { $name }. Niemandem soll das Nötigste fehlen. Drei kurze Fragen, und ein Mensch sieht es sich als Erstes an. Schreiben Sie jederzeit „Mensch“.

at_risk = Was könnte Ihnen fehlen?
    .label = Was fehlen könnte
at_risk-home = Meine Wohnung
at_risk-energy = Strom oder Heizung
at_risk-water = Wasser
at_risk-phone = Telefon oder Internet
at_risk-money = Geld für Essen oder Miete
at_risk-medicine = Medikamente oder Pflege
at_risk-other = Etwas anderes, das ich zum Leben brauche

by_when = Bis wann?
    .label = Bis wann
by_when-now = Heute, oder es ist schon geschehen
by_when-days = In wenigen Tagen
by_when-month = Innerhalb eines Monats
by_when-unknown = Das ist mir nicht bekannt

what_happened = Sollten wir noch etwas wissen? Warum Sie in Not sind, müssen Sie nicht sagen.
    .label = In Ihren Worten

help_now = Ich sage es sofort unserem Team. Brauchen Sie jetzt jemanden zum Reden, schreiben Sie „Mensch“.

summary = Das habe ich notiert. Soll ich es weitergeben?
