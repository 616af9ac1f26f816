### menu, español

greeting =
    Hola, { $name }. Soy un asistente automático. Escriba «persona» para hablar con alguien.
    Para saber qué pasa con sus datos, envíe /rights.

want = ¿Qué puedo hacer por usted? También puede contarme directamente lo que pasó.
    .label = Lo que desea
want-complaint = Presentar una queja
want-danger = Avisar de un peligro o una lesión
want-request = Hacer una pregunta o pedir algo
want-feedback = Dar las gracias o proponer algo
want-status = Ver cómo va mi caso
want-person = Hablar con alguien del equipo
want-my_data = Ver o cambiar mis datos
want-more = Otra cosa

more = ¿Qué más puedo hacer por usted?
    .label = Qué más
more-add = Añadir algo a mi caso
more-withdraw = Retirar mi caso
more-recall = Ver si un producto se retiró del mercado
more-hardship = Voy a quedarme sin algo básico
more-rights = Cómo funciona y mis derechos
more-elsewhere = Algo que no depende de ustedes
