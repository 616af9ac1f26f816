### What only your organisation can say. Flows and letters take these words from here.
### Replace what stands between ⟪ and ⟫, and the marks too. `redress config check` names what is left; nothing starts before.
### You may add texts of your own, and show them in any flow: { branch-london }

# Where customers read how you handle complaints (ISO 10002, 4.2 and 5.3).
policy-link = ⟪https://www.example.org/complaints ⟫

# Where customers read what becomes of their data, and whom they ask.
privacy-link = ⟪https://www.example.org/privacy ⟫
privacy-contact = ⟪privacy@example.org⟫

# How customers reach a person.
contact-ways = Telephone ⟪+44 20 7946 0000⟫, e-mail ⟪care@example.org⟫, ⟪on weekdays from 9 to 17⟫

# Who else can help, independent of you: name them exactly, with address and cost (ISO 10002, 7.9).
outside-bodies =
    ⟪Ombudsman for Example, https://www.ombudsman.example (free of charge)⟫
    ⟪Consumer advice centre, https://www.advice.example ⟫

# For danger to life, where your customers live. Check both numbers yourself: they change.
emergency-number = ⟪112⟫
helpline = ⟪116 123, free of charge, day and night⟫
