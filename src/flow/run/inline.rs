//! Answers written into a reply: below the quoted questions, after their numbers, or alone where one question was asked.

use std::collections::BTreeMap;

use crate::flow::answer::{How, Value};
use crate::flow::conversation::{Awaiting, MailInput, StepEvent};
use crate::flow::script::Kind;
use crate::flow::words::normalise;

use super::state::Run;

impl Run<'_> {
    /// Takes the answers to the questions of the last round.
    pub(super) fn take_answers(&mut self, mail: &MailInput) {
        let Awaiting::Batch(asked) = self.conversation.awaiting.clone() else {
            return;
        };
        let blocks = self.blocks(&asked, mail);
        for (id, block) in &blocks {
            if let Some(value) = self.read_block(id, block) {
                self.set(id, value, How::Stated);
                self.remember(id);
                self.count(id, StepEvent::Answered);
            }
        }
        if let ([only], true) = (asked.as_slice(), blocks.is_empty())
            && let Some(value) = self.read_block(only, mail.new_text.as_str())
        {
            self.set(only, value, How::Stated);
            self.remember(only);
            self.count(only, StepEvent::Answered);
        }
    }

    /// Gathers what was written below each numbered question.
    ///
    /// Only lines that the sender wrote count: quoted ones and the signature say where an answer belongs, never what it is.
    fn blocks(&self, asked: &[String], mail: &MailInput) -> BTreeMap<String, String> {
        let own: Vec<&str> = mail.new_text.as_str().lines().map(str::trim).collect();
        let mut blocks: BTreeMap<String, String> = BTreeMap::new();
        let mut at: Option<&String> = None;
        for line in mail.full_text.as_str().lines() {
            let bare = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
            let quoted = line.trim_start().starts_with('>');
            let numbered = numbered(bare).and_then(|(number, rest)| Some((asked.get(number.checked_sub(1)?)?, rest)));
            let answer = match numbered {
                Some((id, rest)) => {
                    at = Some(id);
                    if quoted || self.is_question(id, rest) { "" } else { rest }
                }
                None if quoted => "",
                None => bare,
            };
            let written = own.contains(&line.trim()) || numbered.is_some();
            if let Some(id) = at.filter(|_| written && !answer.is_empty()) {
                let block = blocks.entry(id.clone()).or_default();
                block.push_str(answer);
                block.push('\n');
            }
        }
        blocks
    }

    fn is_question(&self, id: &str, text: &str) -> bool {
        let question = normalise(&self.message(id));
        let text = normalise(text);
        // A mail program may have broken the question over several lines; a letter alone is an answer, whatever begins with it.
        question.strip_prefix(text.as_str()).is_some_and(|rest| {
            let words_end = !rest.starts_with(char::is_alphanumeric);
            rest.is_empty() || (text.contains(' ') && words_end)
        })
    }

    /// Reads a block as an answer: whole, else its first line, as a greeting may follow.
    fn read_block(&self, id: &str, block: &str) -> Option<Value> {
        let free = matches!(self.question(id)?.kind, Kind::Text { .. });
        let first = block.lines().map(str::trim).find(|line| !line.is_empty());
        let whole = self.accept(id, block.trim());
        if free { whole } else { whole.or_else(|| self.accept(id, first?)) }
    }
}

/// Reads `2. text`, `2) text` or `2: text`.
fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.split_at(line.find(|c: char| !c.is_ascii_digit())?);
    let rest = rest.strip_prefix(['.', ')', ':'])?;
    Some((number.parse().ok()?, rest.trim()))
}
