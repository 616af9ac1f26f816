hello = Hello. I am a program.
want = What can I do for you?
    .label = Wish
want-complaint = Make a complaint
want-praise = Say thanks
want-standing = See where a case stands
want-hours = Opening hours
hours = We are here from nine to five.
