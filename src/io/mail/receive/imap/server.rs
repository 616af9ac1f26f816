//! One connection to an IMAP server with one folder selected; never waits for an answer without a limit, and never takes a command
//! that failed for one that found nothing.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use async_imap::Session;
use async_imap::imap_proto::{AttributeValue, Capability, MailboxDatum, MessageSection, Outcome, SectionPath};
use async_imap::imap_proto::{Response, ResponseCode, Status};
use chrono::{DateTime, Utc};
use tokio::time::{Instant, timeout, timeout_at};

use super::connect::{Stream, log_in, open};
use super::{ImapSettings, utf7};

/// What a server says of a failure is shown to people.
const REASON_CHARS_MAX: usize = 200;

/// Why a command brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ImapError {
    /// The connection is lost, silent or makes no sense: connect again.
    Lost(String),
    /// The server says NO or BAD; the connection is good.
    Refused(String),
}

impl fmt::Display for ImapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImapError::Lost(reason) => write!(f, "connection lost: {reason}"),
            ImapError::Refused(reason) => write!(f, "refused: {reason}"),
        }
    }
}

/// A mail as the folder lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) uid: u32,
    pub(super) size_bytes: u64,
    pub(super) arrived_at: DateTime<Utc>,
}

pub(super) struct Server {
    session: Session<Box<dyn Stream>>,
    reply_seconds_max: Duration,
    capabilities: BTreeSet<String>,
    /// The server said that the folder's content changed, and nobody has looked since.
    changed: bool,
}

impl Server {
    /// Connects, logs in and asks for the capabilities, which may differ from those before the login.
    pub(super) async fn connect(settings: &ImapSettings) -> Result<Self, ImapError> {
        let client = timeout(settings.connect_seconds_max, open(settings)).await.map_err(|_| late())??;
        let limit = settings.reply_seconds_max;
        let session = log_in(client, settings).await?;
        let mut server = Self { session, reply_seconds_max: limit, capabilities: BTreeSet::new(), changed: false };
        let mut capabilities = BTreeSet::new();
        server
            .ask("CAPABILITY", |response| {
                if let Response::Capabilities(offered) = response {
                    capabilities.extend(offered.iter().filter_map(atom));
                }
            })
            .await?;
        server.capabilities = capabilities;
        Ok(server)
    }

    pub(super) fn offers(&self, capability: &str) -> bool {
        self.capabilities.contains(capability)
    }

    /// Selects a folder, and returns its UIDVALIDITY.
    pub(super) async fn select(&mut self, folder: &str) -> Result<u32, ImapError> {
        let mut validity = None;
        self.ask(&format!("SELECT {}", quote(folder)), |response| {
            if let Response::Data { outcome: Outcome { code: Some(ResponseCode::UidValidity(value)), .. }, .. } = response {
                validity = Some(*value);
            }
        })
        .await?;
        self.changed = false;
        validity.ok_or_else(|| ImapError::Refused(format!("folder \"{folder}\" has no UIDVALIDITY, so its mails cannot be told apart")))
    }

    /// Returns the UIDs of all mails from `from` on.
    pub(super) async fn uids(&mut self, from: u32) -> Result<BTreeSet<u32>, ImapError> {
        self.changed = false;
        let mut uids = BTreeSet::new();
        self.ask(&format!("UID SEARCH UID {from}:*"), |response| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found);
            }
        })
        .await?;
        // `n:*` names the last mail even where its UID is below n.
        Ok(uids.split_off(&from))
    }

    /// Returns the UIDs of the mails of a Message-ID of ours, which has no quotes in it.
    pub(super) async fn with_message_id(&mut self, id: &str) -> Result<BTreeSet<u32>, ImapError> {
        let mut uids = BTreeSet::new();
        self.ask(&format!("UID SEARCH HEADER MESSAGE-ID \"{id}\""), |response| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found);
            }
        })
        .await?;
        Ok(uids)
    }

    /// Returns size and arrival of those mails that are still there.
    pub(super) async fn list(&mut self, uids: &[u32]) -> Result<Vec<Listed>, ImapError> {
        let mut listed = Vec::new();
        self.fetch(uids, "UID RFC822.SIZE INTERNALDATE", |uid, attributes| {
            let size = attributes.iter().find_map(size);
            let arrived_at = attributes.iter().find_map(arrival).unwrap_or_else(Utc::now);
            listed.extend(size.map(|size_bytes| Listed { uid, size_bytes, arrived_at }));
        })
        .await?;
        Ok(listed)
    }

    /// Returns the mails, whole, without marking them as seen.
    pub(super) async fn mails(&mut self, uids: &[u32]) -> Result<Vec<(u32, Vec<u8>)>, ImapError> {
        let mut mails = Vec::new();
        self.fetch(uids, "UID BODY.PEEK[]", |uid, attributes| mails.extend(attributes.iter().find_map(whole).map(|mail| (uid, mail))))
            .await?;
        Ok(mails)
    }

    /// Returns the start of a mail's header; empty if the mail is gone.
    pub(super) async fn header(&mut self, uid: u32) -> Result<Vec<u8>, ImapError> {
        let mut start = Vec::new();
        self.fetch(&[uid], "UID BODY.PEEK[HEADER]<0.65536>", |_, attributes| {
            start.extend(attributes.iter().find_map(header).unwrap_or_default())
        })
        .await?;
        Ok(start)
    }

    pub(super) async fn flag(&mut self, uids: &[u32], flag: &str) -> Result<(), ImapError> {
        self.ask(&format!("UID STORE {} +FLAGS.SILENT ({flag})", sequence(uids)), |_| {}).await
    }

    /// Moves mails; those that somebody else has moved already are moved.
    pub(super) async fn move_to(&mut self, uids: &[u32], folder: &str) -> Result<(), ImapError> {
        match self.try_move(uids, folder).await {
            Err(ImapError::Refused(reason)) if reason.contains("TryCreate") || reason.contains("TRYCREATE") => {
                self.ask(&format!("CREATE {}", quote(folder)), |_| {}).await?;
                self.try_move(uids, folder).await
            }
            Err(ImapError::Refused(reason)) if reason.contains("EXPUNGEISSUED") => Ok(()),
            moved => moved,
        }
    }

    async fn try_move(&mut self, uids: &[u32], folder: &str) -> Result<(), ImapError> {
        let set = sequence(uids);
        if self.offers("MOVE") {
            return self.ask(&format!("UID MOVE {set} {}", quote(folder)), |_| {}).await;
        }
        self.ask(&format!("UID COPY {set} {}", quote(folder)), |_| {}).await?;
        self.flag(uids, "\\Deleted").await?;
        if self.offers("UIDPLUS") {
            return self.ask(&format!("UID EXPUNGE {set}"), |_| {}).await;
        }
        // A plain EXPUNGE would remove what others have marked as deleted.
        Ok(())
    }

    /// Waits until the folder changes, at most until `until`; with IDLE where the server offers it.
    pub(super) async fn wait(&mut self, until: Instant) -> Result<(), ImapError> {
        if !self.offers("IDLE") {
            tokio::time::sleep_until(until).await;
            return self.ask("NOOP", |_| {}).await;
        }
        let tag = self.session.run_command("IDLE").await.map_err(|error| ImapError::Lost(error.to_string()))?;
        self.until_idle(&tag.0).await?;
        while !self.changed {
            match timeout_at(until, self.session.read_response()).await {
                Ok(response) => {
                    let response = response.map_err(|error| lost(&error))?.ok_or_else(closed)?;
                    self.changed |= is_change(response.parsed());
                }
                Err(_) => break,
            }
        }
        let done = timeout(self.reply_seconds_max, self.session.run_command_untagged("DONE")).await;
        done.map_err(|_| late())?.map_err(|error| ImapError::Lost(error.to_string()))?;
        self.until_done(&tag.0, &mut |_| {}).await
    }

    async fn until_idle(&mut self, tag: &str) -> Result<(), ImapError> {
        loop {
            let response = timeout(self.reply_seconds_max, self.session.read_response()).await.map_err(|_| late())?;
            let response = response.map_err(|error| lost(&error))?.ok_or_else(closed)?;
            let parsed = response.parsed();
            if let Response::Continue(_) = parsed {
                return Ok(());
            }
            if let Response::Done { tag: ended, outcome, .. } = parsed
                && ended.0 == tag
            {
                return Err(refused(outcome));
            }
            self.changed |= is_change(parsed);
        }
    }

    pub(super) async fn logout(mut self) {
        if let Err(error) = self.ask("LOGOUT", |_| {}).await {
            tracing::debug!(%error, "the IMAP server did not say goodbye");
        }
    }

    async fn fetch(&mut self, uids: &[u32], what: &str, mut on: impl FnMut(u32, &[AttributeValue<'_>])) -> Result<(), ImapError> {
        let command = format!("UID FETCH {} ({what})", sequence(uids));
        self.ask(&command, |response| {
            if let Response::Fetch(_, attributes) = response
                && let Some(uid) = attributes.iter().find_map(uid)
            {
                on(uid, attributes);
            }
        })
        .await
    }

    async fn ask(&mut self, command: &str, mut on: impl FnMut(&Response<'_>)) -> Result<(), ImapError> {
        let sent = timeout(self.reply_seconds_max, self.session.run_command(command)).await;
        let tag = sent.map_err(|_| late())?.map_err(|error| ImapError::Lost(error.to_string()))?;
        self.until_done(&tag.0, &mut on).await
    }

    async fn until_done(&mut self, tag: &str, on: &mut impl FnMut(&Response<'_>)) -> Result<(), ImapError> {
        loop {
            let response = timeout(self.reply_seconds_max, self.session.read_response()).await.map_err(|_| late())?;
            let response = response.map_err(|error| lost(&error))?.ok_or_else(closed)?;
            let parsed = response.parsed();
            if let Response::Done { tag: ended, status, outcome } = parsed
                && ended.0 == tag
            {
                return if *status == Status::Ok { Ok(()) } else { Err(refused(outcome)) };
            }
            self.changed |= is_change(parsed);
            on(parsed);
        }
    }
}

/// Anything that may mean that another mail is there.
fn is_change(response: &Response<'_>) -> bool {
    matches!(response, Response::MailboxData(MailboxDatum::Exists(_) | MailboxDatum::Recent(_)))
}

fn atom(capability: &Capability<'_>) -> Option<String> {
    if let Capability::Atom(atom) = capability { Some(atom.to_uppercase()) } else { None }
}

fn uid(attribute: &AttributeValue<'_>) -> Option<u32> {
    if let AttributeValue::Uid(uid) = attribute { Some(*uid) } else { None }
}

fn size(attribute: &AttributeValue<'_>) -> Option<u64> {
    if let AttributeValue::Rfc822Size(size) = attribute { Some((*size).into()) } else { None }
}

fn arrival(attribute: &AttributeValue<'_>) -> Option<DateTime<Utc>> {
    let AttributeValue::InternalDate(date) = attribute else { return None };
    // The day may be written with a leading space.
    DateTime::parse_from_str(date.trim_start(), "%d-%b-%Y %H:%M:%S %z").ok().map(|date| date.with_timezone(&Utc))
}

fn whole(attribute: &AttributeValue<'_>) -> Option<Vec<u8>> {
    let AttributeValue::BodySection { section: None, data, .. } = attribute else { return None };
    // A mail without a byte is NIL to some servers.
    Some(data.as_ref().map(|data| data.to_vec()).unwrap_or_default())
}

fn header(attribute: &AttributeValue<'_>) -> Option<Vec<u8>> {
    let AttributeValue::BodySection { section: Some(SectionPath::Full(MessageSection::Header)), data, .. } = attribute else {
        return None;
    };
    data.as_ref().map(|data| data.to_vec())
}

/// Writes UIDs as a set such as `2:5,9`.
fn sequence(uids: &[u32]) -> String {
    let mut sorted = uids.to_vec();
    sorted.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for uid in sorted {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(uid) => *last = uid,
            Some(_) | None => ranges.push((uid, uid)),
        }
    }
    let ranges = ranges.iter().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}:{last}") });
    ranges.collect::<Vec<_>>().join(",")
}

/// Writes a folder's name as a quoted string; control characters cannot be written in one.
fn quote(folder: &str) -> String {
    let encoded: String = utf7::encode(folder);
    format!("\"{}\"", encoded.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn late() -> ImapError {
    ImapError::Lost("the server did not answer in time".to_owned())
}

pub(super) fn closed() -> ImapError {
    ImapError::Lost("the server closed the connection".to_owned())
}

/// The code comes first: what to do next may depend on it.
fn refused(outcome: &Outcome<'_>) -> ImapError {
    let code = outcome.code.as_ref().map(|code| format!("[{code:?}] ")).unwrap_or_default();
    let said = outcome.information.as_deref().unwrap_or("the server gives no reason");
    ImapError::Refused(short(&format!("{code}{said}")))
}

pub(super) fn lost(error: &std::io::Error) -> ImapError {
    // A response that cannot be parsed is quoted in the error, and may hold a customer's words.
    let text = error.to_string();
    let text = text.split("during parsing of").next().unwrap_or_default();
    ImapError::Lost(short(text))
}

fn short(reason: &str) -> String {
    reason.chars().take(REASON_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_written_in_ranges() {
        assert_eq!(sequence(&[9, 2, 3, 4, 7, 8, u32::MAX]), "2:4,7:9,4294967295");
    }

    #[test]
    fn a_folder_is_quoted() {
        assert_eq!(quote("a\"b\\c & ü"), "\"a\\\"b\\\\c &- &APw-\"");
    }
}
