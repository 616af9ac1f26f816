### Avis : ce que le service écrit aux clients et à l’équipe, en français.
### Les phrases pour les clients restent sous 25 mots, calmes, sans reproche.

## Dates : composées ici, car chaque langue a son ordre.

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date = { $weekday } { $day } { $month } { $year }
date-and-time = { $date }, { $time } ({ $zone })

## Ce que l’on peut écrire au lieu d’une commande. Séparé par des virgules, en minuscules.

command-status = état, etat, où en est mon dossier
command-withdraw = retirer
command-my-data = mes données

## Les clients : accusé de réception

acknowledgement-subject = Nous avons votre message [{ $reference }]
acknowledgement-received = Merci. { $organisation } a votre message. Sa référence est { $reference }.
acknowledgement-late = Nous sommes désolés que cette réponse arrive tard.
acknowledgement-words = Vous avez écrit : « { $words } »
acknowledgement-incomplete = Quelques questions restent ouvertes. Votre dossier compte malgré tout, et vous pouvez y répondre à tout moment.
acknowledgement-urgent = Nous avons aussitôt prévenu les personnes responsables.
acknowledgement-dates = Quelqu’un s’en occupera au plus tard le { $contact_by }. Vous aurez notre réponse au plus tard le { $answer_by }. S’il nous faut plus de temps, nous vous en donnerons la raison avant cette date.
acknowledgement-dates-unknown = Nous allons nous en occuper et vous écrire.
acknowledgement-thanks = Nous le transmettons aux personnes concernées. Vous n’avez rien d’autre à faire.
acknowledgement-person = Une personne vous écrira ici.
acknowledgement-add-chat = Pour ajouter quelque chose, écrivez-le ici. Pour savoir où en est votre dossier, envoyez /status. Pour le retirer, envoyez /withdraw. Tout cela est gratuit.
acknowledgement-add-mail = Pour ajouter quelque chose, répondez à cet e-mail. Pour retirer votre dossier, répondez par le mot RETIRER, seul sur la première ligne. Tout cela est gratuit.
acknowledgement-policy = Comment nous traitons les réclamations : { $link }
acknowledgement-stranger = Si vous ne nous avez pas écrit, quelqu’un a donné votre adresse par erreur. Vous n’avez rien à faire.

## Les clients : le reste

added-subject = Nous avons ajouté votre message [{ $reference }]
added-text = Merci. Nous l’avons ajouté à votre dossier { $reference }.
added-reopened = Merci. Votre dossier { $reference } est rouvert, avec votre message.
added-from-mail = Nous avons ajouté un e-mail à votre dossier { $reference }.
added-encrypted-subject = Nous n’avons pas pu lire votre e-mail [{ $reference }]
added-encrypted = Votre e-mail est chiffré, et personne ici n’en a la clé. Il est conservé tel quel avec votre dossier { $reference }. Merci de le renvoyer sans chiffrement ; une signature ne gêne pas. Si l’affaire est trop délicate, écrivez seulement comment vous joindre.

progress-subject = Nous traitons votre dossier [{ $reference }]
progress = Nous travaillons encore à votre dossier { $reference }.
progress-answer-by = Vous aurez notre réponse au plus tard le { $date }.
progress-late = La réponse prend plus de temps que promis. Nous en sommes désolés. Les responsables le savent.
progress-next = Vous aurez de nos nouvelles au plus tard le { $date }.
progress-reply = Pour ajouter quelque chose, répondez à cet e-mail.
corrected-text = Merci. Nous avons noté votre correction.
masked-card = Vous avez envoyé le numéro d’une carte de paiement. Nous n’en avons gardé que les quatre derniers chiffres. N’envoyez pas de tels numéros, s’il vous plaît.
noted-text = Merci. Nous avons gardé ce que vous avez envoyé.
question-closed = Cette question est close. Pour nous dire quelque chose, écrivez-le ici.
too-large = Le fichier « { $name } » est trop gros pour être récupéré d’ici, nous ne l’avons donc pas. Vous pouvez en envoyer un plus petit, ou décrire ce qu’il montre. Nous avons noté que vous l’avez envoyé.
too-large-unnamed = Un de vos fichiers est trop gros pour être récupéré d’ici, nous ne l’avons donc pas. Vous pouvez en envoyer un plus petit, ou décrire ce qu’il montre. Nous avons noté que vous l’avez envoyé.
which-case = De quel dossier s’agit-il ?
which-case-withdraw = Quel dossier voulez-vous retirer ?
which-case-new = Quelque chose de nouveau
which-case-settled = Vous n’avez pas dit de quel dossier parlait votre message. Nous l’avons ajouté à { $reference }.
which-case-nothing = Rien n’a été retiré. Vos dossiers restent ouverts.
closed-subject = Nous avons clos votre dossier [{ $reference }]
closed-text = Nous avons clos votre dossier { $reference }.
closed-outcome = Résultat : { $outcome }
closed-again-chat = Si cela ne règle pas la question, écrivez-nous ici et nous la reverrons.
closed-again-mail = Si cela ne règle pas la question, répondez à cet e-mail et nous la reverrons.
withdrawn-subject = Vous avez retiré votre dossier [{ $reference }]
withdrawn-text = Vous avez retiré votre dossier { $reference }. Nous l’avons clos.
withdrawn-again = Si c’était une erreur, écrivez-nous à nouveau.
withdrawn-kept = Nous avons noté que vous voulez retirer { $reference }. Quelqu’un est peut-être en danger, notre équipe l’examinera donc quand même.
nothing-to-withdraw = Vous n’avez pas de dossier ouvert chez nous.
reply-subject = À propos de votre dossier [{ $reference }]
reply-text = { $organisation }, à propos de votre dossier { $reference } :
reply-answer-chat = Pour répondre, écrivez ici.
reply-answer-mail = Répondez simplement à cet e-mail.
reply-question = Nous avons besoin de votre réponse pour continuer.
reopened-text = Votre dossier { $reference } est rouvert.
reopened-subject = Votre dossier est rouvert [{ $reference }]
erased-subject = Les données de votre dossier sont effacées [{ $reference }]
erased-text = Nous avons effacé votre dossier { $reference } : ce que vous avez écrit, votre nom, vos adresses, vos fichiers et nos courriers.
erased-left = Il ne reste qu’un chiffre dans nos statistiques : le genre de dossier, sa date et son issue. Les copies de secours sont effacées dans le délai qu’indique notre notice sur la vie privée.
erased-hazard = Nous gardons le nom du produit, son lot et le fait que quelqu’un a été blessé ou non. Cela protège d’autres personnes et ne vous nomme pas.
erased-chat = Nous ne pouvons pas effacer les messages de cette discussion. Merci de supprimer vous-même la discussion dans Telegram.
erased-mail = Nous ne pouvons pas effacer les e-mails de votre boîte. Merci de les supprimer vous-même.
status-none = Vous n’avez pas de dossier ouvert chez nous.
status-closed = Clos : { $references }
status-open = { $reference } : reçu le { $received }. Il attend encore d’être pris en charge. Vous aurez notre réponse au plus tard le { $answer_by }.
status-taken = { $reference } : reçu le { $received }. Quelqu’un y travaille. Vous aurez notre réponse au plus tard le { $answer_by }.
status-asked = { $reference } : reçu le { $received }. Nous vous avons posé une question et attendons votre réponse. Vous aurez notre réponse au plus tard le { $answer_by }.
status-draft = Vous avez commencé à nous raconter quelque chose. Vous pouvez continuer d’écrire ici.
unreachable-mail = Un e-mail de notre part n’est pas arrivé à l’adresse que vous avez donnée. Nous vous écrirons ici.
unreachable-chat = Nous n’avons pas pu vous joindre sur Telegram à propos de votre dossier { $reference }. Répondez à cet e-mail pour que nous puissions continuer.
unreachable-subject = Nous n’avons pas pu vous joindre [{ $reference }]
change-subject = À propos de votre message [{ $reference }]

## Clientèle : mots de détresse. Une tournure avec un point ne compte qu’à la fin d’une phrase.

# For review by a native reader: which of these phrases are said, and which are missing.
distress-phrases = me tuer, me suicider, suicide, mettre fin à mes jours, mettre fin à ma vie, envie de mourir, je veux mourir, plus envie de vivre, veux plus vivre, me faire du mal, peur pour ma vie, je n'en peux plus., j'en peux plus., je n'y arrive plus.
distress-subject = Des personnes à votre écoute
# For review by a native reader: is it calm and warm enough?
distress-help = Ce que vous écrivez semble très dur. Vous n’avez pas à porter cela sans soutien. On vous écoute ici à toute heure : { helpline }. Si quelqu’un est en danger maintenant, appelez le { emergency-number }. J’ai demandé à un membre de l’équipe de lire lui-même votre message.
distress-help-anywhere = Ce que vous écrivez semble très dur. Vous n’avez pas à porter cela sans soutien. Sur https://findahelpline.com, vous trouverez des personnes à l’écoute dans votre pays. Si quelqu’un est en danger maintenant, appelez les secours. J’ai demandé à un membre de l’équipe de lire lui-même votre message.

## Pour la clientèle : une copie de tout ce qui est conservé

copy-subject = Vos données chez { $organisation }
copy-text = Voici ce que { $organisation } conserve à votre sujet : un fichier à lire, et le même contenu pour des logiciels. Les fichiers que vous avez envoyés suivent. Si quelque chose est faux, dites-le-nous.
copy-again = Vous venez de recevoir une copie de tout. Regardez plus haut, s’il vous plaît.
copy-title = Ce que { $organisation } conserve à votre sujet
copy-as-of = Situation : { $date }
copy-contact-chat = Conversation Telegram : { $value }
copy-contact-mail = Adresse e-mail : { $value }
copy-contact-name = Nom : { $value }
copy-no-case = Vous n’avez aucun dossier chez nous.
copy-case = Dossier { $reference }
copy-received = Reçu : { $date }
copy-closed = Clos : { $date }
copy-you = { $date }, vous :
copy-we = { $date }, nous :
copy-event-opened = { $date } : ouverture du dossier.
copy-event-closed = { $date } : clôture du dossier.
copy-event-reopened = { $date } : réouverture du dossier.
copy-left-out = Les notes internes de notre équipe n’y figurent pas. Vous pouvez aussi les demander.

## L’équipe

severity-low = faible
severity-medium = moyenne
severity-high = élevée
severity-critical = critique

staff-subject-new = [{ $reference }] { $severity } : nouveau dossier
staff-subject-reminder = [{ $reference }] { $severity } : personne n’a pris ce dossier
staff-subject-raised = Alarme, { $severity } : on nous signale une urgence
staff-subject-raised-case = [{ $reference }] { $severity } : alarme
staff-subject-raise-withdrawn = [{ $reference }] Une réponse qui a déclenché l’alarme est corrigée
staff-subject-added = [{ $reference }] Nouveau message sur le dossier
staff-subject-withdrawn = [{ $reference }] Le dossier est retiré
staff-subject-call-back = [{ $reference }] On demande à parler à une personne
staff-subject-in-person = Un message demande une personne, maintenant
staff-subject-in-person-case = [{ $reference }] Ce dossier demande une personne, maintenant
staff-subject-unreadable = [{ $reference }] Un e-mail n’a pas pu être lu
staff-subject-reopened = [{ $reference }] { $severity } : message sur un dossier clos
staff-subject-late = [{ $reference }] { $severity } : une date promise est passée
staff-subject-deadline-near = [{ $reference }] { $severity } : une échéance approche
staff-subject-reason-wanted = [{ $reference }] Pourquoi l’échéance a-t-elle été manquée ?
staff-subject-hushed = [{ $reference }] Plus d’e-mail automatique à cette adresse aujourd’hui
staff-subject-silent = [{ $reference }] Le client n’a pas répondu
staff-subject-assigned = [{ $reference }] { $severity } : ce dossier est le vôtre
staff-subject-own = [{ $reference }] Vous vouliez un rappel
staff-subject-undeliverable = [{ $reference }] La personne ne peut pas être jointe
staff-subject-not-arrived = [{ $reference }] Un message au client n’est pas arrivé
staff-subject-undeliverable-staff = [{ $reference }] Un e-mail à l’équipe n’est pas arrivé

staff-new = Un nouveau dossier attend l’équipe { $team }.
staff-reminder = Personne dans l’équipe { $team } n’a encore pris ce dossier. Ceci est un rappel.
staff-lead = Personne dans l’équipe { $team } n’a pris ce dossier. Vous l’apprenez comme responsable.
staff-managers = Personne dans l’équipe { $team } n’a pris ce dossier, et son responsable le sait. Vous êtes le dernier niveau averti.
staff-raised = Des réponses remplissent la règle « { $rule } ». La conversation continue ; le dossier suivra dès son envoi.
staff-raised-case = Des réponses remplissent la règle « { $rule } ».
staff-suspected = C’est supposé d’après des mots d’un message. La question elle-même reste ouverte.
staff-raise-withdrawn = Une réponse ultérieure ne remplit plus la règle « { $rule } ». La gravité reste jusqu’à ce que l’un de vous la change.
staff-managers-next = Personne dans l’équipe { $team } n’a pris ce dossier. Vous êtes le niveau suivant.
staff-added-words = Dans ses mots :
staff-added = Quelque chose a été ajouté à ce dossier.
staff-added-many = Ajouts à ce dossier : { $count }.
staff-listen = Un nouveau dossier attend l’équipe { $team }. Il a été dit, et non écrit : veuillez écouter l’enregistrement.
staff-reopened = On a écrit à propos de ce dossier après sa clôture. Il est rouvert.
staff-contact-late = Il était promis que quelqu’un écrirait avant maintenant. Le dossier est pris, mais personne n’a écrit.
staff-answer-late = Une réponse était promise avant maintenant, et le dossier est encore ouvert. Occupez-vous-en, ou expliquez pourquoi cela dure.
staff-deadline-near = Échéance pour { $deadline } : { $date }. { $percent } % du temps est passé.
staff-deadline-passed = L’échéance pour { $deadline } est passée : { $date }. Le dossier est chez { $owner }.
staff-deadline-unexplained = L’échéance pour { $deadline } est passée : { $date }. Personne n’a dit pourquoi.
staff-reason-wanted = Merci de répondre par une ligne : raison … Cela reste interne, et nous demandons jusqu’à ce que quelqu’un la donne.
clock-acknowledgement = l’accusé de réception
clock-personal-acknowledgement = la première lettre personnelle
clock-assessment = l’évaluation
clock-update = la prochaine nouvelle au client
clock-response = la réponse
clock-decision = la décision
clock-remedy = la réparation promise
clock-window = cette étape
staff-hushed = Cette adresse a reçu tous les e-mails automatiques d’une journée. La suite est gardée sans réponse. Un autre programme répond peut-être au nôtre. Veuillez vérifier.
staff-silent = Une question a été posée au client sur ce dossier, et il n’a pas répondu à temps. Le dossier n’attend plus le client. Merci de décider de la suite.
staff-assigned = Un collègue vous a confié ce dossier.
staff-target-reached = La date que vous vous étiez fixée pour ce dossier est arrivée.
staff-snooze-over = Vous ne vouliez pas de rappel de ce dossier jusqu’ici. Il est toujours ouvert.
staff-subject-untaken = Pas encore pris dans l’équipe { $team } : { $count }
staff-untaken = Personne n’a pris ces dossiers de l’équipe { $team }. Nombre : { $count }. Les plus anciens sont en tête.
staff-untaken-line = { $reference } : { $severity }. Ouvert depuis : { $since }
staff-untaken-given = { $reference } : { $severity }. Ouvert depuis : { $since }. Confié à : { $name }
staff-untaken-more = En plus de ceux-ci : { $count }
staff-untaken-over-capacity = Au-delà de la capacité : { $count }. Personne dans l’équipe n’avait de place, et ils sont allés au remplaçant.
staff-untaken-end = Vous recevez cette lettre une fois chaque jour ouvré où il y a de tels dossiers. Prendre un dossier le retire de la liste.
staff-subject-machines = Messages de programmes sans dossier : { $count }
staff-machines = Des programmes et des listes de diffusion ont écrit des messages qui ne concernent aucun dossier. Ils sont conservés et n’ont pas reçu de réponse. Nombre : { $count }. D’où ils viennent :
staff-machines-end = Chacun ne vous est signalé qu’une fois. Sur le serveur, « { $command } » les énumère et, avec le numéro de l’un d’eux, l’affiche en entier.
staff-other-sender = Une partie vient d’une autre adresse que celle connue. Vérifiez avant de vous y fier.
staff-withdrawn = Ce dossier a été retiré. Il est clos.
staff-withdraw-kept = On souhaite retirer ce dossier. Il reste ouvert parce que sa gravité est critique.
staff-call-back = Quelqu’un demande à parler à une personne et attend dans le chat : répondez à cet e-mail.
staff-in-person = Lisez ce que cette personne écrit et adressez-vous à elle maintenant, en personne. N’attendez pas l’ordre habituel.
staff-heed-needs = Besoins : { $value }
staff-heed-relation = Écrit pour une autre personne : { $value }. Son accord n’est pas confirmé : ne dites encore rien à son sujet. Une fois que vous l’avez vu, répondez par « mandat … » et ce qui le montre.
staff-heed-authorised = Écrit pour une autre personne : { $value }. Il est confirmé que l’auteur peut agir pour elle.
staff-heed-confidential = Confidentiel : n’en parlez à personne qui ne traite pas ce dossier.
staff-heed-anonymous = Cette personne reste anonyme. Une réponse à cet e-mail lui parvient malgré tout.
staff-unreadable = Un e-mail n’a pas pu être lu. Son texte brut est dans le dossier. Veuillez le regarder.
staff-undeliverable = Un message à la personne n’a pas pu être remis : { $reason }
staff-undeliverable-mailed = Il est parti à l’adresse e-mail que le client a donnée.
staff-undeliverable-staff = Un e-mail à l’équipe sur ce dossier n’a pas pu être remis : { $reason }
staff-fact-reference = Référence : { $value }
staff-fact-severity = Gravité : { $value }
staff-fact-team = Équipe : { $value }
staff-fact-given = Confié à : { $value }
staff-fact-category = Catégorie : { $value }
staff-fact-received = Reçu : { $value }
staff-fact-answer-by = Réponse avant : { $value }
staff-fact-unreachable = Ne peut pas être joint : { $value }
staff-fact-waiting = Attend le client jusqu’au : { $value }
staff-fact-target = Date fixée par { $name } : { $value }
staff-fact-incomplete = Quelques questions restent ouvertes.

staff-subject-pretended = [{ $reference }] Un e-mail se fait passer pour vous
staff-pretended = Quelqu’un a écrit sur ce dossier comme s’il était de l’équipe, sans pouvoir le prouver. Rien n’a été fait ni envoyé. Si c’était vous : répondez à un e-mail que nous vous avons envoyé.
staff-pretended-many = En une heure, { $count } autres e-mails se sont fait passer pour l’un de vous sans pouvoir le prouver. Rien n’a été fait ni envoyé. Ils sont conservés avec le dossier.
staff-subject-done = [{ $reference }] C’est fait
staff-subject-erased = [{ $reference }] Effacé
staff-erased = { $reference } est effacé sur ordre : textes, noms, adresses, fichiers et courriers. Ce qui compte dans les rapports reste, sans nommer personne.
staff-erased-letters = Les courriers envoyés au personnel sont hors de notre portée. Merci de veiller à leur suppression :
    { $letters }
staff-erased-backups = Les sauvegardes antérieures contiennent encore le dossier. Supprimez-les à temps ; qui en restaure une efface le dossier à nouveau.
staff-subject-not-done = [{ $reference }] Rien n’a été fait
staff-subject-help = [{ $reference }] Ce que vous pouvez répondre

labelled = { $label } : { $value }
staff-write-above = ──── Écrivez au-dessus de cette ligne ────
staff-commands =
    Répondez à cet e-mail : ce que vous écrivez va au client, au nom de { $organisation }.
    Ou commencez la première ligne par un de ces mots :
    prendre – vous suivez le dossier ; plus personne n’est relancé
    confier NOM – un collègue ou une équipe le reçoit
    note … – pour l’équipe seulement ; rien ne sort
    demander … – une question au client ; le dossier attend la réponse
    raison … – pourquoi une échéance a été manquée ; reste interne
    gravité faible, moyenne, élevée ou critique
    échéance DATE – une date à vous ; un rappel vous arrive alors
    reporter DATE ou 3 jours – pas de rappel pour vous avant
    absent DATE remplace NOM – jusqu’à ce jour NOM reçoit tout, vous rien ; « de retour » y met fin
    concerne NOM – le dossier concerne cette personne, qui n’y a désormais aucune part
    décider CONCLUSION MESURE – rend la décision ; vos raisons dessous vont au client, et ce qui manque est indiqué
    clore RÉSULTAT – clôt le dossier ; dessous, pour une réclamation, « cause : … » et « portée : … », puis vos mots au client
    rouvrir MOTIF – rouvre un dossier clos ; votre équipe lit le motif
    aide – explique tout cela
staff-tap-take = Le prendre
staff-tap-note = Écrire une note
staff-tap-ask = Demander au client
staff-tap-snooze = Pas de rappel pendant deux jours
staff-tap-close = Le clore
staff-tap-help = Aide
staff-note-address = Ce que vous envoyez à { $address } reste toujours entre nous.

staff-not-done = Rien n’a été fait, et rien n’a été envoyé au client.
staff-done-take = { $reference } est à vous.
staff-done-assign = { $reference } est chez { $to }.
staff-done-note = Votre note est avec { $reference }. Elle reste entre nous.
staff-done-reason = La raison est gardée avec { $reference }. Elle reste interne.
staff-done-reply = Votre réponse sur { $reference } est en route vers le client.
staff-done-ask = Votre question sur { $reference } est en route vers le client. Le dossier attend la réponse jusqu’au { $until } ; vous saurez si elle arrive ou non.
staff-done-severity = La gravité de { $reference } est maintenant : { $severity }.
staff-done-close = { $reference } est clos, et le client en est averti.
staff-done-close-untold = { $reference } est clos. Le client ne peut pas être joint et n’en sait rien.
staff-done-reopen = { $reference } est rouvert.
staff-done-erase = { $reference } est effacé.
staff-done-due = Nous vous rappellerons { $reference } : { $date }. Ce qui a été promis au client ne change pas.
staff-done-snooze = Pas de rappel de { $reference } avant : { $date }.
staff-done-away = Votre absence dure jusqu’au { $date } inclus. D’ici là, { $cover } reçoit ce qui vous est destiné, et vous ne recevez rien. Cela se termine tout seul ; « de retour » y met fin plus tôt.
staff-done-back = Bon retour. Vous recevez de nouveau ce qui vous est destiné.
staff-done-about = { $reference } concerne { $name } : désormais ni attribution, ni message, ni ordre de sa part.
staff-done-not-about = { $reference } ne concerne pas { $name }.
staff-sent = Le client lit : « { $text } »
staff-rest-noted = Ce qui était sous votre ordre est gardé en note. Cela n’a pas été envoyé.
staff-refused-closed = { $reference } est clos. Répondez d’abord par « rouvrir ».
staff-refused-no-miss = Aucune échéance manquée de { $reference } n’attend de raison.
staff-refused-open = { $reference } est déjà ouvert.
staff-refused-unknown = { $reference } n’existe plus.
staff-refused-with = { $reference } est chez { $by }. Pour le reprendre, répondez par « confier » et votre nom.
staff-refused-unreachable = Le client ne peut pas être joint : { $reason }
staff-refused-date = Je ne peux pas lire « { $text } » comme une date. Écrivez 5.12., 2026-12-05, 5 décembre, vendredi, demain, 3 jours ou 4 heures.
staff-refused-past = Ce moment est déjà passé.
staff-refused-safety = La sécurité de quelqu’un est en jeu dans { $reference } : ses rappels ne sont pas suspendus.
staff-refused-nobody = Personne de l’équipe ne s’appelle « { $name } ».
staff-refused-conflict = { $reference } concerne { $name }, qui ne peut pas l’avoir.
staff-refused-erase = { $reference } ne peut pas encore être effacé : il est ouvert, quelque chose reste dû, ou le client est en train d’écrire.
staff-refused-erase-later = { $reference } doit être conservé jusqu’au { $date }.
staff-unclear-empty = Votre e-mail n’avait pas de mots à lui.
staff-unclear-word = « { $line } » n’est pas un ordre que je connais, et c’est très court pour une réponse. Pour l’envoyer au client, commencez par « répondre ».
staff-unclear-letter = Votre texte contient des parties de notre e-mail à vous. Elles ne doivent pas sortir. Envoyez seulement vos mots.
staff-unclear-name = Nul ne s’appelle « { $name } » ici. Un dossier peut aller à : { $names }.
staff-unclear-severity = « { $word } » n’est pas une gravité. Elle est faible, moyenne, élevée ou critique.
staff-unclear-cover = Il n’est pas dit qui vous remplace. Écrivez par exemple : absent 5 décembre remplace Anne.
staff-unclear-answered = { $by } a répondu depuis le dernier message du client. Pour envoyer aussi votre réponse, commencez par « répondre ».
staff-unclear-confirmation = Vous répondez à un e-mail qui dit seulement ce qui a été fait. Pour écrire au client, commencez par « répondre ».
staff-unclear-unreadable = Votre e-mail n’a pas pu être lu. Il est gardé avec le dossier.
staff-help =
    Répondez à un e-mail sur un dossier, et vos mots vont au client.
    L’ordre est sur la première ligne : prendre, confier, note, demander, répondre, gravité, échéance, reporter, absent, de retour, concerne, ne concerne pas, clore, rouvrir.
    Un dossier peut aller à : { $names }.
    Ce qui suit « note » reste entre nous. « répondre » envoie la suite, si courte soit-elle.

## Ce que l’équipe peut écrire sur la première ligne. Séparé par des virgules, en minuscules.

order-take = prendre, je prends, je le prends, je m'en occupe, je m’en occupe
order-assign = confier, confier à, transmettre à
order-note = note, interne, note interne, pour nous
order-reply = répondre, repondre, réponse, envoyer
order-ask = demander, question au client
order-reason = raison, motif
order-close = clore, fermer, réglé, résolu
order-reopen = rouvrir
order-severity = gravité, priorité
order-due = échéance, echeance, délai, delai
order-snooze = reporter, rappeler, plus tard
order-away = absent, absente, en congé, en vacances
order-back = de retour, je suis de retour
order-about = concerne, contre
order-not-about = ne concerne pas
order-cover = remplace, remplaçant, remplaçante, remplacé
order-help = aide, commandes

## Jours et durées sur cette ligne.

when-fillers = jusqu'au, jusqu’au, jusqu, au, le, la, de, en, du, dans, pour, avant
when-today = aujourd'hui, aujourd’hui
when-tomorrow = demain
when-hours = heures, heure
when-days = jours, jour
when-weeks = semaines, semaine

## Le bot parle de lui-même, dans Telegram

bot-description = Je recueille les réclamations et les avis pour { $organisation }. Dites-moi avec vos mots ce qui s’est passé. Vous recevrez une référence, des dates et une réponse. Je suis un programme ; vous pouvez demander une personne à tout moment.
bot-short-description = Réclamations et avis pour { $organisation }
bot-command-start = Commencer : ce que je peux faire pour vous
bot-command-feedback = Féliciter ou proposer quelque chose
bot-command-status = Voir où en est mon dossier
bot-command-withdraw = Retirer mon dossier
bot-command-back = Une question en arrière
bot-command-change = Modifier une réponse
bot-command-cancel = Arrêter ici
bot-command-why = Pourquoi cette question ?
bot-command-help = Comment cela marche
bot-command-human = Parler à une personne
bot-command-language = Autre langue
group-decline = Je ne peux parler qu’à une personne à la fois, pour que nul autre ne lise votre réclamation. Écrivez-moi dans un chat privé.
