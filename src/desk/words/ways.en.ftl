### Ways to the customer: the link of a chat and an e-mail address, and what does not arrive, in English.

command-link = link, link my mail
command-unlink = unlink, end the link

link-how = To go on by e-mail too, write /link and your address, such as: /link name@example.org
link-sent = We have sent a code to that address. Write it here within 30 minutes. Nothing changes until then.
link-many = We cannot send another code today. Please try again tomorrow. You can go on here at any time.
link-wrong = That code is not right, or it is too old. Nothing has changed. For a new one, write /link and your address.
link-done = Your e-mail address and this chat belong together from here. Write here or by e-mail: we answer where you wrote last. To end this, write /unlink.
link-anonymous = Your anonymous case stays in this chat alone. Nothing about it goes to your address.
link-ended = Your e-mail address and your Telegram chat do not belong together any more. What you began in the chat goes on there; what you began by e-mail goes on by e-mail.
link-none = No e-mail address belongs to this chat. To add yours, write /link and your address.
link-code-subject = Your code
link-code = Somebody who writes to { $organisation } in Telegram gave this address. If that was you, write this code there within 30 minutes: { $code }
link-code-stranger = If that was not you, you need not do anything. Give the code to nobody.
link-mail-subject = You can go on by e-mail
link-mail-subject-case = You can go on by e-mail [{ $reference }]
link-mail = This address and your Telegram chat with { $organisation } belong together from here. To go on with your case, answer this mail. We answer where you wrote last.
link-mail-end = If that was not you, or to end it, answer with the word UNLINK alone in the first line.
link-ended-subject = The link is ended
link-failed = An e-mail from us did not arrive at your address. Here is what it said:

back-code = Your secret code: { $code }. Write your reference and this code together in any chat with us, and your case goes on there. Give the code to nobody.
back-here = Your case goes on here from now on.
back-left = Your case goes on in another chat, in which its code was written.
back-wrong = That reference and code do not belong together. Nothing has changed. Please look at both again.

staff-undeliverable-chatted = It was said in the chat instead.
staff-subject-unacknowledged = [{ $reference }] The acknowledgement has not left yet
staff-unacknowledged = The acknowledgement of this case was not accepted by the other side in the time that it should take. It is tried again, and the case shows each try. If you can, tell the customer in another way.

staff-unclear-meant = “{ $line }” may be an order with a slip, or words for colleagues. To send it to the customer, begin with “reply”. To keep it inside, begin with “note”.
staff-unclear-mail = A mail is attached to your answer, and it may be for inside. To send both to the customer, begin with “reply”.
staff-unclear-again = You wrote the same before, and it was sent then. It was not sent again.
staff-flooded = Very many mails about this case came from { $by } within an hour, as from a machine that answers by itself. They are kept with the case. Nothing more is done with them for now, and nothing is sent.
staff-subject-flooded = [{ $reference }] Too many mails of a colleague

# How answers to customers begin, and what stands before a colon of words for colleagues.
order-greeting = dear, hello, hi, hey, good, greetings, thank, thanks, mr, mrs, ms, sir, madam
order-inside = private, confidential, comment, comments, remark, remarks, notes, memo, reminder, information, info, colleague, colleagues, team, secret
# Words with which answers begin, and which are one letter away from an order.
order-ordinary = make, case, cases, water, head, heart, side, line, fine, late, heard, held, hell, lose, vote, voted, none, lack, bank, wear, fear, near, bear, year, heat, grand, closed, closes, nine, ride, lake, wine, closer, core, point, sent, spend, ever, mind, wide, unit, units, black, wave, pack, first, takes, taken, helps, ends, those, some, most, please, more, like, date, dates, lately, mike, jack, hears, delays, decided
