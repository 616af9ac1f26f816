which = Is it about a case?
    .label = Case
call_at = When shall we call?
    .label = Call
summary = Shall we call you then?
