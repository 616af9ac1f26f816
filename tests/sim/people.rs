//! The people of a life: they press, type, send stickers, correct themselves, fall silent, and write mails.

use chrono::{DateTime, Utc};

use redress::desk::dossier::{Address, ContactId};
use redress::desk::event::{Event, Mail, MailNature, Reported, SenderCheck};
use redress::desk::message::{ChatMessage, MailMessage};
use redress::engine::inbound::{Inbound, InboundKey, Origin};
use redress::flow::answer::{File, FileKind, FilePlace};
use redress::flow::conversation::{Button, Input, MailInput};
use redress::text::{Lang, Personal};

use super::random::Random;

/// Words of a note among staff: they must never reach a customer.
pub(crate) const INSIDE: &str = "only-for-us";

const COMMANDS: [&str; 12] =
    ["/start", "/back", "/cancel", "/help", "/why", "/status", "/restart", "/change", "/human", "/language", "/feedback", "/withdraw"];

/// Somebody in a chat.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) chat: i64,
    lang: Lang,
    /// Where this person reads and writes mails too, as a [`MailPerson`].
    address: Option<String>,
    /// The newest code that came there.
    code: Option<String>,
    /// Every button ever seen, newest last, bounded.
    buttons: Vec<Button>,
    /// How many of them belong to the newest message.
    fresh: usize,
    count: u32,
    /// When the newest words in a message of their own were sent.
    said_at: DateTime<Utc>,
}

impl Person {
    pub(crate) fn new(nth: i64, lang: Lang) -> Self {
        Self { chat: 1_000 + nth, lang, address: None, code: None, buttons: Vec::new(), fresh: 0, count: 0, said_at: DateTime::UNIX_EPOCH }
    }

    /// Lets the person name the address of `other` in the chat, prove it by the code that comes there, and answer mails by mail.
    pub(crate) fn also(self, other: &MailPerson) -> Self {
        Self { address: Some(other.address.clone()), ..self }
    }

    pub(crate) fn sees(&mut self, message: &ChatMessage) {
        let buttons: Vec<_> = message.buttons.iter().flatten().map(|button| button.button.clone()).collect();
        self.fresh = buttons.len();
        self.buttons.extend(buttons);
        let surplus = self.buttons.len().saturating_sub(40);
        self.buttons.drain(..surplus);
    }

    /// Reads a mail with a code, where it went to this person's address.
    pub(crate) fn reads_code(&mut self, mail: &MailMessage) {
        if self.address.as_deref() == Some(mail.to.as_str()) {
            let mut words = mail.text.as_str().split_whitespace();
            self.code = words.find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').map(str::to_owned);
        }
    }

    /// Returns what the person does, with the marker of each thing said in words.
    pub(crate) fn act(&mut self, random: &mut Random, now: DateTime<Utc>) -> Vec<(Event, Option<String>)> {
        let times = if random.chance(10) { 3 } else { 1 };
        (0..times).map(|_| self.act_once(random, now)).collect()
    }

    fn act_once(&mut self, random: &mut Random, now: DateTime<Utc>) -> (Event, Option<String>) {
        if let Some(words) = self.of_the_other_channel(random) {
            let input = Input::Text(words.into());
            return (Event::Said { input, name: Personal::from("Ann"), lang: Some(self.lang.clone()), said_at: now }, None);
        }
        let fresh = &self.buttons[self.buttons.len() - self.fresh.min(self.buttons.len())..];
        let (input, marker) = match random.below(20) {
            0..=10 if !fresh.is_empty() => (Input::Button(random.pick(fresh).clone()), None),
            11 if !self.buttons.is_empty() => (Input::Button(random.pick(&self.buttons).clone()), None),
            12 | 13 => (Input::Text((*random.pick(&COMMANDS)).into()), None),
            14 => (Input::Unusable { what: "sticker".into() }, None),
            15 => (self.photo(random), None),
            16 => return self.correct(now),
            17 if self.address.is_some() => (Input::Text(self.address.clone().unwrap_or_default().into()), None),
            _ => {
                let marker = self.marker();
                self.said_at = now;
                (Input::Text(format!("It broke again and again, {marker}").into()), Some(marker))
            }
        };
        let name = Personal::from("Ann");
        (Event::Said { input, name, lang: Some(self.lang.clone()), said_at: now }, marker)
    }

    /// Returns words that join the chat with the person's address, or part them.
    fn of_the_other_channel(&mut self, random: &mut Random) -> Option<String> {
        let address = self.address.clone()?;
        if self.code.is_some() && random.chance(60) {
            return self.code.take();
        }
        let words = match random.below(30) {
            0 | 1 => format!("/link {address}"),
            2 => "ABCD-EFGH".to_owned(),
            3 => "/unlink".to_owned(),
            _ => return None,
        };
        Some(words)
    }

    fn marker(&mut self) -> String {
        self.count += 1;
        format!("w{}x{}w", self.chat, self.count)
    }

    fn correct(&mut self, now: DateTime<Utc>) -> (Event, Option<String>) {
        let marker = self.marker();
        (Event::Edited { text: format!("I meant {marker}").into(), said_at: now, first_said_at: Some(self.said_at) }, Some(marker))
    }

    fn photo(&self, random: &mut Random) -> Input {
        let unique_id = format!("u{}", random.next());
        let place = FilePlace::Telegram { file_id: format!("f{unique_id}"), unique_id };
        let file = File { name: "photo.jpg".into(), kind: FileKind::Photo, media_type: "image/jpeg".into(), size_bytes: Some(1000), place };
        Input::Files { files: vec![file], caption: None }
    }
}

/// Somebody who writes mails.
#[derive(Debug)]
pub(crate) struct MailPerson {
    pub(crate) address: String,
    count: u32,
    /// Reply addresses and Message-IDs that were received.
    replies: Vec<(Option<String>, String)>,
}

impl MailPerson {
    pub(crate) fn new(nth: i64) -> Self {
        Self { address: format!("person{nth}@example.net"), count: 0, replies: Vec::new() }
    }

    pub(crate) fn receives(&mut self, mail: &MailMessage) {
        self.replies.push((mail.reply_to.clone(), mail.message_id.clone()));
    }

    /// Returns a mail, new or an answer, with its marker.
    pub(crate) fn write(&mut self, random: &mut Random, now: DateTime<Utc>) -> (Inbound, String) {
        self.count += 1;
        let marker = format!("w{}x{}w", self.address.split('@').next().unwrap_or("m"), self.count);
        let text = Personal::from(format!("The handle came off and I am angry, {marker}"));
        let answered = (random.chance(60) && !self.replies.is_empty()).then(|| random.pick(&self.replies).clone());
        let (reply_to, message_id) = answered.map_or((None, None), |(reply_to, id)| (reply_to, Some(id)));
        let token = reply_to.as_deref().and_then(|address| address.split_once('+')?.1.split_once('@').map(|(token, _)| token.to_owned()));
        let Event::Mail(mut mail) = mail(&self.address, text.as_str(), &format!("{marker}@example.net"), now) else { unreachable!() };
        mail.references = message_id.iter().cloned().collect();
        if random.chance(10) {
            mail.nature = MailNature::Automatic { sign: "Auto-Submitted".into() };
        }
        let sender = ContactId::Email(Address::parse(&self.address).expect("an address"));
        let from = Origin::Mail { sender, tokens: token.into_iter().collect(), message_ids: message_id.into_iter().collect() };
        let event = Event::Mail(mail);
        (Inbound { key: InboundKey::Mail(marker.clone()), from, event, cursor: None }, marker)
    }
}

/// Returns a mail of a person.
pub(crate) fn mail(sender: &str, text: &str, message_id: &str, now: DateTime<Utc>) -> Event {
    let text = Personal::from(text);
    let raw = File {
        name: "mail.eml".into(),
        kind: FileKind::Mail,
        media_type: "message/rfc822".into(),
        size_bytes: Some(1000),
        place: FilePlace::Stored { sha256: "00".repeat(32) },
    };
    let input = MailInput {
        sender: sender.into(),
        sender_name: "Bob".into(),
        subject: "Broken".into(),
        new_text: text.clone(),
        full_text: text.clone(),
        files: Vec::new(),
    };
    Event::Mail(Box::new(Mail {
        input,
        own_text: text.clone(),
        text,
        message_id: Some(message_id.to_owned()),
        references: Vec::new(),
        raw,
        arrived_at: now,
        lang: Lang::parse("en"),
        to: None,
        nature: MailNature::Human,
        case: None,
        sender_check: SenderCheck::Unchecked,
        confirmed: false,
        lost: Personal::default(),
        reported: Reported::default(),
        notice: None,
        closed: None,
    }))
}
