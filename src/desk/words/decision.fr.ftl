### Décisions, engagements et enquête : ce que lisent les clients et le personnel, en français.

## La décision

decided-subject = Notre décision sur votre dossier [{ $reference }]
proposed-subject = Notre proposition sur votre dossier [{ $reference }]
acknowledgement-limits = La loi fixe des limites : d’ici { $holding }, vous avez notre réponse finale, ou une lettre qui dit pourquoi elle tarde. Le dernier jour pour la réponse finale est { $last }.
decided-head = { $organisation } a examiné votre dossier { $reference }. Voici notre décision.
proposed-head = { $organisation } a examiné votre dossier { $reference }. Voici ce que nous proposons.
decided-upheld = Vous aviez raison. Nous vous présentons nos excuses.
decided-partly_upheld = Vous aviez en partie raison. Pour cette partie, nous vous présentons nos excuses.
decided-not_upheld = Nous ne sommes pas d’accord avec votre réclamation. Voici nos raisons.
decided-resolved_without_finding = Nous voulons arranger cela, sans décider à qui la faute.
decided-no_jurisdiction = Nous ne pouvons pas en décider nous-mêmes. Voici pourquoi, et où vous adresser.
decided-points = Vos points, un par un :
decided-wish = Vous avez demandé : { $wish }. Notre réponse : { $answer }
decided-evidence = Nous avons tenu compte de : { $evidence }
decided-remedies = Ce que nous faisons :
decided-promise = { $remedy }, au plus tard le { $due }
decided-answer-chat = Dites-nous, s’il vous plaît, ce que vous en pensez avant la fin du { $until }. Un geste suffit, et vous pouvez toujours écrire ici.
decided-answer-mail = Dites-nous, s’il vous plaît, ce que vous en pensez avant la fin du { $until }. Un mot en première ligne de votre réponse suffit.
decided-second-look = Si vous n’êtes pas d’accord, une autre personne l’examinera de nouveau. Vous n’avez pas à donner de raisons.
decided-outside = Vous pouvez aussi vous adresser à { $name }. C’est gratuit et indépendant. Vous avez { $limit } à partir d’aujourd’hui. { $contact }
decided-takes-part = Nous participons à la procédure de { $name }.
decided-takes-no-part = Nous ne participons pas à la procédure de { $name }.
answer-by-word = Pour répondre, écrivez un de ces mots en première ligne, ou utilisez son lien :

reminder-subject = Nous sommes sans nouvelles de vous [{ $reference }]
reminder-text = Le { $asked }, nous vous avons demandé si notre décision sur { $reference } règle l’affaire. Nous sommes sans nouvelles de vous. Nous fermerons le dossier le { $close }. Vous pouvez le rouvrir jusqu’au { $until } par une réponse.
accepted-text = Merci. Votre dossier { $reference } est réglé, et nous l’avons fermé.
accepted-open = Nous vous devons encore :
reopen-until = Si ce n’est pas réglé finalement, écrivez-nous au plus tard le { $until }. Nous le rouvrirons.
questioned-text = Écrivez ici votre question sur { $reference }, s’il vous plaît. Une personne y répondra. Votre dossier reste ouvert.
refused-text = Nous avons noté que vous n’êtes pas d’accord. Votre dossier { $reference } reste ouvert. Voici vos possibilités :
refused-until = Si vous ne faites rien, nous fermerons le dossier le { $until }.
second-look-subject = Une autre personne examine votre dossier [{ $reference }]
second-look-text = Une autre personne examine de nouveau votre dossier { $reference }. Vous aurez notre réponse au plus tard le { $answer_by }. Vous n’avez rien à faire.
second-look-undated = Une autre personne examine de nouveau votre dossier { $reference } et vous écrira. Vous n’avez rien à faire.
left-text = Merci. Nous avons fermé votre dossier { $reference }.
silence-text = Nous sommes sans nouvelles de vous et avons donc fermé votre dossier { $reference }.
remedy-done-text = Nous avons fait ce que nous avions promis dans { $reference } : { $remedy }. { $proof }
remedy-late-text = Nous vous avions promis dans { $reference } : { $remedy }, au plus tard le { $due }. Nous ne pouvons pas encore montrer que c’est fait. Nous en sommes désolés. Une personne s’en occupe et vous écrira.
merged-subject = Deux de vos dossiers n’en font plus qu’un [{ $reference }]
merged-text = Votre dossier { $reference } porte sur la même chose que { $into }. Nous continuons avec { $into }. Rien de ce que vous avez envoyé n’est perdu.

## La réponse vient plus tard

delay-subject = Notre réponse viendra plus tard [{ $reference }]
delay-text = Nous vous avons promis une réponse sur { $reference } pour le { $date }. Nous ne pouvons pas tenir cette date. Nous en sommes désolés.
delay-reason = La raison est : { $reason }
delay-until = Vous aurez notre réponse au plus tard le { $until }.
delay-unknown = Nous y travaillons encore. Les responsables savent que c’est en retard, et une personne vous écrira la raison et une nouvelle date.
delay-outside = Vous n’avez pas à attendre.
accepted-summary = Nous considérons votre réclamation comme réglée. Vous pouvez encore changer d’avis.

## Un geste ou un mot

tap-accept = Je suis d’accord
tap-question = J’ai une question
tap-refuse = Je ne suis pas d’accord
tap-second-look = Examiner de nouveau
tap-leave = En rester là
tap-solved = Oui, c’est réglé
tap-not-solved = Non, pas encore
tap-no-survey = Pas d’enquête, merci
command-accept = accord, d’accord, d'accord, j’accepte, j'accepte, accepter
command-question = question, j’ai une question, j'ai une question
command-refuse = refus, refuser, je refuse, pas d’accord, pas d'accord
command-second-look = recours, encore, de nouveau, réexaminer, examiner de nouveau
command-leave = laisser, en rester là
command-solved = réglé, c’est réglé, c'est réglé, oui
command-not-solved = non réglé, pas réglé, non, pas encore
command-no-survey = stop, pas d’enquête, pas d'enquête
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## L’enquête

survey-subject = Qu’avez-vous pensé de notre travail ? [{ $reference }]
survey-head = Votre dossier { $reference } chez { $organisation } est fermé. Pouvons-nous vous poser quatre courtes questions ? Vous pouvez arrêter à tout moment.
survey-reminder = Nous aimerions savoir comment nous avons traité votre dossier { $reference }. C’est notre seul rappel.
survey-item-0 = Était-il facile de nous adresser votre réclamation ?
survey-item-1 = Vous avons-nous tenu au courant, et étions-nous assez rapides ?
survey-item-2 = Vous avons-nous traité avec équité et respect ?
survey-item-3 = Le résultat vous convient-il ?
survey-scale = 1 veut dire pas du tout, 5 veut dire tout à fait.
survey-figures = Répondez dans la première ligne par un chiffre pour chaque question, par exemple : 4 5 3 4
survey-thanks = Merci. Cela nous aide à mieux faire.
survey-declined = Nous ne vous interrogerons plus sur ce dossier.
survey-second-look = Merci. Nous sommes désolés que cela n’ait pas suffi. Une autre personne peut examiner { $reference } de nouveau. Vous n’avez pas à donner de raisons.
survey-solved = Il y a quelque temps, nous avons fermé votre dossier { $reference }. Est-ce réglé ?

## Résultats et solutions

finding-upheld = fondée, acceptée, justifiée
finding-partly_upheld = fondée en partie, acceptée en partie, en partie
finding-not_upheld = non fondée, rejetée, refusée
finding-resolved_without_finding = réglée, arrangée
finding-no_jurisdiction = hors de notre compétence, hors compétence
remedy-apology = des excuses, excuses
remedy-explanation = une explication, explication
remedy-information = un renseignement, renseignement
remedy-repair_rework = une réparation, réparation
remedy-replacement = un remplacement, remplacement
remedy-substitution = un autre produit à la place, autre produit
remedy-refund_full = tout votre argent remboursé, remboursement, remboursement total
remedy-refund_part = une partie de votre argent remboursée, remboursement partiel
remedy-price_reduction = un prix plus bas, réduction, rabais
remedy-invoice_cancelled = la facture est annulée, facture annulée
remedy-contract_cancelled = le contrat prend fin, fin du contrat
remedy-contract_honoured = le contrat est respecté, contrat respecté
remedy-decision_changed = la décision est modifiée, décision modifiée
remedy-service_performed = le service est fourni, service
remedy-compensation_loss = un dédommagement de votre perte, dédommagement
remedy-compensation_distress = un dédommagement pour les désagréments, désagréments
remedy-interest = des intérêts, intérêts
remedy-goodwill = un geste commercial, geste commercial
remedy-technical_help = une aide technique, aide technique
remedy-referral = l’affaire est transmise, transmission
remedy-record_corrected = nos dossiers sont corrigés, correction
remedy-data_action = vos données sont traitées, données
remedy-policy_change = nos règles sont modifiées, règles
remedy-training = notre personnel est formé, formation
remedy-recall_action = le produit est rappelé, rappel
remedy-none = rien, aucune, aucune solution

## Personnel

order-resolve = décider, décision
order-propose = proposer, proposition
order-points = points
order-classify = classer, cause
order-proof = preuve, justificatif
order-merge = fusionner, fusionner avec, doublon de
order-outside = organisme externe, transmis à
order-delay = retarder, plus tard, reporter
order-authority = mandat, mandat vu, peut agir
form-remedy = solution
form-cause = cause
form-pattern = portée
form-category = catégorie
form-point = point
form-asked = demande, souhait
form-evidence = preuves
form-others = autres, autres touchés
form-hours = heures, temps passé
form-authority = mandat
form-yes = oui
form-no = non

problem-head = Rien n’a été fait pour { $reference }, et rien n’a été envoyé. Il manque :
problem-status = Le dossier en est à « { $status } » : cette étape ne part pas de là.
problem-person = Une décision demande le nom de la personne qui la prend.
problem-same-person = Vous avez décidé de ce dossier la première fois. Une autre personne doit l’examiner.
problem-finding = La première ligne demande un résultat : { $findings }.
problem-reasons = Il n’y a pas de mots pour le client. Écrivez les raisons sous la première ligne.
problem-point = Le point { $number } est sans réponse : « { $point } ». Ajoutez une ligne « point { $number } : fondée … ».
problem-points = Il n’y a pas de points. Écrivez-en un par ligne, sous la première ligne.
problem-asked = Le client a demandé « { $wish } ». Ajoutez une ligne « demande : … » avec notre réponse.
problem-remedy = Le client a raison, et aucune solution n’est nommée. Nommez-en une en première ligne, ou « aucune » et dites pourquoi.
problem-others = La gravité est élevée. Ajoutez « autres : oui » ou « autres : non » : d’autres clients sont-ils touchés ?
problem-authority = Ceci est écrit pour une autre personne, et personne n’a confirmé que l’auteur peut agir pour elle. Ajoutez « mandat : … » avec ce qui le montre, ou « mandat : non » si vos mots ne disent rien de cette personne.
problem-outside = Le client doit savoir quel organisme externe peut examiner l’affaire. La configuration n’en nomme aucun : [outside_body].
problem-participation = Le client doit savoir si nous participons à la procédure de { $name }. La configuration ne le dit pas : we_take_part.
problem-cause = La cause manque. Ajoutez une ligne « cause : … » avec l’une de celles-ci : { $causes }.
problem-pattern = Ajoutez une ligne « portée : … » avec l’une de celles-ci : { $patterns }.
problem-category = Le dossier n’a pas de catégorie. Ajoutez une ligne « catégorie : … ».
problem-unreachable = Le client n’est pas joignable : rien ne peut lui être annoncé.
problem-remedy-unknown = « { $word } » n’est pas une solution connue. Les codes comme refund_full, replacement ou apology vont toujours.
problem-cause-unknown = « { $word } » n’est pas une cause. Possible : { $causes }.
problem-pattern-unknown = « { $word } » n’est pas une portée. Possible : single, recurring, systemic.
problem-point-unreadable = « { $word } » ne se lit pas comme la réponse à un point. Par exemple : « point 1 : fondée, car … ».
problem-others-unreadable = « { $word } » n’est ni oui ni non.
problem-hours-unreadable = « { $word } » ne se lit pas comme des heures. Par exemple : « heures : 1,5 ».
problem-delay-date = Une réponse plus tardive demande un jour après le { $date }. Par exemple : « retarder 18/12/2026 », avec la raison dessous.
problem-delay-reason = Le client doit savoir pourquoi c’est plus long. Écrivez la raison sous la première ligne.
problem-no-promise = Il n’y a pas d’engagement ouvert de ce genre.
problem-proof = Qu’est-ce qui montre que c’est fait ? Écrivez-le après la solution, ou dessous.
problem-merge = Un dossier ne peut rejoindre qu’un autre dossier ouvert du même client.
problem-close = Une réclamation se ferme avec sa cause. Répondez « décider », ou d’abord « classer ».
problem-lead = C’est réservé aux responsables et à la direction.

done-decided = La décision sur { $reference } est en route vers le client.
done-points = Les points de { $reference } sont gardés. Une décision répond à chacun.
done-classified = { $reference } est classé.
done-proof = L’engagement dans { $reference } est tenu, et le client le sait.
done-merged = { $reference } fait maintenant partie de l’autre dossier, et le client le sait.
done-outside = { $reference } est chez l’organisme externe.
done-delayed = Le client de { $reference } sait que la réponse vient plus tard, pourquoi, et quand au plus tard.
done-authority = C’est noté : l’auteur de { $reference } peut agir pour l’autre personne.

staff-subject-decision = [{ $reference }] Du nouveau sur la décision
staff-subject-second-look = [{ $reference }] { $severity } : à examiner de nouveau, par une autre personne
staff-second-look = Le client veut qu’une autre personne examine ce dossier. Qui en a décidé la première fois ne peut pas le prendre.
staff-accepted = Le client est d’accord. Le dossier est fermé.
staff-questioned = Le client a une question sur la décision et va l’écrire.
staff-refused = Le client n’est pas d’accord. Le dossier reste ouvert, et le client connaît ses possibilités.
staff-unanswered = Le client a écrit après la décision et n’a pas encore de réponse. D’ici là, le dossier n’est pas fermé.
staff-essential-unanswered = Le dossier touche à un besoin essentiel, et le client n’a pas répondu à la décision. Le silence ne le ferme pas : contactez le client, s’il vous plaît.
staff-remedy-due = Un engagement arrive à échéance aujourd’hui : { $value }. Répondez « preuve { $value } … » quand il est tenu.
staff-remedy-late = Un engagement est en retard : { $value }. Le client a reçu nos excuses. Répondez « preuve { $value } … » quand il est tenu.
staff-delay-wanted = Une réponse a été promise au client pour le { $value }, et il n’en a pas. Si ce jour ne peut être tenu, répondez « retarder » avec un nouveau jour, et écrivez la raison dessous. Sinon, le client apprendra le dernier jour, sans raison, que c’est en retard.
staff-delay-told = La réponse était promise pour le { $value }, et personne n’a donné de raison. Le client sait que c’est en retard. Répondez « retarder » avec un nouveau jour, et écrivez la raison dessous.
staff-outside-wrote = Un organisme extérieur a écrit au sujet de cette réclamation. Son nom et le dernier jour pour notre réponse : { $value }. Ce sont 20 jours ouvrés à partir d’aujourd’hui, comme le veut le droit européen ; le silence vaut refus. Si sa lettre fixe un autre jour, c’est lui qui compte.

## The management review

review-action = action
review-done = fait, faite
review-helped = utile, efficace
review-failed = échec, inefficace
review-subject = La revue de direction
review-nothing = Votre réponse n’avait aucune ligne qui commence par ACTION, FAIT, UTILE ou ÉCHEC. Rien n’a été changé.
review-kept = { $count } lignes sont gardées. Les actions sont :
review-due = L’action { $number } arrive à échéance le { $due } : { $action }. Répondez FAIT { $number } quand elle est faite.
review-overdue = L’action { $number } est en retard depuis le { $due }, chez { $owner } : { $action }. Répondez FAIT { $number } quand elle est faite, ou fixez un autre jour par une ligne qui commence par ACTION.
review-check = L’action { $number } a été faite il y a quelque temps : { $action }. A-t-elle servi ? Répondez UTILE { $number } ou ÉCHEC { $number }.

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = entendre, demander son avis, droit de réponse
order-waive = ne pas entendre, sans entendre
form-ask = demander, réclamer
form-refuse = refuser, refusé, insuffisant
problem-unheard = Le dossier concerne { $name }, qui n’a pas été entendu. Répondez par « entendre { $name } » et écrivez dessous à quoi répondre, ou par « ne pas entendre { $name } » et la raison.
problem-unreplied = Une réponse a été demandée à { $name } et n’est pas encore arrivée. Attendez-la, ou répondez par « ne pas entendre { $name } » et la raison.
problem-hear-what = Écrivez sous la première ligne à quoi { $name } doit répondre.
problem-hear-contact = Vos mots nomment le client ou disent comment le joindre. La personne concernée ne doit pas le savoir. Retirez-le.
problem-hear-name = Le dossier ne concerne personne du nom de « { $name } ». Répondez d’abord par « concerne … ».
problem-waive-reason = Dites pourquoi { $name } n’est pas entendu, derrière le nom ou dessous.
problem-authority-reason = L’auteur doit savoir pourquoi cela ne suffit pas. Écrivez la raison derrière « refuser » ou dessous.
done-hear = Une réponse est demandée au sujet de { $reference }. Nous vous préviendrons quand elle arrivera ; rien n’est décidé avant.
done-waive = Le dossier { $reference } dit pourquoi la personne n’est pas entendue.
done-authority-asked = L’auteur de { $reference } doit dire ce qui montre qu’il peut agir pour l’autre personne.
done-authority-refused = L’auteur de { $reference } sait que cela ne suffit pas, et pourquoi.
staff-heard = { $value }, que le dossier concerne, a répondu. Lisez la réponse dans le dossier avant de décider.
hearing-subject = [{ $reference }] Nous vous demandons votre avis
hearing-text = Une réclamation portant la référence { $reference } concerne votre travail. Nous vous entendrons avant toute décision. Rien n’a été décidé jusqu’ici.
hearing-about = Voici ce qui vous est demandé : { $asked }
hearing-reply = Vous avez le droit de répondre. Répondez à ce message avant la fin du { $until }. Votre réponse reste chez ceux qui examinent la réclamation. Si vous préférez ne rien dire, répondez par une phrase qui le dit.
hearing-apart = Les réclamations sont traitées à part de toute question disciplinaire. On ne vous dit ni qui réclame, ni comment joindre cette personne. Ne cherchez pas à le savoir et n’écrivez pas au client.
hearing-thanks = Merci. Votre réponse est gardée avec { $reference } et sera lue avant la décision.
authority-subject = Vous écrivez pour une autre personne [{ $reference }]
authority-ask-text = Vous nous écrivez dans { $reference } pour une autre personne. Nous y travaillons déjà. Avant de vous parler des affaires de cette personne, nous devons voir que vous pouvez agir pour elle. Une lettre signée par elle ou une procuration suffit. Répondez à ce message et joignez-la. Cette personne peut aussi nous écrire.
authority-confirmed-text = Nous avons vu que vous pouvez agir pour l’autre personne dans { $reference }. Dès maintenant, nous pouvons vous parler de ses affaires dans ce dossier. Si elle veut que cela cesse, un message d’elle suffit.
authority-refused-text = Ce que vous avez envoyé ne suffit pas pour agir pour l’autre personne dans { $reference }. La raison : { $why } Votre dossier continue, et vous aurez notre réponse. Elle ne dira rien des affaires de cette personne. Vous pouvez envoyer autre chose, ou cette personne peut nous écrire.

## By when, beside a remedy. Lists are parted by commas; forms of one number by strokes, from one on; spans begin with their days.

form-due = sous, dans, d'ici, d’ici, en, avant, au, jusqu'au, jusqu’au, délai
form-due-vague = bientôt, prochain, prochaine, fin, rapidement
form-working-days = jours ouvrés, jour ouvré, jours ouvrables, jour ouvrable
form-months = mois
form-money = euro, euros, francs, dollars, cent
when-counts = un/une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze
when-spans = 8 huitaine, 15 quinzaine
problem-due-unknown = « { $word } » : on ne comprend pas pour quand. Écrivez une date comme 4/12/2026, 4 décembre ou vendredi, ou 5 jours, 5 jours ouvrés, 2 semaines.
problem-due-past = « { $word } » : ce jour est passé.
