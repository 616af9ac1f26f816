### rights, español

topic = ¿Qué quiere saber?
    .label = Tema
topic-steps = Cómo se trata una queja
topic-time = Cuánto tarda
topic-outside = Quién más puede ayudar
topic-supporter = Quién puede apoyarme
topic-privacy = Qué pasa con mis datos
topic-contact = Cómo contactar con ustedes

steps =
    Usted nos cuenta lo que pasó; no cuesta nada. Recibe enseguida una referencia. Una persona lo examina, le pregunta si algo no está claro y le responde con una explicación.
    Si la respuesta no le convence, dígalo, y otra persona lo examina de nuevo. Todas las reglas: { policy-link }

time = Con la referencia recibe dos fechas límite: la del primer contacto y la de nuestra respuesta. Si necesitamos más tiempo, se lo decimos antes y le explicamos por qué.

outside =
    No tiene que esperarnos. Estos organismos son independientes de nosotros:
    { outside-bodies }

supporter = Puede escribir por usted quien usted quiera: familia, amistades, una asesoría o un despacho de abogados. Antes de contarle algo sobre usted a esa persona, le preguntamos a usted.

privacy =
    Guardamos solo los datos necesarios para su caso, y solo el tiempo necesario. Quién los lee y cuánto tiempo los guardamos: { privacy-link }
    Preguntas: { privacy-contact }

contact = { contact-ways }.

go_on = ¿Y ahora?
    .label = Y ahora
go_on-complaint = Presentar una queja
go_on-menu = Volver al principio
go_on-enough = Eso es todo, gracias
