//! Tells what the sender wrote new from what the mail quotes, forwards or appends.
//!
//! Folds, never cuts: what is not new is handed out as elided. When in doubt, everything is new. Linear in the text.

mod forward;
mod pattern;
mod words;

use super::parsed::Forward;
use words::{
    ANY_FIELD, ATTRIBUTION, DAY_OR_ADDRESS, FORWARD_JOINED, FORWARD_LINE, FORWARD_SUBJECT, FROM_FIELD, ORIGINAL_LINE, REPLY_SUBJECT,
    RULE_LINE, SENT_FROM_LINE, may_end,
};

/// Lines over which an introduction such as “On … wrote:” may be broken.
const ATTRIBUTION_LINES_MAX: usize = 8;
/// A signature longer than this is text.
const SIGNATURE_LINES_MAX: usize = 25;
/// Lines of a header block above a quoted mail.
const BLOCK_LINES_MAX: usize = 14;
/// Introductions that are tried in one text; a text with more of them is no letter.
const ATTRIBUTIONS_MAX: usize = 200;
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
    let ends = lines.iter().map(|line| may_end(head_of(line).trim())).collect();
    let mut hints = Hints { tries: ATTRIBUTIONS_MAX, ends };
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
            Mark::Rest => {
                keep[at..].fill(false);
                break;
            }
            Mark::Forward { head } => {
                forward = Some(forward::read(&lines[head..]));
                keep[at..].fill(false);
                break;
            }
        }
    }
    elide_tail(&kinds, &mut keep);
    // A header block in a mail that answers nothing is of a mail that is passed on.
    if forward.is_none() && (FORWARD_SUBJECT.is_match(subject) || standing == Standing::Begins && !REPLY_SUBJECT.is_match(subject)) {
        forward = (0..lines.len()).find(|at| is_header_block(&lines, *at)).map(|head| forward::read(&lines[head..]));
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
    } else if RULE_LINE.is_match(bare) || bare.chars().count() < 140 && SENT_FROM_LINE.is_match(bare) {
        Kind::Tail
    } else {
        Kind::Own
    }
}

/// The beginning of a line, bounded.
fn head_of(line: &str) -> &str {
    let mut end = line.len().min(LINE_BYTES_MAX);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// What is found once for all lines, and how many introductions are still tried.
struct Hints {
    tries: usize,
    /// Of each line, whether an introduction may end with it.
    ends: Vec<bool>,
}

/// What begins at a line.
enum Mark {
    Nothing,
    /// “On … wrote:”, which ends before the line `end`.
    Introduction {
        end: usize,
    },
    /// Everything from here on is somebody else's, or a signature.
    Rest,
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
            return if FORWARD_LINE.is_match(line) && only_quotes(&kinds[at..]) { Mark::Forward { head: at + 1 } } else { Mark::Nothing };
        }
        Kind::Tail if is_signature(lines, kinds, at, hints) => return Mark::Rest,
        Kind::Tail => {
            // A rule belongs to the header block below it.
            let next = (at + 1..lines.len().min(at + 4)).find(|next| kinds[*next] != Kind::Blank);
            return match next {
                Some(next) if RULE_LINE.is_match(line) && is_header_block(lines, next) => Mark::Rest,
                _ => Mark::Nothing,
            };
        }
        Kind::Own => {}
    }
    if line.contains("--") && FORWARD_LINE.may_match(line) && FORWARD_JOINED.is_match(line) {
        return Mark::Forward { head: at };
    }
    if FORWARD_LINE.is_match(line) {
        return Mark::Forward { head: at + 1 };
    }
    if ORIGINAL_LINE.is_match(line) || is_header_block(lines, at) {
        return Mark::Rest;
    }
    match introduction(lines, kinds, at, hints) {
        Some(end) => Mark::Introduction { end },
        None => Mark::Nothing,
    }
}

fn only_quotes(kinds: &[Kind]) -> bool {
    kinds.iter().all(|kind| *kind != Kind::Own)
}

/// `--` and at most some lines below it, up to the end or to the next quote.
fn is_signature(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> bool {
    if !matches!(lines[at].trim_end(), "--" | "—" | "- --" | "––") {
        return false;
    }
    let below = kinds[at + 1..].iter().filter(|kind| **kind == Kind::Own).count();
    if below <= SIGNATURE_LINES_MAX {
        return true;
    }
    // A long rest is all right where it is a quoted mail.
    let end = lines.len().min(at + 1 + SIGNATURE_LINES_MAX);
    (at + 1..end).any(|next| {
        kinds[next] == Kind::Own
            && (is_header_block(lines, next)
                || ORIGINAL_LINE.is_match(head_of(lines[next]))
                || introduction(lines, kinds, next, hints).is_some())
    })
}

/// A field “From”, with at least two more fields in the lines below it.
fn is_header_block(lines: &[&str], at: usize) -> bool {
    if !FROM_FIELD.is_match(head_of(lines[at])) {
        return false;
    }
    let end = lines.len().min(at + BLOCK_LINES_MAX);
    let fields = lines[at + 1..end].iter().filter(|line| ANY_FIELD.is_match(head_of(line))).count();
    2 <= fields
}

/// Returns where an introduction that begins at `at` ends.
fn introduction(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Option<usize> {
    // Where no line near may end one, none begins: this is cheaper to tell.
    let mut near = hints.ends[at..].iter().take(ATTRIBUTION_LINES_MAX);
    if hints.tries == 0 || !near.any(|may_end| *may_end) || !ATTRIBUTION.begins(head_of(lines[at])) {
        return None;
    }
    hints.tries -= 1;
    let mut joined = String::new();
    let mut blanks = 0;
    for (nth, line) in lines[at..].iter().take(ATTRIBUTION_LINES_MAX).enumerate() {
        // A line `>:` may be the end of an address that was broken over lines.
        if kinds[at + nth] == Kind::Quote && 0 < nth && joined.matches('<').count() <= joined.matches('>').count() {
            return None;
        }
        blanks += usize::from(kinds[at + nth] == Kind::Blank);
        // Only an introduction that names its day at once goes on behind an empty line.
        if 2 < blanks || 0 < blanks + nth && !joined.contains(|c: char| c.is_numeric() || c == '@') {
            return None;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(head_of(line).trim());
        joined.truncate(joined.trim_end().len());
        if 1_000 < joined.len() {
            return None;
        }
        if kinds[at + nth] != Kind::Blank && ATTRIBUTION.is_whole(&joined) {
            let end = at + nth + 1;
            return (!(at + 1..end).any(|later| is_truer_beginning(&lines[at..end], later - at))).then_some(end);
        }
    }
    None
}

/// Tells whether an introduction begins at `later`, and what stands above it is a person's sentence: it names no day and no address, or
/// an empty line parts it from one that names all by itself.
fn is_truer_beginning(lines: &[&str], later: usize) -> bool {
    let (above, whole) = (joined(&lines[..later]), joined(&lines[later..]));
    let is_apart = later.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|line| line.trim().is_empty());
    (is_apart || !DAY_OR_ADDRESS.is_match(&above))
        && whole.trim_start().starts_with(char::is_alphabetic)
        && ATTRIBUTION.begins(head_of(lines[later]))
        && ATTRIBUTION.is_by_program(&whole)
        && ATTRIBUTION.is_whole(&whole)
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
