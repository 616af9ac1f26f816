### hardship, español

hello = Hola { $name }. Nadie debe quedarse sin lo básico. Son tres preguntas cortas, y una persona lo ve enseguida. Escriba «persona» en cualquier momento.

at_risk = ¿Qué podría faltarle?
    .label = En riesgo
at_risk-home = Mi vivienda
at_risk-energy = Luz o calefacción
at_risk-water = Agua
at_risk-phone = Teléfono o internet
at_risk-money = Dinero para comida o alquiler
at_risk-medicine = Medicinas o cuidados
at_risk-other = Otra cosa que necesito para vivir

by_when = ¿Para cuándo?
    .label = Para cuándo
by_when-now = Hoy, o ya ha ocurrido
by_when-days = En unos días
by_when-month = Dentro de un mes
by_when-unknown = No lo sé todavía

what_happened = ¿Hay algo que debamos saber? No tiene que decir por qué.
    .label = Con sus palabras

help_now = Aviso al equipo ahora mismo. Si necesita hablar con alguien ya, escriba «persona».

summary = Esto es lo que he anotado. ¿Lo paso al equipo?
