//! What a walk says and sends: answers that fit, and all that people and programs send instead.

use chrono::TimeDelta;

use crate::flow::condition::question;
use crate::flow::conversation::Awaiting;
use crate::flow::script::{DateLimit, Flow, Flows, Kind};
use crate::flow::transcript::{Act, Player};
use crate::flow::words::{COMMANDS, Words};

use super::random::Random;

const TEXTS: [&str; 26] = [
    "",
    " ",
    "?",
    "0",
    "-1",
    "99999999999999999999",
    "1e9",
    "½",
    "٣",
    "１２",
    "\u{202e}abc\u{202c}",
    "\u{0}\u{7}\u{1b}[31m",
    "👩‍👩‍👧‍👦🔥",
    "a\u{300}\u{301}\u{302}",
    "\n\n\n",
    "yes no",
    "Yes, but no",
    "/nothing",
    "/start",
    "//",
    "<b>&amp;</b>",
    "../../etc/passwd",
    "%s%n",
    "'; DROP TABLE cases;--",
    "مرحبا كيف حالك",
    "Ärger über Öl",
];
const STORIES: [&str; 5] = [
    "The handle came off and hot water ran over the floor.",
    "Nobody was hurt, but it could have been worse.",
    "Please stop. I want to go back to the shop and cancel the change.",
    "Der Henkel ist abgebrochen,\nund das Wasser lief aus.",
    "It never arrived. Order AB-123456 or maybe XY-654321?",
];
const LONG_CHARS_MAX: usize = 6_000;

/// Chooses what a customer does next in a chat.
pub(super) fn chat_act(random: &mut Random, flows: &Flows, player: &Player, flow: &Flow) -> Act {
    match random.below(100) {
        0..25 => fitting(random, player, flow).unwrap_or_else(|| Act::Text("yes".to_owned())),
        25..48 => button(random, player, 8, 1),
        48..58 => button(random, player, usize::MAX, 4),
        58..70 => Act::Text(hostile_text(random)),
        70..82 => Act::Text(command(random, flow)),
        82..85 => Act::Text(format!("{} {}", random.pick(&STORIES).unwrap_or(&""), command(random, flow))),
        85..90 => thing(random),
        90..92 => Act::Text(format!("/{}", flow_command(random, flows))),
        92..96 => Act::Wait(TimeDelta::minutes(i64::try_from(random.below(6_000)).unwrap_or(0))),
        96 => Act::Restart,
        97..99 => Act::Again,
        _ => mail(random, flow, player),
    }
}

/// Chooses what a customer does next by mail.
pub(super) fn mail_act(random: &mut Random, flow: &Flow, player: &Player) -> Act {
    match random.below(100) {
        0..80 => mail(random, flow, player),
        80..85 => Act::Again,
        85..90 => Act::Wait(TimeDelta::minutes(i64::try_from(random.below(6_000)).unwrap_or(0))),
        90..93 => Act::Text(hostile_text(random)),
        93..96 => thing(random),
        _ => Act::Restart,
    }
}

/// Returns an answer to what is awaited that the question takes.
fn fitting(random: &mut Random, player: &Player, flow: &Flow) -> Option<Act> {
    match &player.conversation()?.awaiting {
        Awaiting::One(id) => answer(random, flow, id, Words { texts: &flow.texts, lang: &player.conversation()?.lang }),
        Awaiting::Nothing | Awaiting::Batch(_) | Awaiting::Confirm | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => None,
    }
}

/// Returns an answer that the question `id` takes; words where words do.
pub(super) fn answer(random: &mut Random, flow: &Flow, id: &str, words: Words<'_>) -> Option<Act> {
    let (_, question) = question(flow, id)?;
    let option = |option: &String| words.say(&format!("{id}-{option}"));
    let said = match &question.kind {
        Kind::Text { length } => match &question.matches {
            Some(_) => words.attribute(id, "example", &[]).unwrap_or_else(|| "AB-123456".to_owned()),
            None => long_enough((*random.pick(&STORIES[..1])?).to_owned(), *length),
        },
        Kind::Choice { options } => option(random.pick(options)?),
        Kind::Choices { options, count } => {
            let count = count.0.max(1) + random.below(count.1.saturating_sub(count.0.max(1)) + 1);
            let first = random.below(options.len());
            let chosen = (0..count.min(options.len())).map(|nth| ((first + nth) % options.len() + 1).to_string());
            chosen.collect::<Vec<_>>().join(", ")
        }
        Kind::YesNo | Kind::Consent => words.say(if random.below(2) == 0 { "yes" } else { "no" }),
        Kind::Number { range } | Kind::Amount { range, .. } => within(random, *range),
        Kind::Date { not_before, not_after } => date(player_day(not_before.as_ref(), not_after.as_ref())),
        Kind::Email => "ann@example.org".to_owned(),
        Kind::Phone => "+442079460000".to_owned(),
        Kind::Photo { count } | Kind::File { count } => {
            let names = (0..count.0.max(1)).map(|nth| format!("{id}{nth}.jpg")).collect();
            return Some(Act::Files { what: "photo".to_owned(), names, caption: None });
        }
        Kind::Location => "52.5, 13.4".to_owned(),
        Kind::Contact => "Ann Smith +442079460000".to_owned(),
        Kind::Case => "CMP-7K2M-9QXA-R".to_owned(),
    };
    Some(Act::Text(said))
}

fn long_enough(text: String, (min, max): (usize, usize)) -> String {
    let times = min.div_ceil(text.chars().count().max(1)).max(1);
    text.repeat(times).chars().take(max).collect::<String>().trim().to_owned()
}

fn within(random: &mut Random, (min, max): (Option<i64>, Option<i64>)) -> String {
    let least = min.map_or(0, |min| min.div_euclid(1_000_000) + i64::from(min.rem_euclid(1_000_000) != 0));
    let most = max.map_or(least + 1_000, |max| max.div_euclid(1_000_000));
    let spread = usize::try_from(most.saturating_sub(least)).unwrap_or(0).saturating_add(1);
    least.saturating_add(i64::try_from(random.below(spread)).unwrap_or(0)).to_string()
}

/// Returns days from the beginning of the walk, within the limits.
fn player_day(not_before: Option<&DateLimit>, not_after: Option<&DateLimit>) -> chrono::NaiveDate {
    let day = |limit: &DateLimit| match limit {
        DateLimit::On(date) => Some(*date),
        DateLimit::Today { plus_days } => super::begin_at().date_naive().checked_add_signed(TimeDelta::days(i64::from(*plus_days))),
    };
    not_before.and_then(day).or_else(|| not_after.and_then(day)).unwrap_or_else(|| super::begin_at().date_naive())
}

fn date(day: chrono::NaiveDate) -> String {
    day.to_string()
}

fn button(random: &mut Random, player: &Player, among: usize, ago: usize) -> Act {
    let buttons = player.buttons();
    let recent = &buttons[buttons.len().saturating_sub(among)..];
    match random.pick(recent) {
        Some(button) => Act::Button { label: button.label.clone(), ago: random.below(ago) },
        None => Act::Text("1".to_owned()),
    }
}

fn command(random: &mut Random, flow: &Flow) -> String {
    let id = random.pick(&COMMANDS).copied().unwrap_or("cmd-help");
    let words = flow.languages.first().map(|lang| Words { texts: &flow.texts, lang }.list(id, None)).unwrap_or_default();
    let word = random.pick(words.as_slice()).cloned().unwrap_or_default();
    match random.below(4) {
        0 => format!("/{word}"),
        1 => word.to_uppercase(),
        _ => word,
    }
}

fn flow_command(random: &mut Random, flows: &Flows) -> String {
    let commands: Vec<String> = flows.current.values().flat_map(|flow| flow.start.commands.iter().cloned()).collect();
    random.pick(&commands).cloned().unwrap_or_else(|| "start".to_owned())
}

pub(super) fn hostile_text(random: &mut Random) -> String {
    let text = random.pick(&TEXTS).copied().unwrap_or("");
    match random.below(8) {
        0 => text.repeat(random.below(200)).chars().take(LONG_CHARS_MAX).collect(),
        1 => random.pick(&STORIES).copied().unwrap_or("").repeat(1 + random.below(120)).chars().take(LONG_CHARS_MAX).collect(),
        2 => {
            (0..random.below(40)).filter_map(|_| char::from_u32(u32::try_from(random.below(0x3000)).ok()?)).filter(|c| *c != '{').collect()
        }
        3 => random.below(40).to_string(),
        _ => text.to_owned(),
    }
}

fn thing(random: &mut Random) -> Act {
    let what = *random.pick(&["photo", "file", "voice", "video", "audio"]).unwrap_or(&"photo");
    match random.below(8) {
        0..5 => {
            let names = (0..random.below(4)).map(|nth| format!("{what}{nth}.jpg")).collect();
            let caption = (random.below(3) == 0).then(|| "here it is, as you asked".to_owned());
            Act::Files { what: what.to_owned(), names, caption }
        }
        5 => Act::Location { latitude_microdegrees: 152_500_000, longitude_microdegrees: -13_400_000 },
        6 => Act::Contact { name: "Ann".to_owned(), phone: "12".to_owned() },
        _ => Act::Unusable { what: "sticker".to_owned() },
    }
}

/// Returns a mail with labels, numbers, quotes, or nothing of use.
pub(super) fn mail(random: &mut Random, flow: &Flow, player: &Player) -> Act {
    let lang = random.pick(&flow.languages).or(flow.languages.first());
    let mut body: Vec<String> = Vec::new();
    for _ in 0..random.below(8) {
        body.push(match (random.below(6), lang) {
            (0, _) => hostile_text(random),
            (1, _) => format!("> {}", random.pick(&STORIES).unwrap_or(&"")),
            (2, _) => format!("{}. {}", random.below(9), hostile_text(random)),
            (3, Some(lang)) => labelled(random, flow, Words { texts: &flow.texts, lang }).unwrap_or_default(),
            (4, _) => format!("> {}. quoted", random.below(9)),
            _ => random.pick(&STORIES).copied().unwrap_or("").to_owned(),
        });
    }
    let subject = if random.below(4) == 0 { hostile_text(random).replace(['\n', '\r'], " ") } else { "Re: broken kettle".to_owned() };
    let to = flow.start.mail_to.first().cloned().unwrap_or_default();
    let mut headers = vec![("from".to_owned(), "ann@example.org".to_owned()), ("to".to_owned(), to), ("subject".to_owned(), subject)];
    if random.below(4) == 0 {
        headers.push(("attach".to_owned(), format!("photo{}.jpg", random.below(5))));
    }
    let last = if player.conversation().is_none() { Vec::new() } else { vec![random.pick(&STORIES).copied().unwrap_or("").to_owned()] };
    Act::Mail { headers, body: body.into_iter().chain(last).collect::<Vec<_>>().join("\n") }
}

fn labelled(random: &mut Random, flow: &Flow, words: Words<'_>) -> Option<String> {
    let ids: Vec<&String> = flow.steps.iter().map(|step| &step.id).collect();
    let id = random.pick(&ids)?;
    let label = words.attribute(id, "label", &[])?;
    match answer(random, flow, id, words)? {
        Act::Text(said) => Some(format!("{label}: {said}")),
        Act::Button { .. } | Act::Files { .. } | Act::Location { .. } | Act::Contact { .. } | Act::Unusable { .. } => None,
        Act::Mail { .. } | Act::Wait(_) | Act::Restart | Act::Again | Act::Publish(_) => None,
    }
}
