//! What a member of staff enters for a customer who phoned, wrote on paper or came by: a few lines that say who and when, then the words.
//!
//! Deadlines run from the day on which the customer spoke. The customer is written to at an address that the lines name, never at a
//! guessed one. What cannot be read opens nothing, and whoever sent it is told why.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::File;
use crate::flow::conversation::{Channel, Input, MailInput};
use crate::text::{Lang, Personal};

use super::case::CaseId;
use super::dossier::{Address, ContactId};
use super::journal::{Actor, What};
use super::notice::Letter;
use super::rules::Rules;
use super::step::Desk;
use super::talk::{self, Opening};
use super::when::{self, When};
use super::words::{Words, one_line};

const VALUE_CHARS_MAX: usize = 200;
/// Nobody enters what is older.
const AGE_DAYS_MAX: i64 = 400;
const LINES_MAX: usize = 12;

/// What was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where the customer can be written to, as the lines say.
    pub address: Option<Address>,
    pub name: Personal,
    pub phone: Personal,
    /// How the customer spoke, in the words of whoever entered it.
    pub way: String,
    pub received_at: DateTime<Utc>,
    pub lang: Option<Lang>,
    pub text: Personal,
    pub files: Vec<File>,
}

/// Why nothing was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    Empty,
    Date(String),
    Address(String),
}

impl Entry {
    /// Returns whose dossier it goes to: that of the address, or a new one that has the number of the event.
    pub fn contact(&self, seq: u64) -> ContactId {
        self.address.clone().map_or(ContactId::ByHand(seq), ContactId::Email)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Address,
    Name,
    Phone,
    Received,
    Way,
    Language,
}

const KEYS: [(Key, &str); 6] = [
    (Key::Address, "entry-key-address"),
    (Key::Name, "entry-key-name"),
    (Key::Phone, "entry-key-phone"),
    (Key::Received, "entry-key-received"),
    (Key::Way, "entry-key-way"),
    (Key::Language, "entry-key-language"),
];

/// Reads lines such as `received: yesterday`, in any order and any language, and the words below them.
///
/// `whole` is all that came; its words count where nobody wrote any above, as with a forwarded letter.
///
/// # Errors
/// What cannot be read, for whoever entered it.
pub fn read(text: &str, whole: &str, files: &[File], arrived_at: DateTime<Utc>, rules: &Rules) -> Result<Entry, Unread> {
    let words = Words::new(rules, rules.notices.base());
    let empty = Personal::default;
    let mut entry = Entry {
        address: None,
        name: empty(),
        phone: empty(),
        way: String::new(),
        received_at: arrived_at,
        lang: None,
        text: empty(),
        files: files.to_vec(),
    };
    // Below the lines of a mail that was only forwarded stands nothing of its sender: what was forwarded is what the customer said.
    // A last line such as `from: …` looks like the head of a forwarded mail, so that `text` may end above it.
    let text = text.trim();
    let source = if text.is_empty() || !unsigned(below_lines(text, &words).1).is_empty() { text } else { whole };
    let (lines, below) = below_lines(source.trim(), &words);
    for (key, value) in lines {
        set(&mut entry, key, &one_line(value, VALUE_CHARS_MAX), arrived_at, rules, &words)?;
    }
    let body = Some(unsigned(below)).filter(|body| !body.is_empty()).unwrap_or_else(|| unsigned(below_lines(whole.trim(), &words).1));
    if body.is_empty() && entry.files.is_empty() {
        return Err(Unread::Empty);
    }
    entry.text = body.into();
    Ok(entry)
}

/// Drops a signature (RFC 3676, 4.3) that stands alone above what was forwarded, or above nothing.
fn unsigned(body: &str) -> &str {
    let (first, below) = body.split_once('\n').unwrap_or((body, ""));
    if first.trim_end() != "--" {
        return body;
    }
    let end =
        below.match_indices('\n').map(|(at, _)| at + 1).find(|at| below[*at..].lines().next().is_none_or(|line| line.trim().is_empty()));
    end.map_or("", |at| below[at..].trim())
}

/// Parts the lines at the head of a text from what stands below them.
fn below_lines<'t>(text: &'t str, words: &Words<'_>) -> (Vec<(Key, &'t str)>, &'t str) {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() < LINES_MAX {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let Some(read) = line.split_once([':', '：']).and_then(|(key, value)| Some((key_of(key, words)?, value.trim()))) else { break };
        lines.push(read);
        rest = below;
    }
    (lines, rest.trim())
}

fn key_of(key: &str, words: &Words<'_>) -> Option<Key> {
    KEYS.iter().find(|(_, id)| words.is_one_of(id, key)).map(|(key, _)| *key)
}

fn set(entry: &mut Entry, key: Key, value: &str, now: DateTime<Utc>, rules: &Rules, words: &Words<'_>) -> Result<(), Unread> {
    if value.is_empty() {
        return Ok(());
    }
    match key {
        Key::Address => entry.address = Some(address(value).ok_or_else(|| Unread::Address(value.to_owned()))?),
        Key::Name => entry.name = value.into(),
        Key::Phone => entry.phone = value.into(),
        Key::Way => value.clone_into(&mut entry.way),
        Key::Received => entry.received_at = past(value, now, words).ok_or_else(|| Unread::Date(value.to_owned()))?,
        Key::Language => entry.lang = Lang::parse(&value.to_lowercase()).filter(|lang| rules.languages.contains(lang)),
    }
    Ok(())
}

/// Reads `ann@example.org`, alone or in pointed brackets behind a name.
fn address(text: &str) -> Option<Address> {
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(text, |(inner, _)| inner);
    Address::parse(inner.trim_start_matches("mailto:"))
}

/// Reads a time that is over: of a day, its noon.
fn past(text: &str, now: DateTime<Utc>, words: &Words<'_>) -> Option<DateTime<Utc>> {
    let at = match when::read_past(text, now, words)? {
        When::Day(day) => words.midnight(day)? + TimeDelta::hours(12),
        When::At(at) => at,
    };
    // At eight in the morning, what came in today came before noon.
    let at = if words.today(at) == words.today(now) { at.min(now) } else { at };
    (at <= now && now - at <= TimeDelta::days(AGE_DAYS_MAX)).then_some(at)
}

/// Opens a case of what was entered, or says why not.
pub(super) fn entered(desk: &mut Desk<'_>, actor: &str, from: Option<&Address>, entry: Result<&Entry, &Unread>) {
    match entry {
        Ok(entry) => {
            let id = open(desk, actor, entry);
            let reference = desk.rules.reference(id);
            let told = match (&entry.address, desk.messages.iter().any(|message| message.case == Some(id) && is_mail_to(message, entry))) {
                (Some(_), true) => "entry-acknowledged",
                (Some(_) | None, _) => "entry-not-acknowledged",
            };
            desk.reply = Some(Ok(format!("{reference} is opened, received on {}", entry.received_at.format("%Y-%m-%d"))));
            answer(desk, id.0, from, "entry-done", &["entry-opened", told], &[("reference", &reference)], Some(entry.received_at));
        }
        Err(why) => {
            let (id, text) = match why {
                Unread::Empty => ("entry-empty", ""),
                Unread::Date(text) => ("entry-not-a-date", text.as_str()),
                Unread::Address(text) => ("entry-not-an-address", text.as_str()),
            };
            let words = desk.words(desk.rules.notices.base());
            desk.reply = Some(Err(words.say(id, &[("text", text)])));
            answer(desk, desk.tick.seq, from, "entry-not-done", &["entry-nothing", id, "entry-help"], &[("text", text)], None);
        }
    }
}

fn is_mail_to(message: &super::message::Message, entry: &Entry) -> bool {
    matches!(&message.content, super::message::Content::Mail(mail) if Some(&mail.to) == entry.address.as_ref())
}

/// Begins what a mail of the customer would have begun, on the day on which they spoke.
fn open(desk: &mut Desk<'_>, actor: &str, entry: &Entry) -> CaseId {
    let id = CaseId(desk.tick.seq);
    let contact = &mut desk.dossier.contact;
    if contact.name.is_empty() {
        contact.name = entry.name.clone();
    }
    if let ContactId::ByHand(_) = contact.id {
        contact.unreachable = Some("no e-mail address and no chat".to_owned());
    }
    if contact.lang.is_none() {
        contact.lang.clone_from(&entry.lang);
    }
    let lang = entry.lang.clone().unwrap_or_else(|| desk.lang());
    let who = [entry.name.as_str(), entry.phone.as_str(), entry.way.as_str()].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    let said = [who.as_str(), entry.text.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    let what = What::Said { text: said.into(), files: entry.files.clone(), button: None };
    desk.note_at(id.0, entry.received_at, Actor::Staff(actor.to_owned()), what);
    let input = Input::Mail(MailInput {
        sender: Personal::default(),
        sender_name: entry.name.clone(),
        subject: Personal::default(),
        new_text: entry.text.clone(),
        full_text: entry.text.clone(),
        files: entry.files.clone(),
    });
    let flow = Some(desk.rules.mail_flow.clone());
    talk::begin(desk, &Opening { flow, channel: Channel::Mail, lang, input: Some(&input), started_at: entry.received_at });
    desk.filed_by(id, actor);
    id
}

/// Tells who entered it what came of it, in a mail that can be answered once there is a case.
fn answer(
    desk: &mut Desk<'_>,
    about: u64,
    from: Option<&Address>,
    subject: &str,
    paragraphs: &[&str],
    args: &[(&str, &str)],
    received_at: Option<DateTime<Utc>>,
) {
    let Some(from) = from else { return };
    let words = desk.words(desk.rules.notices.base());
    let received = received_at.map(|at| words.date(at)).unwrap_or_default();
    let args: Vec<(&str, &str)> = args.iter().copied().chain([("received", received.as_str())]).collect();
    let paragraphs = paragraphs.iter().map(|id| words.say(id, &args)).collect();
    let letter = Letter { subject: words.say(subject, &args), paragraphs, lang: words.lang.clone() };
    desk.answer_staff(about, from, &letter);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::tests::{lang, rules};

    fn entered(text: &str) -> Result<Entry, Unread> {
        let rules = Rules { languages: ["en", "de", "es", "fr", "ru", "ar"].map(lang).to_vec(), ..rules() };
        // A Monday.
        read(text, text, &[], "2026-03-02T15:00:00Z".parse().unwrap(), &rules)
    }

    #[test]
    fn a_form_is_read_in_every_language_and_order() {
        let forms = [
            "From: Ann Mercer <ann@example.net>\nReceived: Friday\nBy: phone\n\nThe handle came off.",
            "erhalten: Freitag\nE-Mail: ann@example.net\nper: Telefon\n\nThe handle came off.",
            "Recibido: viernes\ncorreo: ann@example.net\n\nThe handle came off.",
            "Reçu le : vendredi\nadresse: ann@example.net\n\nThe handle came off.",
            "получено: пятница\nпочта: ann@example.net\n\nThe handle came off.",
            "استلم: الجمعة\nالبريد: ann@example.net\n\nThe handle came off.",
            "date: 27.2.\nfrom: ann@example.net\nThe handle came off.",
            "date: 3 days\nfrom: <ann@example.net>\nThe handle came off.",
        ];
        for form in forms {
            let entry = entered(form).unwrap_or_else(|why| panic!("{form}: {why:?}"));
            assert_eq!(entry.address, Address::parse("ann@example.net"), "{form}");
            assert_eq!(entry.received_at.date_naive().to_string(), "2026-02-27", "{form}");
            assert_eq!(entry.text.as_str(), "The handle came off.", "{form}");
        }
    }

    #[test]
    fn what_is_forwarded_below_the_lines_is_what_the_customer_said() {
        let rules = Rules { languages: vec![lang("en")], ..rules() };
        let own = "received: Friday\nfrom: ann@example.net";
        let whole = format!("{own}\n\n---------- Forwarded message ---------\nFrom: Ann <ann@example.net>\n\nThe handle came off.");
        for text in [own, "received: Friday"] {
            let entry = read(text, &whole, &[], "2026-03-02T15:00:00Z".parse().unwrap(), &rules).unwrap();
            let said = entry.text.as_str();
            assert!(said.starts_with("-----") && said.ends_with("The handle came off."), "{said}");
            assert_eq!(entry.address, Address::parse("ann@example.net"), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one() {
        let day = |text: &str| entered(&format!("received: {text}\n\nx y")).map(|entry| entry.received_at.date_naive().to_string());
        for (text, expected) in
            [("yesterday", "2026-03-01"), ("today", "2026-03-02"), ("Monday", "2026-02-23"), ("5 December", "2025-12-05")]
        {
            assert_eq!(day(text).as_deref(), Ok(expected), "{text}");
        }
        for text in ["soon", "2027-01-01", "2019-01-01", "tomorrow 5"] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_is_never_guessed() {
        let entry = entered("A call from ann@example.net: the handle came off.").unwrap();
        assert_eq!((entry.address.clone(), entry.contact(7)), (None, ContactId::ByHand(7)));
        assert_eq!(entered("from: ann at example\n\nThe handle came off."), Err(Unread::Address("ann at example".into())));
    }

    #[test]
    fn lines_without_words_files_or_a_forwarded_mail_are_no_entry() {
        for text in ["", "from: ann@example.net", "from: ann@example.net\n\n-- \nAna Ruiz\next. 12", "-- \nAna Ruiz"] {
            assert_eq!(entered(text), Err(Unread::Empty), "{text}");
        }
        let whole = "from: ann@example.net\n-- \nAna Ruiz\n\n---- Forwarded message ----\nThe handle came off.";
        let rules = Rules { languages: vec![lang("en")], ..rules() };
        let own = "from: ann@example.net\n-- \nAna Ruiz";
        let entry = read(own, whole, &[], "2026-03-02T15:00:00Z".parse().unwrap(), &rules).unwrap();
        assert!(entry.text.as_str().ends_with("The handle came off."), "{}", entry.text.as_str());
    }
}
