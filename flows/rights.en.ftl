### rights, English

topic = What would you like to know?
    .label = Topic
topic-steps = How a complaint goes
topic-time = How long it takes
topic-outside = Who else can help
topic-supporter = Who can support me
topic-privacy = What happens to my data
topic-contact = How to reach you

steps =
    You tell us what happened; it costs nothing. You get a reference at once. A person looks at it, asks you if something is unclear, and answers with reasons.
    If you are not satisfied with the answer, say so, and somebody else looks at it again. All the rules: { policy-link }

time = With the reference you get two dates: the latest day on which somebody looks at it, and the latest day for our answer. If we need longer, we tell you before that day and say why.

outside =
    You need not wait for us. These bodies are independent of us:
    { outside-bodies }

supporter = Anybody you trust may write for you: family, a friend, an adviser, a lawyer. We ask you before we tell that person anything about you.

privacy =
    We keep only what we need for your case, and only as long as we must. Who reads it, and how long we keep it: { privacy-link }
    Questions: { privacy-contact }

contact = { contact-ways }.

go_on = What now?
    .label = What now
go_on-complaint = Make a complaint
go_on-menu = Back to the beginning
go_on-enough = That was all, thank you
