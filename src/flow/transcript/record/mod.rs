//! Turns a real conversation into a transcript: the customer's acts in order, personal words masked, buttons as they were pressed.
//!
//! The conversation is played twice side by side, as it was and masked; of several masks the one is taken with which the masked one
//! does the same. Never writes a word of a customer that the flow itself does not know.

mod mask;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::flow::answer::{File, FileKind, How, Value};
use crate::flow::condition::question;
use crate::flow::conversation::{Awaiting, Button, Channel, Conversation, Status};
use crate::flow::script::{FieldId, Flow, FlowId, Flows, Kind, RaiseId, Version};
use crate::flow::words::Words;
use crate::text::{Lang, Personal};

use super::{Act, Editions, Player, play, read_act};
use mask::Mask;

/// What was said in a conversation, as it is kept.
#[derive(Clone, Debug)]
pub struct Recording {
    pub flow: FlowId,
    pub version: Version,
    pub channel: Channel,
    /// The language in which it began.
    pub lang: Lang,
    pub named: bool,
    /// In order; never empty.
    pub heard: Vec<Heard>,
    /// When it was filed, where that was after the last words.
    pub filed_at: Option<DateTime<Utc>>,
}

/// One thing that a customer did.
#[derive(Clone, Debug)]
pub struct Heard {
    pub at: DateTime<Utc>,
    /// Empty where a button was pressed; the subject in the first line of a mail.
    pub text: Personal,
    pub files: Vec<File>,
    pub button: Option<Button>,
}

/// Writes the conversation as a transcript that holds.
///
/// # Errors
/// The flow is not in service, or nothing was said.
pub fn record(flows: &Arc<Flows>, recording: &Recording) -> Result<String, String> {
    let flow = flows.current.get(&recording.flow).ok_or_else(|| format!("the flow `{}` is not in service", recording.flow))?;
    let begun_at = recording.heard.first().map(|heard| heard.at).ok_or("nothing was said")?;
    let mut lines = head(flow, recording, begun_at);
    let name = if recording.named { NAME } else { "" };
    let player = Player::new(Arc::clone(flows), recording.lang.clone(), name, begun_at);
    let mut pair = Pair { mask: Mask::new(flow), flow, as_it_was: player.clone(), masked: player };
    let mut last_at = begun_at;
    for heard in &recording.heard {
        lines.extend(pair.wait(heard.at - last_at));
        last_at = heard.at.max(last_at);
        lines.extend(pair.take(recording.channel, heard));
    }
    lines.extend(recording.filed_at.and_then(|filed_at| pair.wait(filed_at - last_at)));
    Ok(play(flows, &Editions::new(), &(lines.join("\n") + "\n")).blessed)
}

const NAME: &str = "Xxx";
const SENDER: &str = "customer@example.org";

fn head(flow: &Flow, recording: &Recording, begun_at: DateTime<Utc>) -> Vec<String> {
    let mut lines = vec![format!("# A real conversation in `{}`; personal words are masked.", recording.flow)];
    if flow.version != recording.version {
        lines.push(format!("# It was held on version {}; this is what version {} makes of it.", recording.version, flow.version));
    }
    lines.push(format!("lang: {}", recording.lang));
    lines.extend(recording.named.then(|| format!("name: {NAME}")));
    lines.push(format!("now: {}", begun_at.format("%Y-%m-%dT%H:%M:%SZ")));
    lines
}

/// The conversation as it was, and masked.
struct Pair<'a> {
    flow: &'a Flow,
    mask: Mask<'a>,
    as_it_was: Player,
    masked: Player,
}

impl Pair<'_> {
    fn wait(&mut self, span: TimeDelta) -> Option<String> {
        let act = Act::Wait(TimeDelta::minutes(span.num_minutes()));
        if span.num_minutes() <= 0 {
            return None;
        }
        // Time passes for everybody.
        self.as_it_was.act(&act).ok();
        self.masked.act(&act).ok();
        act.lines().pop()
    }

    /// Returns the lines of what the customer did, masked.
    fn take(&mut self, channel: Channel, heard: &Heard) -> Vec<String> {
        let Some(act) = self.act_of(channel, heard) else {
            return vec!["# Something was pressed or sent here that was not kept.".to_owned()];
        };
        let awaited = self.awaited();
        if self.as_it_was.act(&act).is_err() {
            return vec!["# A button was pressed here that this version of the flow does not show.".to_owned()];
        }
        let wanted = Outline::of(&self.as_it_was);
        let mut candidates = self.candidates(&act, heard, awaited.as_deref());
        let found = candidates.iter().position(|candidate| self.tried(candidate) == wanted);
        let note = found.is_none().then(|| "# The masked words lead elsewhere than the real ones did.".to_owned());
        let chosen = candidates.swap_remove(found.unwrap_or(0));
        self.masked.act(&chosen).ok();
        note.into_iter().chain(chosen.lines()).collect()
    }

    fn tried(&self, act: &Act) -> Option<Outline> {
        let mut trial = self.masked.clone();
        trial.act(act).ok();
        Outline::of(&trial)
    }

    fn awaited(&self) -> Option<FieldId> {
        match &self.as_it_was.conversation()?.awaiting {
            Awaiting::One(id) => Some(id.clone()),
            Awaiting::Nothing | Awaiting::Batch(_) | Awaiting::Confirm | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => None,
        }
    }

    /// Returns what the customer did; `None` where that was not kept.
    fn act_of(&self, channel: Channel, heard: &Heard) -> Option<Act> {
        let text = heard.text.as_str();
        if let Some(button) = &heard.button {
            return button_of(&self.as_it_was, button);
        }
        if channel == Channel::Mail {
            return Some(self.mail_of(text, &heard.files));
        }
        if !heard.files.is_empty() {
            let caption = (!text.is_empty()).then(|| text.to_owned());
            return Some(files_of(&heard.files, caption, &|file: &File, _| file.name.as_str().to_owned()));
        }
        let kind = self.awaited().and_then(|id| question(self.flow, &id).map(|(_, question)| &question.kind));
        match (kind, text.split_once(", ")) {
            _ if text.is_empty() => None,
            (Some(Kind::Location), Some(_)) => Some(read_act(&format!("(location {text})"))),
            (Some(Kind::Contact), Some((name, phone))) => Some(Act::Contact { name: name.to_owned(), phone: phone.to_owned() }),
            _ => {
                let unusable = text.starts_with('(').then(|| read_act(text)).filter(|act| matches!(act, Act::Unusable { .. }));
                Some(unusable.unwrap_or_else(|| Act::Text(text.to_owned())))
            }
        }
    }

    fn mail_of(&self, text: &str, files: &[File]) -> Act {
        let (subject, body) = text.split_once("\n\n").unwrap_or(("", text));
        let to = self.flow.start.mail_to.first().cloned().unwrap_or_default();
        let headers = [("from", SENDER.to_owned()), ("to", to), ("subject", subject.to_owned())];
        let attached = files.iter().enumerate().map(|(nth, file)| ("attach", neutral(file, nth)));
        let headers = headers.into_iter().chain(attached).map(|(name, value)| (name.to_owned(), value));
        Act::Mail { headers: headers.collect(), body: body.to_owned() }
    }

    /// Returns the act masked in several ways, the best first; never the customer's own words.
    fn candidates(&self, act: &Act, heard: &Heard, awaited: Option<&str>) -> Vec<Act> {
        let words = |text: &str| self.mask.candidates(text, awaited.and_then(|id| question(self.flow, id)), &self.words());
        match act {
            Act::Text(text) => words(text).into_iter().map(Act::Text).collect(),
            Act::Files { caption: None, .. } => vec![files_of(&heard.files, None, &neutral)],
            Act::Files { caption: Some(caption), .. } => {
                words(caption).into_iter().map(|caption| files_of(&heard.files, Some(caption), &neutral)).collect()
            }
            Act::Contact { .. } => vec![Act::Contact { name: NAME.to_owned(), phone: mask::PHONE.to_owned() }],
            Act::Location { .. } => vec![Act::Location { latitude_microdegrees: 0, longitude_microdegrees: 0 }],
            Act::Mail { headers, body } => {
                let masked = |(name, value): &(String, String)| match name.as_str() {
                    "subject" => (name.clone(), self.mask.text(value)),
                    _ => (name.clone(), value.clone()),
                };
                vec![Act::Mail { headers: headers.iter().map(masked).collect(), body: self.mask.text(body) }]
            }
            // A button is found by the label that the masked conversation shows.
            Act::Button { .. } => {
                heard.button.as_ref().and_then(|button| button_of(&self.masked, button)).into_iter().chain([act.clone()]).take(1).collect()
            }
            Act::Unusable { .. } | Act::Wait(_) | Act::Restart | Act::Again | Act::Publish(_) => vec![act.clone()],
        }
    }

    fn words(&self) -> Words<'_> {
        let lang = self.as_it_was.conversation().map_or(self.flow.texts.base(), |conversation| &conversation.lang);
        Words { texts: &self.flow.texts, lang }
    }
}

/// Finds the button of that turn and choice among those that were shown.
fn button_of(player: &Player, pressed: &Button) -> Option<Act> {
    let shown = player.buttons();
    let is_it = |button: &Button| button.turn == pressed.turn && button.choice == pressed.choice;
    let at = shown.iter().rposition(|button| is_it(&button.button))?;
    let label = shown[at].label.clone();
    let ago = shown[at + 1..].iter().filter(|later| later.label == label).count();
    Some(Act::Button { label, ago })
}

fn files_of(files: &[File], caption: Option<String>, name: &dyn Fn(&File, usize) -> String) -> Act {
    let what = files.first().map_or("file", |file| what(file.kind));
    let names = (0..).zip(files).map(|(nth, file)| name(file, nth)).collect();
    Act::Files { what: what.to_owned(), names, caption }
}

fn what(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Photo => "photo",
        FileKind::Voice => "voice",
        FileKind::Video => "video",
        FileKind::Audio => "audio",
        FileKind::Document | FileKind::Mail => "file",
    }
}

/// Returns a name for the nth file that tells its kind only.
fn neutral(file: &File, nth: usize) -> String {
    let is_picture = file.kind == FileKind::Photo || file.media_type.starts_with("image/");
    let ending = if is_picture { "jpg" } else { "bin" };
    format!("{}{}.{ending}", what(file.kind), nth + 1)
}

/// Where a conversation stands, without its words.
#[derive(Debug, PartialEq, Eq)]
struct Outline {
    awaiting: Awaiting,
    status: Status,
    tries: u8,
    round: u8,
    fired: BTreeSet<RaiseId>,
    answers: Vec<(FieldId, How, String)>,
}

impl Outline {
    /// `None` where there is no conversation.
    fn of(player: &Player) -> Option<Self> {
        let Conversation { awaiting, status, tries, round, fired, answers, .. } = player.conversation()?.clone();
        let answers = answers.into_iter().map(|(id, answer)| (id, answer.how, plain(&answer.value))).collect();
        Some(Self { awaiting, status, tries, round, fired, answers })
    }
}

/// Returns what a value says beside words of the customer's own.
fn plain(value: &Value) -> String {
    match value {
        Value::Choice(option) => option.clone(),
        Value::Choices(options) => options.join(","),
        Value::YesNo(yes) | Value::Consent(yes) => yes.to_string(),
        Value::Skipped => "skipped".to_owned(),
        Value::Files(files) => files.len().to_string(),
        Value::Text(_)
        | Value::Number(_)
        | Value::Amount { .. }
        | Value::Date(_)
        | Value::Email(_)
        | Value::Phone(_)
        | Value::Location { .. }
        | Value::Contact { .. }
        | Value::Case(_) => String::new(),
    }
}
