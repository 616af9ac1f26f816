### ما لا يمكن أن تقوله إلا مؤسستكم. تأخذ النصوص والرسائل هذه الكلمات من هنا.
### ضعوا كلماتكم مكان ما بين ⟪ و⟫ مع حذف العلامتين. يذكر `redress config check` ما بقي، ولا يبدأ شيء قبل ذلك.

# أين يقرأ العملاء كيف تعالجون الشكاوى (ISO 10002، البندان 4.2 و5.3).
policy-link = ⟪https://www.example.org/complaints ⟫

# أين يقرؤون ما يحدث لبياناتهم، ومن يسألون.
privacy-link = ⟪https://www.example.org/privacy ⟫
privacy-contact = ⟪privacy@example.org⟫

# كيف يصلون إلى شخص.
contact-ways = الهاتف ‎⟪‎+971 4 123 4567⟫، البريد ⟪care@example.org⟫، ⟪في أيام العمل من الساعة 9 إلى 17⟫

# من يمكنه المساعدة أيضًا، وهو مستقل عنكم: بالاسم والعنوان والتكلفة (ISO 10002، البند 7.9).
outside-bodies =
    ⟪أمين المظالم، https://www.ombudsman.example (مجانًا)⟫
    ⟪حماية المستهلك، https://www.advice.example ⟫

# عند الخطر على الحياة، حيث يعيش عملاؤكم. تحققوا من الرقمين بأنفسكم: فهما يتغيران.
emergency-number = ⟪112⟫
helpline = ⟪https://findahelpline.com⟫
