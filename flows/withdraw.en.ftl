### withdraw, English

note = You can withdraw a case at any time. If somebody may be in danger, we still look into that.

which = Which case do you want to withdraw? The reference is in our first message.
    .label = Case

reason = Why do you want to withdraw it? You need not say.
    .label = Reason
reason-solved = It is solved
reason-no_time = I have no time for it
reason-no_trust = I do not trust that it helps
reason-too_slow = It takes too long
reason-other = Another reason
reason-keep = No, keep my case open
