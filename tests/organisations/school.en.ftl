q1 = Is point 1 in order?
    .label = Point 1
q2 = Is point { 2 } in order?
    .label = Point 2
q3 = Is point { 3 } in order?
    .label = Point 3
q4 = Is point { 4 } in order?
    .label = Point 4
q5 = Is point { 5 } in order?
    .label = Point 5
q6 = Is point { 6 } in order?
    .label = Point 6
q7 = Is point { 7 } in order?
    .label = Point 7
q8 = Is point { 8 } in order?
    .label = Point 8
q9 = Is point { 9 } in order?
    .label = Point 9
which = What is not in order?
    .label = Not in order
age = How old are you?
    .label = Age
grown = You can sign for yourself, with { $age ->
        [one] { $age } year
       *[other] { $age } years
    }.
young = Please let your parents sign.
sum = Is this right?
