### Lo que el personal registra para clientes que llamaron, escribieron en papel o vinieron, en español.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = de, correo, correo electrónico, e-mail, email, dirección, direccion
entry-key-name = nombre, cliente, clienta
entry-key-phone = teléfono, telefono, tel, número
entry-key-received = recibido, recibida, recibido el, fecha, día, llegó
entry-key-way = por, medio, cómo
entry-key-language = idioma, lengua
entry-yesterday = ayer

## What came of it

entry-done = [{ $reference }] Abierto
entry-opened = { $reference } está abierto. Cuenta como recibido el { $received }, y sus plazos corren desde ese día.
entry-acknowledged = El acuse de recibo va a la dirección que usted dio.
entry-not-acknowledged = No ha salido ningún acuse de recibo. Diga usted al cliente la referencia y las fechas, por favor.
entry-not-done = No se ha abierto nada
entry-nothing = No se ha abierto nada ni se ha enviado nada.
entry-empty = No contiene nada de lo que dijo el cliente. Escríbalo debajo de las líneas, adjúntelo o reenvíe el correo del cliente.
entry-not-a-date = «{ $text }» no es un día pasado que yo sepa leer. Escriba ayer, viernes, 20.11. o 2026-11-20.
entry-not-an-address = «{ $text }» no es una dirección de correo.
entry-help =
    Escriba líneas como estas, las que sepa, y debajo lo que dijo el cliente:
    de: ann@example.org
    nombre: Ann Mercer
    teléfono: 0123 456
    recibido: ayer
    por: teléfono
entry-address = ¿Una llamada, una carta o una visita? Envíelo a { $address } y se abrirá un caso para el cliente.
