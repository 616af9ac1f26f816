### status, español

which = ¿De qué caso se trata? La referencia está en nuestro primer mensaje.
    .label = Caso
