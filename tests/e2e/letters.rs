//! Mails as people see them: what arrived, read by a parser that is not ours, and what they write.

use mail_parser::{MessageParser, MimeHeaders};

use crate::mail_servers::Dovecot;
use crate::smtp_sink::SmtpSink;

/// A mail that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) message_id: String,
    pub(crate) reply_to: String,
    /// All headers as they stand, unfolded.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) raw: String,
}

impl Letter {
    pub(crate) fn parse(raw: &str) -> Self {
        let message = MessageParser::default().parse(raw).expect("a mail");
        let address = |address: Option<&mail_parser::Address<'_>>| {
            address.and_then(|address| address.first()).and_then(|first| first.address()).unwrap_or_default().to_owned()
        };
        let unfold = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
        let html = message.html_bodies().find(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("html")));
        Self {
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: html.and_then(|part| part.text_contents()).unwrap_or_default().to_owned(),
            message_id: message.message_id().unwrap_or_default().to_owned(),
            reply_to: address(message.reply_to()),
            headers: message.headers_raw().map(|(name, value)| (name.to_owned(), unfold(value))).collect(),
            raw: raw.to_owned(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// The mails that a sink took for an address, in their order.
pub(crate) fn taken(sink: &SmtpSink, address: &str) -> Vec<Letter> {
    sink.taken_by(address).iter().map(|mail| Letter::parse(&mail.content)).collect()
}

/// The mails in somebody's inbox, in the order of their arrival.
pub(crate) fn inbox(dovecot: &Dovecot, user: &str) -> Vec<Letter> {
    dovecot.mails(user).iter().map(|mail| Letter::parse(mail)).collect()
}

/// Writes a mail to the complaints' address.
pub(crate) fn mail(from: &str, message_id: &str, subject: &str, words: &str) -> String {
    mail_to("complaints@example.org", from, message_id, subject, "", words)
}

/// Writes a mail with headers of its own, each ending in CRLF.
pub(crate) fn mail_to(to: &str, from: &str, message_id: &str, subject: &str, headers: &str, words: &str) -> String {
    format!(
        "From: {from}\r\nTo: {to}\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{message_id}>\r\nSubject: {subject}\r\n\
         {headers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
    )
}
