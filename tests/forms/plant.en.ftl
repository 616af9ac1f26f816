intro = Good day { $name }. Here you report accidents and dangers in the works.

event = What has happened?
    .label = Event
event-injury = 🩹 Somebody is injured
    .words = injured, fell, cut
event-near_miss = A near miss
    .words = nearly, almost
event-leak = Something leaks
    .words = leaked, spill
event-fire = 🔥 Fire or smoke
    .words = fire, smoke
event-unsafe = Something is unsafe

call_112 = Call 112 first. Then go on here.

injured_count = How many people are injured?
    .label = Injured
    .too_large = { $limit } at most, please.
hospital = Did anybody have to go to hospital?
    .label = Hospital

substance = Which substance leaks?
    .label = Substance
litres = About how many litres?
    .label = Litres

still_running = Is the machine still running?
    .label = Still running
stop_machine = Please stop the machine if that is safe.

story = Please tell us what happened.
    .label = What happened
pictures = Do you have pictures or a record?
    .label = Files

person_staff_no = What is your staff number?
    .label = Staff number
    .example = 123456
    .invalid = The number has six digits, for instance { $example }.
person_phone = By which number can we reach you?
    .label = Telephone
person_may_call = May we call you at { $person_phone }?
    .label = Call allowed

sum_up = This is what I have noted. Is it right?
