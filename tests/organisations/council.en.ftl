report_no = Have you a report number already?
    .label = Report number
    .example = RB-12345
    .invalid = “{ $input }” is no report number. One looks like { $example }.
thing = What is it?
    .label = Subject
thing-lamp = A street lamp
thing-hole = A hole in the road
thing-rubbish = Rubbish
thing-tree = A tree
where = Where is it?
    .label = Place
pictures = A photo helps us.
    .label = Photos
    .few_files = Please send { $limit ->
        [one] one photo
       *[other] { $limit } photos
    }.
danger = Could somebody fall or be hit?
    .label = Danger
words = What else should we know? We noted { $thing }.
    .label = Words
sum = Is this right?
