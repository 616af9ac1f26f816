//! What a member of staff means by a mail: an order in its first line, or an answer to the customer.
//!
//! What is not surely meant for the customer never leaves: in doubt nothing is done, and the sender is asked.

use std::sync::LazyLock;

use crate::flow::answer::{File, FileKind};
use crate::text::Personal;

use super::case::{Case, Severity};
use super::decision;
use super::doubt::Doubt;
use super::event::StaffCommand;
use super::notice::staff::severity_id;
use super::presence::Wish;
use super::rules::Rules;
use super::slip;
use super::words::{Words, one_line};

/// Of an order's line, more words than these are a sentence to the customer.
const ORDER_WORDS_MAX: usize = 4;
/// An outcome has at most this many words, such as “partly accepted”.
const OUTCOME_WORDS_MAX: usize = 2;
/// Of the phrases that name an order, the longest has this many words.
const PHRASE_WORDS_MAX: usize = 4;
const SHOWN_CHARS_MAX: usize = 60;

/// What a mail asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Do {
        command: StaffCommand,
        /// What stood below an order that takes no text: kept as a note.
        rest: Option<String>,
        /// The sender said by a word that the text is for the customer.
        outright: bool,
    },
    Help,
    Unclear(Unclear),
}

/// Why nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unclear {
    /// There is neither a word nor a file.
    Empty,
    /// So few words that they may be an order, and are none.
    Word(String),
    /// It may be an order with a slip, or words for colleagues.
    Meant(String),
    /// A mail is attached, which may not be for the customer.
    Mail,
    /// The same person wrote the same about the case of late, and it was sent.
    Again,
    /// The letter that was answered stands in the text: inside words would leave with it.
    OwnLetter,
    /// Nobody is called so.
    Name(String),
    Severity(String),
    /// Who goes away did not say who stands in.
    Cover,
    /// A colleague has answered since the customer wrote last.
    AnsweredBy(String),
    /// It answers a letter that only says what was done, as automatic answers do.
    Confirmation,
    Unreadable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Take,
    Assign,
    Note,
    Reply,
    Ask,
    Close,
    Reason,
    Reopen,
    Severity,
    Target,
    Snooze,
    Away,
    Back,
    About,
    NotAbout,
    Help,
}

/// The verbs with the message that lists their words.
const VERBS: [(Verb, &str); 16] = [
    (Verb::Take, "order-take"),
    (Verb::Assign, "order-assign"),
    (Verb::Note, "order-note"),
    (Verb::Reply, "order-reply"),
    (Verb::Ask, "order-ask"),
    (Verb::Close, "order-close"),
    (Verb::Reason, "order-reason"),
    (Verb::Reopen, "order-reopen"),
    (Verb::Severity, "order-severity"),
    (Verb::Target, "order-due"),
    (Verb::Snooze, "order-snooze"),
    (Verb::Away, "order-away"),
    (Verb::Back, "order-back"),
    (Verb::NotAbout, "order-not-about"),
    (Verb::About, "order-about"),
    (Verb::Help, "order-help"),
];

/// What stands in a mail beside its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    pub(super) files: &'a [File],
    /// The case as it was closed, where it is.
    pub(super) closed: Option<&'a Case>,
    /// What stands in every letter to staff about the case, and nowhere else.
    pub(super) mark: &'a str,
}

/// Reads the new words of a mail to staff's address.
pub(super) fn read(text: &str, beside: Beside<'_>, rules: &Rules, words: &Words<'_>) -> Order {
    let text = without_signature(without_letter(text, words));
    if text.to_lowercase().contains(&beside.mark.to_lowercase()) {
        return Order::Unclear(Unclear::OwnLetter);
    }
    let (first, below) = first_line(&text);
    let below = below.trim();
    match decision::orders::read(&text, rules, words) {
        Some(decision::orders::Read::Order(order)) => return act(StaffCommand::Decide(order), ""),
        Some(decision::orders::Read::Unclear(line)) => return Order::Unclear(Unclear::Word(line)),
        None => {}
    }
    let Some((verb, arguments)) = verb_of(first, &VERBS, words) else { return answer(&text, first, beside, rules, words) };
    let line: Vec<&str> = arguments.split_whitespace().collect();
    let sentence = ORDER_WORDS_MAX < first.split_whitespace().count();
    match verb {
        Verb::Note => keep_inside(arguments, below, |text| StaffCommand::Note { text }),
        Verb::Reason => keep_inside(arguments, below, |text| StaffCommand::Reason { text }),
        Verb::Reply | Verb::Ask if doubt(rules, words).is_to_colleague(arguments) => meant(first),
        Verb::Reply => outright(arguments, below, beside),
        Verb::Ask => ask(arguments, below, beside),
        // Of a closed case nothing can go to the customer: whatever stands beside the word is for colleagues.
        Verb::Reopen if line.is_empty() || beside.closed.is_some() => reopen(&joined(arguments, below), beside),
        Verb::Take | Verb::Reopen | Verb::Back | Verb::Help if !line.is_empty() => {
            unless_sentence(sentence, &text, first, beside, &doubt(rules, words))
        }
        Verb::Take => act(StaffCommand::Take, below),
        Verb::Reopen => reopen(below, beside),
        Verb::Help => Order::Help,
        // What begins like one of these and is none may be meant for colleagues: it never leaves.
        Verb::Target => act(StaffCommand::Target { on: one_line(arguments, SHOWN_CHARS_MAX) }, below),
        Verb::Snooze => act(StaffCommand::Snooze { until: one_line(arguments, SHOWN_CHARS_MAX) }, below),
        Verb::Away => away(arguments, below, words),
        Verb::Back => act(StaffCommand::Back, below),
        Verb::About => act(StaffCommand::About { name: one_line(arguments, SHOWN_CHARS_MAX) }, below),
        Verb::NotAbout => act(StaffCommand::NotAbout { name: one_line(arguments, SHOWN_CHARS_MAX) }, below),
        Verb::Assign | Verb::Severity if sentence => unless_sentence(sentence, &text, first, beside, &doubt(rules, words)),
        Verb::Assign => assign(arguments, below, rules),
        Verb::Severity => severity(arguments, below, words),
        Verb::Close if OUTCOME_WORDS_MAX < line.len() => unless_sentence(sentence, &text, first, beside, &doubt(rules, words)),
        Verb::Close => close(arguments, below),
    }
}

/// Reads a mail to the address for notes: whatever it says is a note.
pub(super) fn inside(text: &str, beside: Beside<'_>, words: &Words<'_>) -> Order {
    let text = without_signature(without_letter(text, words));
    if text.is_empty() && beside.files.is_empty() {
        Order::Unclear(Unclear::Empty)
    } else {
        act(StaffCommand::Note { text: text.into() }, "")
    }
}

fn act(command: StaffCommand, rest: &str) -> Order {
    Order::Do { command, rest: (!rest.is_empty()).then(|| rest.to_owned()), outright: true }
}

fn keep_inside(line: &str, below: &str, command: impl FnOnce(Personal) -> StaffCommand) -> Order {
    let text = joined(line, below);
    if text.is_empty() { Order::Unclear(Unclear::Empty) } else { act(command(text.into()), "") }
}

fn outright(line: &str, below: &str, beside: Beside<'_>) -> Order {
    let text = joined(line, below);
    if text.is_empty() && beside.files.is_empty() { Order::Unclear(Unclear::Empty) } else { reply(&text, beside, true) }
}

fn ask(line: &str, below: &str, beside: Beside<'_>) -> Order {
    let text = joined(line, below);
    if text.is_empty() {
        Order::Unclear(Unclear::Empty)
    } else {
        act(StaffCommand::Ask { text: text.into(), files: beside.files.to_vec() }, "")
    }
}

fn reopen(why: &str, beside: Beside<'_>) -> Order {
    act(StaffCommand::Reopen { closed: beside.closed.cloned().map(Box::new), why: why.into() }, "")
}

fn reply(text: &str, beside: Beside<'_>, outright: bool) -> Order {
    Order::Do { command: StaffCommand::Reply { text: text.into(), files: beside.files.to_vec() }, rest: None, outright }
}

/// A line that begins like an order and goes on as a sentence is meant for the customer; a short one is in doubt.
fn unless_sentence(sentence: bool, text: &str, first: &str, beside: Beside<'_>, doubt: &Doubt<'_>) -> Order {
    match sentence {
        true => unless_held(text, first, beside, doubt),
        false => Order::Unclear(Unclear::Word(one_line(first, SHOWN_CHARS_MAX))),
    }
}

fn doubt<'a>(rules: &'a Rules, words: &'a Words<'a>) -> Doubt<'a> {
    static ORDERS: LazyLock<Vec<&str>> = LazyLock::new(|| VERBS.iter().map(|(_, id)| *id).chain(decision::orders::ids()).collect());
    Doubt { orders: &ORDERS, rules, words }
}

fn meant(first: &str) -> Order {
    Order::Unclear(Unclear::Meant(one_line(first, SHOWN_CHARS_MAX)))
}

/// What is sent without a word that says so is surely for the customer, and so is all that goes with it.
fn unless_held(text: &str, first: &str, beside: Beside<'_>, doubt: &Doubt<'_>) -> Order {
    if doubt.holds(text) {
        meant(first)
    } else if beside.files.iter().any(|file| file.kind == FileKind::Mail) {
        Order::Unclear(Unclear::Mail)
    } else {
        reply(text, beside, false)
    }
}

fn assign(name: &str, below: &str, rules: &Rules) -> Order {
    let name = name.trim();
    let names = rules.staff.keys().chain(rules.teams.keys());
    match names.into_iter().find(|known| known.to_lowercase() == name.to_lowercase()) {
        Some(known) => act(StaffCommand::Assign { to: known.clone() }, below),
        None => Order::Unclear(Unclear::Name(one_line(name, SHOWN_CHARS_MAX))),
    }
}

fn severity(word: &str, below: &str, words: &Words<'_>) -> Order {
    let all = [Severity::Low, Severity::Medium, Severity::High, Severity::Critical];
    match all.into_iter().find(|severity| words.is_one_of(severity_id(*severity), word)) {
        Some(severity) => act(StaffCommand::SetSeverity { severity }, below),
        None => Order::Unclear(Unclear::Severity(one_line(word, SHOWN_CHARS_MAX))),
    }
}

/// Reads the last day of an absence and, behind the word for it, who stands in.
fn away(line: &str, below: &str, words: &Words<'_>) -> Order {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let Some(at) = parts.iter().position(|word| words.is_one_of("order-cover", word)) else { return Order::Unclear(Unclear::Cover) };
    let short = |parts: &[&str]| one_line(&parts.join(" "), SHOWN_CHARS_MAX);
    let cover = short(&parts[at + 1..]);
    if cover.is_empty() {
        return Order::Unclear(Unclear::Cover);
    }
    act(StaffCommand::Away(Wish { until: short(&parts[..at]), cover: cover.trim_end_matches('.').to_owned() }), below)
}

fn close(outcome: &str, below: &str) -> Order {
    let outcome = Some(outcome.trim()).filter(|outcome| !outcome.is_empty()).map(str::to_owned);
    let text = Some(below).filter(|text| !text.is_empty()).map(Personal::from);
    act(StaffCommand::Close { outcome, text }, "")
}

/// A mail without an order is the answer to the customer, unless it may be a slip. Files alone are none: a signature has its logo.
fn answer(text: &str, first: &str, beside: Beside<'_>, rules: &Rules, words: &Words<'_>) -> Order {
    if text.is_empty() {
        return Order::Unclear(Unclear::Empty);
    }
    let alone = text.trim() == first.trim() && text.split_whitespace().count() < ORDER_WORDS_MAX;
    let greets = first.trim_end().ends_with(',') && text.trim() != first.trim();
    let slip = !greets && first.split_whitespace().count() < ORDER_WORDS_MAX && resembles_order(first, words);
    if alone || slip {
        let mended = slip::mended(first, VERBS.iter().map(|(_, id)| *id), words);
        let meant = mended.map(|line| read(&joined(&line, first_line(text).1), beside, rules, words));
        let unclear = || Order::Unclear(Unclear::Word(one_line(first, SHOWN_CHARS_MAX)));
        return meant.filter(|order| !matches!(order, Order::Unclear(_))).unwrap_or_else(unclear);
    }
    unless_held(text, first, beside, &doubt(rules, words))
}

/// Returns the verb that a line begins with, and the rest of the line.
pub(super) fn verb_of<'l, V: Copy>(line: &'l str, verbs: &[(V, &str)], words: &Words<'_>) -> Option<(V, &'l str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '/' | '!' | '@'));
    let ends: Vec<usize> =
        line.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').map(|(at, _)| at).chain([line.len()]).collect();
    ends.iter().take(PHRASE_WORDS_MAX).rev().find_map(|end| {
        let (verb, _) = verbs.iter().find(|(_, id)| words.is_one_of(id, &line[..*end]))?;
        Some((*verb, line[*end..].trim_start_matches(':').trim()))
    })
}

/// Tells whether a line begins with nearly the word of an order.
fn resembles_order(line: &str, words: &Words<'_>) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // “Hello” is two slips away from “help”.
    let slips_max = if word.chars().count() < 7 { 1 } else { 2 };
    let lists: Vec<String> = VERBS.iter().flat_map(|(_, id)| words.in_every_language(id)).collect();
    let mut known = lists.iter().flat_map(|list| list.split(',')).map(|known| known.trim().to_lowercase());
    3 <= word.chars().count() && known.any(|known| strsim::osa_distance(&known, &word) <= slips_max)
}

/// Cuts where our letter begins, whatever the mail program did to the quote.
fn without_letter<'t>(text: &'t str, words: &Words<'_>) -> &'t str {
    let lines = words.in_every_language("staff-write-above");
    let at = lines.iter().filter_map(|line| text.find(line.trim_matches(['─', ' ']))).min();
    let Some(at) = at else { return text };
    // The mail program's own line above the quote, such as “On … wrote:”, has its quote cut off: the reader folded it already.
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[..start].trim_end()
}

/// Cuts after the customary separator of signatures (RFC 3676, 4.3).
fn without_signature(text: &str) -> String {
    let lines = text.lines().take_while(|line| !matches!(*line, "-- " | "--")).filter(|line| !line.trim_start().starts_with('>'));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn first_line(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_once('\n').unwrap_or((text, ""))
}

fn joined(line: &str, below: &str) -> String {
    [line.trim(), below.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
