### add, español

which = ¿A qué caso quiere añadir algo? La referencia está en nuestro primer mensaje.
    .label = Caso

words = ¿Qué quiere añadir?
    .label = Añadido

evidence = Si tiene fotos o documentos que añadir, envíelos ahora.
    .label = Fotos y documentos
    .few_files = Envíe aquí una foto o un documento, o escriba «omitir».
