### Les mots de Redress lui-même, en français. Une organisation peut mettre les siens par-dessus, dans un fichier aux mêmes noms.

language-name = Français

## Réponses communes à beaucoup de questions. Les listes sont ce que l’on peut écrire, séparé par des virgules.

yes = Oui
no = Non
words-yes = oui, o, ouais, oui merci, bien sûr, bien sur, exact, exactement, c'est exact, c'est ça, c’est ça, correct, juste, vrai, d'accord, d’accord, ok, okay, tout à fait, volontiers
words-no = non, n, non merci, faux, jamais, pas du tout, aucun, aucune, personne

## Commandes, dans toute conversation : le message entier, avec ou sans barre.

cmd-back = retour, précédent, precedent, précédente, revenir, en arrière
cmd-change = modifier, changer, corriger, modifier une réponse, changer une réponse
cmd-cancel = annuler, arrêter, arreter, abandonner, quitter, stop
cmd-undo = rétablir, retablir, défaire
cmd-restart = recommencer, repartir de zéro, tout recommencer
cmd-why = pourquoi, pourquoi cette question
cmd-help = aide, commandes, que puis-je faire
cmd-human = humain, une personne, parler à une personne, parler à quelqu'un, parler à quelqu’un, conseiller, conseillère, opérateur
cmd-language = langue, langues, changer de langue
cmd-skip = passer, suivant, suivante, je ne sais pas, sais pas, aucune idée
cmd-done = terminé, termine, fini, c'est tout, c’est tout
cmd-keep = garder, conserver
cmd-file = envoyer, envoyer maintenant, déposer, deposer, soumettre
cmd-continue = continuer, poursuivre, reprendre
cmd-anew = nouveau départ, à nouveau, nouveau
cmd-drop = supprimer, jeter
cmd-more = plus, plus de choix, autres choix

## Boutons

button-skip = Passer
button-done = Terminé
button-keep = Garder « { $value } »
button-confirm = Oui, envoyer
button-change = Modifier une réponse
button-file = Envoyer maintenant
button-undo = Rétablir
button-person = Parler à une personne
button-continue = Continuer
button-anew = Nouveau départ
button-drop = Supprimer
button-more = Plus de choix …
button-previous = … Revenir aux autres
button-location = Envoyer ma position
button-contact = Envoyer mon contact

## Ce que nous disons à côté de la question

help = Vous pouvez répondre par un bouton, par son numéro ou par ses mots. Vous pouvez aussi écrire « retour », « modifier », « pourquoi », « langue », « recommencer », « annuler » ou « humain ».
why-default = Votre réponse nous aide à régler les choses plus vite.
example = Par exemple : { $example }
not-understood = Je n’ai pas compris.
choose-one = Veuillez choisir une de ces réponses.
choose-several = Choisissez-en autant que vous voulez, puis écrivez « terminé ».
choose-yes-no = Veuillez répondre par oui ou par non.
unusable = Je ne peux pas utiliser ce type de message ici. Veuillez écrire, ou envoyer une photo.
cannot-skip = J’ai besoin de cette réponse pour continuer.
nothing-back = Il n’y a pas de question précédente.
nothing-change = Il n’y a encore rien à modifier.
change-which = Quelle réponse voulez-vous modifier ?
change-none = Je n’ai pas trouvé cette réponse. Veuillez en choisir une ci-dessous.
one-language = Ici, je ne parle que { $language }.
language-which = Dans quelle langue continuons-nous ?
language-set = À partir d’ici, en français.
closed-button = Cette question est close.
noted-change = J’ai modifié « { $label } ».
noted-same = « { $label } » est déjà noté ainsi.
files-kept =
    { $count ->
        [one] Merci. J’ai enregistré le fichier.
       *[other] Merci. J’ai enregistré { $count } fichiers.
    }
files-over = J’ai enregistré { $max } fichiers, il n’y a pas de place pour d’autres ici. Les autres restent avec vos messages.
file-too-large = « { $name } » est trop gros, je ne peux pas le récupérer. J’ai noté son nom.
words-kept = C’est noté.
voice-message = (Message vocal ou vidéo, en pièce jointe)
confirm-please = Écrivez « oui » pour envoyer, ou « modifier ».
labelled = { $label } : { $value }
shortened = … (abrégé ici ; nous gardons tout)
remind = Êtes-vous toujours là ? Nous pouvons reprendre où nous en étions.
silence-filed = J’ai transmis ce que vous m’avez dit jusqu’ici. Vous pouvez encore répondre.
silence-dropped = Je n’ai pas eu de nouvelles de vous et j’ai fermé la conversation. Rien n’a été envoyé. Écrivez quand vous voulez pour recommencer.
cancelled = J’arrête la conversation. Rien n’a été envoyé. Vous pouvez encore la rétablir pendant dix minutes.
cancelled-filed = Je ne pose plus de questions. Votre demande reste enregistrée.
cancelled-still = C’est annulé. Écrivez « rétablir » pour continuer, ou /start pour recommencer.
undone = Bien, nous continuons.
dropped = C’est supprimé.
human-called = J’ai demandé à une personne de l’équipe de vous écrire ici. Elle aura ce que vous m’avez dit. Écrivez « continuer » pour reprendre les questions.
human-noted = Je l’ai noté pour l’équipe. Une personne vous écrira ici.
human-resumed = Bien, nous continuons.
filed-already = C’est déjà envoyé. J’y ai ajouté votre message. Écrivez /start pour une nouvelle demande.
complete-now = Merci, c’était la dernière question. Tout est dans votre dossier.
interrupted = Vous n’avez pas encore terminé. Voulez-vous continuer, prendre un nouveau départ, ou tout supprimer ?
flow-gone = Ces questions ne sont plus utilisées. Une personne lira ce que vous m’avez dit.

## Réponses refusées, quand la conversation n’a pas ses propres mots

refused-invalid = Cela ne semble pas juste. Veuillez réessayer.
refused-too_short = Pourriez-vous en écrire un peu plus ?
refused-too_long = C’est plus long que les { $max } caractères que je peux prendre ici. J’ai gardé votre message. Pourriez-vous en envoyer un plus court ?
refused-too_small = Veuillez donner un nombre d’au moins { $limit }.
refused-too_large = Veuillez donner un nombre d’au plus { $limit }.
refused-too_early = Veuillez donner une date à partir du { $limit }.
refused-too_late = Veuillez donner une date au plus tard le { $limit }.
refused-too_few = Veuillez en choisir au moins { $limit }.
refused-too_many = Veuillez en choisir au plus { $limit }.
refused-few_files = Veuillez en envoyer au moins { $limit }.
refused-date = Veuillez écrire le mois en lettres, par exemple : 3 avril 2026.
refused-currency = Veuillez donner le montant en { $currency }.
refused-file = Veuillez envoyer une photo ici.
refused-unknown = Je ne trouve aucun dossier à vous sous cette référence. Vérifiez-la, s’il vous plaît, dans notre premier message.

## Sortes de questions : ce qu’il faut écrire quand une réponse n’a pas été comprise

expect-number = Veuillez écrire un nombre.
expect-amount = Veuillez écrire un montant, par exemple 12,50.
expect-date = Veuillez écrire une date, par exemple 3 avril 2026.
expect-email = Veuillez écrire une adresse e-mail, par exemple nom@example.org.
expect-phone = Veuillez écrire un numéro de téléphone, par exemple +33 1 23 45 67 89.
expect-photo = Veuillez envoyer une photo.
expect-file = Veuillez envoyer un fichier.
expect-location = Veuillez envoyer votre position, ou écrire l’adresse.
expect-contact = Veuillez envoyer un contact, ou écrire le nom et le téléphone.
expect-text = Veuillez écrire votre réponse sous forme de texte.
expect-case = Écrivez, s’il vous plaît, la référence de votre dossier, par exemple CMP-7K2M-9QXA-R.

## E-mail

mail-filed = Merci pour votre e-mail. Il est enregistré sous la référence { $reference }.
mail-understood = Voici ce que nous avons tiré de votre e-mail :
mail-guess = notre supposition
mail-needed = Veuillez répondre sous chaque question et nous renvoyer l’e-mail :
mail-wanted = Si vous le voulez bien, répondez aussi à celles-ci :
mail-only-if = Seulement si « { $label } » est { $values } :
mail-if-fits = Seulement si cela vous concerne :
mail-or = ou
mail-yes-no = Oui ou Non
mail-attach = (en pièce jointe à votre e-mail)
mail-complete = Nous avons tout ce qu’il nous faut. Dites-nous si quelque chose ci-dessus n’est pas juste.
mail-remind = Il reste des questions ouvertes sur votre message. Votre dossier compte malgré tout. Si vous le pouvez, répondez-y ici.
mail-added = Merci. Nous avons ajouté votre e-mail à votre dossier.

## Nombres et dates

format-decimal = ,
format-date-order = dmy
# review: on écrit « 1er » pour le premier du mois ; ici le jour est toujours en chiffres.
format-date = { $day } { $month } { $year }
months = janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre
months-short = janv, fevrier, mars, avr, mai, juin, juil, aout, sept, oct, nov, decembre
words-in-dates = le, du, de
words-today = aujourd'hui, aujourd’hui
words-yesterday = hier
words-before-yesterday = avant-hier, avant hier

## Mots que les textes ne doivent pas avoir, séparés par des virgules ; une organisation met sa propre liste par-dessus.

words-avoid = lorem ipsum, par la présente, susmentionné, veuillez agréer, tbd
