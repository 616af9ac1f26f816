//! What is told about the words under the cursor in a script.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::check::needs::What;
use crate::flow::read::FlowFiles;
use crate::flow::settings::{KINDS, KindEntry, SECTIONS, Section, Setting, Takes, Without};

use super::define::{self, Named};
use super::place::{self, Place};
use super::{Hover, Pack, need, quoted};

pub(super) fn script(pack: &Pack, source: &Arc<Source>, offset: usize) -> Option<Hover> {
    let text = source.text.as_str();
    if let Some((range, named)) = define::named_at(pack, source, offset) {
        let files = pack.flow_of(&source.name)?;
        return Some(Hover { range, words: about(pack, files, &named)? });
    }
    match place::find(&source.name, text, offset) {
        Place::Header(line) => {
            let header: String = text[line.clone()].split('#').next().unwrap_or("").split_whitespace().collect();
            let section = SECTIONS.into_iter().find(|section| section.header == header)?;
            Some(Hover { range: line, words: format!("`{header}`\n\n{}", section.meaning) })
        }
        Place::Name { section, word } => {
            let setting = section.setting(&text[word.clone()])?;
            Some(Hover { range: word, words: about_setting(section, setting) })
        }
        Place::Value { section, setting, value } => {
            let written = text[value.content.clone()].trim();
            let word =
                setting.takes.words().iter().find(|word| word.name == written).map(|word| format!("`\"{written}\"`\n\n{}", word.meaning));
            let kind = KINDS.iter().find(|kind| kind.name == written && matches!(setting.takes, Takes::Kind)).map(about_kind);
            Some(Hover { range: value.content, words: word.or(kind).unwrap_or_else(|| about_setting(section, setting)) })
        }
        Place::Elsewhere => None,
    }
}

fn about_setting(section: &Section, setting: &Setting) -> String {
    let place = if section.header.is_empty() { String::new() } else { format!(" in `{}`", section.header) };
    let example = if setting.example.is_empty() || setting.without == Without::Same(setting.example) {
        String::new()
    } else {
        format!("\n\nSuch as `{} = {}`.", setting.name, setting.example)
    };
    let (takes, without) = (setting.takes.phrase(), setting.without.phrase());
    format!("`{}`{place}\n\n{}\n\nTakes {takes}. Without it: {without}.{example}", setting.name, setting.meaning)
}

fn about_kind(kind: &KindEntry) -> String {
    let own = match kind.settings {
        [] => String::new(),
        settings => format!("\n\nIts own settings: {}.", settings.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    };
    format!("`\"{}\"`\n\n{}\n\nIn a chat: {}. In a mail: {}.{own}", kind.name, kind.meaning, kind.chat, kind.mail)
}

/// Tells what an id of the script or a text is, where it stands, and its words in the base language.
pub(super) fn about(pack: &Pack, files: &FlowFiles, named: &Named) -> Option<String> {
    let id = named.message();
    let needed = need(files, &id)?;
    let kind = match needed.what {
        What::Question(question) => {
            let span = question.kind.as_ref().and_then(|_| files.draft.question(&id)).map(|(_, step, _)| step.id.span.clone());
            let kind = span.and_then(|span| {
                let present = place::present(&span.source.text, span.start);
                present.iter().find(|(key, _)| *key == "kind").map(|(_, value)| value.split('#').next().unwrap_or(value).trim().to_owned())
            });
            format!("question{}", kind.map(|kind| format!(" of the kind `{kind}`")).unwrap_or_default())
        }
        What::Option => "option".to_owned(),
        What::Statement => "statement".to_owned(),
        What::Confirmation => "confirmation".to_owned(),
    };
    let place = format!("{}, line {}", needed.span.source.name, needed.span.line());
    let words = pack.words(files, &id).map_or_else(|| "It has no words yet.".to_owned(), |words| quoted(&words));
    Some(format!("`{id}`: {kind} ({place})\n\n{words}"))
}
