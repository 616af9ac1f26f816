what_happened = What happened?
    .label = What happened
danger = Is anybody in danger?
    .label = Danger
    .words_yes = burnt
order_no = What is the order number?
    .label = Order
summary = Is this right?
