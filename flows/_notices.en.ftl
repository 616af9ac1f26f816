### Notices: what the desk writes to customers and staff, in English.
### Sentences for customers stay under 25 words, calm, without blame.

## Dates: put together here, since each language has its own order.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $weekday }, { $day } { $month } { $year }
date-and-time = { $date }, { $time } ({ $zone })

## What a customer may write instead of a command. Parted by commas, in small letters.

command-status = status
command-withdraw = withdraw
command-my-data = my data, mydata

## The customer: acknowledgement

acknowledgement-subject = We have your message [{ $reference }]
acknowledgement-received = Thank you. { $organisation } has your message. Its reference is { $reference }.
acknowledgement-late = We are sorry that this comes late.
acknowledgement-words = You wrote: “{ $words }”
acknowledgement-incomplete = Some questions are still open. Your case counts all the same, and you can answer them at any time.
acknowledgement-urgent = We have told the people in charge at once.
acknowledgement-dates = Somebody will look at it by { $contact_by }. You will have our answer by { $answer_by }. If we need longer, we will tell you before that day and say why.
acknowledgement-dates-unknown = We will look at it and write to you.
acknowledgement-thanks = It goes to the people concerned. You need not do anything more.
acknowledgement-person = A person will write to you here.
acknowledgement-add-chat = To add something, write it here. To see where your case stands, send /status. To withdraw it, send /withdraw. All this costs you nothing.
acknowledgement-add-mail = To add something, answer this mail. To withdraw your case, answer with the word WITHDRAW alone in the first line. All this costs you nothing.
acknowledgement-policy = How we handle complaints: { $link }
acknowledgement-stranger = If you did not write to us, somebody gave your address by mistake. You need not do anything.

## The customer: the rest

added-subject = We have added your message [{ $reference }]
added-text = Thank you. We have added this to your case { $reference }.
added-reopened = Thank you. Your case { $reference } is open again, and your message is with it.
added-from-mail = We have added a mail to your case { $reference }.
added-encrypted-subject = We could not read your mail [{ $reference }]
added-encrypted = Your mail is encrypted, and nobody here has a key for it. It is kept as it is with your case { $reference }. Please send it again without encryption; a signature does no harm. If the matter is too delicate for that, write only how you wish to be reached.

progress-subject = We are working on your case [{ $reference }]
progress = We are still working on your case { $reference }.
progress-answer-by = You will have our answer by { $date }.
progress-late = Our answer is taking longer than we promised. We are sorry. Those in charge know of it.
progress-next = You will hear from us again by { $date } at the latest.
progress-reply = To add something, just answer this mail.
corrected-text = Thank you. We have noted your correction.
masked-card = You sent the number of a payment card. We have kept its last four digits only. Please do not send such numbers.
noted-text = Thank you. We have kept what you sent.
question-closed = This question is closed. To tell us something, write it here.
too-large = The file “{ $name }” is too large for us to fetch from here, so we do not have it. You can send a smaller one, or describe what is on it. We have noted that you sent it.
too-large-unnamed = One of your files is too large for us to fetch from here, so we do not have it. You can send a smaller one, or describe what is on it. We have noted that you sent it.
which-case = Which case is this about?
which-case-withdraw = Which case do you want to withdraw?
which-case-new = Something new
which-case-settled = You have not said which case your message was about. We have added it to { $reference }.
which-case-nothing = Nothing was withdrawn. Your cases stay open.
closed-subject = We have closed your case [{ $reference }]
closed-text = We have closed your case { $reference }.
closed-outcome = Outcome: { $outcome }
closed-again-chat = If this does not settle it, write to us here and we will look at it again.
closed-again-mail = If this does not settle it, answer this mail and we will look at it again.
withdrawn-subject = You have withdrawn your case [{ $reference }]
withdrawn-text = You have withdrawn your case { $reference }. We have closed it.
withdrawn-again = If that was a mistake, write to us again.
withdrawn-kept = We have noted that you want to withdraw { $reference }. Somebody may be in danger, so our staff will still look at it.
nothing-to-withdraw = You have no open case with us.
reply-subject = About your case [{ $reference }]
reply-text = { $organisation } about your case { $reference }:
reply-answer-chat = To answer, write here.
reply-answer-mail = To answer, reply to this mail.
reply-question = We need your answer to go on.
reopened-text = Your case { $reference } is open again.
reopened-subject = Your case is open again [{ $reference }]
erased-subject = What we had on your case is erased [{ $reference }]
erased-text = We have erased your case { $reference }: what you wrote, your name, your addresses, your files and our letters.
erased-left = What is left is a number in our statistics: what kind of case it was, when it came, and how it ended. Copies for emergencies are deleted within the time that our notice on privacy says.
erased-hazard = We keep which product it was, its batch, and whether somebody was hurt. This keeps other people safe, and does not name you.
erased-chat = We cannot delete the messages in this chat. Please delete the chat in Telegram yourself.
erased-mail = We cannot delete the mails in your own mailbox. Please delete them there yourself.
status-none = You have no open case with us.
status-closed = Closed: { $references }
status-open = { $reference }: received on { $received }. It is waiting for one of our team. You will have our answer by { $answer_by }.
status-taken = { $reference }: received on { $received }. Somebody is working on it. You will have our answer by { $answer_by }.
status-asked = { $reference }: received on { $received }. We have asked you something and wait for your answer. You will have our answer by { $answer_by }.
status-draft = You have begun to tell us something. You can go on writing here.
unreachable-mail = A mail from us to the address you gave us did not arrive. We will write to you here.
unreachable-chat = We could not reach you in Telegram about your case { $reference }. Please answer this mail, so that we can go on.
unreachable-subject = We could not reach you [{ $reference }]
change-subject = About your message [{ $reference }]

## The customer: words of distress. A phrase with a full stop counts only where a sentence or clause ends.

distress-phrases = kill myself, end my life, take my own life, i want to die, don't want to live, do not want to live, no reason to live, better off dead, suicide, suicidal, self-harm, harm myself, afraid for my life, i can't go on., i cannot go on., i can't take it any more., i can't take it anymore.
distress-subject = People who listen to you
distress-help = What you write sounds very hard. You do not have to carry it alone. People listen to you at any hour: { helpline }. If somebody is in danger now, call { emergency-number }. I have asked a colleague to read your message personally.
distress-help-anywhere = What you write sounds very hard. You do not have to carry it alone. At https://findahelpline.com you find people who listen, in your country. If somebody is in danger now, call the emergency services. I have asked a colleague to read your message personally.

## The customer: a copy of everything that is kept

copy-subject = Your data with { $organisation }
copy-text = Here is what { $organisation } keeps about you: one file to read, and the same for programs. Files that you sent follow. If something is wrong, tell us.
copy-again = You have just had a copy of everything. Please look above.
copy-title = What { $organisation } keeps about you
copy-as-of = As of { $date }
copy-contact-chat = Telegram chat: { $value }
copy-contact-mail = E-mail address: { $value }
copy-contact-name = Name: { $value }
copy-no-case = You have no case with us.
copy-case = Case { $reference }
copy-received = Received on { $date }
copy-closed = Closed on { $date }
copy-you = { $date }, you:
copy-we = { $date }, we:
copy-event-opened = { $date }: the case was opened.
copy-event-closed = { $date }: the case was closed.
copy-event-reopened = { $date }: the case was opened again.
copy-left-out = Notes that our staff wrote for themselves are not in here. You can ask for them as well.

## Staff

severity-low = low
severity-medium = medium
severity-high = high
severity-critical = critical

staff-subject-new = [{ $reference }] { $severity }: new case
staff-subject-reminder = [{ $reference }] { $severity }: nobody has taken this case
staff-subject-raised = Alarm, { $severity }: a customer is telling us something urgent
staff-subject-raised-case = [{ $reference }] { $severity }: alarm
staff-subject-raise-withdrawn = [{ $reference }] The customer corrected an answer that raised an alarm
staff-subject-added = [{ $reference }] The customer wrote again
staff-subject-withdrawn = [{ $reference }] The customer withdraws the case
staff-subject-call-back = [{ $reference }] The customer asks for a person
staff-subject-in-person = A customer writes: please look in person now
staff-subject-in-person-case = [{ $reference }] Please look at this in person now
staff-subject-unreadable = [{ $reference }] A mail could not be read
staff-subject-reopened = [{ $reference }] { $severity }: the customer wrote about a closed case
staff-subject-late = [{ $reference }] { $severity }: a date promised to the customer has passed
staff-subject-deadline-near = [{ $reference }] { $severity }: a deadline comes near
staff-subject-reason-wanted = [{ $reference }] Why was the deadline missed?
staff-subject-hushed = [{ $reference }] No more automatic mails to this customer today
staff-subject-silent = [{ $reference }] The customer has not answered
staff-subject-assigned = [{ $reference }] { $severity }: this case is yours
staff-subject-own = [{ $reference }] You wanted to be reminded
staff-subject-undeliverable = [{ $reference }] The customer cannot be reached
staff-subject-not-arrived = [{ $reference }] A message to the customer did not arrive
staff-subject-undeliverable-staff = [{ $reference }] A mail to staff did not arrive

staff-new = A new case waits for the team { $team }.
staff-reminder = Nobody of the team { $team } has taken this case yet. This is a reminder.
staff-lead = Nobody of the team { $team } has taken this case. You are told as their lead.
staff-managers = Nobody of the team { $team } has taken this case, and their lead has been told. You are told as the last level.
staff-raised = A customer's answers meet the rule “{ $rule }”. The conversation is still going on; the case follows when it is filed.
staff-raised-case = A customer's answers meet the rule “{ $rule }”.
staff-suspected = This is suspected from words in a message. The question itself is still open.
staff-raise-withdrawn = A later answer no longer meets the rule “{ $rule }”. The severity stays until one of you changes it.
staff-managers-next = Nobody of the team { $team } has taken this case. You are told as the next level.
staff-added-words = In the customer’s words:
staff-added = The customer added something to this case.
staff-added-many = The customer added { $count } things to this case.
staff-listen = A new case waits for the team { $team }. The customer spoke instead of writing: please listen to the recording.
staff-reopened = The customer wrote about this case after it was closed. It is open again.
staff-contact-late = The customer was told that somebody would look at the case by now. It is taken, and nobody has written to the customer.
staff-answer-late = The customer was promised an answer by now, and the case is still open. Please see to it, or tell the customer why it takes longer.
staff-deadline-near = The deadline for { $deadline } is { $date }. { $percent } % of the time has passed.
staff-deadline-passed = The deadline for { $deadline } passed: { $date }. The case is with { $owner }.
staff-deadline-unexplained = The deadline for { $deadline } passed: { $date }. Nobody has said why.
staff-reason-wanted = Please answer with one line: reason … It stays inside, and we ask until somebody gives it.
clock-acknowledgement = the acknowledgement
clock-personal-acknowledgement = the first personal letter
clock-assessment = the assessment
clock-update = the next news for the customer
clock-response = the answer
clock-decision = the decision
clock-remedy = the promised remedy
clock-window = this step
staff-hushed = This customer has had all automatic mails of a day, so what follows is kept and not answered. Perhaps another program answers ours. Please have a look.
staff-silent = The customer was asked something about this case and has not answered in time. It no longer waits for the customer. Please decide how to go on.
staff-assigned = A colleague has given you this case.
staff-target-reached = The date that you set for this case has come.
staff-snooze-over = You wanted no reminder of this case until now. It is still open.
staff-subject-untaken = Not taken yet in the team { $team }: { $count }
staff-untaken = Nobody has taken these cases of the team { $team }. How many: { $count }. The oldest stand first.
staff-untaken-line = { $reference }: { $severity }. Open since: { $since }
staff-untaken-given = { $reference }: { $severity }. Open since: { $since }. Given to: { $name }
staff-untaken-more = Beside these: { $count }
staff-untaken-over-capacity = Over capacity: { $count }. Nobody whose work they are had room, and they went to the backup.
staff-untaken-end = You get this letter once on each working day on which there are such cases. Taking a case takes it off the list.
staff-subject-machines = Mail of machines that names no case: { $count }
staff-machines = Machines and mailing lists wrote mails that name no case. They are kept, and were not answered. How many: { $count }. Where they came from:
staff-machines-end = You hear of each of them once. At the server, “{ $command }” lists them, and with the number of one shows it whole.
staff-other-sender = Something in it came from another address than the customer's. Check it before you rely on it.
staff-withdrawn = The customer withdrew this case. It is closed.
staff-withdraw-kept = The customer wants to withdraw this case. It stays open because its severity is critical.
staff-call-back = The customer asks for a person. They wait in the chat: answer this mail.
staff-in-person = Please read what this customer writes, and turn to them in person now. Do not leave it to the usual order.
staff-heed-needs = Needs: { $value }
staff-heed-relation = Written for another person: { $value }. Nobody has confirmed that person’s agreement: tell nothing about them yet. Once you have seen it, answer with “authority …” and what shows it.
staff-heed-authorised = Written for another person: { $value }. It is confirmed that the writer may act for them.
staff-heed-confidential = Confidential: tell nobody who does not handle this case.
staff-heed-anonymous = The customer stays anonymous. An answer to this mail reaches them all the same.
staff-unreadable = A mail could not be read. Its raw text is kept with the case. Please look at it.
staff-undeliverable = A message to the customer could not be delivered: { $reason }
staff-undeliverable-mailed = It went to the e-mail address instead that the customer gave.
staff-undeliverable-staff = A mail about this case to your colleagues could not be delivered: { $reason }
staff-subject-pretended = [{ $reference }] A mail pretends to come from you
staff-pretended = Somebody wrote about this case as if they were one of you, and could not prove it. Nothing was done, and nothing was sent. If it was you: answer a mail that we sent to you.
staff-pretended-many = Within an hour, { $count } more mails were written as if by one of you, and could not prove it. Nothing was done, and nothing was sent. They are kept with the case.
staff-fact-reference = Reference: { $value }
staff-fact-severity = Severity: { $value }
staff-fact-team = Team: { $value }
staff-fact-given = Given to: { $value }
staff-fact-category = Category: { $value }
staff-fact-received = Received: { $value }
staff-fact-answer-by = Answer by: { $value }
staff-fact-unreachable = Cannot be reached: { $value }
staff-fact-waiting = Waits for the customer until: { $value }
staff-fact-target = Own date of { $name }: { $value }
staff-fact-incomplete = Some questions are still open.
staff-subject-done = [{ $reference }] Done
staff-subject-erased = [{ $reference }] Erased
staff-erased = { $reference } is erased on order: words, names, addresses, files and letters. What counts in reports is left, and names nobody.
staff-erased-letters = Letters that went to staff about it are beyond our reach. Please see that they are deleted:
    { $letters }
staff-erased-backups = Backups made before still hold the case. Delete them in time; whoever restores one erases the case again.
staff-subject-not-done = [{ $reference }] Nothing was done
staff-subject-help = [{ $reference }] What you can answer

labelled = { $label }: { $value }
staff-write-above = ──── Write above this line ────
staff-commands =
    Answer this mail: what you write goes to the customer, in the name of { $organisation }.
    Or begin the first line with one of these words:
    take – you look after the case; nobody is reminded any more
    assign NAME – a colleague or a team gets it
    note … – for colleagues only; nothing of it leaves
    ask … – a question to the customer; the case waits for the answer
    reason … – why a deadline was missed; it stays inside
    severity low, medium, high or critical
    due DATE – a date of your own; you are reminded then
    snooze DATE or 3 days – no reminder for you before
    away DATE cover NAME – you get nothing through that day, NAME does; “back” ends it
    about NAME – the case is about this colleague, who has no part in it from here
    resolve FINDING REMEDY – decides it; your reasons below go to the customer, and what is missing is named
    close OUTCOME – closes it; below stand “cause: …” and “pattern: …” of a complaint, and your words to the customer
    reopen WHY – opens a closed case again; your colleagues read why
    help – explains all this
staff-tap-take = Take it
staff-tap-note = Write a note
staff-tap-ask = Ask the customer
staff-tap-snooze = No reminder for two days
staff-tap-close = Close it
staff-tap-help = Help
staff-note-address = What you send to { $address } stays inside, always.

staff-not-done = Nothing was done, and nothing was sent to the customer.
staff-done-take = { $reference } is yours.
staff-done-assign = { $reference } is with { $to }.
staff-done-note = Your note is with { $reference }. It stays inside.
staff-done-reason = The reason is kept with { $reference }. It stays inside.
staff-done-reply = Your answer about { $reference } is on its way to the customer.
staff-done-ask = Your question about { $reference } is on its way to the customer. The case waits for the answer until { $until }; you hear of it, or that none came.
staff-done-severity = The severity of { $reference } is now: { $severity }.
staff-done-close = { $reference } is closed, and the customer is told.
staff-done-close-untold = { $reference } is closed. The customer cannot be reached and was not told.
staff-done-reopen = { $reference } is open again.
staff-done-erase = { $reference } is erased.
staff-done-due = You will be reminded of { $reference } on { $date }. What the customer was promised does not change by it.
staff-done-snooze = You will not be reminded of { $reference } before { $date }.
staff-done-away = You are away through { $date }. { $cover } gets what is meant for you until then, and you get nothing. It ends by itself; “back” ends it earlier.
staff-done-back = Welcome back. You get what is meant for you again.
staff-done-about = { $reference } is about { $name }, who is not given it, told of it or heard on it from here.
staff-done-not-about = { $reference } is not about { $name }.
staff-sent = The customer reads: “{ $text }”
staff-rest-noted = What stood below your order is kept as a note. It was not sent.
staff-refused-closed = { $reference } is closed. Answer with “reopen” first.
staff-refused-no-miss = No missed deadline of { $reference } waits for a reason.
staff-refused-open = { $reference } is open already.
staff-refused-unknown = { $reference } is not there any more.
staff-refused-with = { $reference } is with { $by }. To take it over, answer with “assign” and your name.
staff-refused-unreachable = The customer cannot be reached: { $reason }
staff-refused-date = “{ $text }” is no date that I can read. Write it as 5.12., 2026-12-05, 5 December, Friday, tomorrow, 3 days or 4 hours.
staff-refused-past = That time is over already.
staff-refused-safety = Somebody’s safety is at stake in { $reference }: its reminders are not silenced.
staff-refused-nobody = Nobody of the staff is called “{ $name }”.
staff-refused-conflict = { $reference } is about { $name }, who cannot have it.
staff-refused-erase = { $reference } cannot be erased yet: it is open, something is still owed, or the customer is writing.
staff-refused-erase-later = { $reference } has to be kept until { $date }.
staff-unclear-empty = Your mail had no words of its own.
staff-unclear-word = “{ $line }” is no order that I know, and very short for an answer. To send it to the customer, begin with “reply”.
staff-unclear-letter = Your text contains parts of our own mail to you. Those must not leave. Please send your words alone.
staff-unclear-name = Nobody is called “{ $name }” here. A case can go to: { $names }.
staff-unclear-severity = “{ $word }” is no severity. It can be low, medium, high or critical.
staff-unclear-cover = It does not say who stands in for you. Write, for example: away 5 December cover Ann.
staff-unclear-answered = { $by } has answered since the customer wrote last. To send your answer too, begin with “reply”.
staff-unclear-confirmation = You answered a mail that only says what was done. To write to the customer, begin with “reply”.
staff-unclear-unreadable = Your mail could not be read. It is kept with the case.
staff-help =
    Answer a mail about a case, and your words go to the customer.
    An order stands in the first line: take, assign, note, ask, reply, severity, due, snooze, away, back, about, not about, close, reopen.
    A case can go to: { $names }.
    What stands after “note” stays inside. “reply” sends what follows, however short it is.

## What staff may write in the first line of an answer. Parted by commas, in small letters.

order-take = take, take it, i take it, i have it, mine, i will take it
order-assign = assign, assign to, give to, hand over to
order-note = note, internal, inside, fyi, for us, internal note
order-reply = reply, answer, send, reply to customer
order-ask = ask, ask the customer, question to the customer
order-reason = reason, reason why, missed because
order-close = close, close it, solved
order-reopen = reopen, open again
order-severity = severity, priority
order-due = due, due by, my date, target date
order-snooze = snooze, remind me, no reminder before
order-away = away, i am away, on holiday, absent
order-back = back, i am back
order-about = about, it is about, not, never
order-not-about = not about, no longer about
order-cover = cover, covers, covered, substitute
order-help = help, commands

## Days and spans in such a line.

when-fillers = until, till, to, on, by, for, in, the, of, through, from
when-today = today
when-tomorrow = tomorrow
when-hours = hours, hour, h
when-days = days, day, d
when-weeks = weeks, week, w

## The bot about itself, in Telegram

bot-description = I take down complaints and feedback for { $organisation }. Tell me in your own words what happened. You get a reference, dates and an answer. I am a program; you can ask for a person at any time.
bot-short-description = Complaints and feedback for { $organisation }
bot-command-start = Begin: what I can do for you
bot-command-feedback = Praise or suggest something
bot-command-status = See where my case stands
bot-command-withdraw = Withdraw my case
bot-command-back = One question back
bot-command-change = Change an answer
bot-command-cancel = Stop here
bot-command-why = Why is this asked?
bot-command-help = How this works
bot-command-human = Talk to a person
bot-command-language = Another language
group-decline = I can only talk to one person at a time, so that nobody else reads your complaint. Please write to me in a private chat.
