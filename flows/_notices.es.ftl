### Avisos: lo que el servicio escribe a clientes y al personal, en español.
### Las frases para clientes tienen menos de 25 palabras, con calma y sin reproches.

## Fechas: se componen aquí, porque cada idioma tiene su orden.

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date = { $weekday } { $day } de { $month } de { $year }
date-and-time = { $date }, { $time } ({ $zone })

## Lo que se puede escribir en lugar de una orden. Separado por comas, en minúsculas.

command-status = estado
command-withdraw = retirar
command-my-data = mis datos

## Clientes: acuse de recibo

acknowledgement-subject = Tenemos su mensaje [{ $reference }]
acknowledgement-received = Gracias. { $organisation } tiene su mensaje. Su referencia es { $reference }.
acknowledgement-late = Lamentamos que esta respuesta llegue tarde.
acknowledgement-words = Usted escribió: «{ $words }»
acknowledgement-incomplete = Quedan algunas preguntas abiertas. Su caso cuenta igualmente, y puede responderlas cuando quiera.
acknowledgement-urgent = Hemos avisado de inmediato a las personas responsables.
acknowledgement-dates = Alguien lo verá a más tardar el { $contact_by }. Tendrá nuestra respuesta a más tardar el { $answer_by }. Si necesitamos más tiempo, se lo diremos antes de ese día y le explicaremos por qué.
acknowledgement-dates-unknown = Lo veremos y le escribiremos.
acknowledgement-thanks = Lo haremos llegar a las personas correspondientes. No tiene que hacer nada más.
acknowledgement-person = Una persona le escribirá aquí.
acknowledgement-add-chat = Para añadir algo, escríbalo aquí. Para saber cómo va su caso, envíe /status. Para retirarlo, envíe /withdraw. Todo esto es gratuito.
acknowledgement-add-mail = Para añadir algo, responda a este correo. Para retirar su caso, responda con la palabra RETIRAR, sola, en la primera línea. Todo esto es gratuito.
acknowledgement-policy = Cómo tratamos las quejas: { $link }
acknowledgement-stranger = Si usted no nos ha escrito, alguien dio su dirección por error. No tiene que hacer nada.

## Clientes: lo demás

added-subject = Hemos añadido su mensaje [{ $reference }]
added-text = Gracias. Lo hemos añadido a su caso { $reference }.
added-reopened = Gracias. Su caso { $reference } vuelve a estar abierto, con su mensaje.
added-from-mail = Hemos añadido un correo a su caso { $reference }.
added-encrypted-subject = No hemos podido leer su correo [{ $reference }]
added-encrypted = Su correo está cifrado y aquí nadie tiene la clave. Lo guardamos tal cual con su caso { $reference }. Envíelo de nuevo sin cifrar; una firma no molesta. Si el asunto es demasiado delicado, escriba solo cómo podemos comunicarnos con usted.

progress-subject = Estamos trabajando en su caso [{ $reference }]
progress = Seguimos trabajando en su caso { $reference }.
progress-answer-by = Tendrá nuestra respuesta a más tardar el { $date }.
progress-late = La respuesta tarda más de lo que prometimos. Lo sentimos. Las personas responsables lo saben.
progress-next = Volverá a tener noticias nuestras a más tardar el { $date }.
progress-reply = Si quiere añadir algo, responda a este correo.
corrected-text = Gracias. Hemos anotado su corrección.
masked-card = Ha enviado el número de una tarjeta de pago. Solo hemos guardado las cuatro últimas cifras. No envíe, por favor, esos números.
noted-text = Gracias. Hemos guardado lo que ha enviado.
question-closed = Esta pregunta está cerrada. Si quiere decirnos algo, escríbalo aquí.
too-large = El archivo «{ $name }» es demasiado grande para recogerlo desde aquí, así que no lo tenemos. Puede enviar uno más pequeño o describir lo que contiene. Hemos anotado que lo envió.
too-large-unnamed = Uno de sus archivos es demasiado grande para recogerlo desde aquí, así que no lo tenemos. Puede enviar uno más pequeño o describir lo que contiene. Hemos anotado que lo envió.
which-case = ¿De qué caso se trata?
which-case-withdraw = ¿Qué caso quiere retirar?
which-case-new = Algo nuevo
which-case-settled = No sabíamos a qué caso se refería su mensaje. Lo hemos añadido a { $reference }.
which-case-nothing = No se ha retirado nada. Sus casos siguen abiertos.
closed-subject = Hemos cerrado su caso [{ $reference }]
closed-text = Hemos cerrado su caso { $reference }.
closed-outcome = Resultado: { $outcome }
closed-again-chat = Si con esto no queda resuelto, escríbanos aquí y lo veremos de nuevo.
closed-again-mail = Si con esto no queda resuelto, responda a este correo y lo veremos de nuevo.
withdrawn-subject = Ha retirado su caso [{ $reference }]
withdrawn-text = Ha retirado su caso { $reference }. Lo hemos cerrado.
withdrawn-again = Si fue un error, escríbanos otra vez.
withdrawn-kept = Hemos anotado que quiere retirar { $reference }. Alguien puede estar en peligro, por eso nuestro equipo lo verá de todos modos.
nothing-to-withdraw = No tiene ningún caso abierto con nosotros.
reply-subject = Sobre su caso [{ $reference }]
reply-text = { $organisation }, sobre su caso { $reference }:
reply-answer-chat = Para responder, escriba aquí.
reply-answer-mail = Para responder, conteste a este correo.
reply-question = Necesitamos su respuesta para seguir.
reopened-text = Su caso { $reference } vuelve a estar abierto.
reopened-subject = Su caso vuelve a estar abierto [{ $reference }]
erased-subject = Hemos borrado los datos de su caso [{ $reference }]
erased-text = Hemos borrado su caso { $reference }: lo que escribió, su nombre, sus direcciones, sus archivos y nuestras cartas.
erased-left = Solo queda un número en nuestra estadística: qué clase de caso era, cuándo llegó y cómo terminó. Las copias de seguridad se borran en el plazo que indica nuestro aviso de privacidad.
erased-hazard = Conservamos qué producto era, su lote y si alguien resultó herido. Así protegemos a otras personas, y su nombre no figura.
erased-chat = No podemos borrar los mensajes de este chat. Por favor, borre el chat en Telegram.
erased-mail = No podemos borrar los correos de su propio buzón. Por favor, bórrelos allí.
status-none = No tiene ningún caso abierto con nosotros.
status-closed = Cerrados: { $references }
status-open = { $reference }: recibido el { $received }. Todavía no lo lleva nadie. Tendrá nuestra respuesta a más tardar el { $answer_by }.
status-taken = { $reference }: recibido el { $received }. Alguien trabaja en ello. Tendrá nuestra respuesta a más tardar el { $answer_by }.
status-asked = { $reference }: recibido el { $received }. Le hemos preguntado algo y esperamos su respuesta. Tendrá nuestra respuesta a más tardar el { $answer_by }.
status-draft = Ha empezado a contarnos algo. Puede seguir escribiendo aquí.
unreachable-mail = Un correo nuestro no llegó a la dirección que nos dio. Le escribiremos aquí.
unreachable-chat = No hemos podido contactar con usted en Telegram por su caso { $reference }. Responda a este correo, por favor, para que podamos continuar.
unreachable-subject = No hemos podido contactar con usted [{ $reference }]
change-subject = Sobre su mensaje [{ $reference }]

## Clientela: palabras de desesperación. Una frase con punto cuenta solo al final de una oración.

# For review by a native reader: which of these phrases are said, and which are missing.
distress-phrases = matarme, suicidarme, suicidio, quitarme la vida, acabar con mi vida, quiero morir, quiero morirme, no quiero vivir, no quiero seguir viviendo, hacerme daño, temo por mi vida, ya no puedo más., no puedo más., no aguanto más.
distress-subject = Personas que le escuchan
# For review by a native reader: is it calm and warm enough?
distress-help = Lo que escribe suena muy duro. No tiene por qué pasar por esto a solas. Aquí le escuchan a cualquier hora: { helpline }. Si alguien está en peligro ahora, llame al { emergency-number }. He pedido a alguien del equipo que lea su mensaje personalmente.
distress-help-anywhere = Lo que escribe suena muy duro. No tiene por qué pasar por esto a solas. En https://findahelpline.com encontrará a personas que escuchan, en su país. Si alguien está en peligro ahora, llame a emergencias. He pedido a alguien del equipo que lea su mensaje personalmente.

## Para clientes: una copia de todo lo que se guarda

copy-subject = Sus datos en { $organisation }
copy-text = Esto es lo que { $organisation } guarda sobre usted: un archivo para leer y lo mismo para programas. Después van los archivos que usted envió. Si algo no es correcto, díganoslo.
copy-again = Acaba de recibir una copia de todo. Mire más arriba, por favor.
copy-title = Lo que { $organisation } guarda sobre usted
copy-as-of = A fecha de: { $date }
copy-contact-chat = Chat de Telegram: { $value }
copy-contact-mail = Correo electrónico: { $value }
copy-contact-name = Nombre: { $value }
copy-no-case = No tiene ningún caso con nosotros.
copy-case = Caso { $reference }
copy-received = Recibido: { $date }
copy-closed = Cerrado: { $date }
copy-you = { $date }, usted:
copy-we = { $date }, nosotros:
copy-event-opened = { $date }: se abrió el caso.
copy-event-closed = { $date }: se cerró el caso.
copy-event-reopened = { $date }: se volvió a abrir el caso.
copy-left-out = Aquí no están las notas internas de nuestro equipo. También puede pedirlas.

## Personal

severity-low = baja
severity-medium = media
severity-high = alta
severity-critical = crítica

staff-subject-new = [{ $reference }] { $severity }: caso nuevo
staff-subject-reminder = [{ $reference }] { $severity }: nadie ha tomado este caso
staff-subject-raised = Alarma, { $severity }: nos cuentan algo urgente
staff-subject-raised-case = [{ $reference }] { $severity }: alarma
staff-subject-raise-withdrawn = [{ $reference }] Se ha corregido una respuesta que dio la alarma
staff-subject-added = [{ $reference }] Nuevo mensaje sobre el caso
staff-subject-withdrawn = [{ $reference }] Se retira el caso
staff-subject-call-back = [{ $reference }] Piden hablar con una persona
staff-subject-in-person = Un mensaje de la clientela: atiéndalo ahora personalmente
staff-subject-in-person-case = [{ $reference }] Atienda esto ahora personalmente, por favor
staff-subject-unreadable = [{ $reference }] No se pudo leer un correo
staff-subject-reopened = [{ $reference }] { $severity }: mensaje sobre un caso cerrado
staff-subject-late = [{ $reference }] { $severity }: ha pasado una fecha prometida
staff-subject-deadline-near = [{ $reference }] { $severity }: se acerca un plazo
staff-subject-reason-wanted = [{ $reference }] ¿Por qué no se cumplió el plazo?
staff-subject-hushed = [{ $reference }] Hoy no hay más correos automáticos a esta dirección
staff-subject-silent = [{ $reference }] El cliente no ha contestado
staff-subject-assigned = [{ $reference }] { $severity }: este caso es suyo
staff-subject-own = [{ $reference }] Usted quería un recordatorio
staff-subject-undeliverable = [{ $reference }] No se puede contactar con quien escribió
staff-subject-not-arrived = [{ $reference }] Un mensaje al cliente no llegó
staff-subject-undeliverable-staff = [{ $reference }] Un correo al personal no llegó

staff-new = Un caso nuevo espera al equipo { $team }.
staff-reminder = Nadie del equipo { $team } ha tomado todavía este caso. Esto es un recordatorio.
staff-lead = Nadie del equipo { $team } ha tomado este caso. Se lo decimos por dirigir el equipo.
staff-managers = Nadie del equipo { $team } ha tomado este caso, y su responsable ya lo sabe. Usted es el último nivel.
staff-raised = Las respuestas cumplen la regla «{ $rule }». La conversación sigue; el caso llegará cuando se envíe.
staff-raised-case = Las respuestas cumplen la regla «{ $rule }».
staff-suspected = Se sospecha por palabras de un mensaje. La pregunta misma sigue abierta.
staff-raise-withdrawn = Una respuesta posterior ya no cumple la regla «{ $rule }». La gravedad se mantiene hasta que alguien del equipo la cambie.
staff-managers-next = Nadie del equipo { $team } ha tomado este caso. Usted es el siguiente nivel.
staff-added-words = Con sus palabras:
staff-added = Se ha añadido algo a este caso.
staff-added-many = Cosas añadidas a este caso: { $count }.
staff-listen = Un caso nuevo espera al equipo { $team }. Llegó hablado, no escrito: escuche la grabación, por favor.
staff-reopened = Han escrito sobre este caso después de cerrarlo. Vuelve a estar abierto.
staff-contact-late = Se prometió que alguien escribiría antes de este momento. El caso está tomado, pero nadie ha escrito.
staff-answer-late = Se prometió una respuesta antes de este momento y el caso sigue abierto. Ocúpese de él o explique por qué tarda más.
staff-deadline-near = Plazo para { $deadline }: { $date }. Ha pasado el { $percent } % del tiempo.
staff-deadline-passed = Ha vencido el plazo para { $deadline }: { $date }. El caso lo lleva { $owner }.
staff-deadline-unexplained = Ha vencido el plazo para { $deadline }: { $date }. Nadie ha dicho por qué.
staff-reason-wanted = Responda con una línea: motivo … Queda entre nosotros, y preguntamos hasta que alguien lo diga.
clock-acknowledgement = el acuse de recibo
clock-personal-acknowledgement = la primera carta personal
clock-assessment = la evaluación
clock-update = la próxima noticia al cliente
clock-response = la respuesta
clock-decision = la decisión
clock-remedy = la solución prometida
clock-window = este paso
staff-hushed = Esta dirección ya ha recibido todos los correos automáticos de un día. Lo que siga se guarda y no se responde. Quizá otro programa responda al nuestro. Compruébelo, por favor.
staff-silent = Se preguntó algo al cliente sobre este caso y no ha contestado a tiempo. El caso ya no espera al cliente. Por favor, decida cómo seguir.
staff-assigned = Un compañero le ha pasado este caso.
staff-target-reached = Ha llegado la fecha que usted se puso para este caso.
staff-snooze-over = No quería recordatorios de este caso hasta ahora. Sigue abierto.
staff-subject-untaken = Sin tomar en el equipo { $team }: { $count }
staff-untaken = Nadie ha tomado estos casos del equipo { $team }. Cantidad: { $count }. Los más antiguos van primero.
staff-untaken-line = { $reference }: { $severity }. Abierto desde: { $since }
staff-untaken-given = { $reference }: { $severity }. Abierto desde: { $since }. Asignado a: { $name }
staff-untaken-more = Además de estos: { $count }
staff-untaken-over-capacity = Por encima de la capacidad: { $count }. Nadie del equipo tenía sitio para ellos y pasaron al suplente.
staff-untaken-end = Recibe esta carta una vez cada día laborable en que hay casos así. Quien toma un caso lo quita de la lista.
staff-subject-machines = Correo de programas sin caso: { $count }
staff-machines = Programas y listas de correo han escrito mensajes que no nombran ningún caso. Están guardados y no se han contestado. Cantidad: { $count }. De dónde vinieron:
staff-machines-end = De cada uno recibe aviso una sola vez. En el servidor, «{ $command }» los enumera y, con el número de uno, lo muestra entero.
staff-other-sender = Algo llegó de una dirección distinta de la conocida. Compruébelo antes de fiarse.
staff-withdrawn = Este caso se ha retirado. Está cerrado.
staff-withdraw-kept = Quieren retirar este caso. Sigue abierto porque su gravedad es crítica.
staff-call-back = Alguien pide hablar con una persona y espera en el chat: responda a este correo.
staff-in-person = Lea lo que escribe esta persona y diríjase a ella ahora, personalmente. No espere al orden habitual.
staff-heed-needs = Necesita: { $value }
staff-heed-relation = Escrito en nombre de otra persona: { $value }. Su consentimiento no está confirmado: no diga todavía nada sobre ella. Cuando lo haya visto, responda con «autorización …» y lo que lo demuestra.
staff-heed-authorised = Escrito en nombre de otra persona: { $value }. Está confirmado que puede actuar por ella.
staff-heed-confidential = Confidencial: no lo comente con nadie que no lleve este caso.
staff-heed-anonymous = Esta persona permanece anónima. Si responde a este correo, la respuesta le llega igualmente.
staff-unreadable = No se pudo leer un correo. Su texto original está con el caso. Véalo, por favor.
staff-undeliverable = No se pudo entregar un mensaje a quien escribió: { $reason }
staff-undeliverable-mailed = Se envió a la dirección de correo que dio el cliente.
staff-undeliverable-staff = No se pudo entregar un correo sobre este caso al personal: { $reason }
staff-fact-reference = Referencia: { $value }
staff-fact-severity = Gravedad: { $value }
staff-fact-team = Equipo: { $value }
staff-fact-given = Asignado a: { $value }
staff-fact-category = Categoría: { $value }
staff-fact-received = Recibido: { $value }
staff-fact-answer-by = Respuesta hasta: { $value }
staff-fact-unreachable = No se puede contactar: { $value }
staff-fact-waiting = Espera al cliente hasta: { $value }
staff-fact-target = Fecha propia de { $name }: { $value }
staff-fact-incomplete = Quedan algunas preguntas abiertas.

staff-subject-pretended = [{ $reference }] Un correo se hace pasar por usted
staff-pretended = Alguien escribió sobre este caso como si fuera de su equipo y no pudo demostrarlo. No se ha hecho nada ni se ha enviado nada. Si fue usted: responda a un correo que le hayamos enviado.
staff-pretended-many = En una hora llegaron { $count } correos más que se hacían pasar por uno de ustedes y no pudieron probarlo. No se hizo ni se envió nada. Están guardados con el caso.
staff-subject-done = [{ $reference }] Hecho
staff-subject-erased = [{ $reference }] Borrado
staff-erased = { $reference } se ha borrado por orden: palabras, nombres, direcciones, archivos y cartas. Queda lo que cuenta en los informes, sin nombrar a nadie.
staff-erased-letters = No podemos borrar las cartas que recibió el personal sobre el caso. Por favor, ocúpese de que se borren:
    { $letters }
staff-erased-backups = Las copias de seguridad anteriores aún contienen el caso. Bórrelas a tiempo; quien restaure una debe borrar el caso de nuevo.
staff-subject-not-done = [{ $reference }] No se ha hecho nada
staff-subject-help = [{ $reference }] Qué puede responder

labelled = { $label }: { $value }
staff-write-above = ──── Escriba encima de esta línea ────
staff-commands =
    Responda a este correo: lo que escriba llega al cliente en nombre de { $organisation }.
    O empiece la primera línea con una de estas palabras:
    tomar – usted se ocupa del caso; ya no se recuerda a nadie
    asignar NOMBRE – lo recibe otra persona o un equipo
    nota … – solo para el equipo; no sale nada
    preguntar … – una pregunta al cliente; el caso espera la respuesta
    motivo … – por qué no se cumplió un plazo; queda entre nosotros
    gravedad baja, media, alta o crítica
    plazo FECHA – una fecha propia; se le recordará entonces
    posponer FECHA o 3 días – ningún recordatorio para usted antes
    ausente FECHA sustituye NOMBRE – hasta ese día lo recibe NOMBRE y usted nada; «de vuelta» lo termina
    contra NOMBRE – el caso trata de esta persona, que desde ahora no interviene
    decidir RESULTADO REMEDIO – decide el caso; los motivos de debajo llegan al cliente, y se indica lo que falta
    cerrar RESULTADO – lo cierra; debajo van, si es una queja, «causa: …» y «patrón: …», y sus palabras al cliente
    reabrir MOTIVO – abre de nuevo un caso cerrado; su equipo lee el motivo
    ayuda – explica todo esto
staff-tap-take = Tomarlo
staff-tap-note = Escribir una nota
staff-tap-ask = Preguntar al cliente
staff-tap-snooze = Sin recordatorio dos días
staff-tap-close = Cerrarlo
staff-tap-help = Ayuda
staff-note-address = Lo que envíe a { $address } nunca sale de aquí.

staff-not-done = No se ha hecho nada ni se ha enviado nada al cliente.
staff-done-take = { $reference } es suyo.
staff-done-assign = { $reference } lo tiene { $to }.
staff-done-note = Su nota está con { $reference }. No sale de aquí.
staff-done-reason = El motivo queda anotado en { $reference }. No sale de aquí.
staff-done-reply = Su respuesta sobre { $reference } va en camino al cliente.
staff-done-ask = Su pregunta sobre { $reference } va camino del cliente. El caso espera la respuesta hasta el { $until }; le avisaremos cuando llegue, o de que no llegó.
staff-done-severity = La gravedad de { $reference } es ahora: { $severity }.
staff-done-close = { $reference } está cerrado y se avisa al cliente.
staff-done-close-untold = { $reference } está cerrado. No se puede contactar con el cliente y no lo sabe.
staff-done-reopen = { $reference } vuelve a estar abierto.
staff-done-erase = { $reference } está borrado.
staff-done-due = Le recordaremos { $reference }: { $date }. Lo prometido al cliente no cambia por ello.
staff-done-snooze = No le recordaremos { $reference } antes de: { $date }.
staff-done-away = Está ausente hasta el { $date } incluido. { $cover } recibe hasta entonces lo que es para usted, y usted no recibe nada. Termina por sí solo; «de vuelta» lo termina antes.
staff-done-back = Hola de nuevo. Vuelve a recibir lo que es para usted.
staff-done-about = { $reference } trata de { $name }: desde ahora no se le asigna, no se le informa ni puede actuar en él.
staff-done-not-about = { $reference } no trata de { $name }.
staff-sent = El cliente lee: «{ $text }»
staff-rest-noted = Lo que había debajo de su orden queda como nota. No se ha enviado.
staff-refused-closed = { $reference } está cerrado. Responda primero con «reabrir».
staff-refused-no-miss = Ningún plazo incumplido de { $reference } espera un motivo.
staff-refused-open = { $reference } ya está abierto.
staff-refused-unknown = { $reference } ya no existe.
staff-refused-with = { $reference } lo tiene { $by }. Para tomarlo usted, responda con «asignar» y su nombre.
staff-refused-unreachable = No se puede contactar con el cliente: { $reason }
staff-refused-date = No puedo leer «{ $text }» como fecha. Escriba 5.12., 2026-12-05, 5 de diciembre, viernes, mañana, 3 días o 4 horas.
staff-refused-past = Ese momento ya ha pasado.
staff-refused-safety = En { $reference } está en juego la seguridad de alguien: sus recordatorios no se silencian.
staff-refused-nobody = Nadie del personal se llama «{ $name }».
staff-refused-conflict = { $reference } trata de { $name }, que no puede llevarlo.
staff-refused-erase = { $reference } no se puede borrar todavía: está abierto, queda algo pendiente o el cliente está escribiendo.
staff-refused-erase-later = { $reference } debe conservarse hasta el { $date }.
staff-unclear-empty = Su correo no tenía palabras propias.
staff-unclear-word = «{ $line }» no es una orden que conozca y es muy corto para una respuesta. Para enviarlo al cliente, empiece con «responder».
staff-unclear-letter = Su texto contiene partes de nuestro correo a usted, y no deben salir. Envíe solo sus palabras, por favor.
staff-unclear-name = Aquí nadie se llama «{ $name }». Un caso puede ir a: { $names }.
staff-unclear-severity = «{ $word }» no es una gravedad. Puede ser baja, media, alta o crítica.
staff-unclear-cover = No dice quién le sustituye. Escriba, por ejemplo: ausente 5 de diciembre sustituye Ana.
staff-unclear-answered = { $by } ha respondido desde el último mensaje del cliente. Para enviar también su respuesta, empiece con «responder».
staff-unclear-confirmation = Ha respondido a un correo que solo dice lo que se hizo. Para escribir al cliente, empiece con «responder».
staff-unclear-unreadable = No se pudo leer su correo. Se guarda con el caso.
staff-help =
    Responda a un correo sobre un caso, y sus palabras llegan al cliente.
    La orden va en la primera línea: tomar, asignar, nota, preguntar, responder, gravedad, plazo, posponer, ausente, de vuelta, contra, no trata de, cerrar, reabrir.
    Un caso puede ir a: { $names }.
    Lo que sigue a «nota» no sale de aquí. «responder» envía lo que sigue, por corto que sea.

## Lo que el personal puede escribir en la primera línea. Separado por comas, en minúsculas.

order-take = tomar, lo tomo, me ocupo, lo tengo
order-assign = asignar, asignar a, pasar a
order-note = nota, interno, nota interna, para nosotros
order-reply = responder, respuesta, enviar
order-ask = preguntar, pregunta al cliente
order-reason = motivo, razón, razon
order-close = cerrar, resuelto
order-reopen = reabrir, abrir de nuevo
order-severity = gravedad, prioridad
order-due = plazo, mi plazo, fecha
order-snooze = posponer, recordar, recuérdame
order-away = ausente, estoy ausente, de vacaciones
order-back = de vuelta, he vuelto, ya estoy
order-about = contra, trata de
order-not-about = no trata de
order-cover = sustituye, sustituto, sustituta, cubre
order-help = ayuda, órdenes

## Días y plazos en esa línea.

when-fillers = hasta, el, la, de, del, al, en, para, dentro
when-today = hoy
when-tomorrow = mañana
when-hours = horas, hora
when-days = días, dias, día, dia
when-weeks = semanas, semana

## El bot sobre sí mismo, en Telegram

bot-description = Recojo quejas y comentarios para { $organisation }. Cuénteme con sus palabras lo que pasó. Recibirá una referencia, fechas y una respuesta. Soy un programa; puede pedir una persona en cualquier momento.
bot-short-description = Quejas y comentarios para { $organisation }
bot-command-start = Empezar: qué puedo hacer por usted
bot-command-feedback = Elogiar o proponer algo
bot-command-status = Ver cómo va mi caso
bot-command-withdraw = Retirar mi caso
bot-command-back = Una pregunta atrás
bot-command-change = Cambiar una respuesta
bot-command-cancel = Parar aquí
bot-command-why = ¿Por qué se pregunta esto?
bot-command-help = Cómo funciona
bot-command-human = Hablar con una persona
bot-command-language = Otro idioma
group-decline = Solo puedo hablar con una persona a la vez, para que nadie más lea su queja. Escríbame en un chat privado, por favor.
