//! What flows share: commands, keywords and addresses that begin them, the system's commands, the names of those who are told.

use std::collections::BTreeMap;

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::read::draft::{Draft, DraftNext};
use crate::flow::read::fluent::FluentFile;
use crate::flow::read::{Folder, Surroundings};
use crate::flow::words::normalise;

pub(super) fn check(folder: &Folder, surroundings: &Surroundings, problems: &mut Vec<Diagnostic>) {
    let drafts = || folder.flows.iter().map(|files| &files.draft);
    claimed_twice(drafts().flat_map(|draft| each(draft, &draft.start.commands)), "the command", problems);
    claimed_twice(drafts().flat_map(|draft| each(draft, &draft.start.keywords)), "the keyword", problems);
    claimed_twice(drafts().flat_map(|draft| each(draft, &draft.start.mail_to)), "the address", problems);
    let commands = system_commands(folder);
    for draft in drafts() {
        for word in draft.start.commands.iter().chain(&draft.start.keywords) {
            problems.extend(hidden(word, &commands));
        }
        problems.extend(draft.start.mail_to.iter().filter_map(bad_address));
        let next = draft.next.iter().filter(|_| !surroundings.is_alone);
        problems.extend(next.filter_map(|next| unknown_flow(next, folder)));
        problems.extend(order_by_mail(draft));
        for target in draft.raises.iter().flat_map(|raise| &raise.notify) {
            problems.extend(unknown_target(target, surroundings));
        }
    }
}

fn each<'a>(draft: &'a Draft, words: &'a [Located<String>]) -> impl Iterator<Item = (&'a Draft, &'a Located<String>)> {
    words.iter().map(move |word| (draft, word))
}

fn claimed_twice<'a>(claims: impl Iterator<Item = (&'a Draft, &'a Located<String>)>, what: &str, problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, (&Draft, &Located<String>)> = BTreeMap::new();
    for (draft, word) in claims {
        let Some((other, earlier)) = first.get(&normalise(&word.value)) else {
            first.insert(normalise(&word.value), (draft, word));
            continue;
        };
        let problem =
            Diagnostic::error("F035", word.span.clone(), format!("{what} `{}` already begins the flow `{}`", word.value, other.id.value));
        let problem = problem.label(format!("also in line {} of {}", earlier.span.line(), earlier.span.source.name));
        problems.push(problem.help("only one flow can begin by it: take it away from one of them"));
    }
}

/// Returns the words of all commands, normalised, with the command and the language.
fn system_commands(folder: &Folder) -> BTreeMap<String, String> {
    let shipped = folder.shipped.iter().map(|(_, file)| file);
    let files: Vec<&FluentFile> = shipped.chain(&folder.overrides).collect();
    let mut commands = BTreeMap::new();
    for file in files {
        for message in file.messages.iter().filter(|message| message.id.value.starts_with("cmd-")) {
            let words = message.value.iter().flat_map(|text| text.plain.split(','));
            commands.extend(words.map(|word| (normalise(word), format!("`{}` ({})", &message.id.value["cmd-".len()..], file.lang))));
        }
    }
    commands
}

fn hidden(word: &Located<String>, commands: &BTreeMap<String, String>) -> Option<Diagnostic> {
    let command = commands.get(&normalise(&word.value))?;
    let problem =
        Diagnostic::error("F036", word.span.clone(), format!("`{}` is already the command {command} in every conversation", word.value));
    Some(problem.label("taken").help("choose another word"))
}

fn bad_address(address: &Located<String>) -> Option<Diagnostic> {
    let is_address = address.value.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !address.value.contains([' ', ',', '<'])
    });
    let problem = || Diagnostic::error("F003", address.span.clone(), format!("`{}` is no e-mail address", address.value));
    (!is_address).then(|| problem().help("write it bare, such as complaints@example.org"))
}

fn unknown_flow(next: &DraftNext, folder: &Folder) -> Option<Diagnostic> {
    let mut known = folder.flows.iter().map(|files| files.draft.id.value.as_str());
    if known.clone().any(|id| id == next.flow.value) || folder.lost_scripts.contains(&next.flow.value) {
        return None;
    }
    let problem = Diagnostic::error("F043", next.flow.span.clone(), format!("there is no flow `{}`", next.flow.value));
    Some(match nearest(&next.flow.value, known.clone()) {
        Some(id) => problem.help(format!("did you mean `{id}`?")).patch(next.flow.content_span(), id),
        None => problem.help(format!("it can be {}", one_of(&mut known))),
    })
}

/// A mail is a case at once, so that no mail can begin a flow that opens none.
fn order_by_mail(draft: &Draft) -> Option<Diagnostic> {
    let address = draft.start.mail_to.first().filter(|_| !draft.finish.opens_case())?;
    let problem = Diagnostic::error("F044", address.span.clone(), "a mail is a case at once, and this flow opens none");
    Some(problem.help("give the address to a flow that opens a case, such as the complaint"))
}

fn unknown_target(target: &Located<String>, surroundings: &Surroundings) -> Option<Diagnostic> {
    let known = surroundings.notify_targets.as_ref().filter(|known| !known.contains(&target.value))?;
    let problem = Diagnostic::error("F037", target.span.clone(), format!("nobody is called `{}` in the configuration", target.value));
    Some(match nearest(&target.value, known.iter().map(String::as_str)) {
        Some(name) => problem.help(format!("did you mean `{name}`?")).patch(target.content_span(), name),
        None => problem.help(format!("it can be {}", one_of(known.iter().map(String::as_str)))),
    })
}
