### ملفات أُغلقت ثم فُتحت من جديد، بالعربية.

staff-subject-again = ‏[{ $reference }] { $severity }: فُتح من جديد
staff-again = أعاد { $name } فتح هذا الملف بعد إغلاقه. وهو ينتظر الفريق { $team }.
staff-again-reason = السبب: { $why }
staff-again-no-reason = لم يذكر { $name } سببًا.
staff-again-unsettled = يقول العميل إن الأمر لم يُحلّ. وقد فُتح الملف من جديد.
staff-again-other = كتب شخص غير العميل بشأن هذا الملف بعد إغلاقه. وقد فُتح من جديد. تحققوا من الرسالة قبل الاعتماد عليها.
