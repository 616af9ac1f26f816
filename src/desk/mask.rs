//! Takes payment card numbers out of what customers write, before anything is kept of it: nobody here needs them (GDPR 5, 1 c).
//!
//! A number counts as a card's by its length, its first digits and its check digit (ISO/IEC 7812), so that order numbers stay.
//! The raw bytes of a mail are evidence and stay as they came.

use crate::flow::conversation::{Input, MailInput};
use crate::text::Personal;

use super::event::{Event, Mail};

const DIGITS_MIN: usize = 13;
const DIGITS_MAX: usize = 19;
/// What stays, so that the customer knows which card it was.
const SHOWN_DIGITS: usize = 4;

/// Returns the event without card numbers; `None` where there is none in it.
pub(super) fn event(event: &Event) -> Option<Event> {
    match event {
        Event::Said { input, name, lang, said_at } => {
            Some(Event::Said { input: self::input(input)?, name: name.clone(), lang: lang.clone(), said_at: *said_at })
        }
        Event::Edited { text, said_at, first_said_at } => {
            Some(Event::Edited { text: personal(text)?, said_at: *said_at, first_said_at: *first_said_at })
        }
        Event::Mail(mail) => self::mail(mail).map(|mail| Event::Mail(Box::new(mail))),
        Event::Staff { .. }
        | Event::Absence { .. }
        | Event::Entered { .. }
        | Event::StaffMail { .. }
        | Event::Undelivered { .. }
        | Event::Accepted { .. }
        | Event::Reachable { .. }
        | Event::Alarm(_)
        | Event::Kept { .. }
        | Event::Circular(_)
        | Event::HandOut { .. }
        | Event::Untaken(_)
        | Event::Other(_)
        | Event::Woke => None,
    }
}

fn input(input: &Input) -> Option<Input> {
    match input {
        Input::Text(text) => personal(text).map(Input::Text),
        Input::Files { files, caption } => {
            let caption = personal(caption.as_ref()?)?;
            Some(Input::Files { files: files.clone(), caption: Some(caption) })
        }
        Input::Mail(mail) => mail_input(mail).map(Input::Mail),
        Input::Button(_) | Input::Location { .. } | Input::Contact { .. } | Input::TimerDue | Input::Unusable { .. } => None,
    }
}

fn mail(mail: &Mail) -> Option<Mail> {
    let (input, text) = (mail_input(&mail.input), personal(&mail.text));
    (input.is_some() || text.is_some()).then(|| Mail {
        input: input.unwrap_or_else(|| mail.input.clone()),
        text: text.unwrap_or_else(|| mail.text.clone()),
        ..mail.clone()
    })
}

fn mail_input(mail: &MailInput) -> Option<MailInput> {
    let (subject, new_text, full_text) = (personal(&mail.subject), personal(&mail.new_text), personal(&mail.full_text));
    let any = subject.is_some() || new_text.is_some() || full_text.is_some();
    any.then(|| MailInput {
        subject: subject.unwrap_or_else(|| mail.subject.clone()),
        new_text: new_text.unwrap_or_else(|| mail.new_text.clone()),
        full_text: full_text.unwrap_or_else(|| mail.full_text.clone()),
        ..mail.clone()
    })
}

fn personal(text: &Personal) -> Option<Personal> {
    cards(text.as_str()).map(Personal::from)
}

/// Returns the text with its card numbers cut to their last digits; `None` where there is none.
fn cards(text: &str) -> Option<String> {
    let mut masked = String::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let (end, digits) = number(text, start);
        if is_card(&digits) {
            masked.push_str(&text[kept..start]);
            masked.push_str("•••• ");
            masked.push_str(&digits[digits.len() - SHOWN_DIGITS..]);
            kept = end;
        }
        from = end;
    }
    (0 < kept).then(|| masked + &text[kept..])
}

/// Returns where a number ends that begins at `start`, and its digits: single blanks and dashes may part them.
fn number(text: &str, start: usize) -> (usize, String) {
    let (mut digits, mut end, mut parted) = (String::new(), start, false);
    for (at, c) in text[start..].char_indices() {
        match c {
            '0'..='9' => {
                digits.push(c);
                (end, parted) = (start + at + 1, false);
            }
            ' ' | '-' | '\u{a0}' if !parted => parted = true,
            _ => break,
        }
    }
    (end, digits)
}

fn is_card(digits: &str) -> bool {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| digits.starts_with(prefix));
    let issued = match digits.len() {
        14 => begins(&["36", "38", "39", "30"]),
        15 => begins(&["34", "37"]),
        13 | 16..=19 => begins(&["4", "51", "52", "53", "54", "55", "22", "23", "24", "25", "26", "27", "35", "50", "56", "57", "58", "6"]),
        _ => false,
    };
    (DIGITS_MIN..=DIGITS_MAX).contains(&digits.len()) && issued && has_check_digit(digits)
}

/// Tells whether the last digit fits the others (Luhn).
fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0');
            match (place % 2, digit) {
                (0, digit) => digit,
                (_, 5..) => digit * 2 - 9,
                (_, digit) => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_card_number_keeps_its_last_digits_only() {
        for (said, kept) in [
            ("4111 1111 1111 1111", "•••• 1111"),
            ("my card 4111-1111-1111-1111, please", "my card •••• 1111, please"),
            ("378282246310005.", "•••• 0005."),
            ("5555555555554444 and 4012888888881881", "•••• 4444 and •••• 1881"),
        ] {
            assert_eq!(cards(said).as_deref(), Some(kept));
        }
    }

    #[test]
    fn what_is_no_card_number_stays() {
        for said in [
            "",
            "order 4111111111111112",
            "1111 1111 1111 1117",
            "+44 20 7946 0000",
            "DE89 3704 0044 0532 0130 00",
            "12:30, 2026-03-04",
            "4111  1111  1111  1111",
        ] {
            assert_eq!(cards(said), None, "{said}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_people_write_breaks_it(text in "[0-9 \\-éa•\u{a0}]{0,80}") {
            let masked = cards(&text);
            prop_assert!(masked.is_none_or(|masked| cards(&masked).is_none() || masked.contains('•')));
        }
    }
}
