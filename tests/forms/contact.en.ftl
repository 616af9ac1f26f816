greeting = Hello { $name }. You reach the town of Example here.

matter = What can we do for you?
    .label = Matter
matter-permit = A permit
matter-waste = Waste collection
matter-noise = Noise
matter-praise = Praise
matter-else = Something else

file_no = What is the file number?
    .label = File number
    .example = BA-2026/07
    .invalid = “{ $input }” is no file number. It looks like { $example }.

bins = Which bins are concerned?
    .label = Bins
    .too_few = Please choose at least { $limit ->
        [one] one bin
       *[other] { $limit } bins
    }.
bins-paper = Paper
bins-glass = Glass
bins-rest = Other waste

at_night = Is it at night?
    .label = At night

where = Where is it?
    .label = Place

message = What do you want to tell us?
    .label = Message
    .too_short = A few words more, please.

answer_by = How shall we answer?
    .label = Answer
answer_by-mail = By e-mail
answer_by-phone = By telephone
answer_by-none = No answer needed

email = To which address?
    .label = E-mail
phone = By which number?
    .label = Telephone
newsletter = May we send you our newsletter?
    .label = Newsletter

thanks_waste = We tell the collectors today.

overview = Is this right?
