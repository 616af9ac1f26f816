### ما يسجله الموظفون لعملاء اتصلوا أو كتبوا على ورق أو حضروا، بالعربية.

## What the lines of an entry may begin with. Parted by commas, in small letters.

entry-key-address = من, البريد, بريد, العنوان, عنوان, البريد الإلكتروني
entry-key-name = الاسم, اسم, العميل
entry-key-phone = الهاتف, هاتف, رقم
entry-key-received = استلم, استلم في, التاريخ, تاريخ, اليوم, وصل
entry-key-way = عبر, بواسطة, الطريقة
entry-key-language = اللغة
entry-yesterday = أمس

## What came of it

entry-done = ‏[{ $reference }] فُتح
entry-opened = فُتح الملف { $reference }. يُعد مستلمًا في { $received }، ومنه تسري مواعيده.
entry-acknowledged = يذهب إشعار الاستلام إلى العنوان الذي ذكرتموه.
entry-not-acknowledged = لم يخرج أي إشعار استلام. يُرجى إخبار العميل بالرقم المرجعي والمواعيد بأنفسكم.
entry-not-done = لم يُفتح شيء
entry-nothing = لم يُفتح شيء ولم يُرسل شيء.
entry-empty = ليس فيها شيء مما قاله العميل. اكتبوه تحت الأسطر، أو أرفقوه، أو أعيدوا توجيه رسالة العميل.
entry-not-a-date = ‏«{ $text }» ليس يومًا ماضيًا أستطيع قراءته. اكتبوا أمس أو الجمعة أو ‎20.11. أو ‎2026-11-20.
entry-not-an-address = ‏«{ $text }» ليس عنوان بريد.
entry-help =
    اكتبوا مثل هذه الأسطر، ما تعرفونه منها، وتحتها ما قاله العميل:
    من: ann@example.org
    الاسم: Ann Mercer
    الهاتف: ‎0123 456
    استلم: أمس
    عبر: الهاتف
entry-address = مكالمة أو رسالة ورقية أو زيارة؟ أرسلوها إلى { $address } فيُفتح ملف للعميل.
