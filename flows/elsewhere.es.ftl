### elsewhere, español

first = En una emergencia, llame ahora al { emergency-number }. Este chat no se lee a todas horas.

topic = ¿De qué se trata?
    .label = Tema
topic-company = Otra empresa
topic-authority = Una autoridad o un tribunal
topic-crime = Un delito
topic-health = Mi salud, o alguien desesperado
topic-unsure = No tengo claro qué es

company =
    Otra empresa no depende de nosotros, pero estos organismos pueden ayudar:
    { outside-bodies }

authority = Una autoridad o un tribunal tiene su propia vía para reclamar. La explica su carta, con un plazo que debe respetar. Hay asesorías que ayudan, a menudo gratis.

crime = Denuncie el delito a la policía, por favor. Guarde cartas, mensajes y recibos; sirven de prueba.

# For review by a native reader: is “al límite” warm and plain enough everywhere?
health = Acuda a un servicio médico, por favor. Si usted o alguien cercano está al límite, aquí le escuchan a cualquier hora: { helpline }

tell_us = ¿Quiere contárnoslo de todos modos? Lo que no nos corresponde lo hacemos llegar a quien corresponde.
    .label = Contarlo de todos modos
