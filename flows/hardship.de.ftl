### hardship, Deutsch

hello = Guten Tag { $name }. Niemandem soll das Nötigste fehlen. Ich stelle drei kurze Fragen, und ein Mensch sieht sich das als Erstes an. Mit „Mensch“ erreichen Sie jederzeit jemanden von uns.

at_risk = Was könnte Ihnen bald fehlen?
    .label = Was fehlen könnte
at_risk-home = Meine Wohnung
at_risk-energy = Strom oder Heizung
at_risk-water = Wasser
at_risk-phone = Telefon oder Internet
at_risk-money = Geld für Essen oder Miete
at_risk-medicine = Medikamente oder Pflege
at_risk-other = Etwas anderes, das ich zum Leben brauche

by_when = Wann könnte das sein?
    .label = Wann
by_when-now = Heute, oder es ist schon geschehen
by_when-days = In wenigen Tagen
by_when-month = Innerhalb eines Monats
by_when-unknown = Das weiß ich noch nicht

what_happened = Sollten wir noch etwas wissen? Warum Sie in Not sind, müssen Sie nicht sagen.
    .label = In Ihren Worten

help_now = Ich habe unserem Team Bescheid gegeben. Brauchen Sie jetzt jemanden zum Reden, schreiben Sie „Mensch“.

summary = Das habe ich notiert. Soll ich es weitergeben?
