//! Buttons as callback data: at most 64 bytes of text, readable in a log, without anything that the customer said.

use super::conversation::{Button, Choice};

/// Writes a button as callback data, such as `812.4.o2`: conversation, turn, choice.
pub fn encode(button: &Button) -> String {
    let choice = match button.choice {
        Choice::Option(nth) => format!("o{nth}"),
        Choice::Page(nth) => format!("p{nth}"),
        Choice::ChangeNth(nth) => format!("c{nth}"),
        Choice::Language(nth) => format!("l{nth}"),
        Choice::Skip => "skip".into(),
        Choice::Done => "done".into(),
        Choice::Keep => "keep".into(),
        Choice::Confirm => "confirm".into(),
        Choice::FileNow => "file".into(),
        Choice::Change => "change".into(),
        Choice::Undo => "undo".into(),
        Choice::Person => "person".into(),
        Choice::Continue => "continue".into(),
        Choice::StartAnew => "anew".into(),
        Choice::Drop => "drop".into(),
    };
    format!("{}.{}.{choice}", button.conversation, button.turn)
}

/// Reads callback data; `None` for anything that [`encode`] does not write.
pub fn decode(text: &str) -> Option<Button> {
    let mut parts = text.splitn(3, '.');
    let conversation = parts.next()?.parse().ok()?;
    let turn = parts.next()?.parse().ok()?;
    let choice = match parts.next()? {
        "skip" => Choice::Skip,
        "done" => Choice::Done,
        "keep" => Choice::Keep,
        "confirm" => Choice::Confirm,
        "file" => Choice::FileNow,
        "change" => Choice::Change,
        "undo" => Choice::Undo,
        "person" => Choice::Person,
        "continue" => Choice::Continue,
        "anew" => Choice::StartAnew,
        "drop" => Choice::Drop,
        numbered => {
            let nth = numbered.get(1..)?.parse().ok()?;
            match numbered.get(..1)? {
                "o" => Choice::Option(nth),
                "p" => Choice::Page(nth),
                "c" => Choice::ChangeNth(nth),
                "l" => Choice::Language(nth),
                _ => return None,
            }
        }
    };
    Some(Button { conversation, turn, choice })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_survives_its_callback_data_within_64_bytes() {
        let choices = [
            Choice::Option(u16::MAX),
            Choice::Page(3),
            Choice::Skip,
            Choice::Done,
            Choice::Keep,
            Choice::Confirm,
            Choice::FileNow,
            Choice::Change,
            Choice::ChangeNth(7),
            Choice::Undo,
            Choice::Person,
            Choice::Continue,
            Choice::StartAnew,
            Choice::Drop,
            Choice::Language(1),
        ];
        for choice in choices {
            let button = Button { conversation: u64::MAX, turn: u32::MAX, choice };
            let text = encode(&button);
            assert!(text.len() <= 64, "{text}");
            assert_eq!(decode(&text), Some(button));
        }
    }

    #[test]
    fn foreign_callback_data_is_no_button() {
        for text in ["", "1", "1.2", "1.2.", "1.2.x9", "1.2.o", "1.2.o99999", "-1.2.skip", "1.2.ö", "1.2.skip.3"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
