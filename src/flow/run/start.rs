//! Which flow a text, a deep link or a mail address begins.

use std::sync::Arc;

use crate::flow::script::{Flow, FlowId, Flows};
use crate::flow::words::normalise;

/// Returns the flow for those who do not say which: the one that owns the command `start`, else the first.
pub fn default_flow(flows: &Flows) -> Option<&Arc<Flow>> {
    let owns_start = |flow: &&Arc<Flow>| flow.start.commands.iter().any(|command| command == "start");
    flows.current.values().find(owns_start).or_else(|| flows.current.values().next())
}

/// Returns the flow that a first message begins: by command, deep link or keyword, else the default one.
///
/// `None` only if no flow is in service. Hand the same message to [`super::begin`]: free text is an answer already.
pub fn which(flows: &Flows, text: &str) -> Option<FlowId> {
    named(flows, text).or_else(|| default_flow(flows)).map(|flow| flow.id.clone())
}

/// Returns the flow that a mail to one of our addresses begins, else the default one.
pub fn which_mail(flows: &Flows, to: &str) -> Option<FlowId> {
    let to = without_extension(to);
    let owns = |flow: &&Arc<Flow>| flow.start.mail_to.iter().any(|address| without_extension(address) == to);
    flows.current.values().find(owns).or_else(|| default_flow(flows)).map(|flow| flow.id.clone())
}

/// Returns the flow that a text asks for by name.
pub fn named<'a>(flows: &'a Flows, text: &str) -> Option<&'a Arc<Flow>> {
    flows.current.values().find(|flow| has_payload(flow, text)).or_else(|| flows.current.values().find(|flow| starts(flow, text)))
}

/// Tells whether the whole of `text` is a command, deep link or keyword of `flow`, not an answer.
pub(super) fn starts(flow: &Flow, text: &str) -> bool {
    match command(text) {
        Some((name, _)) => flow.start.commands.iter().any(|command| command.to_lowercase() == name),
        None => {
            let said = normalise(text);
            !said.is_empty() && flow.start.keywords.iter().any(|keyword| normalise(keyword) == said)
        }
    }
}

fn has_payload(flow: &Flow, text: &str) -> bool {
    let payload = command(text).filter(|(name, _)| name == "start").map(|(_, payload)| payload);
    payload.is_some() && flow.start.deep_link.as_deref() == payload
}

/// Reads `/name@bot payload`: the name in lower case, and what follows it.
pub(super) fn command(text: &str) -> Option<(String, &str)> {
    let rest = text.trim().strip_prefix('/')?;
    let (name, payload) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = name.split('@').next().unwrap_or(name);
    (!name.is_empty()).then(|| (name.to_lowercase(), payload.trim()))
}

/// Returns an address in lower case, without its `+token`.
fn without_extension(address: &str) -> String {
    let address = address.trim().to_lowercase();
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("{}@{domain}", local.split('+').next().unwrap_or(local)),
        None => address,
    }
}
