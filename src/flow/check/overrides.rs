//! Words that an organisation puts over those that are shipped, of the system and of letters: same ids, same variables.

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::read::Folder;
use crate::flow::read::fluent::{FluentFile, Message};

/// Checks the organisation's words over those of the system: same ids, same variables.
pub(super) fn check(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let known_files: Vec<&FluentFile> = folder.shipped.iter().map(|(_, file)| file).collect();
    for file in &folder.overrides {
        for message in &file.messages {
            let shipped: Vec<&Message> = known_files.iter().filter_map(|file| file.message(&message.id.value)).collect();
            // An organisation may add texts of its own, to be shown in its flows.
            let is_own = file.source.name.starts_with("_organisation.");
            match shipped.is_empty() {
                true if is_own => {}
                true => problems.push(unknown_word(message, &known_files)),
                false => problems.extend(strange_variables(message, &shipped)),
            }
        }
    }
}

fn unknown_word(message: &Message, known: &[&FluentFile]) -> Diagnostic {
    let problem = Diagnostic::warning("T008", message.id.span.clone(), format!("Redress has no word `{}`", message.id.value))
        .label("nothing uses it");
    let ids = known.iter().flat_map(|file| &file.messages).map(|message| message.id.value.as_str());
    match nearest(&message.id.value, ids) {
        Some(id) => problem.help(format!("did you mean `{id}`?")).patch(message.id.span.clone(), id),
        None => problem.help("this file only puts other words over those that are shipped"),
    }
}

fn strange_variables(message: &Message, shipped: &[&Message]) -> Vec<Diagnostic> {
    let known: Vec<&str> = shipped
        .iter()
        .flat_map(|message| message.texts())
        .flat_map(|(_, text)| &text.variables)
        .map(|variable| variable.value.as_str())
        .collect();
    let written = message.texts().flat_map(|(_, text)| &text.variables);
    let strange = written.filter(|variable| variable.value != "name" && !known.contains(&variable.value.as_str()));
    let problem = |variable: &Located<String>| {
        let problem = Diagnostic::error("T005", variable.span.clone(), format!("there is no `${}` in this text", variable.value))
            .label("unknown variable");
        match nearest(&variable.value, known.iter().copied()) {
            Some(name) => problem.help(format!("did you mean `${name}`?")).patch(variable.span.clone(), format!("${name}")),
            None if known.is_empty() => problem.help("nothing is filled in here: write the words themselves"),
            None => problem.help(format!("here it can be {}", one_of(known.iter().copied()))),
        }
    };
    strange.map(problem).collect()
}

/// Checks words over those of a part of the program that flows know nothing of, such as letters; `organisation` has words that both may show.
pub(in crate::flow) fn check_others(files: &[FluentFile], shipped: &[FluentFile], organisation: &[FluentFile]) -> Vec<Diagnostic> {
    let known: Vec<&FluentFile> = shipped.iter().chain(organisation).collect();
    let mut problems = Vec::new();
    for file in files {
        for message in &file.messages {
            let originals: Vec<&Message> = shipped.iter().filter_map(|file| file.message(&message.id.value)).collect();
            match originals.is_empty() {
                true => problems.push(unknown_word(message, &known)),
                false => problems.extend(strange_variables(message, &originals)),
            }
            problems.extend(strange_references(message, file, &known));
        }
    }
    problems
}

/// Reports what a text must say and does not.
pub(in crate::flow) fn check_musts(file: &FluentFile, musts: &[(&str, &[&str])]) -> Vec<Diagnostic> {
    let lacking = |message: &Message, must: &str| {
        let mut shown = message.texts().flat_map(|(_, text)| &text.variables);
        (!shown.any(|variable| variable.value == must)).then(|| {
            let text = format!("`{}` does not show `${must}`", message.id.value);
            let problem = Diagnostic::error("T026", message.id.span.clone(), text).label("the customer must read it");
            problem.help(format!("write `{{ ${must} }}` where it belongs"))
        })
    };
    let of = |(id, needed): &(&str, &[&str])| -> Vec<Diagnostic> {
        file.message(id).map(|message| needed.iter().filter_map(|must| lacking(message, must)).collect()).unwrap_or_default()
    };
    musts.iter().flat_map(of).collect()
}

/// Reports other texts that a message shows and nobody has written: the reader would see their names.
fn strange_references(message: &Message, file: &FluentFile, known: &[&FluentFile]) -> Vec<Diagnostic> {
    let files = || known.iter().copied().chain([file]);
    let has = |name: &str| files().any(|file| file.message(name).is_some() || file.terms.iter().any(|term| term == name));
    let references = message.texts().flat_map(|(_, text)| &text.references);
    let found = references.filter(|reference| !has(&reference.value)).map(|reference| {
        let problem = Diagnostic::error("T005", reference.span.clone(), format!("there is no text `{}` to show here", reference.value));
        let problem = problem.label("unknown text");
        let ids = files().flat_map(|file| file.messages.iter().map(|message| message.id.value.as_str()));
        match nearest(&reference.value, ids) {
            Some(id) => problem.help(format!("did you mean `{id}`?")).patch(reference.span.clone(), id),
            None => problem.help("a variable has a `$` before its name, as in `{ $reference }`"),
        }
    });
    found.collect()
}
