### person, español

which = ¿Se trata de uno de sus casos? Si es así, elíjalo o escriba su referencia.
    .label = Caso

how = ¿Cómo prefiere que nos pongamos en contacto con usted?
    .label = Cómo contactarle
how-write = Que me escriba
how-call = Que me llame

phone = ¿A qué número?
    .label = Teléfono
    .example = +34 912 345 678
    .invalid = «{ $input }» no parece un número de teléfono. Debería ser como { $example }.

call_at = ¿Cuándo le viene bien una llamada?
    .label = Cuándo llamar
    .example = días laborables por la mañana

words = ¿De qué se trata? Bastan una o dos palabras.
    .label = Se trata de

summary = Esto es lo que he anotado. ¿Lo paso al equipo?
