### Cases that were closed and are open again, in English.

staff-subject-again = [{ $reference }] { $severity }: open again
staff-again = { $name } opened this case again after it was closed. It waits for the team { $team }.
staff-again-reason = Why: { $why }
staff-again-no-reason = { $name } gave no reason.
staff-again-unsettled = The customer says that this case is not settled. It is open again.
staff-again-other = Somebody other than the customer wrote about this case after it was closed. It is open again. Check what they write before you rely on it.
