//! The customer's own copy of all that is kept about them (GDPR 15 and 20): asked for here, gathered by the engine, sent here.
//!
//! Goes to the contact's own channel only. Never shows a note, a letter to staff, or who of the staff wrote.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::flow::answer::{File, FilePlace};
use crate::flow::conversation::Prompt;
use crate::text::Lang;

use super::case::Case;
use super::dossier::ContactId;
use super::journal::{Actor, Entry, What};
use super::message::Automatic;
use super::notice::{Letter, Notice};
use super::step::Desk;

mod page;
#[cfg(test)]
mod tests;

/// Whoever asks again so soon has it already; and gathering reads much.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(10);
/// What the customer sent comes along in as many messages as these at most; the copy names all of it.
const FILES_MAX: usize = 40;
/// One mail carries files of this size together; a mail server may refuse more.
const MAIL_BYTES_MAX: u64 = 6 << 20;

/// A wish for a copy, for the engine to gather what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The conversation or case in which it was asked.
    pub subject: u64,
    pub lang: Lang,
}

/// Everything that is kept on a contact beside the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Open and closed, oldest first.
    pub cases: Vec<KeptCase>,
}

/// A case with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCase {
    pub case: Case,
    pub story: Vec<Entry>,
    /// Every file that came with it.
    pub files: Vec<File>,
}

/// Tells whether the contact has had no copy within the last minutes.
pub(super) fn is_due(desk: &Desk<'_>) -> bool {
    desk.dossier.copied_at.is_none_or(|at| at + AGAIN_AFTER <= desk.tick.now)
}

/// Has everything gathered, unless that was just done.
pub(super) fn ask(desk: &mut Desk<'_>, subject: u64, lang: Lang) {
    if !is_due(desk) {
        let text = desk.words(&lang).say("copy-again", &[]);
        return desk.say(subject, Notice::Copy, text);
    }
    desk.dossier.copied_at = Some(desk.tick.now);
    desk.note(subject, Actor::Customer, What::Noted { text: "asked for a copy of everything that is kept".to_owned() });
    desk.copy = Some(Asked { subject, lang });
}

/// Sends what was gathered: once to read, once for programs, then the files.
pub(super) fn send(desk: &mut Desk<'_>, asked: &Asked, kept: &Kept) {
    let words = desk.words(&asked.lang);
    let text = words.say("copy-text", &[("organisation", &desk.rules.organisation)]);
    let subject = words.say("copy-subject", &[("organisation", &desk.rules.organisation)]);
    let letter = Letter { subject, paragraphs: vec![text], lang: words.lang.clone() };
    let documents = page::documents(desk, kept, &words);
    let sent = kept.cases.iter().flat_map(|case| case.files.clone());
    let sent: Vec<File> = sent.filter(|file| matches!(file.place, FilePlace::Stored { .. })).take(FILES_MAX).collect();
    match desk.dossier.contact.id.clone() {
        ContactId::Telegram(_) => {
            // One message each: what fails is sent again alone.
            let mut messages = documents.into_iter().chain(sent.into_iter().map(|file| vec![file]));
            let first = Prompt { text: letter.text().into(), ..Prompt::default() };
            desk.chat(asked.subject, Notice::Copy, &first, messages.next().unwrap_or_default());
            for files in messages {
                desk.chat(asked.subject, Notice::Copy, &Prompt::default(), files);
            }
        }
        ContactId::ByHand(_) => {}
        ContactId::Email(address) => {
            for files in parcels(documents.into_iter().flatten().chain(sent)) {
                desk.mail_customer(asked.subject, Notice::Copy, address.clone(), &letter, Automatic::Replied);
                if let Some(message) = desk.messages.last_mut() {
                    message.content.enclose(&files);
                }
            }
        }
    }
}

/// Puts files together as mails take them, in their order.
fn parcels(files: impl Iterator<Item = File>) -> Vec<Vec<File>> {
    let mut parcels: Vec<(u64, Vec<File>)> = Vec::new();
    for file in files {
        let size = file.size_bytes.unwrap_or(MAIL_BYTES_MAX);
        match parcels.last_mut().filter(|(used, _)| *used + size <= MAIL_BYTES_MAX) {
            Some((used, parcel)) => {
                *used += size;
                parcel.push(file);
            }
            None => parcels.push((size, vec![file])),
        }
    }
    parcels.into_iter().map(|(_, parcel)| parcel).collect()
}
