### withdraw, Deutsch

note = Sie können einen Fall jederzeit zurückziehen. Könnte jemand in Gefahr sein, gehen wir dem trotzdem nach.

which = Welchen Fall möchten Sie zurückziehen? Das Aktenzeichen steht in unserer ersten Nachricht.
    .label = Fall

reason = Warum möchten Sie ihn zurückziehen? Sie müssen es nicht sagen.
    .label = Grund
reason-solved = Es ist gelöst
reason-no_time = Ich habe keine Zeit dafür
reason-no_trust = Ich glaube nicht, dass es hilft
reason-too_slow = Es dauert zu lange
reason-other = Ein anderer Grund
reason-keep = Nein, der Fall soll offen bleiben
