about = ¿Qué ha fallado?
    .label = Asunto
about-missing = 📦 Mi paquete no ha llegado
    .words = perdido, no ha llegado
about-broken = Algo está roto
    .words = roto, rota
about-wrong = Llegó otra cosa
about-payment = Un pago
    .words = cobro, reembolso

order_no = ¿Cuál es su número de pedido?
    .label = Número de pedido
    .example = AB1234567
    .invalid = «{ $input }» no es un número de pedido; uno es así: { $example }.

ordered = ¿Cuándo hizo el pedido?
    .label = Fecha del pedido
neighbour = ¿Ha preguntado a sus vecinos?
    .label = Vecinos

paid = ¿Cuánto pagó?
    .label = Pagado
sorry_money = Siento que se trate de tanto dinero.

photo = Envíe una foto, por favor.
    .label = Fotos

sharp = ¿Tiene bordes afilados o cables sueltos?
    .label = Peligroso
    .words_yes = afilado, corte
careful = Déjelo en su caja, por favor.

wish = ¿Qué desea?
    .label = Deseo
wish-refund = Mi dinero
wish-again = Lo mismo otra vez
wish-voucher = Un vale

iban = ¿A qué cuenta podemos devolverlo?
    .label = Cuenta
    .example = DE12500105170648489890
    .invalid = No es un IBAN.

details = Cuéntenos más, por favor.
    .label = Detalles

reply_to = ¿A qué dirección podemos responder?
    .label = Correo

all_right = { $order_no }, sobre { $about }. ¿Es correcto?
