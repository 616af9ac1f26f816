//! What finishing a flow does: a case of some class, or an order to whoever runs the flow; or another flow goes on.

use serde::{Deserialize, Serialize};

use super::script::{Condition, FlowId};

/// What `[file] as` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Finish {
    Case(Class),
    Order(Order),
}

impl Default for Finish {
    fn default() -> Self {
        Finish::Case(Class::Complaint)
    }
}

impl Finish {
    /// Tells whether what was said becomes a case; an order ends without one.
    pub fn opens_case(self) -> bool {
        match self {
            Finish::Case(_) => true,
            Finish::Order(_) => false,
        }
    }
}

/// What kind of matter a case is. They are counted apart, and their clocks differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    #[default]
    Complaint,
    /// Somebody is hurt or in danger.
    Safety,
    Request,
    Feedback,
    /// About the personal data that is kept: a copy, a correction, a deletion, a complaint about its use.
    DataRequest,
    /// The customer waits for a call.
    CallBack,
}

/// What a flow without a case asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// What was said belongs to a case that is there already.
    Addition,
    Withdrawal,
    Status,
    /// The customer is sent everything that is kept about them.
    MyData,
    Nothing,
}

/// Another flow that takes over with the answers that it asks for too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    pub on: NextOn,
    pub flow: FlowId,
}

/// When another flow takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum NextOn {
    /// As soon as this is true.
    When(Condition),
    /// When nothing is left to ask.
    End,
    /// When the customer says something of their own where an option is asked for.
    Otherwise,
}
