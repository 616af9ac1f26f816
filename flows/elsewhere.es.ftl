### elsewhere, español

first = En una emergencia, llame ahora al { emergency-number }. Este chat no se lee a todas horas.

topic = ¿De qué se trata?
    .label = Tema
topic-company = Otra empresa
topic-authority = Una autoridad o un tribunal
topic-crime = Un delito
topic-health = Salud, o alguien desesperado
topic-unsure = No tengo claro qué es

company =
    Otra empresa no depende de nosotros, pero estos organismos pueden ayudar:
    { outside-bodies }

authority = Una autoridad o un tribunal tiene su propio recurso. Está en su carta, con un plazo que debe respetar. Hay asesorías que ayudan, a menudo gratis.

crime = Denuncie un delito a la policía. Guarde cartas, mensajes y recibos; sirven de prueba.

health = Acuda a un servicio médico, por favor. Si alguien está desesperado, aquí le escuchan a cualquier hora: { helpline }

tell_us = ¿Quiere contárnoslo de todos modos? Lo que no es para nosotros, lo pasamos.
    .label = Contarlo de todos modos
