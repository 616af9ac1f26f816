### Decisions, promises and the survey: what customers and staff read, in English.
### Sentences for customers stay under 25 words, calm, without blame.

## The decision

decided-subject = Our decision on your case [{ $reference }]
proposed-subject = Our proposal on your case [{ $reference }]
acknowledgement-limits = The law sets limits: by { $holding } you have our final answer, or a letter that says why it takes longer. The last day for the final answer is { $last }.
decided-head = { $organisation } has looked at your case { $reference }. This is our decision.
proposed-head = { $organisation } has looked at your case { $reference }. This is what we propose.
decided-upheld = You were right. We are sorry.
decided-partly_upheld = You were right in part. We are sorry for that part.
decided-not_upheld = We do not agree with your complaint. These are our reasons.
decided-resolved_without_finding = We want to put this right, without deciding who was at fault.
decided-no_jurisdiction = We cannot decide this ourselves. This is why, and where you can go.
decided-points = Your points, one by one:
decided-wish = You asked for: { $wish }. Our answer: { $answer }
decided-evidence = We used: { $evidence }
decided-remedies = What we do:
decided-promise = { $remedy }, by { $due }
decided-answer-chat = Please tell us by { $until } what you think. One tap is enough, and you can always write here.
decided-answer-mail = Please tell us by { $until } what you think. One word in the first line of your answer is enough.
decided-second-look = If you do not agree, another person will look at it again. You need not give reasons.
decided-outside = You can also go to { $name }. It is free and independent. You have { $limit } from today. { $contact }
decided-takes-part = We take part in the procedure of { $name }.
decided-takes-no-part = We do not take part in the procedure of { $name }.
answer-by-word = To answer, write one of these words in the first line, or use its link:

reminder-subject = We have not heard from you [{ $reference }]
reminder-text = On { $asked } we asked you whether our decision on { $reference } settles it. We have not heard from you. We will close the case on { $close }. You can reopen it until { $until } by answering.
accepted-text = Thank you. Your case { $reference } is settled, and we have closed it.
accepted-open = We still owe you:
reopen-until = If it is not settled after all, write to us until { $until }. We will open it again.
questioned-text = Please write your question about { $reference } here. A person will answer it. Your case stays open.
refused-text = We have noted that you do not agree. Your case { $reference } stays open. These are your ways:
refused-until = If you do nothing, we will close the case on { $until }.
second-look-subject = Another person will look at your case again [{ $reference }]
second-look-text = Another person will look at your case { $reference } again. You will have our answer by { $answer_by }. You need not do anything.
second-look-undated = Another person will look at your case { $reference } again and write to you. You need not do anything.
left-text = Thank you. We have closed your case { $reference }.
silence-text = We have not heard from you, so we have closed your case { $reference }.
remedy-done-text = We have done what we promised in { $reference }: { $remedy }. { $proof }
remedy-late-text = We promised you in { $reference }: { $remedy }, by { $due }. We cannot show yet that it is done. We are sorry. A person is seeing to it and will write to you.
merged-subject = Two of your cases are one now [{ $reference }]
merged-text = Your case { $reference } is about the same matter as { $into }. We go on with { $into }. Nothing that you sent is lost.

## The answer comes later

delay-subject = Our answer comes later [{ $reference }]
delay-text = We promised you an answer on { $reference } by { $date }. We cannot keep that date. We are sorry.
delay-reason = The reason is: { $reason }
delay-until = You will have our answer by { $until }.
delay-unknown = We are still working on it. Those in charge know that it is late, and a person will write to you with the reason and a new date.
delay-outside = You do not have to wait.
accepted-summary = We treat your complaint as settled. You can still change your mind.

## One tap or one word

tap-accept = I agree
tap-question = I have a question
tap-refuse = I do not agree
tap-second-look = Look at it again
tap-leave = Leave it at that
tap-solved = Yes, it is solved
tap-not-solved = No, it is not
tap-no-survey = No survey, please
command-accept = accept, accepted, i accept, i agree, agree, agreed
command-question = question, i have a question
command-refuse = refuse, reject, i do not agree, i refuse, i disagree, disagree
command-second-look = appeal, again, review, look again, look at it again, second look
command-leave = leave, leave it, leave it at that
command-solved = solved, it is solved, yes
command-not-solved = unsolved, not solved, it is not, no
command-no-survey = stop, no survey
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## The survey

survey-subject = How did we do? [{ $reference }]
survey-head = Your case { $reference } with { $organisation } is closed. May we ask four short questions? You can stop at any time.
survey-reminder = We would like to know how we handled your case { $reference }. This is our only reminder.
survey-item-0 = How easy was it to complain to us?
survey-item-1 = Did we keep you informed, and were we quick enough?
survey-item-2 = Did we treat you fairly and with respect?
survey-item-3 = How satisfied are you with the outcome?
survey-scale = 1 means not at all, 5 means very much.
survey-figures = Please answer with one figure for each question, in the first line, such as: 4 5 3 4
survey-thanks = Thank you. This helps us to do better.
survey-declined = We will not ask you again about this case.
survey-second-look = Thank you. We are sorry that this was not good enough. Another person can look at { $reference } again. You need not give reasons.
survey-solved = Some time ago we closed your case { $reference }. Is it solved?

## Findings and remedies: the first word is what customers read, the others are what staff may write.

finding-upheld = upheld, accepted, justified, granted
finding-partly_upheld = partly upheld, partly accepted, partly
finding-not_upheld = not upheld, rejected, not accepted, refused, not justified
finding-resolved_without_finding = resolved, settled
finding-no_jurisdiction = not ours to decide, out of scope, no jurisdiction
remedy-apology = an apology, apology
remedy-explanation = an explanation, explanation
remedy-information = information
remedy-repair_rework = repair
remedy-replacement = a replacement, replacement, replace
remedy-substitution = another product instead, substitution
remedy-refund_full = all your money back, full refund, refund
remedy-refund_part = part of your money back, partial refund
remedy-price_reduction = a lower price, price reduction, discount
remedy-invoice_cancelled = the invoice is cancelled, invoice cancelled
remedy-contract_cancelled = the contract is ended, contract cancelled
remedy-contract_honoured = the contract is kept, contract honoured
remedy-decision_changed = the decision is changed, decision changed
remedy-service_performed = the service is carried out, service
remedy-compensation_loss = compensation for your loss, compensation
remedy-compensation_distress = compensation for the trouble, distress
remedy-interest = interest
remedy-goodwill = a payment as goodwill, goodwill
remedy-technical_help = technical help
remedy-referral = the matter is passed on, referral
remedy-record_corrected = our records are corrected, correction
remedy-data_action = your data are dealt with, data
remedy-policy_change = our rules are changed, policy
remedy-training = our people are trained
remedy-recall_action = the product is recalled, recall
remedy-none = none, nothing, no remedy

## Staff: orders and the lines below them. The first word is shown; codes in English always work.

order-resolve = resolve, decide, decision
order-propose = propose, proposal
order-points = points
order-classify = classify, cause
order-proof = proof, remedy done
order-merge = merge, merge into, same as, duplicate of
order-outside = outside body, refer outside, referred to
order-delay = delay, later, postpone
order-authority = authority, authority seen, may act
form-remedy = remedy
form-cause = cause, root cause
form-pattern = pattern
form-category = category
form-point = point
form-asked = asked, wish, asked for
form-evidence = evidence
form-others = others, others affected
form-hours = hours, hours spent
form-authority = authority
form-yes = yes
form-no = no

problem-head = Nothing was done about { $reference }, and nothing was sent. This is missing:
problem-status = The case is “{ $status }”: this step does not lead on from there.
problem-person = A decision needs the name of the person who makes it.
problem-same-person = You decided this case the first time. Another person has to look at it again.
problem-finding = The first line needs a finding: { $findings }.
problem-reasons = There are no words to the customer. Write the reasons below the first line.
problem-point = Point { $number } is not answered: “{ $point }”. Add a line “point { $number }: upheld …”.
problem-points = There are no points. Write one a line, below the first line.
problem-asked = The customer asked for “{ $wish }”. Add a line “asked: …” with our answer.
problem-remedy = The customer is right, and no remedy is named. Name one in the first line, or “none” and say why.
problem-others = The severity is high. Add a line “others: yes” or “others: no”: are other customers affected?
problem-authority = This is written for another person, and nobody has confirmed that the writer may act for them. Add a line “authority: …” with what shows it, or “authority: no” if your words tell nothing about that person.
problem-outside = The customer must hear which outside body can look at it. The configuration names none: [outside_body].
problem-participation = The customer must hear whether we take part in the procedure of { $name }. The configuration does not say: we_take_part.
problem-cause = The cause is missing. Add a line “cause: …” with one of: { $causes }.
problem-pattern = Add a line “pattern: …” with one of: { $patterns }.
problem-category = The case has no category. Add a line “category: …”.
problem-unreachable = The customer cannot be reached, so nothing can be decided towards them.
problem-remedy-unknown = “{ $word }” is no remedy that I know. Codes such as refund_full, replacement or apology always work.
problem-cause-unknown = “{ $word }” is no cause. It can be: { $causes }.
problem-pattern-unknown = “{ $word }” is no pattern. It can be: single, recurring, systemic.
problem-point-unreadable = “{ $word }” cannot be read as the answer to a point. Such as: “point 1: upheld, because …”.
problem-others-unreadable = “{ $word }” is neither yes nor no.
problem-hours-unreadable = “{ $word }” cannot be read as hours. Such as: “hours: 1.5”.
problem-delay-date = A later answer needs a day after { $date }. Such as: “delay 2026-12-18”, with the reason below.
problem-delay-reason = The customer must hear why it takes longer. Write the reason below the first line.
problem-no-promise = There is no open promise of this kind.
problem-proof = What shows that it was done? Write it behind the remedy, or below.
problem-merge = A case can become part of another open case of the same customer only.
problem-close = A complaint is closed with its cause. Answer with “resolve”, or with “classify” first.
problem-lead = This is for leads and managers.

done-decided = The decision on { $reference } is on its way to the customer.
done-points = The points of { $reference } are kept. A decision answers each of them.
done-classified = { $reference } is classified.
done-proof = The promise in { $reference } is kept, and the customer is told.
done-merged = { $reference } is part of the other case now, and the customer is told.
done-outside = { $reference } is with the outside body.
done-delayed = The customer of { $reference } knows that the answer comes later, why, and by when.
done-authority = It is noted that the writer of { $reference } may act for the other person.

staff-subject-decision = [{ $reference }] News about the decision
staff-subject-second-look = [{ $reference }] { $severity }: to be looked at again, by another person
staff-second-look = The customer wants another person to look at this case. Whoever decided it the first time cannot take it.
staff-accepted = The customer agrees. The case is closed.
staff-questioned = The customer has a question about the decision, and will write it.
staff-refused = The customer does not agree. The case stays open, and the customer knows the ways on.
staff-unanswered = The customer wrote after the decision and has no answer yet. The case is not closed until then.
staff-essential-unanswered = The case is about a basic need, and the customer has not answered the decision. It is not closed by silence: please get in touch with the customer.
staff-remedy-due = A promise is due today: { $value }. Answer with “proof { $value } …” once it is done.
staff-remedy-late = A promise is late: { $value }. The customer is told that we are sorry. Answer with “proof { $value } …” once it is done.
staff-delay-wanted = The customer was promised an answer by { $value }, and has none. If that day cannot be kept, answer with “delay” and a new day, and write the reason below. Otherwise the customer hears on the last day, without a reason, that it is late.
staff-delay-told = The answer was due by { $value }, and nobody gave a reason. The customer has been told that it is late. Answer with “delay” and a new day, and write the reason below.
staff-outside-wrote = An outside body has written about this complaint. Its name, and the last day for our answer: { $value }. That is 20 working days from today, as European law asks; silence counts as a refusal. Where its letter names another day, that one holds.

## The management review

review-action = action
review-done = done
review-helped = helped, worked
review-failed = failed
review-subject = The management review
review-nothing = Your answer had no line that begins with ACTION, DONE, HELPED or FAILED. Nothing was changed.
review-kept = { $count } lines are kept. The actions are:
review-due = Action { $number } is due on { $due }: { $action }. Answer with DONE { $number } once it is done.
review-overdue = Action { $number } is overdue since { $due }, and { $owner } has it: { $action }. Answer with DONE { $number } once it is done, or decide a new day with a line that begins with ACTION.
review-check = Action { $number } was done some time ago: { $action }. Did it help? Answer with HELPED { $number } or FAILED { $number }.

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = hear, ask for a view, right to reply
order-waive = waive, do not hear
form-ask = ask, request
form-refuse = refuse, refused, not enough
problem-unheard = The case is about { $name }, who has not been heard. Answer with “hear { $name }” and write below what they should reply to, or with “waive { $name }” and why they are not heard.
problem-unreplied = { $name } was asked for a reply and has not replied yet. Wait for it, or answer with “waive { $name }” and why it is decided without.
problem-hear-what = Write below the first line what { $name } should reply to.
problem-hear-contact = Your words name the customer, or say how to reach them. That colleague is told neither. Leave it out.
problem-hear-name = The case is about nobody called “{ $name }”. Answer with “about …” first.
problem-waive-reason = Say why { $name } is not heard, behind the name or below.
problem-authority-reason = The writer must hear why it is not enough. Write the reason behind “refuse” or below.
done-hear = The colleague is asked for a reply about { $reference }. You hear of it when it comes; nothing is decided before.
done-waive = It is kept with { $reference } why the colleague is not heard.
done-authority-asked = The writer of { $reference } is asked what shows that they may act for the other person.
done-authority-refused = The writer of { $reference } knows that this is not enough, and why.
staff-heard = { $value }, whom the case is about, has replied. Read the reply with the case before you decide.
hearing-subject = [{ $reference }] You are asked for your view
hearing-text = A complaint with the reference { $reference } concerns your work. You are heard before anything is decided. Nothing has been decided so far.
hearing-about = This is what you are asked about: { $asked }
hearing-reply = You have the right to reply. Please answer this mail by { $until }. Your reply stays inside, with those who look into the complaint. If you would rather not say anything, answer with one sentence that says so.
hearing-apart = Complaints are handled apart from any question of discipline. You are told neither who complains nor how to reach them. Please do not try to find out, and do not write to the customer.
hearing-thanks = Thank you. Your reply is kept with { $reference }, and those who look into it read it before they decide.
authority-subject = Writing for another person [{ $reference }]
authority-ask-text = You are writing to us for another person in { $reference }. We are already working on it. Before we tell you anything about that person’s own affairs, we must see that you may act for them. A letter that they have signed is enough, or a power of attorney. Answer this message and attach it. You can also have that person write to us.
authority-confirmed-text = We have seen that you may act for the other person in { $reference }. From here on, we can tell you about their affairs in this case. If they want that to end, one message from them is enough.
authority-refused-text = What you sent is not enough to act for the other person in { $reference }. The reason: { $why } Your case goes on, and you will have our answer. It will say nothing about that person’s own affairs. You can send something else, or that person can write to us.

## By when, beside a remedy. Lists are parted by commas; forms of one number by strokes, from one on; spans begin with their days.

form-due = by, within, in, until, till, no, later, than, latest
form-due-vague = soon, shortly, asap, end, next
form-working-days = working days, working day, business days, business day, workdays, workday
form-months = months, month
form-money = euro, euros, pounds, pound, dollars, dollar, percent
when-counts = one/a/an, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen
when-spans = 14 fortnight
problem-due-unknown = “{ $word }”: it cannot be read by when. Write a date such as 2026-12-04, 4 December or Friday, or 5 days, 5 working days, 2 weeks.
problem-due-past = “{ $word }”: that day is over.
