//! Consent to an extra use of the customer's data: like yes or no, but never inferred from anything else that was said.

use crate::flow::answer::Value;

use super::{Ask, Said, Verdict, yesno};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>) -> Verdict {
    yesno::decide(ask, said).map_or(Verdict::NotUnderstood, |yes| Verdict::Taken(Value::Consent(yes)))
}
