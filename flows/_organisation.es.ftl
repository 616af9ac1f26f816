### Lo que solo puede decir su organización. Los guiones y las cartas toman de aquí estas palabras.
### Sustituya lo que está entre ⟪ y ⟫, y también los signos. `redress config check` dice lo que falta; antes no arranca nada.

# Dónde se lee cómo trata usted las quejas (ISO 10002, 4.2 y 5.3).
policy-link = ⟪https://www.example.org/complaints ⟫

# Dónde se lee qué pasa con los datos, y a quién se pregunta.
privacy-link = ⟪https://www.example.org/privacy ⟫
privacy-contact = ⟪privacy@example.org⟫

# Cómo se llega a una persona.
contact-ways = Teléfono ⟪+34 912 345 678⟫, correo ⟪care@example.org⟫, ⟪los días laborables de 9 a 17 h⟫

# Quién más puede ayudar, independiente de ustedes: con nombre exacto, dirección y coste (ISO 10002, 7.9).
outside-bodies =
    ⟪Mediador de Ejemplo, https://www.mediador.example (gratis)⟫
    ⟪Oficina de consumo, https://www.consumo.example ⟫

# Para peligro de muerte, donde vive su clientela. Compruebe usted ambos números: cambian.
emergency-number = ⟪112⟫
helpline = ⟪024, gratis, día y noche⟫
