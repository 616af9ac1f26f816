//! Says whom a new version concerns, before it is in force.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::flow::condition;
use crate::flow::conversation::Conversation;
use crate::flow::run;
use crate::flow::script::{Flow, FlowId, Flows, OpenConversations, Version};

/// The open conversations, by flow and version.
pub(in crate::daemon) type Open = BTreeMap<(FlowId, Version), Vec<Conversation>>;

/// Returns what changes, a line each.
pub(super) fn lines(old: &Flows, new: &Flows, open: &Open) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, flow) in &new.current {
        lines.push(match old.current.get(id) {
            None => format!("{id}: {} is new", flow.version),
            Some(former) if former.version == flow.version => format!("{id}: {} stays", flow.version),
            Some(former) => format!("{id}: {} follows {}", flow.version, former.version),
        });
        lines.extend(of_flow(flow, open));
    }
    for id in old.current.keys().filter(|id| !new.current.contains_key(*id)) {
        let count: usize = open.iter().filter(|((flow, _), _)| flow == id).map(|(_, conversations)| conversations.len()).sum();
        lines.push(format!("{id}: is taken out of service; {} on it finish as they began", conversations(count)));
    }
    lines
}

fn of_flow(flow: &Flow, open: &Open) -> Vec<String> {
    let others = open.iter().filter(|((id, version), _)| *id == flow.id && *version != flow.version);
    others
        .map(|((_, version), open)| {
            let head = format!("{} open on {version}", conversations(open.len()));
            match flow.open {
                OpenConversations::Pin => format!("{head}: they finish on it"),
                OpenConversations::Migrate => format!("{head}: {}", moved(flow, open)),
            }
        })
        .collect()
}

/// Says how conversations fare that move: “2 keep all, 1 will be asked `order_no` again”.
fn moved(flow: &Flow, open: &[Conversation]) -> String {
    let mut asked: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for conversation in open {
        *asked.entry(run::asked_again(flow, conversation)).or_default() += 1;
    }
    let words = asked.iter().map(|(ids, count)| match &ids[..] {
        [] => format!("{count} keep all"),
        ids => {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            format!("{count} will be asked {} again", ids.join(", "))
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Warns of texts that the new words lack and open conversations of older versions still need.
pub(super) fn missing_texts(old: &Flows, new: &Flows, open: &Open) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for ((id, version), conversations) in open {
        let (Some(former), Some(flow)) = (old.at(id, version), new.current.get(id)) else { continue };
        if flow.version == *version || flow.open == OpenConversations::Migrate {
            continue;
        }
        for (step, _) in condition::questions(former) {
            let base = former.texts.base();
            if former.texts.exact(base, &step.id, None, &[]).is_some() && flow.texts.exact(base, &step.id, None, &[]).is_none() {
                let need = if conversations.len() == 1 { "needs" } else { "need" };
                let message = format!("the text `{}` is gone, and {} {need} it", step.id, self::conversations(conversations.len()));
                problems.push(Diagnostic::warning("T010", None, message).help("the words of their version are kept for them"));
            }
        }
    }
    problems
}

pub(in crate::daemon) fn conversations(count: usize) -> String {
    format!("{count} conversation{}", if count == 1 { "" } else { "s" })
}
