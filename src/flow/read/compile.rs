//! Builds the compiled flow from a draft that has no errors.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::FluentResource;

use crate::flow::check::Typed;
use crate::flow::finish::{Next, NextOn};
use crate::flow::script::{Flow, Lookup, Question, Raise, Silence, Start, Step, StepBody};
use crate::flow::system::shipped_for;
use crate::flow::table::Table;
use crate::text::{Lang, Texts};

use super::draft::{Draft, DraftBody, DraftStep};
use super::{FlowFiles, Folder, fingerprint};

/// Returns the flow; `None` where the draft was not checked to be free of errors.
pub(super) fn flow(files: &FlowFiles, folder: &Folder, typed: Typed) -> Option<Flow> {
    let draft = &files.draft;
    let values = |words: &[crate::diagnostic::Located<String>]| words.iter().map(|word| word.value.clone()).collect::<Vec<_>>();
    let steps = draft.steps.iter().zip(typed.steps).map(|(step, when)| compile_step(step, when)).collect::<Option<Vec<_>>>()?;
    let raises = draft.raises.iter().zip(typed.raises).map(|(raise, when)| {
        Some(Raise { id: raise.id.value.clone(), when: when?, priority: raise.priority, notify: values(&raise.notify) })
    });
    let next = draft.next.iter().zip(typed.next).map(|(next, when)| {
        let on = match (next.otherwise, &next.when) {
            (true, _) => NextOn::Otherwise,
            (false, Some(_)) => NextOn::When(when?),
            (false, None) => NextOn::End,
        };
        Some(Next { on, flow: next.flow.value.clone() })
    });
    let mut flow = Flow {
        id: draft.id.value.clone(),
        version: String::new(),
        languages: draft.languages.iter().map(|lang| lang.value.clone()).collect(),
        start: Start {
            commands: values(&draft.start.commands).iter().map(|command| command.trim_start_matches('/').to_owned()).collect(),
            keywords: values(&draft.start.keywords),
            mail_to: values(&draft.start.mail_to),
            deep_link: draft.start.deep_link.as_ref().map(|link| link.value.clone()),
        },
        steps,
        raises: raises.collect::<Option<Vec<_>>>()?,
        next: next.collect::<Option<Vec<_>>>()?,
        finish: draft.finish,
        minimum: values(&draft.minimum),
        silence: Silence {
            remind_after: draft.silence.remind.iter().map(|remind| remind.value).collect(),
            end_after: draft.silence.after,
            then: draft.silence.then,
        },
        open: draft.open,
        mail_rounds: draft.mail_rounds,
        texts: texts(draft, files, folder),
        tables: tables(draft, folder),
    };
    flow.version = fingerprint::of(&flow);
    Some(flow)
}

fn compile_step(step: &DraftStep, when: Option<crate::flow::script::Condition>) -> Option<Step> {
    let body = match &step.body {
        DraftBody::Say => StepBody::Say,
        DraftBody::Confirm => StepBody::Confirm,
        DraftBody::Use { .. } => return None,
        DraftBody::Ask(question) => StepBody::Ask(Question {
            kind: question.kind.clone()?,
            optional: question.optional,
            tidy: question.tidy.clone(),
            matches: question.matches.as_ref().and_then(|pattern| pattern.compiled.clone()),
            tries: question.tries,
            mail: question.mail.clone(),
            private: question.private,
            lookup: question.lookup.as_ref().map(|lookup| {
                let by = lookup.by.iter().map(|by| by.value.clone()).collect();
                Box::new(Lookup { table: lookup.table.value.clone(), by })
            }),
        }),
    };
    Some(Step { id: step.id.value.clone(), when, on: step.on, body })
}

/// Returns the tables that the flow looks something up in.
fn tables(draft: &Draft, folder: &Folder) -> BTreeMap<String, Arc<Table>> {
    let named = draft.questions().filter_map(|(_, _, question)| Some(question.lookup.as_ref()?.table.value.as_str()));
    let found = named.filter_map(|name| {
        let (_, table) = folder.tables.iter().find(|(source, _)| source.name.strip_suffix(".csv") == Some(name))?;
        Some((name.to_owned(), Arc::clone(table.as_ref()?)))
    });
    found.collect()
}

/// Lays the words of the flow over those of its parts, over the organisation's, over the shipped ones.
fn texts(draft: &Draft, files: &FlowFiles, folder: &Folder) -> Texts {
    let mut sources: Vec<(Lang, Arc<FluentResource>)> = Vec::new();
    for lang in draft.languages.iter().map(|lang| &lang.value) {
        let shipped = shipped_for(lang, folder.shipped).into_iter();
        let over = folder.overrides.iter().chain(&folder.part_words).chain(&files.words).filter(|file| file.lang == *lang);
        sources.extend(shipped.chain(over).map(|file| (lang.clone(), Arc::clone(&file.resource))));
    }
    Texts::new(draft.base().clone(), sources)
}
