### status, français

which = De quel dossier s’agit-il ? La référence est dans notre premier message.
    .label = Dossier
