### Decisiones, compromisos y encuesta: lo que leen clientes y personal, en español.

## La decisión

decided-subject = Nuestra decisión sobre su caso [{ $reference }]
proposed-subject = Nuestra propuesta sobre su caso [{ $reference }]
acknowledgement-limits = La ley fija plazos: hasta { $holding } tendrá nuestra respuesta final o una carta que diga por qué tarda más. El último día para la respuesta final es { $last }.
decided-head = { $organisation } ha estudiado su caso { $reference }. Esta es nuestra decisión.
proposed-head = { $organisation } ha estudiado su caso { $reference }. Esto es lo que proponemos.
decided-upheld = Usted tenía razón. Lo sentimos.
decided-partly_upheld = Usted tenía razón en parte. Lo sentimos por esa parte.
decided-not_upheld = No estamos de acuerdo con su queja. Estas son nuestras razones.
decided-resolved_without_finding = Queremos arreglarlo sin decidir de quién fue la culpa.
decided-no_jurisdiction = No podemos decidirlo nosotros. Aquí está el motivo y adónde puede acudir.
decided-points = Sus puntos, uno por uno:
decided-wish = Usted pidió: { $wish }. Nuestra respuesta: { $answer }
decided-evidence = Hemos tenido en cuenta: { $evidence }
decided-remedies = Lo que hacemos:
decided-promise = { $remedy }, a más tardar el { $due }
decided-answer-chat = Díganos, por favor, qué le parece, a más tardar el { $until }. Basta un toque, y siempre puede escribir aquí.
decided-answer-mail = Díganos, por favor, qué le parece, a más tardar el { $until }. Basta una palabra en la primera línea de su respuesta.
decided-second-look = Si no está de acuerdo, otra persona lo estudiará de nuevo. No hace falta dar motivos.
decided-outside = También puede acudir a { $name } ({ $contact }). Es gratuito e independiente. Tiene { $limit } desde hoy.
decided-takes-part = Participamos en el procedimiento de { $name }.
decided-takes-no-part = No participamos en el procedimiento de { $name }.
answer-by-word = Para responder, escriba una de estas palabras en la primera línea, o use su enlace:

reminder-subject = No hemos tenido noticias suyas [{ $reference }]
reminder-text = El { $asked } le preguntamos si nuestra decisión sobre { $reference } resuelve el asunto. No hemos tenido noticias suyas. Cerraremos el caso el { $close }. Puede reabrirlo hasta el { $until } con una respuesta.
accepted-text = Gracias. Su caso { $reference } está resuelto y lo hemos cerrado.
accepted-open = Aún le debemos:
reopen-until = Si al final no está resuelto, escríbanos a más tardar el { $until }. Lo abriremos de nuevo.
questioned-text = Escriba aquí, por favor, su pregunta sobre { $reference }. Le responderá una persona. Su caso sigue abierto.
refused-text = Hemos anotado que no está de acuerdo. Su caso { $reference } sigue abierto. Estas son sus opciones:
refused-until = Si no hace nada, cerraremos el caso el { $until }.
second-look-subject = Otra persona estudia su caso [{ $reference }]
second-look-text = Otra persona estudia de nuevo su caso { $reference }. Tendrá nuestra respuesta a más tardar el { $answer_by }. No tiene que hacer nada.
second-look-undated = Otra persona estudia de nuevo su caso { $reference } y le escribirá. No tiene que hacer nada.
left-text = Gracias. Hemos cerrado su caso { $reference }.
silence-text = No hemos tenido noticias suyas y hemos cerrado su caso { $reference }.
remedy-done-text = Hemos cumplido lo que prometimos en { $reference }: { $remedy }. { $proof }
remedy-late-text = Le prometimos en { $reference }: { $remedy }, a más tardar el { $due }. Aún no podemos confirmar que esté hecho. Lo sentimos. Una persona se ocupa y le escribirá.
merged-subject = Dos de sus casos son ahora uno [{ $reference }]
merged-text = Su caso { $reference } trata de lo mismo que { $into }. Seguimos con { $into }. Nada de lo que envió se pierde.

## La respuesta llega más tarde

delay-subject = Nuestra respuesta llegará más tarde [{ $reference }]
delay-text = Le prometimos una respuesta sobre { $reference } a más tardar el { $date }. No podemos cumplir esa fecha. Lo sentimos.
delay-reason = El motivo es: { $reason }
delay-until = Tendrá nuestra respuesta a más tardar el { $until }.
delay-unknown = Seguimos trabajando en ello. Las personas responsables saben que va con retraso, y alguien le escribirá el motivo y una nueva fecha.
delay-outside = No tiene que esperar.
accepted-summary = Consideramos resuelta su queja. Todavía puede cambiar de opinión.

## Un toque o una palabra

tap-accept = De acuerdo
tap-question = Tengo una pregunta
tap-refuse = No estoy de acuerdo
tap-second-look = Estudiarlo de nuevo
tap-leave = Dejarlo así
tap-solved = Sí, está resuelto
tap-not-solved = No, todavía no
tap-no-survey = Sin encuesta, por favor
command-accept = acepto, aceptar, de acuerdo, estoy de acuerdo
command-question = pregunta, tengo una pregunta
command-refuse = rechazo, rechazar, no acepto, no estoy de acuerdo
command-second-look = recurso, otra vez, de nuevo, revisar, estudiarlo de nuevo
command-leave = dejar, dejarlo así, dejarlo
command-solved = resuelto, está resuelto, sí, si
command-not-solved = sin resolver, no está resuelto, no, todavía no
command-no-survey = parar, sin encuesta
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## La encuesta

survey-subject = ¿Qué tal lo hicimos? [{ $reference }]
survey-head = Su caso { $reference } con { $organisation } está cerrado. ¿Podemos hacerle cuatro preguntas breves? Puede parar en cualquier momento.
survey-reminder = Nos gustaría saber cómo tratamos su caso { $reference }. Este es nuestro único recordatorio.
survey-item-0 = ¿Fue fácil presentarnos su queja?
survey-item-1 = ¿Le mantuvimos al corriente y fuimos lo bastante rápidos?
survey-item-2 = ¿Le tratamos con justicia y respeto?
survey-item-3 = ¿Cuánto le satisface el resultado?
survey-scale = 1 significa nada, 5 significa mucho.
survey-figures = Responda en la primera línea con una cifra para cada pregunta, por ejemplo: 4 5 3 4
survey-thanks = Gracias. Esto nos ayuda a mejorar.
survey-declined = No volveremos a preguntarle por este caso.
survey-second-look = Gracias. Sentimos que no fuera suficiente. Otra persona puede estudiar de nuevo { $reference }. No hace falta dar motivos.
survey-solved = Hace un tiempo cerramos su caso { $reference }. ¿Está resuelto?

## Resultados y soluciones

finding-upheld = aceptada, estimada, justificada
finding-partly_upheld = aceptada en parte, estimada en parte, en parte
finding-not_upheld = no aceptada, desestimada, rechazada
finding-resolved_without_finding = resuelta, arreglada
finding-no_jurisdiction = no nos corresponde, fuera de ámbito
remedy-apology = una disculpa, disculpa
remedy-explanation = una explicación, explicación
remedy-information = información
remedy-repair_rework = una reparación, reparación
remedy-replacement = una sustitución, sustitución, reemplazo
remedy-substitution = otro producto en su lugar, otro producto
remedy-refund_full = todo su dinero de vuelta, reembolso, reembolso total
remedy-refund_part = parte de su dinero de vuelta, reembolso parcial
remedy-price_reduction = un precio menor, descuento, rebaja
remedy-invoice_cancelled = la factura se anula, factura anulada
remedy-contract_cancelled = el contrato termina, fin del contrato
remedy-contract_honoured = el contrato se cumple, cumplimiento
remedy-decision_changed = la decisión cambia, decisión cambiada
remedy-service_performed = el servicio se presta, servicio
remedy-compensation_loss = compensación por su pérdida, compensación
remedy-compensation_distress = compensación por las molestias, molestias
remedy-interest = intereses
remedy-goodwill = un pago de cortesía, cortesía
remedy-technical_help = ayuda técnica
remedy-referral = el asunto se traslada, traslado
remedy-record_corrected = nuestros registros se corrigen, corrección
remedy-data_action = nos ocupamos de sus datos, sus datos se tratan, datos
remedy-policy_change = nuestras reglas cambian, cambio de reglas
remedy-training = nuestro personal se forma, formación
remedy-recall_action = el producto se retira, retirada
remedy-none = nada, ninguna, sin solución

## Personal

order-resolve = decidir, decisión
order-propose = proponer, propuesta
order-points = puntos
order-classify = clasificar, causa
order-proof = prueba, comprobante
order-merge = unir, unir con, duplicado de
order-outside = organismo externo, remitido a
order-delay = retrasar, más tarde, aplazar
order-authority = autorización, autorización vista, puede actuar
form-remedy = solución
form-cause = causa
form-pattern = patrón
form-category = categoría
form-point = punto
form-asked = pedido, deseo
form-evidence = pruebas
form-others = otros, otros afectados
form-hours = horas, horas dedicadas
form-authority = autorización
form-yes = sí, si
form-no = no

problem-head = No se hizo nada con { $reference } y no se envió nada. Falta esto:
problem-status = El caso está en «{ $status }»: este paso no sigue desde ahí.
problem-person = Una decisión necesita el nombre de quien la toma.
problem-same-person = Usted decidió este caso la primera vez. Ahora debe estudiarlo otra persona.
problem-finding = La primera línea necesita un resultado: { $findings }.
problem-reasons = No hay palabras para el cliente. Escriba los motivos bajo la primera línea.
problem-point = El punto { $number } no tiene respuesta: «{ $point }». Añada una línea «punto { $number }: aceptada …».
problem-points = No hay puntos. Escriba uno por línea, bajo la primera línea.
problem-asked = El cliente pidió «{ $wish }». Añada una línea «pedido: …» con nuestra respuesta.
problem-remedy = El cliente tiene razón y no se nombra ninguna solución. Nombre una en la primera línea, o «ninguna» con el motivo.
problem-others = La gravedad es alta. Añada «otros: sí» u «otros: no»: ¿hay otros clientes afectados?
problem-authority = Esto se escribió en nombre de otra persona, y nadie ha confirmado que se pueda actuar por ella. Añada «autorización: …» con lo que lo demuestra, o «autorización: no» si sus palabras no dicen nada de esa persona.
problem-outside = El cliente debe saber qué organismo externo puede estudiarlo. La configuración no nombra ninguno: [outside_body].
problem-participation = El cliente debe saber si participamos en el procedimiento de { $name }. La configuración no lo dice: we_take_part.
problem-cause = Falta la causa. Añada una línea «causa: …» con una de estas: { $causes }.
problem-pattern = Añada una línea «patrón: …» con uno de estos: { $patterns }.
problem-category = El caso no tiene categoría. Añada una línea «categoría: …».
problem-unreachable = No se puede contactar con el cliente, así que no se le puede comunicar nada.
problem-remedy-unknown = «{ $word }» no es una solución conocida. Los códigos como refund_full, replacement o apology siempre valen.
problem-cause-unknown = «{ $word }» no es una causa. Puede ser: { $causes }.
problem-pattern-unknown = «{ $word }» no es un patrón. Puede ser: single, recurring, systemic.
problem-point-unreadable = «{ $word }» no se entiende como respuesta a un punto. Por ejemplo: «punto 1: aceptada, porque …».
problem-others-unreadable = «{ $word }» no es ni sí ni no.
problem-hours-unreadable = «{ $word }» no se puede leer como horas. Por ejemplo: «horas: 1,5».
problem-delay-date = Una respuesta más tardía necesita un día posterior al { $date }. Por ejemplo: «retrasar 18/12/2026», con el motivo debajo.
problem-delay-reason = El cliente debe saber por qué tarda más. Escriba el motivo debajo de la primera línea.
problem-no-promise = No hay ningún compromiso abierto de este tipo.
problem-proof = ¿Qué demuestra que se hizo? Escríbalo tras la solución, o debajo.
problem-merge = Un caso solo puede unirse a otro caso abierto del mismo cliente.
problem-close = Una queja se cierra con su causa. Responda con «decidir», o antes con «clasificar».
problem-lead = Esto es para responsables y dirección.

done-decided = La decisión sobre { $reference } va de camino al cliente.
done-points = Los puntos de { $reference } están guardados. Una decisión responde a cada uno.
done-classified = { $reference } está clasificado.
done-proof = El compromiso de { $reference } está cumplido y el cliente lo sabe.
done-merged = { $reference } forma parte ahora del otro caso y el cliente lo sabe.
done-outside = { $reference } está en manos del organismo externo.
done-delayed = El cliente de { $reference } sabe que la respuesta llega más tarde, por qué y hasta cuándo.
done-authority = Anotado: quien escribe en { $reference } puede actuar por la otra persona.

staff-subject-decision = [{ $reference }] Novedades sobre la decisión
staff-subject-second-look = [{ $reference }] { $severity }: para que otra persona lo estudie de nuevo
staff-second-look = El cliente quiere que otra persona estudie este caso. Quien lo decidió la primera vez no puede tomarlo.
staff-accepted = El cliente está de acuerdo. El caso está cerrado.
staff-questioned = El cliente tiene una pregunta sobre la decisión y la escribirá.
staff-refused = El cliente no está de acuerdo. El caso sigue abierto y el cliente conoce sus opciones.
staff-unanswered = El cliente escribió tras la decisión y aún no tiene respuesta. Hasta entonces el caso no se cierra.
staff-essential-unanswered = El caso trata de una necesidad básica y el cliente no ha respondido a la decisión. El silencio no lo cierra: póngase en contacto con el cliente.
staff-remedy-due = Hoy vence un compromiso: { $value }. Responda con «prueba { $value } …» cuando esté hecho.
staff-remedy-late = Un compromiso va con retraso: { $value }. El cliente ha recibido una disculpa. Responda con «prueba { $value } …» cuando esté hecho.
staff-delay-wanted = Al cliente se le prometió una respuesta hasta el { $value } y no la tiene. Si no es posible, responda con «retrasar» y un nuevo día, y escriba el motivo debajo. De lo contrario, el último día el cliente sabrá sin motivo que va con retraso.
staff-delay-told = La respuesta vencía el { $value } y nadie dio un motivo. El cliente ya sabe que va con retraso. Responda con «retrasar» y un nuevo día, y escriba el motivo debajo.
staff-outside-wrote = Un organismo externo ha escrito sobre esta reclamación. Su nombre y el último día para nuestra respuesta: { $value }. Son 20 días laborables desde hoy, como pide el derecho europeo; el silencio cuenta como negativa. Si su carta fija otro día, vale ese.

## The management review

review-action = acción, accion
review-done = hecho, hecha
review-helped = ayudó, sirvió
review-failed = falló, no sirvió
review-subject = La revisión por la dirección
review-nothing = Su respuesta no tenía ninguna línea que empiece por ACCIÓN, HECHO, AYUDÓ o FALLÓ. No se cambió nada.
review-kept = Se guardaron { $count } líneas. Las acciones son:
review-due = La acción { $number } vence el { $due }: { $action }. Responda con HECHO { $number } cuando esté hecha.
review-overdue = La acción { $number } está vencida desde el { $due }; la tiene { $owner }: { $action }. Responda con HECHO { $number } cuando esté hecha, o fije otro día con una línea que empiece por ACCIÓN.
review-check = La acción { $number } se hizo hace un tiempo: { $action }. ¿Sirvió? Responda con AYUDÓ { $number } o FALLÓ { $number }.

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = escuchar, pedir su versión, derecho de réplica
order-waive = no escuchar, sin escuchar
form-ask = pedir, solicitar
form-refuse = rechazar, rechazada, no basta
problem-unheard = El caso trata de { $name }, a quien no se ha escuchado. Responda con «escuchar { $name }» y escriba debajo a qué debe responder, o con «no escuchar { $name }» y el motivo.
problem-unreplied = Se pidió una respuesta a { $name } y aún no ha llegado. Espérela, o responda con «no escuchar { $name }» y el motivo.
problem-hear-what = Escriba bajo la primera línea a qué debe responder { $name }.
problem-hear-contact = Sus palabras nombran al cliente o dicen cómo localizarlo. La persona afectada no debe saberlo. Quítelo.
problem-hear-name = El caso no trata de nadie llamado «{ $name }». Responda primero con «trata de …».
problem-waive-reason = Diga por qué no se escucha a { $name }, detrás del nombre o debajo.
problem-authority-reason = Quien escribe debe saber por qué no basta. Escriba el motivo detrás de «rechazar» o debajo.
done-hear = Se ha pedido una respuesta sobre { $reference }. Se le avisará cuando llegue; antes no se decide nada.
done-waive = En { $reference } queda anotado por qué no se escucha a la persona.
done-authority-asked = Se ha preguntado a quien escribe en { $reference } qué demuestra que puede actuar por la otra persona.
done-authority-refused = Quien escribe en { $reference } sabe que esto no basta y por qué.
staff-heard = { $value }, de quien trata el caso, ha respondido. Lea la respuesta en el caso antes de decidir.
hearing-subject = [{ $reference }] Le pedimos su versión
hearing-text = Una reclamación con la referencia { $reference } se refiere a su trabajo. Se le escucha antes de decidir nada. Hasta ahora no se ha decidido nada.
hearing-about = Esto es lo que se le pregunta: { $asked }
hearing-reply = Tiene derecho a responder. Responda a este correo a más tardar el { $until }. Su respuesta queda entre quienes examinan la reclamación. Si prefiere no decir nada, responda con una frase que lo diga.
hearing-apart = Las reclamaciones se tratan aparte de cualquier cuestión disciplinaria. No se le dice quién reclama ni cómo localizarlo. No intente averiguarlo y no escriba al cliente.
hearing-thanks = Gracias. Su respuesta queda en { $reference } y se lee antes de decidir.
authority-subject = Escribe en nombre de otra persona [{ $reference }]
authority-ask-text = Nos escribe en { $reference } en nombre de otra persona. Ya trabajamos en ello. Antes de decirle nada sobre los asuntos de esa persona, debemos ver que puede actuar por ella. Basta una carta firmada por ella o un poder. Responda a este mensaje y adjúntelo. Esa persona también puede escribirnos.
authority-confirmed-text = Hemos visto que puede actuar por la otra persona en { $reference }. Desde ahora podemos informarle de sus asuntos en este caso. Si esa persona quiere que termine, basta un mensaje suyo.
authority-refused-text = Lo que envió no basta para actuar por la otra persona en { $reference }. El motivo: { $why } Su caso sigue y tendrá nuestra respuesta. No dirá nada sobre los asuntos de esa persona. Puede enviar otra cosa, o esa persona puede escribirnos.

## By when, beside a remedy. Lists are parted by commas; forms of one number by strokes, from one on; spans begin with their days.

form-due = en, dentro, hasta, para, plazo, antes
form-due-vague = pronto, próximo, próxima, brevedad, finales, fin
form-working-days = días hábiles, día hábil, dias habiles, días laborables, día laborable
form-months = meses, mes
form-money = euro, euros, dólares, pesos, ciento
when-counts = un/una/uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce
when-spans = 15 quincena
problem-due-unknown = «{ $word }»: no se entiende para cuándo. Escriba una fecha como 4/12/2026, 4 de diciembre o viernes, o 5 días, 5 días hábiles, 2 semanas.
problem-due-past = «{ $word }»: ese día ya pasó.
