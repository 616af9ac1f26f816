### القرارات والوعود والاستبيان: ما يقرؤه العملاء والموظفون، بالعربية.

## القرار

decided-subject = قرارنا بشأن ملفكم [{ $reference }]
proposed-subject = اقتراحنا بشأن ملفكم [{ $reference }]
decided-head = نظرت { $organisation } في ملفكم { $reference }. هذا هو قرارنا.
proposed-head = نظرت { $organisation } في ملفكم { $reference }. هذا ما نقترحه.
decided-upheld = كنتم على حق. نعتذر لكم.
decided-partly_upheld = كنتم على حق في جزء من الأمر. نعتذر لكم عن هذا الجزء.
decided-not_upheld = لا نتفق مع شكواكم. هذه أسبابنا.
decided-resolved_without_finding = نريد أن نصلح الأمر دون أن نقرر من المخطئ.
decided-no_jurisdiction = لا يمكننا أن نقرر هذا بأنفسنا. إليكم السبب، والجهة التي يمكنكم اللجوء إليها.
decided-points = نقاطكم واحدة واحدة:
decided-wish = طلبتم: { $wish }. جوابنا: { $answer }
decided-evidence = اعتمدنا على: { $evidence }
decided-remedies = ما نفعله:
decided-promise = { $remedy }، في موعد أقصاه { $due }
decided-answer-chat = يرجى إخبارنا برأيكم حتى { $until }. تكفي نقرة واحدة، ويمكنكم الكتابة هنا دائمًا.
decided-answer-mail = يرجى إخبارنا برأيكم حتى { $until }. تكفي كلمة واحدة في السطر الأول من ردكم.
decided-second-look = إذا لم توافقوا، فسينظر فيه شخص آخر من جديد. لا يلزم ذكر الأسباب.
decided-outside = يمكنكم أيضًا اللجوء إلى { $name }. هذا مجاني ومستقل. أمامكم { $limit } ابتداءً من اليوم. { $contact }
decided-takes-part = نحن نشارك في إجراءات { $name }.
decided-takes-no-part = نحن لا نشارك في إجراءات { $name }.
answer-by-word = للرد اكتبوا إحدى هذه الكلمات في السطر الأول، أو استخدموا رابطها:

reminder-subject = لم نسمع منكم [{ $reference }]
reminder-text = في { $asked } سألناكم هل ينهي قرارنا بشأن { $reference } الأمر. لم نسمع منكم. سنغلق الملف في { $close }. يمكنكم إعادة فتحه حتى { $until } برد منكم.
accepted-text = شكرًا لكم. حُلّ ملفكم { $reference }، وقد أغلقناه.
accepted-open = ما زلنا مدينين لكم بما يلي:
reopen-until = إذا لم يُحل فعلًا، فاكتبوا إلينا حتى { $until }. سنفتحه من جديد.
questioned-text = يرجى كتابة سؤالكم عن { $reference } هنا. سيجيبكم شخص. ملفكم يبقى مفتوحًا.
refused-text = سجلنا أنكم لا توافقون. ملفكم { $reference } يبقى مفتوحًا. هذه هي الطرق أمامكم:
refused-until = إذا لم تفعلوا شيئًا، فسنغلق الملف في { $until }.
second-look-subject = شخص آخر ينظر في ملفكم [{ $reference }]
second-look-text = شخص آخر ينظر في ملفكم { $reference } من جديد. سيصلكم جوابنا في موعد أقصاه { $answer_by }. لا يلزم أن تفعلوا شيئًا.
second-look-undated = شخص آخر ينظر في ملفكم { $reference } من جديد وسيكتب إليكم. لا يلزم أن تفعلوا شيئًا.
left-text = شكرًا لكم. أغلقنا ملفكم { $reference }.
silence-text = لم نسمع منكم، ولذلك أغلقنا ملفكم { $reference }.
remedy-done-text = فعلنا ما وعدنا به في { $reference }: { $remedy }. { $proof }
remedy-late-text = وعدناكم في { $reference }: { $remedy }، في موعد أقصاه { $due }. لا يمكننا بعد أن نثبت أن ذلك تم. نعتذر لكم. يهتم شخص بالأمر وسيكتب إليكم.
merged-subject = ملفان من ملفاتكم أصبحا ملفًا واحدًا [{ $reference }]
merged-text = ملفكم { $reference } عن الأمر نفسه مثل { $into }. نواصل مع { $into }. لم يُفقد شيء مما أرسلتموه.

## الرد يأتي لاحقاً

delay-subject = سيتأخر ردنا [{ $reference }]
delay-text = وعدناكم برد بشأن { $reference } حتى { $date }. لا نستطيع الالتزام بهذا الموعد. نعتذر لكم.
delay-reason = السبب هو: { $reason }
delay-until = سيصلكم ردنا حتى { $until }.
delay-unknown = ما زلنا نعمل على ذلك. المسؤولون يعلمون بالتأخير، وسيكتب إليكم شخص بالسبب وبموعد جديد.
delay-outside = لا يلزمكم الانتظار.
accepted-summary = نعدّ شكواكم محلولة. ما زال بإمكانكم تغيير رأيكم.

## نقرة واحدة أو كلمة واحدة

tap-accept = أوافق
tap-question = عندي سؤال
tap-refuse = لا أوافق
tap-second-look = النظر من جديد
tap-leave = الاكتفاء بهذا
tap-solved = نعم، حُلّ
tap-not-solved = لا، لم يُحل
tap-no-survey = بلا استبيان من فضلك
command-accept = أوافق, اوافق, موافق, موافقة, قبول
command-question = سؤال, عندي سؤال
command-refuse = رفض, أرفض, ارفض, لا أوافق, لا اوافق
command-second-look = تظلم, من جديد, مراجعة, النظر من جديد
command-leave = اكتفاء, الاكتفاء بهذا
command-solved = حلت, حل, نعم, حُلّت, حُلّ
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
survey-scale = 1 يعني إطلاقًا لا، و5 يعني تمامًا.
survey-figures = أجيبوا في السطر الأول برقم لكل سؤال، مثلًا: 4 5 3 4
survey-thanks = شكرًا لكم. هذا يساعدنا على أن نكون أفضل.
survey-declined = لن نسألكم عن هذا الملف مرة أخرى.
survey-second-look = شكرًا لكم. نأسف لأن ذلك لم يكن كافيًا. يمكن لشخص آخر أن ينظر في { $reference } من جديد. لا يلزم ذكر الأسباب.
survey-solved = قبل مدة أغلقنا ملفكم { $reference }. هل حُلّ؟

## النتائج والحلول

finding-upheld = مقبولة, محقة
finding-partly_upheld = مقبولة جزئيا, مقبولة جزئياً, جزئيا
finding-not_upheld = غير مقبولة, مرفوضة
finding-resolved_without_finding = محلولة, تسوية
finding-no_jurisdiction = خارج اختصاصنا, خارج الاختصاص
remedy-apology = اعتذار
remedy-explanation = توضيح
remedy-information = معلومات
remedy-repair_rework = إصلاح, اصلاح
remedy-replacement = استبدال
remedy-substitution = منتج آخر بدلاً منه, منتج آخر
remedy-refund_full = كامل نقودكم, كامل نقودك, رد المبلغ, استرداد
remedy-refund_part = جزء من نقودكم, جزء من نقودك, استرداد جزئي
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
order-delay = تأجيل, لاحقاً, أجّل
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
problem-status = الحالة الآن «{ $status }»: لا تؤدي هذه الخطوة من هناك إلى شيء.
problem-person = القرار يحتاج إلى اسم الشخص الذي يتخذه.
problem-same-person = أنت من قرر في هذه الحالة أول مرة. يجب أن ينظر فيها شخص آخر.
problem-finding = السطر الأول يحتاج إلى نتيجة: { $findings }.
problem-reasons = لا توجد كلمات للعميل. اكتب الأسباب تحت السطر الأول.
problem-point = النقطة { $number } بلا جواب: «{ $point }». أضف سطراً «نقطة { $number }: مقبولة …».
problem-points = لا توجد نقاط. اكتب نقطة في كل سطر تحت السطر الأول.
problem-asked = طلب العميل «{ $wish }». أضف سطراً «طلب: …» فيه جوابنا.
problem-remedy = العميل على حق ولم يُذكر حل. اذكر حلاً في السطر الأول، أو «بلا حل» مع السبب.
problem-others = الأهمية عالية. أضف «آخرون: نعم» أو «آخرون: لا»: هل تضرر عملاء آخرون؟
problem-authority = كُتب هذا نيابة عن شخص آخر، ولم يؤكد أحد أن للكاتب أن يتصرف عنه. أضف «تفويض: …» مع ما يثبت ذلك، أو «تفويض: لا» إن لم تذكر كلماتك شيئًا عن ذلك الشخص.
problem-outside = يجب أن يعرف العميل أي جهة خارجية يمكنها النظر في الأمر. لا توجد في الإعدادات: [outside_body].
problem-participation = يجب أن يعرف العميل هل نشارك في إجراءات { $name }. لا تذكر الإعدادات ذلك: we_take_part.
problem-cause = السبب ناقص. أضف سطراً «سبب: …» بأحد هذه: { $causes }.
problem-pattern = أضف سطراً «نمط: …» بأحد هذه: { $patterns }.
problem-category = لا فئة للحالة. أضف سطراً «فئة: …».
problem-unreachable = لا يمكن الوصول إلى العميل، فلا يمكن إبلاغه بشيء.
problem-remedy-unknown = «{ $word }» ليس حلاً معروفاً. الرموز مثل refund_full وreplacement وapology تصلح دائماً.
problem-cause-unknown = «{ $word }» ليس سبباً. الممكن: { $causes }.
problem-pattern-unknown = «{ $word }» ليس نمطاً. الممكن: single, recurring, systemic.
problem-point-unreadable = «{ $word }» لا يُقرأ كجواب عن نقطة. مثلاً: «نقطة 1: مقبولة، لأن …».
problem-others-unreadable = «{ $word }» ليس نعم ولا لا.
problem-hours-unreadable = «{ $word }» لا تُقرأ كساعات. مثلاً: «ساعات: 1.5».
problem-delay-date = الرد اللاحق يحتاج إلى يوم بعد { $date }. مثلاً: «تأجيل 2026-12-18» والسبب تحته.
problem-delay-reason = يجب أن يعرف العميل سبب التأخير. اكتب السبب تحت السطر الأول.
problem-no-promise = لا يوجد وعد مفتوح من هذا النوع.
problem-proof = ما الذي يثبت أنه تم؟ اكتبه بعد الحل أو تحته.
problem-merge = لا تُدمج الحالة إلا في حالة أخرى مفتوحة للعميل نفسه.
problem-close = تُغلق الشكوى مع سببها. أجب بكلمة «قرار»، أو بكلمة «تصنيف» أولاً.
problem-lead = هذا للمسؤولين والإدارة.

done-decided = القرار بشأن { $reference } في طريقه إلى العميل.
done-points = حُفظت نقاط { $reference }. القرار يجيب عن كل منها.
done-classified = صُنفت { $reference }.
done-proof = تم الوفاء بالوعد في { $reference }، والعميل يعلم بذلك.
done-merged = أصبحت { $reference } جزءاً من الحالة الأخرى، والعميل يعلم بذلك.
done-outside = { $reference } لدى الجهة الخارجية.
done-delayed = عميل { $reference } يعلم أن الرد يأتي لاحقاً، ولماذا، وحتى متى.
done-authority = سُجل أن لكاتب { $reference } أن يتصرف عن الشخص الآخر.

staff-subject-decision = [{ $reference }] جديد بشأن القرار
staff-subject-second-look = [{ $reference }] { $severity }: للنظر من جديد من شخص آخر
staff-second-look = يريد العميل أن ينظر شخص آخر في هذه الحالة. من قرر فيها أول مرة لا يمكنه أخذها.
staff-accepted = العميل موافق. أُغلقت الحالة.
staff-questioned = لدى العميل سؤال عن القرار وسيكتبه.
staff-refused = العميل لا يوافق. الحالة تبقى مفتوحة، والعميل يعرف الطرق أمامه.
staff-unanswered = كتب العميل بعد القرار ولم يتلق جوابًا بعد. لا يُغلق الملف حتى ذلك الحين.
staff-essential-unanswered = يتعلق الملف بحاجة أساسية، ولم يجب العميل عن القرار. الصمت لا يغلق الملف: يُرجى التواصل مع العميل.
staff-remedy-due = اليوم موعد وعد: { $value }. أجب بـ «إثبات { $value } …» حين يتم.
staff-remedy-late = تأخر وعد: { $value }. اعتذرنا للعميل. أجب بـ «إثبات { $value } …» حين يتم.
staff-delay-wanted = وُعد العميل برد حتى { $value } ولم يصله بعد. إن لم يمكن ذلك، فأجب بـ «تأجيل» ويوم جديد، واكتب السبب تحته. وإلا عرف العميل في اليوم الأخير بالتأخير دون سبب.
staff-delay-told = كان الرد مستحقاً حتى { $value } ولم يذكر أحد سبباً. العميل يعلم بالتأخير. أجب بـ «تأجيل» ويوم جديد، واكتب السبب تحته.

## The management review

review-action = إجراء, اجراء
review-done = تم
review-helped = نفع
review-failed = فشل
review-subject = مراجعة الإدارة
review-nothing = لم يكن في ردك سطر يبدأ بإحدى الكلمات: إجراء أو تم أو نفع أو فشل. لم يتغير شيء.
review-kept = حُفظت الأسطر وعددها { $count }. الإجراءات هي:
review-due = الإجراء { $number } موعده { $due }: { $action }. أجب بـ «تم { $number }» حين ينتهي.
review-check = الإجراء { $number } تم قبل مدة: { $action }. هل نفع؟ أجب بـ «نفع { $number }» أو «فشل { $number }».

## Hearing colleagues whom a complaint is about; acting for another person

order-hear = استماع, طلب الرأي, حق الرد
order-waive = دون استماع, بلا استماع
form-ask = طلب, اطلب
form-refuse = رفض, مرفوض, غير كاف
problem-unheard = تخص الحالة { $name } ولم يُستمع إليه. أجب بعبارة «استماع { $name }» واكتب تحتها ما ينبغي أن يرد عليه، أو «دون استماع { $name }» مع السبب.
problem-unreplied = طُلب رد من { $name } ولم يصل بعد. انتظره، أو أجب بعبارة «دون استماع { $name }» مع السبب.
problem-hear-what = اكتب تحت السطر الأول ما ينبغي أن يرد عليه { $name }.
problem-hear-contact = كلماتك تسمي العميل أو تقول كيف يمكن الوصول إليه. يجب ألا يعرف الشخص المعني ذلك. احذفها.
problem-hear-name = لا تخص الحالة أحدًا باسم «{ $name }». أجب أولاً بعبارة «يخص …».
problem-waive-reason = قل لماذا لا يُستمع إلى { $name }، بعد الاسم أو تحته.
problem-authority-reason = يجب أن يعرف الكاتب لماذا لا يكفي ذلك. اكتب السبب بعد «رفض» أو تحته.
done-hear = طُلب رد بشأن { $reference }. ستعلم به عند وصوله، ولا يُقرَّر شيء قبله.
done-waive = سُجل في { $reference } لماذا لا يُستمع إلى الشخص.
done-authority-asked = سُئل كاتب { $reference } عما يثبت أن له أن يتصرف عن الشخص الآخر.
done-authority-refused = يعرف كاتب { $reference } أن هذا لا يكفي ولماذا.
staff-heard = رد { $value } الذي تخصه الحالة. اقرأ الرد مع الحالة قبل أن تقرر.
hearing-subject = [{ $reference }] نطلب رأيك
hearing-text = شكوى برقم { $reference } تخص عملك. يُستمع إليك قبل أن يُقرَّر أي شيء. لم يُقرَّر شيء حتى الآن.
hearing-about = هذا ما نسألك عنه: { $asked }
hearing-reply = لك الحق في الرد. أجب عن هذه الرسالة حتى { $until }. يبقى ردك عند من ينظرون في الشكوى. إن كنت لا تريد قول شيء فأجب بجملة تقول ذلك.
hearing-apart = تُعالج الشكاوى بمعزل عن أي مسألة تأديبية. لا نخبرك من يشتكي ولا كيف يمكن الوصول إليه. لا تحاول معرفة ذلك ولا تكتب إلى العميل.
hearing-thanks = شكرًا. ردك محفوظ مع { $reference } ويُقرأ قبل القرار.
authority-subject = تكتب نيابة عن شخص آخر [{ $reference }]
authority-ask-text = تكتب إلينا في { $reference } نيابة عن شخص آخر. نعمل على ذلك الآن. قبل أن نخبرك بشيء عن شؤون ذلك الشخص يجب أن نرى أن لك أن تتصرف عنه. تكفي رسالة موقعة منه أو وكالة. أجب عن هذه الرسالة وأرفقها. ويمكن لذلك الشخص أن يكتب إلينا أيضًا.
authority-confirmed-text = رأينا أن لك أن تتصرف عن الشخص الآخر في { $reference }. من الآن يمكننا أن نخبرك بشؤونه في هذه الحالة. إن أراد إنهاء ذلك تكفي رسالة منه.
authority-refused-text = ما أرسلته لا يكفي للتصرف عن الشخص الآخر في { $reference }. السبب: { $why } تستمر حالتك وستصلك إجابتنا. ولن تقول شيئًا عن شؤون ذلك الشخص. يمكنك إرسال شيء آخر، أو يكتب إلينا ذلك الشخص.
