//! Who asks at the machine: by the number of their user account, where the configuration says whose it is.

use crate::desk::rules::Rules;

/// Returns the member of staff with this user account; `None` for accounts of nobody, such as the administrator's.
pub(super) fn name_of(rules: &Rules, user_id: u32) -> Option<String> {
    rules.staff.iter().find(|(_, person)| person.user_id == Some(user_id)).map(|(name, _)| name.clone())
}
