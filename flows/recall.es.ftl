### recall, español

careful = Por favor, no use el producto hasta saber más.

hurt = ¿Alguien se hizo daño con él?
    .label = Personas heridas

product = ¿De qué producto se trata? El modelo está en la etiqueta.
    .label = Producto
    .example = EXAMPLE-1
    .too_short = Escriba el nombre o el número de modelo, por favor.

batch = ¿Cuál es el número de lote o de serie? También está en la etiqueta.
    .label = Lote
    .why = A menudo solo algunos lotes son peligrosos.

# For review by a native reader: the heading should be that of the template for recall notices (Regulation (EU) 2024/1435), where there is one.
notice =
    ⚠️ Recuperación de un producto por motivos de seguridad: { $recalled_name }
    { $recalled_hazard }
    Deje de usarlo y guárdelo fuera del alcance de todos. No lo tire. Usted no paga nada.
    Preguntas: { $recalled_contact }

remedy = ¿Qué solución prefiere?
    .label = Su elección
remedy-refund = Que me devuelvan el dinero
remedy-replacement = Otro producto que sea seguro
remedy-repair = Una reparación

not_known = No conocemos ninguna retirada que coincida con lo que ha escrito. Eso no prueba que el producto sea seguro: una persona examinará lo que nos cuente.

worry = ¿Qué le preocupa de este producto?
    .label = Su preocupación

evidence = Envíe una foto de la etiqueta, si puede.
    .label = Fotos y documentos
    .few_files = Envíe aquí una foto o un documento, o escriba «omitir».

email = ¿A qué dirección de correo podemos escribirle?
    .label = Correo

summary = Esto es lo que he anotado. ¿Es correcto?
