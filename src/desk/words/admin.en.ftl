### What an admin hears about the program itself, in English.

admin-down = { $name } has been down since { $since }: { $reason }. What waits there is taken in once it works again.
admin-up = { $name } works again since { $since }; it was down from { $from }.
admin-limit-address = All automatic mails of a day to { $to } have been sent.
admin-limit-domain = All automatic mails of an hour to addresses at { $to } have been sent.
admin-limit-alike = Mails of the same words keep coming from { $to }, as a program writes them.
admin-limit-hour = All automatic mails of an hour have been sent.
admin-limit-more = What comes in is kept as cases all the same, without an acknowledgement, until the time is over. It is a flood, a loop with another program, or a limit that is too low: the table [limits] of the configuration.
admin-gap = Telegram keeps messages for 24 hours. Redress was away longer: what was written there between { $from } and { $until } may be lost. People with open cases may have to be asked.
admin-refused = The new configuration is refused, and the old one stays in force.
admin-set-aside = Something was set aside: { $why }.
admin-set-aside-more = It came from or concerns the contact { $contact }. It is kept whole in the journal as number { $number }. Nothing else was changed; please get in touch with the contact.
