### Las palabras del propio Redress, en español. Una organización puede poner las suyas sobre cualquiera de ellas, en un archivo con los mismos nombres.

language-name = Español

## Respuestas que comparten muchas preguntas. Las listas son lo que se puede escribir, separado por comas.

yes = Sí
no = No
words-yes = sí, si, s, sí por favor, si por favor, claro, claro que sí, correcto, exacto, cierto, así es, de acuerdo, vale, ok, okay, por supuesto, desde luego
words-no = no, n, no gracias, nunca, jamás, falso, incorrecto, para nada, en absoluto

## Órdenes, en cualquier conversación: el mensaje entero, con barra o sin ella.

cmd-back = atrás, atras, volver, anterior, volver atrás
cmd-change = cambiar, corregir, modificar, cambiar algo, corregir algo
cmd-cancel = cancelar, parar, detener, salir, terminar
cmd-undo = deshacer
cmd-restart = reiniciar, empezar de cero, comenzar de nuevo, volver a empezar
cmd-why = por qué, por que, para qué, para que
cmd-help = ayuda, órdenes, qué puedo hacer
cmd-human = persona, humano, una persona, hablar con una persona, hablar con alguien, agente, operador, operadora
cmd-language = idioma, idiomas, lengua, cambiar de idioma
cmd-skip = omitir, saltar, siguiente, paso, no sé, no se, no lo sé, no lo se, ni idea
cmd-done = listo, lista, hecho, ya está, ya esta, eso es todo, nada más
cmd-keep = conservar, mantener, dejarlo así
cmd-file = enviar, enviar ahora, enviarla, presentar, presentarla
cmd-continue = continuar, seguir, sigamos
cmd-anew = empezar de nuevo, nuevo, nueva
cmd-drop = descartar, descartarlo, desechar
cmd-more = más, más opciones

## Botones

button-skip = Omitir
button-done = Listo
button-keep = Conservar «{ $value }»
button-confirm = Sí, enviar
button-change = Cambiar algo
button-file = Enviar ahora
button-undo = Deshacer
button-person = Hablar con una persona
button-continue = Continuar
button-anew = Empezar de nuevo
button-drop = Descartar
button-more = Más …
button-previous = … Volver a las otras
button-location = Enviar mi ubicación
button-contact = Enviar mi contacto

## Lo que decimos junto a la pregunta

help = Puede responder con un botón, con su número o con sus palabras. También puede escribir «atrás», «cambiar», «por qué», «idioma», «reiniciar», «cancelar» o «persona».
why-default = Su respuesta nos ayuda a atenderle antes.
example = Por ejemplo: { $example }
not-understood = No lo he entendido.
choose-one = Elija una de estas opciones, por favor.
choose-several = Elija todas las que quiera y después escriba «listo».
choose-yes-no = Responda sí o no, por favor.
unusable = Aquí no puedo usar ese tipo de mensaje. Escriba, por favor, o envíe una foto.
cannot-skip = Necesito esta respuesta para continuar.
nothing-back = No hay ninguna pregunta anterior.
nothing-change = Todavía no hay nada que cambiar.
change-which = ¿Qué respuesta cambio?
change-none = No he encontrado esa respuesta. Elija una de estas, por favor.
one-language = Aquí solo hay un idioma: { $language }.
language-which = ¿En qué idioma seguimos?
language-set = A partir de ahora, en español.
closed-button = Esa pregunta ya está cerrada.
noted-change = He cambiado «{ $label }».
noted-same = «{ $label }» ya estaba anotado así.
files-kept =
    { $count ->
        [one] Gracias. He guardado el archivo.
       *[other] Gracias. He guardado { $count } archivos.
    }
files-over = He guardado { $max } archivos y aquí no caben más. Los demás se conservan con sus mensajes.
file-too-large = «{ $name }» es demasiado grande y no puedo recogerlo. He anotado su nombre.
words-kept = Queda anotado.
voice-message = (Mensaje de voz o vídeo, adjunto)
confirm-please = Escriba «sí» para enviarlo, o «cambiar».
labelled = { $label }: { $value }
shortened = … (aquí abreviado; lo guardamos entero)
remind = ¿Sigue ahí? Podemos continuar donde lo dejamos.
silence-filed = He enviado lo que me ha contado hasta ahora. Todavía puede responder.
silence-dropped = No he tenido noticias suyas y he cerrado la conversación. No se ha enviado nada. Escriba cuando quiera para empezar de nuevo.
cancelled = He parado. No se ha enviado nada. Puede deshacerlo durante diez minutos.
cancelled-filed = No haré más preguntas. Su asunto sigue registrado.
cancelled-still = Está cancelado. Escriba «deshacer» para continuar, o /start para empezar de nuevo.
undone = Bien, continuamos.
dropped = Lo he descartado.
human-called = He pedido a una persona del equipo que le escriba aquí. Recibirá también lo que me ha contado. Escriba «continuar» para seguir con las preguntas.
human-noted = Lo he anotado para el equipo. Una persona le escribirá aquí.
human-resumed = Bien, continuamos.
filed-already = Ya está enviado. He añadido su mensaje. Escriba /start para un asunto nuevo.
complete-now = Gracias, era la última pregunta. Todo está con su caso.
interrupted = Todavía no ha terminado. ¿Continuamos, empezamos de nuevo o lo descarto?
flow-gone = Estas preguntas ya no se usan. Una persona verá lo que me ha contado.

## Respuestas rechazadas, donde la conversación no tiene palabras propias

refused-invalid = Eso no parece correcto. Inténtelo otra vez, por favor.
refused-too_short = ¿Podría escribir un poco más?
refused-too_long = Es más largo que los { $max } caracteres que caben aquí. He guardado su mensaje. ¿Podría enviar uno más corto?
refused-too_small = Indique un número de { $limit } como mínimo.
refused-too_large = Indique un número de { $limit } como máximo.
refused-too_early = Indique una fecha a partir del { $limit }.
refused-too_late = Indique una fecha no posterior al { $limit }.
refused-too_few = Elija { $limit } como mínimo.
refused-too_many = Elija { $limit } como máximo.
refused-few_files = Envíe { $limit } como mínimo.
refused-date = Escriba el mes con letras, por ejemplo: 3 de abril de 2026.
refused-currency = Indique el importe en { $currency }.
refused-file = Envíe aquí una foto, por favor.
refused-unknown = No encuentro ningún caso suyo con esa referencia. Compruébela, por favor, en nuestro primer mensaje.

## Tipos de preguntas: qué escribir cuando no se ha entendido una respuesta

expect-number = Escriba un número, por favor.
expect-amount = Escriba un importe, por ejemplo 12,50.
expect-date = Escriba una fecha, por ejemplo 3 de abril de 2026.
expect-email = Escriba una dirección de correo, por ejemplo nombre@example.org.
expect-phone = Escriba un número de teléfono, por ejemplo +34 912 345 678.
expect-photo = Envíe una foto, por favor.
expect-file = Envíe un archivo, por favor.
expect-location = Envíe su ubicación o escriba la dirección.
expect-contact = Envíe un contacto o escriba nombre y teléfono.
expect-text = Escriba su respuesta como texto, por favor.
expect-case = Escriba, por favor, la referencia de su caso, por ejemplo CMP-7K2M-9QXA-R.

## Correo

mail-filed = Gracias por su correo. Está registrado con la referencia { $reference }.
mail-understood = Esto es lo que hemos tomado de su correo:
mail-guess = suposición nuestra
mail-needed = Por favor, responda debajo de cada pregunta y devuélvanos el correo:
mail-wanted = Si quiere, responda también a estas preguntas:
mail-only-if = Solo si «{ $label }» es { $values }:
mail-if-fits = Solo si es su caso:
mail-or = o
mail-yes-no = Sí o No
mail-attach = (como adjunto en su correo)
mail-complete = Tenemos todo lo que necesitamos. Díganos si algo de lo anterior no es correcto.
mail-remind = Quedan preguntas abiertas sobre su mensaje. Su caso cuenta igualmente. Si puede, respóndalas aquí.
mail-added = Gracias. Hemos añadido su correo a lo que ya tenemos.

## Números y fechas

format-decimal = ,
format-date-order = dmy
format-date = { $day } de { $month } de { $year }
months = enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre
months-short = ene, feb, mar, abr, may, jun, jul, ago, sep, oct, nov, dic
words-in-dates = de, del, el, día, dia
words-today = hoy
words-yesterday = ayer
words-before-yesterday = anteayer, antes de ayer, antier

## Palabras que los textos no deben tener, separadas por comas; una organización pone su propia lista sobre esta.

words-avoid = lorem ipsum, por la presente, susodicho, sírvase, tbd
