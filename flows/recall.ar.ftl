### recall, بالعربية

careful = يُرجى عدم استخدام المنتج حتى تعرفوا المزيد.

hurt = هل أُصيب أحد بسببه؟
    .label = إصابات

product = ما المنتج؟ الطراز مكتوب على الملصق.
    .label = المنتج
    .example = EXAMPLE-1
    .too_short = اكتبوا الاسم أو رقم الطراز من فضلكم.

batch = ما رقم الدفعة أو الرقم التسلسلي؟ تجدونه على الملصق أيضًا.
    .label = الدفعة
    .why = كثيرًا ما تكون بعض الدفعات فقط خطرة.

# For review by a native reader: the heading should be that of the template for recall notices (Regulation (EU) 2024/1435), where there is one.
notice =
    ⚠️ استدعاء منتج لأسباب تتعلق بالسلامة: { $recalled_name }
    { $recalled_hazard }
    توقفوا عن استخدامه وضعوه بعيدًا عن متناول الأيدي. لا ترموه. لن تدفعوا شيئًا.
    للأسئلة: { $recalled_contact }

remedy = ما الحل الذي تختارونه؟
    .label = اختياركم
remedy-refund = استرداد المال
remedy-replacement = منتج بديل آمن
remedy-repair = إصلاح

not_known = لا نعلم باستدعاء يطابق ما كتبتموه. هذا لا يثبت أن المنتج آمن: سينظر شخص عندنا فيما تخبروننا به.

worry = ما الذي يقلقكم بشأنه؟
    .label = ما يقلقكم

evidence = أرسلوا صورة للملصق إن أمكن.
    .label = الصور والمستندات
    .few_files = أرسلوا هنا صورة أو مستندًا، أو اكتبوا «تخطي».

email = على أي عنوان بريد إلكتروني نراسلكم؟
    .label = البريد الإلكتروني

summary = هذا ما سجلته. هل هو صحيح؟
