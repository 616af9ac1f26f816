### my_data, français

notice = Vos données, c’est vous qui en décidez. Pour savoir ce que nous gardons, et combien de temps, envoyez /rights.

wanted = Que souhaitez-vous ?
    .label = Votre souhait
wanted-copy = Une copie de toutes mes données
wanted-correct = Corriger mes données
wanted-delete = Effacer mes données
wanted-object = M’opposer à une utilisation
wanted-complain = Me plaindre du traitement de mes données
