//! Cuts the text of a condition into tokens, and mends what comes from other languages (`==`, `&&`, quotes) while reporting it.

use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Located};
use crate::flow::script::Order;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    /// In millionths.
    Number(i64),
    Date(NaiveDate),
    Is,
    IsNot,
    Compare(Order),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
}

/// A token with its place in the condition.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub token: Token,
    pub range: Range<usize>,
}

/// Signs, longest first; the second word is what should have been written, where that differs.
const SIGNS: [(&str, &str); 22] = [
    ("===", "="),
    ("!==", "!="),
    ("==", "="),
    ("!=", "!="),
    ("<>", "!="),
    ("<=", "<="),
    (">=", ">="),
    ("=<", "<="),
    ("=>", ">="),
    ("≠", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("&&", "and"),
    ("||", "or"),
    ("=", "="),
    ("<", "<"),
    (">", ">"),
    ("(", "("),
    (")", ")"),
    ("[", "["),
    ("]", "]"),
    (",", ","),
];

/// Returns the tokens; `None` where a character belongs to no token, which is reported.
pub(super) fn tokens(written: &Located<String>, problems: &mut Vec<Diagnostic>) -> Option<Vec<Found>> {
    let text = written.value.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        if character.is_whitespace() {
            at += character.len_utf8();
            continue;
        }
        let (token, width) = if let Some((sign, meant)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            if sign != meant {
                problems.push(slip(written, at..at + sign.len(), meant));
            }
            (sign_token(meant), sign.len())
        } else if matches!(character, '"' | '\'' | '“' | '”' | '„' | '‘' | '’') {
            quoted(written, at, problems)?
        } else if character.is_ascii_digit() || (character == '-' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
            number_or_date(written, at, problems)?
        } else if character.is_alphabetic() || character == '_' {
            word(written, at, problems)
        } else {
            problems.push(stray(written, at, character));
            return None;
        };
        found.push(Found { token, range: at..at + width });
        at += width;
    }
    Some(found)
}

/// Reports a character that belongs to no condition.
fn stray(written: &Located<String>, at: usize, character: char) -> Diagnostic {
    let place = written.part(at..at + character.len_utf8());
    let problem =
        Diagnostic::error("F010", place.clone(), format!("this condition cannot be read: `{character}` means nothing here")).label("here");
    match character {
        '!' => problem.help("“is not” is written `!=`").patch(place, "!="),
        '&' => problem.help("write `and`").patch(place, "and"),
        '|' => problem.help("write `or`").patch(place, "or"),
        ':' => problem.help("write `=`").patch(place, "="),
        '$' => problem.help("questions stand here by their bare ids").patch(place, ""),
        _ => problem.help("a condition reads like `category in [product, delivery] and injured = no`"),
    }
}

fn sign_token(sign: &str) -> Token {
    match sign {
        "=" => Token::Is,
        "!=" => Token::IsNot,
        "<" => Token::Compare(Order::Less),
        "<=" => Token::Compare(Order::LessOrEqual),
        ">" => Token::Compare(Order::Greater),
        ">=" => Token::Compare(Order::GreaterOrEqual),
        "(" => Token::Open,
        ")" => Token::Close,
        "[" => Token::OpenList,
        "]" => Token::CloseList,
        "," => Token::Comma,
        word => Token::Word(word.to_owned()),
    }
}

fn word(written: &Located<String>, at: usize, problems: &mut Vec<Diagnostic>) -> (Token, usize) {
    let rest = &written.value[at..];
    let width = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
    let word = &rest[..width];
    let lower = word.to_lowercase();
    if word != lower && matches!(lower.as_str(), "and" | "or" | "not" | "in" | "is" | "has" | "answered" | "skipped") {
        problems.push(slip(written, at..at + width, &lower));
        return (Token::Word(lower), width);
    }
    (Token::Word(word.to_owned()), width)
}

fn quoted(written: &Located<String>, at: usize, problems: &mut Vec<Diagnostic>) -> Option<(Token, usize)> {
    let rest = &written.value[at..];
    let open = rest.chars().next().map_or(1, char::len_utf8);
    let closing = rest[open..].find(['"', '\'', '“', '”', '‘', '’']);
    let Some(length) = closing else {
        let problem = Diagnostic::error("F010", written.part(at..at + open), "this condition cannot be read: the quote is not closed");
        problems.push(problem.help("values stand without quotes"));
        return None;
    };
    let inner = rest[open..open + length].trim();
    let close = rest[open + length..].chars().next().map_or(1, char::len_utf8);
    let width = open + length + close;
    let problem = Diagnostic::error("F010", written.part(at..at + width), "values in a condition stand without quotes");
    problems.push(problem.help("write the id of the option").patch(written.part(at..at + width), inner));
    let token = match (NaiveDate::parse_from_str(inner, "%Y-%m-%d"), millionths(inner)) {
        (Ok(date), _) => Token::Date(date),
        (Err(_), Some(number)) => Token::Number(number),
        (Err(_), None) => Token::Word(inner.to_owned()),
    };
    Some((token, width))
}

fn number_or_date(written: &Located<String>, at: usize, problems: &mut Vec<Diagnostic>) -> Option<(Token, usize)> {
    let rest = &written.value[at..];
    let width = rest[1..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_')).map_or(rest.len(), |end| end + 1);
    let word = &rest[..width];
    if let Ok(date) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some((Token::Date(date), width));
    }
    if let Some(number) = millionths(word) {
        return Some((Token::Number(number), width));
    }
    let problem = Diagnostic::error("F010", written.part(at..at + width), format!("`{word}` is neither a number nor a date"));
    problems.push(problem.help("numbers are written as 12 or 12.5, dates as 2026-03-01"));
    None
}

/// Reads a decimal number into millionths, exactly.
pub(in crate::flow) fn millionths(written: &str) -> Option<i64> {
    let (sign, digits) = written.strip_prefix('-').map_or((1, written), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 6 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(fraction).map(|number| sign * number)
}

fn slip(written: &Located<String>, range: Range<usize>, meant: &str) -> Diagnostic {
    let place = written.part(range.clone());
    let sign = &written.value[range];
    Diagnostic::error("F010", place.clone(), format!("`{sign}` is not known in conditions"))
        .help(format!("write `{meant}`"))
        .patch(place, meant)
}
