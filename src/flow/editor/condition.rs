//! Conditions under the cursor: what could come next, by eye, since a condition that is being written cannot be read yet.

use crate::flow::read::FlowFiles;
use crate::flow::read::draft::DraftQuestion;
use crate::flow::script::Kind;
use crate::flow::settings::COMPARISONS;

/// What can follow in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The id of a question, or `not`.
    Question,
    /// A comparison with this question.
    Comparison(String),
    /// A value of this question.
    Value(String),
    Joint,
}

/// Returns what the word that begins after `before` can be.
pub(super) fn next(before: &str) -> Next {
    let tokens = tokens(before);
    let mut field: Option<&str> = None;
    let mut next = Next::Question;
    let mut is_listed = false;
    for token in tokens {
        next = match (token, field) {
            ("[", Some(field)) => {
                is_listed = true;
                Next::Value(field.to_owned())
            }
            (",", Some(field)) if is_listed => Next::Value(field.to_owned()),
            ("]", _) => {
                is_listed = false;
                Next::Joint
            }
            ("and" | "or" | "(", _) => {
                field = None;
                Next::Question
            }
            ("not", None) => Next::Question,
            ("answered" | "skipped" | ")", _) => Next::Joint,
            ("in" | "=" | "!=" | "==" | "is" | "not" | "has" | "<" | "<=" | ">" | ">=", Some(field)) => Next::Value(field.to_owned()),
            (word, None) => {
                field = Some(word);
                Next::Comparison(word.to_owned())
            }
            (_, Some(_)) => Next::Joint,
        };
    }
    next
}

fn tokens(text: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.';
    let is_sign = |c: char| matches!(c, '=' | '!' | '<' | '>');
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let width = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if is_sign(first) {
            rest.find(|c| !is_sign(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..width]);
        rest = rest[width..].trim_start();
    }
    tokens
}

/// Returns the comparisons that fit the question, with what each means.
pub(super) fn comparisons(question: &DraftQuestion) -> Vec<(&'static str, &'static str)> {
    let fits: &[&str] = match &question.kind {
        Some(Kind::Choice { .. }) => &["=", "!=", "in", "answered"],
        Some(Kind::Choices { .. }) => &["has", "answered"],
        Some(Kind::YesNo | Kind::Consent) => &["=", "!=", "answered"],
        Some(Kind::Number { .. } | Kind::Amount { .. } | Kind::Date { .. }) => &["=", "!=", "<", "<=", ">", ">=", "answered"],
        Some(
            Kind::Text { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case,
        ) => &["answered"],
        None => &["=", "!=", "in", "has", "<", "<=", ">", ">=", "answered"],
    };
    let is_there = |sign: &&str| fits.contains(sign) || (*sign == "skipped" && question.optional);
    COMPARISONS.iter().filter(|comparison| is_there(&comparison.sign)).map(|comparison| (comparison.sign, comparison.meaning)).collect()
}

/// Returns the values that a question can be compared with.
pub(super) fn values(files: &FlowFiles, id: &str) -> Vec<String> {
    let Some((_, _, question)) = files.draft.question(id) else { return Vec::new() };
    match &question.kind {
        Some(Kind::YesNo | Kind::Consent) => vec!["yes".to_owned(), "no".to_owned()],
        Some(
            Kind::Text { .. }
            | Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::Number { .. }
            | Kind::Amount { .. }
            | Kind::Date { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case,
        )
        | None => question.options.iter().map(|option| option.value.clone()).collect(),
    }
}
