### my_data, español

notice = Sobre sus datos decide usted. Para saber qué guardamos y cuánto tiempo, envíe /rights.

wanted = ¿Qué desea?
    .label = Lo que desea
wanted-copy = Una copia de todos mis datos
wanted-correct = Corregir algún dato
wanted-delete = Borrar mis datos
wanted-object = Oponerme a un uso de mis datos
wanted-complain = Quejarme del tratamiento de mis datos
