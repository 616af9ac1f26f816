//! The demonstration under way: takes a line, has it carried out, and shows all that follows before it takes the next.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::daemon::orders::{Filter, Order, Refusal};
use crate::desk::dossier::ContactId;
use crate::desk::event::Event;
use crate::desk::message::{Content, MailMessage, Message};
use crate::engine::inbound::{Inbound, InboundKey, Origin, Receipt, SendResult};
use crate::flow::answer::{File as Sending, FileKind, FilePlace};
use crate::flow::conversation;
use crate::text::{Lang, Personal};

use super::super::Failure;
use super::command::{self, Act, Command, Line, Named};
use super::house::House;
use super::input::Input;
use super::letters::{Letters, Typed, receiver};
use super::people::People;
use super::screen::{Screen, moment};
use super::setup::Setup;

/// Who acts for the organisation.
const ACTOR: &str = "sam";
/// The smallest picture there is: one grey point.
const PICTURE: &[u8] = include_bytes!("photo.png");

const HELP: [&str; 19] = [
    "In the chat, write as a customer would: “human”, “back”, “change”, “why”,",
    "/status, /withdraw and /feedback work too.",
    "",
    ":mail           write a mail to the company, or :mail FILE.eml",
    ":reply N        answer mail N as the customer who got it",
    ":photo [FILE]   send a photo into the chat",
    ":lang de        be a customer who speaks German",
    ":person NAME    be somebody else, in a chat of their own",
    "",
    ":tomorrow       move the clock to 10:00 of the next day",
    ":+3h            move the clock; also :+30m and :+2d",
    "",
    "As staff, with the newest case or the one you name, as in :take CMP-…",
    ":cases          list all cases",
    ":case           show the case with its journal",
    ":take           take it: nobody is reminded any more",
    ":say TEXT       answer the customer; :note TEXT stays inside",
    ":close [TEXT]   close it",
    ":quit           end",
];

/// One demonstration.
pub(super) struct Session {
    pub(super) setup: Setup,
    pub(super) house: House,
    pub(super) letters: Letters,
    pub(super) people: People,
    pub(super) screen: Screen,
    pub(super) input: Input,
    /// True once it was said how staff act.
    pub(super) has_hinted: bool,
}

impl Session {
    /// Plays until the input ends or `:quit`.
    pub(super) async fn play(&mut self) -> Result<(), Failure> {
        self.show_all().await?;
        loop {
            let prompt = format!("{}> ", self.people.current().name);
            let Some(line) = self.input.ask(&prompt, &self.screen).await else { return Ok(()) };
            self.screen.line("");
            match command::read(&line) {
                Line::Said(said) if said.is_empty() => {}
                Line::Said(said) => {
                    let input = self.people.input(&said);
                    self.say(input).await?;
                }
                Line::Unknown(words) => self.screen.aside(&words),
                Line::Command(Command::Quit) => return Ok(()),
                Line::Command(command) => self.obey(command).await?,
            }
            self.show_all().await?;
        }
    }

    async fn obey(&mut self, command: Command) -> Result<(), Failure> {
        match command {
            Command::Help => self.screen.answer(&HELP.map(str::to_owned)),
            // The caller has left already.
            Command::Quit => {}
            Command::Mail(None) => self.type_mail().await?,
            Command::Mail(Some(path)) => self.mail_file(&path).await?,
            Command::Reply(number) => self.reply(number).await?,
            Command::Photo(path) => self.photo(path.as_deref()).await?,
            Command::Tomorrow => self.forward(tomorrow(self.house.clock.now())).await?,
            Command::Forward(span) => self.forward(self.house.clock.now() + span).await?,
            Command::Cases => match self.house.perform(Order::CaseList(Filter { closed: true, ..Filter::default() })).await {
                Ok(lines) => self.screen.table(&lines),
                Err(refusal) => self.refuse(&refusal),
            },
            Command::Show(named) => {
                if let Some(reference) = self.case(named).await? {
                    self.order(Order::CaseShow { reference }).await;
                }
            }
            Command::Staff(named, act) => self.staff(named, act).await?,
            Command::Person(name) => {
                self.people.turn_to(&name);
                self.introduce();
            }
            Command::Lang(tag) => match Lang::parse(&tag) {
                Some(lang) => {
                    self.people.turn_to_speaker_of(lang);
                    self.introduce();
                }
                None => self.screen.aside(&format!("“{tag}” is no language; try :lang de")),
            },
        }
        Ok(())
    }

    fn introduce(&self) {
        let person = self.people.current();
        self.screen.aside(&format!("You are {} now, in a chat of your own. Your telephone speaks “{}”.", person.name, person.lang));
    }

    async fn say(&mut self, input: conversation::Input) -> Result<(), Failure> {
        let person = self.people.current();
        let event = Event::Said {
            input,
            name: Personal::from(person.name.as_str()),
            lang: Some(person.lang.clone()),
            said_at: self.house.clock.now(),
        };
        let from = Origin::Contact(ContactId::Telegram(person.chat));
        self.house.take(Inbound { key: InboundKey::Once, from, event, cursor: None }).await
    }

    async fn photo(&mut self, path: Option<&Path>) -> Result<(), Failure> {
        let (name, bytes) = match path {
            None => ("photo.png".to_owned(), PICTURE.to_vec()),
            Some(path) => match self.read_file(path) {
                Some(bytes) => (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes),
                None => return Ok(()),
            },
        };
        let media_type = match name.rsplit('.').next().map(str::to_lowercase).as_deref() {
            Some("png") => "image/png",
            Some("gif") => "image/gif",
            Some("webp") => "image/webp",
            Some(_) | None => "image/jpeg",
        };
        let place = match self.house.attachments.put(&bytes) {
            Ok(stored) => FilePlace::Stored { sha256: stored.sha256 },
            Err(error) => {
                self.screen.aside(&error.to_string());
                return Ok(());
            }
        };
        let size_bytes = u64::try_from(bytes.len()).ok();
        let file = Sending { name: Personal::from(name), kind: FileKind::Photo, media_type: media_type.to_owned(), size_bytes, place };
        self.say(conversation::Input::Files { files: vec![file], caption: None }).await
    }

    /// Returns the content of a file, or says why it cannot be had.
    fn read_file(&self, path: &Path) -> Option<Vec<u8>> {
        let size_bytes_max = self.setup.settings.sizes.mail_size_bytes_max;
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(size_bytes_max + 1).read_to_end(&mut bytes));
        match read {
            Ok(size) if size_bytes_max < size as u64 => self.screen.aside(&format!("{} is too large", path.display())),
            Ok(_) => return Some(bytes),
            Err(error) => self.screen.aside(&format!("reading {}: {error}", path.display())),
        }
        None
    }

    async fn type_mail(&mut self) -> Result<(), Failure> {
        let name = self.people.current().name.clone();
        let usual = format!("{name} <{}@example.com>", address_part(&name));
        let Some(from) = self.input.ask(&format!("  From [{usual}]: "), &self.screen).await else { return Ok(()) };
        let Some(subject) = self.input.ask("  Subject: ", &self.screen).await else { return Ok(()) };
        self.screen.lead("Now the text. A line with only a full stop sends it.");
        let Some(text) = self.input.ask_text("  | ", &self.screen).await else { return Ok(()) };
        let from = if from.trim().is_empty() { usual } else { from };
        let to = self.setup.rules.own_mail.address.as_str().to_owned();
        self.deliver(Typed { from, to, subject, thread: Vec::new(), text }.bytes(self.house.clock.now())).await
    }

    async fn mail_file(&mut self, path: &Path) -> Result<(), Failure> {
        match self.read_file(path) {
            Some(bytes) => self.deliver(bytes).await,
            None => Ok(()),
        }
    }

    async fn reply(&mut self, number: u32) -> Result<(), Failure> {
        let Some(mail) = self.letters.read(number) else {
            self.screen.aside(&format!("There is no mail {number}; {} have left so far.", self.letters.count()));
            return Ok(());
        };
        if receiver(&mail).is_none_or(|receiver| self.setup.is_staff(&receiver)) {
            self.screen.aside(&format!("Mail {number} went to staff. They act by :take, :say, :note and :close."));
            return Ok(());
        }
        self.screen.lead(&format!("Your answer to “{}”. A line with only a full stop sends it.", mail.subject));
        let Some(text) = self.input.ask_text("  | ", &self.screen).await else { return Ok(()) };
        match Typed::answer(&mail, &text) {
            Some(typed) => self.deliver(typed.bytes(self.house.clock.now())).await,
            None => Ok(()),
        }
    }

    async fn deliver(&mut self, bytes: Vec<u8>) -> Result<(), Failure> {
        let words = match self.house.admit(bytes).await? {
            Some(Receipt::Repeated) => "This mail was taken in before: a redelivery changes nothing.",
            Some(Receipt::Taken { .. } | Receipt::Noted | Receipt::NotFound { .. }) | None => "The mail is taken in.",
        };
        self.screen.line("");
        self.screen.aside(words);
        Ok(())
    }

    /// Returns the reference that was typed, or that of the newest case.
    async fn case(&self, named: Named) -> Result<Option<String>, Failure> {
        let reference = match named {
            Some(named) => Some(named),
            None => self.house.newest_case().await?,
        };
        if reference.is_none() {
            self.screen.aside("There is no case yet. Write what went wrong, and file it.");
        }
        Ok(reference)
    }

    async fn staff(&mut self, named: Named, mut act: Act) -> Result<(), Failure> {
        let Some(reference) = self.case(named).await? else { return Ok(()) };
        if act.lacks_words() {
            self.screen.lead("Write the text. A line with only a full stop ends it.");
            let Some(words) = self.input.ask_text("  | ", &self.screen).await.filter(|words| !words.is_empty()) else {
                return Ok(());
            };
            act = act.with_words(words);
        }
        self.order(Order::Staff { reference, actor: ACTOR.to_owned(), command: act.into_command() }).await;
        Ok(())
    }

    async fn order(&self, order: Order) {
        match self.house.perform(order).await {
            Ok(lines) => self.screen.answer(&lines),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn refuse(&self, refusal: &Refusal) {
        let hint = refusal.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        self.screen.aside(&format!("{}{hint}", refusal.message));
    }

    /// Moves the clock through everything that becomes due until then.
    async fn forward(&mut self, until: DateTime<Utc>) -> Result<(), Failure> {
        while let Some(at) = self.house.forward(until).await? {
            self.screen.set_moment(Some(at));
            self.show_all().await?;
            self.screen.set_moment(None);
        }
        self.screen.aside(&format!("The clock says {}.", moment(self.house.clock.now())));
        Ok(())
    }

    /// Shows all that leaves until nothing more does: words in the chat first, then the mails.
    async fn show_all(&mut self) -> Result<(), Failure> {
        let mut mails: Vec<(Message, Box<MailMessage>)> = Vec::new();
        loop {
            let messages = self.house.leaving().await?;
            let is_quiet = messages.is_empty();
            for message in messages {
                match message.content.clone() {
                    Content::Mail(mail) => mails.push((message, mail)),
                    Content::Chat(chat) => {
                        let files = self.letters.keep(&chat.files, &self.house.attachments);
                        self.screen.chat(&chat, &files, self.people.other(chat.chat));
                        self.people.show(&chat);
                        self.house.settle(message.id, SendResult::Accepted { by: "the terminal".to_owned() }).await?;
                    }
                    Content::Fetch { .. } => {
                        let reason = "there is no Telegram in a demonstration".to_owned();
                        self.house.settle(message.id, SendResult::Refused { reason }).await?;
                    }
                }
            }
            if is_quiet && mails.is_empty() {
                return Ok(());
            }
            if is_quiet {
                for (message, mail) in std::mem::take(&mut mails) {
                    self.show_mail(&message, &mail).await?;
                }
            }
        }
    }

    async fn show_mail(&mut self, message: &Message, mail: &MailMessage) -> Result<(), Failure> {
        let now = self.house.clock.now();
        let sent = match self.letters.send(mail, &self.setup.rules.own_mail, &self.house.attachments, now) {
            Ok(sent) => sent,
            Err(reason) => return self.house.settle(message.id, SendResult::Refused { reason }).await,
        };
        self.screen.mail(sent.number, &sent.place, &sent.mail);
        if self.setup.is_staff(&mail.to) && message.case.is_some() && !self.has_hinted {
            self.has_hinted = true;
            let words = "(Mail {} went to staff. Be one of them: :case shows the case, :take takes it, :say TEXT answers, :close closes.)";
            self.screen.aside(&words.replace("{}", &sent.number.to_string()));
        }
        self.house.settle(message.id, SendResult::Accepted { by: format!("kept as {}", sent.place) }).await
    }
}

/// Returns ten o'clock of the next day.
fn tomorrow(now: DateTime<Utc>) -> DateTime<Utc> {
    let day = (now + TimeDelta::days(1)).date_naive();
    day.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()).and_utc()
}

/// Returns what of a name can stand in an address.
fn address_part(name: &str) -> String {
    let part: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    if part.is_empty() { "customer".to_owned() } else { part }
}
