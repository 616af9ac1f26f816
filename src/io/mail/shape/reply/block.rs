//! Finds the header blocks and the announcing lines above quoted mails, and how far such a mail reaches.
//!
//! People write “From: Munich, To: Rome” too: a block needs what only programs write.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::regex;
use super::words::{ANY_FIELD, FROM_FIELD, SUBJECT_FIELD};
use super::{Kind, head_of};

/// Lines of a header block above a quoted mail.
const BLOCK_LINES_MAX: usize = 14;
/// Fields that may stand above “From”.
const FIELDS_ABOVE_FROM_MAX: usize = 4;
/// Of a line with a field, the part in which its colon stands.
const FIELD_BYTES_MAX: usize = 60;
/// Digits of a day with its time, at least: `3.5. 10:15`.
const DATE_DIGITS_MIN: usize = 5;

/// A time of day; with a dot only behind a year, since `12.05` is a day too.
static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r"\d{1,2}[:：]\d\d|\d{4}.*\s\d{1,2}[.h]\d\d"));

/// Tells whether the header block of a quoted mail begins at a line.
///
/// It has “From” in its first five fields, and two fields more. Its sender has an address, and it has a subject or a date; or it
/// has a subject, and a date with its time or the bold names that Outlook writes.
pub(super) fn is_header_block(lines: &[&str], at: usize) -> bool {
    let Some(from) = from_field(lines, at) else { return false };
    let end = lines.len().min(at + BLOCK_LINES_MAX);
    let fields: Vec<&str> =
        lines[at..end].iter().map(|line| head_of(line)).filter(|line| has_colon(line) && ANY_FIELD.is_match(line)).collect();
    if fields.len() < 3 || from != at && !lines[at..from].iter().all(|line| ANY_FIELD.is_match(head_of(line))) {
        return false;
    }
    let others = || fields.iter().filter(|line| !FROM_FIELD.is_match(line));
    let has_subject = others().any(|line| SUBJECT_FIELD.is_match(line));
    let mut dates = others().filter(|line| !SUBJECT_FIELD.is_match(line) && !line.contains('@') && DATE_DIGITS_MIN <= n_digits(line));
    let has_address = [Some(&lines[from]), lines.get(from + 1)].into_iter().flatten().any(|line| head_of(line).contains('@'));
    let bold = head_of(lines[from]).trim_start_matches([' ', '>']).starts_with('*');
    if has_address { has_subject || dates.next().is_some() } else { has_subject && (bold || dates.any(|line| TIME.is_match(line))) }
}

/// The line of “From”, at `at` or some fields below.
fn from_field(lines: &[&str], at: usize) -> Option<usize> {
    if !has_colon(lines[at]) {
        return None;
    }
    let end = lines.len().min(at + 1 + FIELDS_ABOVE_FROM_MAX);
    (at..end).take_while(|nth| has_colon(lines[*nth])).find(|nth| FROM_FIELD.is_match(head_of(lines[*nth])))
}

/// Tells cheaply that a line is no field.
fn has_colon(line: &str) -> bool {
    line.char_indices().take_while(|(at, _)| *at < FIELD_BYTES_MAX).any(|(_, c)| matches!(c, ':' | '：'))
}

fn n_digits(line: &str) -> usize {
    line.chars().filter(|c| c.is_numeric()).count()
}

/// Tells whether a line such as “Forwarded message” announces a mail: it is between dashes, or in words that
/// nobody else writes, or a field stands below it.
pub(super) fn announces(lines: &[&str], kinds: &[Kind], at: usize) -> bool {
    let is_rule = |c: char| matches!(c, '-' | '–' | '—' | '=' | '_' | '*');
    let bare = head_of(lines[at]).trim_matches([' ', '>', '\t', '\u{a0}']);
    let before = bare.chars().take_while(|c| is_rule(*c)).count();
    let behind = bare.chars().rev().take_while(|c| is_rule(*c)).count();
    if 3 <= before || 2 <= before && 2 <= behind || bare.starts_with("Begin forwarded message") {
        return true;
    }
    let below = (at + 1..lines.len()).find(|below| !is_empty(lines, kinds, *below));
    below.is_some_and(|below| ANY_FIELD.is_match(head_of(lines[below])))
}

/// Where the mail that begins at `head` ends: where it is quoted with marks, before the first line without; else at the end.
pub(super) fn end_of_quoted(lines: &[&str], kinds: &[Kind], head: usize) -> usize {
    let is_field = |at: usize| kinds[at] != Kind::Quote && ANY_FIELD.is_match(head_of(lines[at]));
    let first = (head..lines.len()).find(|at| kinds[*at] != Kind::Blank && !is_field(*at));
    match first {
        Some(first) if kinds[first] == Kind::Quote => {
            (first..lines.len()).find(|at| !matches!(kinds[*at], Kind::Quote | Kind::Blank)).unwrap_or(lines.len())
        }
        _ => lines.len(),
    }
}

/// Where a forwarded mail ends that begins at `head`: programs lose the mark of a line here and there, between two that have it.
pub(super) fn end_of_forwarded(lines: &[&str], kinds: &[Kind], head: usize) -> usize {
    let mut end = end_of_quoted(lines, kinds, head);
    while 0 < end && kinds[end - 1] == Kind::Quote && kinds.get(end) == Some(&Kind::Own) && kinds.get(end + 1) == Some(&Kind::Quote) {
        end = end_of_quoted(lines, kinds, end + 1);
    }
    end
}

/// Tells whether a line is blank, but for the mark of a quote.
fn is_empty(lines: &[&str], kinds: &[Kind], at: usize) -> bool {
    kinds[at] == Kind::Blank || kinds[at] == Kind::Quote && lines[at].trim_matches(['>', ' ', '\t']).is_empty()
}
