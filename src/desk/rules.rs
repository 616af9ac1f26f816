//! What the desk decides by: configuration, compiled flows and calendars. Replaced whole between two steps.
//!
//! Plain values, proved by whoever builds them: every team that a route, a raise rule or `default_team` names is in `teams`.

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};
use regex::Regex;

use crate::flow::finish::Class;
use crate::flow::script::{FieldId, FlowId, Flows};
use crate::text::{Lang, Texts};

use super::calendar::{Calendar, Rule};
use super::case::{CaseId, Severity};
use super::decision::rules::DecisionRules;
use super::dossier::Address;
use super::governance::Governance;
use super::presence::Absence;
use super::reference;
use super::regime::{Clock, Regime};

pub type TeamId = String;

/// The rules in force.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Names these rules for the journal: a hash of the files that they were read from.
    pub fingerprint: String,
    pub organisation: String,
    /// The first is used where nothing is known of the customer.
    pub languages: Vec<Lang>,
    pub flows: Flows,
    /// The flow that a chat begins when the customer writes freely.
    pub chat_flow: FlowId,
    /// The flow that a mail begins when no flow claims the address that it was sent to.
    pub mail_flow: FlowId,
    /// The question whose answer is a case's category.
    pub category_question: FieldId,
    /// Where customers read how complaints are handled (ISO 10002, 5.3).
    pub policy_link: Option<String>,
    /// The words of notices.
    pub notices: Texts,
    /// For references and tokens; never leaves the process.
    pub secret: Secret,
    /// What references begin with, such as `CMP`: 2 to 6 capital letters.
    pub reference_prefix: String,
    pub own_mail: OwnMail,
    pub teams: BTreeMap<TeamId, Team>,
    pub default_team: TeamId,
    /// In order; the first that fits decides.
    pub routing: Vec<Route>,
    /// In order of `after`; the first is the telling of the team at once.
    pub ladder: Vec<Rung>,
    /// Who is told at the last rung, and whenever nobody else can be.
    pub managers: Vec<Address>,
    /// Who may act on cases, by the name that the journal shows; empty where anybody at the machine may.
    pub staff: BTreeMap<String, Person>,
    /// Who is away, by name. The engine keeps them, since people go away between two readings of the configuration.
    pub absences: BTreeMap<String, Absence>,
    pub promises: Promises,
    pub decisions: DecisionRules,
    /// By the names of the configuration.
    pub calendars: BTreeMap<String, Calendar>,
    pub regimes: Vec<Regime>,
    /// Who hears of a deadline; the first that fits decides, else [`Escalation::usual`].
    pub escalations: Vec<Escalation>,
    /// From which time of day, in the zone of a team, its lead hears of what nobody has taken; `None`: never.
    pub untaken_told_from: Option<NaiveTime>,
    pub governance: Governance,
    /// The questions whose answers choose regimes.
    pub product_question: FieldId,
    pub country_question: FieldId,
    pub limits: Limits,
    /// A message that the other side has not taken after this time counts as undeliverable.
    pub give_up_after: TimeDelta,
    /// The zone in which customers read dates.
    pub zone: jiff::tz::TimeZone,
}

impl Rules {
    /// Returns the reference of a case.
    pub fn reference(&self, case: CaseId) -> String {
        reference::encode(&self.secret, &self.reference_prefix, case)
    }

    /// Returns every address to which letters about cases go, or from which staff answer them; some more than once.
    pub fn staff_addresses(&self) -> impl Iterator<Item = &Address> {
        let people = self.staff.values().flat_map(|person| [&person.address].into_iter().chain(&person.also));
        let teams = self.teams.values().flat_map(|team| team.addresses.iter().chain(&team.lead));
        people.chain(teams).chain(&self.managers).chain([&self.governance.complaints_manager, &self.governance.owner])
    }

    /// Returns who writes from an address: the name of a member of staff, else the address itself where cases go to it.
    pub fn person(&self, address: &Address) -> Option<String> {
        let named = self.staff.iter().find(|(_, person)| person.address == *address || person.also.contains(address));
        let name = named.map(|(name, _)| name.clone());
        name.or_else(|| self.staff_addresses().find(|known| *known == address).map(|known| known.as_str().to_owned()))
    }
}

/// The mailbox that the world sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMail {
    pub address: Address,
    /// What stands beside the address.
    pub name: String,
    /// The right half of Message-IDs.
    pub message_id_domain: String,
    /// Whether mail to `local+anything@domain` arrives at `address`.
    pub plus_addressing: bool,
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct Person {
    pub address: Address,
    /// From which they write too, or which they read.
    pub also: Vec<Address>,
    /// How customers name them: a case in which this is found is about them.
    pub words: Option<Regex>,
    /// Who is over them, by name: has no part either in a case that is about them.
    pub line_manager: Option<String>,
    /// The number of their user account on the machine: by it they are known there, whatever they say.
    pub user_id: Option<u32>,
    pub duty: Duty,
}

/// Which cases a member of staff is given by the rules, and how many at a time. Whoever has no team is given none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// Of these teams.
    pub teams: Vec<TeamId>,
    /// Gets what nobody of these teams has room for.
    pub backup_of: Vec<TeamId>,
    /// Knows these categories, and these languages; all of them where none is named.
    pub categories: Vec<String>,
    pub languages: Vec<Lang>,
    /// `None`: as many as come.
    pub open_cases_max: Option<u32>,
}

/// People who take cases.
#[derive(Clone, Debug)]
pub struct Team {
    pub addresses: Vec<Address>,
    pub lead: Vec<Address>,
    pub lang: Lang,
    pub calendar: Calendar,
    pub mail_detail: MailDetail,
}

/// How much of a case stands in a mail to staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailDetail {
    /// Reference, severity and deadline, nothing that the customer wrote.
    Reference,
    /// The narrative and the answers too.
    Full,
}

/// Where a case goes. Conditions that are empty hold always; the others must hold together.
#[derive(Clone, Debug)]
pub struct Route {
    /// What the admin calls it, for the journal.
    pub name: String,
    pub categories: Vec<String>,
    pub classes: Vec<Class>,
    pub languages: Vec<Lang>,
    /// Looked for in everything that the customer answered in words.
    pub words: Option<Regex>,
    pub team: TeamId,
    /// Raises the severity to at least this.
    pub severity: Option<Severity>,
}

/// One level of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Working time of the team since the case was filed.
    pub after: TimeDelta,
    /// For a critical case: time since it was filed, at any hour.
    pub critical_after: TimeDelta,
    pub to: RungTo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungTo {
    Team,
    Lead,
    Managers,
}

/// Who hears of a deadline. Conditions that are empty hold always; the others must hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    pub severities: Vec<Severity>,
    pub clocks: Vec<Clock>,
    /// People are told as the clock runs, at night too; else in the working time of the team.
    pub at_any_hour: bool,
    /// In order of their time.
    pub rungs: Vec<DeadlineRung>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineRung {
    pub when: RungWhen,
    pub to: Above,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RungWhen {
    /// When this share of the time from start to deadline is used up.
    Share { percent: u8 },
    /// So much time after the deadline passed.
    AfterBreach(TimeDelta),
}

/// Who is told of a deadline, from the nearest to the one who answers for it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Above {
    Owner,
    Lead,
    Managers,
    ComplaintsManager,
}

impl Escalation {
    /// Tells whether it is about such a deadline.
    pub fn fits(&self, severity: Severity, clock: Clock) -> bool {
        (self.severities.is_empty() || self.severities.contains(&severity)) && (self.clocks.is_empty() || self.clocks.contains(&clock))
    }

    /// Returns what holds where the configuration says nothing: when the date has passed, the lead hears of it, and of a missing
    /// answer the managers too.
    pub fn usual(clock: Clock) -> Self {
        let rung = |to| DeadlineRung { when: RungWhen::AfterBreach(TimeDelta::zero()), to };
        let rungs = match clock {
            Clock::PersonalAcknowledgement | Clock::Assessment => vec![rung(Above::Lead)],
            Clock::Update => vec![DeadlineRung { when: RungWhen::Share { percent: 80 }, to: Above::Owner }],
            Clock::Response | Clock::Decision | Clock::Remedy => vec![rung(Above::Lead), rung(Above::Managers)],
            Clock::Acknowledgement => vec![rung(Above::Managers)],
            Clock::Window => Vec::new(),
        };
        Self { severities: Vec::new(), clocks: Vec::new(), at_any_hour: false, rungs }
    }
}

/// What customers are told to expect: rules over the working time of the team that has the case, from its receipt.
///
/// The instant is `rule.due_at(&team.calendar, case.received_at)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promises {
    pub contact_within: Rule,
    pub answer_within: Rule,
    /// For requests about personal data (GDPR article 12, 3).
    pub data_answer_within: Rule,
}

/// Bounds that keep loops and floods small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Automatic mails to one address in 24 hours.
    pub automatic_mails_max: usize,
    /// Automatic mails to one domain in an hour.
    pub automatic_mails_domain_max: u32,
    /// Automatic mails in an hour, to anybody.
    pub automatic_mails_hour_max: u32,
    /// Mails of the same words from one domain in a day; further ones are kept and not answered.
    pub alike_mails_max: u32,
    /// Open cases of one contact; further complaints are added to the newest.
    pub open_cases_max: usize,
    /// How many days a case waits for the customer's answer to a question of staff.
    pub customer_wait_days_max: i64,
}

/// Key material whose `Debug` prints nothing of it.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}
