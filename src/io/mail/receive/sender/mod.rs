//! Looks whether a mail is really from the address in its `From`; refuses nothing: a mail that fails loses trust, and is taken in.
//!
//! On mail that a server of this machine hands over it asks the DNS itself (SPF, DKIM, DMARC, ARC); behind a mailbox the client's
//! address is gone, and the mailbox server's own note of what it found is read, the topmost alone.

pub mod checker;
mod noted;
mod policy;
mod received;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::desk::event::SenderCheck;
use crate::io::mail::shape::ParsedMail;

use checker::Checker;

/// Who looks at the senders of a way in.
#[derive(Clone, Default)]
pub enum Checks {
    /// Nobody: a sender proves himself by tokens alone.
    #[default]
    Nobody,
    /// The server that delivered the mail, which writes this name into what it notes (RFC 8601).
    Server { authserv_id: String },
    /// This program.
    Own(Arc<Checker>),
}

impl Checks {
    /// Says what is known of a mail's sender. Waits for the DNS, for a bounded time: not for a thread that others wait for.
    pub(super) fn look(&self, raw: &[u8], parsed: &ParsedMail) -> SenderCheck {
        // A second author is the mark of a forgery that shows another one than was checked.
        if 1 < parsed.from_fields || 1 < parsed.from.len() {
            return SenderCheck::Failed;
        }
        let Some((_, domain)) = parsed.from.first().and_then(|from| from.addr.rsplit_once('@')) else { return SenderCheck::Unchecked };
        let domain = domain.to_lowercase();
        match self {
            Checks::Nobody => SenderCheck::Unchecked,
            Checks::Server { authserv_id } => noted::topmost(&parsed.authentication_results, authserv_id, &domain),
            Checks::Own(checker) => checker.look(raw, &domain),
        }
    }
}

/// Returns the name of the server that wrote a note, one field `Authentication-Results`; `-` where it begins with the results.
pub fn server_of(note: &str) -> String {
    noted::server(note)
}

/// Returns what a note says of the author's `domain`, whoever wrote it: for an admin who looks.
pub fn verdict_of(note: &str, domain: &str) -> SenderCheck {
    noted::topmost(&[note.to_owned()], &server_of(note), domain)
}
