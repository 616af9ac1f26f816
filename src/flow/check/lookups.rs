//! Questions that a table answers: the table is there, has the columns, and earlier questions say what to look for.

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::read::Folder;
use crate::flow::read::draft::{Draft, DraftLookup};
use crate::flow::script::Kind;
use crate::flow::table::{self, CODE};

pub(super) fn check(draft: &Draft, folder: &Folder, problems: &mut Vec<Diagnostic>) {
    for (at, _, question) in draft.questions() {
        let Some(lookup) = &question.lookup else { continue };
        for by in &lookup.by {
            problems.extend(bad_question(draft, at, by));
        }
        match folder.tables.iter().find(|(source, _)| source.name == format!("{}.csv", lookup.table.value)) {
            None => problems.push(no_table(lookup, folder)),
            Some((_, None)) => {}
            Some((source, Some(table))) => {
                let unknown = lookup.by.iter().filter(|by| !table.columns.contains(&by.value));
                problems.extend(unknown.map(|by| no_column(by, &source.name, &table.columns)));
                let by: Vec<&str> = lookup.by.iter().map(|by| by.value.as_str()).collect();
                table::check_rows(source, &by, problems);
            }
        }
    }
}

fn bad_question(draft: &Draft, at: usize, by: &Located<String>) -> Option<Diagnostic> {
    let earlier = || draft.questions().filter(|(place, _, _)| *place < at).map(|(_, step, _)| step.id.value.as_str());
    match draft.question(&by.value) {
        Some((place, _, question)) if place < at => {
            let is_text = matches!(question.kind, Some(Kind::Text { .. }) | None);
            let problem = || Diagnostic::error(CODE, by.span.clone(), format!("`{}` is no text question", by.value));
            (!is_text).then(|| problem().help("a table is searched for what the customer writes: take a question of the kind `text`"))
        }
        Some(_) | None => {
            let problem = Diagnostic::error(CODE, by.span.clone(), format!("no earlier question is called `{}`", by.value));
            Some(match nearest(&by.value, earlier()) {
                Some(near) => problem.help(format!("did you mean `{near}`?")).patch(by.content_span(), near),
                None => problem.help(format!("it can be {}", one_of(earlier()))),
            })
        }
    }
}

fn no_table(lookup: &DraftLookup, folder: &Folder) -> Diagnostic {
    let names = || folder.tables.iter().filter_map(|(source, _)| source.name.strip_suffix(".csv"));
    let message = format!("there is no table `{}.csv` beside the flows", lookup.table.value);
    let problem = Diagnostic::error(CODE, lookup.table.span.clone(), message).label("no such table");
    match nearest(&lookup.table.value, names()) {
        Some(near) => problem.help(format!("did you mean `{near}`?")).patch(lookup.table.content_span(), near),
        None => problem.help("write it: the first line names the columns, each further line is a row"),
    }
}

fn no_column(by: &Located<String>, table: &str, columns: &[String]) -> Diagnostic {
    let problem = Diagnostic::error(CODE, by.span.clone(), format!("`{table}` has no column `{}`", by.value)).label("no such column");
    match nearest(&by.value, columns.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean the column `{near}`? Question and column have the same name")),
        None => {
            problem.help(format!("question and column have the same name; the columns are {}", one_of(columns.iter().map(String::as_str))))
        }
    }
}
