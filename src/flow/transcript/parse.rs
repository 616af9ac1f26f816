//! Reads transcripts: headers, then turns, each an act with the lines that follow it.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};

use crate::flow::condition::millionths;
use crate::text::Lang;

use super::Problem;

/// The header that a mail begins with, directly below another one.
pub(super) const SENDER: &str = "From:";

/// A transcript as written.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) now: DateTime<Utc>,
    /// The references of the customer's open cases.
    pub(super) cases: Vec<String>,
    /// Everything before the first act.
    pub(super) head: Vec<String>,
    pub(super) turns: Vec<Turn>,
}

/// One act and what follows it.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) line: usize,
    pub(super) act: Act,
    /// The lines of the act itself.
    pub(super) written: Vec<String>,
    pub(super) rest: Vec<Line>,
}

/// What happens in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Text(String),
    /// `[Yes]`, or `[Yes] 1 ago` for the button of that name before the newest.
    Button {
        label: String,
        ago: usize,
    },
    /// `photo`, `voice`, `file` …, the names, the caption.
    Files {
        what: String,
        names: Vec<String>,
        caption: Option<String>,
    },
    Location {
        latitude_microdegrees: i32,
        longitude_microdegrees: i32,
    },
    Contact {
        name: String,
        phone: String,
    },
    Unusable {
        what: String,
    },
    Mail {
        headers: Vec<(String, String)>,
        body: String,
    },
    Wait(TimeDelta),
    Restart,
    /// The customer does the same once more, as with a button pressed twice.
    Again,
    /// The flows of another folder go live.
    Publish(String),
}

/// A line after an act.
#[derive(Debug)]
pub(super) enum Line {
    /// What we say and do, with its line number.
    Golden(usize, String),
    /// What must hold, with its line number.
    Assertion(usize, String),
    /// Comments and empty lines.
    Other(String),
}

impl Line {
    /// Returns the line as it stays when the transcript is blessed.
    pub(super) fn kept(&self) -> Option<&String> {
        match self {
            Line::Golden(..) => None,
            Line::Assertion(_, text) | Line::Other(text) => Some(text),
        }
    }
}

impl Turn {
    pub(super) fn golden(&self) -> Vec<(usize, &str)> {
        let golden = self.rest.iter().filter_map(|line| match line {
            Line::Golden(number, text) => Some((*number, text.as_str())),
            Line::Assertion(..) | Line::Other(_) => None,
        });
        golden.collect()
    }

    pub(super) fn assertions(&self) -> impl Iterator<Item = (usize, &str)> {
        self.rest.iter().filter_map(|line| match line {
            Line::Assertion(number, text) => Some((*number, text.trim_start_matches('=').trim())),
            Line::Golden(..) | Line::Other(_) => None,
        })
    }
}

/// Reads a transcript.
///
/// # Errors
/// Every line that cannot be understood.
pub(super) fn read(text: &str) -> Result<Script, Vec<Problem>> {
    let mut problems = Vec::new();
    let now = Utc.with_ymd_and_hms(2026, 2, 2, 9, 0, 0).single().unwrap_or_default();
    let lang = Lang::parse("en").expect("`en` is a language tag");
    let mut script = Script { lang, name: String::new(), now, cases: Vec::new(), head: Vec::new(), turns: Vec::new() };
    let mut before = Mark::Other;
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim_end().to_owned();
        let mark = mark(&text);
        match (mark, script.turns.last_mut()) {
            (Mark::Mail, Some(turn)) if before == Mark::Mail && !begins_mail(&turn.written, &text) => turn.written.push(text),
            (Mark::More, Some(turn)) if matches!(before, Mark::Chat | Mark::More) => turn.written.push(text),
            (Mark::More, _) => {
                problems.push(Problem { line, message: "a line `>| …` goes on from a line `> …`".to_owned() });
            }
            (Mark::Chat | Mark::Mail | Mark::Directive, _) => {
                script.turns.push(Turn { line, act: Act::Restart, written: vec![text], rest: Vec::new() });
            }
            (Mark::Golden, Some(turn)) => turn.rest.push(Line::Golden(line, text)),
            (Mark::Assertion, Some(turn)) => turn.rest.push(Line::Assertion(line, text)),
            (Mark::Other, Some(turn)) => {
                problems.extend(stray(&text).map(|message| Problem { line, message }));
                turn.rest.push(Line::Other(text));
            }
            (Mark::Other, None) => {
                problems.extend(header(&mut script, &text).err().map(|message| Problem { line, message }));
                script.head.push(text);
            }
            (Mark::Golden | Mark::Assertion, None) => {
                problems.push(Problem { line, message: "nothing has happened yet: begin with a line `> …` or `>> …`".to_owned() });
            }
        }
        before = mark;
    }
    for turn in &mut script.turns {
        match act(&turn.written) {
            Ok(act) => turn.act = act,
            Err(message) => problems.push(Problem { line: turn.line, message }),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    if problems.is_empty() { Ok(script) } else { Err(problems) }
}

/// Tells whether a line behind those of a mail begins another one: its sender, where the first one has come to its text.
fn begins_mail(written: &[String], line: &str) -> bool {
    let is_sender = content(line).get(..SENDER.len()).is_some_and(|start| start.eq_ignore_ascii_case(SENDER));
    is_sender && written.iter().any(|line| content(line).is_empty())
}

/// Says what is wrong with a line that is neither marked nor empty nor a comment.
fn stray(line: &str) -> Option<String> {
    let fine = line.is_empty() || line.starts_with('#');
    (!fine).then(|| format!("cannot read `{line}`: a line begins with `>`, `<`, four blanks, `!`, `=`, `@` or `#`"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Chat,
    /// Another line of the same chat message.
    More,
    Mail,
    Directive,
    Golden,
    Assertion,
    Other,
}

fn mark(line: &str) -> Mark {
    match line {
        line if line.starts_with(">>") => Mark::Mail,
        line if line.starts_with(">|") => Mark::More,
        line if line.starts_with('>') => Mark::Chat,
        line if line.starts_with('@') => Mark::Directive,
        line if line.starts_with(['<', '!']) || line.starts_with("    ") => Mark::Golden,
        line if line.starts_with('=') => Mark::Assertion,
        _ => Mark::Other,
    }
}

fn header(script: &mut Script, line: &str) -> Result<(), String> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(());
    }
    let (key, value) = line.split_once(':').ok_or_else(|| format!("cannot read `{line}`: a header is `lang: en`"))?;
    let value = value.trim();
    match key.trim() {
        "lang" => script.lang = Lang::parse(value).ok_or_else(|| format!("`{value}` is no language"))?,
        "name" => script.name = value.to_owned(),
        "now" => script.now = value.parse().map_err(|_| format!("`{value}` is no instant, such as 2026-02-02T09:00:00Z"))?,
        "cases" => script.cases = value.split(',').map(|reference| reference.trim().to_owned()).collect(),
        other => return Err(format!("no header is called `{other}`; there are lang, name, now and cases")),
    }
    Ok(())
}

fn act(written: &[String]) -> Result<Act, String> {
    let first = written.first().map_or("", String::as_str);
    if let Some(directive) = first.strip_prefix('@') {
        return read_directive(directive.trim());
    }
    let lines: Vec<&str> = written.iter().map(|line| content(line)).collect();
    Ok(if first.starts_with(">>") { mail(&lines) } else { chat_act(&lines.join("\n")) })
}

/// Returns a line without its mark.
fn content(line: &str) -> &str {
    let rest = [">>", ">|", ">"].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    rest.strip_prefix(' ').unwrap_or(rest)
}

fn read_directive(text: &str) -> Result<Act, String> {
    match text {
        "restart" => Ok(Act::Restart),
        "again" => Ok(Act::Again),
        _ => match text.strip_prefix("publish ").map(str::trim).filter(|folder| !folder.is_empty()) {
            Some(folder) => Ok(Act::Publish(folder.to_owned())),
            None => Act::wait(text)
                .ok_or_else(|| format!("cannot read `@ {text}`: there are `@ 2h`, `@ restart`, `@ again` and `@ publish FOLDER`")),
        },
    }
}

/// Reads `30m`, `2h`, `3d`.
fn read_span(text: &str) -> Option<TimeDelta> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number: i64 = number.parse().ok().filter(|number| *number <= 100_000)?;
    match unit.trim() {
        "s" => TimeDelta::try_seconds(number),
        "m" | "min" => TimeDelta::try_minutes(number),
        "h" => TimeDelta::try_hours(number),
        "d" => TimeDelta::try_days(number),
        _ => None,
    }
}

/// Reads what a customer does in a chat.
pub(super) fn chat_act(text: &str) -> Act {
    if let Some((label, ago)) = button(text) {
        return Act::Button { label: unescape(label), ago };
    }
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.and_then(|(inside, after)| thing(inside, after.trim())).unwrap_or_else(|| Act::Text(unescape(text)))
}

/// Reads `[Yes]` and `[Yes] 2 ago`.
fn button(text: &str) -> Option<(&str, usize)> {
    let (label, after) = text.strip_prefix('[')?.rsplit_once(']')?;
    let ago = after.strip_suffix(" ago").and_then(|number| number.trim().parse().ok());
    if after.is_empty() { Some((label, 0)) } else { Some((label, ago?)) }
}

/// Puts characters that cannot be seen in the place of their codes, such as `\u{202e}`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut whole = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let code = part.split_once('}').and_then(|(code, rest)| Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, rest)));
        match code {
            Some((c, rest)) => {
                whole.push(c);
                whole.push_str(rest);
            }
            None => {
                whole.push_str("\\u{");
                whole.push_str(part);
            }
        }
    }
    whole
}

fn thing(inside: &str, after: &str) -> Option<Act> {
    let (what, rest) = inside.split_once(' ').unwrap_or((inside, ""));
    match what {
        "photo" | "file" | "voice" | "video" | "audio" => {
            let names = rest.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            let caption = (!after.is_empty()).then(|| unescape(after));
            Some(Act::Files { what: what.to_owned(), names, caption })
        }
        "location" => {
            let (latitude, longitude) = rest.split_once(',')?;
            let micro = |text: &str| i32::try_from(millionths(text.trim())?).ok();
            Some(Act::Location { latitude_microdegrees: micro(latitude)?, longitude_microdegrees: micro(longitude)? })
        }
        "contact" => {
            let (name, phone) = rest.rsplit_once(' ')?;
            Some(Act::Contact { name: name.to_owned(), phone: phone.to_owned() })
        }
        "sticker" | "poll" | "game" => Some(Act::Unusable { what: what.to_owned() }),
        _ => None,
    }
}

fn mail(lines: &[&str]) -> Act {
    let end = lines.iter().position(|line| line.is_empty()).unwrap_or(lines.len());
    let (head, body) = lines.split_at(end);
    let headers = head.iter().filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.trim().to_lowercase(), unescape(value.trim()))).collect();
    Act::Mail { headers, body: unescape(&body.get(1..).unwrap_or_default().join("\n")) }
}

impl Act {
    /// Reads a span of time that passes, such as `2h`.
    pub fn wait(span: &str) -> Option<Act> {
        read_span(span).map(Act::Wait)
    }
}
