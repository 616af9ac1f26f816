### complaint, español

# Su nombre va aquí; la información sobre protección de datos la muestra /rights.
welcome =
    Hola, { $name }. Soy un programa que recoge quejas. Lleva unos tres minutos y es gratis.
    Escriba «persona» para hablar con alguien. También entiendo «atrás», «cambiar», «ayuda» y «cancelar» en cualquier momento.
    Para saber qué pasa con sus datos, envíe /rights.

what_happened = Cuéntenos con sus palabras qué pasó y cuándo. También puede enviar un mensaje de voz.
    .label = Qué pasó
    .too_short = ¿Podría escribir un poco más? Basta con una o dos frases.

danger = ¿Alguien se hizo daño, o podría hacérselo todavía?
    .label = Peligro
    .words_yes = quemado, quemada, quemé, quemó, quemadura, herido, herida, lesión, hospital, sangre, descarga eléctrica, fuego, incendio, humo, intoxicado, intoxicada, quemaduras, heridas, hospitalizado, hospitalizada, ambulancia, desmayado, desmayada, se desmayó, inconsciente, al médico, urgencias, olor a gas, huele a gas, fuga de gas, monóxido de carbono, explotó, explosión, reacción alérgica, atragantado, atragantada, asfixia

safety_advice = ⚠️ Si hay alguien herido, llame primero al { emergency-number }. Deje de usarlo y guárdelo fuera del alcance de todos. Déjelo como está; no lo repare. He avisado a nuestro equipo de seguridad.

category = ¿De qué se trata? Elija lo que más se acerque.
    .label = Asunto
category-quality = Producto defectuoso o mal servicio
    .words = roto, rota, defectuoso, defectuosa, averiado, averiada, no funciona
category-delivery = Una entrega
    .words = paquete, mensajero, repartidor, entrega, nunca llegó, no ha llegado
category-billing = Una factura o un pago
    .words = factura, cobrado, cobraron, cobro
category-price = Un precio o un coste oculto
    .words = coste oculto, costes ocultos, subida de precio
category-warranty = Una reparación o la garantía
    .words = garantía
category-redress = Un reembolso o una compensación
    .words = reembolso, indemnización, compensación
category-staff_conduct = Nuestro personal
    .words = maleducado, maleducada, grosero, grosera, empleado, empleada
category-other = Otra cosa
category-safety = Salud o seguridad
category-marketing = Publicidad o información falsa
    .words = publicidad, anuncio, engañoso, engañosa
category-contract = Un contrato o una baja
    .words = contrato, suscripción, darme de baja
category-privacy = Mis datos personales
    .words = datos personales, protección de datos, privacidad
category-access = Acceso o atención
    .words = silla de ruedas, horario
category-essential = Agua, luz, teléfono: algo básico
    .words = sin luz, sin agua, sin calefacción, corte de luz
category-environment = Medio ambiente, residuos o ruido
    .words = residuos, ruido, contaminación
category-complaint_handling = Cómo se trató una queja
    .words = nadie responde, nadie contesta, nadie respondió, sin respuesta

product = ¿De qué producto, servicio o lugar se trata? Si tiene un número de pedido o de serie, añádalo.
    .label = Producto o servicio
    .why = Así encontramos antes su compra.
    .example = Hervidor KX-200, pedido 12345

wish = ¿Qué solución le parecería bien?
    .label = Lo que pide
wish-refund = Que me devuelvan el dinero
wish-replacement = Un cambio por otro
wish-repair = Una reparación
wish-price_reduction = Un precio más bajo
wish-apology = Una disculpa
wish-explanation = Una explicación
wish-contract_honoured = Que se cumpla lo acordado
wish-other = Otra cosa
wish-decision_changed = Que se cambie una decisión
wish-prevention = Que no vuelva a ocurrir

evidence = Si tiene fotos o documentos, envíelos ahora.
    .label = Fotos y documentos
    .few_files = Envíe aquí una foto o un documento, o escriba «omitir».

identity = ¿En nombre de quién escribe?
    .label = En nombre de quién
    .why = Puede pedirnos que su nombre quede entre nosotros. También puede escribir por otra persona.
identity-named = En mi propio nombre
identity-confidential = En mi nombre, pero confidencial
identity-other_person = Por otra persona
identity-anonymous = Sin mi nombre

privacy_note = Lo anotamos para todas las personas que tratan su caso. Para poder responderle, el caso queda unido a esta conversación.

anonymous_note = Nuestro equipo no verá quién es usted. Solo el programa sabe cómo responderle. Guarde su referencia: con ella puede preguntar aquí en cualquier momento cómo va su caso.

relation = ¿Qué relación tiene con esa persona?
    .label = Su relación
relation-guardian = Soy su madre, padre o tutor legal
relation-asked = Esa persona me pidió que escribiera
relation-professional = La represento por mi profesión
relation-unaware = Esa persona aún no lo sabe

authority = Si tiene un documento que demuestre que puede actuar por esa persona, envíelo ahora. También puede enviarlo después.
    .label = Autorización
    .few_files = Envíe aquí una foto o un documento, o escriba «omitir».

authority_note = Gracias por ayudar. Ya nos ocupamos de ello. Antes de contarle algo sobre esa persona, le pediremos a ella su consentimiento.

email = ¿A qué dirección de correo podemos escribirle?
    .label = Correo

needs = ¿Necesita que hagamos algo de otra manera?
    .label = Lo que le ayuda
    .why = No tiene que dar ningún motivo. Solo queremos saber qué se lo hace más fácil.
needs-phone_call = Una llamada
needs-voice = Mensajes de voz
needs-more_time = Más tiempo para responder
needs-easy_read = Palabras sencillas
needs-large_print = Letra grande
needs-interpreter = Ayuda de intérprete
needs-trusted_person = Incluir a alguien de confianza
needs-other = Otra cosa

told_before = ¿Ya nos había hablado de esto antes?
    .label = Dicho antes
told_before-first_time = No, es la primera vez
told_before-no_answer = Sí, y nadie respondió
told_before-not_solved = Sí, y no se resolvió

summary = Esto es lo que he anotado. ¿Es correcto?
