### complaint, بالعربية

# هنا مكان اسم مؤسستكم؛ أما إشعار الخصوصية فيعرضه /rights.
welcome =
    مرحبًا { $name }. أنا برنامج يسجل الشكاوى. يستغرق ذلك نحو ثلاث دقائق وهو مجاني.
    اكتبوا «موظف» للتحدث إلى شخص. وأفهم أيضًا «رجوع» و«تغيير» و«مساعدة» و«إلغاء» في أي وقت.
    لمعرفة ما يحدث لبياناتكم، أرسلوا ‎/rights

what_happened = أخبرونا بكلماتكم بما حدث ومتى حدث. ويمكنكم أيضًا إرسال رسالة صوتية.
    .label = ما حدث
    .too_short = هل يمكنكم كتابة المزيد قليلًا؟ تكفي جملة أو جملتان.

danger = هل أُصيب أحد، أو هل ما زال من الممكن أن يُصاب أحد؟
    .label = الخطر
    .words_yes = احترق, احترقت, احترقت يدي, حرق, حروق, أصيب, اصيب, أصيبت, اصيبت, إصابة, اصابة, جرح, جرحت, نزيف, المستشفى, مستشفى, صعقة كهربائية, حريق, دخان, تسمم

safety_advice = ⚠️ إذا أُصيب أحد، فاتصلوا أولًا بالرقم { emergency-number }. توقفوا عن استخدامه وضعوه بعيدًا عن متناول الجميع. اتركوه كما هو ولا تصلحوه. وقد أبلغنا مسؤول السلامة لدينا.

category = ما موضوع الشكوى؟ اختاروا الأقرب.
    .label = الموضوع
category-quality = منتج معيب أو خدمة سيئة
    .words = معطل, معطلة, مكسور, مكسورة, انكسر, انكسرت, تالف, تالفة, لا يعمل, لا تعمل
category-delivery = التوصيل
    .words = التوصيل, توصيل, الطرد, طرد, المندوب, لم يصل, لم تصل
category-billing = فاتورة أو دفع
    .words = فاتورة, الفاتورة, فواتير, خصم, خصمتم
category-price = سعر أو تكلفة خفية
    .words = رسوم خفية, رفع السعر
category-warranty = إصلاح أو ضمان
    .words = ضمان, الضمان
category-redress = استرداد مبلغ أو تعويض
    .words = استرداد, تعويض, التعويض
category-staff_conduct = موظفونا
    .words = وقح, وقحة, أسلوب سيئ, معاملة سيئة
category-other = شيء آخر
category-safety = الصحة أو السلامة
category-marketing = إعلان أو معلومات خاطئة
    .words = إعلان, اعلان, الإعلان, مضلل, مضللة
category-contract = عقد أو إلغاء اشتراك
    .words = عقد, العقد, اشتراك, الاشتراك
category-privacy = بياناتي الشخصية
    .words = بياناتي, البيانات الشخصية, الخصوصية
category-access = الوصول إلى خدمتنا
    .words = كرسي متحرك, ساعات العمل, مواعيد العمل
category-essential = ماء أو كهرباء أو هاتف: حاجة أساسية
    .words = انقطاع, انقطع, انقطعت, قطعتم
category-environment = البيئة أو النفايات أو الضوضاء
    .words = نفايات, ضوضاء, تلوث
category-complaint_handling = طريقة التعامل مع شكوى
    .words = لا أحد يرد, لم يرد أحد, بلا رد

product = ما المنتج أو الخدمة أو المكان؟ إن كان لديكم رقم طلب أو رقم تسلسلي، فأضيفوه.
    .label = المنتج أو الخدمة
    .why = بذلك نجد مشترياتكم بسرعة أكبر.
    .example = غلاية KX-200، رقم الطلب 12345

wish = ما الحل الذي يرضيكم؟
    .label = ما تريدونه
wish-refund = استرداد المال
wish-replacement = منتج بديل
wish-repair = إصلاح
wish-price_reduction = سعر أقل
wish-apology = اعتذار
wish-explanation = توضيح
wish-contract_honoured = تنفيذ ما اتُفق عليه
wish-other = شيء آخر
wish-decision_changed = تغيير قرار
wish-prevention = ألا يتكرر ذلك

evidence = إن كانت لديكم صور أو مستندات، فأرسلوها الآن.
    .label = الصور والمستندات
    .few_files = أرسلوا هنا صورة أو مستندًا، أو اكتبوا «تخطي».

identity = باسم من تكتبون؟
    .label = باسم من
    .why = يمكنكم أن تطلبوا منا إبقاء اسمكم سريًا. ويمكنكم أيضًا الكتابة نيابة عن شخص آخر.
identity-named = باسمي
identity-confidential = باسمي، ولكن بسرية
identity-other_person = نيابة عن شخص آخر
identity-anonymous = دون ذكر اسمي

privacy_note = سنسجل ذلك لكل من يعالج ملفكم. ولكي نتمكن من الرد عليكم، يبقى الملف مرتبطًا بهذه المحادثة.

# For review by a native reader: is the tone right?
anonymous_note = لن يرى فريقنا من أنتم. البرنامج وحده يعرف كيف يصل إليكم. احتفظوا برقمكم المرجعي: يمكنكم به السؤال هنا في أي وقت عن حالة ملفكم.

relation = ما صلتكم بهذا الشخص؟
    .label = صلتكم
relation-guardian = أنا أحد الوالدين أو الوصي القانوني
relation-asked = طلب مني هذا الشخص الكتابة نيابة عنه
relation-professional = أمثله بحكم مهنتي
relation-unaware = هذا الشخص لا يعلم بذلك بعد

# For review by a native reader: is this the usual word for such a paper?
authority = إن كانت لديكم وثيقة تثبت أنه يحق لكم التصرف نيابة عن هذا الشخص، فأرسلوها الآن. ويمكنكم إرسالها لاحقًا أيضًا.
    .label = التفويض
    .few_files = أرسلوا هنا صورة أو مستندًا، أو اكتبوا «تخطي».

authority_note = شكرًا لكم على المساعدة. نحن ننظر في الأمر الآن. وقبل أن نخبركم بشيء عن هذا الشخص، سنطلب موافقته.

email = على أي عنوان بريد إلكتروني نراسلكم؟
    .label = البريد الإلكتروني

# For review by a native reader: does it invite people without asking for a reason?
needs = هل تحتاجون إلى شيء يسهّل عليكم التواصل معنا؟
    .label = ما يساعدكم
    .why = لا يلزم ذكر أي سبب. نريد فقط أن نعرف ما يسهل عليكم الأمر.
needs-phone_call = مكالمة هاتفية
needs-voice = رسائل صوتية
needs-more_time = وقت أطول للإجابة
needs-easy_read = كلمات سهلة
needs-large_print = خط كبير
needs-interpreter = مترجم
needs-trusted_person = إشراك شخص أثق به
needs-other = شيء آخر

told_before = هل أخبرتمونا بهذا من قبل؟
    .label = الإبلاغ من قبل
told_before-first_time = لا، هذه أول مرة
told_before-no_answer = نعم، ولم يرد أحد
told_before-not_solved = نعم، ولم يُحل الأمر

summary = هذا ما سجلته. هل هو صحيح؟
