### Wege zum Kunden: die Verbindung eines Chats mit einer E-Mail-Adresse, und was nicht ankommt, auf Deutsch.

command-link = verbinden, e-mail verbinden
command-unlink = trennen, verbindung trennen

link-how = Um auch per E-Mail weiterzumachen, schreiben Sie /link und Ihre Adresse, zum Beispiel: /link name@example.org
link-sent = Wir haben einen Code an diese Adresse geschickt. Schreiben Sie ihn innerhalb von 30 Minuten hierher. Bis dahin ändert sich nichts.
link-many = Heute können wir keinen weiteren Code schicken. Bitte versuchen Sie es morgen wieder. Hier können Sie jederzeit weiterschreiben.
link-wrong = Dieser Code stimmt nicht, oder er ist zu alt. Es hat sich nichts geändert. Für einen neuen schreiben Sie /link und Ihre Adresse.
link-done = Ihre E-Mail-Adresse und dieser Chat gehören ab jetzt zusammen. Schreiben Sie hier oder per E-Mail: Wir antworten dort, wo Sie zuletzt geschrieben haben. Zum Beenden schreiben Sie /unlink.
link-anonymous = Ihr anonymer Fall bleibt allein in diesem Chat. Nichts davon geht an Ihre Adresse.
link-ended = Ihre E-Mail-Adresse und Ihr Telegram-Chat gehören nicht mehr zusammen. Was Sie im Chat begonnen haben, geht dort weiter; was Sie per E-Mail begonnen haben, per E-Mail.
link-none = Zu diesem Chat gehört keine E-Mail-Adresse. Um Ihre hinzuzufügen, schreiben Sie /link und Ihre Adresse.
link-code-subject = Ihr Code
link-code = Jemand, der { $organisation } in Telegram schreibt, hat diese Adresse angegeben. Wenn Sie das waren, schreiben Sie dort innerhalb von 30 Minuten diesen Code: { $code }
link-code-stranger = Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Geben Sie den Code niemandem.
link-mail-subject = Sie können per E-Mail weiterschreiben
link-mail-subject-case = Sie können per E-Mail weiterschreiben [{ $reference }]
link-mail = Diese Adresse und Ihr Telegram-Chat mit { $organisation } gehören ab jetzt zusammen. Um mit Ihrem Fall weiterzumachen, antworten Sie auf diese Mail. Wir antworten dort, wo Sie zuletzt geschrieben haben.
link-mail-end = Wenn Sie das nicht waren oder es beenden wollen, antworten Sie mit dem Wort TRENNEN allein in der ersten Zeile.
link-ended-subject = Die Verbindung ist beendet
link-failed = Eine E-Mail von uns kam bei Ihrer Adresse nicht an. Darin stand:

back-code = Ihr geheimer Code: { $code }. Schreiben Sie Aktenzeichen und Code zusammen in irgendeinen Chat mit uns: Dann geht Ihr Fall dort weiter. Geben Sie den Code niemandem.
back-here = Ihr Fall geht ab jetzt hier weiter.
back-left = Ihr Fall geht in einem anderen Chat weiter: Dort wurde sein Code geschrieben.
back-wrong = Dieses Aktenzeichen und dieser Code gehören nicht zusammen. Es hat sich nichts geändert. Bitte sehen Sie sich beide noch einmal an.

staff-undeliverable-chatted = Sie wurde stattdessen in den Chat geschrieben.
staff-subject-unacknowledged = [{ $reference }] Die Eingangsbestätigung ist noch nicht hinaus
staff-unacknowledged = Die Eingangsbestätigung dieses Falls wurde von der Gegenseite nicht in der Zeit angenommen, die dafür vorgesehen ist. Sie wird weiter versucht, und der Fall zeigt jeden Versuch. Wenn Sie können, sagen Sie es dem Kunden auf anderem Weg.

staff-unclear-meant = „{ $line }“ kann eine verschriebene Anweisung sein oder ein Wort an Kolleginnen und Kollegen. Um es zu verschicken, beginnen Sie mit „antworten“. Damit es intern bleibt, beginnen Sie mit „notiz“.
staff-unclear-mail = An Ihrer Antwort hängt eine Mail, die vielleicht intern ist. Um beides zu verschicken, beginnen Sie mit „antworten“.
staff-unclear-again = Dasselbe haben Sie schon einmal geschrieben, und es ging hinaus. Ein zweites Mal ging es nicht hinaus.
staff-flooded = Sehr viele Mails zu diesem Fall kamen innerhalb einer Stunde von { $by }, wie von einem Programm, das selbst antwortet. Sie liegen beim Fall. Vorerst geschieht nichts weiter mit ihnen, und nichts geht hinaus.
staff-subject-flooded = [{ $reference }] Zu viele Mails aus dem Haus

# How answers to customers begin, and what stands before a colon of words for colleagues.
order-greeting = liebe, lieber, liebes, hallo, guten, gutes, sehr, moin, servus, grüezi, grüß, grüss, werte, werter, danke, herzlichen, vielen
order-inside = privat, vertraulich, kommentar, bemerkung, anmerkung, hinweis, notizen, interne, internes, interner, erinnerung, kollege, kollegen, kollegin, team, geheim
# Words with which answers begin, and which are one letter away from an order.
order-ordinary = eine, meine, seine, sind, tage, alter, rund, herr, herz, vater, hause, menge, seid, punkt, nehme, sendung, lager, rote, pause, hilft, kopf, ihre, weite, leite, neuer, fest, wege, gern
