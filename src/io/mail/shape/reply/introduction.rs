//! Finds the lines by which a program introduces the mail that it quotes: “On … wrote:”.

use super::words::{ATTRIBUTION, DAY_OR_ADDRESS, may_end};
use super::{Kind, head_of, joined};

/// Lines over which an introduction such as “On … wrote:” may be broken.
const ATTRIBUTION_LINES_MAX: usize = 8;
/// Introductions that are tried in one text; a text with more of them is no letter.
const ATTRIBUTIONS_MAX: usize = 200;

/// What is found once for all lines, and how many introductions are still tried.
pub(super) struct Hints {
    tries: usize,
    /// Of each line, whether an introduction may end with it.
    ends: Vec<bool>,
    /// The first line that is neither quoted nor blank.
    own: Option<usize>,
}

impl Hints {
    pub(super) fn new(lines: &[&str], kinds: &[Kind]) -> Self {
        let ends = lines.iter().map(|line| may_end(head_of(line).trim())).collect();
        Self { tries: ATTRIBUTIONS_MAX, ends, own: kinds.iter().position(|kind| *kind == Kind::Own) }
    }

    /// Tells whether a line of the sender's may stand above `at`.
    pub(super) fn has_own_above(&self, at: usize) -> bool {
        self.own.is_some_and(|own| own < at)
    }
}

/// Returns where an introduction that begins at `at` ends.
pub(super) fn introduction(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Option<usize> {
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
