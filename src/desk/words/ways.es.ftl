### Caminos hacia el cliente: el enlace de un chat y un correo, y lo que no llega, en español.

command-link = vincular, vincular mi correo
command-unlink = desvincular

link-how = Para seguir también por correo, escriba /link y su dirección, por ejemplo: /link name@example.org
link-sent = Hemos enviado un código a esa dirección. Escríbalo aquí antes de 30 minutos. Hasta entonces no cambia nada.
link-many = Hoy no podemos enviar otro código. Inténtelo mañana, por favor. Aquí puede seguir escribiendo en cualquier momento.
link-wrong = Ese código no es correcto o es demasiado antiguo. No ha cambiado nada. Para recibir uno nuevo, escriba /link y su dirección.
link-done = Su correo y este chat quedan vinculados desde ahora. Escriba aquí o por correo: respondemos donde haya escrito por última vez. Para desvincularlos, escriba /unlink.
link-anonymous = Su caso anónimo queda solo en este chat. No enviamos nada sobre él a su dirección.
link-ended = Su correo y su chat de Telegram ya no están vinculados. Lo que empezó en el chat sigue allí; lo que empezó por correo sigue por correo.
link-none = Ningún correo está vinculado a este chat. Para añadir el suyo, escriba /link y su dirección.
link-code-subject = Su código
link-code = Alguien que escribe a { $organisation } en Telegram ha dado esta dirección. Si ha sido usted, escriba allí este código antes de 30 minutos: { $code }
link-code-stranger = Si no ha sido usted, no tiene que hacer nada. No dé el código a nadie.
link-mail-subject = Puede seguir por correo
link-mail-subject-case = Puede seguir por correo [{ $reference }]
link-mail = Esta dirección y su chat de Telegram con { $organisation } quedan vinculados desde ahora. Para seguir con su caso, responda a este correo. Respondemos donde haya escrito por última vez.
link-mail-end = Si no ha sido usted, o para desvincularlos, responda solo con la palabra DESVINCULAR en la primera línea.
link-ended-subject = Su correo ya no está vinculado
link-failed = Un correo nuestro no llegó a su dirección. Decía:

back-code = Su código secreto: { $code }. Escriba su referencia y este código juntos en cualquier chat con nosotros, y su caso seguirá allí. No dé el código a nadie.
back-here = Su caso sigue aquí desde ahora.
back-left = Su caso sigue en otro chat, en el que se ha escrito su código.
back-wrong = Esa referencia y ese código no se corresponden. No ha cambiado nada. Revise los dos, por favor.

staff-undeliverable-chatted = Se ha escrito en el chat en su lugar.
staff-subject-unacknowledged = [{ $reference }] El acuse de recibo aún no ha salido
staff-unacknowledged = El otro lado no ha aceptado el acuse de recibo de este caso en el tiempo previsto. Se sigue intentando, y el caso muestra cada intento. Si puede, avise al cliente por otro medio.

staff-unclear-meant = «{ $line }» puede ser una orden mal escrita o palabras para colegas. Para enviarlo al cliente, empiece con «responder». Para que quede dentro, empiece con «nota».
staff-unclear-mail = Su respuesta lleva un correo adjunto que quizá sea interno. Para enviar ambos al cliente, empiece con «responder».
staff-unclear-again = Ya escribió lo mismo antes, y entonces se envió. No se ha enviado otra vez.
staff-flooded = En una hora llegaron muchísimos correos de { $by } sobre este caso, como de un programa que responde solo. Quedan guardados con el caso. Por ahora no se hace nada más con ellos, y no se envía nada.
staff-subject-flooded = [{ $reference }] Demasiados correos de un colega

# How answers to customers begin, and what stands before a colon of words for colleagues.
order-greeting = hola, buenos, buenas, buen, estimado, estimada, estimados, querido, querida, gracias, muchas, señor, señora, apreciado, apreciada
order-inside = privado, confidencial, comentario, comentarios, observación, aviso, notas, interna, internas, recordatorio, información, colega, colegas, equipo, secreto
# Words with which answers begin, and which are one letter away from an order.
order-ordinary = casa, punto, toma, toman, norte, hecha, pide, cine, plaza, plano, aire, aunque, causas, caso, fechas, razones, motivos, pruebas, causó, deje, como, lado
