//! Who answers for the handling of complaints, and what it is to reach (ISO 10002, 5 and 6.2). Nothing starts without.

use super::dossier::Address;

/// Who answers for complaints as such, beside those who have the cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governance {
    /// Somebody in the top management, who reads each management review.
    pub owner: Address,
    /// Whoever runs the handling of complaints, and hears of deadlines that stay missed.
    pub complaints_manager: Address,
    pub objectives: Objectives,
}

/// What is to be reached in each period that a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objectives {
    /// How many of a hundred answers, first contacts and promises are to come by their day.
    pub on_time_percent: u8,
    /// How many of a hundred customers who answer the survey are to be content.
    pub satisfied_percent: u8,
}
