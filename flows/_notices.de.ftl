### Notices: what the desk writes to customers and staff, in German.
### Sätze für Kundinnen und Kunden bleiben unter 25 Wörtern, ruhig, ohne Vorwurf.

## Daten: hier zusammengesetzt, denn jede Sprache hat ihre Reihenfolge.

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
date = { $weekday }, { $day }. { $month } { $year }
date-and-time = { $date }, { $time } Uhr ({ $zone })

## Was statt eines Befehls geschrieben werden kann. Durch Kommas getrennt, klein geschrieben.

command-status = status, stand
command-withdraw = zurückziehen, zurücknehmen
command-my-data = meine daten

## Kundschaft: Eingangsbestätigung

acknowledgement-subject = Wir haben Ihre Nachricht [{ $reference }]
acknowledgement-received = Vielen Dank. { $organisation } hat Ihre Nachricht. Ihr Aktenzeichen ist { $reference }.
acknowledgement-late = Es tut uns leid, dass diese Antwort so spät kommt.
acknowledgement-words = Sie schrieben: „{ $words }“
acknowledgement-incomplete = Einige Fragen sind noch offen. Ihr Fall zählt trotzdem, und Sie können sie jederzeit beantworten.
acknowledgement-urgent = Wir haben die Verantwortlichen sofort benachrichtigt.
acknowledgement-dates = Jemand sieht sich Ihren Fall bis { $contact_by } an. Unsere Antwort haben Sie bis { $answer_by }. Brauchen wir länger, sagen wir es Ihnen vor diesem Tag und nennen den Grund.
acknowledgement-dates-unknown = Wir sehen uns Ihren Fall an und schreiben Ihnen.
acknowledgement-thanks = Wir geben es an die Menschen weiter, die es betrifft. Sie müssen nichts weiter tun.
acknowledgement-person = Hier wird Ihnen ein Mensch schreiben.
acknowledgement-add-chat = Möchten Sie etwas ergänzen, schreiben Sie es hier. Wie es um Ihren Fall steht, erfahren Sie mit /status. Mit /withdraw ziehen Sie ihn zurück. All das kostet Sie nichts.
acknowledgement-add-mail = Möchten Sie etwas ergänzen, antworten Sie auf diese Mail. Um Ihren Fall zurückzuziehen, antworten Sie mit dem Wort ZURÜCKZIEHEN allein in der ersten Zeile. All das kostet Sie nichts.
acknowledgement-policy = Wie wir mit Beschwerden umgehen: { $link }
acknowledgement-stranger = Haben Sie uns nicht geschrieben? Dann hat jemand Ihre Adresse aus Versehen angegeben. Sie müssen nichts tun.

## Kundschaft: das Übrige

added-subject = Wir haben Ihre Nachricht hinzugefügt [{ $reference }]
added-text = Vielen Dank. Wir haben das zu Ihrem Fall { $reference } genommen.
added-reopened = Vielen Dank. Ihr Fall { $reference } ist wieder offen, und Ihre Nachricht liegt dabei.
added-from-mail = Wir haben eine Mail zu Ihrem Fall { $reference } genommen.
added-encrypted-subject = Wir konnten Ihre Mail nicht lesen [{ $reference }]
added-encrypted = Ihre Mail ist verschlüsselt, und hier hat niemand den Schlüssel dazu. Sie liegt unverändert bei Ihrem Fall { $reference }. Bitte senden Sie sie noch einmal unverschlüsselt; eine Signatur stört nicht. Ist die Sache dafür zu heikel, schreiben Sie nur, wie wir Sie erreichen können.

progress-subject = Wir arbeiten an Ihrem Fall [{ $reference }]
progress = Wir arbeiten noch an Ihrem Fall { $reference }.
progress-answer-by = Sie bekommen unsere Antwort bis { $date }.
progress-late = Die Antwort dauert länger, als wir versprochen haben. Das tut uns leid. Die Verantwortlichen wissen davon.
progress-next = Sie hören spätestens bis { $date } wieder von uns.
progress-reply = Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese Mail.
corrected-text = Vielen Dank. Wir haben Ihre Korrektur notiert.
masked-card = Sie haben die Nummer einer Zahlungskarte geschickt. Wir haben nur die letzten vier Ziffern behalten. Bitte schicken Sie solche Nummern nicht.
noted-text = Vielen Dank. Wir haben aufbewahrt, was Sie geschickt haben.
question-closed = Diese Frage ist abgeschlossen. Möchten Sie uns etwas sagen, schreiben Sie es hier.
too-large = Die Datei „{ $name }“ ist zu groß, als dass wir sie von hier holen könnten; wir haben sie nicht. Sie können eine kleinere schicken oder beschreiben, was darauf ist. Wir haben notiert, dass Sie sie geschickt haben.
too-large-unnamed = Eine Ihrer Dateien ist zu groß, als dass wir sie von hier holen könnten; wir haben sie nicht. Sie können eine kleinere schicken oder beschreiben, was darauf ist. Wir haben notiert, dass Sie sie geschickt haben.
which-case = Um welchen Fall geht es?
which-case-withdraw = Welchen Fall möchten Sie zurückziehen?
which-case-new = Etwas Neues
which-case-settled = Sie haben nicht gesagt, um welchen Fall es in Ihrer Nachricht ging. Wir haben sie zu { $reference } genommen.
which-case-nothing = Es wurde nichts zurückgezogen. Ihre Fälle bleiben offen.
closed-subject = Wir haben Ihren Fall abgeschlossen [{ $reference }]
closed-text = Wir haben Ihren Fall { $reference } abgeschlossen.
closed-outcome = Ergebnis: { $outcome }
closed-again-chat = Ist die Sache damit nicht erledigt, schreiben Sie uns hier, und wir sehen sie uns noch einmal an.
closed-again-mail = Ist die Sache damit nicht erledigt, antworten Sie auf diese Mail, und wir sehen sie uns noch einmal an.
withdrawn-subject = Sie haben Ihren Fall zurückgezogen [{ $reference }]
withdrawn-text = Sie haben Ihren Fall { $reference } zurückgezogen. Wir haben ihn abgeschlossen.
withdrawn-again = War das ein Versehen, schreiben Sie uns wieder.
withdrawn-kept = Wir haben notiert, dass Sie { $reference } zurückziehen möchten. Es könnte jemand in Gefahr sein; deshalb gehen wir der Sache trotzdem nach.
nothing-to-withdraw = Sie haben keinen offenen Fall bei uns.
reply-subject = Zu Ihrem Fall [{ $reference }]
reply-text = { $organisation } zu Ihrem Fall { $reference }:
reply-answer-chat = Um zu antworten, schreiben Sie hier.
reply-answer-mail = Antworten Sie einfach auf diese Mail.
reply-question = Wir brauchen Ihre Antwort, um weiterzukommen.
reopened-text = Ihr Fall { $reference } ist wieder offen.
reopened-subject = Ihr Fall ist wieder offen [{ $reference }]
erased-subject = Ihr Fall ist bei uns gelöscht [{ $reference }]
erased-text = Wir haben Ihren Fall { $reference } gelöscht: was Sie geschrieben haben, Ihren Namen, Ihre Adressen, Ihre Dateien und unsere Briefe.
erased-left = Es bleibt eine Zahl in unserer Statistik: welche Art von Fall es war, wann er kam und wie er ausging. Sicherungskopien werden in der Frist gelöscht, die unsere Hinweise zum Datenschutz nennen.
erased-hazard = Wir behalten, welches Produkt es war, seine Charge und ob jemand verletzt wurde. Das schützt andere und nennt Sie nicht.
erased-chat = Die Nachrichten in diesem Chat können wir nicht löschen. Bitte löschen Sie den Chat in Telegram selbst.
erased-mail = Die E-Mails in Ihrem eigenen Postfach können wir nicht löschen. Bitte löschen Sie sie dort selbst.
status-none = Sie haben keinen offenen Fall bei uns.
status-closed = Abgeschlossen: { $references }
status-open = { $reference }: eingegangen am { $received }. Der Fall wartet noch auf jemanden aus unserem Team. Unsere Antwort haben Sie bis { $answer_by }.
status-taken = { $reference }: eingegangen am { $received }. Jemand arbeitet daran. Unsere Antwort haben Sie bis { $answer_by }.
status-asked = { $reference }: eingegangen am { $received }. Wir haben Sie etwas gefragt und warten auf Ihre Antwort. Unsere Antwort haben Sie bis { $answer_by }.
status-draft = Sie haben begonnen, uns etwas zu erzählen. Sie können hier weiterschreiben.
unreachable-mail = Eine Mail von uns an die Adresse, die Sie angegeben haben, kam nicht an. Wir schreiben Ihnen hier.
unreachable-chat = Wir konnten Sie zu Ihrem Fall { $reference } in Telegram nicht erreichen. Bitte antworten Sie auf diese Mail, damit es weitergehen kann.
unreachable-subject = Wir konnten Sie nicht erreichen [{ $reference }]
change-subject = Zu Ihrer Nachricht [{ $reference }]

## Kundschaft: Worte der Not. Eine Wendung mit Punkt zählt nur am Ende eines Satzes.

distress-phrases = mich umbringen, bring mich um, bringe mich um, mir das leben nehmen, meinem leben ein ende, will sterben, möchte sterben, will nicht mehr leben, möchte nicht mehr leben, selbstmord, suizid, mich selbst verletzen, angst um mein leben, ich kann nicht mehr., ich halte es nicht mehr aus.
distress-subject = Menschen, die Ihnen zuhören
distress-help = Was Sie schreiben, klingt sehr schwer. Sie müssen das nicht allein tragen. Hier hört Ihnen zu jeder Stunde ein Mensch zu: { helpline }. Ist jetzt jemand in Gefahr, wählen Sie { emergency-number }. Ich habe jemanden von uns gebeten, Ihre Nachricht persönlich zu lesen.
distress-help-anywhere = Was Sie schreiben, klingt sehr schwer. Sie müssen das nicht allein tragen. Unter https://findahelpline.com finden Sie Menschen, die zuhören, auch in Ihrem Land. Ist jetzt jemand in Gefahr, wählen Sie den Notruf. Ich habe jemanden von uns gebeten, Ihre Nachricht persönlich zu lesen.

## Kundschaft: eine Kopie von allem, was gespeichert ist

copy-subject = Ihre Daten bei { $organisation }
copy-text = Das ist bei { $organisation } über Sie gespeichert: eine Datei zum Lesen, dasselbe noch einmal für Programme. Dateien, die Sie geschickt haben, folgen. Wenn etwas nicht stimmt, sagen Sie es uns.
copy-again = Sie haben gerade eine Kopie von allem bekommen. Bitte sehen Sie weiter oben nach.
copy-title = Was bei { $organisation } über Sie gespeichert ist
copy-as-of = Stand: { $date }
copy-contact-chat = Telegram-Chat: { $value }
copy-contact-mail = E-Mail-Adresse: { $value }
copy-contact-name = Name: { $value }
copy-no-case = Sie haben keinen Fall bei uns.
copy-case = Fall { $reference }
copy-received = Eingegangen: { $date }
copy-closed = Abgeschlossen: { $date }
copy-you = { $date }, Sie:
copy-we = { $date }, wir:
copy-event-opened = { $date }: Der Fall wurde angelegt.
copy-event-closed = { $date }: Der Fall wurde abgeschlossen.
copy-event-reopened = { $date }: Der Fall wurde wieder geöffnet.
copy-left-out = Notizen, die unser Team für sich geschrieben hat, stehen hier nicht. Auch danach können Sie fragen.

## Mitarbeitende

severity-low = niedrig
severity-medium = mittel
severity-high = hoch
severity-critical = kritisch

staff-subject-new = [{ $reference }] { $severity }: neuer Fall
staff-subject-reminder = [{ $reference }] { $severity }: niemand hat diesen Fall übernommen
staff-subject-raised = Alarm, { $severity }: jemand berichtet uns etwas Dringendes
staff-subject-raised-case = [{ $reference }] { $severity }: Alarm
staff-subject-raise-withdrawn = [{ $reference }] Eine Antwort, die Alarm auslöste, wurde berichtigt
staff-subject-added = [{ $reference }] Neue Nachricht zum Fall
staff-subject-withdrawn = [{ $reference }] Der Fall wird zurückgezogen
staff-subject-call-back = [{ $reference }] Bitte um einen Menschen
staff-subject-in-person = Jemand schreibt uns: bitte jetzt persönlich ansehen
staff-subject-in-person-case = [{ $reference }] Bitte jetzt persönlich ansehen
staff-subject-unreadable = [{ $reference }] Eine Mail war nicht lesbar
staff-subject-reopened = [{ $reference }] { $severity }: Nachricht zu einem abgeschlossenen Fall
staff-subject-late = [{ $reference }] { $severity }: ein zugesagter Termin ist verstrichen
staff-subject-deadline-near = [{ $reference }] { $severity }: Eine Frist läuft bald ab
staff-subject-reason-wanted = [{ $reference }] Warum wurde die Frist versäumt?
staff-subject-hushed = [{ $reference }] Heute keine automatischen E-Mails mehr an diese Adresse
staff-subject-silent = [{ $reference }] Die Kundin oder der Kunde hat nicht geantwortet
staff-subject-assigned = [{ $reference }] { $severity }: Dieser Fall ist Ihrer
staff-subject-own = [{ $reference }] Sie wollten erinnert werden
staff-subject-undeliverable = [{ $reference }] Die Kundin oder der Kunde ist nicht erreichbar
staff-subject-not-arrived = [{ $reference }] Eine Nachricht an die Kundin oder den Kunden kam nicht an
staff-subject-undeliverable-staff = [{ $reference }] Eine Mail an Mitarbeitende kam nicht an

staff-new = Ein neuer Fall wartet auf das Team { $team }.
staff-reminder = Noch niemand aus dem Team { $team } hat diesen Fall übernommen. Dies ist eine Erinnerung.
staff-lead = Niemand aus dem Team { $team } hat diesen Fall übernommen. Sie erfahren es als Leitung.
staff-managers = Niemand aus dem Team { $team } hat diesen Fall übernommen, und die Leitung weiß davon. Sie erfahren es als letzte Stufe.
staff-raised = Antworten erfüllen die Regel „{ $rule }“. Das Gespräch läuft noch; der Fall folgt, sobald er eingereicht ist.
staff-raised-case = Antworten erfüllen die Regel „{ $rule }“.
staff-suspected = Das ist aus Wörtern einer Nachricht vermutet. Die Frage selbst ist noch offen.
staff-raise-withdrawn = Eine spätere Antwort erfüllt die Regel „{ $rule }“ nicht mehr. Die Dringlichkeit bleibt, bis jemand von Ihnen sie ändert.
staff-managers-next = Niemand aus dem Team { $team } hat diesen Fall übernommen. Sie erfahren es als nächste Stufe.
staff-added-words = Im Wortlaut:
staff-added = Zu diesem Fall wurde etwas ergänzt.
staff-added-many = Zu diesem Fall kamen { $count } Nachträge.
staff-listen = Ein neuer Fall wartet auf das Team { $team }. Es wurde gesprochen statt geschrieben: Bitte hören Sie die Aufnahme an.
staff-reopened = Zu diesem Fall kam eine Nachricht, nachdem er abgeschlossen war. Er ist wieder offen.
staff-contact-late = Zugesagt war, dass sich bis jetzt jemand meldet. Der Fall ist übernommen, aber noch hat niemand geschrieben.
staff-answer-late = Zugesagt war eine Antwort bis jetzt, und der Fall ist noch offen. Bitte kümmern Sie sich darum oder erklären Sie, warum es länger dauert.
staff-deadline-near = Frist für { $deadline }: { $date }. { $percent } % der Zeit sind vorbei.
staff-deadline-passed = Die Frist für { $deadline } ist abgelaufen: { $date }. Der Fall liegt bei { $owner }.
staff-deadline-unexplained = Die Frist für { $deadline } ist abgelaufen: { $date }. Niemand hat gesagt, warum.
staff-reason-wanted = Bitte antworten Sie mit einer Zeile: grund … Das bleibt intern, und wir fragen, bis jemand ihn nennt.
clock-acknowledgement = die Eingangsbestätigung
clock-personal-acknowledgement = das erste persönliche Schreiben
clock-assessment = die Einschätzung
clock-update = die nächste Nachricht an die Kundin oder den Kunden
clock-response = die Antwort
clock-decision = die Entscheidung
clock-remedy = die versprochene Abhilfe
clock-window = diesen Schritt
staff-hushed = An diese Adresse gingen alle automatischen E-Mails eines Tages; was jetzt kommt, wird aufbewahrt und nicht beantwortet. Vielleicht antwortet dort ein anderes Programm. Bitte sehen Sie nach.
staff-silent = Zu diesem Fall wurde die Kundin oder der Kunde etwas gefragt und hat nicht rechtzeitig geantwortet. Der Fall wartet nicht länger auf die Antwort. Bitte entscheiden Sie, wie es weitergeht.
staff-assigned = Eine Kollegin oder ein Kollege hat Ihnen diesen Fall gegeben.
staff-target-reached = Der Tag, den Sie sich für diesen Fall gesetzt haben, ist da.
staff-snooze-over = Bis jetzt wollten Sie an diesen Fall nicht erinnert werden. Er ist noch offen.
staff-subject-untaken = Noch nicht übernommen im Team { $team }: { $count }
staff-untaken = Diese Fälle des Teams { $team } hat niemand übernommen. Anzahl: { $count }. Die ältesten stehen oben.
staff-untaken-line = { $reference }: { $severity }. Offen seit: { $since }
staff-untaken-given = { $reference }: { $severity }. Offen seit: { $since }. Gegeben an: { $name }
staff-untaken-more = Außer diesen: { $count }
staff-untaken-over-capacity = Über der Kapazität: { $count }. Niemand im Team hatte Platz für sie, und sie gingen an die Vertretung.
staff-untaken-end = Dieser Brief kommt einmal an jedem Arbeitstag, an dem es solche Fälle gibt. Wer einen Fall übernimmt, nimmt ihn von der Liste.
staff-subject-machines = Post von Programmen ohne Fall: { $count }
staff-machines = Programme und Mailinglisten haben E-Mails geschickt, die zu keinem Fall gehören. Sie sind aufbewahrt und wurden nicht beantwortet. Anzahl: { $count }. Woher sie kamen:
staff-machines-end = Von jeder erfahren Sie einmal. Auf dem Server listet „{ $command }“ sie auf und zeigt mit der Nummer einer E-Mail diese ganz.
staff-other-sender = Es kam von einer anderen Adresse als der bekannten. Prüfen Sie es, bevor Sie sich darauf verlassen.
staff-withdrawn = Dieser Fall wurde zurückgezogen. Er ist abgeschlossen.
staff-withdraw-kept = Dieser Fall soll zurückgezogen werden. Er bleibt offen, weil seine Dringlichkeit kritisch ist.
staff-call-back = Jemand bittet um einen Menschen und wartet im Chat. Antworten Sie auf diese Mail.
staff-in-person = Bitte lesen Sie, was hier geschrieben wurde, und wenden Sie sich jetzt persönlich an die Kundin oder den Kunden. Das wartet nicht auf die übliche Reihenfolge.
staff-heed-needs = Braucht: { $value }
staff-heed-relation = Für eine andere Person geschrieben: { $value }. Deren Einverständnis ist nicht bestätigt: Sagen Sie noch nichts über sie. Sobald Sie es gesehen haben, antworten Sie mit „vollmacht …“ und dem, was es zeigt.
staff-heed-authorised = Für eine andere Person geschrieben: { $value }. Bestätigt ist, dass für sie gehandelt werden darf.
staff-heed-confidential = Vertraulich: Sagen Sie niemandem etwas, der den Fall nicht bearbeitet.
staff-heed-anonymous = Die Kundin oder der Kunde bleibt anonym. Eine Antwort auf diese Mail kommt trotzdem an.
staff-unreadable = Eine Mail war nicht lesbar. Ihr Rohtext liegt beim Fall. Bitte sehen Sie sie an.
staff-undeliverable = Eine Nachricht an die Kundin oder den Kunden war nicht zustellbar: { $reason }
staff-undeliverable-mailed = Sie ging stattdessen an die E-Mail-Adresse, die zu diesem Fall angegeben wurde.
staff-undeliverable-staff = Eine Mail zu diesem Fall an Ihre Kolleginnen und Kollegen war nicht zustellbar: { $reason }
staff-subject-pretended = [{ $reference }] Eine Mail gibt vor, von Ihnen zu kommen
staff-pretended = Jemand schrieb zu diesem Fall, als gehörte er zu Ihnen, und konnte es nicht belegen. Es ist nichts geschehen, und nichts wurde verschickt. Falls Sie es waren: Antworten Sie auf eine Mail, die wir Ihnen geschickt haben.
staff-pretended-many = Innerhalb einer Stunde kamen { $count } weitere Mails, die sich als eine oder einer von Ihnen ausgaben und es nicht beweisen konnten. Nichts wurde getan, nichts verschickt. Sie liegen beim Fall.
staff-fact-reference = Aktenzeichen: { $value }
staff-fact-severity = Dringlichkeit: { $value }
staff-fact-team = Team: { $value }
staff-fact-given = Gegeben an: { $value }
staff-fact-category = Kategorie: { $value }
staff-fact-received = Eingegangen: { $value }
staff-fact-answer-by = Antwort bis: { $value }
staff-fact-unreachable = Nicht erreichbar: { $value }
staff-fact-waiting = Wartet auf die Kundin oder den Kunden bis: { $value }
staff-fact-target = Eigene Frist von { $name }: { $value }
staff-fact-incomplete = Einige Fragen sind noch offen.
staff-subject-done = [{ $reference }] Erledigt
staff-subject-erased = [{ $reference }] Gelöscht
staff-erased = { $reference } ist auf Anordnung gelöscht: Texte, Namen, Adressen, Dateien und Briefe. Was in Berichten zählt, bleibt und nennt niemanden.
staff-erased-letters = Briefe, die darüber an Mitarbeitende gingen, erreichen wir nicht. Bitte sorgen Sie dafür, dass sie gelöscht werden:
    { $letters }
staff-erased-backups = Frühere Sicherungen enthalten den Fall noch. Löschen Sie sie rechtzeitig; wer eine zurückspielt, löscht den Fall erneut.
staff-subject-not-done = [{ $reference }] Nichts geschehen
staff-subject-help = [{ $reference }] Was Sie antworten können

labelled = { $label }: { $value }
staff-write-above = ──── Bitte über dieser Zeile schreiben ────
staff-commands =
    Antworten Sie auf diese Mail: Was Sie schreiben, geht im Namen von { $organisation } an die Kundin oder den Kunden.
    Oder beginnen Sie die erste Zeile mit einem dieser Wörter:
    nehmen – Sie kümmern sich; niemand wird mehr erinnert
    zuweisen NAME – eine Kollegin, ein Kollege oder ein Team bekommt den Fall
    notiz … – nur für Kolleginnen und Kollegen; nichts davon geht hinaus
    rückfrage … – eine Frage an die Kundin oder den Kunden; der Fall wartet auf die Antwort
    grund … – warum eine Frist versäumt wurde; bleibt intern
    dringlichkeit niedrig, mittel, hoch oder kritisch
    frist DATUM – Ihr eigener Termin; Sie werden dann erinnert
    später DATUM oder 3 Tage – vorher keine Erinnerung an Sie
    abwesend DATUM vertretung NAME – bis zu diesem Tag bekommt NAME alles, Sie nichts; „zurück“ beendet es
    betrifft NAME – der Fall betrifft diese Person; sie hat von da an nichts damit zu tun
    entscheiden BEFUND ABHILFE – entscheidet den Fall; Ihre Gründe darunter gehen an die Kundin oder den Kunden, und was fehlt, wird genannt
    schließen ERGEBNIS – schließt den Fall; darunter stehen bei einer Beschwerde „Ursache: …“ und „Muster: …“ und Ihre Worte an die Kundin oder den Kunden
    öffnen GRUND – öffnet einen geschlossenen Fall wieder; Ihr Team liest den Grund
    hilfe – erklärt das alles
staff-tap-take = Übernehmen
staff-tap-note = Notiz schreiben
staff-tap-ask = Kundin oder Kunden fragen
staff-tap-snooze = Zwei Tage keine Erinnerung
staff-tap-close = Schließen
staff-tap-help = Hilfe
staff-note-address = Was Sie an { $address } senden, bleibt immer im Haus.

staff-not-done = Es ist nichts geschehen, und nichts ging an die Kundin oder den Kunden.
staff-done-take = { $reference } ist bei Ihnen.
staff-done-assign = { $reference } ist bei { $to }.
staff-done-note = Ihre Notiz liegt bei { $reference }. Sie bleibt im Haus.
staff-done-reason = Der Grund ist bei { $reference } vermerkt. Er bleibt intern.
staff-done-reply = Ihre Antwort zu { $reference } ist unterwegs.
staff-done-ask = Ihre Frage zu { $reference } ist unterwegs. Der Fall wartet bis { $until } auf die Antwort; Sie erfahren sie, oder dass keine kam.
staff-done-severity = Die Dringlichkeit von { $reference } ist jetzt: { $severity }.
staff-done-close = { $reference } ist geschlossen, und die Kundin oder der Kunde erfährt es.
staff-done-close-untold = { $reference } ist geschlossen. Die Kundin oder der Kunde ist nicht zu erreichen und weiß es nicht.
staff-done-reopen = { $reference } ist wieder offen.
staff-done-erase = { $reference } ist gelöscht.
staff-done-due = Sie werden an { $reference } erinnert: { $date }. Was der Kundin oder dem Kunden zugesagt ist, ändert sich dadurch nicht.
staff-done-snooze = Sie werden an { $reference } nicht erinnert vor: { $date }.
staff-done-away = Sie sind abwesend bis einschließlich { $date }. Bis dahin bekommt { $cover }, was für Sie ist, und Sie bekommen nichts. Es endet von selbst; „zurück“ beendet es früher.
staff-done-back = Willkommen zurück. Sie bekommen wieder, was für Sie ist.
staff-done-about = { $reference } betrifft { $name } und geht { $name } von hier an nichts mehr an: keine Zuweisung, keine Nachricht, keine Anweisung.
staff-done-not-about = { $reference } betrifft { $name } nicht.
staff-sent = Zu lesen ist: „{ $text }“
staff-rest-noted = Was unter Ihrer Anweisung stand, liegt als Notiz beim Fall. Es wurde nicht verschickt.
staff-refused-closed = { $reference } ist geschlossen. Antworten Sie zuerst mit „öffnen“.
staff-refused-no-miss = Keine versäumte Frist von { $reference } wartet auf einen Grund.
staff-refused-open = { $reference } ist schon offen.
staff-refused-unknown = { $reference } gibt es nicht mehr.
staff-refused-with = { $reference } ist bei { $by }. Um den Fall zu übernehmen, antworten Sie mit „zuweisen“ und Ihrem Namen.
staff-refused-unreachable = Die Kundin oder der Kunde ist nicht zu erreichen: { $reason }
staff-refused-date = „{ $text }“ kann ich nicht als Datum lesen. Schreiben Sie 5.12., 2026-12-05, 5. Dezember, Freitag, morgen, 3 Tage oder 4 Stunden.
staff-refused-past = Dieser Zeitpunkt ist schon vorbei.
staff-refused-safety = Bei { $reference } geht es um die Sicherheit von Menschen: Erinnerungen daran werden nicht abgestellt.
staff-refused-nobody = Unter den Mitarbeitenden heißt niemand „{ $name }“.
staff-refused-conflict = { $reference } betrifft { $name } und kann nicht an { $name } gehen.
staff-refused-erase = { $reference } kann noch nicht gelöscht werden: Der Fall ist offen, etwas ist noch zu leisten, oder es wird gerade geschrieben.
staff-refused-erase-later = { $reference } muss bis { $date } aufbewahrt werden.
staff-unclear-empty = Ihre Mail hatte keine eigenen Worte.
staff-unclear-word = „{ $line }“ ist keine Anweisung, die ich kenne, und sehr kurz für eine Antwort. Um es zu verschicken, beginnen Sie mit „antworten“.
staff-unclear-letter = Ihr Text enthält Teile unserer Mail an Sie. Die dürfen nicht hinaus. Bitte schicken Sie nur Ihre Worte.
staff-unclear-name = Hier heißt niemand „{ $name }“. Ein Fall kann gehen an: { $names }.
staff-unclear-severity = „{ $word }“ ist keine Dringlichkeit. Es gibt niedrig, mittel, hoch und kritisch.
staff-unclear-cover = Es steht nicht da, wer Sie vertritt. Schreiben Sie zum Beispiel: abwesend 5. Dezember vertretung Ann.
staff-unclear-answered = { $by } hat schon geantwortet, seit die letzte Nachricht kam. Um auch Ihre Antwort zu verschicken, beginnen Sie mit „antworten“.
staff-unclear-confirmation = Sie antworten auf eine Mail, die nur sagt, was geschehen ist. Um etwas zu verschicken, beginnen Sie mit „antworten“.
staff-unclear-unreadable = Ihre Mail war nicht zu lesen. Sie liegt beim Fall.
staff-help =
    Antworten Sie auf eine Mail zu einem Fall, und Ihre Worte gehen an die Kundin oder den Kunden.
    Eine Anweisung steht in der ersten Zeile: nehmen, zuweisen, notiz, rückfrage, antworten, dringlichkeit, frist, später, abwesend, zurück, betrifft, betrifft nicht, schließen, öffnen.
    Ein Fall kann gehen an: { $names }.
    Was nach „notiz“ steht, bleibt im Haus. „antworten“ verschickt, was folgt, so kurz es auch ist.

## Was in der ersten Zeile einer Antwort stehen kann. Durch Kommas getrennt, klein geschrieben.

order-take = nehmen, übernehmen, nehme ich, übernehme ich, ich nehme es, ich übernehme
order-assign = zuweisen, zuweisen an, weitergeben an, geben an
order-note = notiz, intern, zur info, für uns, interne notiz
order-reply = antworten, antwort, senden
order-ask = rückfrage, nachfragen, frage an den kunden, frage an die kundin
order-reason = grund, begründung
order-close = schließen, schliessen, abschließen, erledigt, gelöst
order-reopen = öffnen, wieder öffnen
order-severity = dringlichkeit, schwere
order-due = frist, eigene frist, meine frist, fällig
order-snooze = später, spaeter, erinnern, nicht erinnern
order-away = abwesend, ich bin abwesend, im urlaub, urlaub
order-back = zurück, zurueck, wieder da, ich bin zurück
order-about = betrifft, es geht um, nicht an
order-not-about = betrifft nicht
order-cover = vertretung, vertritt, vertreter, vertreterin
order-help = hilfe, befehle

## Tage und Zeiträume in so einer Zeile.

when-fillers = bis, zum, am, den, der, in, ab, einschließlich
when-today = heute
when-tomorrow = morgen
when-hours = stunden, stunde, std
when-days = tage, tag, tagen
when-weeks = wochen, woche

## Der Bot über sich selbst, in Telegram

bot-description = Ich nehme Beschwerden und Rückmeldungen für { $organisation } auf. Schreiben Sie mir in Ihren Worten, was geschehen ist. Sie erhalten ein Aktenzeichen, Termine und eine Antwort. Ich bin ein Programm; Sie können jederzeit mit einem Menschen sprechen.
bot-short-description = Beschwerden und Rückmeldungen für { $organisation }
bot-command-start = Beginnen: was ich für Sie tun kann
bot-command-feedback = Loben oder etwas vorschlagen
bot-command-status = Sehen, wie es um meinen Fall steht
bot-command-withdraw = Meinen Fall zurückziehen
bot-command-back = Eine Frage zurück
bot-command-change = Eine Antwort ändern
bot-command-cancel = Hier aufhören
bot-command-why = Warum wird das gefragt?
bot-command-help = So geht es
bot-command-human = Mit einem Menschen sprechen
bot-command-language = Andere Sprache
group-decline = Ich kann nur mit einer Person sprechen, damit niemand sonst Ihre Beschwerde liest. Bitte schreiben Sie mir in einem privaten Chat.
