//! Composes what leaves: chat messages and mails, numbered, split, bounded, with their threading. Decides no words.
//!
//! Never puts a stranger's line breaks into a header, and never sends more automatic mails to one address than the rules allow.

use chrono::TimeDelta;

use crate::flow::answer::{File, Value};
use crate::flow::conversation::{Keyboard, Prompt, PromptButton};
use crate::text::{Lang, Personal};

use super::case::{Case, CaseId};
use super::dossier::{Address, ContactId};
use super::identity::{self, Identity};
use super::journal::{Actor, What};
use super::message::{Automatic, ChatMessage, Content, MailMessage, Message, MessageId};
use super::notice::foot::{self, Addresses};
use super::notice::staff::Purpose;
use super::notice::{Letter, Notice};
use super::rules::RungTo;
use super::step::Desk;
use super::words::one_line;
use super::{decision, ladder, link, token};

/// What Telegram takes in one message, counted in UTF-16 units as it counts.
const CHAT_UNITS_MAX: usize = 4096;
/// A text in more parts than this is cut: nobody reads on.
const CHAT_PARTS_MAX: usize = 8;
const SUBJECT_CHARS_MAX: usize = 200;
/// Of a thread the first id and the newest are kept, so that `References` stays under a header's limit.
const THREAD_MAX: usize = 12;

impl Desk<'_> {
    /// Sends words and buttons into the contact's chat; nothing for a contact without one.
    pub(super) fn chat(&mut self, subject: u64, notice: Notice, prompt: &Prompt, files: Vec<File>) {
        let ContactId::Telegram(chat) = self.dossier.contact.id else { return };
        let mut parts = split(prompt.text.as_str());
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            self.push_chat(subject, notice, ChatMessage { chat, text: part.into(), buttons: vec![], keyboard: None, files: vec![] });
        }
        let (buttons, keyboard): (Vec<Vec<PromptButton>>, Option<Keyboard>) = (prompt.buttons.clone(), prompt.keyboard.clone());
        self.push_chat(subject, notice, ChatMessage { chat, text: last.into(), buttons, keyboard, files });
    }

    /// Sends plain words into the contact's chat.
    pub(super) fn say(&mut self, subject: u64, notice: Notice, text: String) {
        self.chat(subject, notice, &Prompt { text: text.into(), ..Prompt::default() }, Vec::new());
    }

    /// Sends a letter about a case on the channel that the customer used last.
    pub(super) fn tell(&mut self, subject: u64, notice: Notice, letter: &Letter, automatic: Automatic) {
        match &self.dossier.contact.id {
            ContactId::Telegram(_) => match link::mail_first(self, self.case(CaseId(subject))) {
                Some(address) => self.mail_customer(subject, notice, address, letter, automatic),
                None => self.say(subject, notice, letter.text()),
            },
            ContactId::Email(address) => {
                let address = address.clone();
                self.mail_customer(subject, notice, address, letter, automatic);
            }
            ContactId::ByHand(_) => {
                let text = format!("{} not sent: the customer cannot be reached", notice.name());
                self.note(subject, Actor::Desk, What::Noted { text });
            }
        }
    }

    /// Sends a letter to one of the customer's addresses, in the thread of the case; an automatic one within the budget only.
    pub(super) fn mail_customer(&mut self, subject: u64, notice: Notice, to: Address, letter: &Letter, automatic: Automatic) {
        // Mail in our own name may come from a form or from a forger; an answer would come back as the next one.
        if self.rules.own_mail.address.is_mailbox_of(&to) {
            self.note(subject, Actor::Desk, What::Noted { text: format!("{} not sent: the address is our own", notice.name()) });
            return;
        }
        if automatic != Automatic::No && !self.take_from_budget() {
            let text = format!("{} not sent: no automatic mail to this address for the time being", notice.name());
            self.note(subject, Actor::Desk, What::Noted { text });
            self.tell_hushed(CaseId(subject));
            return;
        }
        let id = self.next_id();
        let own_id = token::message_id(&self.rules.secret, &self.rules.own_mail, id);
        let case = self.case(CaseId(subject));
        let thread = case.map(|case| case.thread.clone()).unwrap_or_default();
        let text = self.with_masked(letter, automatic);
        let text = if case.is_some() { format!("{text}\n\n{}", token::text_mark(&own_id)) } else { text };
        let mail = MailMessage {
            to,
            to_name: if self.dossier.contact.confirmed { self.dossier.contact.name.clone() } else { Personal::default() },
            message_id: own_id.clone(),
            bounces_to: token::bounce_address(&self.rules.secret, &self.rules.own_mail, id),
            reply_to: case.map(|case| token::reply_address(&self.rules.secret, &self.rules.own_mail, case.id)),
            in_reply_to: thread.last().cloned(),
            references: thread,
            subject: one_line(&letter.subject, SUBJECT_CHARS_MAX).into(),
            text: text.into(),
            html: None,
            lang: letter.lang.clone(),
            automatic,
            files: Vec::new(),
        };
        self.add_to_thread(CaseId(subject), own_id);
        self.push(subject, notice, id, Content::Mail(Box::new(mail)));
    }

    /// Sends a letter to members of staff, one mail each; an answer to one about a case comes with the token of its reader.
    pub(super) fn mail_staff(&mut self, subject: u64, notice: Notice, to: &[Address], letter: &Letter) {
        for address in to {
            self.mail_person(subject, notice, address, letter, None);
        }
    }

    /// Answers a mail of a member of staff.
    pub(super) fn answer_staff(&mut self, subject: u64, to: &Address, letter: &Letter) {
        let answering = self.answering.clone();
        self.mail_person(subject, Notice::StaffDone, to, letter, answering);
    }

    fn mail_person(&mut self, subject: u64, notice: Notice, to: &Address, letter: &Letter, answering: Option<String>) {
        let (id, rules) = (self.next_id(), self.rules);
        // A conversation that is no case yet has nothing that an order could be about.
        let apart = self.case(CaseId(subject)).is_some_and(|case| rules.has_no_part_at(&case.about, to));
        // Who has no part in the case can do nothing with it, and learns nothing of it but that, and what they are asked to reply to.
        if apart && !matches!(notice, Notice::StaffDone | Notice::StaffSubject) {
            return;
        }
        let is_answered = !apart || notice == Notice::StaffSubject;
        let reply_to =
            (self.is_case(subject) && is_answered).then(|| token::staff_address(&rules.secret, &rules.own_mail, CaseId(subject), to));
        let words = self.words(&letter.lang);
        let text = match &reply_to {
            // What is answered to a review goes to nobody outside.
            Some(_) if decision::review::is_review(self, CaseId(subject)) || apart => letter.text(),
            Some(reply_to) => {
                let notes_to = token::note_address(&rules.secret, &rules.own_mail, CaseId(subject), to);
                let entries_to = token::entry_address(&rules.secret, &rules.own_mail, to);
                let addresses = Addresses { reply_to, notes_to: notes_to.as_deref(), entries_to: entries_to.as_deref() };
                foot::with_foot(letter, addresses, rules.organisation.as_str(), &words)
            }
            None => letter.text(),
        };
        let mail = MailMessage {
            to: to.clone(),
            to_name: Personal::default(),
            message_id: token::message_id(&rules.secret, &rules.own_mail, id),
            reply_to,
            bounces_to: token::bounce_address(&rules.secret, &rules.own_mail, id),
            references: answering.iter().cloned().collect(),
            automatic: if answering.is_some() { Automatic::Replied } else { Automatic::Generated },
            in_reply_to: answering,
            subject: one_line(&letter.subject, SUBJECT_CHARS_MAX).into(),
            text: text.into(),
            html: None,
            lang: letter.lang.clone(),
            files: Vec::new(),
        };
        self.push(subject, notice, id, Content::Mail(Box::new(mail)));
    }

    /// Tells whether the subject is a case: an open one, one that was closed of late, or one of this step.
    fn is_case(&self, subject: u64) -> bool {
        self.case(CaseId(subject)).is_some() || self.dossier.closed.contains(&CaseId(subject))
    }

    /// Returns the words of a letter; the answer to a mail with a card number says that it was not kept.
    fn with_masked(&self, letter: &Letter, automatic: Automatic) -> String {
        let masked = (self.masked && automatic == Automatic::Replied).then(|| self.words(&letter.lang).say("masked-card", &[]));
        [Some(letter.text()), masked].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// Asks for a file on Telegram's servers to be brought here.
    pub(super) fn fetch(&mut self, subject: u64, file_id: &str, unique_id: &str, size_bytes: Option<u64>) {
        let content = Content::Fetch { file_id: file_id.to_owned(), unique_id: unique_id.to_owned(), size_bytes };
        let (id, created_at) = (self.next_id(), self.tick.now);
        let case = self.case(CaseId(subject)).map(|case| case.id);
        self.messages.push(Message { id, case, subject, notice: Notice::Fetch.name().to_owned(), content, created_at });
    }

    /// Notes an id of a case's thread.
    pub(super) fn add_to_thread(&mut self, case: CaseId, message_id: String) {
        let Some(case) = self.dossier.cases.get_mut(&case).or_else(|| self.closed.iter_mut().find(|closed| closed.id == case)) else {
            return;
        };
        case.thread.retain(|known| *known != message_id);
        case.thread.push(message_id);
        if case.thread.len() > THREAD_MAX {
            case.thread.remove(1);
        }
    }

    fn push_chat(&mut self, subject: u64, notice: Notice, chat: ChatMessage) {
        let id = self.next_id();
        self.push(subject, notice, id, Content::Chat(chat));
    }

    fn push(&mut self, subject: u64, notice: Notice, id: MessageId, content: Content) {
        let to = match &content {
            Content::Chat(_) => Personal::from("Telegram"),
            Content::Mail(mail) => mail.to.as_str().into(),
            Content::Fetch { .. } => Personal::default(),
        };
        let case = self.case(CaseId(subject)).map(|case| case.id);
        self.messages.push(Message { id, case, subject, notice: notice.name().to_owned(), content, created_at: self.tick.now });
        self.note(subject, Actor::Desk, What::Queued { message: id, notice: notice.name().to_owned(), to });
    }

    fn next_id(&self) -> MessageId {
        // A step sends far fewer messages than 65,535: texts, parts and recipients are bounded.
        MessageId { seq: self.tick.seq, nth: u16::try_from(self.messages.len()).unwrap_or(u16::MAX) }
    }

    /// Tells staff, once a day, that this contact is written to by people alone: a loop, or somebody who needs one.
    fn tell_hushed(&mut self, case: CaseId) {
        let (now, sent_max) = (self.tick.now, self.rules.limits.automatic_mails_max);
        let told = self.dossier.hushed_at.is_some_and(|at| now - at < TimeDelta::hours(24));
        if told || self.dossier.automatic_mails.len() < sent_max || self.case(case).is_none() {
            return;
        }
        self.dossier.hushed_at = Some(now);
        ladder::tell(self, case, RungTo::Team, Purpose::Hushed, Notice::StaffHushed);
    }

    fn take_from_budget(&mut self) -> bool {
        let (now, sent) = (self.tick.now, &mut self.dossier.automatic_mails);
        sent.retain(|at| now - *at < TimeDelta::hours(24));
        let fits = self.tick.automatic_mail && sent.len() < self.rules.limits.automatic_mails_max;
        if fits {
            sent.push(now);
        }
        fits
    }
}

/// Returns the address that the customer named in answers, if it can be written to.
pub(super) fn address_of(case: &Case) -> Option<Address> {
    if identity::of(&case.answers) == Identity::Anonymous {
        return None;
    }
    case.answers.values().find_map(|answer| {
        let Value::Email(address) = &answer.value else { return None };
        Address::parse(address.as_str())
    })
}

/// Returns a letter with the prompts that a conversation by mail asked in one step.
pub(super) fn letter_of(prompts: &[Prompt], subject: String, lang: Lang) -> Letter {
    Letter { subject, paragraphs: prompts.iter().map(|prompt| prompt.text.as_str().to_owned()).collect(), lang }
}

/// Splits a text into parts that Telegram takes, between lines or words where that is possible.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && parts.len() < CHAT_PARTS_MAX {
        let end = fitting(rest);
        let head = &rest[..end];
        let at = if end == rest.len() { end } else { head.rfind('\n').or_else(|| head.rfind(' ')).filter(|at| 0 < *at).unwrap_or(end) };
        parts.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    parts
}

/// Returns how many bytes of `text` fit into one message.
fn fitting(text: &str) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if CHAT_UNITS_MAX < units {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_split_between_words_and_nothing_is_lost() {
        let text = "0123456789 ".repeat(1000);
        let parts = split(&text);
        assert_eq!(parts.iter().map(|part| part.split(' ').count()).sum::<usize>(), 1000);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= CHAT_UNITS_MAX));
    }

    #[test]
    fn emoji_count_as_telegram_counts_them() {
        assert!(split(&"👍".repeat(3000)).iter().all(|part| part.encode_utf16().count() <= CHAT_UNITS_MAX));
    }
}
