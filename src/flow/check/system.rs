//! The words of Redress itself: complete in every language of a flow, and each meaning one command.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Message};
use crate::flow::system::shipped_for;
use crate::flow::words::normalise;
use crate::text::Lang;

use super::marks::MARK;
use super::missing::Spoken;
use super::wording::words_of;

/// Reports languages of the flow in which words of the system are missing.
pub(super) fn check(draft: &Draft, folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let Some(english) = folder.shipped.iter().find(|(lang, _)| lang.as_str() == "en").map(|(_, file)| file) else { return };
    for (nth, lang) in draft.languages.iter().enumerate().filter(|(_, lang)| shipped_for(&lang.value, folder.shipped).is_none()) {
        let own: Vec<&FluentFile> = folder.overrides.iter().filter(|file| file.lang == lang.value).collect();
        // What only an organisation can say is no word of Redress.
        let is_ours = |message: &&Message| !message.value.as_ref().is_some_and(|text| text.plain.contains(MARK));
        let missing = english
            .messages
            .iter()
            .filter(is_ours)
            .map(|message| message.id.value.as_str())
            .filter(|id| own.iter().all(|file| file.message(id).is_none()));
        let missing: Vec<&str> = missing.collect();
        let Some(first) = missing.first().filter(|_| !own.iter().any(|file| file.is_unread)) else { continue };
        let message = match own.is_empty() {
            true => format!("Redress itself does not speak `{}`", lang.value),
            false => format!("{} words of Redress itself are missing in `{}`, such as `{first}`", missing.len(), lang.value),
        };
        let severity = if nth == 0 { Severity::Error } else { Severity::Warning };
        let problem = Diagnostic { severity, ..Diagnostic::error("T015", lang.span.clone(), message) };
        let help = format!("write `_system.{}.ftl` with their translations, in the folder of the flows", lang.value);
        problems.push(problem.label("system words missing").help(help));
    }
}

/// Reports words that are two commands in the organisation's files.
pub(super) fn check_commands(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    for over in &folder.overrides {
        let shipped = shipped_for(&over.lang, folder.shipped);
        let mut meaning: BTreeMap<String, &str> = BTreeMap::new();
        let is_command = |id: &str| id.starts_with("cmd-");
        for message in shipped.iter().flat_map(|file| &file.messages).filter(|message| is_command(&message.id.value)) {
            if over.message(&message.id.value).is_none() {
                let words = message.value.iter().flat_map(words_of);
                meaning.extend(words.map(|(word, _)| (word, message.id.value.as_str())));
            }
        }
        for message in over.messages.iter().filter(|message| is_command(&message.id.value)) {
            for (word, span) in message.value.iter().flat_map(words_of) {
                if let Some(other) = meaning.insert(word.clone(), &message.id.value).filter(|other| *other != message.id.value) {
                    let problem = Diagnostic::error("T014", span, format!("“{word}” is already a word of `{other}`")).label("two commands");
                    problems.push(problem.help("take it away from one of them"));
                }
            }
        }
    }
}

/// Reports options whose words are a command: saying them gives the command.
pub(super) fn check_options(draft: &Draft, spoken: &Spoken<'_>, folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let commands = commands(spoken.lang, folder);
    for (_, step, question) in draft.questions() {
        for option in &question.options {
            let text = spoken.message(&format!("{}-{}", step.id.value, option.value)).and_then(|message| message.value.as_ref());
            if let Some((text, command)) = text.and_then(|text| Some((text, commands.get(&normalise(&text.plain))?))) {
                let problem =
                    Diagnostic::warning("T014", text.span.clone(), format!("who writes “{}” gives the command `{command}`", text.plain));
                problems.push(problem.label("a command word").help("choose other words for the option"));
            }
        }
    }
}

fn commands(lang: &Lang, folder: &Folder) -> BTreeMap<String, String> {
    let over = folder.overrides.iter().filter(|file| file.lang == *lang);
    let mut commands = BTreeMap::new();
    for file in shipped_for(lang, folder.shipped).into_iter().chain(over) {
        for message in file.messages.iter().filter(|message| message.id.value.starts_with("cmd-")) {
            let words = message.value.iter().flat_map(words_of);
            commands.extend(words.map(|(word, _)| (word, message.id.value["cmd-".len()..].to_owned())));
        }
    }
    commands
}
