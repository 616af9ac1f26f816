//! Mails of the demonstration: those that leave are built as for a mail server and kept; those that come in are whole mails too.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::desk::dossier::Address;
use crate::desk::message::MailMessage;
use crate::desk::rules::OwnMail;
use crate::flow::answer::{File, FilePlace};
use crate::io::attachments::Attachments;
use crate::io::mail::shape::{self, Enclosure, Mailbox, ParsedMail, Sender};

const FILES_MAX: u32 = 9_999;

/// The folder of the mails that left, numbered.
#[derive(Debug)]
pub(super) struct Letters {
    folder: PathBuf,
    count: u32,
    /// What the bot sent into a chat as a file.
    files: PathBuf,
    file_count: usize,
}

/// A mail that has left.
pub(super) struct Sent {
    pub(super) number: u32,
    /// Below the data directory.
    pub(super) place: String,
    pub(super) mail: ParsedMail,
}

impl Letters {
    /// Opens the folder and goes on with the number after its last mail.
    pub(super) fn open(data: &Path) -> io::Result<Letters> {
        let folder = data.join("mails");
        fs::create_dir_all(&folder)?;
        let files = data.join("files");
        let file_count = fs::read_dir(&files).map_or(0, Iterator::count);
        let letters = Letters { folder, count: 0, files, file_count };
        let count = (1..=FILES_MAX).take_while(|number| letters.path(*number).exists()).count();
        Ok(Letters { count: u32::try_from(count).unwrap_or(FILES_MAX), ..letters })
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Builds the mail, keeps it, and reads it back as its receiver would.
    ///
    /// # Errors
    /// It cannot be built or kept: it did not leave. The words say why.
    pub(super) fn send(
        &mut self,
        message: &MailMessage,
        own: &OwnMail,
        attachments: &Attachments,
        now: DateTime<Utc>,
    ) -> Result<Sent, String> {
        let sender = Sender { address: own.address.clone(), name: own.name.clone() };
        let enclosures: Vec<Enclosure> = message.files.iter().filter_map(|file| enclosure(file, attachments)).collect();
        let bytes = shape::build(message, &sender, now, &enclosures).map_err(|error| error.to_string())?;
        let number = self.count + 1;
        fs::write(self.path(number), &bytes).map_err(|error| error.to_string())?;
        self.count = number;
        Ok(Sent { number, place: format!("mails/{number:04}.eml"), mail: shape::parse(&bytes) })
    }

    /// Keeps the files of a chat message, and returns for each what the customer sees of it.
    pub(super) fn keep(&mut self, files: &[File], attachments: &Attachments) -> Vec<String> {
        let kept = files.iter().filter_map(|file| enclosure(file, attachments)).map(|file| {
            let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
            let name: String = file.name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
            let place = format!("{:04}-{name}", self.file_count + 1);
            let written = fs::create_dir_all(&self.files).and_then(|()| fs::write(self.files.join(&place), &file.bytes));
            self.file_count += 1;
            match written {
                Ok(()) => format!("[file {name}, {} bytes: files/{place}]", file.bytes.len()),
                Err(error) => format!("[file {name}, which cannot be kept: {error}]"),
            }
        });
        kept.collect()
    }

    /// Reads a mail that left; `None` if there is none of this number.
    pub(super) fn read(&self, number: u32) -> Option<ParsedMail> {
        fs::read(self.path(number)).ok().map(|bytes| shape::parse(&bytes))
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:04}.eml"))
    }
}

fn enclosure(file: &File, attachments: &Attachments) -> Option<Enclosure> {
    let mut bytes = Vec::new();
    match &file.place {
        FilePlace::Stored { sha256 } => attachments.read(sha256).and_then(|mut content| content.read_to_end(&mut bytes)).ok()?,
        FilePlace::Written { text } => text.as_str().as_bytes().read_to_end(&mut bytes).ok()?,
        FilePlace::Telegram { .. } | FilePlace::TooLarge => return None,
    };
    Some(Enclosure { name: file.name.as_str().to_owned(), media_type: file.media_type.clone(), bytes })
}

/// A mail that somebody types.
pub(super) struct Typed {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) subject: String,
    /// Bare ids of the thread, the mail that is answered last.
    pub(super) thread: Vec<String>,
    pub(super) text: String,
}

impl Typed {
    /// Returns the answer of `mail`'s receiver, below which the mail is quoted; `None` if it says no receiver.
    pub(super) fn answer(mail: &ParsedMail, text: &str) -> Option<Typed> {
        let from = mail.to.first()?;
        let to = mail.reply_to.first().or_else(|| mail.from.first())?;
        let date = mail.date.map(|date| date.format("On %a, %-d %b %Y at %H:%M").to_string()).unwrap_or_default();
        let quoted: String = mail.text.trim_end().lines().map(|line| format!("> {line}\n")).collect();
        let author = mail.from.first().map(written).unwrap_or_default();
        Some(Typed {
            from: written(from),
            to: written(to),
            subject: if mail.subject.starts_with("Re:") { mail.subject.clone() } else { format!("Re: {}", mail.subject) },
            thread: mail.references.iter().chain(&mail.message_id).cloned().collect(),
            text: format!("{text}\n\n{date}, {author} wrote:\n{quoted}"),
        })
    }

    /// Writes it as a mail (RFC 5322).
    pub(super) fn bytes(&self, now: DateTime<Utc>) -> Vec<u8> {
        let ids: Vec<String> = self.thread.iter().map(|id| format!("<{id}>")).collect();
        let mut headers = vec![
            format!("From: {}", self.from),
            format!("To: {}", self.to),
            format!("Subject: {}", self.subject),
            format!("Date: {}", now.to_rfc2822()),
            format!("Message-ID: <{}.typed@example.com>", now.timestamp_micros()),
        ];
        headers.extend(ids.last().map(|id| format!("In-Reply-To: {id}")));
        headers.extend((!ids.is_empty()).then(|| format!("References: {}", ids.join("\r\n "))));
        headers.push("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit".to_owned());
        format!("{}\r\n\r\n{}\r\n", headers.join("\r\n"), self.text.replace('\n', "\r\n")).into_bytes()
    }
}

/// Returns the receiver of a mail that left.
pub(super) fn receiver(mail: &ParsedMail) -> Option<Address> {
    Address::parse(&mail.to.first()?.addr)
}

fn written(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() { mailbox.addr.clone() } else { format!("\"{}\" <{}>", mailbox.name.replace(['"', '\\'], ""), mailbox.addr) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_the_reply_address_in_the_thread_and_quotes() {
        let raw = "From: Example Ltd <complaints@example.org>\r\nTo: Ann <ann@example.com>\r\nReply-To: complaints+t@example.org\r\n\
                   Subject: Your case\r\nMessage-ID: <2@x.org>\r\nReferences: <1@x.org>\r\n\r\nWe have it.\r\n";
        let typed = Typed::answer(&shape::parse(raw.as_bytes()), "Thank you.").expect("it has a receiver");
        let answer = shape::parse(&typed.bytes(DateTime::UNIX_EPOCH));
        assert_eq!(answer.to[0].addr, "complaints+t@example.org");
        assert_eq!(answer.from[0].addr, "ann@example.com");
        assert_eq!((answer.subject.as_str(), answer.in_reply_to), ("Re: Your case", vec!["2@x.org".to_owned()]));
        assert_eq!(answer.references, ["1@x.org", "2@x.org"]);
        assert_eq!(answer.reply.trim(), "Thank you.");
    }
}
