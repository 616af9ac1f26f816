//! Translations that wait for a translator: older than their source, or still in its words.

use crate::diagnostic::{Diagnostic, Span};
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Message};
use crate::flow::translate::TO_TRANSLATE;
use crate::flow::translate::stamps::pairs;

use super::missing::Spoken;

pub(super) fn check(draft: &Draft, spoken: &[Spoken<'_>], folder: &Folder, problems: &mut Vec<Diagnostic>) {
    for pair in pairs(draft, spoken).iter().filter(|pair| pair.is_older(&folder.stamps)) {
        let (id, source) = (&pair.translation.id, &pair.source.id.span);
        let message = format!("the words of `{}` in {} changed after they were translated", id.value, source.source.name);
        let problem = Diagnostic::warning("T009", id.span.clone(), message).label(format!("see line {} there", source.line()));
        problems.push(problem.help("translate them anew; if the translation still fits, say so: redress flow texts --stamp"));
    }
    spoken.iter().flat_map(|spoken| &spoken.own).for_each(|file| check_file(file, problems));
}

/// Reports the texts of a file that still have the words of another language.
pub(super) fn check_file(file: &FluentFile, problems: &mut Vec<Diagnostic>) {
    let is_waiting = |message: &&Message| message.comment.iter().any(|line| line.starts_with(TO_TRANSLATE));
    problems.extend(file.messages.iter().filter(is_waiting).map(|message| {
        let problem = Diagnostic::warning("T024", message.id.span.clone(), format!("`{}` is not translated yet", message.id.value));
        problem.help(format!("translate it, and take the line `# {TO_TRANSLATE} …` above it away"))
    }));
}

/// Reports a file of stamps that cannot be read.
pub(super) fn check_stamps(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    problems.extend(folder.broken_stamps.iter().map(|(source, why)| {
        let problem = Diagnostic::warning("T009", Span::new(source, 0..0), format!("{} cannot be read: {why}", source.name));
        problem.help("write it anew: redress flow texts --stamp")
    }));
}
