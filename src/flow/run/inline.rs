//! Answers written into a reply: below the quoted questions, after their numbers, or alone where one question was asked.
//!
//! Never guesses: words that fit two questions answer neither.

use crate::flow::answer::{How, Value};
use crate::flow::conversation::{Awaiting, MailInput, StepEvent};
use crate::flow::script::Kind;
use crate::flow::words::normalise;

use super::state::Run;

/// A quoted line that begins a question without its number is at least this long, so that it is no chance.
const BEGINNING_CHARS_MIN: usize = 12;

/// What was written below questions that stand together without a word between them.
#[derive(Default)]
struct Block {
    below: Vec<String>,
    text: String,
}

impl Run<'_> {
    /// Takes the answers to the questions of the last round.
    pub(super) fn take_answers(&mut self, mail: &MailInput) {
        let Awaiting::Batch(asked) = self.conversation.awaiting.clone() else {
            return;
        };
        let mut blocks = self.blocks(&asked, mail);
        if let ([only], true) = (asked.as_slice(), blocks.is_empty()) {
            blocks.push(Block { below: vec![only.clone()], text: mail.new_text.as_str().to_owned() });
        }
        for block in &blocks {
            if let Some((id, value)) = self.meant(block) {
                self.set(&id, value, How::Stated);
                self.remember(&id);
                self.count(&id, StepEvent::Answered);
            }
        }
    }

    /// Gathers what was written below each question, after its number or below its words.
    ///
    /// Only lines that the sender wrote count: quoted ones and the signature say where an answer belongs, never what it is.
    fn blocks(&self, asked: &[String], mail: &MailInput) -> Vec<Block> {
        let own: Vec<&str> = mail.new_text.as_str().lines().map(str::trim).collect();
        let mut blocks: Vec<Block> = Vec::new();
        for line in mail.full_text.as_str().lines() {
            let bare = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
            let quoted = line.trim_start().starts_with('>');
            let question = numbered(bare).and_then(|(number, rest)| Some((asked.get(number.checked_sub(1)?)?, rest)));
            let question = question.or_else(|| Some((asked.iter().find(|id| self.is_asked_in(id, bare, quoted))?, "")));
            let (answer, is_own) = match question {
                Some((id, rest)) => {
                    let answer = if quoted { "" } else { self.after_question(id, rest) };
                    open_block(&mut blocks, id, answer);
                    (answer, true)
                }
                None if quoted => ("", false),
                None => (bare, own.contains(&line.trim())),
            };
            if let Some(block) = blocks.last_mut().filter(|_| is_own && !answer.is_empty()) {
                block.text.push_str(answer);
                block.text.push('\n');
            }
        }
        blocks.retain(|block| !block.text.is_empty());
        blocks
    }

    /// Tells whether a line is a question as it was asked: the sender's program quotes it, perhaps broken over several lines, or
    /// the sender copied all of it.
    fn is_asked_in(&self, id: &str, line: &str, quoted: bool) -> bool {
        let (question, line) = (normalise(&self.message(id)), normalise(line));
        let is_beginning = quoted && BEGINNING_CHARS_MIN <= line.chars().count() && question.starts_with(&line);
        is_beginning || (!line.is_empty() && question == line)
    }

    /// Returns what stands behind a question's own words, if a line has them, else all of it.
    fn after_question<'t>(&self, id: &str, text: &'t str) -> &'t str {
        let question = self.message(id);
        if let Some(rest) = text.strip_prefix(question.trim()) {
            return rest.trim();
        }
        let (question, part) = (normalise(&question), normalise(text));
        // A mail program may have broken the question over several lines; a letter alone is an answer, whatever begins with it.
        let is_part = question.strip_prefix(part.as_str()).is_some_and(|rest| {
            let words_end = !rest.starts_with(char::is_alphanumeric);
            rest.is_empty() || (part.contains(' ') && words_end)
        });
        if is_part { "" } else { text }
    }

    /// Returns the question that a block answers: the one right above it, unless an earlier one that nothing parts from it takes
    /// the same words.
    fn meant(&self, block: &Block) -> Option<(String, Value)> {
        let (last, earlier) = block.below.split_last()?;
        let value = self.read_block(last, &block.text)?;
        let is_clear = earlier.iter().all(|id| id == last || self.read_block(id, &block.text).is_none());
        is_clear.then(|| (last.clone(), value))
    }

    /// Reads a block as an answer: whole, else its first line, as a greeting may follow.
    fn read_block(&self, id: &str, block: &str) -> Option<Value> {
        let free = matches!(self.question(id)?.kind, Kind::Text { .. });
        let first = block.lines().map(str::trim).find(|line| !line.is_empty());
        let whole = self.accept(id, block.trim());
        if free { whole } else { whole.or_else(|| self.accept(id, first?)) }
    }
}

/// Goes on to a question. Whoever writes the answer beside it means this one, whatever stands above.
fn open_block(blocks: &mut Vec<Block>, id: &str, answer: &str) {
    match blocks.last_mut().filter(|block| block.text.is_empty() && answer.is_empty()) {
        Some(block) => block.below.push(id.to_owned()),
        None => blocks.push(Block { below: vec![id.to_owned()], text: String::new() }),
    }
}

/// Reads `2. text`, `2) text` or `2: text`.
pub(super) fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.split_at(line.find(|c: char| !c.is_ascii_digit())?);
    let rest = rest.strip_prefix(['.', ')', ':'])?;
    Some((number.parse().ok()?, rest.trim()))
}
