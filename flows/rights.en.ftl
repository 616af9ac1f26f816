### rights, English

topic = What would you like to know?
    .label = Topic
topic-steps = How a complaint goes
topic-time = How long it takes
topic-outside = Who else can help
topic-supporter = Who can support me
topic-privacy = What becomes of my data
topic-contact = How to reach you

steps =
    You tell us what happened; it costs nothing. You get a reference at once. A person looks at it, asks you if something is unclear, and answers with reasons.
    If you are not content with the answer, say so, and somebody else looks at it again. All the rules: { policy-link }

time = With the reference you get two dates: until when somebody turns to you, and until when you have our answer. If we need longer, we tell you before and say why.

outside =
    You need not wait for us. These bodies are independent of us:
    { outside-bodies }

supporter = Anybody whom you trust may write for you: family, a friend, an adviser, a lawyer. We ask you before we tell that person anything about you.

privacy = We keep only what we need for your case, and only as long as we must. Who reads it and for how long: { privacy-link } Questions: { privacy-contact }

contact = { contact-ways }.

go_on = What now?
    .label = What now
go_on-complaint = Make a complaint
go_on-menu = To the beginning
go_on-enough = That was all, thank you
