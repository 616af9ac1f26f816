//! The commands that every flow understands, in the words of every language: back, change, cancel, help and the others.

use crate::flow::condition::Guesses;
use crate::flow::condition::Truth;
use crate::flow::conversation::{Awaiting, Choice, Effect, Status, StepEvent, Timer};
use crate::flow::words::{Words, normalise};
use crate::text::{Arg, Lang};

use super::start::command as slash_command;
use super::state::Run;

/// How long a cancelled conversation can be taken up again.
const UNDO_MINUTES: i64 = 10;

/// A command, whatever language it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Back,
    /// With what follows the word.
    Change(String),
    Cancel,
    Undo,
    Restart,
    Why,
    Help,
    Human,
    Language(String),
    Continue,
}

/// Reads a command: the whole message is its word, with or without a slash; only “change” and “language” may name something.
pub(super) fn parse(words: Words<'_>, text: &str) -> Option<Command> {
    let said = match slash_command(text) {
        Some((name, rest)) => normalise(&format!("{name} {rest}")),
        None => normalise(text),
    };
    let plain = [
        ("cmd-back", Command::Back),
        ("cmd-cancel", Command::Cancel),
        ("cmd-undo", Command::Undo),
        ("cmd-restart", Command::Restart),
        ("cmd-why", Command::Why),
        ("cmd-help", Command::Help),
        ("cmd-human", Command::Human),
        ("cmd-continue", Command::Continue),
        ("cmd-change", Command::Change(String::new())),
        ("cmd-language", Command::Language(String::new())),
    ];
    let whole = plain.into_iter().find(|(id, _)| words.is_one_of(&said, id, None)).map(|(_, command)| command);
    whole
        .or_else(|| named(words, &said, "cmd-change").map(Command::Change))
        .or_else(|| named(words, &said, "cmd-language").map(Command::Language))
}

fn named(words: Words<'_>, said: &str, id: &str) -> Option<String> {
    words.list(id, None).iter().find_map(|word| Some(said.strip_prefix(word.as_str())?.strip_prefix(' ')?.to_owned()))
}

impl Run<'_> {
    /// Carries a command out; false if it means nothing here and is an answer.
    pub(super) fn obey(&mut self, command: Command) -> bool {
        match command {
            Command::Back => self.back(),
            Command::Cancel => self.cancel(),
            Command::Restart => self.restart(),
            Command::Why => self.why(),
            Command::Help => self.help(),
            Command::Human => self.human(),
            Command::Change(which) => return self.change(&which),
            Command::Language(which) => return self.language(&which),
            Command::Undo | Command::Continue => return false,
        }
        true
    }

    fn back(&mut self) {
        if matches!(self.conversation.awaiting, Awaiting::ChangeMenu | Awaiting::Interrupted { .. }) {
            return self.advance();
        }
        if let Some(id) = self.awaited() {
            self.count(&id, StepEvent::Back);
        }
        while let Some(id) = self.conversation.trail.pop() {
            if self.view(Guesses::Harmless).asks(&id) == Truth::True {
                self.reopen(&id);
                return self.prompt();
            }
        }
        self.note("nothing-back");
        self.prompt();
    }

    /// Opens the question that `which` names, or the menu of all answers.
    fn change(&mut self, which: &str) -> bool {
        if which.is_empty() {
            self.open_change_menu();
            return true;
        }
        match self.changeable().into_iter().find(|(_, id)| normalise(&self.label(id)) == which) {
            Some((_, id)) => self.start_change(&id),
            None => return false,
        }
        true
    }

    pub(super) fn open_change_menu(&mut self) {
        if self.changeable().is_empty() {
            self.note("nothing-change");
        } else {
            self.conversation.awaiting = Awaiting::ChangeMenu;
            self.conversation.tries = 0;
        }
        self.prompt();
    }

    pub(super) fn start_change(&mut self, id: &str) {
        self.reopen(id);
        self.prompt();
    }

    fn cancel(&mut self) {
        if self.conversation.status == Status::Filed {
            self.conversation.awaiting = Awaiting::Nothing;
            self.note("cancelled-filed");
            return self.prompt();
        }
        self.stop("cancelled");
    }

    /// Stops the conversation; it can be taken up again for some minutes.
    pub(super) fn stop(&mut self, word: &str) {
        self.count_left();
        self.conversation.status = Status::Cancelled;
        self.conversation.timer = Some((self.now + chrono::TimeDelta::minutes(UNDO_MINUTES), Timer::UndoOver));
        self.prompt_choices(word, &[("button-undo", Choice::Undo)]);
    }

    pub(super) fn restart(&mut self) {
        self.begin_anew(self.flow.id.clone());
    }

    /// Lets another run of a flow take the place of this one.
    pub(super) fn begin_anew(&mut self, flow: String) {
        if self.conversation.status != Status::Filed {
            self.conversation.status = Status::Dropped;
        }
        self.conversation.timer = None;
        self.effects.push(Effect::Begin { flow });
    }

    fn why(&mut self) {
        let reason = self.awaited().and_then(|id| {
            self.count(&id, StepEvent::Why);
            self.attribute(&id, "why", &[])
        });
        let reason = reason.unwrap_or_else(|| self.words().say("why-default"));
        self.notes.push(reason);
        self.prompt();
    }

    fn help(&mut self) {
        let about = self.awaited().and_then(|id| self.attribute(&id, "help", &[]));
        self.notes.extend(about);
        self.note("help");
        self.prompt();
    }

    /// Hands over to a person, with all that was said.
    pub(super) fn human(&mut self) {
        self.restore_suggestions();
        if self.conversation.status == Status::Open {
            self.conversation.status = Status::HandedOver;
        }
        self.conversation.timer = None;
        self.conversation.tries = 0;
        self.effects.push(Effect::HandOver);
        self.prompt_choices("human-called", &[("button-continue", Choice::Continue)]);
    }

    fn language(&mut self, which: &str) -> bool {
        if !which.is_empty() {
            let wanted = self.find_language(which);
            return wanted.is_some_and(|nth| self.set_language(nth));
        }
        if self.flow.languages.len() < 2 {
            let language = self.languages().into_iter().next().unwrap_or_default();
            self.note_with("one-language", &[("language", Arg::Text(language))]);
            self.prompt();
        } else {
            self.prompt_languages();
        }
        true
    }

    /// Finds a language of the flow by its tag or its own name.
    pub(super) fn find_language(&self, said: &str) -> Option<usize> {
        let by_name = self.languages().iter().position(|name| normalise(name) == said);
        by_name.or_else(|| self.flow.languages.iter().position(|lang| Lang::parse(said).as_ref() == Some(lang)))
    }

    /// Goes on in another language; the answers are ids and follow by themselves.
    pub(super) fn set_language(&mut self, nth: usize) -> bool {
        let Some(lang) = self.flow.languages.get(nth) else {
            return false;
        };
        self.conversation.lang = lang.clone();
        self.note("language-set");
        self.prompt();
        true
    }
}
