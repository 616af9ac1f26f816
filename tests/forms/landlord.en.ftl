welcome = Hello { $name }. Here you report defects in your flat.

defect = What is wrong?
    .label = Defect
defect-heating = 🌡 The heating
    .words = heating, cold
defect-water = 💧 Water
    .words = burst pipe, wet
defect-mould = Mould
    .words = mould, mildew
defect-noise = Noise
    .words = noise, loud
defect-lift = The lift
defect-other = Something else

burst = Is the water still running?
    .label = Still running
    .words_yes = flooded
close_tap = Please close the main tap.

degrees = How warm is it in the flat?
    .label = Degrees
    .too_large = { $limit } at most.
baby = Does a baby live with you?
    .label = Baby

rooms = Which rooms?
    .label = Rooms
rooms-kitchen = Kitchen
rooms-bath = Bathroom
rooms-bedroom = Bedroom
rooms-living = Living room

since = Since when?
    .label = Since

pictures = Do you have pictures?
    .label = Pictures

contract = What is the number of your contract?
    .label = Contract
    .example = M-123456
    .invalid = The number looks like { $example }.
    .why = So we find your flat.

words = Please describe the defect.
    .label = Description

access = May our workers have your number?
    .label = Workers
phone = By which number can we reach you?
    .label = Telephone

overview = This is what I have noted. Is it right?
