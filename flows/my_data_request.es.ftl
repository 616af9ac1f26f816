### my_data_request, español

wanted = ¿Qué desea?
    .label = Lo que desea
wanted-copy = Una copia de todos mis datos
    .words = copia de mis datos, derecho de acceso
wanted-correct = Corregir algún dato
    .words = rectificar, dirección equivocada
wanted-delete = Borrar mis datos
    .words = borrar mis datos, supresión
wanted-object = Oponerme a un uso de mis datos
    .words = me opongo, no quiero publicidad
wanted-complain = Quejarme del tratamiento de mis datos
    .words = queja de protección de datos

details = ¿De qué datos se trata y qué debemos saber?
    .label = Detalles
    .why = Cuanto más exacto, antes lo encontramos. No tiene que dar ningún motivo.

email = ¿A qué dirección de correo respondemos?
    .label = Correo

summary = Esto es lo que he anotado. Tendrá nuestra respuesta en el plazo de un mes. ¿Es correcto?
