//! Files of texts that belong to nothing.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Span};
use crate::flow::read::Folder;
use crate::flow::read::fluent::FluentFile;

/// Words that serve no flow alone: those of the system, those of the organisation, and those of the notices, which the desk writes.
const BESIDE_FLOWS: [&str; 3] = ["_system", "_notices", "_organisation"];

pub(super) fn check(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let stems = || folder.flows.iter().filter_map(|files| files.draft.source.name.strip_suffix(".toml"));
    for file in &folder.stray {
        let stem = file.source.name.split('.').next().unwrap_or("");
        if file.is_unread || folder.lost_scripts.iter().any(|script| script == stem) {
            continue;
        }
        if stem.starts_with('_') {
            problems.extend(mistyped(stem, file));
            continue;
        }
        let problem = Diagnostic::warning("T019", Span::new(&file.source, 0..0), format!("there is no flow `{stem}.toml` for these texts"));
        problems.push(match nearest(stem, stems()) {
            Some(near) => problem.help(format!("did you mean to call this file `{near}.{}.ftl`?", file.lang)),
            None => problem.help("take the file away, or write the flow"),
        });
    }
    for files in &folder.flows {
        let draft = &files.draft;
        // Where the languages could not be read, any may be meant.
        if draft.languages.iter().all(|lang| lang.span.start == lang.span.end) {
            continue;
        }
        for file in files.words.iter().filter(|file| !draft.languages.iter().any(|lang| lang.value == file.lang)) {
            let message = format!("`{}` is not among the languages of the flow `{}`", file.lang, draft.id.value);
            let problem = Diagnostic::warning("T018", Span::new(&file.source, 0..0), message);
            let place = draft.languages.last().map(|lang| Span { start: lang.span.end, ..lang.span.clone() });
            let problem = problem.help(format!("add it to `languages` in {}, or take the file away", draft.source.name));
            problems.push(match place {
                Some(place) => problem.patch(place, format!(", \"{}\"", file.lang)),
                None => problem,
            });
        }
    }
}

/// Reports a file beside the flows whose name is nearly that of one that Redress reads; any other is somebody's own.
fn mistyped(stem: &str, file: &FluentFile) -> Option<Diagnostic> {
    let near = nearest(stem, BESIDE_FLOWS).filter(|near| *near != stem)?;
    let problem = Diagnostic::warning("T019", Span::new(&file.source, 0..0), format!("nothing reads the file `{}`", file.source.name));
    Some(problem.help(format!("did you mean to call this file `{near}.{}.ftl`?", file.lang)))
}
