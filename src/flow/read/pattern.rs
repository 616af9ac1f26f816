//! Reads the pattern of `matches`, with the place of each mistake inside the literal.

use regex::{Regex, RegexBuilder};
use regex_syntax::ast;

use crate::diagnostic::{Diagnostic, Located};
use crate::flow::script::Pattern;

/// A compiled pattern may take this much; more is refused.
const SIZE_BYTES_MAX: usize = 1 << 20;

/// Compiles `written` for whole answers and for finding; `None` where it is not valid, which is reported.
pub(super) fn read(written: &Located<String>, report: &mut dyn FnMut(Diagnostic)) -> Option<Pattern> {
    let text = written.value.as_str();
    if let Err(error) = regex_syntax::ParserBuilder::new().build().parse(text) {
        report(syntax_problem(written, &error));
        return None;
    }
    let bare = without_anchors(written, report);
    let compile = |pattern: String| -> Option<Regex> { RegexBuilder::new(&pattern).size_limit(SIZE_BYTES_MAX).build().ok() };
    let whole = compile(format!("^(?:{bare})$"));
    let within = compile(format!(r"\b(?:{bare})\b"));
    let (Some(whole), Some(within)) = (whole, within) else {
        report(Diagnostic::error("F020", written.span.clone(), "this pattern is too large").help("make the counts in `{…}` smaller"));
        return None;
    };
    Some(Pattern { written: text.to_owned(), whole, within })
}

fn syntax_problem(written: &Located<String>, error: &regex_syntax::Error) -> Diagnostic {
    let (range, message) = match error {
        regex_syntax::Error::Parse(error) => (range(error.span()), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (range(error.span()), error.kind().to_string()),
        other => (0..written.value.len(), other.to_string()),
    };
    let problem = Diagnostic::error("F020", written.part(range.clone()), format!("this pattern is not valid: {message}")).label("here");
    if let Some(problem) = other_way_round(written, error, &problem) {
        return problem;
    }
    match remedy(&written.value, error) {
        Some((at, insert)) => problem.help("close the bracket").patch(written.part(at..at), insert),
        None => problem.help("single quotes keep `\\` as it is; a literal bracket, dot or star is written with `\\` before it"),
    }
}

/// Finds what only needs its two ends exchanged, and what patterns cannot say at all.
#[expect(clippy::wildcard_enum_match_arm, reason = "the parser has many errors, and few of them have a remedy of their own")]
fn other_way_round(written: &Located<String>, error: &regex_syntax::Error, problem: &Diagnostic) -> Option<Diagnostic> {
    let regex_syntax::Error::Parse(error) = error else { return None };
    let place = written.part(range(error.span()));
    let text = place.text().to_owned();
    let exchanged = |separator: char| {
        let (first, last) = text.trim_matches(['{', '}']).split_once(separator)?;
        let whole = if text.starts_with('{') { format!("{{{last}{separator}{first}}}") } else { format!("{last}{separator}{first}") };
        Some(problem.clone().help("the other way round").patch(place.clone(), whole))
    };
    match error.kind() {
        ast::ErrorKind::RepetitionCountInvalid => exchanged(','),
        ast::ErrorKind::ClassRangeInvalid => exchanged('-'),
        ast::ErrorKind::RepetitionMissing => Some(
            problem
                .clone()
                .help("`*`, `+`, `?` and `{…}` repeat what stands before them; as a sign they are written with `\\` before them"),
        ),
        ast::ErrorKind::UnsupportedLookAround | ast::ErrorKind::UnsupportedBackreference => {
            Some(problem.clone().help("say what the answer looks like, from its first character to its last"))
        }
        _ => None,
    }
}

/// Returns the closing bracket that would make the pattern valid, and where it would stand.
#[expect(clippy::wildcard_enum_match_arm, reason = "the parser has many errors, and few of them are a missing bracket")]
fn remedy(text: &str, error: &regex_syntax::Error) -> Option<(usize, &'static str)> {
    let regex_syntax::Error::Parse(error) = error else { return None };
    let end = text.len();
    let candidates = match error.kind() {
        ast::ErrorKind::GroupUnclosed => vec![(end, ")")],
        ast::ErrorKind::ClassUnclosed => vec![(end, "]"), (error.span().end.offset, "]")],
        ast::ErrorKind::RepetitionCountUnclosed => vec![(error.span().end.offset, "}"), (end, "}")],
        _ => Vec::new(),
    };
    candidates
        .into_iter()
        .find(|(at, bracket)| text.is_char_boundary(*at) && is_valid(&format!("{}{bracket}{}", &text[..*at], &text[*at..])))
}

fn is_valid(text: &str) -> bool {
    regex_syntax::parse(text).is_ok()
}

fn range(span: &ast::Span) -> std::ops::Range<usize> {
    span.start.offset..span.end.offset
}

/// Reports `^` and `$` at the ends, which say what is so anyway, and returns the pattern without them.
fn without_anchors(written: &Located<String>, report: &mut dyn FnMut(Diagnostic)) -> String {
    let whole = written.value.as_str();
    let text = whole.strip_prefix('^').unwrap_or(whole);
    let text = text.strip_suffix('$').filter(|text| !text.ends_with('\\')).unwrap_or(text);
    let (front, back) = (whole.starts_with('^'), whole.len() - text.len() == usize::from(whole.starts_with('^')) + 1);
    let (place, message) = match (front, back) {
        (false, false) => return whole.to_owned(),
        (true, false) => (0..1, "`^` is"),
        (false, true) => (whole.len() - 1..whole.len(), "`$` is"),
        (true, true) => (0..whole.len(), "`^` and `$` are"),
    };
    let place = written.part(place);
    let mended = if front && back { text } else { "" };
    let problem = Diagnostic::warning("F024", place.clone(), format!("{message} not needed: the whole answer must match anyway"));
    report(problem.label("not needed").help("take it away").patch(place, mended));
    if is_valid(text) { text.to_owned() } else { written.value.clone() }
}
