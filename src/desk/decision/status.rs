//! Where a decision stands, and which step may lead on from there: one table, no exceptions beside it.
//!
//! Guards that look at the case itself are in [`super::guard`]; this table alone says what can never happen.

use serde::{Deserialize, Serialize};

/// Where a decision stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Received,
    Acknowledged,
    /// A person has judged how urgent it is.
    Assessed,
    Investigating,
    WaitingCustomer,
    WaitingThirdParty,
    ResponseProposed,
    FinalResponseSent,
    /// The customer refuses the decision and knows the ways on.
    Refused,
    /// Stage 2: another person is to look at it.
    Escalated,
    /// An outside body looks at it.
    External,
    Reopened,
    Closed,
    Withdrawn,
    Merged,
    OutOfScope,
}

/// What leads from one status to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Acknowledge,
    Assess,
    Investigate,
    AskCustomer,
    AskThirdParty,
    Propose,
    Decide,
    Refuse,
    Question,
    Escalate,
    ReferOutside,
    Close,
    Signpost,
    Withdraw,
    Merge,
    Reopen,
}

use Status as S;

/// While people work on it.
const AT_WORK: &[S] = &[
    S::Received,
    S::Acknowledged,
    S::Assessed,
    S::Investigating,
    S::WaitingCustomer,
    S::WaitingThirdParty,
    S::Refused,
    S::Escalated,
    S::External,
    S::Reopened,
];
/// The customer has a decision before them.
const DECIDED: &[S] = &[S::ResponseProposed, S::FinalResponseSent];
const OPEN: &[S] = &[
    S::Received,
    S::Acknowledged,
    S::Assessed,
    S::Investigating,
    S::WaitingCustomer,
    S::WaitingThirdParty,
    S::ResponseProposed,
    S::FinalResponseSent,
    S::Refused,
    S::Escalated,
    S::External,
    S::Reopened,
];

/// For each step: from where it leads, and to where.
pub const TABLE: [(Step, &[S], S); 16] = [
    (Step::Acknowledge, &[S::Received], S::Acknowledged),
    (Step::Assess, &[S::Received, S::Acknowledged, S::Reopened], S::Assessed),
    (Step::Investigate, AT_WORK, S::Investigating),
    (Step::AskCustomer, AT_WORK, S::WaitingCustomer),
    (Step::AskThirdParty, AT_WORK, S::WaitingThirdParty),
    (Step::Propose, AT_WORK, S::ResponseProposed),
    // A proposal that was questioned or refused is followed by the decision; an accepted one is the decision.
    (
        Step::Decide,
        &[
            S::Received,
            S::Acknowledged,
            S::Assessed,
            S::Investigating,
            S::WaitingCustomer,
            S::WaitingThirdParty,
            S::ResponseProposed,
            S::Refused,
            S::Escalated,
            S::External,
            S::Reopened,
        ],
        S::FinalResponseSent,
    ),
    (Step::Refuse, DECIDED, S::Refused),
    (Step::Question, DECIDED, S::Investigating),
    (Step::Escalate, &[S::ResponseProposed, S::FinalResponseSent, S::Refused, S::Closed], S::Escalated),
    (Step::ReferOutside, &[S::FinalResponseSent, S::Refused, S::Investigating, S::Escalated, S::Closed], S::External),
    (Step::Close, OPEN, S::Closed),
    (Step::Signpost, AT_WORK, S::OutOfScope),
    (Step::Withdraw, OPEN, S::Withdrawn),
    (Step::Merge, AT_WORK, S::Merged),
    (Step::Reopen, &[S::Closed, S::Withdrawn, S::OutOfScope], S::Reopened),
];

impl Status {
    /// Returns where `step` leads from here; `None` where it cannot be taken.
    pub fn after(self, step: Step) -> Option<Status> {
        let (_, from, to) = TABLE.into_iter().find(|(known, _, _)| *known == step)?;
        from.contains(&self).then_some(to)
    }

    /// Tells whether nothing more is to be decided.
    pub fn is_over(self) -> bool {
        !OPEN.contains(&self)
    }

    /// Returns the name in the journal and in registers.
    pub fn name(self) -> &'static str {
        match self {
            S::Received => "received",
            S::Acknowledged => "acknowledged",
            S::Assessed => "assessed",
            S::Investigating => "investigating",
            S::WaitingCustomer => "waiting_customer",
            S::WaitingThirdParty => "waiting_third_party",
            S::ResponseProposed => "response_proposed",
            S::FinalResponseSent => "final_response_sent",
            S::Refused => "refused",
            S::Escalated => "escalated",
            S::External => "external",
            S::Reopened => "reopened",
            S::Closed => "closed",
            S::Withdrawn => "withdrawn",
            S::Merged => "merged",
            S::OutOfScope => "out_of_scope",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVER: [S; 4] = [S::Closed, S::Withdrawn, S::Merged, S::OutOfScope];

    #[test]
    fn every_step_stands_in_the_table_once_and_leads_from_somewhere() {
        for (step, from, to) in TABLE {
            assert_eq!(TABLE.iter().filter(|(known, _, _)| *known == step).count(), 1, "{step:?}");
            assert!(!from.is_empty() && from.iter().all(|status| status.after(step) == Some(to)), "{step:?}");
        }
    }

    #[test]
    fn what_is_over_leads_on_by_reopening_appeal_or_an_outside_body_alone() {
        for status in OVER {
            let steps: Vec<Step> = TABLE.iter().map(|(step, _, _)| *step).filter(|step| status.after(*step).is_some()).collect();
            let expected: &[Step] = if status == S::Closed {
                &[Step::Escalate, Step::ReferOutside, Step::Reopen]
            } else if status == S::Merged {
                &[]
            } else {
                &[Step::Reopen]
            };
            assert_eq!(steps, expected, "{status:?}");
        }
    }

    #[test]
    fn nothing_is_decided_twice_without_the_customer() {
        assert_eq!(S::FinalResponseSent.after(Step::Decide), None);
        assert_eq!(S::FinalResponseSent.after(Step::Propose), None);
        assert_eq!(S::ResponseProposed.after(Step::Decide), Some(S::FinalResponseSent));
    }
}
