### my_data, español

notice = Sobre sus datos decide usted. Lo que guardamos y cuánto tiempo está en /rights.

wanted = ¿Qué desea?
    .label = Lo que desea
wanted-copy = Una copia de todos mis datos
wanted-correct = Corregir algún dato
wanted-delete = Borrar mis datos
wanted-object = Oponerme a un uso de mis datos
wanted-complain = Quejarme del trato de mis datos
