### my_data, بالعربية

notice = القرار بشأن بياناتكم لكم. لمعرفة ما نحفظه وإلى متى، أرسلوا ‎/rights

wanted = ماذا تريدون؟
    .label = ما تريدونه
wanted-copy = نسخة من كل بياناتي
wanted-correct = تصحيح بعض بياناتي
wanted-delete = محو بياناتي
wanted-object = الاعتراض على استخدام بياناتي
wanted-complain = شكوى من التعامل مع بياناتي
