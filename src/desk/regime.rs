//! Regimes: which deadlines hold for a case, by a law, a code or the house's own promise; chosen once, at the receipt.
//!
//! Never computes a date: a limit says how, [`super::deadline`] does it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::flow::finish::Class;

use super::calendar::Rule;

/// The regime of the `[deadlines]` of the configuration: what the house promises where no other regime says more.
pub const HOUSE: &str = "house";

/// A set of deadlines with the cases for which it holds. Conditions that are empty hold always; the others must hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    pub id: String,
    pub title: String,
    /// First and last day of receipt for which it holds; `None` where it has no such end.
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
    pub holds_for: HoldsFor,
    /// The calendar of the configuration by which it counts; `None`: that of the team that has the case.
    pub calendar: Option<String>,
    /// Who else can look at the case, for the customer.
    pub outside_body: Option<String>,
    /// The acknowledgement tells the customer the last dates of the law (DISP 1.6.1R).
    pub states_limits: bool,
    pub limits: Vec<Limit>,
}

/// Conditions on a case, all by the ids that the flows use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoldsFor {
    pub products: Vec<String>,
    pub but_products: Vec<String>,
    pub countries: Vec<String>,
    pub categories: Vec<String>,
    pub classes: Vec<Class>,
}

/// One deadline of a regime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What the regime calls it, such as `stage1_response`.
    pub id: String,
    pub clock: Clock,
    pub rule: Rule,
    pub start: Start,
    /// By law or code: it never pauses.
    pub statutory: bool,
    /// Stands still while the customer is asked.
    pub pausable: bool,
    /// Where the figure comes from.
    pub source: String,
    pub holds_for: HoldsFor,
}

/// What a deadline is for. Each has its own end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// The receipt is confirmed, by the program.
    Acknowledgement,
    /// A person has written to the customer.
    PersonalAcknowledgement,
    /// A person has looked at the case.
    Assessment,
    /// The customer hears how it stands; begins again with each letter.
    Update,
    /// The customer has the answer.
    Response,
    /// The case is decided, at the very latest.
    Decision,
    /// What was promised is done.
    Remedy,
    /// A time in which something may be done, which nobody can miss.
    Window,
}

/// From which event a deadline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    Received,
    Acknowledged,
    /// The due date of the first answer, for what extends it.
    #[serde(rename = "stage1_due")]
    Stage1Due,
    EscalationRequested,
    #[serde(rename = "stage2_acknowledged")]
    Stage2Acknowledged,
    #[serde(rename = "stage2_due")]
    Stage2Due,
    DecisionSent,
    AdrEntityContacted,
    AppealReceived,
}

/// What is known of a case when its regimes are chosen.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    pub product: Option<&'a str>,
    pub country: Option<&'a str>,
    pub category: Option<&'a str>,
    pub class: Class,
}

impl Regime {
    /// Tells whether the regime holds for a matter that was received on that local date.
    pub fn holds(&self, matter: Matter<'_>, received: NaiveDate) -> bool {
        let begun = self.valid_from.is_none_or(|first| first <= received);
        let over = self.valid_to.is_some_and(|last| last < received);
        begun && !over && self.holds_for.admits(matter)
    }
}

impl HoldsFor {
    pub(super) fn admits(&self, matter: Matter<'_>) -> bool {
        let named =
            |list: &[String], value: Option<&str>| value.is_some_and(|value| list.iter().any(|one| one.eq_ignore_ascii_case(value)));
        let fits = |list: &[String], value| list.is_empty() || named(list, value);
        fits(&self.products, matter.product)
            && !named(&self.but_products, matter.product)
            && fits(&self.countries, matter.country)
            && fits(&self.categories, matter.category)
            && (self.classes.is_empty() || self.classes.contains(&matter.class))
    }
}

impl Clock {
    pub const ALL: [(&'static str, Clock); 8] = [
        ("acknowledgement", Clock::Acknowledgement),
        ("personal_acknowledgement", Clock::PersonalAcknowledgement),
        ("assessment", Clock::Assessment),
        ("update", Clock::Update),
        ("response", Clock::Response),
        ("decision", Clock::Decision),
        ("remedy", Clock::Remedy),
        ("window", Clock::Window),
    ];

    /// Returns the name in configurations, in explanations and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Clock::Acknowledgement => "acknowledgement",
            Clock::PersonalAcknowledgement => "personal_acknowledgement",
            Clock::Assessment => "assessment",
            Clock::Update => "update",
            Clock::Response => "response",
            Clock::Decision => "decision",
            Clock::Remedy => "remedy",
            Clock::Window => "window",
        }
    }

    /// Returns the id of the word for it in letters.
    pub(super) fn word(self) -> &'static str {
        match self {
            Clock::Acknowledgement => "clock-acknowledgement",
            Clock::PersonalAcknowledgement => "clock-personal-acknowledgement",
            Clock::Assessment => "clock-assessment",
            Clock::Update => "clock-update",
            Clock::Response => "clock-response",
            Clock::Decision => "clock-decision",
            Clock::Remedy => "clock-remedy",
            Clock::Window => "clock-window",
        }
    }
}

impl Start {
    pub const ALL: [(&'static str, Start); 9] = [
        ("received", Start::Received),
        ("acknowledged", Start::Acknowledged),
        ("stage1_due", Start::Stage1Due),
        ("escalation_requested", Start::EscalationRequested),
        ("stage2_acknowledged", Start::Stage2Acknowledged),
        ("stage2_due", Start::Stage2Due),
        ("decision_sent", Start::DecisionSent),
        ("adr_entity_contacted", Start::AdrEntityContacted),
        ("appeal_received", Start::AppealReceived),
    ];

    /// Returns the event in words, for explanations.
    pub fn words(self) -> &'static str {
        match self {
            Start::Received => "the receipt",
            Start::Acknowledged => "the acknowledgement",
            Start::Stage1Due => "the due date of the first answer",
            Start::EscalationRequested => "the wish for a second look",
            Start::Stage2Acknowledged => "the acknowledgement of the second look",
            Start::Stage2Due => "the due date of the second look",
            Start::DecisionSent => "the decision",
            Start::AdrEntityContacted => "the letter of the outside body",
            Start::AppealReceived => "the appeal",
        }
    }
}
