greeting = Hola { $name }. Está en el ayuntamiento de Ejemplo.

matter = ¿Qué podemos hacer por usted?
    .label = Asunto
matter-permit = Un permiso
matter-waste = La basura
matter-noise = El ruido
matter-praise = Una felicitación
matter-else = Otra cosa

file_no = ¿Cuál es el número de expediente?
    .label = Expediente
    .example = BA-2026/07
    .invalid = «{ $input }» no es un número de expediente. Por ejemplo: { $example }.

bins = ¿Qué contenedores?
    .label = Contenedores
    .too_few = Elija al menos { $limit ->
        [one] un contenedor
       *[other] { $limit } contenedores
    }.
bins-paper = Papel
bins-glass = Vidrio
bins-rest = Otros residuos

at_night = ¿Es de noche?
    .label = De noche

where = ¿Dónde es?
    .label = Lugar

message = ¿Qué quiere decirnos?
    .label = Mensaje
    .too_short = Unas palabras más, por favor.

answer_by = ¿Cómo debemos responder?
    .label = Respuesta
answer_by-mail = Por correo
answer_by-phone = Por teléfono
answer_by-none = Sin respuesta

email = ¿A qué dirección?
    .label = Correo
phone = ¿A qué número?
    .label = Teléfono
newsletter = ¿Podemos enviarle nuestro boletín?
    .label = Boletín

thanks_waste = Hoy avisamos a la recogida.

overview = ¿Es correcto?
