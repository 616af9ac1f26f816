//! One case as counting sees it: what it is about, and what happened when.
//!
//! Without a word or name of anybody outside, but what a dangerous product is called.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::desk::case::{Case, Severity};
use crate::desk::deadline::Deadline;
use crate::desk::decision::{Cause, Closing, Finding, Happened, Level, Pattern, Remedy, Status};
use crate::desk::erase::{Channel, Facts, Hazard};
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::message::MessageId;
use crate::desk::notice::Notice;
use crate::desk::regime::Clock;
use crate::flow::finish::Class;

/// The category of a case that has none.
pub const UNCLASSIFIED: &str = "unclassified";

/// The facts of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Of the case; numbers rise with time.
    pub number: u64,
    pub reference: String,
    /// Stands for the person, and leads nobody back to them.
    pub person: u64,
    pub class: Class,
    pub channel: String,
    pub lang: String,
    pub category: String,
    /// The team that had it first.
    pub owner: String,
    pub severity: Severity,
    pub received_at: DateTime<Utc>,
    /// From when the acknowledgement counts; `None` where there is no channel that could bring one.
    ///
    /// A mail is a complaint when it arrives. Who writes in a chat, or is written down by staff, has complained once it is filed:
    /// before that there is nothing with a reference and dates that could be acknowledged.
    pub acknowledge_from: Option<DateTime<Utc>>,
    /// The dates of its first life, as the customer was told.
    pub contact_by: Option<DateTime<Utc>>,
    pub answer_by: Option<DateTime<Utc>>,
    /// The batch or serial number that the customer named, in small letters without blanks.
    pub lot: Option<String>,
    /// What the register of dangerous products says of it.
    pub hazard: Option<Hazard>,
    /// The members of staff whom it is about: whoever has no part in it reads no line of it, and counts it all the same.
    pub about: BTreeSet<String>,
    /// The customer needs something done differently.
    pub has_needs: bool,
    /// The customer said what would put it right.
    pub has_wish: bool,
    /// Somebody was hurt.
    pub is_injury: bool,
    /// The customer says that we broke a promise that we publish.
    pub cites_promise: bool,
    /// What it owed by when, beside the two dates that the customer was told.
    pub dates: Vec<Dated>,
    /// When it waited for the customer.
    pub waits: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// In the order in which it happened.
    pub events: Vec<(DateTime<Utc>, Event)>,
}

/// A date by which something was owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub clock: Clock,
    /// By law or code.
    pub statutory: bool,
    pub due_at: DateTime<Utc>,
    pub met_at: Option<DateTime<Utc>>,
}

/// A sum, in hundredths of its currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    pub currency: String,
    pub hundredths: u64,
}

/// What counts of what happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The acknowledgement was accepted by the other side.
    Acknowledged,
    /// A person wrote to the customer.
    Contacted,
    Assessed,
    /// The severity was changed after it was judged.
    Reprioritised {
        up: bool,
    },
    /// Staff were told of an alarm.
    Alarmed,
    Decided {
        finding: Finding,
        level: Level,
    },
    Classified {
        cause: Cause,
        pattern: Pattern,
    },
    Promised {
        remedy: Remedy,
        due_on: NaiveDate,
        money: Option<Money>,
    },
    Done {
        remedy: Remedy,
    },
    Closed {
        closing: Closing,
    },
    Reopened,
    Escalated,
    Outside,
    /// It is another kind of matter from here on.
    Class(Class),
    Category(String),
    Owner(String),
    WithdrawnFor {
        reason: String,
    },
    Surveyed,
    Rated {
        item: u8,
        rating: u8,
    },
    /// The customer was told of something without having asked.
    Informed,
    /// Somebody said why a date was missed.
    Explained,
    /// The customer knows that the answer comes later, why, and by when.
    Delayed {
        until: NaiveDate,
    },
    /// Working time that staff spent on it.
    Spent {
        minutes: u32,
    },
    Undelivered,
    /// Neither the channel nor the address reaches the customer.
    Unreachable,
    /// Somebody was kept from deciding who must not.
    ConflictPrevented,
}

impl History {
    /// Makes the facts of a case from what is stored of it; an erased case has kept its `facts`.
    pub fn of(facts: Facts, case: &Case, entries: &[Entry]) -> Self {
        let resolution = &case.resolution;
        let promised = resolution.first_promised.or(case.promised);
        let first = |what: &dyn Fn(&What) -> Option<String>| entries.iter().find_map(|entry| what(&entry.what));
        let owner = first(&|what| if let What::Routed { team, .. } = what { Some(team.clone()) } else { None });
        let category = first(&|what| {
            let What::Decision(Happened::Categorised { from, .. }) = what else { return None };
            Some(from.clone().unwrap_or_else(|| UNCLASSIFIED.to_owned()))
        });
        let severity = first(&|what| if let What::SeverityChanged { from, .. } = what { Some(from.clone()) } else { None });
        let mut reader = Reader {
            events: Vec::new(),
            acknowledgement: None,
            letters: BTreeSet::new(),
            team: owner.clone().unwrap_or_else(|| case.team.clone()),
        };
        entries.iter().for_each(|entry| reader.read(entry, case));
        let mut events = reader.events;
        events.sort_by_key(|(at, _)| *at);
        Self {
            number: case.id.0,
            reference: case.reference.clone(),
            person: facts.person,
            class: case.class,
            channel: match facts.channel {
                Channel::Chat => "chat".to_owned(),
                Channel::Mail => "mail".to_owned(),
                Channel::Staff => "entered by staff".to_owned(),
            },
            lang: case.lang.as_str().to_owned(),
            category: category.or_else(|| case.category.clone()).unwrap_or_else(|| UNCLASSIFIED.to_owned()),
            owner: owner.unwrap_or_else(|| case.team.clone()),
            severity: severity.and_then(|name| severity_of(&name)).unwrap_or(case.severity),
            received_at: case.received_at,
            acknowledge_from: acknowledge_from(facts.channel, case, entries),
            contact_by: promised.map(|promised| promised.contact_by),
            answer_by: promised.map(|promised| promised.answer_by),
            lot: facts.lot,
            hazard: facts.hazard,
            about: case.about.clone(),
            has_needs: facts.has_needs,
            has_wish: facts.has_wish,
            is_injury: facts.is_injury,
            cites_promise: facts.cites_promise,
            dates: case.deadlines.iter().filter_map(dated).collect(),
            waits: case.waits.iter().map(|wait| (wait.since, wait.ended_at.unwrap_or(wait.until))).collect(),
            events,
        }
    }

    /// Returns the instants of one kind of event.
    pub fn when<'h>(&'h self, is_it: impl Fn(&Event) -> bool + 'h) -> impl Iterator<Item = DateTime<Utc>> + 'h {
        self.events.iter().filter(move |(_, event)| is_it(event)).map(|(at, _)| *at)
    }

    /// Returns when the customer had the final answer for the first time: the decision, or the closing where there was none.
    pub fn answered_at(&self) -> Option<DateTime<Utc>> {
        let is_answer = |event: &Event| {
            let without = matches!(event, Event::Closed { closing: Closing::Withdrawn | Closing::Merged });
            matches!(event, Event::Decided { .. } | Event::Closed { .. }) && !without
        };
        self.when(is_answer).next()
    }

    /// Returns when it stopped counting without an answer: withdrawn, or merged.
    pub fn left_at(&self) -> Option<DateTime<Utc>> {
        self.when(|event| matches!(event, Event::Closed { closing: Closing::Withdrawn | Closing::Merged })).next()
    }

    /// Returns when it was last closed before `until`.
    pub fn closed_at(&self, until: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.when(|event| matches!(event, Event::Closed { .. })).filter(|at| *at < until).last()
    }

    /// Returns how it was last closed before `until`.
    pub fn closing_at(&self, until: DateTime<Utc>) -> Option<Closing> {
        let before = self.events.iter().filter(|(at, _)| *at < until);
        before.filter_map(|(_, event)| if let Event::Closed { closing } = event { Some(*closing) } else { None }).next_back()
    }

    /// Returns who has it at `at`.
    pub fn owner_at(&self, at: DateTime<Utc>) -> &str {
        let owners = self.events.iter().filter(|(when, _)| *when <= at);
        let owner = owners.filter_map(|(_, event)| if let Event::Owner(owner) = event { Some(owner) } else { None }).next_back();
        owner.unwrap_or(&self.owner)
    }

    /// Returns the finding that stands at `at`.
    pub fn finding_at(&self, at: DateTime<Utc>) -> Option<Finding> {
        let findings = self.events.iter().filter(|(when, _)| *when <= at);
        findings.filter_map(|(_, event)| if let Event::Decided { finding, .. } = event { Some(*finding) } else { None }).next_back()
    }

    /// Returns the cause that is known at `at`.
    pub fn cause_at(&self, at: DateTime<Utc>) -> Option<Cause> {
        let causes = self.events.iter().filter(|(when, _)| *when <= at);
        causes.filter_map(|(_, event)| if let Event::Classified { cause, .. } = event { Some(*cause) } else { None }).next_back()
    }
}

fn acknowledge_from(channel: Channel, case: &Case, entries: &[Entry]) -> Option<DateTime<Utc>> {
    let filed = entries.iter().find(|entry| matches!(entry.what, What::Filed { .. }));
    let filed_at = filed.map_or(case.filed_at, |entry| entry.at);
    match (channel, filed.map(|entry| &entry.actor)) {
        (Channel::Staff, _) => None,
        (Channel::Chat, _) | (Channel::Mail, Some(Actor::Staff(_))) => Some(filed_at),
        (Channel::Mail, _) => Some(case.received_at),
    }
}

fn dated(deadline: &Deadline) -> Option<Dated> {
    let due_at = deadline.run.as_ref()?.due_at;
    Some(Dated { clock: deadline.clock, statutory: deadline.statutory, due_at, met_at: deadline.met_at })
}

/// Reads such as `39.90 EUR` or `€ 1,250`; `None` where no sum can be read without a guess.
fn money(text: &str) -> Option<Money> {
    let sign = text.chars().find_map(|c| SIGNS.iter().find(|(sign, _)| *sign == c)).map(|(_, currency)| (*currency).to_owned());
    let named = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() == 3).map(str::to_uppercase);
    let currency = named.or(sign)?;
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let (whole, part) = match digits.rfind(['.', ',']) {
        Some(at) if digits.len() - at <= 3 => (&digits[..at], &digits[at + 1..]),
        Some(_) | None => (digits.as_str(), ""),
    };
    let whole: u64 = whole.replace(['.', ','], "").parse().ok()?;
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    Some(Money { currency, hundredths: whole.checked_mul(100)?.checked_add(part)? })
}

const SIGNS: [(char, &str); 4] = [('€', "EUR"), ('$', "USD"), ('£', "GBP"), ('₽', "RUB")];

/// Reads a journal, entry by entry.
struct Reader {
    events: Vec<(DateTime<Utc>, Event)>,
    /// The message that acknowledges, once it is queued.
    acknowledgement: Option<MessageId>,
    /// The other letters to the customer that are queued.
    letters: BTreeSet<MessageId>,
    team: String,
}

impl Reader {
    fn read(&mut self, entry: &Entry, case: &Case) {
        let at = entry.at;
        let mut add = |event| self.events.push((at, event));
        match (&entry.actor, &entry.what) {
            (_, What::Queued { message, notice, .. }) if notice == Notice::Acknowledgement.name() && self.acknowledgement.is_none() => {
                self.acknowledgement = Some(*message);
            }
            (_, What::Queued { message, notice, .. }) if is_news(notice) => {
                self.letters.insert(*message);
            }
            (_, What::Accepted { message, .. }) if self.acknowledgement == Some(*message) => add(Event::Acknowledged),
            (_, What::Accepted { message, .. }) if self.letters.contains(message) => add(Event::Informed),
            (_, What::Replied { .. }) => add(Event::Contacted),
            (_, What::Raised { .. } | What::Alarmed { .. }) => add(Event::Alarmed),
            (Actor::Staff(name), What::Taken) => add(Event::Owner(name.clone())),
            (_, What::Assigned { to }) => add(Event::Owner(to.clone())),
            (_, What::Routed { team, .. }) => {
                self.team.clone_from(team);
                self.events.push((at, Event::Owner(team.clone())));
            }
            (_, What::SeverityChanged { from, to }) => {
                add(Event::Assessed);
                if let (Some(from), Some(to)) = (severity_of(from), severity_of(to))
                    && from != to
                {
                    add(Event::Reprioritised { up: from < to });
                }
            }
            (_, What::Closed { outcome }) => {
                let closing = outcome.as_deref().and_then(Closing::of_code).or(case.resolution.closing);
                add(Event::Closed { closing: closing.unwrap_or(Closing::Plain) });
                if let Some(reason) = case.withdrawn_because.clone().filter(|_| closing == Some(Closing::Withdrawn)) {
                    add(Event::WithdrawnFor { reason });
                }
            }
            (_, What::Reopened) => {
                add(Event::Reopened);
                let team = self.team.clone();
                self.events.push((at, Event::Owner(team)));
            }
            (_, What::Refused { .. }) => add(Event::Undelivered),
            (_, What::Unreachable { .. }) => add(Event::Unreachable),
            (_, What::Explained { .. }) => add(Event::Explained),
            (_, What::Decision(happened)) => self.events.extend(event_of(happened).map(|event| (at, event))),
            (_, _) => {}
        }
    }
}

/// Tells whether a letter tells the customer how the case stands.
fn is_news(notice: &str) -> bool {
    const NEWS: [Notice; 8] = [
        Notice::Progress,
        Notice::Delay,
        Notice::Proposed,
        Notice::Decided,
        Notice::SecondLook,
        Notice::RemedyDone,
        Notice::RemedyLate,
        Notice::Closed,
    ];
    Notice::named(notice).is_some_and(|notice| NEWS.contains(&notice))
}

fn event_of(happened: &Happened) -> Option<Event> {
    Some(match happened {
        Happened::Status { to: Status::Assessed, .. } => Event::Assessed,
        Happened::Status { to: Status::Escalated, .. } => Event::Escalated,
        Happened::Status { .. } | Happened::Received { .. } | Happened::Merged { .. } | Happened::Follows { .. } => return None,
        Happened::Late { .. } | Happened::Solved { .. } => return None,
        Happened::Authorised | Happened::AuthorityAsked | Happened::AuthorityRefused => return None,
        Happened::AskedToReply { .. } | Happened::RepliedTo { .. } | Happened::DecidedUnheard { .. } => return None,
        Happened::Categorised { to, .. } => Event::Category(to.clone()),
        Happened::Classified { cause, pattern } => Event::Classified { cause: *cause, pattern: *pattern },
        Happened::Decided { finding, level, .. } => Event::Decided { finding: *finding, level: *level },
        Happened::Promised { remedy, due_on, amount } => Event::Promised { remedy: *remedy, due_on: *due_on, money: money(amount) },
        Happened::Delayed { until } => Event::Delayed { until: *until },
        Happened::Spent { minutes } => Event::Spent { minutes: *minutes },
        Happened::Done { remedy } => Event::Done { remedy: *remedy },
        Happened::Outside { .. } => Event::Outside,
        Happened::Surveyed => Event::Surveyed,
        Happened::Rated { item, rating } => Event::Rated { item: *item, rating: *rating },
        Happened::Refused { why } if why.contains("same-person") || why.contains("conflict") => Event::ConflictPrevented,
        Happened::Refused { .. } => return None,
    })
}

fn severity_of(name: &str) -> Option<Severity> {
    [("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High), ("critical", Severity::Critical)]
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, severity)| severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_with_its_currency_and_never_guessed() {
        let read = |text: &str| money(text).map(|Money { currency, hundredths }| (currency, hundredths));
        for (text, currency, hundredths) in
            [("39.90 EUR", "EUR", 3990), ("€ 1,250", "EUR", 125_000), ("1.250,5 eur", "EUR", 125_050), ("£20", "GBP", 2000)]
        {
            assert_eq!(read(text), Some((currency.to_owned(), hundredths)), "{text}");
        }
        assert_eq!((read("39.90"), read(""), read("half of it")), (None, None, None));
    }
}
