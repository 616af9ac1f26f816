//! Random walks through flows with hostile input, under what must always hold; the same seed is the same walk.
//!
//! A walk that breaks something is shortened, and written as a transcript that shows it again. Pure: a walk has a clock of its own.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};

use super::conversation::{Channel, Status};
use super::script::{Flow, Flows};
use super::transcript::{Act, Editions, Player, Watch, play};
use crate::text::Lang;

mod both;
mod hostile;
mod random;
#[cfg(test)]
mod tests;

use random::Random;

const ACTS_MAX: usize = 60;
/// One walk in so many compares the two channels.
const BOTH_CHANNELS_EVERY: u64 = 5;
/// Longer than any silence that a script can ask for.
const LONG_DAYS: i64 = 800;
/// How many shorter walks are tried.
const SHRINKS_MAX: usize = 600;

/// A walk that broke something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub message: String,
    /// A transcript that shows it again.
    pub transcript: String,
}

/// Takes walk `nth` of `seed` through `flow`; `None` where all held.
pub fn walk(flows: &Arc<Flows>, flow: &Flow, seed: u64, nth: u64) -> Option<Broken> {
    let mut random = Random::new(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ nth);
    let lang = random.pick(&flow.languages).cloned().unwrap_or_else(|| flow.texts.base().clone());
    if nth.is_multiple_of(BOTH_CHANNELS_EVERY)
        && let Some((acts, differs)) = both::differ(flows, flow, &lang, &mut random)
    {
        return differs.map(|message| Broken { transcript: transcript(flows, &lang, &message, &acts), message });
    }
    let (acts, message) = wander(flows, flow, &lang, &mut random);
    let message = message?;
    let acts = shrink(flows, &lang, acts);
    let message = replay(flows, &lang, &acts).unwrap_or(message);
    Some(Broken { transcript: transcript(flows, &lang, &message, &acts), message })
}

/// Returns what a random customer does, up to what it breaks, if anything.
fn wander(flows: &Arc<Flows>, flow: &Flow, lang: &Lang, random: &mut Random) -> (Vec<Act>, Option<String>) {
    let (mut player, mut watch) = (player(flows, lang), Watch::default());
    let by_mail = !flow.start.mail_to.is_empty() && (random.below(3) == 0 || flow.start.commands.is_empty());
    let mut acts = Vec::new();
    for nth in 0..5 + random.below(ACTS_MAX) {
        let act = match flow.start.commands.first() {
            _ if by_mail => hostile::mail_act(random, flow, &player),
            Some(command) if nth == 0 => Act::Text(format!("/{command}")),
            Some(_) | None => hostile::chat_act(random, flows, &player, flow),
        };
        let broken = take(&mut player, &mut watch, &act);
        // What a walk cannot do is left out of it.
        if broken != Some(Broke::Impossible) {
            acts.push(act);
        }
        if let Some(Broke::Rule(message)) = broken {
            return (acts, Some(message));
        }
    }
    let silence = Act::Wait(TimeDelta::days(LONG_DAYS));
    let broken = take(&mut player, &mut watch, &silence).and_then(Broke::rule).or_else(|| endless(&player));
    acts.push(silence);
    (acts, broken)
}

/// What came of an act that did not go well.
#[derive(Debug, PartialEq, Eq)]
enum Broke {
    /// There is no such button, or nothing to repeat.
    Impossible,
    Rule(String),
}

impl Broke {
    fn rule(self) -> Option<String> {
        match self {
            Broke::Impossible => None,
            Broke::Rule(message) => Some(message),
        }
    }
}

/// Does one thing and watches all steps that it leads to.
fn take(player: &mut Player, watch: &mut Watch, act: &Act) -> Option<Broke> {
    let impossible = |message: &str| message.starts_with("no button") || message.starts_with("nothing was said");
    if let Err(message) = player.act(act) {
        return Some(if impossible(&message) { Broke::Impossible } else { Broke::Rule(message) });
    }
    player.take_steps().iter().find_map(|stepped| watch.broken(stepped)).map(Broke::Rule)
}

/// Says so where a long silence does not end a conversation.
fn endless(player: &Player) -> Option<String> {
    let conversation = player.conversation()?;
    let ends = conversation.timer.is_none() && (conversation.status != Status::Open || conversation.channel == Channel::Mail);
    (!ends).then(|| "the conversation does not end".to_owned())
}

fn player(flows: &Arc<Flows>, lang: &Lang) -> Player {
    Player::new(Arc::clone(flows), lang.clone(), "Ann", begin_at())
}

/// When every walk begins.
fn begin_at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 2, 9, 0, 0).single().unwrap_or_default()
}

/// Plays acts and says what they break.
fn replay(flows: &Arc<Flows>, lang: &Lang, acts: &[Act]) -> Option<String> {
    let (mut player, mut watch) = (player(flows, lang), Watch::default());
    for act in acts {
        if let Some(message) = take(&mut player, &mut watch, act).and_then(Broke::rule) {
            return Some(message);
        }
    }
    let waited = matches!(acts.last(), Some(Act::Wait(span)) if TimeDelta::days(LONG_DAYS) <= *span);
    if waited { endless(&player) } else { None }
}

/// Leaves out what the failure does not need.
fn shrink(flows: &Arc<Flows>, lang: &Lang, mut acts: Vec<Act>) -> Vec<Act> {
    let mut tried = 0;
    let mut size = acts.len() / 2;
    while 0 < size && tried < SHRINKS_MAX {
        let mut at = 0;
        while at < acts.len() && tried < SHRINKS_MAX {
            let shorter: Vec<Act> = acts[..at].iter().chain(acts.iter().skip(at + size)).cloned().collect();
            tried += 1;
            if replay(flows, lang, &shorter).is_some() {
                acts = shorter;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    acts
}

/// Writes a walk as a transcript, with what we say as it is.
fn transcript(flows: &Arc<Flows>, lang: &Lang, message: &str, acts: &[Act]) -> String {
    let mut lines = vec![format!("# {}", message.replace('\n', " ")), format!("lang: {lang}"), "name: Ann".to_owned()];
    for act in acts {
        lines.extend(act.lines());
        lines.push(String::new());
    }
    play(flows, &Editions::new(), &(lines.join("\n") + "\n")).blessed
}
