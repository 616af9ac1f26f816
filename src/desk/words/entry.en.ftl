### What staff enter for customers who phoned, wrote on paper or came by, in English.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = from, e-mail, email, mail, address, customer's address, write to
entry-key-name = name, customer
entry-key-phone = phone, telephone, tel, number
entry-key-received = received, received on, date, called on, arrived, day
entry-key-way = by, how, way
entry-key-language = language
entry-yesterday = yesterday

## What came of it

entry-done = [{ $reference }] Opened
entry-opened = { $reference } is opened. It counts as received on { $received }, and its deadlines run from there.
entry-acknowledged = The acknowledgement goes to the address that you gave.
entry-not-acknowledged = No acknowledgement went out. Please tell the customer the reference and the dates yourself.
entry-not-done = Nothing was opened
entry-nothing = Nothing was opened, and nothing was sent.
entry-empty = It has nothing that the customer said. Write it below the lines, attach it, or forward the customer’s mail.
entry-not-a-date = “{ $text }” is no day in the past that I can read. Write it as yesterday, Friday, 20.11. or 2026-11-20.
entry-not-an-address = “{ $text }” is no e-mail address.
entry-help =
    Write such lines, each if you know it, and below them what the customer said:
    from: ann@example.org
    name: Ann Mercer
    phone: 0123 456
    received: yesterday
    by: phone
entry-address = A phone call, a letter or a visit? Send it to { $address }, and a case opens for the customer.
