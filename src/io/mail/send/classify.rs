//! What a server's refusal means: a fault of this mail, something that passes, or something that a person must mend.

use std::error::Error as _;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;

use crate::desk::dossier::Address;

/// Where in the dialogue the server said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Connecting, greeting, EHLO, TLS, AUTH: nothing was said of a mail yet.
    Connect,
    /// MAIL, RCPT, DATA and the content.
    Mail,
}

/// Why a mail was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server will never take this mail.
    OfMail { reason: String },
    /// Greylisting, a full mailbox: the next try may succeed.
    Passing { reason: String },
    /// The connection is gone, or the server closes it: the mail was accepted perhaps, most likely not.
    Lost { reason: String },
    /// No mail can leave: server away, wrong password, no TLS. The mails wait; a person must hear of it.
    OfChannel { reason: String },
}

impl Trouble {
    pub(super) fn into_reason(self) -> String {
        match self {
            Trouble::OfMail { reason } | Trouble::Passing { reason } | Trouble::Lost { reason } | Trouble::OfChannel { reason } => reason,
        }
    }
}

pub(super) fn trouble(phase: Phase, error: &Error) -> Trouble {
    let code = error.status().map(u16::from);
    let reason = reason(error);
    match (phase, code) {
        (Phase::Connect, _) => Trouble::OfChannel { reason },
        // Authentication is asked for or has lapsed (RFC 4954): whatever the mail, it would be refused.
        (Phase::Mail, Some(530 | 534 | 535 | 538)) => Trouble::OfChannel { reason },
        (Phase::Mail, Some(500..)) => Trouble::OfMail { reason },
        (Phase::Mail, Some(421) | None) => Trouble::Lost { reason },
        (Phase::Mail, Some(..500)) => Trouble::Passing { reason },
    }
}

/// Returns an address for the envelope.
pub(super) fn lettre_address(address: &Address) -> Result<lettre::Address, Trouble> {
    address.as_str().parse().map_err(|_| Trouble::OfMail { reason: "the address cannot be written in an envelope".to_owned() })
}

/// Returns what the server said, such as `250 2.0.0 Ok: queued as 4F1`.
pub(super) fn words(response: &Response) -> String {
    let text = response.message().collect::<Vec<_>>().join(" ");
    one_line(&format!("{} {text}", u16::from(response.code())))
}

fn reason(error: &Error) -> String {
    let text = match (error.status(), error.source()) {
        (Some(code), Some(said)) => format!("{} {said}", u16::from(code)),
        (Some(_) | None, _) => error.to_string(),
    };
    one_line(&text)
}

/// Strange servers say strange things: one line, and not too long.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(500).collect::<String>().trim().to_owned()
}
