//! Whether other servers believe what leaves here: the test mail is looked for where it arrived, and the note read that the server
//! there wrote about it (SPF, DKIM, DMARC; RFC 8601).

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use crate::config::{Mailbox, Settings};
use crate::daemon::mail;
use crate::desk::event::SenderCheck;
use crate::io::mail::receive::sender::{server_of, verdict_of};
use crate::io::mail::shape;

use super::{Check, forged};

const NAME: &str = "test mail came back";
/// Mail between servers that know each other takes seconds.
const WAIT_MAX: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_secs(2);
const CALL_TIME_MAX: Duration = Duration::from_secs(20);
const NOTE_CHARS_MAX: usize = 300;

/// Looks for the test mail in every mailbox of the configuration, and says whether it is vouched for, and whether the notes of that
/// mailbox can be forged.
pub(super) async fn came_back(settings: &Settings, message_id: &str, report: &mut dyn FnMut(Check)) {
    let elsewhere = "send it to an address whose mailbox is configured; or look at `Authentication-Results` of the copy that arrived: \
                     dkim or spf must say pass for the domain of `from`";
    if settings.mailboxes.is_empty() {
        let found = "no mailbox is configured in which it could be looked for: nobody saw whether it is vouched for";
        return report(Check::warning(NAME, found, elsewhere));
    }
    let until = Instant::now() + WAIT_MAX;
    while Instant::now() < until {
        for mailbox in &settings.mailboxes {
            if let Some(header) = find(mailbox, settings, message_id).await {
                let notes = shape::parse(&header).authentication_results;
                report(judge(mailbox, settings, notes.iter().find(|note| !forged::is_forged(note))));
                return forged::judge(mailbox, &notes).into_iter().for_each(report);
            }
        }
        sleep(LOOK_EVERY).await;
    }
    let found = format!("no mailbox of this configuration has it after {} s: nobody saw whether it is vouched for", WAIT_MAX.as_secs());
    report(Check::warning(NAME, found, elsewhere));
}

/// A mailbox that cannot be read has a line of its own in the report.
async fn find(mailbox: &Mailbox, settings: &Settings, message_id: &str) -> Option<Vec<u8>> {
    let mailbox = mail::Box::new(mailbox, settings).ok()?;
    timeout(CALL_TIME_MAX, mailbox.find(message_id)).await.ok()?.ok()?
}

/// `note`: the topmost that the test mail did not bring along.
fn judge(mailbox: &Mailbox, settings: &Settings, note: Option<&String>) -> Check {
    let from = settings.own_mail.address.as_str();
    let domain = from.rsplit('@').next().unwrap_or(from).to_lowercase();
    let place = format!("mailbox {}", mailbox.id);
    let Some(note) = note else {
        let found = format!("{place} has it, and the server there notes nothing of what it checked");
        return Check::warning(NAME, found, "send it to a mailbox at a provider that checks senders, and look at the copy there");
    };
    let (server, verdict) = (server_of(note), verdict_of(note, &domain));
    let note: String = note.chars().take(NOTE_CHARS_MAX).collect();
    let found = format!("{place} has it; its server notes: {note}");
    match verdict {
        SenderCheck::Verified if mailbox.authserv_id.as_deref().is_some_and(|id| !id.eq_ignore_ascii_case(&server)) => {
            Check::warning(NAME, found, format!("write authserv_id = \"{server}\" for this mailbox, or its notes are not believed"))
        }
        SenderCheck::Verified => Check::ok(NAME, format!("vouched for; {found}")),
        SenderCheck::Unproved | SenderCheck::Failed => {
            let remedy = format!(
                "have the mail server sign with DKIM for {domain}, or name its address in the SPF record of {domain}: \
                 many servers refuse or junk what nobody vouches for"
            );
            Check::failed(NAME, format!("not vouched for; {found}"), remedy)
        }
        SenderCheck::Unchecked => Check::warning(NAME, found, "the note says nothing of SPF, DKIM or DMARC for now: try again"),
    }
}
