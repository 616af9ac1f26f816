//! Answers to the summary and to the menus: file it, change which answer, go on or begin anew.

use crate::flow::kind::Said;
use crate::flow::words::normalise;

use super::answering::MENU_TRIES;
use super::state::Run;

impl Run<'_> {
    pub(super) fn answer_confirm(&mut self, said: &Said<'_>) {
        let Said::Text(text) = said else {
            self.note("confirm-please");
            return self.stumble();
        };
        let (sentence, said) = (said, normalise(text));
        let words = self.words();
        let is = |id: &str| words.is_one_of(&said, id, None);
        let no = said == "2" || is("words-no") || is("no");
        let yes = said == "1" || is("words-yes") || is("yes") || is("cmd-file") || normalise(&words.say("button-confirm")) == said;
        match (yes, no) {
            (true, _) => self.file(),
            (false, true) => self.open_change_menu(),
            (false, false) => {
                self.tells_story(sentence);
                self.note("words-kept");
                self.note("confirm-please");
                self.stumble();
            }
        }
    }

    pub(super) fn answer_change_menu(&mut self, said: &Said<'_>) {
        let rows = self.changeable();
        let wanted = match said {
            Said::Text(text) => {
                let said = normalise(text);
                let nth = said.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).and_then(|nth| rows.get(nth));
                nth.or_else(|| rows.iter().find(|(_, id)| normalise(&self.label(id)) == said)).cloned()
            }
            Said::Option(_) | Said::Done | Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => None,
        };
        if let Some((_, id)) = wanted {
            return self.start_change(&id);
        }
        if self.says(said, "cmd-continue") {
            return self.advance();
        }
        self.note("change-none");
        self.linger();
    }

    /// Shows a menu again; who finds nothing in it goes on with the questions.
    fn linger(&mut self) {
        self.conversation.tries = self.conversation.tries.saturating_add(1);
        if MENU_TRIES <= self.conversation.tries { self.advance() } else { self.prompt() }
    }

    pub(super) fn answer_interrupted(&mut self, by: &str, said: &Said<'_>) {
        let number = |wanted: &str| matches!(said, Said::Text(text) if normalise(text) == wanted);
        if number("1") || self.says(said, "cmd-continue") || self.says(said, "words-yes") {
            self.advance();
        } else if number("2") || self.says(said, "cmd-anew") {
            self.start_anew(by);
        } else if number("3") || self.says(said, "cmd-drop") {
            self.stop("dropped");
        } else {
            self.note("words-kept");
            self.linger();
        }
    }

    /// Begins the other flow; a complaint half told is filed first, unless the customer begins the same one again.
    pub(super) fn start_anew(&mut self, by: &str) {
        if by != self.flow.id && self.can_file() {
            self.file();
        }
        self.begin_anew(by.to_owned());
    }
}
