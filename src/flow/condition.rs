//! Decides conditions over answers, in Kleene's three-valued logic: true, false, or not known yet.
//!
//! A question whose own condition is false, or that was skipped, is absent: every comparison with it is false, `!=` is true.
//! An unanswered question is unknown. Never looks forward: a condition mentions earlier questions only.

use std::collections::BTreeMap;

use super::answer::{Answer, Answers, How, Value};
use super::conversation::Channel;
use super::script::{Condition, Flow, Literal, Order, Question, Step, StepBody};

/// What a condition amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    fn of(known: bool) -> Self {
        if known { Truth::True } else { Truth::False }
    }

    fn not(self) -> Self {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

/// Which guesses count as answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guesses {
    /// All: for alarms and advice, which a guess may bring about.
    All,
    /// Those on which nothing depends: a guess never dismisses a question that an alarm or the minimum rests on.
    Harmless,
}

/// What the answers say about a question.
#[derive(Clone, Copy, Debug)]
enum Known<'a> {
    Unknown,
    Absent,
    Skipped,
    Value(&'a Value),
}

/// A flow seen through the answers given so far.
#[derive(Debug)]
pub struct View<'a> {
    flow: &'a Flow,
    channel: Channel,
    fields: BTreeMap<&'a str, (Truth, Known<'a>)>,
}

impl<'a> View<'a> {
    pub fn new(flow: &'a Flow, answers: &'a Answers, channel: Channel, guesses: Guesses) -> Self {
        let mut view = View { flow, channel, fields: BTreeMap::new() };
        for (step, _) in questions(flow) {
            let live = view.live(step);
            let told = |answer: &&Answer| match guesses {
                Guesses::All => !dismisses(flow, &step.id, answer, channel),
                Guesses::Harmless => counts(flow, step, answer) && !dismisses(flow, &step.id, answer, channel),
            };
            let answer = answers.get(&step.id).filter(told);
            let known = match (live, answer.map(|answer| &answer.value)) {
                (Truth::False, _) => Known::Absent,
                // An alarm does not wait until it is known whether the question would be asked.
                (Truth::Unknown, Some(value)) if guesses == Guesses::All && *value != Value::Skipped => Known::Value(value),
                (Truth::Unknown, _) | (Truth::True, None) => Known::Unknown,
                (Truth::True, Some(Value::Skipped)) => Known::Skipped,
                (Truth::True, Some(value)) => Known::Value(value),
            };
            view.fields.insert(&step.id, (live, known));
        }
        view
    }

    /// Tells whether the condition of a step is true, and the step is for this channel.
    pub fn live(&self, step: &Step) -> Truth {
        let here = match self.channel {
            Channel::Chat => step.on.chat,
            Channel::Mail => step.on.mail,
        };
        match &step.when {
            _ if !here => Truth::False,
            Some(condition) => self.truth(condition),
            None => Truth::True,
        }
    }

    /// Tells whether the question `id` is to be asked at all, answered or not.
    pub fn asks(&self, id: &str) -> Truth {
        self.fields.get(id).map_or(Truth::False, |(live, _)| *live)
    }

    /// Returns the live questions that have neither answer nor skip, in order; those that a table answers are never open.
    pub fn open(&self) -> impl Iterator<Item = (&'a Step, &'a Question)> {
        let open = |step: &Step| matches!(self.fields.get(step.id.as_str()), Some((Truth::True, Known::Unknown)));
        questions(self.flow).filter(move |(step, question)| question.lookup.is_none() && open(step))
    }

    /// Tells whether the question has a value that counts.
    pub fn has_value(&self, id: &str) -> bool {
        matches!(self.fields.get(id), Some((_, Known::Value(_))))
    }

    /// Tells whether enough is known for a case.
    pub fn has_minimum(&self) -> bool {
        let minimum = self.flow.minimum.iter();
        let enough = minimum.clone().all(|id| self.has_value(id) || self.asks(id) == Truth::False);
        enough && self.fields.values().any(|(_, known)| matches!(known, Known::Value(_)))
    }

    /// Tells whether every live required question has a value.
    pub fn is_complete(&self) -> bool {
        let mut asked = questions(self.flow).filter(|(_, question)| question.lookup.is_none());
        asked.all(|(step, question)| question.optional || self.asks(&step.id) == Truth::False || self.has_value(&step.id))
    }

    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::And(parts) => parts.iter().map(|part| self.truth(part)).min().unwrap_or(Truth::True),
            Condition::Or(parts) => parts.iter().map(|part| self.truth(part)).max().unwrap_or(Truth::False),
            Condition::Not(part) => self.truth(part).not(),
            Condition::Is { field, value } => self.compare(field, |known| equals(known, value)),
            Condition::IsNot { field, value } => self.compare(field, |known| equals(known, value)).not(),
            Condition::In { field, values } => self.compare(field, |known| values.iter().any(|value| equals(known, value))),
            Condition::Compare { field, order, value } => self.compare(field, |known| ordered(known, *order, value)),
            Condition::Answered(field) => self.compare(field, |_| true),
            Condition::Skipped(field) => match self.known(field) {
                Known::Unknown => Truth::Unknown,
                Known::Skipped => Truth::True,
                Known::Absent | Known::Value(_) => Truth::False,
            },
        }
    }

    fn compare(&self, field: &str, test: impl Fn(&Value) -> bool) -> Truth {
        match self.known(field) {
            Known::Unknown => Truth::Unknown,
            Known::Absent | Known::Skipped => Truth::False,
            Known::Value(value) => Truth::of(test(value)),
        }
    }

    fn known(&self, field: &str) -> Known<'a> {
        self.fields.get(field).map_or(Known::Absent, |(_, known)| *known)
    }
}

/// Returns the questions of a flow with their steps, in order.
pub fn questions(flow: &Flow) -> impl Iterator<Item = (&Step, &Question)> {
    flow.steps.iter().filter_map(|step| match &step.body {
        StepBody::Ask(question) => Some((step, question)),
        StepBody::Say | StepBody::Confirm => None,
    })
}

/// Returns a question by its id.
pub fn question<'a>(flow: &'a Flow, id: &str) -> Option<(&'a Step, &'a Question)> {
    questions(flow).find(|(step, _)| step.id == id)
}

/// Tells whether an answer settles its question; a guess does not where an alarm, the minimum or privacy rests on it.
pub fn counts(flow: &Flow, step: &Step, answer: &Answer) -> bool {
    match answer.how {
        How::Stated | How::Found | How::ByStaff => true,
        How::Guessed => {
            let private = matches!(&step.body, StepBody::Ask(question) if question.private);
            !private && !is_weighty(flow, &step.id)
        }
    }
}

/// Tells whether a guess at `id` would leave out a question that an alarm or the minimum rests on; then nothing follows from it,
/// and its question is asked.
fn dismisses(flow: &Flow, id: &str, answer: &Answer, channel: Channel) -> bool {
    // A guess at such a question itself raises its alarm, and settles nothing.
    if answer.how != How::Guessed || is_weighty(flow, id) {
        return false;
    }
    let left_out = |known: Option<&Value>| {
        let mut view = View { flow, channel, fields: BTreeMap::new() };
        let mut left_out = Vec::new();
        for (step, _) in questions(flow) {
            let live = view.live(step);
            let known = match (live, known.filter(|_| step.id == id)) {
                (Truth::False, _) => Known::Absent,
                (Truth::Unknown | Truth::True, Some(value)) => Known::Value(value),
                (Truth::Unknown | Truth::True, None) => Known::Unknown,
            };
            view.fields.insert(&step.id, (live, known));
            if live == Truth::False && is_weighty(flow, &step.id) {
                left_out.push(step.id.clone());
            }
        }
        left_out
    };
    left_out(Some(&answer.value)) != left_out(None)
}

/// Tells whether an alarm or the minimum rests on a question itself.
fn is_weighty(flow: &Flow, id: &str) -> bool {
    flow.minimum.iter().any(|needed| needed == id) || flow.raises.iter().any(|raise| mentions(&raise.when, id))
}

/// Tells whether a condition looks at the question `id`.
pub fn mentions(condition: &Condition, id: &str) -> bool {
    match condition {
        Condition::And(parts) | Condition::Or(parts) => parts.iter().any(|part| mentions(part, id)),
        Condition::Not(part) => mentions(part, id),
        Condition::Is { field, .. }
        | Condition::IsNot { field, .. }
        | Condition::In { field, .. }
        | Condition::Compare { field, .. }
        | Condition::Answered(field)
        | Condition::Skipped(field) => field == id,
    }
}

fn equals(value: &Value, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::Choice(option), Literal::Option(wanted)) => option == wanted,
        (Value::Choices(options), Literal::Option(wanted)) => options.contains(wanted),
        (Value::YesNo(yes) | Value::Consent(yes), Literal::YesNo(wanted)) => yes == wanted,
        (Value::Number(number) | Value::Amount { number, .. }, Literal::Number(wanted)) => millionths(number) == Some(*wanted),
        (Value::Date(date), Literal::Date(wanted)) => date == wanted,
        (_, Literal::Option(_) | Literal::YesNo(_) | Literal::Number(_) | Literal::Date(_)) => false,
    }
}

fn ordered(value: &Value, order: Order, literal: &Literal) -> bool {
    let ordering = match (value, literal) {
        (Value::Number(number) | Value::Amount { number, .. }, Literal::Number(limit)) => millionths(number).map(|known| known.cmp(limit)),
        (Value::Date(date), Literal::Date(limit)) => Some(date.cmp(limit)),
        (_, Literal::Option(_) | Literal::YesNo(_) | Literal::Number(_) | Literal::Date(_)) => None,
    };
    ordering.is_some_and(|ordering| match order {
        Order::Less => ordering.is_lt(),
        Order::LessOrEqual => ordering.is_le(),
        Order::Greater => ordering.is_gt(),
        Order::GreaterOrEqual => ordering.is_ge(),
    })
}

/// Returns a canonical decimal (`-12.5`) in millionths; `None` if it is none or too large.
pub fn millionths(number: &str) -> Option<i64> {
    let (negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || fraction.len() > 6 || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction = format!("{fraction:0<6}").parse::<i64>().ok()?;
    let value = whole.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(fraction)?;
    Some(if negative { -value } else { value })
}
