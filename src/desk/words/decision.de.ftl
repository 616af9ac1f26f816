### Entscheidungen, Zusagen und die Umfrage: was Kunden und Mitarbeiter lesen, auf Deutsch.

## Die Entscheidung

decided-subject = Unsere Entscheidung zu Ihrem Fall [{ $reference }]
proposed-subject = Unser Vorschlag zu Ihrem Fall [{ $reference }]
acknowledgement-limits = Das Gesetz setzt Fristen: Bis { $holding } haben Sie unsere abschließende Antwort oder einen Brief, der sagt, warum es länger dauert. Der letzte Tag für die abschließende Antwort ist { $last }.
decided-head = { $organisation } hat Ihren Fall { $reference } geprüft. Das ist unsere Entscheidung.
proposed-head = { $organisation } hat Ihren Fall { $reference } geprüft. Das schlagen wir vor.
decided-upheld = Sie hatten recht. Es tut uns leid.
decided-partly_upheld = Sie hatten zum Teil recht. Für diesen Teil bitten wir um Entschuldigung.
decided-not_upheld = Wir sehen es anders als Sie. Das sind unsere Gründe.
decided-resolved_without_finding = Wir möchten das in Ordnung bringen, ohne zu entscheiden, wer schuld war.
decided-no_jurisdiction = Wir können darüber nicht selbst entscheiden. Hier steht, warum, und wohin Sie gehen können.
decided-points = Ihre Punkte, einer nach dem anderen:
decided-wish = Sie haben sich gewünscht: { $wish }. Unsere Antwort: { $answer }
decided-evidence = Das haben wir herangezogen: { $evidence }
decided-remedies = Das tun wir:
decided-promise = { $remedy }, bis { $due }
decided-answer-chat = Bitte sagen Sie uns bis { $until }, was Sie davon halten. Ein Tippen genügt, und Sie können hier jederzeit schreiben.
decided-answer-mail = Bitte sagen Sie uns bis { $until }, was Sie davon halten. Ein Wort in der ersten Zeile Ihrer Antwort genügt.
decided-second-look = Wenn Sie nicht einverstanden sind, prüft es eine andere Person noch einmal. Gründe müssen Sie nicht nennen.
decided-outside = Sie können sich auch an { $name } wenden. Das ist kostenlos und unabhängig. Sie haben dafür ab heute { $limit } Zeit. { $contact }
decided-takes-part = Wir nehmen am Verfahren von { $name } teil.
decided-takes-no-part = Wir nehmen am Verfahren von { $name } nicht teil.
answer-by-word = Zum Antworten schreiben Sie eines dieser Wörter in die erste Zeile, oder nutzen Sie den Link dahinter:

reminder-subject = Wir haben nichts von Ihnen gehört [{ $reference }]
reminder-text = Am { $asked } haben wir Sie gefragt, ob unsere Entscheidung zu { $reference } die Sache erledigt. Wir haben nichts von Ihnen gehört. Am { $close } schließen wir den Fall. Bis { $until } können Sie ihn mit einer Antwort wieder öffnen.
accepted-text = Vielen Dank. Ihr Fall { $reference } ist erledigt, und wir haben ihn geschlossen.
accepted-open = Das schulden wir Ihnen noch:
reopen-until = Wenn es doch nicht erledigt ist, schreiben Sie uns bis { $until }. Wir öffnen den Fall dann wieder.
questioned-text = Bitte schreiben Sie Ihre Frage zu { $reference } hier. Eine Person wird antworten. Ihr Fall bleibt offen.
refused-text = Wir haben vermerkt, dass Sie nicht einverstanden sind. Ihr Fall { $reference } bleibt offen. Das sind Ihre Wege:
refused-until = Wenn Sie nichts tun, schließen wir den Fall am { $until }.
second-look-subject = Eine andere Person prüft Ihren Fall [{ $reference }]
second-look-text = Eine andere Person prüft Ihren Fall { $reference } noch einmal. Bis { $answer_by } haben Sie unsere Antwort. Sie müssen nichts tun.
second-look-undated = Eine andere Person prüft Ihren Fall { $reference } noch einmal und wird Ihnen schreiben. Sie müssen nichts tun.
left-text = Vielen Dank. Wir haben Ihren Fall { $reference } geschlossen.
silence-text = Wir haben nichts von Ihnen gehört und Ihren Fall { $reference } deshalb geschlossen.
remedy-done-text = Wir haben getan, was wir in { $reference } zugesagt haben: { $remedy }. { $proof }
remedy-late-text = Wir haben Ihnen in { $reference } zugesagt: { $remedy }, bis { $due }. Wir können noch nicht belegen, dass es geschehen ist. Das tut uns leid. Eine Person kümmert sich darum und wird Ihnen schreiben.
merged-subject = Zwei Ihrer Fälle sind jetzt einer [{ $reference }]
merged-text = Ihr Fall { $reference } betrifft dasselbe wie { $into }. Wir machen mit { $into } weiter. Nichts von dem, was Sie geschickt haben, geht verloren.

## Die Antwort kommt später

delay-subject = Unsere Antwort kommt später [{ $reference }]
delay-text = Wir haben Ihnen zu { $reference } eine Antwort bis { $date } zugesagt. Das schaffen wir nicht. Es tut uns leid.
delay-reason = Der Grund ist: { $reason }
delay-until = Sie haben unsere Antwort bis { $until }.
delay-unknown = Wir arbeiten noch daran. Die Verantwortlichen wissen, dass die Antwort überfällig ist. Eine Person wird Ihnen den Grund und ein neues Datum nennen.
delay-outside = Sie müssen nicht warten.
accepted-summary = Wir sehen Ihre Beschwerde als erledigt an. Sie können es sich noch anders überlegen.

## Ein Tippen oder ein Wort

tap-accept = Einverstanden
tap-question = Ich habe eine Frage
tap-refuse = Nicht einverstanden
tap-second-look = Noch einmal prüfen
tap-leave = Dabei belassen
tap-solved = Ja, es ist gelöst
tap-not-solved = Nein, noch nicht
tap-no-survey = Keine Umfrage, bitte
command-accept = einverstanden, angenommen, ich nehme an, ich bin einverstanden
command-question = frage, ich habe eine frage
command-refuse = ablehnen, abgelehnt, nicht einverstanden, ich lehne ab, ich bin nicht einverstanden
command-second-look = widerspruch, nochmal, noch einmal, noch einmal prüfen, überprüfen
command-leave = belassen, dabei belassen, lassen
command-solved = gelöst, es ist gelöst, ja
command-not-solved = ungelöst, nicht gelöst, nein, noch nicht
command-no-survey = stopp, keine umfrage
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## Die Umfrage

survey-subject = Wie zufrieden sind Sie mit uns? [{ $reference }]
survey-head = Ihr Fall { $reference } bei { $organisation } ist geschlossen. Dürfen wir Ihnen vier kurze Fragen stellen? Sie können jederzeit aufhören.
survey-reminder = Wir wüssten gern, wie wir mit Ihrem Fall { $reference } umgegangen sind. Das ist unsere einzige Erinnerung.
survey-item-0 = Wie leicht war es, sich bei uns zu beschweren?
survey-item-1 = Haben wir Sie auf dem Laufenden gehalten, und waren wir schnell genug?
survey-item-2 = Haben wir Sie fair und mit Respekt behandelt?
survey-item-3 = Wie zufrieden sind Sie mit dem Ergebnis?
survey-scale = 1 heißt: gar nicht, 5 heißt: sehr.
survey-figures = Bitte antworten Sie in der ersten Zeile mit einer Zahl für jede Frage, zum Beispiel: 4 5 3 4
survey-thanks = Vielen Dank. Das hilft uns, besser zu werden.
survey-declined = Wir fragen Sie zu diesem Fall nicht noch einmal.
survey-second-look = Vielen Dank. Es tut uns leid, dass das nicht gut genug war. Eine andere Person kann { $reference } noch einmal prüfen. Gründe müssen Sie nicht nennen.
survey-solved = Vor einiger Zeit haben wir Ihren Fall { $reference } geschlossen. Ist die Sache gelöst?

## Ergebnisse und Abhilfen: das erste Wort lesen Kunden, die anderen dürfen Mitarbeiter schreiben.

finding-upheld = begründet, berechtigt, anerkannt
finding-partly_upheld = teilweise begründet, teilweise berechtigt, teilweise
finding-not_upheld = nicht begründet, unbegründet, unberechtigt, abgelehnt
finding-resolved_without_finding = erledigt ohne befund, einvernehmlich
finding-no_jurisdiction = nicht zuständig, unzuständig
remedy-apology = eine Entschuldigung, entschuldigung
remedy-explanation = eine Erklärung, erklärung
remedy-information = eine Auskunft, auskunft
remedy-repair_rework = eine Reparatur, reparatur, nachbesserung
remedy-replacement = ein Ersatz, ersatz, austausch
remedy-substitution = ein anderes Produkt, ersatzprodukt
remedy-refund_full = Ihr ganzes Geld zurück, erstattung, volle erstattung, rückzahlung
remedy-refund_part = ein Teil Ihres Geldes zurück, teilerstattung
remedy-price_reduction = ein niedrigerer Preis, preisnachlass, minderung
remedy-invoice_cancelled = die Rechnung wird storniert, storno
remedy-contract_cancelled = der Vertrag wird beendet, vertragsende
remedy-contract_honoured = der Vertrag wird erfüllt, vertragserfüllung
remedy-decision_changed = die Entscheidung wird geändert, entscheidung geändert
remedy-service_performed = die Leistung wird erbracht, leistung
remedy-compensation_loss = Ersatz für Ihren Schaden, schadenersatz
remedy-compensation_distress = Ausgleich für den Ärger, ausgleich
remedy-interest = Zinsen, zinsen
remedy-goodwill = eine Zahlung aus Kulanz, kulanz
remedy-technical_help = technische Hilfe, technische hilfe
remedy-referral = die Sache wird weitergegeben, weitergabe
remedy-record_corrected = unsere Unterlagen werden berichtigt, berichtigung
remedy-data_action = Ihre Daten werden bearbeitet, daten
remedy-policy_change = unsere Regeln werden geändert, regeländerung
remedy-training = unsere Leute werden geschult, schulung
remedy-recall_action = das Produkt wird zurückgerufen, rückruf
remedy-none = nichts, keine, keine abhilfe

## Mitarbeiter

order-resolve = entscheiden, entscheidung
order-propose = vorschlagen, vorschlag
order-points = punkte
order-classify = einordnen, ursache
order-proof = nachweis, beleg
order-merge = zusammenführen, zusammenführen mit, gehört zu, doppelt zu
order-outside = schlichtungsstelle, verwiesen an
order-delay = später, verschieben, verzögert
order-authority = vollmacht, vollmacht gesehen, darf handeln
form-remedy = abhilfe
form-cause = ursache
form-pattern = muster
form-category = kategorie
form-point = punkt
form-asked = wunsch, gewünscht
form-evidence = belege, nachweise
form-others = andere, andere betroffen
form-hours = stunden, aufwand
form-authority = vollmacht
form-yes = ja
form-no = nein

problem-head = Zu { $reference } wurde nichts getan und nichts verschickt. Das fehlt:
problem-status = Der Stand des Falls ist „{ $status }“: von dort führt dieser Schritt nicht weiter.
problem-person = Eine Entscheidung braucht den Namen der Person, die sie trifft.
problem-same-person = Sie haben diesen Fall das erste Mal entschieden. Jetzt muss ihn eine andere Person prüfen.
problem-finding = Die erste Zeile braucht ein Ergebnis: { $findings }.
problem-reasons = Es fehlen die Worte an den Kunden. Schreiben Sie die Gründe unter die erste Zeile.
problem-point = Punkt { $number } ist nicht beantwortet: „{ $point }“. Ergänzen Sie eine Zeile „Punkt { $number }: begründet …“.
problem-points = Es stehen keine Punkte da. Schreiben Sie je Zeile einen, unter die erste Zeile.
problem-asked = Der Kunde wünscht sich „{ $wish }“. Ergänzen Sie eine Zeile „Wunsch: …“ mit unserer Antwort.
problem-remedy = Der Kunde hat recht, und es ist keine Abhilfe genannt. Nennen Sie eine in der ersten Zeile, oder „keine“ mit Begründung.
problem-others = Die Dringlichkeit ist hoch. Ergänzen Sie „andere: ja“ oder „andere: nein“: Sind andere Kunden betroffen?
problem-authority = Dies wurde für eine andere Person geschrieben, und niemand hat bestätigt, dass für sie gehandelt werden darf. Ergänzen Sie „vollmacht: …“ mit dem, was es zeigt, oder „vollmacht: nein“, wenn Ihre Worte nichts über diese Person sagen.
problem-outside = Der Kunde muss erfahren, welche Stelle außerhalb sich der Sache annimmt. In der Konfiguration fehlt [outside_body].
problem-participation = Der Kunde muss erfahren, ob wir am Verfahren von { $name } teilnehmen. In der Konfiguration fehlt we_take_part.
problem-cause = Die Ursache fehlt. Ergänzen Sie eine Zeile „Ursache: …“ mit einem von: { $causes }.
problem-pattern = Ergänzen Sie eine Zeile „Muster: …“ mit einem von: { $patterns }.
problem-category = Der Fall hat keine Kategorie. Ergänzen Sie eine Zeile „Kategorie: …“.
problem-unreachable = Der Kunde ist nicht erreichbar, deshalb kann ihm nichts mitgeteilt werden.
problem-remedy-unknown = „{ $word }“ ist keine Abhilfe, die ich kenne. Codes wie refund_full, replacement oder apology gehen immer.
problem-cause-unknown = „{ $word }“ ist keine Ursache. Möglich sind: { $causes }.
problem-pattern-unknown = „{ $word }“ ist kein Muster. Möglich sind: single, recurring, systemic.
problem-point-unreadable = „{ $word }“ ist keine lesbare Antwort auf einen Punkt. Etwa: „Punkt 1: begründet, weil …“.
problem-others-unreadable = „{ $word }“ heißt weder ja noch nein.
problem-hours-unreadable = „{ $word }“ lässt sich nicht als Stunden lesen. Zum Beispiel: „Stunden: 1,5“.
problem-delay-date = Eine spätere Antwort braucht einen Tag nach { $date }. Zum Beispiel: „später 18.12.2026“, mit dem Grund darunter.
problem-delay-reason = Der Kunde muss hören, warum es länger dauert. Schreiben Sie den Grund unter die erste Zeile.
problem-no-promise = Eine solche offene Zusage gibt es nicht.
problem-proof = Was zeigt, dass es geschehen ist? Schreiben Sie es hinter die Abhilfe oder darunter.
problem-merge = Ein Fall kann nur Teil eines anderen offenen Falls desselben Kunden werden.
problem-close = Eine Beschwerde wird mit ihrer Ursache geschlossen. Antworten Sie mit „entscheiden“, oder vorher mit „einordnen“.
problem-lead = Das ist Leitungen vorbehalten.

done-decided = Die Entscheidung zu { $reference } ist auf dem Weg zum Kunden.
done-points = Die Punkte von { $reference } sind festgehalten. Eine Entscheidung beantwortet jeden davon.
done-classified = { $reference } ist eingeordnet.
done-proof = Die Zusage in { $reference } ist erfüllt, und der Kunde weiß es.
done-merged = { $reference } gehört jetzt zum anderen Fall, und der Kunde weiß es.
done-outside = { $reference } liegt bei der Stelle außerhalb.
done-delayed = Der Kunde von { $reference } weiß, dass die Antwort später kommt, warum und bis wann.
done-authority = Notiert: Wer in { $reference } schreibt, darf für die andere Person handeln.

staff-subject-decision = [{ $reference }] Neues zur Entscheidung
staff-subject-second-look = [{ $reference }] { $severity }: von einer anderen Person noch einmal zu prüfen
staff-second-look = Der Kunde möchte, dass eine andere Person diesen Fall prüft. Wer ihn das erste Mal entschieden hat, kann ihn nicht nehmen.
staff-accepted = Der Kunde ist einverstanden. Der Fall ist geschlossen.
staff-questioned = Der Kunde hat eine Frage zur Entscheidung und wird sie schreiben.
staff-refused = Der Kunde ist nicht einverstanden. Der Fall bleibt offen, und der Kunde kennt die Wege.
staff-unanswered = Der Kunde hat nach der Entscheidung geschrieben und noch keine Antwort. Bis dahin wird der Fall nicht geschlossen.
staff-essential-unanswered = Es geht um den Grundbedarf, und der Kunde hat auf die Entscheidung nicht geantwortet. Schweigen schließt den Fall nicht: Bitte melden Sie sich beim Kunden.
staff-remedy-due = Heute ist eine Zusage fällig: { $value }. Antworten Sie mit „Nachweis { $value } …“, sobald sie erfüllt ist.
staff-remedy-late = Eine Zusage ist verspätet: { $value }. Der Kunde hat eine Entschuldigung bekommen. Antworten Sie mit „Nachweis { $value } …“, sobald sie erfüllt ist.
staff-delay-wanted = Dem Kunden wurde eine Antwort bis { $value } zugesagt, und er hat keine. Wenn das nicht zu schaffen ist, antworten Sie mit „später“ und einem neuen Tag, und schreiben Sie den Grund darunter. Sonst hört der Kunde am letzten Tag ohne Grund, dass die Antwort später kommt.
staff-delay-told = Die Antwort war bis { $value } fällig, und niemand hat einen Grund genannt. Der Kunde weiß jetzt, dass sie später kommt. Antworten Sie mit „später“ und einem neuen Tag, und schreiben Sie den Grund darunter.
staff-outside-wrote = Eine Stelle von außen hat zu dieser Beschwerde geschrieben. Ihr Name und der letzte Tag für unsere Antwort: { $value }. Das sind 20 Arbeitstage ab heute, wie es das europäische Recht verlangt; Schweigen gilt als Ablehnung. Nennt ihr Brief einen anderen Tag, so gilt dieser.

## The management review

review-action = maßnahme, massnahme
review-done = erledigt
review-helped = geholfen, wirksam
review-failed = unwirksam
review-subject = Die Managementbewertung
review-nothing = Ihre Antwort hatte keine Zeile, die mit MASSNAHME, ERLEDIGT, GEHOLFEN oder UNWIRKSAM beginnt. Nichts wurde geändert.
review-kept = { $count } Zeilen sind festgehalten. Die Maßnahmen sind:
review-due = Maßnahme { $number } ist am { $due } fällig: { $action }. Antworten Sie mit ERLEDIGT { $number }, sobald sie getan ist.
review-overdue = Maßnahme { $number } ist seit dem { $due } überfällig, zuständig ist { $owner }: { $action }. Antworten Sie mit ERLEDIGT { $number }, sobald sie getan ist, oder setzen Sie mit einer Zeile, die mit MASSNAHME beginnt, einen neuen Tag.
review-check = Maßnahme { $number } ist vor einiger Zeit getan worden: { $action }. Hat sie geholfen? Antworten Sie mit GEHOLFEN { $number } oder UNWIRKSAM { $number }.

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = anhören, stellungnahme, stellungnahme von
order-waive = nicht anhören, ohne anhörung
form-ask = anfordern, erbitten, anfragen
form-refuse = ablehnen, abgelehnt, reicht nicht
problem-unheard = Der Fall betrifft { $name }, und { $name } wurde nicht angehört. Antworten Sie mit „anhören { $name }“ und schreiben Sie darunter, wozu Stellung zu nehmen ist, oder mit „nicht anhören { $name }“ und dem Grund.
problem-unreplied = { $name } wurde um Stellungnahme gebeten und hat noch nicht geantwortet. Warten Sie darauf, oder antworten Sie mit „nicht anhören { $name }“ und dem Grund.
problem-hear-what = Schreiben Sie unter die erste Zeile, wozu { $name } Stellung nehmen soll.
problem-hear-contact = Ihre Worte nennen den Kunden oder wie er zu erreichen ist. Beides erfährt die betroffene Person nicht. Lassen Sie es weg.
problem-hear-name = Der Fall betrifft niemanden namens „{ $name }“. Antworten Sie zuerst mit „betrifft …“.
problem-waive-reason = Sagen Sie, warum { $name } nicht angehört wird, hinter dem Namen oder darunter.
problem-authority-reason = Wer geschrieben hat, muss erfahren, warum es nicht reicht. Schreiben Sie den Grund hinter „ablehnen“ oder darunter.
done-hear = Um eine Stellungnahme zu { $reference } ist gebeten. Sie hören davon, wenn sie kommt; vorher wird nichts entschieden.
done-waive = Bei { $reference } steht jetzt, warum die Person nicht angehört wird.
done-authority-asked = Wer in { $reference } schreibt, ist gefragt, was die Vollmacht zeigt.
done-authority-refused = Wer in { $reference } schreibt, weiß, dass dies nicht reicht und warum.
staff-heard = { $value }, um wen es in dem Fall geht, hat geantwortet. Lesen Sie die Antwort beim Fall, bevor Sie entscheiden.
hearing-subject = [{ $reference }] Wir bitten um Ihre Sicht
hearing-text = Eine Beschwerde mit der Nummer { $reference } betrifft Ihre Arbeit. Sie werden angehört, bevor etwas entschieden wird. Bisher ist nichts entschieden.
hearing-about = Danach werden Sie gefragt: { $asked }
hearing-reply = Sie haben das Recht zu antworten. Bitte antworten Sie auf diese Mail bis { $until }. Ihre Antwort bleibt bei denen, die die Beschwerde prüfen. Wenn Sie nichts sagen möchten, antworten Sie mit einem Satz, der das sagt.
hearing-apart = Beschwerden werden getrennt von dienstlichen Maßnahmen behandelt. Sie erfahren weder, wer sich beschwert, noch wie die Person zu erreichen ist. Bitte forschen Sie nicht nach, und schreiben Sie dem Kunden nicht.
hearing-thanks = Danke. Ihre Antwort liegt bei { $reference } und wird vor der Entscheidung gelesen.
authority-subject = Sie schreiben für eine andere Person [{ $reference }]
authority-ask-text = Sie schreiben uns in { $reference } für eine andere Person. Wir arbeiten schon daran. Bevor wir Ihnen etwas über die Angelegenheiten dieser Person sagen, müssen wir sehen, dass Sie für sie handeln dürfen. Ein Brief mit ihrer Unterschrift oder eine Vollmacht reicht. Antworten Sie auf diese Nachricht und hängen Sie ihn an. Die Person kann uns auch selbst schreiben.
authority-confirmed-text = Wir haben gesehen, dass Sie in { $reference } für die andere Person handeln dürfen. Ab jetzt können wir Ihnen in diesem Fall über ihre Angelegenheiten Auskunft geben. Soll das enden, genügt eine Nachricht von ihr.
authority-refused-text = Was Sie geschickt haben, reicht nicht, um in { $reference } für die andere Person zu handeln. Der Grund: { $why } Ihr Fall geht weiter, und Sie bekommen unsere Antwort. Sie wird nichts über die Angelegenheiten dieser Person sagen. Sie können etwas anderes schicken, oder die Person schreibt uns selbst.

## By when, beside a remedy. Lists are parted by commas; forms of one number by strokes, from one on; spans begin with their days.

form-due = bis, binnen, innerhalb, in, spätestens, zum, am
form-due-vague = bald, demnächst, kürze, ende, nächste, nächsten, nächster, umgehend
form-working-days = Werktage, Werktagen, Werktag, Arbeitstage, Arbeitstagen, Arbeitstag
form-months = Monate, Monaten, Monat, Monats
form-money = Euro, Franken, Prozent
when-counts = ein/eine/einer/einem/einen/eines, zwei/zweier, drei/dreier, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn
when-spans = 7 wochenfrist
problem-due-unknown = „{ $word }“: Daraus geht nicht hervor, bis wann. Schreiben Sie ein Datum wie 4.12.2026, 4. Dezember oder Freitag, oder 5 Tage, 5 Werktage, 2 Wochen.
problem-due-past = „{ $word }“: Dieser Tag ist vorbei.
