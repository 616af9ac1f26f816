//! Reads how a flow ends: what finishing it does, and which flow goes on.

use crate::diagnostic::table::Table;
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::finish::Finish;
use crate::flow::settings::{self, values};

use super::draft::DraftNext;
use super::steps;

/// Reads `[file]`.
pub(super) fn file(top: &Table<'_, '_>) -> (Finish, Vec<Located<String>>) {
    let Some(file) = top.table("file") else { return Default::default() };
    let file = file.with_vocabulary(settings::FILE.names);
    let finish = file.word("as", "F003", &values(&settings::FINISHES)).unwrap_or_default();
    let minimum = file.strings("minimum").unwrap_or_default();
    if let Some(needed) = minimum.first().filter(|_| !finish.opens_case()) {
        let problem = Diagnostic::error("F045", needed.span.clone(), "this flow opens no case, so nothing is enough for one");
        top.reader().report(problem.help("take `minimum` away, or let `as` open a case, such as \"complaint\""));
    }
    file.finish(settings::FILE.called);
    (finish, minimum)
}

/// Reads one `[[next]]`; `None` where it names no flow, which is reported.
pub(super) fn next(table: Table<'_, '_>) -> Option<DraftNext> {
    let table = table.with_vocabulary(settings::NEXT.names).with_aliases(&settings::NEXT_ALIASES);
    let flow = table.string("flow");
    let when = table.string("when").map(|written| steps::read_condition(&table, written));
    let otherwise = table.boolean("otherwise").unwrap_or(false);
    if flow.is_none() && !table.has("flow") && !table.is_damaged() {
        let problem = Diagnostic::error("F003", table.span.clone(), "this `[[next]]` names no flow");
        table.reader().report(problem.help("add a line such as `flow = \"complaint\"`"));
    }
    if let Some(when) = when.as_ref().filter(|_| otherwise) {
        let problem = Diagnostic::error("F045", when.written.span.clone(), "`when` and `otherwise` exclude each other");
        table.reader().report(problem.help("`otherwise` is for words that fit no option; take one of the two away"));
    }
    table.finish(settings::NEXT.called);
    Some(DraftNext { flow: flow?, when, otherwise })
}
