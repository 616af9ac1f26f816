//! Reads the steps: what kind each is, when and where it comes, and what a question accepts.

use crate::diagnostic::table::Table;
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::script::Channels;
use crate::flow::settings::{self, values};

use super::condition;
use super::draft::{DraftBody, DraftCondition, DraftQuestion, DraftStep};
use super::question;

const SHAPES: [&str; 4] = ["ask", "say", "confirm", "use"];

/// Reads one step; `None` where not even its id could be read, which is reported.
pub(super) fn step(table: Table<'_, '_>) -> Option<DraftStep> {
    let table = table.with_vocabulary(settings::STEP.names).with_aliases(&settings::STEP_ALIASES);
    let shape = shape(&table)?;
    let id = with_id(&table, shape, table.string(shape)?);
    let written = table.string("when");
    // A condition may stand in the lines that could not be read: then whether the step comes is not known.
    let is_lost = written.is_none() && table.is_damaged() && matches!(shape, "ask" | "say");
    let unread = || DraftCondition { written: id.clone(), tree: None, rest: None };
    let when = written.map(|written| read_condition(&table, written)).or_else(|| is_lost.then(unread));
    let on = channels(&table);
    let (body, place) = match shape {
        "ask" => {
            let (question, place) = question::read(&table);
            (DraftBody::Ask(Box::new(question)), place)
        }
        "say" => (DraftBody::Say, "a `say` step"),
        "confirm" => (DraftBody::Confirm, "a `confirm` step"),
        _ => (DraftBody::Use { prefix: table.string("prefix").map(|prefix| prefix.value) }, "a `use` step"),
    };
    table.expect(&SHAPES);
    table.finish(place);
    Some(DraftStep { id, when, on, body })
}

/// Finds which of the four shapes the step has; none, or several, is a problem.
fn shape(table: &Table<'_, '_>) -> Option<&'static str> {
    let present: Vec<&'static str> = SHAPES.into_iter().filter(|shape| table.has(shape)).collect();
    if present.len() != 1 && !table.is_damaged() {
        let place = present.get(1).and_then(|shape| table.key_span(shape)).unwrap_or_else(|| table.span.clone());
        let message = match present.as_slice() {
            [] => "this step neither asks nor says anything".to_owned(),
            several => format!("this step is several things at once: {}", several.join(" and ")),
        };
        let problem = Diagnostic::error("F006", place, message).help("a step has exactly one of `ask`, `say`, `confirm` and `use`");
        table.reader().report(problem);
    }
    present.first().copied()
}

/// Reports an id that cannot name a message or stand in a condition, and returns what it was meant to be.
pub(super) fn with_id(table: &Table<'_, '_>, key: &str, id: Located<String>) -> Located<String> {
    if is_id(&id.value) || table.reader().is_damaged(&(id.span.start..id.span.end)) {
        return id;
    }
    let problem = Diagnostic::error("F018", id.span.clone(), format!("`{}` cannot be an id (in `{key}`)", id.value));
    let mut mended: String = id.value.trim().to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    mended.truncate(40);
    let problem = problem.help("an id begins with a small letter and has small letters, digits and `_` only, 40 at most");
    if !is_id(&mended) {
        table.reader().report(problem);
        return id;
    }
    table.reader().report(problem.patch(id.content_span(), mended.clone()));
    Located { value: mended, span: id.span }
}

/// Tells whether `word` can be the id of a question, option, flow or rule.
pub(in crate::flow) fn is_id(word: &str) -> bool {
    word.len() <= 40
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

pub(super) fn read_condition(table: &Table<'_, '_>, written: Located<String>) -> DraftCondition {
    let mut problems = Vec::new();
    let tree = condition::parse(&written, &mut problems);
    // What the parser of the file stumbled over is one problem, not two.
    if !table.reader().is_damaged(&(written.span.start..written.span.end)) {
        problems.into_iter().for_each(|problem| table.reader().report(problem));
    }
    DraftCondition { written, tree, rest: None }
}

fn channels(table: &Table<'_, '_>) -> Channels {
    let both = Channels { chat: true, mail: true };
    let Some(names) = table.strings("on") else { return both };
    let mut on = Channels { chat: false, mail: false };
    for name in &names {
        match table.reader().one_word("on", "F003", name, &values(&settings::CHANNELS)) {
            Some(true) => on.chat = true,
            Some(false) => on.mail = true,
            None => return both,
        }
    }
    if names.is_empty() { both } else { on }
}

/// Returns a question of which nothing but its id is known.
pub(super) fn unreadable() -> DraftQuestion {
    DraftQuestion {
        kind: None,
        options: Vec::new(),
        optional: false,
        tidy: Vec::new(),
        matches: None,
        tries: 3,
        mail: Default::default(),
        private: false,
        lookup: None,
        limit: None,
    }
}
