//! Whether strangers can write the notes that we believe: the test mail brings along a forged one in the name of each mailbox's server,
//! and what became of it tells (RFC 8601, 5: a server removes notes in its own name that it did not write).
//!
//! Never misleads whoever gets the test mail: the forged notes vouch for a domain that cannot be.

use crate::config::Mailbox;
use crate::io::mail::receive::sender::server_of;

use super::Check;

const NAME: &str = "forged note";
/// Nobody owns a domain below `.invalid` (RFC 2606, 2).
const RESULT: &str = "dkim=pass header.d=doctor.invalid";
/// Stays where a server writes the results in its own way.
const MARK: &str = "doctor.invalid";
/// The name of a server that begins its notes with the results.
const NAMELESS: &str = "-";
const SERVER_BYTES_MAX: usize = 255;

/// Returns the forged notes as lines of a header, one for each server whose notes are believed.
pub(super) fn fields(mailboxes: &[Mailbox]) -> String {
    let mut servers: Vec<String> = mailboxes.iter().filter_map(believed).map(str::to_lowercase).collect();
    servers.sort();
    servers.dedup();
    servers.iter().map(|server| format!("Authentication-Results: {}\r\n", forged(server))).collect()
}

fn forged(server: &str) -> String {
    if server == NAMELESS { RESULT.to_owned() } else { format!("{server};\r\n\t{RESULT}") }
}

/// Returns the server whose notes are believed; `None` also for a name that no note can have.
fn believed(mailbox: &Mailbox) -> Option<&str> {
    let is_name = |server: &&str| {
        let fits = server.bytes().all(|byte| byte.is_ascii_graphic() && !b"();=\"".contains(&byte));
        fits && (1..=SERVER_BYTES_MAX).contains(&server.len())
    };
    mailbox.authserv_id.as_deref().filter(is_name)
}

/// Tells whether a note came with the test mail.
pub(super) fn is_forged(note: &str) -> bool {
    note.to_lowercase().contains(MARK)
}

/// Judges by `notes`, those on the copy that arrived in `mailbox`, the topmost first; `None` where no note is believed there.
pub(super) fn judge(mailbox: &Mailbox, notes: &[String]) -> Option<Check> {
    let server = believed(mailbox)?;
    let is_own = |note: &str| server_of(note).eq_ignore_ascii_case(server);
    let place = format!("mailbox {}", mailbox.id);
    let Some(forged) = notes.iter().position(|note| is_forged(note) && is_own(note)) else {
        return Some(Check::ok(NAME, format!("{place}: its server removes notes in its name that a mail brings along")));
    };
    let above = notes[..forged].iter().find(|note| !is_forged(note));
    Some(match above {
        Some(above) if is_own(above) => {
            let found = format!("{place}: a forged one stays, below that of the server, which alone is believed");
            Check::ok(NAME, found)
        }
        Some(above) => {
            let found = format!("{place}: a forged one in the name `{server}` stays, below one of `{}`", server_of(above));
            Check::warning(NAME, found, "see that `authserv_id` is the name that the server writes, and that it writes one into every mail")
        }
        None => {
            let found = format!("{place}: anybody can write one that is believed: the forged one of the test mail stands on top");
            let remedy = "have the server remove notes in its name that a mail brings along, or write its own above them, else take \
                          `authserv_id` out; where the test mail left and came in through the same server, it may have been trusted on \
                          the way: then look also at a mail that brings such a note along from elsewhere";
            Check::failed(NAME, found, remedy)
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::config::{After, Server, Tls};
    use crate::daemon::doctor::Verdict;

    use super::*;

    fn mailbox(authserv_id: Option<&str>) -> Mailbox {
        Mailbox {
            id: "care".into(),
            server: Server { host: "localhost".into(), port: 143, tls: Tls::Plain, login: None },
            folders: vec!["INBOX".into()],
            after: After::Leave,
            poll_seconds: 60,
            authserv_id: authserv_id.map(str::to_owned),
        }
    }

    fn judged(authserv_id: &str, notes: &[&str]) -> Verdict {
        let notes: Vec<String> = notes.iter().map(|note| (*note).to_owned()).collect();
        judge(&mailbox(Some(authserv_id)), &notes).unwrap().verdict
    }

    #[test]
    fn the_forged_note_of_another_mailbox_is_no_note_of_this_server() {
        let (mine, other) = ("mx.example.org; dkim=pass header.d=doctor.invalid", "other.example.net; dkim=pass header.d=doctor.invalid");
        assert!(matches!(judged("mx.example.org", &[other, mine]), Verdict::Failed { .. }));
        assert!(matches!(judged("mx.example.org", &[other]), Verdict::Ok { .. }));
        assert!(matches!(judged("MX.example.org", &[mine]), Verdict::Failed { .. }));
    }

    #[test]
    fn a_note_of_another_server_above_the_forged_one_is_no_proof_that_every_mail_gets_one() {
        let notes = ["relay.example.net; auth=pass", "mx.example.org; dkim=pass header.d=doctor.invalid"];
        assert!(matches!(judged("mx.example.org", &notes), Verdict::Warning { .. }));
    }

    #[test]
    fn a_server_without_a_name_is_judged_by_notes_without_a_name() {
        let own = "spf=pass smtp.mailfrom=example.org";
        assert!(matches!(judged("-", &["dkim=pass header.d=doctor.invalid"]), Verdict::Failed { .. }));
        assert!(matches!(judged("-", &[own, "dkim=pass header.d=doctor.invalid"]), Verdict::Ok { .. }));
        assert!(matches!(judged("-", &[own]), Verdict::Ok { .. }));
        assert_eq!(forged("-"), RESULT);
    }

    #[test]
    fn one_note_is_forged_for_each_server() {
        let mailboxes = ["mx.example.org", "-", "MX.EXAMPLE.ORG"].map(|server| mailbox(Some(server)));
        assert_eq!(
            fields(&mailboxes),
            "Authentication-Results: dkim=pass header.d=doctor.invalid\r\n\
             Authentication-Results: mx.example.org;\r\n\tdkim=pass header.d=doctor.invalid\r\n"
        );
    }

    #[test]
    fn nothing_is_forged_where_no_note_is_believed_or_can_be() {
        assert!(judge(&mailbox(None), &[]).is_none());
        for name in ["", "mx example", "mx\r\nBcc: eve@evil.example", "a;b", "(x)", "a=b"] {
            assert!(judge(&mailbox(Some(name)), &[]).is_none() && fields(&[mailbox(Some(name))]).is_empty(), "{name:?}");
        }
    }
}
