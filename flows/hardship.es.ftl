### hardship, español

hello = Hola, { $name }. Nadie debe quedarse sin lo básico. Son tres preguntas cortas, y una persona lo atiende con prioridad. Puede escribir «persona» en cualquier momento.

at_risk = ¿Qué podría faltarle?
    .label = En riesgo
at_risk-home = Mi vivienda
at_risk-energy = Luz o calefacción
at_risk-water = Agua
at_risk-phone = Teléfono o internet
at_risk-money = Dinero para comida o alquiler
at_risk-medicine = Medicinas o cuidados
at_risk-other = Otra cosa que necesito para vivir

by_when = ¿Cuándo podría ocurrir?
    .label = Cuándo
by_when-now = Hoy, o ya ha ocurrido
by_when-days = En los próximos días
by_when-month = En menos de un mes
by_when-unknown = No lo sé todavía

what_happened = ¿Hay algo que debamos saber? No tiene que decir por qué.
    .label = Con sus palabras

help_now = Ya he avisado al equipo. Si necesita hablar con alguien ahora mismo, escriba «persona».

summary = Esto es lo que he anotado. ¿Lo paso al equipo?
