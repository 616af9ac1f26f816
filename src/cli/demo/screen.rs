//! What the person at the terminal sees: calm, at most 80 columns, without colour. A screen that is gone ends nothing.

use std::io::{Write, stdout};

use chrono::{DateTime, Utc};

use crate::desk::message::ChatMessage;
use crate::flow::conversation::Keyboard;
use crate::io::mail::shape::{Mailbox, ParsedMail};

const COLUMNS: usize = 80;

/// The terminal, or the end of a pipe.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The instant to be shown before the next thing that happens while time moves.
    moment: Option<DateTime<Utc>>,
    /// The last that was shown.
    shown: String,
}

impl Screen {
    /// Shows `at` before what happens next, if anything does.
    pub(super) fn set_moment(&mut self, at: Option<DateTime<Utc>>) {
        self.moment = at;
    }

    pub(super) fn line(&self, text: &str) {
        // Whoever closed the screen will not miss it.
        drop(writeln!(stdout(), "{}", clean(text).trim_end()));
    }

    /// Shows words of the demonstration itself.
    pub(super) fn aside(&self, text: &str) {
        self.lead(text);
        self.line("");
    }

    /// Shows words of the demonstration before it asks for something.
    pub(super) fn lead(&self, text: &str) {
        for line in wrapped(text, COLUMNS - 2) {
            self.line(&format!("  {line}"));
        }
    }

    /// Shows what a command of staff printed.
    pub(super) fn answer(&self, lines: &[String]) {
        for line in lines {
            for (nth, piece) in wrapped(line, COLUMNS - 6).into_iter().enumerate() {
                self.line(&format!("  {}{piece}", if nth == 0 { "" } else { "    " }));
            }
        }
        self.line("");
    }

    /// Shows a table, whose lines stay whole.
    pub(super) fn table(&self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(line));
        self.line("");
    }

    /// Leaves the cursor behind the prompt.
    pub(super) fn prompt(&self, text: &str) {
        drop(write!(stdout(), "{text}"));
        drop(stdout().flush());
    }

    /// Shows a message of the bot with its buttons, numbered, and its files; `to` names somebody whose chat is not the one on the screen.
    pub(super) fn chat(&mut self, message: &ChatMessage, files: &[String], to: Option<&str>) {
        self.show_moment();
        let mut lead = to.map_or_else(|| "Bot: ".to_owned(), |name| format!("Bot to {name}: "));
        let indent = " ".repeat(lead.chars().count().min(5));
        let text = Some(message.text.as_str()).filter(|text| !text.is_empty() || files.is_empty());
        let lines = text.map(|text| wrapped(text, COLUMNS - lead.chars().count())).unwrap_or_default();
        for line in lines.iter().chain(files) {
            self.line(&format!("{lead}{line}"));
            lead.clone_from(&indent);
        }
        let mut number = 0;
        for row in &message.buttons {
            let labels: Vec<String> = row
                .iter()
                .map(|button| {
                    number += 1;
                    format!("[{number}] {}", button.label)
                })
                .collect();
            self.line(&format!("{indent}{}", labels.join("   ")));
        }
        match &message.keyboard {
            Some(Keyboard::RequestLocation { label } | Keyboard::RequestContact { label }) => {
                self.line(&format!("{indent}(on a telephone, a button “{label}”)"));
            }
            Some(Keyboard::Remove) | None => {}
        }
        self.line("");
    }

    /// Shows a mail that leaves, as its reader will see it.
    pub(super) fn mail(&mut self, number: u32, place: &str, mail: &ParsedMail) {
        self.show_moment();
        let head = format!("  ┌─ mail {number} leaves ");
        let tail = format!(" {place} ─");
        let rule = COLUMNS.saturating_sub(head.chars().count() + tail.chars().count());
        self.line(&format!("{head}{}{tail}", "─".repeat(rule)));
        let boxes = |list: &[Mailbox]| list.iter().map(mailbox).collect::<Vec<_>>().join(", ");
        for (name, value) in [("From", boxes(&mail.from)), ("To", boxes(&mail.to)), ("Subject", mail.subject.clone())] {
            self.framed(&format!("{:<9}{value}", format!("{name}:")));
        }
        self.framed("");
        for line in mail.text.trim_end().lines() {
            self.framed(line);
        }
        self.line(&format!("  └{}", "─".repeat(COLUMNS - 3)));
        self.line("");
    }

    fn framed(&self, text: &str) {
        for line in wrapped(text, COLUMNS - 4) {
            self.line(&format!("  │ {line}"));
        }
    }

    fn show_moment(&mut self) {
        let Some(moment) = self.moment.take().map(moment).filter(|moment| *moment != self.shown) else { return };
        self.line(&format!("── {moment} ──"));
        self.line("");
        self.shown = moment;
    }
}

/// Writes an instant for people.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.format("%A, %-d %B %Y, %H:%M UTC").to_string()
}

fn mailbox(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() { mailbox.addr.clone() } else { format!("{} <{}>", mailbox.name, mailbox.addr) }
}

/// Takes out what would move the cursor or turn the line around.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// Breaks a text into lines of at most `columns` characters, between words; a longer word stands alone. Blanks within a line stay,
/// and its indentation is that of its continuations too.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().flat_map(|line| broken(line, columns)).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn broken(line: &str, columns: usize) -> Vec<String> {
    let words = line.trim_start();
    let indent = &line[..line.len() - words.len()];
    let mut lines = Vec::new();
    let mut current = indent.to_owned();
    for piece in words.split_inclusive(' ') {
        if current.len() != indent.len() && columns < current.chars().count() + piece.trim_end().chars().count() {
            lines.push(current.trim_end().to_owned());
            current = indent.to_owned();
        }
        current.push_str(piece);
    }
    lines.push(current.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words_and_short_ones_stay_as_they_are() {
        assert_eq!(wrapped("  one  two\nthree four five", 10), ["  one  two", "three four", "five"]);
        assert_eq!(wrapped("  one two three", 9), ["  one two", "  three"]);
        assert_eq!(wrapped("a-very-long-word b", 5), ["a-very-long-word", "b"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn nothing_that_a_customer_writes_moves_the_cursor() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}c"), "a[2Jbc");
    }
}
