//! What a person types at the demonstration: a command, or something said in the chat. Pure.

use std::path::PathBuf;

use chrono::TimeDelta;

use crate::desk::event::StaffCommand;
use crate::text::Personal;

/// A longer leap would show more mail than anybody reads.
const FORWARD_DAYS_MAX: i64 = 60;

/// One line of input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Said(String),
    Command(Command),
    /// No command, with what to try.
    Unknown(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Quit,
    /// A mail that is typed, or one from a file.
    Mail(Option<PathBuf>),
    /// An answer to the mail of this number.
    Reply(u32),
    /// A photo from a file, or a small one that is built in.
    Photo(Option<PathBuf>),
    Tomorrow,
    Forward(TimeDelta),
    Cases,
    Show(Named),
    Staff(Named, Act),
    Person(String),
    Lang(String),
}

/// A reference as it was typed; `None` means the newest case.
pub(super) type Named = Option<String>;

/// What staff do with a case; words that are `None` are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Take,
    Note(Option<String>),
    Say(Option<String>),
    Close(Option<String>),
}

impl Act {
    /// Tells whether the words are still to be asked for.
    pub(super) fn lacks_words(&self) -> bool {
        matches!(self, Act::Note(None) | Act::Say(None))
    }

    pub(super) fn with_words(self, words: String) -> Act {
        match self {
            Act::Take => Act::Take,
            Act::Note(_) => Act::Note(Some(words)),
            Act::Say(_) => Act::Say(Some(words)),
            Act::Close(_) => Act::Close(Some(words)),
        }
    }

    pub(super) fn into_command(self) -> StaffCommand {
        let personal = |words: Option<String>| Personal::from(words.unwrap_or_default());
        match self {
            Act::Take => StaffCommand::Take,
            Act::Note(words) => StaffCommand::Note { text: personal(words) },
            Act::Say(words) => StaffCommand::Reply { text: personal(words), files: vec![] },
            Act::Close(words) => StaffCommand::Close { outcome: None, text: words.map(Personal::from) },
        }
    }
}

/// Reads a line. Commands begin with a colon; those that mails to staff name are understood as they stand there.
pub(super) fn read(line: &str) -> Line {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix("redress case ") {
        let (verb, rest) = parted(rest);
        let verb = match verb {
            "list" => "cases",
            "show" => "case",
            "reply" => "say",
            other => other,
        };
        return command(verb, rest);
    }
    match line.strip_prefix(':') {
        Some(rest) => {
            let (verb, rest) = parted(rest);
            command(verb, rest)
        }
        None => Line::Said(line.to_owned()),
    }
}

fn command(verb: &str, rest: &str) -> Line {
    let words = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
    let command = match verb {
        "help" | "h" | "?" => Command::Help,
        "quit" | "q" | "exit" => Command::Quit,
        "mail" => Command::Mail(words.map(PathBuf::from)),
        "reply" => match rest.parse() {
            Ok(number) => Command::Reply(number),
            Err(_) => return unknown(":reply takes the number of a mail that was shown, such as :reply 1"),
        },
        "photo" => Command::Photo(words.map(PathBuf::from)),
        "tomorrow" => Command::Tomorrow,
        "cases" => Command::Cases,
        "case" => Command::Show(words),
        "take" => Command::Staff(words, Act::Take),
        "note" => staff(rest, Act::Note),
        "say" => staff(rest, Act::Say),
        "close" => staff(rest, Act::Close),
        "person" if words.is_some() => Command::Person(rest.to_owned()),
        "person" => return unknown(":person takes a name, such as :person Mia"),
        "lang" if words.is_some() => Command::Lang(rest.to_owned()),
        "lang" => return unknown(":lang takes a language, such as :lang de"),
        span => match forward(span) {
            Some(span) => Command::Forward(span),
            None => return unknown(&format!("there is no command :{span}; :help shows what there is")),
        },
    };
    Line::Command(command)
}

fn unknown(words: &str) -> Line {
    Line::Unknown(words.to_owned())
}

fn staff(rest: &str, act: impl FnOnce(Option<String>) -> Act) -> Command {
    let (first, after) = parted(rest);
    let (reference, words) = if is_reference(first) { (Some(first.to_owned()), after) } else { (None, rest) };
    Command::Staff(reference, act(Some(words.to_owned()).filter(|words| !words.is_empty())))
}

fn is_reference(word: &str) -> bool {
    word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("cmp-"))
}

/// Reads `+3h`, `+30m`, `+2d`.
fn forward(span: &str) -> Option<TimeDelta> {
    let span = span.strip_prefix('+')?;
    let (count, unit) = span.split_at_checked(span.len().checked_sub(1)?)?;
    let count: i64 = count.trim().parse().ok().filter(|count| 0 < *count)?;
    let span = match unit {
        "m" => TimeDelta::try_minutes(count),
        "h" => TimeDelta::try_hours(count),
        "d" => TimeDelta::try_days(count),
        _ => None,
    };
    span.filter(|span| *span <= TimeDelta::days(FORWARD_DAYS_MAX))
}

fn parted(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(char::is_whitespace).map_or((text, ""), |(first, rest)| (first, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(reference: Option<&str>, act: Act) -> Line {
        Line::Command(Command::Staff(reference.map(str::to_owned), act))
    }

    #[test]
    fn what_has_no_colon_is_said_in_the_chat() {
        assert_eq!(read(" /start "), Line::Said("/start".into()));
        assert_eq!(read("see: it leaks"), Line::Said("see: it leaks".into()));
    }

    #[test]
    fn time_moves_by_minutes_hours_and_days_within_bounds() {
        assert_eq!(read(":+30m"), Line::Command(Command::Forward(TimeDelta::minutes(30))));
        assert_eq!(read(":+2d"), Line::Command(Command::Forward(TimeDelta::days(2))));
        for wrong in [":+", ":+h", ":+0h", ":+-3h", ":+61d", ":+3w", ":+99999999999999999d", ":+3ü"] {
            assert!(matches!(read(wrong), Line::Unknown(_)), "{wrong}");
        }
    }

    #[test]
    fn a_case_is_named_or_the_newest() {
        assert_eq!(read(":take"), staff(None, Act::Take));
        assert_eq!(read(":say We are sorry."), staff(None, Act::Say(Some("We are sorry.".into()))));
        assert_eq!(read(":say cmp-1 We are sorry."), staff(Some("cmp-1"), Act::Say(Some("We are sorry.".into()))));
        assert_eq!(read(":close CMP-1"), staff(Some("CMP-1"), Act::Close(None)));
    }

    #[test]
    fn the_commands_in_mails_to_staff_work_as_they_stand_there() {
        assert_eq!(read("redress case take CMP-1"), read(":take CMP-1"));
        assert_eq!(read("redress case show CMP-1"), read(":case CMP-1"));
        assert_eq!(read("redress case reply CMP-1"), read(":say CMP-1"));
        assert_eq!(read("redress case list"), read(":cases"));
    }
}
