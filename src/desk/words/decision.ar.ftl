### القرارات والوعود والاستبيان: ما يقرؤه العملاء والموظفون، بالعربية.

## القرار

decided-subject = قرارنا بشأن ملفكم [{ $reference }]
proposed-subject = اقتراحنا بشأن ملفكم [{ $reference }]
acknowledgement-limits = يحدد القانون مواعيد: حتى { $holding } يصلكم ردنا النهائي، أو رسالة تذكر سبب التأخر. آخر يوم للرد النهائي هو { $last }.
decided-head = نظرت { $organisation } في ملفكم { $reference }. هذا هو قرارنا.
proposed-head = نظرت { $organisation } في ملفكم { $reference }. هذا ما نقترحه.
decided-upheld = كنتم على حق. نعتذر لكم.
decided-partly_upheld = كنتم على حق في جزء من الأمر. نعتذر لكم عن هذا الجزء.
decided-not_upheld = لا نوافق على شكواكم. هذه أسبابنا.
decided-resolved_without_finding = نريد أن نصلح الأمر دون أن نقرر من المخطئ.
decided-no_jurisdiction = لا يمكننا أن نقرر هذا بأنفسنا. إليكم السبب، والجهة التي يمكنكم اللجوء إليها.
decided-points = نقاطكم واحدة تلو الأخرى:
decided-wish = طلبتم: ⁨{ $wish }⁩. جوابنا: ⁨{ $answer }⁩
decided-evidence = اعتمدنا على: ⁨{ $evidence }⁩
decided-remedies = ما نفعله:
decided-promise = { $remedy }، في موعد أقصاه { $due }
decided-answer-chat = يُرجى إخبارنا برأيكم في موعد أقصاه { $until }. تكفي نقرة واحدة، ويمكنكم الكتابة هنا دائمًا.
decided-answer-mail = يُرجى إخبارنا برأيكم في موعد أقصاه { $until }. تكفي كلمة واحدة في السطر الأول من ردكم.
decided-second-look = إذا لم توافقوا، فسينظر فيه شخص آخر من جديد. لا يلزم ذكر الأسباب.
decided-outside = يمكنكم أيضًا اللجوء إلى { $name } (⁨{ $contact }⁩). هذا مجاني ومستقل. أمامكم { $limit } ابتداءً من اليوم.
decided-takes-part = نحن نشارك في إجراءات { $name }.
decided-takes-no-part = نحن لا نشارك في إجراءات { $name }.
answer-by-word = للرد اكتبوا إحدى هذه الكلمات في السطر الأول، أو استخدموا رابطها:

reminder-subject = لم يصلنا رد منكم [{ $reference }]
reminder-text = سألناكم يوم { $asked } هل يرضيكم قرارنا بشأن { $reference }. لم يصلنا رد منكم. سنغلق الملف يوم { $close }. يمكنكم إعادة فتحه حتى { $until } بالرد علينا.
accepted-text = شكرًا لكم. حُل الأمر في ملفكم { $reference }، وقد أغلقنا الملف.
accepted-open = ما زلنا مدينين لكم بما يلي:
reopen-until = إذا تبين أن الأمر لم يُحل، فاكتبوا إلينا حتى { $until }. سنفتح الملف من جديد.
questioned-text = يُرجى كتابة سؤالكم عن { $reference } هنا. سيجيبكم أحد موظفينا. ملفكم يبقى مفتوحًا.
refused-text = سجلنا أنكم لا توافقون. ملفكم { $reference } يبقى مفتوحًا. هذا ما يمكنكم فعله:
refused-until = إذا لم تفعلوا شيئًا، فسنغلق الملف يوم { $until }.
second-look-subject = شخص آخر ينظر في ملفكم [{ $reference }]
second-look-text = شخص آخر ينظر في ملفكم { $reference } من جديد. سيصلكم جوابنا في موعد أقصاه { $answer_by }. لا يلزم أن تفعلوا شيئًا.
second-look-undated = شخص آخر ينظر في ملفكم { $reference } من جديد وسيكتب إليكم. لا يلزم أن تفعلوا شيئًا.
left-text = شكرًا لكم. أغلقنا ملفكم { $reference }.
silence-text = لم يصلنا رد منكم، ولذلك أغلقنا ملفكم { $reference }.
remedy-done-text = فعلنا ما وعدنا به في { $reference }: { $remedy }. ⁨{ $proof }⁩
remedy-late-text = وعدناكم في { $reference }: { $remedy }، في موعد أقصاه { $due }. لا يمكننا بعد تأكيد أن ذلك قد تم. نعتذر لكم. يتابع أحد موظفينا الأمر وسيكتب إليكم.
merged-subject = ملفان من ملفاتكم أصبحا ملفًا واحدًا [{ $reference }]
merged-text = ملفكم { $reference } عن الأمر نفسه الذي في { $into }. نواصل العمل في { $into }. لم يُفقد شيء مما أرسلتموه.

## الرد يأتي لاحقاً

delay-subject = سيتأخر ردنا [{ $reference }]
delay-text = وعدناكم برد بشأن { $reference } في موعد أقصاه { $date }. لا نستطيع الالتزام بهذا الموعد. نعتذر لكم.
delay-reason = السبب هو: ⁨{ $reason }⁩
delay-until = سيصلكم ردنا في موعد أقصاه { $until }.
delay-unknown = ما زلنا نعمل على ذلك. المسؤولون يعلمون بالتأخير، وسيكتب إليكم أحد موظفينا بالسبب وبموعد جديد.
delay-outside = لا يلزمكم الانتظار.
accepted-summary = نعتبر أن شكواكم قد حُلت. ما زال بإمكانكم تغيير رأيكم.

## نقرة واحدة أو كلمة واحدة

tap-accept = أوافق
tap-question = عندي سؤال
tap-refuse = لا أوافق
tap-second-look = النظر من جديد
tap-leave = الاكتفاء بهذا
tap-solved = نعم، حُل الأمر
tap-not-solved = لا، لم يُحل
tap-no-survey = بلا استبيان من فضلك
command-accept = أوافق, اوافق, موافق, موافقة, قبول
command-question = سؤال, عندي سؤال
command-refuse = رفض, أرفض, ارفض, لا أوافق, لا اوافق
command-second-look = تظلم, من جديد, مراجعة, النظر من جديد
command-leave = اكتفاء, الاكتفاء بهذا
command-solved = حلت, حل, نعم, حُلّت, حُلّ, حُل, حل الأمر, حُل الأمر, نعم حُل الأمر
command-not-solved = لم تحل, لم يحل, لا, لم تُحل, لم يُحل
command-no-survey = توقف, بلا استبيان
rating-1 = 1
rating-2 = 2
rating-3 = 3
rating-4 = 4
rating-5 = 5

## الاستبيان

survey-subject = كيف كان عملنا؟ [{ $reference }]
survey-head = أُغلق ملفكم { $reference } لدى { $organisation }. هل تسمحون لنا بأربعة أسئلة قصيرة؟ يمكنكم التوقف في أي وقت.
survey-reminder = نود أن نعرف كيف تعاملنا مع ملفكم { $reference }. هذا تذكيرنا الوحيد.
survey-item-0 = هل كان من السهل تقديم الشكوى إلينا؟
survey-item-1 = هل أبقيناكم على اطلاع، وهل كنا سريعين بما يكفي؟
survey-item-2 = هل عاملناكم بعدل واحترام؟
survey-item-3 = ما مدى رضاكم عن النتيجة؟
survey-scale = الرقم 1 يعني «لا، أبدًا»، والرقم 5 يعني «نعم، تمامًا».
survey-figures = أجيبوا في السطر الأول برقم لكل سؤال، مثلًا: 4 5 3 4
survey-thanks = شكرًا لكم. هذا يساعدنا على أن نكون أفضل.
survey-declined = لن نسألكم عن هذا الملف مرة أخرى.
survey-second-look = شكرًا لكم. نأسف لأن ذلك لم يكن كافيًا. يمكن لشخص آخر أن ينظر في { $reference } من جديد. لا يلزم ذكر الأسباب.
survey-solved = قبل مدة أغلقنا ملفكم { $reference }. هل حُل الأمر؟

## النتائج والحلول

finding-upheld = مقبولة, محقة
finding-partly_upheld = مقبولة جزئيًا, مقبولة جزئيا, مقبولة جزئياً, جزئيا
finding-not_upheld = غير مقبولة, مرفوضة
finding-resolved_without_finding = محلولة, تسوية
finding-no_jurisdiction = خارج اختصاصنا, خارج الاختصاص
remedy-apology = اعتذار
remedy-explanation = توضيح
remedy-information = معلومات
remedy-repair_rework = إصلاح, اصلاح
remedy-replacement = استبدال
remedy-substitution = منتج آخر بدلًا منه, منتج آخر بدلاً منه, منتج آخر
remedy-refund_full = رد المبلغ كاملًا, كامل نقودكم, كامل نقودك, رد المبلغ, استرداد
remedy-refund_part = رد جزء من المبلغ, جزء من نقودكم, جزء من نقودك, استرداد جزئي
remedy-price_reduction = سعر أقل, خصم
remedy-invoice_cancelled = إلغاء الفاتورة
remedy-contract_cancelled = إنهاء العقد
remedy-contract_honoured = تنفيذ العقد
remedy-decision_changed = تغيير القرار
remedy-service_performed = تقديم الخدمة, خدمة
remedy-compensation_loss = تعويض عن خسارتكم, تعويض عن خسارتك, تعويض
remedy-compensation_distress = تعويض عن الإزعاج, إزعاج
remedy-interest = فوائد
remedy-goodwill = دفعة على سبيل المجاملة, مجاملة
remedy-technical_help = مساعدة تقنية
remedy-referral = إحالة الأمر, إحالة
remedy-record_corrected = تصحيح سجلاتنا, تصحيح
remedy-data_action = معالجة بياناتكم, معالجة بياناتك, بيانات
remedy-policy_change = تغيير قواعدنا, قواعد
remedy-training = تدريب موظفينا, تدريب
remedy-recall_action = سحب المنتج, سحب
remedy-none = لا شيء, بلا حل

## الموظفون

order-resolve = قرار, تقرير
order-propose = اقتراح
order-points = نقاط
order-classify = تصنيف, سبب
order-proof = إثبات, اثبات
order-merge = دمج, دمج مع
order-outside = جهة خارجية, أحيل إلى
order-delay = تأجيل, لاحقاً, لاحقًا, أجّل
order-authority = تفويض, رأيت التفويض, وكالة
form-remedy = حل
form-cause = سبب
form-pattern = نمط
form-category = فئة
form-point = نقطة
form-asked = طلب, المطلوب
form-evidence = أدلة
form-others = آخرون, متضررون آخرون
form-hours = ساعات, ساعات العمل
form-authority = تفويض
form-yes = نعم
form-no = لا

problem-head = لم يُفعل شيء بشأن { $reference }، ولم يُرسل شيء. ينقص ما يلي:
problem-status = وضع الملف الآن «{ $status }»: لا تؤدي هذه الخطوة من هناك إلى شيء.
problem-person = القرار يحتاج إلى اسم الشخص الذي يتخذه.
problem-same-person = أنتم من قرر في هذا الملف أول مرة. يجب أن ينظر فيه شخص آخر.
problem-finding = السطر الأول يحتاج إلى نتيجة: { $findings }.
problem-reasons = لا توجد كلمات للعميل. اكتبوا الأسباب تحت السطر الأول.
problem-point = النقطة { $number } بلا جواب: «{ $point }». أضيفوا سطرًا «نقطة { $number }: مقبولة …».
problem-points = لا توجد نقاط. اكتبوا نقطة في كل سطر تحت السطر الأول.
problem-asked = طلب العميل «{ $wish }». أضيفوا سطرًا «طلب: …» فيه جوابنا.
problem-remedy = العميل على حق ولم يُذكر حل. اذكروا حلًا في السطر الأول، أو «بلا حل» مع السبب.
problem-others = الخطورة عالية. أضيفوا «آخرون: نعم» أو «آخرون: لا»: هل تضرر عملاء آخرون؟
problem-authority = كُتب هذا نيابة عن شخص آخر، ولم يؤكد أحد أن للكاتب أن يتصرف عنه. أضيفوا «تفويض: …» مع ما يثبت ذلك، أو «تفويض: لا» إن لم تذكر كلماتكم شيئًا عن ذلك الشخص.
problem-outside = يجب أن يعرف العميل أي جهة خارجية يمكنها النظر في الأمر. لا توجد في الإعدادات: [outside_body].
problem-participation = يجب أن يعرف العميل هل نشارك في إجراءات { $name }. لا تذكر الإعدادات ذلك: we_take_part.
problem-cause = السبب ناقص. أضيفوا سطرًا «سبب: …» بأحد هذه: { $causes }.
problem-pattern = أضيفوا سطرًا «نمط: …» بأحد هذه: { $patterns }.
problem-category = لا فئة للملف. أضيفوا سطرًا «فئة: …».
problem-unreachable = لا يمكن الوصول إلى العميل، فلا يمكن إبلاغه بشيء.
problem-remedy-unknown = ‏«{ $word }» ليس حلًا معروفًا. الرموز مثل refund_full وreplacement وapology تصلح دائمًا.
problem-cause-unknown = ‏«{ $word }» ليس سببًا. الممكن: { $causes }.
problem-pattern-unknown = ‏«{ $word }» ليس نمطًا. الممكن: single, recurring, systemic.
problem-point-unreadable = ‏«{ $word }» لا يُقرأ كجواب عن نقطة. مثلًا: «نقطة 1: مقبولة، لأن …».
problem-others-unreadable = ‏«{ $word }» ليس نعم ولا لا.
problem-hours-unreadable = ‏«{ $word }» لا تُقرأ كساعات. مثلًا: «ساعات: 1.5».
problem-delay-date = الرد اللاحق يحتاج إلى يوم بعد { $date }. مثلًا: «تأجيل ‎2026-12-18» والسبب تحته.
problem-delay-reason = يجب أن يعرف العميل سبب التأخير. اكتبوا السبب تحت السطر الأول.
problem-no-promise = لا يوجد وعد مفتوح من هذا النوع.
problem-proof = ما الذي يثبت أنه تم؟ اكتبوه بعد الحل أو تحته.
problem-merge = لا يُدمج الملف إلا في ملف آخر مفتوح للعميل نفسه.
problem-close = تُغلق الشكوى مع سببها. أجيبوا بكلمة «قرار»، أو بكلمة «تصنيف» أولًا.
problem-lead = هذا للمسؤولين والإدارة.

done-decided = القرار بشأن { $reference } في طريقه إلى العميل.
done-points = حُفظت نقاط { $reference }. القرار يجيب عن كل منها.
done-classified = صُنف الملف { $reference }.
done-proof = تم الوفاء بالوعد في { $reference }، والعميل يعلم بذلك.
done-merged = أصبح الملف { $reference } جزءًا من الملف الآخر، والعميل يعلم بذلك.
done-outside = الملف { $reference } لدى الجهة الخارجية.
done-delayed = عميل { $reference } يعلم أن الرد يأتي لاحقًا، ولماذا، وحتى متى.
done-authority = سُجل أن لكاتب { $reference } أن يتصرف عن الشخص الآخر.

staff-subject-decision = ‏[{ $reference }] جديد بشأن القرار
staff-subject-second-look = ‏[{ $reference }] { $severity }: للنظر من جديد من شخص آخر
staff-second-look = يريد العميل أن ينظر شخص آخر في هذا الملف. من قرر فيه أول مرة لا يمكنه تسلمه.
staff-accepted = العميل موافق. أُغلق الملف.
staff-questioned = لدى العميل سؤال عن القرار وسيكتبه.
staff-refused = العميل لا يوافق. الملف يبقى مفتوحًا، والعميل يعرف الطرق أمامه.
staff-unanswered = كتب العميل بعد القرار ولم يتلق جوابًا بعد. لا يُغلق الملف حتى ذلك الحين.
staff-essential-unanswered = يتعلق الملف بحاجة أساسية، ولم يجب العميل عن القرار. الصمت لا يغلق الملف: يُرجى التواصل مع العميل.
staff-remedy-due = اليوم موعد وعد: { $value }. أجيبوا بـ «إثبات { $value } …» حين يتم.
staff-remedy-late = تأخر وعد: { $value }. اعتذرنا للعميل. أجيبوا بـ «إثبات { $value } …» حين يتم.
staff-delay-wanted = وُعد العميل برد حتى { $value } ولم يصله بعد. إن لم يمكن ذلك، فأجيبوا بـ «تأجيل» ويوم جديد، واكتبوا السبب تحته. وإلا عرف العميل في اليوم الأخير بالتأخير دون سبب.
staff-delay-told = كان الرد مستحقًا حتى { $value } ولم يذكر أحد سببًا. العميل يعلم بالتأخير. أجيبوا بـ «تأجيل» ويوم جديد، واكتبوا السبب تحته.
staff-outside-wrote = كتبت جهة خارجية بشأن هذه الشكوى. اسمها وآخر يوم لردنا: { $value }. هذا عشرون يوم عمل ابتداءً من اليوم، كما يطلب القانون الأوروبي؛ والسكوت يُعد رفضًا. وإن ذكرت رسالتها يومًا آخر فهو المعتمد.

## The management review

review-action = إجراء, اجراء
review-done = تم
review-helped = نفع
review-failed = فشل
review-subject = مراجعة الإدارة
review-nothing = لم يكن في ردكم سطر يبدأ بإحدى الكلمات: إجراء أو تم أو نفع أو فشل. لم يتغير شيء.
review-kept = حُفظت الأسطر وعددها { $count }. الإجراءات هي:
review-due = الإجراء { $number } موعده { $due }: { $action }. أجيبوا بـ «تم { $number }» حين ينتهي.
review-overdue = الإجراء { $number } متأخر منذ { $due }، وهو عند { $owner }: { $action }. أجيبوا بـ «تم { $number }» حين ينتهي، أو حددوا يومًا جديدًا بسطر يبدأ بكلمة «إجراء».
review-check = الإجراء { $number } تم قبل مدة: { $action }. هل نفع؟ أجيبوا بـ «نفع { $number }» أو «فشل { $number }».

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = استماع, طلب الرأي, حق الرد
order-waive = دون استماع, بلا استماع
form-ask = طلب, اطلب
form-refuse = رفض, مرفوض, غير كاف
problem-unheard = يخص الملف { $name } ولم يُستمع إليه. أجيبوا بعبارة «استماع { $name }» واكتبوا تحتها ما ينبغي أن يرد عليه، أو «دون استماع { $name }» مع السبب.
problem-unreplied = طُلب رد من { $name } ولم يصل بعد. انتظروه، أو أجيبوا بعبارة «دون استماع { $name }» مع السبب.
problem-hear-what = اكتبوا تحت السطر الأول ما ينبغي أن يرد عليه { $name }.
problem-hear-contact = كلماتكم تسمي العميل أو تقول كيف يمكن الوصول إليه. يجب ألا يعرف الشخص المعني ذلك. احذفوها.
problem-hear-name = لا يخص الملف أحدًا باسم «{ $name }». أجيبوا أولًا بعبارة «يخص …».
problem-waive-reason = اذكروا لماذا لا يُستمع إلى { $name }، بعد الاسم أو تحته.
problem-authority-reason = يجب أن يعرف الكاتب لماذا لا يكفي ذلك. اكتبوا السبب بعد «رفض» أو تحته.
done-hear = طُلب رد بشأن { $reference }. ستعلمون به عند وصوله، ولا يُقرَّر شيء قبله.
done-waive = سُجل في { $reference } لماذا لا يُستمع إلى الشخص.
done-authority-asked = سُئل كاتب { $reference } عما يثبت أن له أن يتصرف عن الشخص الآخر.
done-authority-refused = يعرف كاتب { $reference } أن هذا لا يكفي ولماذا.
staff-heard = رد { $value } الذي يخصه الملف. اقرؤوا الرد مع الملف قبل أن تقرروا.
hearing-subject = ‏[{ $reference }] نطلب رأيكم
hearing-text = شكوى برقم { $reference } تخص عملكم. يُستمع إليكم قبل أن يُقرَّر أي شيء. لم يُقرَّر شيء حتى الآن.
hearing-about = هذا ما نسألكم عنه: ⁨{ $asked }⁩
hearing-reply = لكم الحق في الرد. ردوا على هذه الرسالة في موعد أقصاه { $until }. يبقى ردكم عند من ينظرون في الشكوى. وإن كنتم لا تريدون قول شيء، فأجيبوا بجملة تقول ذلك.
hearing-apart = تُعالج الشكاوى بمعزل عن أي مسألة تأديبية. لا نخبركم من يشتكي ولا كيف يمكن الوصول إليه. لا تحاولوا معرفة ذلك ولا تكتبوا إلى العميل.
hearing-thanks = شكرًا لكم. ردكم محفوظ مع { $reference } ويُقرأ قبل القرار.
authority-subject = تكتبون نيابة عن شخص آخر [{ $reference }]
authority-ask-text = تكتبون إلينا في { $reference } نيابة عن شخص آخر. نحن نعمل على ذلك الآن. قبل أن نخبركم بشيء عن شؤون ذلك الشخص، يجب أن نرى أنه يحق لكم التصرف نيابة عنه. تكفي رسالة موقعة منه أو وكالة. ردوا على هذه الرسالة وأرفقوها. ويمكن لذلك الشخص أن يكتب إلينا أيضًا.
authority-confirmed-text = رأينا أنه يحق لكم التصرف نيابة عن الشخص الآخر في { $reference }. من الآن يمكننا أن نخبركم بشؤونه في هذا الملف. وإن أراد إنهاء ذلك، فتكفي رسالة منه.
authority-refused-text = ما أرسلتموه لا يكفي للتصرف نيابة عن الشخص الآخر في { $reference }. السبب: ⁨{ $why }⁩ يستمر العمل في ملفكم وسيصلكم جوابنا. ولن يذكر شيئًا عن شؤون ذلك الشخص. يمكنكم إرسال شيء آخر، أو يكتب إلينا ذلك الشخص.

## By when, beside a remedy. Lists are parted by commas; forms of one number by strokes, from one on; spans begin with their days.

form-due = خلال, في, حتى, قبل, بعد, غضون, أقصاه, موعد
form-due-vague = قريبا, قريبًا, القادم, القادمة, نهاية
form-working-days = أيام عمل, ايام عمل, يوم عمل, يوما عمل
form-months = أشهر, شهر, شهور, اشهر
form-money = يورو, دولار, ريال, درهم, جنيه
when-counts = واحد/واحدة, اثنان/اثنين/اثنتين, ثلاثة/ثلاث, أربعة/أربع/اربعة, خمسة/خمس, ستة/ست, سبعة/سبع, ثمانية/ثماني, تسعة/تسع, عشرة/عشر
when-spans = 1 يوم, 2 يومين, 2 يومان, 7 أسبوع, 7 اسبوع, 14 أسبوعين, 14 أسبوعان
problem-due-unknown = «{ $word }»: لا يُفهم متى. اكتب تاريخًا مثل 2026-12-04 أو 4 ديسمبر أو الجمعة، أو 5 أيام أو 5 أيام عمل أو أسبوعين.
problem-due-past = «{ $word }»: مضى هذا اليوم.
