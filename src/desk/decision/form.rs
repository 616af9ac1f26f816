//! Reads a decision as staff write it: a finding and remedies in one line, labelled lines below, and the words to the customer.
//!
//! Decides nothing; what cannot be read is a problem with a remedy, and all problems are named at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::desk::words::{Words, one_line};

use super::{Answered, Cause, Finding, Pattern, Remedy};

/// Of a line's beginning, at most this many words name one thing.
const NAME_WORDS_MAX: usize = 4;
const SHOWN_CHARS_MAX: usize = 60;
const MINUTES_MAX: u32 = 200 * 60;

/// What staff wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::desk) struct Form {
    pub(super) finding: Option<Finding>,
    pub(super) offers: Vec<Offer>,
    pub(super) points: BTreeMap<usize, Answered>,
    pub(super) cause: Option<Cause>,
    pub(super) pattern: Option<Pattern>,
    pub(super) category: Option<String>,
    pub(super) asked_for: String,
    pub(super) evidence: String,
    pub(super) others_affected: Option<bool>,
    /// How long staff worked on it.
    pub(super) minutes: Option<u32>,
    /// What shows that whoever writes for another person may act for them; “no” says that nothing is told of that person.
    pub(super) authority: String,
    /// What is left: the words to the customer.
    pub(super) text: String,
    pub(super) problems: Vec<Problem>,
}

/// A remedy with what stood beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Offer {
    pub(super) remedy: Remedy,
    /// As it was written: how much, and by when.
    pub(super) beside: String,
    pub(super) amount: String,
    /// `None` before it is read from `beside`, and where that names no day.
    pub(super) due_on: Option<NaiveDate>,
}

/// Something that keeps an order from being carried out, as a message of the notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Problem {
    pub(super) id: &'static str,
    pub(super) args: Vec<(&'static str, String)>,
}

impl Problem {
    pub(super) fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    pub(super) fn with(id: &'static str, name: &'static str, value: impl Into<String>) -> Self {
        Self { id, args: vec![(name, value.into())] }
    }

    pub(super) fn text(&self, words: &Words<'_>) -> String {
        let args: Vec<(&str, &str)> = self.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.say(self.id, &args)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Remedy,
    Cause,
    Pattern,
    Category,
    Point,
    Asked,
    Evidence,
    Others,
    Hours,
    Authority,
}

const LABELS: [(Label, &str); 10] = [
    (Label::Remedy, "form-remedy"),
    (Label::Cause, "form-cause"),
    (Label::Pattern, "form-pattern"),
    (Label::Category, "form-category"),
    (Label::Point, "form-point"),
    (Label::Asked, "form-asked"),
    (Label::Evidence, "form-evidence"),
    (Label::Others, "form-others"),
    (Label::Hours, "form-hours"),
    (Label::Authority, "form-authority"),
];

/// Reads the line of an order and what stands below it.
pub(in crate::desk) fn read(line: &str, below: &str, words: &Words<'_>) -> Form {
    let mut form = Form::default();
    let (finding, rest) = match named(line, |name| finding_of(name, words)) {
        Some((finding, rest)) => (Some(finding), rest),
        None => (None, line),
    };
    form.finding = finding;
    form.offers = offers_in(rest, words, &mut form.problems);
    read_lines(below, words, &mut form);
    form
}

/// Reads what stands below an order to close: lines about the cause, and words to the customer, whatever else these are called.
pub(super) fn read_closing(below: &str, words: &Words<'_>) -> Form {
    let mut form = Form::default();
    let known = [Label::Cause, Label::Pattern, Label::Category, Label::Hours];
    read_labels(below, words, &mut form, |label| known.contains(&label));
    form
}

/// Reads labelled lines; the others are the words to the customer.
pub(super) fn read_lines(below: &str, words: &Words<'_>, form: &mut Form) {
    read_labels(below, words, form, |_| true);
}

fn read_labels(below: &str, words: &Words<'_>, form: &mut Form, is_read: impl Fn(Label) -> bool) {
    let mut text = Vec::new();
    for line in below.lines() {
        match labelled(line, words).filter(|(label, ..)| is_read(*label)) {
            Some((label, number, value)) => take(form, label, number, value, words),
            None => text.push(line),
        }
    }
    form.text = text.join("\n").trim().to_owned();
}

fn take(form: &mut Form, label: Label, number: Option<usize>, value: &str, words: &Words<'_>) {
    let unknown = |id, value: &str| Problem::with(id, "word", one_line(value, SHOWN_CHARS_MAX));
    match label {
        Label::Remedy => match offer(value, words) {
            Some(offer) => {
                // A remedy of the first line is told apart from its details by nothing but its name.
                form.offers.retain(|known| known.remedy != offer.remedy);
                form.offers.push(offer);
            }
            None => form.problems.push(unknown("problem-remedy-unknown", value)),
        },
        Label::Cause => match Cause::of_code(value) {
            Some(cause) => form.cause = Some(cause),
            None => form.problems.push(unknown("problem-cause-unknown", value).and("causes", &codes(Cause::ALL, Cause::code))),
        },
        Label::Pattern => match Pattern::of_code(value) {
            Some(pattern) => form.pattern = Some(pattern),
            None => form.problems.push(unknown("problem-pattern-unknown", value)),
        },
        Label::Category => form.category = Some(one_line(value, SHOWN_CHARS_MAX)).filter(|category| !category.is_empty()),
        Label::Point => match (number, named(value, |name| finding_of(name, words))) {
            (Some(number), Some((finding, reason))) if !reason.trim().is_empty() => {
                let reason = reason.trim().trim_start_matches(['-', '–', ':', '.', ',']).trim();
                form.points.insert(number, Answered { finding, reason: reason.into() });
            }
            _ => form.problems.push(unknown("problem-point-unreadable", value)),
        },
        Label::Asked => value.clone_into(&mut form.asked_for),
        Label::Hours => match minutes(value) {
            Some(minutes) => form.minutes = Some(minutes),
            None => form.problems.push(unknown("problem-hours-unreadable", value)),
        },
        Label::Authority => value.clone_into(&mut form.authority),
        Label::Evidence => value.clone_into(&mut form.evidence),
        Label::Others => match (words.is_one_of("form-yes", value), words.is_one_of("form-no", value)) {
            (true, _) => form.others_affected = Some(true),
            (_, true) => form.others_affected = Some(false),
            (false, false) => form.problems.push(unknown("problem-others-unreadable", value)),
        },
    }
}

impl Problem {
    fn and(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }
}

/// Returns the codes of a list, for a message.
pub(super) fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> String {
    all.iter().map(|item| code(*item)).collect::<Vec<_>>().join(", ")
}

/// Returns the finding that a word or code stands for, in any language.
pub(super) fn finding_of(name: &str, words: &Words<'_>) -> Option<Finding> {
    let by_word = |finding: &Finding| words.is_one_of(&format!("finding-{}", finding.code()), name);
    Finding::of_code(name).or_else(|| Finding::ALL.iter().copied().find(by_word))
}

/// Returns the remedy that a word or code stands for, in any language.
pub(super) fn remedy_of(name: &str, words: &Words<'_>) -> Option<Remedy> {
    let by_word = |remedy: &Remedy| words.is_one_of(&format!("remedy-{}", remedy.code()), name);
    Remedy::of_code(name).or_else(|| Remedy::ALL.iter().copied().find(by_word))
}

/// Reads the longest name that a line begins with, and returns the rest of the line.
pub(super) fn named<T>(line: &str, known: impl Fn(&str) -> Option<T>) -> Option<(T, &str)> {
    let line = line.trim();
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ',' | ':' | ';')).map(|(at, _)| at).chain([line.len()]);
    let ends: Vec<usize> = ends.take(NAME_WORDS_MAX).collect();
    ends.iter().rev().find_map(|end| Some((known(&line[..*end])?, line[*end..].trim_start_matches([',', ':', ';']).trim())))
}

fn offers_in(text: &str, words: &Words<'_>, problems: &mut Vec<Problem>) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        match named(rest, |name| remedy_of(name, words)) {
            Some((remedy, after)) => {
                offers.push(Offer { remedy, beside: String::new(), amount: String::new(), due_on: None });
                rest = after;
            }
            None => {
                problems.push(Problem::with("problem-remedy-unknown", "word", one_line(rest, SHOWN_CHARS_MAX)));
                break;
            }
        }
    }
    offers
}

/// Reads such as `refund_full 39.90 EUR by 2026-12-04`: a remedy, and what stands beside it.
fn offer(value: &str, words: &Words<'_>) -> Option<Offer> {
    let (remedy, beside) = named(value, |name| remedy_of(name, words))?;
    Some(Offer { remedy, beside: beside.to_owned(), amount: String::new(), due_on: None })
}

/// Reads hours such as `1.5` or `1:30` as minutes; nobody works more than a month on one case.
fn minutes(value: &str) -> Option<u32> {
    let value = value.trim().trim_end_matches(['h', ' ']);
    let minutes = match value.split_once(':') {
        Some((hours, minutes)) => hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?,
        None => {
            let hours: f64 = value.replace(',', ".").parse().ok()?;
            (0.0..=MINUTES_MAX as f64).contains(&(hours * 60.0)).then(|| (hours * 60.0).round() as u32)?
        }
    };
    (minutes <= MINUTES_MAX).then_some(minutes)
}

/// Splits `label: value`, with the number of a point.
fn labelled<'l>(line: &'l str, words: &Words<'_>) -> Option<(Label, Option<usize>, &'l str)> {
    let (head, value) = line.split_once([':', '：'])?;
    let name = head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ')' | '#')).trim();
    let number = head.trim().rsplit(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty()).and_then(|digits| digits.parse().ok());
    let (label, _) = LABELS.into_iter().find(|(_, id)| words.is_one_of(id, name))?;
    Some((label, number, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::tests::{lang, rules};

    fn form(line: &str, below: &str) -> Form {
        let rules = rules();
        read(line, below, &Words::new(&rules, &lang("en")))
    }

    #[test]
    fn a_decision_is_read_with_its_details() {
        let form = form(
            "partly upheld refund_part, apology",
            "Dear Ann,\nthe bill was wrong.\nRemedy: refund_part 39.90 EUR by 2026-03-20\nCause: pricing_billing\nPattern: single\nPoint 1: upheld – You were charged twice.\nPoint 2: rejected The kettle is as ordered.\nAsked: You get half of it back.\nOthers: no\nHours: 1,5",
        );
        assert_eq!(form.problems, []);
        assert_eq!(form.finding, Some(Finding::PartlyUpheld));
        assert_eq!(form.text, "Dear Ann,\nthe bill was wrong.");
        let offer = |remedy, beside: &str| Offer { remedy, beside: beside.into(), amount: String::new(), due_on: None };
        assert_eq!(form.offers, [offer(Remedy::Apology, ""), offer(Remedy::RefundPart, "39.90 EUR by 2026-03-20")]);
        assert_eq!((form.cause, form.pattern, form.others_affected), (Some(Cause::PricingBilling), Some(Pattern::Single), Some(false)));
        assert_eq!(form.minutes, Some(90));
        assert_eq!(form.points[&1].reason.as_str(), "You were charged twice.");
        assert_eq!(form.points[&2].finding, Finding::NotUpheld);
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_and_never_a_guess() {
        let ids = |form: Form| form.problems.iter().map(|problem| problem.id).collect::<Vec<_>>();
        assert_eq!(ids(form("accepted refnud", "")), ["problem-remedy-unknown"]);
        assert_eq!(
            ids(form("rejected", "cause: bad luck\npattern: sometimes\npoint: maybe\nhours: long")),
            ["problem-cause-unknown", "problem-pattern-unknown", "problem-point-unreadable", "problem-hours-unreadable"]
        );
    }
}
