### Ce que seule votre organisation peut dire. Les scripts et les lettres prennent ces mots ici.
### Remplacez ce qui se trouve entre ⟪ et ⟫, signes compris. `redress config check` nomme ce qui reste ; rien ne démarre avant.

# Où l’on lit comment vous traitez les réclamations (ISO 10002, 4.2 et 5.3).
policy-link = ⟪https://www.example.org/complaints ⟫

# Où l’on lit ce que deviennent les données, et à qui s’adresser.
privacy-link = ⟪https://www.example.org/privacy ⟫
privacy-contact = ⟪privacy@example.org⟫

# Comment joindre une personne.
contact-ways = Téléphone ⟪+33 1 23 45 67 89⟫, e-mail ⟪care@example.org⟫, ⟪en semaine de 9 h à 17 h⟫

# Qui d’autre peut aider, indépendamment de vous : nom exact, adresse et coût (ISO 10002, 7.9).
outside-bodies =
    ⟪Médiateur Exemple, https://www.mediateur.example (gratuit)⟫
    ⟪Association de consommateurs, https://www.conseil.example ⟫

# En cas de danger de mort, là où vit votre clientèle. Vérifiez vous-même les deux numéros : ils changent.
emergency-number = ⟪112⟫
helpline = ⟪3114, gratuit, jour et nuit⟫
