//! What a server's refusal means: a fault of this mail, something that passes, or something that a person must mend.

use std::error::Error as _;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;
use url::Host;

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

/// Returns an address as every server takes it, where only its domain is beyond ASCII: with the A-labels of RFC 5891.
pub fn in_ascii(address: &Address) -> Address {
    let Some((local, domain)) = address.as_str().rsplit_once('@').filter(|(local, domain)| local.is_ascii() && !domain.is_ascii()) else {
        return address.clone();
    };
    let ascii = match Host::parse(domain) {
        Ok(Host::Domain(ascii)) => Address::parse(&format!("{local}@{ascii}")),
        Ok(Host::Ipv4(_) | Host::Ipv6(_)) | Err(_) => None,
    };
    ascii.unwrap_or_else(|| address.clone())
}

/// Returns an address for the envelope.
pub(super) fn lettre_address(address: &Address) -> Result<lettre::Address, Trouble> {
    in_ascii(address).as_str().parse().map_err(|_| Trouble::OfMail { reason: "the address cannot be written in an envelope".to_owned() })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_beyond_ascii_is_written_as_every_server_takes_it() {
        for (address, written) in [
            ("jo@bücher.test", "jo@xn--bcher-kva.test"),
            ("Jo+a@Straße.Bücher.test", "Jo+a@xn--strae-oqa.xn--bcher-kva.test"),
            ("jo@例え.テスト", "jo@xn--r8jz45g.xn--zckzah"),
            ("jo@example.net", "jo@example.net"),
            ("jö@bücher.test", "jö@bücher.test"),
            ("jo@１２７.0.0.1", "jo@１２７.0.0.1"),
        ] {
            assert_eq!(in_ascii(&Address::parse(address).unwrap()).as_str(), written);
        }
    }
}
