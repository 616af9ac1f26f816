//! Puts the prompt for what the conversation awaits into words and buttons.

use crate::flow::condition::{Guesses, Truth, View, questions};
use crate::flow::conversation::{Awaiting, Button, Choice, Keyboard, Prompt, PromptButton, Status};
use crate::flow::kind;
use crate::flow::script::{Kind, StepBody};
use crate::text::Arg;

use super::answering::MENU_TRIES;
use super::state::{Run, shorten};

/// More options are shown page by page.
const PAGE_OPTIONS_MAX: usize = 8;
/// Turns whose buttons still work.
const ASKED_MAX: usize = 64;
const BUTTON_CHARS_MAX: usize = 40;
/// What a summary shows of one answer; the whole is kept.
const SUMMARY_CHARS_MAX: usize = 3000;

impl Run<'_> {
    /// Sends the prompt for what is awaited, after the notes.
    pub(super) fn prompt(&mut self) {
        self.prompt_page(0);
    }

    pub(super) fn prompt_page(&mut self, page: usize) {
        match self.conversation.awaiting.clone() {
            Awaiting::One(id) => self.prompt_question(&id, page),
            Awaiting::Confirm => self.prompt_confirm(),
            Awaiting::ChangeMenu => self.prompt_change_menu(page),
            Awaiting::Interrupted { .. } => {
                let choices = [("button-continue", Choice::Continue), ("button-anew", Choice::StartAnew), ("button-drop", Choice::Drop)];
                self.prompt_choices("interrupted", &choices);
            }
            Awaiting::Nothing | Awaiting::Batch(_) => self.send(Prompt::default()),
        }
    }

    /// Sends a message of the system with one row of buttons.
    pub(super) fn prompt_choices(&mut self, id: &str, choices: &[(&str, Choice)]) {
        self.next_turn(None);
        let row = choices.iter().map(|(label, choice)| self.button(self.words().say(label), choice.clone())).collect();
        let text = self.words().say(id);
        self.send(Prompt { text: text.into(), buttons: vec![row], ..Prompt::default() });
    }

    /// Asks for the language, by its own name for each.
    pub(super) fn prompt_languages(&mut self) {
        self.next_turn(self.awaited());
        let names = self.languages();
        let rows = (0..).zip(names).map(|(nth, name)| vec![self.button(name, Choice::Language(nth))]).collect();
        let text = self.words().say("language-which");
        self.send(Prompt { text: text.into(), buttons: rows, ..Prompt::default() });
    }

    /// Returns the names of the languages of the flow, in order.
    pub(super) fn languages(&self) -> Vec<String> {
        let texts = &self.flow.texts;
        let name = |lang| texts.exact(lang, "language-name", None, &[]).unwrap_or_else(|| lang.to_string());
        self.flow.languages.iter().map(name).collect()
    }

    /// Returns the question that the next answer is for.
    pub(super) fn awaited(&self) -> Option<String> {
        match &self.conversation.awaiting {
            Awaiting::One(id) => Some(id.clone()),
            Awaiting::Nothing | Awaiting::Batch(_) | Awaiting::Confirm | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => None,
        }
    }

    fn prompt_question(&mut self, id: &str, page: usize) {
        let had_keyboard = self.last_asked_had_keyboard();
        self.next_turn(Some(id.to_owned()));
        let Some(ask) = self.ask(id) else {
            return self.send(Prompt::default());
        };
        let mut text = self.message(id);
        if matches!(ask.question.kind, Kind::Choices { .. }) && ask.so_far.is_none() {
            text = format!("{text}\n{}", self.words().say("choose-several"));
        }
        let keyboard = kind::keyboard(&ask).or(had_keyboard.then_some(Keyboard::Remove));
        let mut buttons = self.paged(kind::buttons(&ask), page);
        if let Some(keep) = self.keep_label(id) {
            buttons.push(vec![self.button(keep, Choice::Keep)]);
        }
        buttons.extend(self.ways_out(id));
        self.send(Prompt { text: text.into(), buttons, keyboard, quotes_customer: false });
    }

    fn last_asked_had_keyboard(&self) -> bool {
        let last = self.conversation.asked.last().and_then(|(_, id)| self.question(id));
        last.is_some_and(|question| matches!(question.kind, Kind::Location | Kind::Contact))
    }

    fn keep_label(&self, id: &str) -> Option<String> {
        let former = self.conversation.suggestions.get(id)?;
        let multiple = matches!(self.question(id)?.kind, Kind::Choices { .. });
        let value = shorten_plain(&kind::show(self.words(), id, &former.value), BUTTON_CHARS_MAX - 14);
        (!multiple).then(|| self.words().fill("button-keep", &[("value", Arg::Text(value))]))
    }

    /// Returns the last row: skip, file what is there, talk to a person; as far as each is possible.
    fn ways_out(&self, id: &str) -> Option<Vec<PromptButton>> {
        let mut row = Vec::new();
        if self.can_skip(id) && !self.has_parts(id) {
            row.push(self.button(self.words().say("button-skip"), Choice::Skip));
        }
        if self.tries_are_up(id) {
            row.push(self.button(self.words().say("button-person"), Choice::Person));
        } else if self.can_file() {
            row.push(self.button(self.words().say("button-file"), Choice::FileNow));
        }
        (!row.is_empty()).then_some(row)
    }

    /// Tells whether a question may be left out: it is optional, there is enough for a case without it, or it was tried often.
    pub(super) fn can_skip(&self, id: &str) -> bool {
        let optional = self.question(id).is_some_and(|question| question.optional);
        let enough = self.flow.finish.opens_case()
            && !self.flow.minimum.iter().any(|needed| needed == id)
            && self.view(Guesses::Harmless).has_minimum();
        optional || enough || self.tries_are_up(id)
    }

    pub(super) fn tries_are_up(&self, id: &str) -> bool {
        let awaited = self.awaited().as_deref() == Some(id);
        awaited && self.question(id).is_some_and(|question| question.tries <= self.conversation.tries && 0 < self.conversation.tries)
    }

    pub(super) fn can_file(&self) -> bool {
        self.flow.finish.opens_case() && self.conversation.status == Status::Open && self.view(Guesses::Harmless).has_minimum()
    }

    fn prompt_confirm(&mut self) {
        self.next_turn(None);
        let confirm = self.flow.steps.iter().find(|step| matches!(step.body, StepBody::Confirm));
        let intro = confirm.map_or_else(|| self.words().say("button-confirm"), |step| self.message(&step.id));
        let mut text = vec![intro];
        text.extend(self.summary_lines());
        let mut row = vec![
            self.button(self.words().say(if self.flow.finish.opens_case() { "button-confirm" } else { "yes" }), Choice::Confirm),
            self.button(self.words().say("button-change"), Choice::Change),
        ];
        if MENU_TRIES <= self.conversation.tries {
            row.push(self.button(self.words().say("button-person"), Choice::Person));
        }
        self.send(Prompt { text: text.join("\n").into(), buttons: vec![row], quotes_customer: true, ..Prompt::default() });
    }

    /// Returns a line for each live answer; long ones are shown shortened.
    pub(super) fn summary_lines(&self) -> Vec<String> {
        let rows = super::summary_rows(self.flow, &self.conversation.answers, self.conversation.channel, self.words());
        let chars_max = SUMMARY_CHARS_MAX / rows.len().max(1);
        let line = |(id, label, value): (String, String, String)| {
            let guess = self.conversation.answers.get(&id).is_some_and(|answer| answer.how == crate::flow::answer::How::Guessed);
            let mark = if guess { format!(" ({})", self.words().say("mail-guess")) } else { String::new() };
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            let value = format!("{}{mark}", shorten(self.words(), &value, chars_max.max(100)));
            format!("  {}", self.words().fill("labelled", &[("label", Arg::Text(label)), ("value", Arg::Text(value))]))
        };
        rows.into_iter().map(line).collect()
    }

    fn prompt_change_menu(&mut self, page: usize) {
        self.next_turn(None);
        let rows = self.changeable().into_iter().map(|(nth, id)| (Choice::ChangeNth(nth), self.label(&id))).collect();
        let mut buttons = self.paged(rows, page);
        buttons.push(vec![self.button(self.words().say("button-continue"), Choice::Continue)]);
        let text = self.words().say("change-which");
        self.send(Prompt { text: text.into(), buttons, ..Prompt::default() });
    }

    /// Returns the live questions that have an answer or were skipped, each with its place among all questions of the flow.
    pub(super) fn changeable(&self) -> Vec<(u16, String)> {
        let view: View<'_> = self.view(Guesses::All);
        let answered = |id: &String| view.asks(id) == Truth::True && self.conversation.answers.contains_key(id);
        (0..).zip(questions(self.flow)).map(|(nth, (step, _))| (nth, step.id.clone())).filter(|(_, id)| answered(id)).collect()
    }

    /// Shows “done”, where there is one, on every page: who has chosen need not look for it.
    fn paged(&self, all: Vec<(Choice, String)>, page: usize) -> Vec<Vec<PromptButton>> {
        if all.len() <= PAGE_OPTIONS_MAX + 1 {
            return self.rows(all);
        }
        let (done, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|(choice, _)| *choice == Choice::Done);
        let pages = all.len().div_ceil(PAGE_OPTIONS_MAX);
        let page = page.min(pages - 1);
        let shown = all.into_iter().skip(page * PAGE_OPTIONS_MAX).take(PAGE_OPTIONS_MAX).collect();
        let mut rows = self.rows(shown);
        let turn = |page: usize| Choice::Page(u16::try_from(page).unwrap_or(0));
        if page + 1 < pages {
            rows.push(vec![self.button(self.words().say("button-more"), turn(page + 1))]);
        } else {
            rows.push(vec![self.button(self.words().say("button-previous"), turn(0))]);
        }
        rows.extend(self.rows(done));
        rows
    }

    /// Puts short labels side by side, up to three in a row.
    fn rows(&self, buttons: Vec<(Choice, String)>) -> Vec<Vec<PromptButton>> {
        let longest = buttons.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
        let per_row = match longest {
            0..=8 => 3,
            9..=16 => 2,
            _ => 1,
        };
        let buttons: Vec<PromptButton> = buttons.into_iter().map(|(choice, label)| self.button(label, choice)).collect();
        buttons.chunks(per_row).map(<[PromptButton]>::to_vec).collect()
    }

    fn button(&self, label: String, choice: Choice) -> PromptButton {
        let button = Button { conversation: self.conversation.id, turn: self.conversation.turn, choice };
        PromptButton { label: shorten_plain(&label, BUTTON_CHARS_MAX), button }
    }

    fn next_turn(&mut self, asked: Option<String>) {
        self.conversation.turn = self.conversation.turn.saturating_add(1);
        if let Some(id) = asked {
            let turn = self.conversation.turn;
            let over = (self.conversation.asked.len() + 1).saturating_sub(ASKED_MAX);
            self.conversation.asked.drain(..over);
            self.conversation.asked.push((turn, id));
        }
    }
}

fn shorten_plain(text: &str, chars_max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= chars_max {
        return line;
    }
    let kept: String = line.chars().take(chars_max - 1).collect();
    format!("{}…", kept.trim_end())
}
