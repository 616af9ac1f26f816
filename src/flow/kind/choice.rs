//! One of a list: by button, number, letter, the words of the option, or a part of them that fits only one.

use crate::flow::answer::Value;
use crate::flow::conversation::Choice;
use crate::flow::words::{contains_words, normalise};

use super::{Ask, Said, Verdict, numeral};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, options: &[String]) -> Verdict {
    let nth = match said {
        Said::Option(nth) => Some(usize::from(*nth)),
        Said::Text(text) => find(ask, options, text),
        Said::Done | Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => None,
    };
    match nth.and_then(|nth| options.get(nth)) {
        Some(option) => Verdict::Taken(Value::Choice(option.clone())),
        None => Verdict::NotUnderstood,
    }
}

pub(super) fn buttons(ask: &Ask<'_>, options: &[String]) -> Vec<(Choice, String)> {
    (0..).zip(options).map(|(nth, option)| (Choice::Option(nth), label(ask, option))).collect()
}

/// Returns the options as a mail lists them: `a) A product`.
pub(super) fn lettered(ask: &Ask<'_>, options: &[String]) -> Vec<String> {
    options.iter().enumerate().map(|(nth, option)| format!("{}) {}", letter(nth), label(ask, option))).collect()
}

/// Returns the place of the option that `text` means.
pub(super) fn find(ask: &Ask<'_>, options: &[String], text: &str) -> Option<usize> {
    let said = normalise(text);
    let in_words = || options.iter().position(|option| is_label(ask, option, &said));
    in_words()
        .or_else(|| by_number(&said, options.len()))
        .or_else(|| lettered_label(ask, options, &said))
        .or_else(|| by_part(ask, options, &said))
}

/// Returns `a`, `b` … `z`, `aa`: how a mail names the nth option.
fn letter(nth: usize) -> String {
    let last = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    if nth < 26 { last.to_string() } else { format!("{}{last}", letter(nth / 26 - 1)) }
}

fn label(ask: &Ask<'_>, option: &str) -> String {
    ask.words.say(&format!("{}-{option}", ask.id))
}

fn labels(ask: &Ask<'_>, option: &str) -> Vec<String> {
    let labels = ask.words.in_every_language(&format!("{}-{option}", ask.id), None);
    labels.iter().map(|label| normalise(label)).collect()
}

fn is_label(ask: &Ask<'_>, option: &str, said: &str) -> bool {
    !said.is_empty() && (labels(ask, option).iter().any(|label| label == said) || option.replace('_', " ") == said)
}

fn by_number(said: &str, count: usize) -> Option<usize> {
    let number = numeral::with_plain_digits(said).parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.or_else(|| (0..count).find(|nth| letter(*nth) == said)).filter(|nth| *nth < count)
}

/// Reads `b) A replacement`, as a mail shows it.
fn lettered_label(ask: &Ask<'_>, options: &[String], said: &str) -> Option<usize> {
    let (mark, rest) = said.split_once([')', '.', ':'])?;
    let nth = by_number(mark.trim(), options.len())?;
    is_label(ask, options.get(nth)?, &normalise(rest)).then_some(nth)
}

/// Finds the only option whose words contain what was said, as whole words.
fn by_part(ask: &Ask<'_>, options: &[String], said: &str) -> Option<usize> {
    let long_enough = 3 <= said.chars().count();
    let fits = |option: &String| labels(ask, option).iter().any(|label| contains_words(label, said));
    let mut fitting = (0..options.len()).filter(|nth| long_enough && options.get(*nth).is_some_and(fits));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}
