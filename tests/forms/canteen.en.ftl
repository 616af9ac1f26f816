### Canteen, English

topic = What is it about?
    .label = About
topic-meal = 🍲 A meal
    .words = soup, tasteless, burnt
topic-queue = The queue
    .words = waiting, queue
topic-price = The price
    .words = expensive, charged
topic-hygiene = Cleanliness
    .words = dirty, hair, mould
topic-idea = An idea

dish = Which dish was it?
    .label = Dish
dish-soup = Soup
dish-main = Main course
dish-vegan = Vegan dish
dish-salad = Salad
dish-dessert = Dessert

taste = How did it taste, from 1 (bad) to 5 (great)?
    .label = Taste
    .too_small = 1 is the lowest mark. You wrote { $input }.
    .too_large = { $limit } is the best mark.

why_bad = What was wrong with it? You can choose up to three.
    .label = Wrong with it
    .too_many = Please choose { $limit ->
        [one] one thing
       *[other] { $limit } things
    } at most.
why_bad-cold = It was cold
why_bad-salty = Too salty
why_bad-small = Too little
why_bad-late = It came late
why_bad-other = It made me ill

minutes = How many minutes did you wait?
    .label = Minutes waited

sorry_wait = { $minutes } minutes is too long. I am sorry about that.

paid = What did you pay?
    .label = Paid
    .example = 7.50

badge = What number stands on your badge?
    .label = Badge
    .example = K-1234
    .invalid = “{ $input }” is no badge number. It looks like { $example }.
    .why = With it we find your payment.

sick = Did anybody fall ill?
    .label = Ill
    .words_yes = sick, vomit, fever
    .words_no = all well

found = Please send a photo of what you found.
    .label = Photo

words = Please tell us more.
    .label = In your words
    .too_short = A few words more, please.

day = On which day was it?
    .label = Day
    .too_late = It cannot be after { $limit }.
    .too_early = It cannot be before { $limit }.

reply_to = To which address may we answer?
    .label = Answer to

check_it = Thank you { $name }. Is this right?
