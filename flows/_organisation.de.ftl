### Was nur Ihre Organisation sagen kann. Skripte und Briefe holen sich diese Worte von hier.
### Ersetzen Sie, was zwischen ⟪ und ⟫ steht, mitsamt den Zeichen. `redress config check` nennt, was noch fehlt; vorher startet nichts.

# Wo Kundinnen und Kunden lesen, wie Sie mit Beschwerden umgehen (ISO 10002, 4.2 und 5.3).
policy-link = ⟪https://www.example.org/complaints ⟫

# Wo steht, was aus ihren Daten wird, und wen sie fragen.
privacy-link = ⟪https://www.example.org/privacy ⟫
privacy-contact = ⟪privacy@example.org⟫

# Wie man einen Menschen erreicht.
contact-ways = Telefon ⟪+49 30 1234567⟫, E-Mail ⟪care@example.org⟫, ⟪werktags von 9 bis 17 Uhr⟫

# Wer sonst helfen kann, unabhängig von Ihnen: genau benannt, mit Adresse und Kosten (ISO 10002, 7.9).
outside-bodies =
    ⟪Schlichtungsstelle Beispiel, https://www.schlichtung.example (kostenlos)⟫
    ⟪Verbraucherzentrale, https://www.beratung.example ⟫

# Bei Lebensgefahr, dort wo Ihre Kundschaft lebt. Prüfen Sie beide Nummern selbst: Sie ändern sich.
emergency-number = ⟪112⟫
helpline = ⟪0800 1110111, kostenlos, Tag und Nacht⟫
