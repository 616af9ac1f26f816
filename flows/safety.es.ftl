### safety, español

advice =
    ⚠️ Si hay alguien herido, llame primero al { emergency-number }.
    Aléjese del peligro. Deje de usar el producto y desenchúfelo si es seguro hacerlo.

what_happened = Cuéntenos qué pasó y dónde. Bastan unas palabras.
    .label = Qué pasó
    .too_short = Diga en pocas palabras qué es peligroso.

told = He avisado a nuestro equipo de seguridad.

injury = ¿Hay alguien herido? ¿De qué gravedad?
    .label = Lesión
injury-none = Nadie está herido
injury-first_aid = Bastó con primeros auxilios
injury-doctor = Hizo falta atención médica
injury-hospital = Hay alguien en el hospital
injury-death = Ha muerto alguien

who = Lo sentimos mucho. ¿A quién le ha pasado?
    .label = A quién le ha pasado
who-adult = A una persona adulta
who-child = A un niño o una niña
who-several = A varias personas

product = ¿Qué producto es? Si los sabe, añada el número de lote o de serie y dónde lo compró.
    .label = Producto
    .why = Con el número de lote sabemos quién más está en peligro.
    .example = Hervidor KX-200, lote 2025-03, comprado en la calle Mayor

item_kept = ¿Todavía tiene el producto?
    .label = Todavía lo tiene
keep_it = Guárdelo como está, fuera del alcance de todos. No lo repare ni lo tire.

evidence = Si es seguro, envíe una foto del producto y de su etiqueta.
    .label = Fotos y documentos
    .few_files = Envíe aquí una foto o un documento, o escriba «omitir».

summary = Esto es lo que he anotado. Nuestro equipo de seguridad ya lo sabe. ¿Es correcto?
