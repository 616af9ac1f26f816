### الإشعارات: ما تكتبه الخدمة للعملاء وللموظفين، بالعربية.
### جمل العملاء أقل من 25 كلمة، هادئة وبلا لوم. علامات الاتجاه (U+200E و U+200F) مقصودة، فلا تُحذف.

## التواريخ: تُركّب هنا لأن لكل لغة ترتيبها.

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
# review: أسماء الأشهر كما في مصر والخليج.
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date = { $weekday } { $day } { $month } { $year }
date-and-time = { $date }، الساعة { $time } ({ $zone })

## ما يمكن كتابته بدل الأمر. تفصلها الفاصلة اللاتينية.

command-status = حالة, الحالة, حالة الملف, أين وصل ملفي
command-withdraw = سحب
command-my-data = بياناتي

## العملاء: تأكيد الاستلام

acknowledgement-subject = وصلتنا رسالتكم [{ $reference }]
acknowledgement-received = شكرًا لكم. وصلت رسالتكم إلى { $organisation }. رقمها المرجعي هو { $reference }.
acknowledgement-late = نعتذر عن تأخر هذا الرد.
acknowledgement-words = كتبتم: «⁨{ $words }⁩»
acknowledgement-incomplete = ما زالت بعض الأسئلة مفتوحة. ملفكم مسجل في كل الأحوال، ويمكنكم الإجابة في أي وقت.
acknowledgement-urgent = أبلغنا المسؤولين على الفور.
acknowledgement-dates = سينظر أحد الموظفين في الأمر في موعد أقصاه { $contact_by }. وسيصلكم جوابنا في موعد أقصاه { $answer_by }. إذا احتجنا إلى وقت أطول، فسنخبركم قبل ذلك اليوم ونذكر السبب.
acknowledgement-dates-unknown = سننظر في الأمر ونكتب إليكم.
acknowledgement-thanks = سنوصل رسالتكم إلى المعنيين بها. لا يلزمكم فعل أي شيء آخر.
acknowledgement-person = سيكتب إليكم أحد موظفينا هنا.
acknowledgement-add-chat = لإضافة شيء، اكتبوه هنا. لمعرفة حالة ملفكم، أرسلوا ‎/status. لسحبه، أرسلوا ‎/withdraw. كل هذا مجاني.
acknowledgement-add-mail = لإضافة شيء، ردوا على هذه الرسالة. لسحب ملفكم، ردوا بكلمة «سحب» وحدها في السطر الأول. كل هذا مجاني.
acknowledgement-policy = كيف نتعامل مع الشكاوى: { $link }
acknowledgement-stranger = إذا لم تكتبوا إلينا، فقد أعطى أحدهم عنوانكم خطأً. لا يلزمكم فعل أي شيء.

## العملاء: ما تبقى

added-subject = أضفنا رسالتكم [{ $reference }]
added-text = شكرًا لكم. أضفنا هذا إلى ملفكم { $reference }.
added-reopened = شكرًا لكم. فُتح ملفكم { $reference } من جديد، ورسالتكم معه.
added-from-mail = أضفنا رسالة بريد إلى ملفكم { $reference }.
added-encrypted-subject = لم نتمكن من قراءة رسالتكم [{ $reference }]
added-encrypted = رسالتكم مشفّرة، ولا يملك أحد هنا مفتاحها. نحتفظ بها كما هي مع ملفكم { $reference }. نرجو إرسالها مرة أخرى دون تشفير، ولا ضرر في التوقيع. وإن كان الأمر أدقّ من ذلك فاكتبوا فقط كيف يمكننا التواصل معكم.

progress-subject = نعمل على ملفكم [{ $reference }]
progress = ما زلنا نعمل على ملفكم { $reference }.
progress-answer-by = سيصلكم جوابنا في موعد أقصاه { $date }.
progress-late = يستغرق الجواب وقتًا أطول مما وعدنا. نعتذر عن ذلك. المسؤولون على علم به.
progress-next = سنكتب إليكم مجددًا في موعد أقصاه { $date }.
progress-reply = لإضافة شيء، يكفي الرد على هذه الرسالة.
corrected-text = شكرًا لكم. سجلنا تصحيحكم.
masked-card = لقد أرسلتم رقم بطاقة دفع. احتفظنا بآخر أربعة أرقام منه فقط. يُرجى عدم إرسال مثل هذه الأرقام.
noted-text = شكرًا لكم. حفظنا ما أرسلتموه.
question-closed = هذا السؤال مغلق. إذا أردتم إخبارنا بشيء، فاكتبوه هنا.
too-large = المرفق «⁨{ $name }⁩» كبير جدًا ولا نستطيع جلبه من هنا، فهو ليس لدينا. يمكنكم إرسال مرفق أصغر أو وصف ما فيه. سجلنا أنكم أرسلتموه.
too-large-unnamed = أحد مرفقاتكم كبير جدًا ولا نستطيع جلبه من هنا، فهو ليس لدينا. يمكنكم إرسال مرفق أصغر أو وصف ما فيه. سجلنا أنكم أرسلتموه.
which-case = بأي ملف يتعلق هذا؟
which-case-withdraw = أي ملف تريدون سحبه؟
which-case-new = موضوع جديد
which-case-settled = لم يتضح لنا بأي ملف تتعلق رسالتكم، فأضفناها إلى { $reference }.
which-case-nothing = لم يُسحب أي شيء. تبقى ملفاتكم مفتوحة.
closed-subject = أغلقنا ملفكم [{ $reference }]
closed-text = أغلقنا ملفكم { $reference }.
closed-outcome = النتيجة: ⁨{ $outcome }⁩
closed-again-chat = إذا لم يُحل الأمر بهذا، فاكتبوا إلينا هنا وسننظر فيه مرة أخرى.
closed-again-mail = إذا لم يُحل الأمر بهذا، فردوا على هذه الرسالة وسننظر فيه مرة أخرى.
withdrawn-subject = سحبتم ملفكم [{ $reference }]
withdrawn-text = سحبتم ملفكم { $reference }. وقد أغلقناه.
withdrawn-again = إذا كان ذلك خطأً، فاكتبوا إلينا من جديد.
withdrawn-kept = سجلنا أنكم تريدون سحب { $reference }. قد يكون أحد في خطر، ولذلك سينظر فيه فريقنا على أي حال.
nothing-to-withdraw = ليس لديكم ملف مفتوح عندنا.
reply-subject = بشأن ملفكم [{ $reference }]
reply-text = ‏{ $organisation }، بشأن ملفكم { $reference }:
reply-answer-chat = للإجابة، اكتبوا هنا.
reply-answer-mail = للإجابة، ردوا على هذه الرسالة.
reply-question = نحتاج إلى جوابكم لنتابع.
reopened-text = فُتح ملفكم { $reference } من جديد.
reopened-subject = فُتح ملفكم من جديد [{ $reference }]
erased-subject = حذفنا بيانات ملفكم [{ $reference }]
erased-text = حذفنا ملفكم { $reference }: ما كتبتموه واسمكم وعناوينكم وملفاتكم المرفقة ورسائلنا.
erased-left = لم يبقَ سوى رقم في إحصاءاتنا: نوع الملف وتاريخه وكيف انتهى. وتُحذف النسخ الاحتياطية في المدة المذكورة في بيان الخصوصية لدينا.
erased-hazard = نحتفظ باسم المنتج ورقم دفعته وبما إذا أصيب أحد. هذا يحمي غيركم ولا يذكر اسمكم.
erased-chat = لا نستطيع حذف الرسائل في هذه المحادثة. نرجو أن تحذفوا المحادثة في تيليجرام بأنفسكم.
erased-mail = لا نستطيع حذف الرسائل في بريدكم. نرجو أن تحذفوها بأنفسكم.
status-none = ليس لديكم ملف مفتوح عندنا.
status-closed = المغلقة: { $references }
status-open = ‏{ $reference }: وصل يوم { $received }. لم يتسلمه أحد بعد. سيصلكم جوابنا في موعد أقصاه { $answer_by }.
status-taken = ‏{ $reference }: وصل يوم { $received }. يعمل عليه أحد الموظفين. سيصلكم جوابنا في موعد أقصاه { $answer_by }.
status-asked = ‏{ $reference }: وصل يوم { $received }. سألناكم سؤالًا وننتظر جوابكم. سيصلكم جوابنا في موعد أقصاه { $answer_by }.
status-draft = بدأتم تخبروننا بشيء. يمكنكم متابعة الكتابة هنا.
unreachable-mail = لم تصل رسالة بريد منا إلى العنوان الذي أعطيتمونا إياه. سنكتب إليكم هنا.
unreachable-chat = لم نتمكن من الوصول إليكم عبر تيليجرام بشأن ملفكم { $reference }. يُرجى الرد على هذه الرسالة لنتمكن من المتابعة.
unreachable-subject = لم نتمكن من الوصول إليكم [{ $reference }]
change-subject = بشأن رسالتكم [{ $reference }]

## العملاء: كلمات اليأس. العبارة المنتهية بنقطة لا تُحسب إلا في نهاية الجملة.

# For review by a native reader: which of these phrases are said, and which are missing.
distress-phrases = أقتل نفسي, قتل نفسي, أنهي حياتي, إنهاء حياتي, الانتحار, انتحار, أنتحر, سأنتحر, أريد أن أموت, أتمنى الموت, لا أريد أن أعيش, إيذاء نفسي, أخاف على حياتي, لم أعد أحتمل., لم أعد قادرًا على الاستمرار, لا أستطيع الاستمرار.
distress-subject = هناك من يستمع إليكم
# For review by a native reader: is it calm and warm enough?
distress-help = ما تكتبونه يبدو صعبًا جدًا. لستم وحدكم في هذا. هناك من يستمع إليكم في أي وقت: ⁨{ helpline }⁩. إذا كان أحد في خطر الآن، فاتصلوا بالرقم { emergency-number }. طلبتُ من أحد زملائنا أن يقرأ رسالتكم بنفسه.
distress-help-anywhere = ما تكتبونه يبدو صعبًا جدًا. لستم وحدكم في هذا. على الموقع https://findahelpline.com تجدون من يستمع إليكم في بلدكم. إذا كان أحد في خطر الآن، فاتصلوا بالطوارئ. طلبتُ من أحد زملائنا أن يقرأ رسالتكم بنفسه.

## للعملاء: نسخة من كل ما هو محفوظ

copy-subject = بياناتكم لدى { $organisation }
copy-text = هذا ما تحتفظ به { $organisation } عنكم: مستند للقراءة، والمحتوى نفسه للبرامج. تليه المرفقات التي أرسلتموها. إذا كان هناك خطأ، فأخبرونا به.
copy-again = وصلتكم نسخة من كل شيء قبل قليل. يُرجى النظر أعلاه.
copy-title = ما تحتفظ به { $organisation } عنكم
copy-as-of = حتى تاريخ: { $date }
copy-contact-chat = محادثة تيليجرام: { $value }
copy-contact-mail = البريد الإلكتروني: { $value }
copy-contact-name = الاسم: { $value }
copy-no-case = ليس لديكم ملف عندنا.
copy-case = الملف { $reference }
copy-received = تاريخ الاستلام: { $date }
copy-closed = تاريخ الإغلاق: { $date }
copy-you = { $date }، أنتم:
copy-we = { $date }، نحن:
copy-event-opened = { $date }: فُتح الملف.
copy-event-closed = { $date }: أُغلق الملف.
copy-event-reopened = { $date }: أُعيد فتح الملف.
# For review by a native reader: are these notes called so?
copy-left-out = لا تشمل هذه النسخة ملاحظات فريقنا الداخلية. يمكنكم طلبها أيضًا.

## الموظفون

severity-low = منخفضة
severity-medium = متوسطة
severity-high = عالية
severity-critical = حرجة

staff-subject-new = ‏[{ $reference }] { $severity }: ملف جديد
staff-subject-reminder = ‏[{ $reference }] { $severity }: لم يتسلم أحد هذا الملف
staff-subject-raised = إنذار، { $severity }: عميل يخبرنا بأمر عاجل
staff-subject-raised-case = ‏[{ $reference }] { $severity }: إنذار
staff-subject-raise-withdrawn = ‏[{ $reference }] صُححت إجابة كانت قد أطلقت إنذارًا
staff-subject-added = ‏[{ $reference }] رسالة جديدة إلى الملف
staff-subject-withdrawn = ‏[{ $reference }] طلب سحب الملف
staff-subject-call-back = ‏[{ $reference }] طلب التحدث إلى شخص
staff-subject-in-person = رسالة من عميل: يُرجى النظر فيها الآن شخصيًا
staff-subject-in-person-case = ‏[{ $reference }] يُرجى النظر في هذا الآن شخصيًا
staff-subject-unreadable = ‏[{ $reference }] تعذرت قراءة رسالة بريد
staff-subject-reopened = ‏[{ $reference }] { $severity }: رسالة بشأن ملف مغلق
staff-subject-late = ‏[{ $reference }] { $severity }: مضى موعد وُعد به العميل
staff-subject-deadline-near = ‏[{ $reference }] { $severity }: موعد يقترب
staff-subject-reason-wanted = ‏[{ $reference }] لماذا فات الموعد؟
staff-subject-hushed = ‏[{ $reference }] لا رسائل آلية أخرى اليوم إلى هذا العنوان
staff-subject-silent = ‏[{ $reference }] لم يجب العميل
staff-subject-assigned = ‏[{ $reference }] { $severity }: هذا الملف لكم
staff-subject-own = ‏[{ $reference }] طلبتم التذكير
staff-subject-undeliverable = ‏[{ $reference }] تعذر الوصول إلى العميل
staff-subject-not-arrived = ‏[{ $reference }] لم تصل رسالة إلى العميل
staff-subject-undeliverable-staff = ‏[{ $reference }] لم تصل رسالة إلى الموظفين

staff-new = ملف جديد ينتظر الفريق { $team }.
staff-reminder = لم يتسلم أحد من الفريق { $team } هذا الملف بعد. هذا تذكير.
staff-lead = لم يتسلم أحد من الفريق { $team } هذا الملف. نبلغكم بصفتكم قيادة الفريق.
staff-managers = لم يتسلم أحد من الفريق { $team } هذا الملف، وقيادة الفريق على علم بذلك. أنتم المستوى الأخير.
staff-raised = تنطبق القاعدة «{ $rule }» على إجابات العميل. المحادثة مستمرة، وسيصل الملف عند إرساله.
staff-raised-case = تنطبق القاعدة «{ $rule }» على إجابات العميل.
staff-suspected = هذا ظن من كلمات في رسالة. السؤال نفسه ما زال مفتوحًا.
staff-raise-withdrawn = لم تعد القاعدة «{ $rule }» تنطبق بعد إجابة لاحقة. تبقى درجة الخطورة حتى يغيرها أحدكم.
staff-managers-next = لم يتسلم أحد من الفريق { $team } هذا الملف. أنتم المستوى التالي.
staff-added-words = بكلمات العميل:
staff-added = أُضيف شيء إلى هذا الملف.
staff-added-many = عدد ما أُضيف إلى هذا الملف: { $count }.
staff-listen = ملف جديد ينتظر الفريق { $team }. تكلم العميل ولم يكتب: يُرجى الاستماع إلى التسجيل.
staff-reopened = كتب العميل بشأن هذا الملف بعد إغلاقه. وقد فُتح من جديد.
staff-contact-late = وُعد العميل بأن يكتب إليه أحد قبل الآن. الملف متسلَّم ولم يكتب أحد.
staff-answer-late = وُعد العميل بجواب قبل الآن، والملف ما زال مفتوحًا. يُرجى الاهتمام به أو توضيح سبب التأخر.
staff-deadline-near = موعد { $deadline }: { $date }. انقضى { $percent } ٪ من الوقت.
staff-deadline-passed = فات موعد { $deadline }: { $date }. الملف لدى { $owner }.
staff-deadline-unexplained = فات موعد { $deadline }: { $date }. لم يذكر أحد السبب.
staff-reason-wanted = يُرجى الرد بسطر واحد: سبب … يبقى ذلك داخليًا، ونسأل حتى يذكره أحد.
clock-acknowledgement = تأكيد الاستلام
clock-personal-acknowledgement = أول رسالة شخصية
clock-assessment = التقييم
clock-update = الخبر التالي للعميل
clock-response = الجواب
clock-decision = القرار
clock-remedy = الحل الموعود
clock-window = هذه الخطوة
staff-hushed = أُرسلت إلى هذا العنوان كل الرسائل الآلية ليوم واحد. ما يصل بعدها يُحفظ بلا رد. ربما يرد علينا برنامج آخر. يُرجى التحقق.
staff-silent = سُئل العميل سؤالًا عن هذا الملف ولم يجب في الوقت المحدد. الملف لا ينتظر العميل بعد الآن. نرجو أن تقرروا كيف يستمر العمل.
staff-assigned = أسند إليكم زميل هذا الملف.
staff-target-reached = حان الموعد الذي حددتموه لهذا الملف.
staff-snooze-over = طلبتم ألا نذكركم بهذا الملف حتى الآن. ما زال مفتوحًا.
staff-subject-untaken = لم يتسلمها أحد بعد في الفريق { $team }: { $count }
staff-untaken = لم يتسلم أحد هذه الملفات من الفريق { $team }. عددها { $count }، وأقدمها أولًا.
staff-untaken-line = ‏{ $reference }: { $severity }. مفتوح منذ: { $since }
staff-untaken-given = ‏{ $reference }: { $severity }. مفتوح منذ: { $since }. أُسند إلى: { $name }
staff-untaken-more = إضافة إلى هذه: { $count }
staff-untaken-over-capacity = فوق الطاقة: { $count }. لم يكن لدى أحد من الفريق متسع لها، فأحيلت إلى البديل.
staff-untaken-end = تصلكم هذه الرسالة مرة في كل يوم عمل توجد فيه ملفات كهذه. من يتسلم ملفًا يخرجه من القائمة.
staff-subject-machines = رسائل برامج لا تخص أي ملف: { $count }
staff-machines = أرسلت برامج وقوائم بريدية رسائل لا تخص أي ملف. حُفظت هذه الرسائل ولم يُرد عليها. عددها { $count }. مصدرها:
staff-machines-end = يصلكم الخبر عن كل رسالة مرة واحدة. على الخادم يعرض الأمر «{ $command }» قائمتها، ومع رقم رسالة يعرضها كاملة.
staff-other-sender = وصل شيء من عنوان غير العنوان المعروف. تحققوا قبل الاعتماد عليه.
staff-withdrawn = سُحب هذا الملف. وهو مغلق.
staff-withdraw-kept = يريد العميل سحب هذا الملف. يبقى مفتوحًا لأن خطورته حرجة.
staff-call-back = العميل يطلب التحدث إلى شخص وينتظر في المحادثة: ردوا على هذه الرسالة.
staff-in-person = يُرجى قراءة ما يكتبه هذا الشخص والتواصل معه شخصيًا الآن. لا تنتظروا الترتيب المعتاد.
staff-heed-needs = يحتاج إلى: { $value }
staff-heed-relation = كُتب نيابة عن شخص آخر: { $value }. لم تُؤكَّد موافقته: لا تذكروا عنه شيئًا بعد. بعد الاطلاع عليها أجيبوا بكلمة «تفويض …» مع ما يثبتها.
staff-heed-authorised = كُتب نيابة عن شخص آخر: { $value }. تأكد أن للكاتب أن يتصرف عنه.
staff-heed-confidential = سري: لا تخبروا أحدًا لا يعمل على هذا الملف.
staff-heed-anonymous = يبقى صاحب الرسالة مجهول الاسم. يصله الرد على هذه الرسالة مع ذلك.
staff-unreadable = تعذرت قراءة رسالة بريد. نصها الأصلي محفوظ مع الملف. يُرجى النظر فيها.
staff-undeliverable = تعذر إيصال رسالة إلى العميل: ⁨{ $reason }⁩
staff-undeliverable-mailed = أُرسلت بدلًا من ذلك إلى عنوان البريد الذي أعطاه العميل.
staff-undeliverable-staff = تعذر إيصال رسالة بشأن هذا الملف إلى الموظفين: ⁨{ $reason }⁩
staff-fact-reference = الرقم المرجعي: { $value }
staff-fact-severity = الخطورة: { $value }
staff-fact-team = الفريق: { $value }
staff-fact-given = أُسند إلى: { $value }
staff-fact-category = الفئة: { $value }
staff-fact-received = تاريخ الوصول: { $value }
staff-fact-answer-by = الجواب قبل: { $value }
staff-fact-unreachable = تعذر الوصول إليه: { $value }
staff-fact-waiting = ينتظر العميل حتى: { $value }
staff-fact-target = موعد { $name }: { $value }
staff-fact-incomplete = ما زالت بعض الأسئلة مفتوحة.

staff-subject-pretended = ‏[{ $reference }] رسالة تدعي أنها منكم
staff-pretended = كتب أحدهم بشأن هذا الملف كأنه منكم ولم يستطع إثبات ذلك. لم يُفعل شيء ولم يُرسل شيء. إن كنتم أنتم: أجيبوا عن رسالة أرسلناها إليكم.
staff-pretended-many = وصلت خلال ساعة رسائل أخرى عددها { $count } باسم أحدكم دون إثبات. لم يُفعل شيء ولم يُرسل شيء. وهي محفوظة مع الملف.
staff-subject-done = ‏[{ $reference }] تم
staff-subject-erased = ‏[{ $reference }] حُذف
staff-erased = حُذف { $reference } بناءً على أمر: الكلام والأسماء والعناوين والملفات والرسائل. بقي ما يُحسب في التقارير دون أن يسمّي أحدًا.
staff-erased-letters = الرسائل التي وصلت إلى الموظفين بشأنه خارج متناولنا. نرجو العمل على حذفها:
    { $letters }
staff-erased-backups = ما زالت النسخ الاحتياطية السابقة تحتوي على الملف. احذفوها في وقتها؛ ومن يستعيد إحداها عليه حذف الملف من جديد.
staff-subject-not-done = ‏[{ $reference }] لم يُفعل شيء
staff-subject-help = ‏[{ $reference }] ما يمكنكم أن تجيبوا به

labelled = { $label }: { $value }
staff-write-above = ──── اكتبوا فوق هذا السطر ────
staff-commands =
    أجيبوا عن هذه الرسالة: ما تكتبونه يصل إلى العميل باسم { $organisation }.
    أو ابدؤوا السطر الأول بإحدى هذه الكلمات:
    استلام – تتولون الملف؛ ولا يُذكَّر أحد بعد ذلك
    إسناد الاسم – يتسلمه زميل أو فريق
    ملاحظة … – للفريق فقط؛ ولا يخرج منها شيء
    سؤال … – سؤال إلى العميل، والملف ينتظر الجواب
    سبب … – لماذا فات موعد؛ يبقى داخليًا
    خطورة منخفضة أو متوسطة أو عالية أو حرجة
    موعد التاريخ – موعد لكم أنتم، ونذكركم عندئذ
    تأجيل التاريخ أو 3 أيام – لا تذكير لكم قبل ذلك
    غائب التاريخ ينوب الاسم – حتى ذلك اليوم يصل كل شيء إلى من ينوب ولا يصلكم شيء؛ و«عدت» تنهيه
    يخص الاسم – الملف يخص هذا الزميل، ولا شأن له به من الآن
    قرار النتيجة التدبير – يبتّ في الملف؛ وأسبابكم تحته تصل إلى العميل، ونذكر لكم ما ينقص
    إغلاق النتيجة – يغلقه؛ وتحته للشكوى «سبب: …» و«نمط: …»، ثم كلماتكم إلى العميل
    فتح السبب – يفتح ملفًا مغلقًا من جديد؛ ويقرأ زملاؤكم السبب
    مساعدة – تشرح كل هذا
staff-tap-take = استلام الملف
staff-tap-note = كتابة ملاحظة
staff-tap-ask = سؤال العميل
staff-tap-snooze = بلا تذكير يومين
staff-tap-close = إغلاق الملف
staff-tap-help = مساعدة
staff-note-address = ما ترسلونه إلى { $address } يبقى في الداخل دائمًا.

staff-not-done = لم يُفعل شيء، ولم يُرسل شيء إلى العميل.
staff-done-take = ‏{ $reference } صار عندكم.
staff-done-assign = ‏{ $reference } صار عند { $to }.
staff-done-note = حُفظت ملاحظتكم مع { $reference }. وهي تبقى في الداخل.
staff-done-reason = السبب محفوظ مع { $reference }. يبقى داخليًا.
staff-done-reply = جوابكم بشأن { $reference } في طريقه إلى العميل.
staff-done-ask = سؤالكم عن { $reference } في طريقه إلى العميل. ينتظر الملف الجواب حتى { $until }، وسنعلمكم به أو بعدم وصوله.
staff-done-severity = خطورة { $reference } الآن: { $severity }.
staff-done-close = أُغلق { $reference }، ويُبلَّغ العميل.
staff-done-close-untold = أُغلق { $reference }. تعذر الوصول إلى العميل وهو لا يعلم.
staff-done-reopen = فُتح { $reference } من جديد.
staff-done-erase = حُذف { $reference }.
staff-done-due = سنذكركم بالملف { $reference }: { $date }. ولا يغير ذلك ما وُعد به العميل.
staff-done-snooze = لن نذكركم بالملف { $reference } قبل: { $date }.
staff-done-away = أنتم غائبون حتى نهاية { $date }. يتسلم { $cover } ما هو موجه إليكم حتى ذلك الحين، ولا يصلكم شيء. ينتهي ذلك من تلقاء نفسه، و«عدت» تنهيه قبل ذلك.
staff-done-back = أهلاً بعودتكم. يصلكم من جديد ما هو موجه إليكم.
staff-done-about = الملف { $reference } يخص { $name }: من الآن لا يُسند إليه ولا يُبلَّغ به ولا تُنفذ أوامره فيه.
staff-done-not-about = الملف { $reference } لا يخص { $name }.
staff-sent = يقرأ العميل: «⁨{ $text }⁩»
staff-rest-noted = ما كان تحت الأمر حُفظ كملاحظة. ولم يُرسل.
staff-refused-closed = ‏{ $reference } مغلق. أجيبوا أولًا بكلمة «فتح».
staff-refused-no-miss = لا يوجد موعد فائت في { $reference } ينتظر سببًا.
staff-refused-open = ‏{ $reference } مفتوح من قبل.
staff-refused-unknown = لم يعد { $reference } موجودًا.
staff-refused-with = ‏{ $reference } عند { $by }. لتوليه أجيبوا بكلمة «إسناد» واسمكم.
staff-refused-unreachable = تعذر الوصول إلى العميل: ⁨{ $reason }⁩
staff-refused-date = لا يمكن قراءة «{ $text }» كتاريخ. اكتبوا ‎5.12. أو ‎2026-12-05 أو 5 ديسمبر أو الجمعة أو غدًا أو 3 أيام أو 4 ساعات.
staff-refused-past = هذا الوقت قد مضى.
staff-refused-safety = الملف { $reference } يتعلق بسلامة الناس: لا توقَف تذكيراته.
staff-refused-nobody = لا أحد من الموظفين اسمه «{ $name }».
staff-refused-conflict = الملف { $reference } يخص { $name } ولا يمكن إسناده إليه.
staff-refused-erase = لا يمكن حذف { $reference } بعد: الملف مفتوح، أو ما زال هناك التزام، أو أن العميل يكتب الآن.
staff-refused-erase-later = يجب حفظ { $reference } حتى { $date }.
staff-unclear-empty = لم تكن في رسالتكم كلمات منكم.
staff-unclear-word = ‏«{ $line }» ليس أمرًا أعرفه، وهو قصير جدًا كجواب. لإرساله إلى العميل ابدؤوا بكلمة «رد».
staff-unclear-letter = في نصكم أجزاء من رسالتنا إليكم، ولا ينبغي أن تخرج. يُرجى إرسال كلماتكم وحدها.
staff-unclear-name = لا أحد هنا اسمه «{ $name }». يمكن أن يذهب الملف إلى: { $names }.
staff-unclear-severity = ‏«{ $word }» ليست درجة خطورة. الدرجات: منخفضة أو متوسطة أو عالية أو حرجة.
staff-unclear-cover = لم يُذكر من ينوب عنكم. اكتبوا مثلًا: غائب 5 ديسمبر ينوب أحمد.
staff-unclear-answered = أجاب { $by } بعد آخر رسالة من العميل. لإرسال جوابكم أيضًا ابدؤوا بكلمة «رد».
staff-unclear-confirmation = أجبتم عن رسالة تذكر فقط ما تم. للكتابة إلى العميل ابدؤوا بكلمة «رد».
staff-unclear-unreadable = تعذرت قراءة رسالتكم. وهي محفوظة مع الملف.
staff-help =
    أجيبوا عن رسالة بشأن ملف، فتصل كلماتكم إلى العميل.
    يكون الأمر في السطر الأول: استلام، إسناد، ملاحظة، سؤال، رد، خطورة، موعد، تأجيل، غائب، عدت، يخص، لا يخص، إغلاق، فتح.
    يمكن أن يذهب الملف إلى: { $names }.
    ما بعد «ملاحظة» يبقى في الداخل. و«رد» ترسل ما بعدها مهما كان قصيرًا.

## ما يمكن للموظفين كتابته في السطر الأول. تفصلها الفاصلة اللاتينية.

order-take = استلام, أستلم, استلم, أتولى, اتولى
order-assign = إسناد, اسناد, إسناد إلى, تحويل إلى
order-note = ملاحظة, داخلي, لنا
order-reply = رد, جواب, إرسال, ارسال
order-ask = سؤال, اسأل, سؤال إلى العميل
order-reason = سبب, السبب
order-close = إغلاق, اغلاق, حل, تم الحل
order-reopen = فتح, إعادة فتح, اعادة فتح
order-severity = خطورة, أولوية, اولوية
order-due = موعد, الموعد, موعدي
order-snooze = تأجيل, ذكرني, أجل
order-away = غائب, غائبة, في إجازة
order-back = عدت, رجعت
order-about = يخص, ضد
order-not-about = لا يخص
order-cover = ينوب, تنوب, النائب, البديل
order-help = مساعدة, أوامر

## الأيام والمدد في هذا السطر.

when-fillers = حتى, إلى, الى, في, يوم, بعد, من
when-today = اليوم
when-tomorrow = غدا, غدًا, غداً
when-hours = ساعات, ساعة
when-days = أيام, ايام, يوما, يومًا
when-weeks = أسابيع, اسابيع, أسبوع, اسبوع

## الروبوت عن نفسه، في Telegram

bot-description = أسجل الشكاوى والآراء لدى { $organisation }. أخبروني بكلماتكم بما حدث. ستحصلون على رقم مرجعي ومواعيد وجواب. أنا برنامج، ويمكنكم طلب التحدث إلى شخص في أي وقت.
bot-short-description = الشكاوى والآراء لدى { $organisation }
bot-command-start = البدء: ما يمكنني فعله لكم
bot-command-feedback = شكر أو اقتراح
bot-command-status = معرفة حالة ملفي
bot-command-withdraw = سحب ملفي
bot-command-back = سؤال إلى الخلف
bot-command-change = تغيير إجابة
bot-command-cancel = التوقف هنا
bot-command-why = لماذا هذا السؤال؟
bot-command-help = كيف يعمل هذا
bot-command-human = التحدث إلى شخص
bot-command-language = لغة أخرى
group-decline = لا يمكنني التحدث إلا إلى شخص واحد، كي لا يقرأ غيره شكواكم. يُرجى الكتابة إلي في محادثة خاصة.
