### request, español

hello =
    Hola, { $name }. Soy un programa que recoge preguntas y peticiones. Escriba «persona» para hablar con alguien.
    Para saber qué pasa con sus datos, envíe /rights.

what_happened = ¿Qué podemos hacer por usted?
    .label = Su petición

product = ¿De qué producto o servicio se trata? Si tiene un número de pedido o de cliente, añádalo.
    .label = Producto o servicio
    .why = Así encontramos antes lo que nos pide.

email = ¿A qué dirección de correo respondemos?
    .label = Correo

displeased = ¿Algo le ha disgustado y quiere presentar esto como queja?
    .label = Una queja
    .why = Una queja tiene plazos que debemos cumplir. Usted decide.

summary = Esto es lo que he anotado. ¿Lo paso al equipo?
