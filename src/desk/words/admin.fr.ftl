### Ce qu’un administrateur apprend sur le programme même, en français.

admin-down = { $name } est en panne depuis { $since } : { $reason }. Ce qui attend là est repris dès que cela remarche.
admin-up = { $name } remarche depuis { $since } ; la panne durait depuis { $from }.
admin-limit-address = Tous les courriels automatiques d’une journée vers { $to } sont partis.
admin-limit-domain = Tous les courriels automatiques d’une heure vers des adresses de { $to } sont partis.
admin-limit-alike = Des courriels aux mêmes mots ne cessent d’arriver de { $to }, comme un programme les écrit.
admin-limit-hour = Tous les courriels automatiques d’une heure sont partis.
admin-limit-more = Ce qui arrive est gardé comme dossier malgré tout, sans accusé de réception, jusqu’à la fin du délai. C’est un afflux, une boucle avec un autre programme ou une limite trop basse : la table [limits] de la configuration.
admin-gap = Telegram garde les messages 24 heures. Redress était absent plus longtemps : ce qui y a été écrit entre { $from } et { $until } peut être perdu. Il faudra peut-être interroger les personnes dont le dossier est ouvert.
admin-refused = La nouvelle configuration est refusée, et l’ancienne reste en vigueur.
admin-set-aside = Quelque chose a été mis de côté : { $why }.
admin-set-aside-more = Cela venait du contact { $contact } ou le concerne. C’est gardé en entier dans le journal sous le numéro { $number }. Rien d’autre n’a changé ; veuillez vous adresser à ce contact.
