### Что сотрудники вносят за клиентов, которые звонили, писали на бумаге или приходили, по-русски.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = от, почта, e-mail, email, адрес, электронная почта
entry-key-name = имя, клиент
entry-key-phone = телефон, тел, номер
entry-key-received = получено, получено в, дата, поступило, день
entry-key-way = способ, как, по
entry-key-language = язык
entry-yesterday = вчера

## What came of it

entry-done = [{ $reference }] Открыто
entry-opened = { $reference } открыто. Оно считается полученным { $received }, и сроки идут с этого дня.
entry-acknowledged = Подтверждение уйдёт на адрес, который вы указали.
entry-not-acknowledged = Подтверждение не отправлено. Пожалуйста, сообщите клиенту номер обращения и сроки сами.
entry-not-done = Ничего не открыто
entry-nothing = Ничего не открыто и ничего не отправлено.
entry-empty = Здесь нет слов клиента. Напишите их под строками, приложите файлом или перешлите письмо клиента.
entry-not-a-date = «{ $text }» не читается как прошедший день. Напишите вчера, пятница, 20.11. или 2026-11-20.
entry-not-an-address = «{ $text }» — не адрес электронной почты.
entry-help =
    Напишите такие строки (те, что знаете), а ниже — что сказал клиент:
    от: ann@example.org
    имя: Ann Mercer
    телефон: 0123 456
    получено: вчера
    способ: телефон
entry-address = Звонок, письмо или визит? Отправьте это на { $address }, и для клиента откроется обращение.
