### Die Wörter von Redress selbst, Deutsch. Eine Organisation kann jedes davon überschreiben, in einer Datei mit denselben Namen.

language-name = Deutsch

## Antworten, die viele Fragen gemeinsam haben. Die Listen sind, was man tippen kann, mit Kommas getrennt.

yes = Ja
no = Nein
words-yes = ja, j, ja bitte, jo, jawohl, klar, stimmt, richtig, genau, korrekt, ok, okay, natürlich, gerne
words-no = nein, n, nee, nö, nicht, falsch, nie, nein danke

## Befehle, in jedem Gespräch: die ganze Nachricht, mit oder ohne Schrägstrich.

cmd-back = zurück, zurueck, vorherige
cmd-change = ändern, aendern, etwas ändern, korrigieren
cmd-cancel = abbrechen, abbruch, stopp, halt, beenden
cmd-undo = rückgängig, rueckgaengig, doch nicht
cmd-restart = neustart, von vorn, von vorne, nochmal von vorn, neu beginnen
cmd-why = warum, wieso, weshalb, wozu
cmd-help = hilfe, befehle
cmd-human = mensch, person, mitarbeiter, mit einem menschen sprechen, mit jemandem sprechen
cmd-language = sprache, sprachen, sprache ändern
cmd-skip = überspringen, ueberspringen, weiter, weiß nicht, weiss nicht, weiß ich nicht, keine ahnung
cmd-done = fertig, erledigt, das ist alles, das war alles
cmd-keep = behalten, so lassen
cmd-file = einreichen, jetzt einreichen, absenden, abschicken
cmd-continue = fortsetzen, weitermachen, fortfahren
cmd-anew = neu anfangen, neu
cmd-drop = verwerfen, weg damit
cmd-more = mehr, weitere

## Knöpfe

button-skip = Überspringen
button-done = Fertig
button-keep = „{ $value }“ behalten
button-confirm = Ja, einreichen
button-change = Etwas ändern
button-file = Jetzt einreichen
button-undo = Rückgängig
button-person = Mit einem Menschen sprechen
button-continue = Fortsetzen
button-anew = Neu anfangen
button-drop = Verwerfen
button-more = Weitere …
button-previous = … Zurück zu den anderen
button-location = Meinen Standort senden
button-contact = Meinen Kontakt senden

## Was wir neben der Frage sagen

help = Sie können mit einem Knopf, seiner Nummer oder seinen Worten antworten. Sie können auch „zurück“, „ändern“, „warum“, „Sprache“, „Neustart“, „abbrechen“ oder „Mensch“ schreiben.
why-default = Ihre Antwort hilft uns, die Sache schneller in Ordnung zu bringen.
example = Zum Beispiel: { $example }
not-understood = Das habe ich nicht verstanden.
choose-one = Bitte wählen Sie eines davon.
choose-several = Wählen Sie so viele, wie Sie möchten, und schreiben Sie dann „fertig“.
choose-yes-no = Bitte antworten Sie mit ja oder nein.
unusable = Diese Art von Nachricht kann ich hier nicht verwenden. Bitte schreiben Sie, oder senden Sie ein Foto.
cannot-skip = Diese Antwort brauche ich, um weiterzumachen.
nothing-back = Es gibt nichts, wohin wir zurückgehen könnten.
nothing-change = Es gibt noch nichts zu ändern.
change-which = Welche Antwort soll ich ändern?
change-none = Diese Antwort habe ich nicht gefunden. Bitte wählen Sie eine davon.
one-language = Ich spreche hier nur { $language }.
language-which = Welche Sprache soll ich verwenden?
language-set = Ab hier auf Deutsch.
closed-button = Diese Frage ist abgeschlossen.
noted-change = Ich habe „{ $label }“ geändert.
noted-same = „{ $label }“ ist schon so notiert.
files-kept =
    { $count ->
        [one] Danke. Ich habe die Datei aufgenommen.
       *[other] Danke. Ich habe { $count } Dateien aufgenommen.
    }
files-over = Ich habe { $max } Dateien aufgenommen, mehr passen hier nicht. Die anderen bleiben bei Ihren Nachrichten.
file-too-large = „{ $name }“ ist zu groß, als dass ich es holen könnte. Den Namen habe ich notiert.
words-kept = Das habe ich notiert.
voice-message = (Sprachnachricht oder Video, angehängt)
confirm-please = Bitte schreiben Sie „ja“ zum Einreichen, oder „ändern“.
labelled = { $label }: { $value }
shortened = … (hier gekürzt; wir behalten alles)
remind = Sind Sie noch da? Wir können dort weitermachen, wo wir aufgehört haben.
silence-filed = Ich habe eingereicht, was Sie mir bisher gesagt haben. Sie können weiterhin antworten.
silence-dropped = Ich habe nichts von Ihnen gehört und das Gespräch daher geschlossen. Es wurde nichts eingereicht. Schreiben Sie jederzeit, um neu zu beginnen.
cancelled = Ich habe aufgehört. Es wurde nichts eingereicht. Zehn Minuten lang können Sie das rückgängig machen.
cancelled-filed = Ich frage nicht weiter. Ihr Anliegen bleibt eingereicht.
cancelled-still = Das ist abgebrochen. Schreiben Sie „rückgängig“, um weiterzumachen, oder /start für einen neuen Anfang.
undone = Gut, wir machen weiter.
dropped = Ich habe es verworfen.
human-called = Ich habe eine Kollegin oder einen Kollegen gebeten, Ihnen hier zu schreiben. Was Sie mir bisher gesagt haben, geht mit. Schreiben Sie „fortsetzen“, um mit den Fragen weiterzumachen.
human-noted = Das habe ich für meine Kollegin oder meinen Kollegen notiert. Sie bekommen hier Antwort.
human-resumed = Gut, wir machen weiter.
filed-already = Das ist schon eingereicht. Ihre Nachricht habe ich dazu notiert. Schreiben Sie /start für ein neues Anliegen.
complete-now = Danke, das war die letzte Frage. Alles liegt bei Ihrem Fall.
interrupted = Sie sind noch nicht fertig. Möchten Sie fortsetzen, neu anfangen oder es verwerfen?
flow-gone = Diese Fragen werden nicht mehr verwendet. Ein Mensch sieht sich an, was Sie mir gesagt haben.

## Abgelehnte Antworten, wo das Gespräch keine eigenen Worte hat

refused-invalid = Das sieht nicht richtig aus. Bitte versuchen Sie es noch einmal.
refused-too_short = Könnten Sie etwas mehr schreiben?
refused-too_long = Das ist länger als die { $max } Zeichen, die ich hier aufnehmen kann. Ihre Nachricht habe ich behalten. Könnten Sie eine kürzere senden?
refused-too_small = Bitte nennen Sie eine Zahl von mindestens { $limit }.
refused-too_large = Bitte nennen Sie eine Zahl von höchstens { $limit }.
refused-too_early = Bitte nennen Sie ein Datum ab { $limit }.
refused-too_late = Bitte nennen Sie ein Datum bis { $limit }.
refused-too_few = Bitte wählen Sie mindestens { $limit }.
refused-too_many = Bitte wählen Sie höchstens { $limit }.
refused-few_files = Bitte senden Sie mindestens { $limit }.
refused-date = Bitte schreiben Sie den Monat als Wort, zum Beispiel: 3. April 2026.
refused-currency = Bitte nennen Sie den Betrag in { $currency }.
refused-file = Bitte senden Sie hier ein Foto.
refused-unknown = Unter diesem Aktenzeichen finde ich keinen Fall von Ihnen. Es steht in unserer ersten Nachricht an Sie.

## Arten von Fragen: was zu schreiben ist, wenn eine Antwort nicht verstanden wurde

expect-number = Bitte schreiben Sie eine Zahl.
expect-amount = Bitte schreiben Sie einen Betrag, zum Beispiel 12,50.
expect-date = Bitte schreiben Sie ein Datum, zum Beispiel 3. April 2026.
expect-email = Bitte schreiben Sie eine E-Mail-Adresse, zum Beispiel name@example.org.
expect-phone = Bitte schreiben Sie eine Telefonnummer, zum Beispiel +49 30 1234567.
expect-photo = Bitte senden Sie ein Foto.
expect-file = Bitte senden Sie eine Datei.
expect-location = Bitte senden Sie Ihren Standort, oder schreiben Sie die Adresse.
expect-contact = Bitte senden Sie einen Kontakt, oder schreiben Sie Name und Telefonnummer.
expect-text = Bitte schreiben Sie Ihre Antwort als Text.
expect-case = Bitte schreiben Sie das Aktenzeichen Ihres Falls, zum Beispiel CMP-7K2M-9QXA-R.

## E-Mail

mail-filed = Danke für Ihre E-Mail. Wir haben sie unter { $reference } aufgenommen.
mail-understood = Das haben wir Ihrer E-Mail entnommen:
mail-guess = unsere Vermutung
mail-needed = Bitte schreiben Sie Ihre Antworten unter diese Fragen und senden Sie die E-Mail zurück:
mail-wanted = Wenn Sie möchten, beantworten Sie auch diese:
mail-only-if = Nur wenn „{ $label }“ { $values } ist:
mail-if-fits = Nur wenn es auf Sie zutrifft:
mail-or = oder
mail-yes-no = Ja oder Nein
mail-attach = (bitte an Ihre E-Mail anhängen)
mail-complete = Wir haben alles, was wir brauchen. Schreiben Sie uns, wenn oben etwas nicht stimmt.
mail-remind = Zu Ihrem Anliegen sind noch Fragen offen. Wir bearbeiten es auch so. Wenn Sie können, antworten Sie hier darauf.
mail-added = Danke. Wir haben Ihre E-Mail zu Ihrem Fall genommen.

## Zahlen und Daten

format-decimal = ,
format-date-order = dmy
format-date = { $day }. { $month } { $year }
months = Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember
months-short = Jan, Feb, Mär, Apr, Mai, Jun, Jul, Aug, Sep, Okt, Nov, Dez
words-in-dates = den, dem, der, am
words-today = heute
words-yesterday = gestern
words-before-yesterday = vorgestern

## Wörter, die in Texten nicht stehen sollen, durch Kommas getrennt; eine Organisation setzt ihre eigene Liste darüber.

words-avoid = lorem ipsum, seitens, bezüglich, zwecks, hiermit, vorgenannt, tbd, todo
