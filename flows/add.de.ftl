### add, Deutsch

which = Welchem Fall möchten Sie etwas hinzufügen? Das Aktenzeichen steht in unserer ersten Nachricht.
    .label = Fall

words = Was möchten Sie hinzufügen?
    .label = Hinzugefügt

evidence = Wenn Sie Fotos oder Unterlagen dazu haben, senden Sie sie jetzt.
    .label = Fotos und Unterlagen
    .few_files = Bitte senden Sie hier ein Foto oder Dokument, oder schreiben Sie „überspringen“.
