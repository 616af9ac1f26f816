### menu, بالعربية

greeting =
    مرحبًا { $name }. أنا مساعد آلي. اكتبوا «موظف» للتحدث إلى شخص.
    تجدون ما يحدث لبياناتكم هنا: ‎/rights

want = كيف يمكنني مساعدتكم؟ ويمكنكم أيضًا أن تخبروني بما حدث مباشرة.
    .label = ما تريدونه
want-complaint = تقديم شكوى
want-danger = الإبلاغ عن خطر أو إصابة
want-request = طلب شيء
want-feedback = شكر أو اقتراح
want-status = معرفة حالة ملفي
want-person = التحدث إلى أحد من الفريق
want-my_data = الاطلاع على بياناتي أو تغييرها
want-more = شيء آخر

more = ماذا يمكنني أن أفعل أيضًا؟
    .label = ماذا أيضًا
more-add = إضافة شيء إلى ملفي
more-withdraw = سحب ملفي
more-recall = التحقق من استدعاء منتج
more-hardship = قد أفقد حاجة أساسية قريبًا
more-rights = كيف يجري الأمر، وحقوقي
more-elsewhere = أمر ليس من اختصاصكم
