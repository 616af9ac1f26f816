//! Answers written into a reply: below the quoted questions, after their numbers, or alone where one question was asked.
//!
//! Never guesses: words that fit two questions answer neither, and what our letter says is no answer, whoever sends it back.

use std::collections::BTreeSet;

use crate::flow::answer::{How, Value};
use crate::flow::conversation::{Awaiting, MailInput, StepEvent};
use crate::flow::kind;
use crate::flow::script::Kind;

use super::asked::{Ours, Put, letters};
use super::state::Run;

/// Digits of a question's number: no letter asks a thousand.
const NUMBER_DIGITS_MAX: usize = 3;

/// How a line came into the reply.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// The sender wrote it for this reply.
    Own,
    /// The sender's program has marked it as what is answered.
    Quoted,
    /// It stands in what is answered, without a mark: our letter's, or written between its lines.
    Between,
}

/// What was written below questions that stand together without a word between them.
struct Block<'p> {
    below: Vec<&'p Put>,
    text: String,
    /// Lines that a sender wrote into our letter without a mark; they count where our next question follows.
    between: String,
    /// Lines of our letter that the sender has left, where it would go on: the one option that somebody did not delete.
    left: Vec<String>,
    /// How the last of the questions came.
    from: Came,
    /// What our letter says next.
    ours: Ours,
    /// The letter went on with something else before anything was written.
    parted: bool,
}

impl<'p> Block<'p> {
    fn new(put: &'p Put, from: Came, ours: Ours) -> Self {
        let (text, between) = (String::new(), String::new());
        Self { below: vec![put], text, between, left: Vec::new(), from, ours, parted: false }
    }

    /// Ends it; `next`: how the next question came.
    fn close(&mut self, next: Option<Came>) {
        if self.text.is_empty() && self.from == Came::Own && self.ours.goes_on() && self.left.len() == 1 {
            self.text.push_str(&self.left[0]);
        }
        if next != Some(Came::Between) {
            self.between.clear();
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.between.is_empty()
    }
}

impl Run<'_> {
    /// Takes the answers to the questions of the last round.
    pub(super) fn take_answers(&mut self, mail: &MailInput) {
        let Awaiting::Batch(asked) = self.conversation.awaiting.clone() else {
            return;
        };
        let puts = self.puts(&asked);
        let blocks = self.blocks(&asked, &puts, mail);
        let mut found: Vec<(String, Value)> = blocks.iter().filter_map(|block| self.meant(block)).collect();
        if let ([only], true) = (asked.as_slice(), blocks.is_empty()) {
            found.extend(self.read_block(only, mail.new_text.as_str()).map(|value| (only.clone(), value)));
        }
        for (id, value) in found {
            self.set(&id, value, How::Stated);
            self.remember(&id);
            self.count(&id, StepEvent::Answered);
        }
    }

    /// Gathers what was written below each question, after its number or below its words.
    fn blocks<'p>(&self, asked: &[String], puts: &'p [Put], mail: &MailInput) -> Vec<Block<'p>> {
        let own: BTreeSet<&str> = mail.new_text.as_str().lines().map(str::trim).collect();
        let others = self.between_questions(asked);
        let mut blocks: Vec<Block<'p>> = Vec::new();
        for line in mail.full_text.as_str().lines() {
            let bare = bare(line);
            let from = match (unmarked(line).starts_with('>'), own.contains(line.trim())) {
                (true, _) => Came::Quoted,
                (false, true) => Came::Own,
                (false, false) => Came::Between,
            };
            match question_in(puts, bare, from) {
                Some((put, answer, ours)) => open_block(&mut blocks, Block::new(put, from, ours), answer),
                None => blocks.last_mut().into_iter().for_each(|block| add_line(block, bare, from, &others)),
            }
        }
        if let Some(last) = blocks.last_mut() {
            last.close(None);
        }
        // Below our last question our letter goes on: where it came back without a mark, a free text would take the rest of it.
        let is_heading = |line: &str| others.contains(&letters(line));
        let is_free = |block: &Block<'_>| block.below.last().is_some_and(|put| self.is_free(&put.id));
        let takes_all = |block: &Block<'_>| block.from == Came::Own && block.ours.is_letter() && is_free(block);
        if blocks.last().is_some_and(takes_all) && mail.new_text.as_str().lines().any(is_heading) {
            blocks.pop();
        }
        blocks.retain(|block| !block.is_empty());
        blocks
    }

    /// Returns the question that a block answers: the one right above it, unless an earlier one that nothing parts from it takes
    /// the same words.
    fn meant(&self, block: &Block<'_>) -> Option<(String, Value)> {
        let (last, earlier) = block.below.split_last()?;
        let is_known = self.conversation.answers.get(&last.id).is_some_and(|answer| answer.how == How::Stated);
        let (text, counts) = match block.from {
            // It may stand in a letter of long ago.
            Came::Own | Came::Quoted | Came::Between if block.text.is_empty() => (&block.between, last.is_asked && !is_known),
            Came::Own | Came::Between => (&block.text, last.is_asked),
            Came::Quoted => (&block.text, true),
        };
        if !counts {
            return None;
        }
        // What follows the whole letter is a word on all of it.
        if block.parted && self.is_free(&last.id) {
            return None;
        }
        let value = self.read_block(&last.id, text)?;
        let is_clear = earlier.iter().all(|put| put.id == last.id || self.read_block(&put.id, text).is_none());
        is_clear.then(|| (last.id.clone(), value))
    }

    /// Reads a block as an answer: whole, else its first line, as a greeting may follow.
    fn read_block(&self, id: &str, block: &str) -> Option<Value> {
        let first = block.lines().map(str::trim).find(|line| !line.is_empty());
        let whole = self.accept(id, block.trim());
        if self.is_free(id) { whole } else { whole.or_else(|| self.accept(id, first?)) }
    }

    fn is_free(&self, id: &str) -> bool {
        self.question(id).is_some_and(|question| matches!(question.kind, Kind::Text { .. }))
    }
}

/// Returns the question that a line has, what the line says behind it, and what our letter says next. Words tell more than a number,
/// which may be of an earlier letter.
fn question_in<'p, 'l>(puts: &'p [Put], line: &'l str, from: Came) -> Option<(&'p Put, &'l str, Ours)> {
    let number = numbered(line);
    let text = number.map_or(line, |(_, rest)| rest);
    let quoted = from != Came::Own;
    let hits = puts.iter().filter_map(|put| Some((put, put.in_line(text, quoted)?)));
    if let Some((put, hit)) = hits.reduce(|best, next| if best.1.length < next.1.length { next } else { best }) {
        let answer = if from == Came::Quoted { "" } else { hit.rest };
        return Some((put, answer, put.after(text)));
    }
    let (number, rest) = number?;
    let put = puts.get(number.checked_sub(1)?).filter(|put| put.is_asked)?;
    match from {
        Came::Own if put.begins_with(rest) => Some((put, "", put.after(rest))),
        Came::Own => Some((put, rest, Ours::default())),
        Came::Quoted => Some((put, "", Ours::default())),
        // A number within what is answered may be anybody's.
        Came::Between => None,
    }
}

/// Goes on to a question. Whoever writes the answer beside it means this one, whatever stands above.
fn open_block<'p>(blocks: &mut Vec<Block<'p>>, mut block: Block<'p>, answer: &str) {
    let from = block.from;
    if let Some(last) = blocks.last_mut() {
        last.close(Some(from));
        if last.is_empty() && answer.is_empty() {
            let below = std::mem::take(&mut last.below);
            block.below.splice(0..0, below);
            *last = block;
            return;
        }
    }
    let into = if from == Came::Between { &mut block.between } else { &mut block.text };
    push_line(into, answer);
    blocks.push(block);
}

fn add_line(block: &mut Block<'_>, line: &str, from: Came, others: &[String]) {
    if line.is_empty() {
        return;
    }
    // Our lines come back as their question does.
    if from == block.from && block.ours.take(line, others) {
        block.left.push(line.to_owned());
        return;
    }
    match from {
        Came::Own => push_line(&mut block.text, line),
        Came::Between if block.from == Came::Between => push_line(&mut block.between, line),
        Came::Quoted | Came::Between => block.parted |= block.is_empty(),
    }
}

fn push_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        text.push_str(line);
        text.push('\n');
    }
}

/// Returns a line without the marks of quotes and of writing direction before it.
fn bare(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace() || is_direction(c)).trim_end()
}

fn unmarked(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || is_direction(c))
}

/// Tells whether a character only sets the direction of writing: programs put it before lines in Arabic and Hebrew.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Reads a number as people put it before an answer, in the digits of any customer: `2. text`, `(2) text`, `2: text`, `2 - text`.
///
/// `2.5 litres`, `3:30` and `2 - 3 weeks` are no answers.
pub(super) fn numbered(line: &str) -> Option<(usize, &str)> {
    let line = unmarked(line);
    let line = line.strip_prefix(['(', '[', '（']).unwrap_or(line);
    let end = line.find(|c| kind::digit(c).is_none())?;
    let (digits, rest) = line.split_at(end);
    let number: String = digits.chars().filter_map(kind::digit).take(NUMBER_DIGITS_MAX + 1).collect();
    if number.is_empty() || NUMBER_DIGITS_MAX < number.len() {
        return None;
    }
    let mark = rest.trim_start();
    let answer = mark.strip_prefix([')', ']', '）', '、']).or_else(|| {
        let behind = mark.strip_prefix(['.', ':', '．', '：'])?;
        let behind = behind.strip_prefix([')', ']']).unwrap_or(behind);
        (!behind.starts_with(|c| kind::digit(c).is_some())).then_some(behind)
    });
    let answer = answer.or_else(|| {
        let behind = mark.strip_prefix(['-', '–', '—'])?;
        let is_apart = rest.len() != mark.len() || behind.starts_with(char::is_whitespace);
        (is_apart && !behind.trim_start().starts_with(|c| kind::digit(c).is_some())).then_some(behind)
    })?;
    Some((number.parse().ok()?, answer.trim()))
}
