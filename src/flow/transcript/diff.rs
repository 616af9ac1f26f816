//! Says how what was shown differs from what a transcript has: the first line that is wrong, and the lines around it.

use similar::{ChangeTag, TextDiff};

use super::Problem;

/// Lines that are as written, before and after each difference.
const AROUND_LINES: usize = 3;

/// Compares the golden lines of a turn, with their numbers, with what was shown; `act_line` is where the turn begins.
pub(super) fn compare(act_line: usize, wanted: &[(usize, &str)], shown: &[String]) -> Option<Problem> {
    let written: Vec<&str> = wanted.iter().map(|(_, text)| *text).collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&written, &shown);
    let first = diff.iter_all_changes().find(|change| change.tag() != ChangeTag::Equal)?;
    let place = first.old_index().or_else(|| Some(diff.iter_all_changes().take_while(|change| change.tag() == ChangeTag::Equal).count()));
    let line = place.and_then(|nth| wanted.get(nth)).or(wanted.last()).map_or(act_line, |(line, _)| *line);
    let mut message = String::from("not as written (- as written, + as it is)");
    for (nth, group) in diff.grouped_ops(AROUND_LINES).iter().enumerate() {
        message.push_str(if nth == 0 { "" } else { "\n  …" });
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            message.push_str(&format!("\n{} {}", change.tag(), change.value()));
        }
    }
    Some(Problem { line, message })
}
