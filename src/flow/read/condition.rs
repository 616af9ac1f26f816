//! Reads the text of a condition into a tree whose every word has its place.

use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Located, Span};
use crate::flow::script::Order;

use super::token::{Found, Token, tokens};

/// A condition as written; not yet typed.
#[derive(Clone, Debug)]
pub(in crate::flow) enum Tree {
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Not(Box<Tree>),
    Test { field: Located<String>, test: Test },
}

#[derive(Clone, Debug)]
pub(in crate::flow) enum Test {
    Is(Located<Word>),
    IsNot(Located<Word>),
    In(Vec<Located<Word>>),
    Has(Located<Word>),
    Compare { order: Located<Order>, value: Located<Word> },
    Answered,
    Skipped,
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::flow) enum Word {
    Name(String),
    /// In millionths.
    Number(i64),
    Date(NaiveDate),
}

/// Nesting deeper than this is refused: no person can read it, and the parser recurses.
const DEPTH_MAX: usize = 32;

impl Tree {
    /// Returns every test, from left to right.
    pub(in crate::flow) fn tests(&self) -> Vec<(&Located<String>, &Test)> {
        match self {
            Tree::And(parts) | Tree::Or(parts) => parts.iter().flat_map(Tree::tests).collect(),
            Tree::Not(inner) => inner.tests(),
            Tree::Test { field, test } => vec![(field, test)],
        }
    }
}

/// Reads a condition; `None` with at least one problem where it cannot be read.
pub(super) fn parse(written: &Located<String>, problems: &mut Vec<Diagnostic>) -> Option<Tree> {
    let mut parser = Parser { written, tokens: tokens(written, problems)?, at: 0, depth: 0 };
    match parser.whole() {
        Ok(tree) => Some(tree),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

struct Parser<'a> {
    written: &'a Located<String>,
    tokens: Vec<Found>,
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, Box<Diagnostic>>;

impl Parser<'_> {
    fn whole(&mut self) -> Parsed<Tree> {
        if self.tokens.is_empty() {
            return Err(self.problem("the condition is empty", "a condition reads like `category = product and injured = no`"));
        }
        let tree = self.either()?;
        match self.peek() {
            None => Ok(tree),
            Some(Token::Close) => Err(self.problem("this bracket was never opened", "take it away, or open it further left")),
            Some(_) => Err(self.problem("`and` or `or` is missing before this", "two tests are joined by `and` or by `or`")),
        }
    }

    fn either(&mut self) -> Parsed<Tree> {
        let mut parts = vec![self.both()?];
        while self.take_word("or") {
            parts.push(self.both()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Tree::Or(parts) })
    }

    fn both(&mut self) -> Parsed<Tree> {
        let mut parts = vec![self.atom()?];
        while self.take_word("and") {
            parts.push(self.atom()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Tree::And(parts) })
    }

    fn atom(&mut self) -> Parsed<Tree> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.problem("this is nested too deeply", "ask a question of its own, or split the step"));
        }
        let tree = self.atom_within();
        self.depth -= 1;
        tree
    }

    fn atom_within(&mut self) -> Parsed<Tree> {
        if self.take_word("not") {
            return Ok(Tree::Not(Box::new(self.atom()?)));
        }
        if self.take(&Token::Open) {
            let inner = self.either()?;
            if !self.take(&Token::Close) {
                return Err(self.problem("a closing bracket `)` is missing", "close the bracket before this"));
            }
            return Ok(inner);
        }
        let field = self.field()?;
        let test = self.test(&field)?;
        Ok(Tree::Test { field, test })
    }

    fn field(&mut self) -> Parsed<Located<String>> {
        match self.peek() {
            Some(Token::Word(name)) if !is_keyword(name) => {
                let field = Located { value: name.clone(), span: self.here() };
                self.at += 1;
                Ok(field)
            }
            Some(_) | None => Err(self.problem("here the id of a question should stand", "such as `category = product`")),
        }
    }

    fn test(&mut self, field: &Located<String>) -> Parsed<Test> {
        let span = self.here();
        let Some(token) = self.peek().cloned() else {
            return Err(self.problem(
                &format!("the condition ends after `{}`", field.value),
                "say what it must be: `= value`, `in [a, b]`, `answered`, …",
            ));
        };
        self.at += 1;
        match token {
            Token::Is => Ok(Test::Is(self.value()?)),
            Token::IsNot => Ok(Test::IsNot(self.value()?)),
            Token::Compare(order) => Ok(Test::Compare { order: Located { value: order, span }, value: self.value()? }),
            Token::Word(word) if word == "is" && self.peek_word("not") => {
                self.at += 1;
                Ok(Test::IsNot(self.value()?))
            }
            Token::Word(word) if word == "is" => Ok(Test::Is(self.value()?)),
            Token::Word(word) if word == "has" => Ok(Test::Has(self.value()?)),
            Token::Word(word) if word == "in" => Ok(Test::In(self.list()?)),
            Token::Word(word) if word == "answered" => Ok(Test::Answered),
            Token::Word(word) if word == "skipped" => Ok(Test::Skipped),
            Token::Word(word) if word == "not" && self.peek_word("in") => Err(self.not_in(field, span)),
            Token::Word(_)
            | Token::Number(_)
            | Token::Date(_)
            | Token::Open
            | Token::Close
            | Token::OpenList
            | Token::CloseList
            | Token::Comma => {
                self.at -= 1;
                Err(self.problem(
                    &format!("after `{}` a comparison should stand", field.value),
                    "`=`, `!=`, `in [a, b]`, `has`, `<`, `<=`, `>`, `>=`, `answered` or `skipped`",
                ))
            }
        }
    }

    fn not_in(&self, field: &Located<String>, not: Span) -> Box<Diagnostic> {
        let end = self.here().end;
        let place = Span { start: field.span.start, ..not.clone() };
        let problem = Diagnostic::error("F010", not, "`not` stands before the test, not inside it").help("write `not` first");
        Box::new(problem.patch(Span { end, ..place }, format!("not {} in", field.value)))
    }

    fn list(&mut self) -> Parsed<Vec<Located<Word>>> {
        if !self.take(&Token::OpenList) {
            return Err(self.problem("`in` needs a list in square brackets", "such as `category in [product, delivery]`"));
        }
        let mut values = vec![self.value()?];
        while !self.take(&Token::CloseList) {
            if !self.take(&Token::Comma) {
                return Err(self.after_value());
            }
            values.push(self.value()?);
        }
        Ok(values)
    }

    /// Tells a forgotten comma from a forgotten bracket.
    fn after_value(&self) -> Box<Diagnostic> {
        match self.peek() {
            Some(Token::Word(word)) if !is_keyword(word) => {
                let before = self.tokens.get(self.at - 1).map_or(0, |found| found.range.end);
                let problem = self.problem("a comma is missing before this", "the values of a list are parted by commas");
                Box::new((*problem).patch(self.written.part(before..before), ","))
            }
            Some(_) | None => self.problem("the list is not closed", "put `]` after its last value"),
        }
    }

    fn value(&mut self) -> Parsed<Located<Word>> {
        let word = match self.peek() {
            Some(Token::Word(name)) if !matches!(name.as_str(), "and" | "or" | "in") => Word::Name(name.clone()),
            Some(Token::Number(number)) => Word::Number(*number),
            Some(Token::Date(date)) => Word::Date(*date),
            Some(_) | None => return Err(self.problem("here a value should stand", "an option, `yes`, `no`, a number or a date")),
        };
        let value = Located { value: word, span: self.here() };
        self.at += 1;
        Ok(value)
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|found| &found.token)
    }

    fn peek_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Word(found)) if found == word)
    }

    fn take(&mut self, token: &Token) -> bool {
        let is_it = self.peek() == Some(token);
        self.at += usize::from(is_it);
        is_it
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is_it = self.peek_word(word);
        self.at += usize::from(is_it);
        is_it
    }

    /// Returns the place of the token under way, or of the end of the condition.
    fn here(&self) -> Span {
        let range: Range<usize> = match self.tokens.get(self.at) {
            Some(found) => found.range.clone(),
            None => self.tokens.last().map_or(0..self.written.value.len(), |last| last.range.clone()),
        };
        self.written.part(range)
    }

    fn problem(&self, message: &str, help: &str) -> Box<Diagnostic> {
        Box::new(Diagnostic::error("F010", self.here(), format!("this condition cannot be read: {message}")).label("here").help(help))
    }
}

fn is_keyword(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "in" | "is" | "has" | "answered" | "skipped")
}
