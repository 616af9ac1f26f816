//! Several of a list: one button after the other, then “done”; or all at once, parted by commas.

use crate::flow::answer::Value;
use crate::flow::conversation::Choice;

use super::{Ask, Refusal, Said, Verdict, choice};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, options: &[String], count: (usize, usize)) -> Verdict {
    match said {
        Said::Option(nth) => match options.get(usize::from(*nth)) {
            Some(option) => toggle(chosen(ask), option, count),
            None => Verdict::NotUnderstood,
        },
        Said::Done => judge(chosen(ask), count),
        Said::Text(text) => match several(ask, options, text) {
            Some(found) => judge(found, count),
            None => Verdict::NotUnderstood,
        },
        Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => Verdict::NotUnderstood,
    }
}

pub(super) fn buttons(ask: &Ask<'_>, options: &[String]) -> Vec<(Choice, String)> {
    let chosen = chosen(ask);
    let mut buttons = choice::buttons(ask, options);
    for ((_, label), option) in buttons.iter_mut().zip(options) {
        if chosen.contains(option) {
            *label = format!("✓ {label}");
        }
    }
    if !chosen.is_empty() {
        buttons.push((Choice::Done, ask.words.say("button-done")));
    }
    buttons
}

fn chosen(ask: &Ask<'_>) -> Vec<String> {
    match ask.so_far {
        Some(Value::Choices(options)) => options.clone(),
        Some(_) | None => Vec::new(),
    }
}

fn toggle(mut chosen: Vec<String>, option: &String, count: (usize, usize)) -> Verdict {
    if chosen.contains(option) {
        chosen.retain(|other| other != option);
    } else {
        chosen.push(option.clone());
    }
    if chosen.len() == count.1 { judge(chosen, count) } else { Verdict::Partly(Value::Choices(chosen)) }
}

fn judge(chosen: Vec<String>, (min, max): (usize, usize)) -> Verdict {
    match chosen.len() {
        count if count < min.max(1) => Verdict::Refused(Refusal::TooFew { limit: min.max(1) }),
        count if max < count => Verdict::Refused(Refusal::TooMany { limit: max }),
        _ => Verdict::Taken(Value::Choices(chosen)),
    }
}

/// Reads `1, 3`, `a und c` or the options' words; `None` if any part fits no option. A label may itself contain a comma.
fn several(ask: &Ask<'_>, options: &[String], text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = match choice::find(ask, options, text) {
        Some(_) => vec![text],
        None => text.split([',', ';', '+', '&', '\n', '،', '؛', '、', '，']).filter(|part| !part.trim().is_empty()).collect(),
    };
    let parts = if parts.len() == 1 && choice::find(ask, options, text).is_none() { text.split_whitespace().collect() } else { parts };
    let mut found: Vec<String> = Vec::new();
    for part in parts {
        let option = options.get(choice::find(ask, options, part)?)?;
        if !found.contains(option) {
            found.push(option.clone());
        }
    }
    (!found.is_empty()).then_some(found)
}
