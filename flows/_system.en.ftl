### The words of Redress itself, English. An organisation may put its own over any of them, in a file of the same ids.

language-name = English

## Answers that many questions share. The lists are what people may type, parted by commas.

yes = Yes
no = No
words-yes = yes, y, yes please, yeah, yep, yup, sure, correct, right, true, ok, okay, of course, indeed
words-no = no, n, nope, nah, not, wrong, false, never, no thanks

## Commands, in every conversation: the whole message, with or without a slash.

cmd-back = back, previous, go back
cmd-change = change, edit, correct something, change something
cmd-cancel = cancel, stop, abort, quit, end
cmd-undo = undo, take that back
cmd-restart = restart, start over, start again, begin again
cmd-why = why, why do you ask
cmd-help = help, commands, what can i do
cmd-human = human, person, agent, talk to a person, talk to somebody, speak to a person, operator
cmd-language = language, languages, change language
cmd-skip = skip, next, pass, i do not know, i don't know, do not know, don't know, no idea
cmd-done = done, ready, finished, that is all, that's all
cmd-keep = keep, keep it
cmd-file = file, file it, file it now, send it, submit
cmd-continue = continue, go on, carry on, resume
cmd-anew = start anew, anew, new
cmd-drop = drop, discard, drop it
cmd-more = more, more options

## Buttons

button-skip = Skip
button-done = Done
button-keep = Keep “{ $value }”
button-confirm = Yes, file it
button-change = Change something
button-file = File it now
button-undo = Undo
button-person = Talk to a person
button-continue = Continue
button-anew = Start anew
button-drop = Drop it
button-more = More …
button-previous = … Back to the others
button-location = Send my location
button-contact = Send my contact

## What we say beside the question

help = You can answer with a button, its number or its words. You can also say “back”, “change”, “why”, “language”, “restart”, “cancel” or “human”.
why-default = Your answer helps us to put things right sooner.
example = For instance: { $example }
not-understood = I did not understand that.
choose-one = Please choose one of these.
choose-several = Choose as many as you like, then say “done”.
choose-yes-no = Please answer with yes or no.
unusable = I cannot use that kind of message here. Please write, or send a photo.
cannot-skip = I need this answer to go on.
nothing-back = There is nothing to go back to.
nothing-change = There is nothing to change yet.
change-which = Which answer shall I change?
change-none = I did not find that answer. Please choose one of these.
one-language = I speak only { $language } here.
language-which = Which language shall I use?
language-set = From here on in English.
closed-button = That question is closed.
noted-change = I have changed “{ $label }”.
noted-same = “{ $label }” is already noted so.
files-kept =
    { $count ->
        [one] Thank you. I have kept the file.
       *[other] Thank you. I have kept { $count } files.
    }
files-over = I have taken { $max } files, and no more fit here. The others are kept with your messages.
file-too-large = “{ $name }” is too large for me to fetch. I have noted its name.
words-kept = I have noted that.
voice-message = (Voice message or video, attached)
confirm-please = Please say “yes” to file it, or “change”.
labelled = { $label }: { $value }
shortened = … (shortened here; we keep all of it)
remind = Are you still there? We can go on where we stopped.
silence-filed = I have filed what you told me so far. You can still answer.
silence-dropped = I have not heard from you, so I have closed this. Nothing was filed. Write at any time to begin again.
cancelled = I have stopped. Nothing was filed. You can undo this for ten minutes.
cancelled-filed = I will not ask any more. Your matter stays filed.
cancelled-still = This is cancelled. Say “undo” to go on, or /start to begin again.
undone = Good, we go on.
dropped = I have dropped it.
human-called = I have asked a colleague to write to you here. What you told me so far goes with it. Say “continue” to go on with the questions.
human-noted = I have noted that for my colleague, who will write to you here.
human-resumed = Good, we go on.
filed-already = This is filed already. I have noted your message beside it. Say /start for a new matter.
complete-now = Thank you, that was the last question. Everything is with your case.
interrupted = You have not finished yet. Shall we continue, start anew, or drop it?
flow-gone = These questions are no longer in use. A person will look at what you told me.

## Refused answers, where the flow has no words of its own

refused-invalid = That does not look right. Please try again.
refused-too_short = Could you write a little more?
refused-too_long = That is longer than the { $max } characters I can take here. I have kept your message. Could you send a shorter one?
refused-too_small = Please give a number of at least { $limit }.
refused-too_large = Please give a number of at most { $limit }.
refused-too_early = Please give a date from { $limit } on.
refused-too_late = Please give a date not after { $limit }.
refused-too_few = Please choose at least { $limit }.
refused-too_many = Please choose at most { $limit }.
refused-few_files = Please send at least { $limit }.
refused-date = Please write the month as a word, for instance: 3 April 2026.
refused-currency = Please give the amount in { $currency }.
refused-file = Please send a photo here.
refused-unknown = I cannot find a case of yours with that reference. You find it in our first message to you.

## Kinds: what to write, where a question was not understood

expect-number = Please write a number.
expect-amount = Please write an amount, such as 12.50.
expect-date = Please write a date, such as 3 April 2026.
expect-email = Please write an e-mail address, such as name@example.org.
expect-phone = Please write a telephone number, such as +44 20 7946 0000.
expect-photo = Please send a photo.
expect-file = Please send a file.
expect-location = Please send your location, or write the address.
expect-contact = Please send a contact, or write name and telephone number.
expect-text = Please write your answer as text.
expect-case = Please write the reference of your case, such as CMP-7K2M-9QXA-R.

## Mail

mail-filed = Thank you for your mail. It is filed as { $reference }.
mail-understood = This is what we took from your mail:
mail-guess = our guess
mail-needed = Please write your answers below these questions and send the mail back:
mail-wanted = If you like, answer these too:
mail-only-if = Only if “{ $label }” is { $values }:
mail-if-fits = Only if it applies to you:
mail-or = or
mail-yes-no = Yes or No
mail-attach = (please attach to your mail)
mail-complete = We have everything we need. Tell us if anything above is wrong.
mail-remind = Some questions about your message are still open. Your case goes on all the same. If you can, please answer them here.
mail-added = Thank you. We have added your mail to what we have.

## Numbers and dates

format-decimal = .
format-date-order = dmy
format-date = { $day } { $month } { $year }
months = January, February, March, April, May, June, July, August, September, October, November, December
months-short = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
words-in-dates = of, the
words-today = today
words-yesterday = yesterday
words-before-yesterday = the day before yesterday, day before yesterday

## Words that texts should not have, parted by commas; an organisation puts its own list over this one.

words-avoid = lorem ipsum, kindly, as per, herewith, aforementioned, tbd, todo
