### Ce que le personnel saisit pour des clients qui ont téléphoné, écrit sur papier ou sont venus, en français.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = de, adresse, e-mail, email, courriel, mail
entry-key-name = nom, client, cliente
entry-key-phone = téléphone, telephone, tél, tel, numéro
entry-key-received = reçu, reçu le, recu, recu le, reçue le, date, arrivé le, jour
entry-key-way = par, moyen, comment
entry-key-language = langue
entry-yesterday = hier

## What came of it

entry-done = [{ $reference }] Ouvert
entry-opened = { $reference } est ouvert. Il compte comme reçu le { $received }, et ses délais courent depuis ce jour.
entry-acknowledged = L’accusé de réception part à l’adresse que vous avez donnée.
entry-not-acknowledged = Aucun accusé de réception n’est parti. Dites vous-même au client la référence et les dates, s’il vous plaît.
entry-not-done = Rien n’a été ouvert
entry-nothing = Rien n’a été ouvert, et rien n’a été envoyé.
entry-empty = Il n’y a rien de ce que le client a dit. Écrivez-le sous les lignes, joignez-le ou transférez le message du client.
entry-not-a-date = « { $text } » n’est pas un jour passé que je sache lire. Écrivez hier, vendredi, 20.11. ou 2026-11-20.
entry-not-an-address = « { $text } » n’est pas une adresse e-mail.
entry-help =
    Écrivez de telles lignes, chacune si vous la connaissez, et en dessous ce que le client a dit :
    de: ann@example.org
    nom: Ann Mercer
    téléphone: 0123 456
    reçu: hier
    par: téléphone
entry-address = Un appel, une lettre ou une visite ? Envoyez-le à { $address }, et un dossier s’ouvre pour le client.
