//! Tells what the sender wrote new from what the mail quotes, forwards or appends.
//!
//! Folds, never cuts: what is not new is handed out as elided. When in doubt, everything is new. Linear in the text.

mod block;
mod forward;
mod introduction;
mod pattern;
mod signature;
mod words;

use super::parsed::Forward;
use block::{announces, end_of_forwarded, end_of_quoted, is_header_block};
use introduction::{Hints, introduction};
use words::{ATTRIBUTION, FORWARD_JOINED, FORWARD_LINE, FORWARD_SUBJECT, ORIGINAL_LINE, REPLY_SUBJECT, RULE_LINE};

/// Lines beyond this are taken as they are: new.
const LINES_MAX: usize = 50_000;
/// Bytes of a line that are looked at.
const LINE_BYTES_MAX: usize = 1_000;

/// A text taken apart.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) reply: String,
    pub(super) elided: String,
    pub(super) forward: Option<Forward>,
}

/// What a line is, seen for itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Own,
    Quote,
    /// A rule, or “sent from my telephone”: elided only where nothing of the sender's follows.
    Tail,
}

/// Whether a mail says in its header that it answers another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Answers,
    Begins,
}

/// Takes a text apart. `subject` and `standing` only help to know a forward.
pub(super) fn take_apart(text: &str, subject: &str, standing: Standing) -> Taken {
    let lines: Vec<&str> = text.lines().take(LINES_MAX + 1).collect();
    if LINES_MAX < lines.len() {
        return Taken { reply: text.to_owned(), ..Taken::default() };
    }
    let kinds: Vec<Kind> = lines.iter().map(|line| kind(line)).collect();
    let mut keep = vec![true; lines.len()];
    let mut forward = None;
    let mut hints = Hints::new(&lines, &kinds);
    let mut at = 0;
    while at < lines.len() {
        match mark(&lines, &kinds, at, &mut hints) {
            Mark::Nothing => at += 1,
            Mark::Introduction { end } if is_forwarded(&lines, &kinds, at, end, subject) => {
                forward = Some(forward::read_introduced(&joined(&lines[at..end]), subject, &lines[end..]));
                keep[at..].fill(false);
                break;
            }
            Mark::Introduction { end } => at = elide_introduced(&lines, &kinds, &mut keep, at, end),
            Mark::Rest { end } => {
                keep[at..end].fill(false);
                at = end;
            }
            Mark::Forward { head } => {
                let end = end_of_forwarded(&lines, &kinds, head);
                forward = forward.or_else(|| Some(forward::read(&lines[head..end])));
                keep[at..end].fill(false);
                at = end;
            }
        }
    }
    elide_tail(&kinds, &mut keep);
    // A header block in a mail that answers nothing is of a mail that is passed on.
    if forward.is_none() && (FORWARD_SUBJECT.is_match(subject) || standing == Standing::Begins && !REPLY_SUBJECT.is_match(subject)) {
        forward = (0..lines.len())
            .find(|at| is_header_block(&lines, *at))
            .map(|head| forward::read(&lines[head..end_of_forwarded(&lines, &kinds, head)]));
    }
    let chosen = |kept: bool| {
        let chosen: Vec<&str> = lines.iter().zip(&keep).filter(|(_, keep)| **keep == kept).map(|(line, _)| *line).collect();
        chosen.join("\n").trim_matches('\n').trim_end().to_owned()
    };
    Taken { reply: chosen(true), elided: chosen(false), forward }
}

/// Tells whether an introduction is above a mail that is passed on: the subject says so, and no quote follows.
fn is_forwarded(lines: &[&str], kinds: &[Kind], at: usize, end: usize, subject: &str) -> bool {
    FORWARD_SUBJECT.is_match(subject)
        && ATTRIBUTION.is_by_program(&joined(&lines[at..end]))
        && kinds[end..].iter().find(|kind| **kind != Kind::Blank) == Some(&Kind::Own)
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| head_of(line)).collect::<Vec<_>>().join(" ")
}

fn kind(line: &str) -> Kind {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{a0}'));
    if bare.is_empty() {
        Kind::Blank
    } else if bare.starts_with('>') {
        Kind::Quote
    } else if RULE_LINE.is_match(bare) || signature::is_sent_from(bare) {
        Kind::Tail
    } else {
        Kind::Own
    }
}

/// The beginning of a line, bounded, without the invisible marks that some programs put before it.
fn head_of(line: &str) -> &str {
    let mut end = line.len().min(LINE_BYTES_MAX);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line[..end].trim_start_matches(['\u{feff}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}'])
}

/// What begins at a line.
enum Mark {
    Nothing,
    /// “On … wrote:”, which ends before the line `end`.
    Introduction {
        end: usize,
    },
    /// Everything from here to `end` is somebody else's, or a signature.
    Rest {
        end: usize,
    },
    /// A forwarded mail whose header block is searched from `head` on.
    Forward {
        head: usize,
    },
}

fn mark(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Mark {
    let line = head_of(lines[at]);
    match kinds[at] {
        Kind::Blank => return Mark::Nothing,
        Kind::Quote => {
            let begins = at == 0 || kinds[at - 1] != Kind::Quote;
            let forwards = FORWARD_LINE.is_match(line) && (begins || only_quotes(&kinds[at..])) && announces(lines, kinds, at);
            return if forwards { Mark::Forward { head: at + 1 } } else { Mark::Nothing };
        }
        Kind::Tail => return mark_of_rule(lines, kinds, at, hints),
        Kind::Own => {}
    }
    if line.contains("--") && FORWARD_LINE.may_match(line) && FORWARD_JOINED.is_match(line) {
        return Mark::Forward { head: at };
    }
    if FORWARD_LINE.is_match(line) && announces(lines, kinds, at) {
        return Mark::Forward { head: at + 1 };
    }
    if begins_original(lines, kinds, at) {
        return Mark::Rest { end: end_of_quoted(lines, kinds, at + 1) };
    }
    match introduction(lines, kinds, at, hints) {
        Some(end) => Mark::Introduction { end },
        None => Mark::Nothing,
    }
}

fn only_quotes(kinds: &[Kind]) -> bool {
    kinds.iter().all(|kind| *kind != Kind::Own)
}

fn begins_original(lines: &[&str], kinds: &[Kind], at: usize) -> bool {
    ORIGINAL_LINE.is_match(head_of(lines[at])) && announces(lines, kinds, at) || is_header_block(lines, at)
}

/// What begins at a rule or at “sent from …”: a signature below the sender's words, or the header block below a rule.
fn mark_of_rule(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Mark {
    if hints.has_own_above(at) {
        let begins_quote = |next| begins_original(lines, kinds, next) || introduction(lines, kinds, next, hints).is_some();
        if let Some(end) = signature::end(lines, kinds, at, begins_quote) {
            return Mark::Rest { end };
        }
    }
    let next = (at + 1..lines.len().min(at + 4)).find(|next| kinds[*next] != Kind::Blank);
    match next {
        Some(next) if RULE_LINE.is_match(head_of(lines[at])) && is_header_block(lines, next) => {
            Mark::Rest { end: end_of_quoted(lines, kinds, next) }
        }
        _ => Mark::Nothing,
    }
}

/// Elides an introduction with the quote that it introduces; returns where to go on.
///
/// A quote without marks reaches to the end, since nothing tells where it stops.
fn elide_introduced(lines: &[&str], kinds: &[Kind], keep: &mut [bool], at: usize, end: usize) -> usize {
    let next = (end..kinds.len()).find(|next| kinds[*next] != Kind::Blank);
    let Some(next) = next else {
        keep[at..].fill(false);
        return kinds.len();
    };
    if kinds[next] != Kind::Quote {
        if !kinds[..at].contains(&Kind::Own) || !ATTRIBUTION.is_by_program(&joined(&lines[at..end])) {
            // Nothing of the sender's above, or a person's own words: what follows may as well be the answer.
            return end;
        }
        keep[at..].fill(false);
        return kinds.len();
    }
    let stop = (next..kinds.len()).find(|stop| matches!(kinds[*stop], Kind::Own | Kind::Tail)).unwrap_or(kinds.len());
    keep[at..stop].fill(false);
    stop
}

/// Elides quotes, rules and “sent from …” at the end of what is kept.
fn elide_tail(kinds: &[Kind], keep: &mut [bool]) {
    for at in (0..kinds.len()).rev() {
        match kinds[at] {
            Kind::Own if keep[at] => return,
            Kind::Own | Kind::Blank => {}
            Kind::Quote | Kind::Tail => keep[at] = false,
        }
    }
}

#[cfg(test)]
mod tests;
