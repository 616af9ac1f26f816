### add, français

which = À quel dossier voulez-vous ajouter quelque chose ? La référence est dans notre premier message.
    .label = Dossier

words = Que voulez-vous ajouter ?
    .label = Ajout

evidence = Si vous avez des photos ou des documents à ajouter, envoyez-les maintenant.
    .label = Photos et documents
    .few_files = Envoyez ici une photo ou un document, ou écrivez « passer ».
