//! One input in a chat: a command, a button, an answer, or something else that still gets a reply.

use crate::flow::answer::{File, FilePlace, How};
use crate::flow::condition::{Guesses, Truth, questions};
use crate::flow::conversation::{Awaiting, Button, Choice, Input, Status, StepEvent};
use crate::flow::kind::{self, Said, Verdict};
use crate::flow::script::{Flows, Kind, StepBody};
use crate::flow::words::normalise;
use crate::text::Arg;

use super::command::{Command, parse};
use super::start::{command as slash_command, named, starts};
use super::state::Run;

impl Run<'_> {
    /// Begins: the welcome, then the first question; what the customer wrote may be an answer already.
    pub(super) fn open_chat(&mut self, input: Option<&Input>) {
        self.follow_first_words(input);
        let text = match input {
            Some(Input::Text(text)) => text.as_str(),
            Some(Input::Mail(mail)) => mail.new_text.as_str(),
            Some(Input::Files { files, caption }) => {
                self.keep_files(files);
                if caption.is_none() {
                    self.take_narrative(&Said::Files(files));
                }
                caption.as_ref().map_or("", |caption| caption.as_str())
            }
            Some(Input::Button(_) | Input::Location { .. } | Input::Contact { .. } | Input::TimerDue | Input::Unusable { .. }) | None => "",
        };
        let command = parse(self.words(), text);
        if command.is_none() && slash_command(text).is_none() && !starts(self.flow, text) && !text.is_empty() {
            self.take_narrative(&Said::Text(text));
        }
        match command {
            Some(command @ (Command::Help | Command::Human | Command::Language(_))) => {
                self.settle();
                if !self.obey(command) {
                    self.prompt();
                }
            }
            Some(
                Command::Back | Command::Change(_) | Command::Cancel | Command::Undo | Command::Restart | Command::Why | Command::Continue,
            )
            | None => self.advance(),
        }
    }

    /// Takes one input of an open conversation, or of one that silence filed.
    pub(super) fn take_chat(&mut self, flows: &Flows, input: &Input) {
        match input {
            Input::Text(text) => self.take_text(flows, text.as_str()),
            Input::Mail(mail) => self.take_text(flows, mail.new_text.as_str()),
            Input::Button(button) => self.press(button),
            Input::Files { files, caption } => self.take_files(files, caption.as_ref().map(|caption| caption.as_str())),
            Input::Location { latitude_microdegrees, longitude_microdegrees } => self
                .answer(&Said::Location { latitude_microdegrees: *latitude_microdegrees, longitude_microdegrees: *longitude_microdegrees }),
            Input::Contact { name, phone } => self.answer(&Said::Contact { name: name.as_str(), phone: phone.as_str() }),
            Input::Unusable { .. } => {
                self.note("unusable");
                self.stumble();
            }
            Input::TimerDue => {}
        }
    }

    fn take_text(&mut self, flows: &Flows, text: &str) {
        // A keyword that is also an option of what is asked is an answer; a slash always is a command.
        let is_answer = slash_command(text).is_none() && self.is_option(text);
        if let Some(flow) = named(flows, text).filter(|_| !is_answer) {
            return self.interrupt(flow.id.clone());
        }
        if let Some(command) = parse(self.words(), text)
            && self.obey(command)
        {
            return;
        }
        if 1 < self.flow.languages.len()
            && !self.is_option(text)
            && let Some(nth) = self.find_language(&normalise(text)).filter(|_| 2 < text.trim().chars().count())
        {
            self.set_language(nth);
            return;
        }
        self.answer(&Said::Text(text));
    }

    /// Tells whether a text names an option of what is asked, such as a language to choose.
    fn is_option(&self, text: &str) -> bool {
        let ask = self.awaited();
        let ask = ask.as_ref().and_then(|id| self.ask(id));
        ask.filter(|ask| matches!(ask.question.kind, Kind::Choice { .. } | Kind::Choices { .. }))
            .is_some_and(|ask| matches!(kind::read(&ask, &Said::Text(text)), Verdict::Taken(_)))
    }

    /// Another flow was asked for, or this one again.
    fn interrupt(&mut self, by: String) {
        if self.conversation.status == Status::Filed {
            self.begin_anew(by);
        } else if !self.conversation.answers.is_empty() && self.flow.finish.opens_case() {
            self.conversation.awaiting = Awaiting::Interrupted { by };
            self.conversation.tries = 0;
            self.prompt();
        } else if by == self.flow.id {
            self.advance();
        } else {
            self.begin_anew(by);
        }
    }

    /// Takes an answer for whatever is awaited.
    pub(super) fn answer(&mut self, said: &Said<'_>) {
        match self.conversation.awaiting.clone() {
            Awaiting::One(id) => self.answer_question(&id, said),
            Awaiting::Confirm => self.answer_confirm(said),
            Awaiting::ChangeMenu => self.answer_change_menu(said),
            Awaiting::Interrupted { by } => self.answer_interrupted(&by, said),
            Awaiting::Nothing if self.conversation.status == Status::Filed => {
                self.note("filed-already");
                self.prompt();
            }
            Awaiting::Nothing | Awaiting::Batch(_) => self.advance(),
        }
    }

    pub(super) fn says(&self, said: &Said<'_>, id: &str) -> bool {
        matches!(said, Said::Text(text) if self.words().is_one_of(&normalise(text), id, None))
    }

    /// Takes a button; one of an earlier turn is a change of what was asked there.
    fn press(&mut self, button: &Button) {
        let now = button.conversation == self.conversation.id && button.turn == self.conversation.turn;
        let moved = button.turn <= self.conversation.moved_turn && button.choice != Choice::Person;
        if button.conversation != self.conversation.id || moved {
            return self.closed();
        }
        match &button.choice {
            Choice::Person => self.human(),
            Choice::Language(nth) if self.set_language(usize::from(*nth)) => {}
            Choice::Change => self.open_change_menu(),
            Choice::Confirm if now && self.conversation.awaiting == Awaiting::Confirm => self.file(),
            Choice::FileNow if self.can_file() => self.file(),
            Choice::ChangeNth(nth) => self.press_change(usize::from(*nth)),
            Choice::Page(page) if now && matches!(self.conversation.awaiting, Awaiting::One(_) | Awaiting::ChangeMenu) => {
                self.prompt_page(usize::from(*page));
            }
            Choice::Continue if !matches!(self.conversation.awaiting, Awaiting::Nothing) => self.advance(),
            Choice::StartAnew | Choice::Drop if now => match self.conversation.awaiting.clone() {
                Awaiting::Interrupted { .. } if button.choice == Choice::Drop => self.stop("dropped"),
                Awaiting::Interrupted { by } => self.start_anew(&by),
                Awaiting::Nothing | Awaiting::One(_) | Awaiting::Batch(_) | Awaiting::Confirm | Awaiting::ChangeMenu => self.closed(),
            },
            Choice::Option(_) | Choice::Skip | Choice::Done | Choice::Keep => self.press_answer(button),
            Choice::Language(_)
            | Choice::Confirm
            | Choice::FileNow
            | Choice::Page(_)
            | Choice::Undo
            | Choice::Continue
            | Choice::StartAnew
            | Choice::Drop => self.closed(),
        }
    }

    fn press_change(&mut self, nth: usize) {
        match questions(self.flow).nth(nth).filter(|(step, _)| self.view(Guesses::All).asks(&step.id) == Truth::True) {
            Some((step, _)) => self.start_change(&step.id),
            None => self.closed(),
        }
    }

    fn press_answer(&mut self, button: &Button) {
        let asked = self.conversation.asked.iter().rev().find(|(turn, _)| *turn == button.turn).map(|(_, id)| id.clone());
        let Some(id) = asked else {
            return self.closed();
        };
        let awaited = self.awaited().as_deref() == Some(&id);
        match &button.choice {
            Choice::Skip if awaited => self.skip(&id),
            Choice::Keep if awaited => self.keep(&id),
            Choice::Done if awaited => self.answer_question(&id, &Said::Done),
            Choice::Option(nth) if awaited => self.answer_question(&id, &Said::Option(*nth)),
            Choice::Option(nth) => self.change_by_old_button(&id, *nth),
            Choice::Skip
            | Choice::Keep
            | Choice::Done
            | Choice::Page(_)
            | Choice::Confirm
            | Choice::FileNow
            | Choice::Change
            | Choice::ChangeNth(_)
            | Choice::Undo
            | Choice::Person
            | Choice::Continue
            | Choice::StartAnew
            | Choice::Drop
            | Choice::Language(_) => self.closed(),
        }
    }

    /// A button of an earlier question: its answer changes, the conversation stays where it is.
    fn change_by_old_button(&mut self, id: &str, nth: u16) {
        let Some(ask) = self.ask(id).filter(|_| self.view(Guesses::All).asks(id) == Truth::True) else {
            return self.closed();
        };
        let verdict = kind::read(&ask, &Said::Option(nth));
        let label = self.label(id);
        match verdict {
            Verdict::Taken(value) => {
                let same = self.conversation.answers.get(id).is_some_and(|answer| answer.value == value);
                self.note_with(if same { "noted-same" } else { "noted-change" }, &[("label", Arg::Text(label))]);
                if !same {
                    self.set(id, value, How::Stated);
                }
                self.go_on();
            }
            Verdict::Partly(_) => {
                self.reopen(id);
                self.answer_question(id, &Said::Option(nth));
            }
            Verdict::NotUnderstood | Verdict::Refused(_) => self.closed(),
        }
    }

    /// The message that answered a question says something else now: its answer changes, the conversation stays where it is.
    pub(super) fn change_by_edit(&mut self, id: &str, text: &str) {
        let said = Said::Text(text);
        let asked = self.ask(id).filter(|_| self.view(Guesses::All).asks(id) == Truth::True);
        let verdict = asked.map(|ask| kind::read(&ask, &said));
        match verdict {
            Some(Verdict::Taken(value)) => {
                let label = self.label(id);
                let same = self.conversation.answers.get(id).is_some_and(|answer| answer.value == value);
                self.note_with(if same { "noted-same" } else { "noted-change" }, &[("label", Arg::Text(label))]);
                if !same {
                    self.set(id, value, How::Stated);
                    self.suspect(id);
                }
                self.go_on();
            }
            // Words that do not fit are asked about, as after “change”.
            Some(Verdict::Partly(_) | Verdict::NotUnderstood | Verdict::Refused(_)) => {
                self.reopen(id);
                self.answer_question(id, &said);
            }
            None => self.prompt(),
        }
    }

    /// Goes on where the conversation was; a question whose files are still coming stays.
    fn go_on(&mut self) {
        let id = self.awaited().filter(|id| self.has_parts(id) && self.view(Guesses::All).asks(id) == Truth::True);
        if id.is_some() { self.prompt() } else { self.advance() }
    }

    /// Says that a question is closed, and repeats what is awaited.
    pub(super) fn closed(&mut self) {
        self.note("closed-button");
        self.prompt();
    }

    fn take_files(&mut self, files: &[File], caption: Option<&str>) {
        self.note_too_large(files);
        let is_question = matches!(self.conversation.awaiting, Awaiting::One(_));
        if is_question && caption.is_none() && self.takes_no_story() && self.follow_story(&Said::Files(files)) {
            return;
        }
        let kind = self.awaited().and_then(|id| self.question(&id)).map(|question| &question.kind);
        match (kind, caption) {
            (Some(Kind::Photo { .. } | Kind::File { .. }), _) | (Some(Kind::Text { .. }), None) => self.answer(&Said::Files(files)),
            (Some(Kind::Text { .. }), Some(caption)) => {
                self.keep_files(files);
                self.answer(&Said::Text(caption));
            }
            (Some(_) | None, _) => {
                self.keep_files(files);
                self.prompt();
            }
        }
    }

    fn note_too_large(&mut self, files: &[File]) {
        for file in files.iter().filter(|file| file.place == FilePlace::TooLarge) {
            self.note_with("file-too-large", &[("name", Arg::Text(file.name.as_str().to_owned()))]);
        }
    }

    /// Keeps files that came unasked for the first question that wants such; the others stay with the messages.
    pub(super) fn keep_files(&mut self, files: &[File]) {
        let count = i64::try_from(files.len()).unwrap_or(i64::MAX);
        self.note_with("files-kept", &[("count", Arg::Number(count))]);
        self.store_files(files, How::Stated);
    }

    /// Gives files to the first question that takes them.
    pub(super) fn store_files(&mut self, files: &[File], how: How) {
        let view = self.view(Guesses::All);
        let wants = |kind: &Kind| matches!(kind, Kind::Photo { .. } | Kind::File { .. });
        let fields: Vec<String> = questions(self.flow)
            .filter(|(step, question)| view.asks(&step.id) != Truth::False && wants(&question.kind))
            .map(|(step, _)| step.id.clone())
            .collect();
        for id in fields {
            let Some(ask) = self.ask(&id) else { continue };
            if let Verdict::Taken(value) | Verdict::Partly(value) = kind::read(&ask, &Said::Files(files)) {
                return self.set(&id, value, how);
            }
        }
    }

    /// Says what is due, then awaits the first open question; without one, the confirmation.
    pub(super) fn advance(&mut self) {
        self.settle();
        self.prompt();
    }

    pub(super) fn settle(&mut self) {
        self.take_known();
        while self.follow() {
            self.take_known();
        }
        let next = self.view(Guesses::Harmless).open().next().map(|(step, _)| step.id.clone());
        let said = self.say_until(next.as_deref());
        self.count_said(&said);
        let filed = self.conversation.status == Status::Filed;
        if next.is_none() && !filed && !self.confirms() {
            return self.file();
        }
        let awaiting = match next {
            Some(id) => Awaiting::One(id),
            None if filed => Awaiting::Nothing,
            None => Awaiting::Confirm,
        };
        if awaiting != self.conversation.awaiting {
            self.conversation.tries = 0;
            if let Awaiting::One(id) = &awaiting {
                self.count(&id.clone(), StepEvent::Asked);
                self.conversation.asked_at = Some(self.now);
            }
            self.count_arrival(&awaiting);
            if awaiting == Awaiting::Nothing {
                self.note("complete-now");
            }
        }
        self.conversation.awaiting = awaiting;
    }

    /// Says every statement that is due and stands before the step `until`, and returns their ids.
    pub(super) fn say_until(&mut self, until: Option<&str>) -> Vec<String> {
        let view = self.view(Guesses::All);
        let before = self.flow.steps.iter().take_while(|step| Some(step.id.as_str()) != until);
        let due: Vec<String> = before
            .filter(|step| matches!(step.body, StepBody::Say) && !self.conversation.said.contains(&step.id))
            .filter(|step| view.live(step) == Truth::True)
            .map(|step| step.id.clone())
            .collect();
        for id in &due {
            let text = self.message(id);
            self.notes.push(text);
            self.conversation.said.insert(id.clone());
        }
        due
    }
}
