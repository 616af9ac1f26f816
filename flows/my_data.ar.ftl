### my_data, بالعربية

notice = أنتم تقررون في بياناتكم. تجدون ما نحفظه وإلى متى هنا: ‎/rights

wanted = ماذا تريدون؟
    .label = ما تريدونه
wanted-copy = نسخة من كل بياناتي
wanted-correct = تصحيح بيانات
wanted-delete = محو بياناتي
wanted-object = الاعتراض على استخدام بياناتي
wanted-complain = شكوى من التعامل مع البيانات
