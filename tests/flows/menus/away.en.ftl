which = Which case do you want to withdraw?
    .label = Case
    .unknown = You have no case “{ $input }”.
reason = Why?
    .label = Reason
reason-solved = It is solved
reason-too_slow = It takes too long
sure = Shall I withdraw it?
