### Les chemins vers le client : le lien d’un chat et d’une adresse e-mail, et ce qui n’arrive pas, en français.

command-link = relier, relier mon adresse
command-unlink = délier, delier

link-how = Pour continuer aussi par e-mail, écrivez /link et votre adresse, par exemple : /link name@example.org
link-sent = Nous avons envoyé un code à cette adresse. Écrivez-le ici dans les 30 minutes. D’ici là, rien ne change.
link-many = Nous ne pouvons plus envoyer de code aujourd’hui. Réessayez demain, s’il vous plaît. Vous pouvez continuer ici à tout moment.
link-wrong = Ce code n’est pas le bon, ou il est trop ancien. Rien n’a changé. Pour en recevoir un autre, écrivez /link et votre adresse.
link-done = Votre adresse e-mail et ce chat sont désormais liés. Écrivez ici ou par e-mail : nous répondons là où vous avez écrit en dernier. Pour y mettre fin, écrivez /unlink.
link-anonymous = Votre dossier anonyme reste dans ce chat seul. Rien n’en part vers votre adresse.
link-ended = Votre adresse e-mail et votre chat Telegram ne sont plus liés. Ce que vous avez commencé dans le chat y continue ; ce que vous avez commencé par e-mail continue par e-mail.
link-none = Aucune adresse e-mail n’est liée à ce chat. Pour ajouter la vôtre, écrivez /link et votre adresse.
link-code-subject = Votre code
link-code = Quelqu’un qui écrit à { $organisation } sur Telegram a donné cette adresse. Si c’était vous, écrivez-y ce code dans les 30 minutes : { $code }
link-code-stranger = Si ce n’était pas vous, vous n’avez rien à faire. Ne donnez le code à personne.
link-mail-subject = Vous pouvez continuer par e-mail
link-mail-subject-case = Vous pouvez continuer par e-mail [{ $reference }]
link-mail = Cette adresse et votre chat Telegram avec { $organisation } sont désormais liés. Pour continuer votre dossier, répondez à cet e-mail. Nous répondons là où vous avez écrit en dernier.
link-mail-end = Si ce n’était pas vous, ou pour y mettre fin, répondez avec le seul mot DÉLIER sur la première ligne.
link-ended-subject = Le lien a pris fin
link-failed = Un e-mail de notre part n’est pas arrivé à votre adresse. En voici le texte :

back-code = Votre code secret : { $code }. Écrivez votre référence et ce code ensemble dans n’importe quel chat avec nous : votre dossier y continuera. Ne donnez le code à personne.
back-here = Votre dossier continue ici désormais.
back-left = Votre dossier continue dans un autre chat : son code y a été écrit.
back-wrong = Cette référence et ce code ne vont pas ensemble. Rien n’a changé. Regardez-les encore une fois, s’il vous plaît.

staff-undeliverable-chatted = Il a été écrit dans le chat à la place.
staff-subject-unacknowledged = [{ $reference }] L’accusé de réception n’est pas encore parti
staff-unacknowledged = L’accusé de réception de ce dossier n’a pas été accepté par l’autre côté dans le temps prévu. Les essais continuent, et le dossier montre chacun d’eux. Si vous le pouvez, prévenez le client autrement.

staff-unclear-meant = « { $line } » est peut-être un ordre mal écrit, ou des mots pour des collègues. Pour l’envoyer au client, commencez par « répondre ». Pour le garder en interne, commencez par « note ».
staff-unclear-mail = Un e-mail est joint à votre réponse, peut-être interne. Pour envoyer les deux au client, commencez par « répondre ».
staff-unclear-again = Vous avez déjà écrit la même chose, et elle a été envoyée. Elle n’a pas été envoyée une seconde fois.
staff-flooded = En une heure, de très nombreux e-mails de { $by } sont arrivés sur ce dossier, comme d’un programme qui répond seul. Ils sont gardés avec le dossier. Pour l’instant, rien de plus n’est fait, et rien n’est envoyé.
staff-subject-flooded = [{ $reference }] Trop d’e-mails d’un collègue

# How answers to customers begin, and what stands before a colon of words for colleagues.
order-greeting = bonjour, bonsoir, cher, chère, chers, chères, madame, monsieur, mesdames, messieurs, salut, merci, coucou
order-inside = privé, privée, confidentiel, confidentielle, commentaire, remarque, observation, notes, internes, rappel, information, collègue, collègues, équipe, secret
# Words with which answers begin, and which are one letter away from an order.
order-ordinary = notre, grand, chose, maison, aime, demande, centre, mise, saison, sens, rendre, montre, rend, vide, ferme, aider, entre, point, tous, toute, votre, contra, mini, reporté, vendre
