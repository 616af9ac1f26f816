//! The customers at the terminal: each has a chat, a language, and the buttons that were shown last.

use std::collections::BTreeMap;

use crate::desk::message::ChatMessage;
use crate::flow::conversation::{Input, PromptButton};
use crate::flow::words::normalise;
use crate::text::{Lang, Personal};

/// Somebody with a telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) chat: i64,
    pub(super) lang: Lang,
}

/// All customers, one of whom has the word.
#[derive(Debug)]
pub(super) struct People {
    current: Person,
    known: BTreeMap<i64, Person>,
    buttons: BTreeMap<i64, Vec<PromptButton>>,
}

impl People {
    pub(super) fn new(name: &str, lang: Lang) -> People {
        let current = Person { name: name.to_owned(), chat: chat_of(name), lang };
        People { known: BTreeMap::from([(current.chat, current.clone())]), current, buttons: BTreeMap::new() }
    }

    pub(super) fn current(&self) -> &Person {
        &self.current
    }

    /// Gives the word to somebody; a stranger speaks the language of whoever spoke before.
    pub(super) fn turn_to(&mut self, name: &str) {
        let lang = self.current.lang.clone();
        let stranger = Person { name: name.to_owned(), chat: chat_of(name), lang };
        self.current = self.known.entry(stranger.chat).or_insert(stranger).clone();
    }

    /// Gives the word to somebody whose telephone speaks `lang`.
    pub(super) fn turn_to_speaker_of(&mut self, lang: Lang) {
        let name = match lang.primary() {
            "de" => "Jonas".to_owned(),
            "en" => "Ann".to_owned(),
            other => format!("Guest {other}"),
        };
        self.current = Person { chat: chat_of(&name), name, lang };
        self.known.insert(self.current.chat, self.current.clone());
    }

    /// Returns the name of somebody else whose chat it is; `None` for the chat on the screen.
    pub(super) fn other(&self, chat: i64) -> Option<&str> {
        (chat != self.current.chat).then(|| self.known.get(&chat).map_or("somebody", |person| person.name.as_str()))
    }

    /// Remembers the buttons below a message.
    pub(super) fn show(&mut self, message: &ChatMessage) {
        self.buttons.insert(message.chat, message.buttons.iter().flatten().cloned().collect());
    }

    /// Takes a number or a label below the last message for its button, all else for text.
    pub(super) fn input(&self, said: &str) -> Input {
        let buttons = self.buttons.get(&self.current.chat).map(Vec::as_slice).unwrap_or_default();
        let number = said.trim_matches(['[', ']']).parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let words = normalise(said);
        let labelled = || buttons.iter().find(|button| normalise(&button.label) == words && !words.is_empty());
        match number.and_then(|nth| buttons.get(nth)).or_else(labelled) {
            Some(pressed) => Input::Button(pressed.button.clone()),
            None => Input::Text(Personal::from(said)),
        }
    }
}

/// Returns the number of the chat, the same whenever somebody of this name comes back.
fn chat_of(name: &str) -> i64 {
    let digest = ring::digest::digest(&ring::digest::SHA256, name.to_lowercase().as_bytes());
    digest.as_ref().iter().take(5).fold(0, |chat, byte| (chat << 8) | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::conversation::{Button, Choice};

    fn people() -> People {
        let mut people = People::new("Ann", Lang::parse("en").expect("a tag"));
        let button = |nth| Button { conversation: 1, turn: 1, choice: Choice::Option(nth) };
        let row = |label: &str, nth| vec![PromptButton { label: label.to_owned(), button: button(nth) }];
        let buttons = vec![row("📦 A product", 0), row("Something else", 1)];
        people.show(&ChatMessage { chat: people.current().chat, text: Personal::default(), buttons, keyboard: None, files: vec![] });
        people
    }

    fn pressed(input: &Input) -> Option<&Choice> {
        if let Input::Button(button) = input { Some(&button.choice) } else { None }
    }

    #[test]
    fn a_number_or_a_label_presses_a_button() {
        for said in ["2", "[2]", "something else", "Something else"] {
            assert_eq!(pressed(&people().input(said)), Some(&Choice::Option(1)), "{said}");
        }
        assert_eq!(pressed(&people().input("a product")), Some(&Choice::Option(0)));
    }

    #[test]
    fn all_else_is_text() {
        for said in ["3", "0", "it leaks", "-1", "…"] {
            assert_eq!(people().input(said), Input::Text(said.into()), "{said}");
        }
    }

    #[test]
    fn somebody_who_comes_back_keeps_chat_and_language() {
        let mut people = people();
        let ann = people.current().clone();
        people.turn_to_speaker_of(Lang::parse("de").expect("a tag"));
        people.turn_to("Mia");
        assert_eq!(people.current().lang.as_str(), "de");
        people.turn_to("Ann");
        assert_eq!(people.current(), &ann);
        assert_eq!(people.other(ann.chat), None);
    }
}
