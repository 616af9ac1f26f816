### Решения, обещания и опрос: что читают клиенты и сотрудники, по-русски.

## Решение

decided-subject = Наше решение по вашему обращению [{ $reference }]
proposed-subject = Наше предложение по вашему обращению [{ $reference }]
decided-head = { $organisation }: мы рассмотрели ваше обращение { $reference }. Вот наше решение.
proposed-head = { $organisation }: мы рассмотрели ваше обращение { $reference }. Вот что мы предлагаем.
decided-upheld = Вы были правы. Приносим извинения.
decided-partly_upheld = Вы были отчасти правы. За эту часть приносим извинения.
decided-not_upheld = Мы не согласны с вашей жалобой. Вот наши причины.
decided-resolved_without_finding = Мы хотим всё исправить, не решая, кто виноват.
decided-no_jurisdiction = Мы не можем решить это сами. Вот почему, и куда вы можете обратиться.
decided-points = Ваши вопросы по порядку:
decided-wish = Вы просили: { $wish }. Наш ответ: { $answer }
decided-evidence = Мы учли: { $evidence }
decided-remedies = Что мы делаем:
decided-promise = { $remedy }, не позднее { $due }
decided-answer-chat = Пожалуйста, скажите нам, что вы об этом думаете. Срок: { $until }. Достаточно одного нажатия, и здесь всегда можно написать.
decided-answer-mail = Пожалуйста, скажите нам, что вы об этом думаете. Срок: { $until }. Достаточно одного слова в первой строке ответа.
decided-second-look = Если вы не согласны, дело ещё раз рассмотрит другой человек. Причины называть не нужно.
decided-outside = Вы также можете обратиться сюда: { $name }. Это бесплатно и независимо. Срок с сегодняшнего дня: { $limit }. { $contact }
decided-takes-part = Мы участвуем в этой процедуре: { $name }.
decided-takes-no-part = Мы не участвуем в этой процедуре: { $name }.
answer-by-word = Чтобы ответить, напишите одно из этих слов в первой строке или откройте ссылку рядом:

reminder-subject = Мы не получили от вас ответа [{ $reference }]
reminder-text = { $asked } мы спросили вас, решает ли наше решение по { $reference } вопрос. Ответа мы не получили. День закрытия обращения: { $close }. Его можно открыть снова ответом. Последний день: { $until }.
accepted-text = Спасибо. Ваше обращение { $reference } решено, и мы его закрыли.
accepted-open = Мы ещё должны вам:
reopen-until = Если вопрос всё же не решён, напишите нам. Последний день: { $until }. Мы откроем обращение снова.
questioned-text = Пожалуйста, напишите здесь ваш вопрос по { $reference }. Вам ответит человек. Обращение остаётся открытым.
refused-text = Мы записали, что вы не согласны. Ваше обращение { $reference } остаётся открытым. Вот что можно сделать:
refused-until = Если вы ничего не сделаете, мы закроем обращение. День закрытия: { $until }.
second-look-subject = Ваше обращение рассматривает другой человек [{ $reference }]
second-look-text = Ваше обращение { $reference } ещё раз рассматривает другой человек. Наш ответ будет не позднее { $answer_by }. Вам ничего не нужно делать.
second-look-undated = Ваше обращение { $reference } ещё раз рассматривает другой человек. Он вам напишет. Вам ничего не нужно делать.
left-text = Спасибо. Мы закрыли ваше обращение { $reference }.
silence-text = Мы не получили от вас ответа и закрыли ваше обращение { $reference }.
remedy-done-text = Мы сделали то, что обещали по { $reference }: { $remedy }. { $proof }
remedy-late-text = Мы обещали вам по { $reference }: { $remedy }, не позднее { $due }. Мы пока не можем показать, что это сделано. Приносим извинения. Этим занимается человек, и он вам напишет.
merged-subject = Два ваших обращения теперь одно [{ $reference }]
merged-text = Ваше обращение { $reference } о том же, что и { $into }. Мы продолжаем работу по { $into }. Ничего из присланного не потеряно.

## Одно нажатие или одно слово

tap-accept = Я согласен / согласна
tap-question = У меня вопрос
tap-refuse = Не согласен / не согласна
tap-second-look = Рассмотреть ещё раз
tap-leave = Оставить как есть
tap-solved = Да, решено
tap-not-solved = Нет, не решено
tap-no-survey = Без опроса, пожалуйста
command-accept = согласен, согласна, принимаю, я согласен, я согласна
command-question = вопрос, у меня вопрос
command-refuse = отказ, не согласен, не согласна, отказываюсь
command-second-look = пересмотр, ещё раз, еще раз, рассмотреть ещё раз, апелляция
command-leave = оставить, оставить как есть
command-solved = решено, да, вопрос решён
command-not-solved = не решено, нет
command-no-survey = стоп, без опроса
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## Опрос

survey-subject = Как мы справились? [{ $reference }]
survey-head = Ваше обращение { $reference } в { $organisation } закрыто. Можно задать четыре коротких вопроса? Вы можете остановиться в любой момент.
survey-reminder = Нам важно знать, как мы работали с вашим обращением { $reference }. Это наше единственное напоминание.
survey-item-0 = Легко ли было подать нам жалобу?
survey-item-1 = Держали ли мы вас в курсе и были ли достаточно быстры?
survey-item-2 = Относились ли мы к вам справедливо и с уважением?
survey-item-3 = Насколько вы довольны результатом?
survey-scale = 1 – совсем нет, 5 – полностью.
survey-thanks = Спасибо. Это помогает нам работать лучше.
survey-declined = Об этом обращении мы больше не спросим.
survey-second-look = Спасибо. Нам жаль, что этого было мало. Другой человек может ещё раз рассмотреть { $reference }. Причины называть не нужно.
survey-solved = Некоторое время назад мы закрыли ваше обращение { $reference }. Вопрос решён?

## Выводы и меры

finding-upheld = обоснована, обоснованно, принята
finding-partly_upheld = обоснована частично, частично обоснована, частично
finding-not_upheld = не обоснована, необоснованно, отклонена
finding-resolved_without_finding = улажено, урегулировано
finding-no_jurisdiction = не в нашей компетенции, вне компетенции
remedy-apology = извинения
remedy-explanation = объяснение
remedy-information = справка
remedy-repair_rework = ремонт
remedy-replacement = замена
remedy-substitution = другой товар взамен, другой товар
remedy-refund_full = возврат всех денег, возврат, полный возврат
remedy-refund_part = возврат части денег, частичный возврат
remedy-price_reduction = снижение цены, скидка
remedy-invoice_cancelled = счёт отменён, отмена счёта
remedy-contract_cancelled = договор прекращён, прекращение договора
remedy-contract_honoured = договор выполняется, исполнение договора
remedy-decision_changed = решение изменено, изменение решения
remedy-service_performed = услуга оказывается, услуга
remedy-compensation_loss = возмещение вашего ущерба, возмещение
remedy-compensation_distress = компенсация за неудобства, компенсация
remedy-interest = проценты
remedy-goodwill = выплата доброй воли, добрая воля
remedy-technical_help = техническая помощь
remedy-referral = дело передано дальше, передача
remedy-record_corrected = наши записи исправлены, исправление
remedy-data_action = работа с вашими данными, данные
remedy-policy_change = наши правила изменены, правила
remedy-training = обучение наших сотрудников, обучение
remedy-recall_action = товар отзывается, отзыв
remedy-none = ничего, без мер

## Сотрудники

order-resolve = решить, решение
order-propose = предложить, предложение
order-points = пункты
order-classify = классифицировать, причина
order-proof = подтверждение, доказательство
order-merge = объединить, объединить с, дубль
order-outside = внешний орган, передано в
form-remedy = мера
form-cause = причина
form-pattern = охват
form-category = категория
form-point = пункт
form-asked = просьба, желание
form-evidence = доказательства
form-others = другие, затронуты другие
form-yes = да
form-no = нет

problem-head = По { $reference } ничего не сделано и ничего не отправлено. Не хватает:
problem-status = Состояние обращения – «{ $status }»: отсюда этот шаг невозможен.
problem-person = Решению нужно имя того, кто его принимает.
problem-same-person = В первый раз решали вы. Теперь дело должен рассмотреть другой человек.
problem-finding = В первой строке нужен вывод: { $findings }.
problem-reasons = Нет слов для клиента. Напишите причины под первой строкой.
problem-point = На пункт { $number } нет ответа: «{ $point }». Добавьте строку «пункт { $number }: обоснована …».
problem-points = Пунктов нет. Напишите их по одному в строке под первой строкой.
problem-asked = Клиент просил: «{ $wish }». Добавьте строку «просьба: …» с нашим ответом.
problem-remedy = Клиент прав, а мера не названа. Назовите её в первой строке, или «без мер» и почему.
problem-others = Важность высокая. Добавьте «другие: да» или «другие: нет»: затронуты ли другие клиенты?
problem-outside = Клиент должен узнать, какой внешний орган может рассмотреть дело. В настройках его нет: [outside_body].
problem-participation = Клиент должен узнать, участвуем ли мы в этой процедуре: { $name }. В настройках этого нет: we_take_part.
problem-cause = Нет причины. Добавьте строку «причина: …», возможны: { $causes }.
problem-pattern = Добавьте строку «охват: …», возможны: { $patterns }.
problem-category = У обращения нет категории. Добавьте строку «категория: …».
problem-unreachable = С клиентом нет связи, поэтому сообщить решение нельзя.
problem-remedy-unknown = «{ $word }» – неизвестная мера. Коды refund_full, replacement, apology и другие подходят всегда.
problem-cause-unknown = «{ $word }» – не причина. Возможны: { $causes }.
problem-pattern-unknown = «{ $word }» – не охват. Возможны: single, recurring, systemic.
problem-point-unreadable = «{ $word }» не читается как ответ на пункт. Например: «пункт 1: обоснована, потому что …».
problem-others-unreadable = «{ $word }» – ни да, ни нет.
problem-no-promise = Такого открытого обещания нет.
problem-proof = Что показывает, что это сделано? Напишите после меры или ниже.
problem-merge = Обращение можно объединить только с другим открытым обращением того же клиента.
problem-close = Жалоба закрывается с указанием причины. Ответьте «решить» или сначала «классифицировать».
problem-lead = Это могут только руководители.

done-decided = Решение по { $reference } отправляется клиенту.
done-points = Пункты { $reference } записаны. Решение отвечает на каждый.
done-classified = { $reference } классифицировано.
done-proof = Обещание по { $reference } выполнено, клиент об этом знает.
done-merged = { $reference } теперь часть другого обращения, клиент об этом знает.
done-outside = { $reference } рассматривает внешний орган.

staff-subject-decision = [{ $reference }] Новости о решении
staff-subject-second-look = [{ $reference }] { $severity }: рассмотреть ещё раз, другому человеку
staff-second-look = Клиент хочет, чтобы дело рассмотрел другой человек. Кто решал в первый раз, взять его не может.
staff-accepted = Клиент согласен. Обращение закрыто.
staff-questioned = У клиента вопрос о решении, он его напишет.
staff-refused = Клиент не согласен. Обращение остаётся открытым, возможности клиенту известны.
staff-unanswered = Клиент написал после решения и ещё не получил ответа. До тех пор обращение не закрывается.
staff-remedy-due = Сегодня срок обещания: { $value }. Ответьте «подтверждение { $value } …», когда оно выполнено.
staff-remedy-late = Обещание просрочено: { $value }. Клиенту принесены извинения. Ответьте «подтверждение { $value } …», когда оно выполнено.

## The management review

review-action = мера, действие
review-done = сделано
review-helped = помогло
review-failed = не_помогло, неудача
review-subject = Обзор руководством
review-nothing = В вашем ответе нет строки, которая начинается с МЕРА, СДЕЛАНО, ПОМОГЛО или НЕУДАЧА. Ничего не изменено.
review-kept = Записано строк: { $count }. Меры:
review-due = Мера { $number }, срок { $due }: { $action }. Ответьте СДЕЛАНО { $number }, когда она выполнена.
review-check = Мера { $number } выполнена некоторое время назад: { $action }. Помогла ли она? Ответьте ПОМОГЛО { $number } или НЕУДАЧА { $number }.
