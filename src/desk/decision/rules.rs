//! What decisions are made by: spans, the outside body, and whether customers are asked how it went.

use chrono::TimeDelta;

use crate::desk::rules::TeamId;

/// The rules of decisions, and of what follows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRules {
    /// How long a customer has to answer a decision before they are reminded, and again before the case is closed.
    pub reply_within: TimeDelta,
    /// How long a closed case can be opened again; later a new one is linked to it.
    pub reopen_within: TimeDelta,
    /// By when a remedy is carried out where staff name no day.
    pub remedy_within_days: u32,
    /// Who looks at a case the second time; the case's own team where it is `None`.
    pub appeal_team: Option<TeamId>,
    /// Whether a complaint can be closed without a decision.
    pub closing: ClosingNeeds,
    pub outside: Option<OutsideBody>,
    /// Whether a decision against the customer must name it, and whether we take part.
    pub outside_is_required: bool,
    /// Whether customers hear before the day of their answer that it comes later.
    pub delay_notices: bool,
    pub survey: Option<SurveyRules>,
    /// How long a closed case is kept whatever its customer wants, as a law may ask; nothing of it is erased before.
    pub keep_closed_for: TimeDelta,
    /// How long backups are kept: with them goes what was erased after they were made.
    pub backups_kept_days: i64,
    /// Without them the program writes nothing to the managers by itself.
    pub reports: Option<ReportRules>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingNeeds {
    Nothing,
    /// What ISO 10002 asks for: a decision, or at least a cause.
    Classification,
}

/// Somebody outside who looks at complaints, free and independent (ISO 10003).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideBody {
    pub name: String,
    /// Address, web, telephone.
    pub contact: String,
    /// Such as “6 months”: how long after the decision it takes the case.
    pub limit: String,
    pub takes_part: Option<bool>,
    /// From which addresses and domains it writes.
    pub senders: Vec<String>,
}

/// When customers are asked how it went (ISO 10002, 8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurveyRules {
    pub after: TimeDelta,
    /// From the survey to its one reminder.
    pub remind_after: TimeDelta,
    /// From the closing to the question whether it is solved; `None` where that is not asked.
    pub solved_after: Option<TimeDelta>,
}

/// What the program writes to the managers by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportRules {
    pub weekly_digest: bool,
    pub review: ReviewEvery,
    /// So many complaints of one category or lot …
    pub alarm_cases: usize,
    /// … within so many days are an alarm.
    pub alarm_days: i64,
    /// How many customers there are; `None` where nobody says.
    pub customers: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewEvery {
    Never,
    Month,
    Quarter,
}

impl Default for DecisionRules {
    fn default() -> Self {
        Self {
            reply_within: TimeDelta::days(14),
            reopen_within: TimeDelta::days(28),
            remedy_within_days: 14,
            appeal_team: None,
            closing: ClosingNeeds::Classification,
            outside: None,
            outside_is_required: false,
            delay_notices: false,
            survey: None,
            keep_closed_for: TimeDelta::zero(),
            backups_kept_days: 30,
            reports: None,
        }
    }
}
