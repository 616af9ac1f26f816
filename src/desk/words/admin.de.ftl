### Was ein Administrator über das Programm selbst erfährt, auf Deutsch.

admin-down = { $name } ist seit { $since } ausgefallen: { $reason }. Was dort wartet, wird aufgenommen, sobald es wieder geht.
admin-up = { $name } geht seit { $since } wieder; ausgefallen war es ab { $from }.
admin-limit-address = Alle automatischen Mails eines Tages an { $to } sind verschickt.
admin-limit-domain = Alle automatischen Mails einer Stunde an Adressen bei { $to } sind verschickt.
admin-limit-alike = Von { $to } kommen immer wieder Mails mit denselben Worten, wie ein Programm sie schreibt.
admin-limit-hour = Alle automatischen Mails einer Stunde sind verschickt.
admin-limit-more = Was ankommt, wird trotzdem als Fall aufgenommen, ohne Bestätigung, bis die Zeit um ist. Es ist eine Flut, eine Schleife mit einem anderen Programm oder eine zu niedrige Grenze: die Tabelle [limits] der Konfiguration.
admin-gap = Telegram hält Nachrichten 24 Stunden lang vor. Redress war länger weg: Was dort zwischen { $from } und { $until } geschrieben wurde, kann verloren sein. Menschen mit offenen Fällen müssen vielleicht gefragt werden.
admin-refused = Die neue Konfiguration ist abgelehnt, und die alte gilt weiter.
admin-set-aside = Etwas wurde beiseitegelegt: { $why }.
admin-set-aside-more = Es kam von dem Kontakt { $contact } oder betrifft ihn. Ganz erhalten steht es im Journal unter der Nummer { $number }. Sonst wurde nichts geändert; bitte wenden Sie sich an den Kontakt.
