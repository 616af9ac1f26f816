### feedback, español

hello =
    Hola, { $name }. Soy un programa que recoge elogios e ideas. Lleva un minuto. Escriba «persona» para hablar con alguien.
    Para saber qué pasa con sus datos, envíe /rights.

what_happened = Díganos con sus palabras: ¿qué fue bien, qué podría mejorar?
    .label = Con sus palabras

sort = ¿De qué tipo es?
    .label = Tipo
sort-praise = Un elogio
    .words = gracias, maravilloso, maravillosa, excelente
sort-idea = Una idea
    .words = sugerencia, idea, estaría bien
sort-displeased = Algo no me gustó
    .words = decepcionado, decepcionada, descontento, descontenta

about = ¿De qué se trata?
    .label = Se trata de
about-staff = Nuestro personal
about-product = Un producto
about-service = Un servicio
about-delivery = Una entrega
about-price = El precio
about-website = El sitio web
about-other = Otra cosa

publish = ¿Podemos publicar sus palabras, sin su nombre?
    .label = Publicar sin nombre
    .why = A otras personas les gusta leer lo que se dice. Sin su sí, no se publica nada.

email = Si quiere una respuesta, ¿a qué dirección de correo la enviamos?
    .label = Correo

summary = Esto es lo que he anotado. ¿Puedo pasarlo al equipo?
