//! What follows from the other side's answer about an outgoing message.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::desk::dossier::ContactId;
use crate::desk::erase;
use crate::desk::event::{Event, Receiver};
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::message::{Content, Message, MessageId};
use crate::desk::notice::{Audience, Notice};
use crate::text::Personal;

use super::erasing;
use super::group::Group;
use super::inbound::{Receipt, SendResult};
use super::outbox::{Change, Lane};
use super::retry;
use super::route;
use super::rows::{self, FileRow, Outgoing};
use super::store::{Store, StoreError, Tree};

impl<S: Store> Group<'_, S> {
    pub(super) fn settle(&mut self, id: MessageId, result: &SendResult) -> Result<Receipt, StoreError> {
        let Some(outgoing) = self.outgoing(id)? else {
            return Ok(Receipt::NotFound { reason: format!("no message {id} waits") });
        };
        match result {
            SendResult::Accepted { by } => {
                self.note(&outgoing, Actor::Channel, What::Accepted { message: id, by: by.clone() });
                self.drop_message(&outgoing)?;
                self.tell_accepted(&outgoing.contact, &outgoing.message)?;
            }
            SendResult::Fetched { sha256, size_bytes } => {
                self.write_file(&outgoing, &FileRow::Stored { sha256: sha256.clone(), size_bytes: *size_bytes });
                self.drop_message(&outgoing)?;
            }
            SendResult::Refused { reason } => self.refuse(outgoing, reason, Receiver::Unknown)?,
            SendResult::Gone { reason } => self.refuse(outgoing, reason, Receiver::Gone)?,
            SendResult::Later { not_before, reason } => self.postpone(outgoing, *not_before, reason)?,
        }
        Ok(Receipt::Taken { seq: self.seq, reply: None })
    }

    /// Tells a case that its acknowledgement has arrived on the other side.
    fn tell_accepted(&mut self, contact: &ContactId, message: &Message) -> Result<(), StoreError> {
        let Some(case) = message.case.filter(|_| message.notice == Notice::Acknowledgement.name()) else { return Ok(()) };
        let contact = route::home(&self.overlay, contact.clone(), Some(case))?;
        self.step(&contact, &Event::Accepted { case })?;
        Ok(())
    }

    /// Makes a waiting message due, and its lane with it.
    pub(super) fn retry(&mut self, id: MessageId) -> Result<Receipt, StoreError> {
        let Some(outgoing) = self.waiting(id)? else { return Ok(not_waiting(id)) };
        let mut outgoing = Arc::unwrap_or_clone(outgoing);
        outgoing.next_at = self.now;
        self.changes.push(Change::Later { lane: Lane::of(&outgoing.message), id, at: self.now });
        rows::write(&mut self.overlay.batch, Tree::Outbox, rows::outbox_key(id), &outgoing);
        Ok(Receipt::Taken { seq: self.seq, reply: None })
    }

    /// Gives a waiting message up without a try: the person who wants it knows, and the case shows it.
    pub(super) fn drop_unsent(&mut self, id: MessageId, by: &str) -> Result<Receipt, StoreError> {
        let Some(outgoing) = self.waiting(id)? else { return Ok(not_waiting(id)) };
        self.note(&outgoing, Actor::Staff(by.to_owned()), What::Refused { message: id, reason: format!("dropped unsent by {by}") });
        self.drop_message(&outgoing)?;
        Ok(Receipt::Taken { seq: self.seq, reply: None })
    }

    /// Returns a message that nobody is sending at this moment.
    fn waiting(&self, id: MessageId) -> Result<Option<Arc<Outgoing>>, StoreError> {
        if self.memory.outbox.is_in_flight(id) { Ok(None) } else { self.outgoing(id) }
    }

    fn outgoing(&self, id: MessageId) -> Result<Option<Arc<Outgoing>>, StoreError> {
        // What this group has written about the message counts before what is at hand.
        match self.memory.outbox.fresh(id).filter(|_| !self.overlay.is_pending(Tree::Outbox, &rows::outbox_key(id))) {
            Some(outgoing) => Ok(Some(Arc::clone(outgoing))),
            None => Ok(rows::read_outgoing(&self.overlay, id)?.map(Arc::new)),
        }
    }

    fn postpone(&mut self, outgoing: Arc<Outgoing>, not_before: Option<DateTime<Utc>>, reason: &str) -> Result<(), StoreError> {
        let mut outgoing = Arc::unwrap_or_clone(outgoing);
        outgoing.tries += 1;
        let Some(next_at) = retry::next_at(&outgoing.message, outgoing.tries, self.now, self.memory.rules.give_up_after) else {
            let reason = format!("given up after {} tries: {reason}", outgoing.tries);
            return self.refuse(Arc::new(outgoing), &reason, Receiver::Unknown);
        };
        outgoing.next_at = not_before.map_or(next_at, |not_before| not_before.max(self.now));
        let id = outgoing.message.id;
        self.changes.push(Change::Later { lane: Lane::of(&outgoing.message), id, at: outgoing.next_at });
        rows::write(&mut self.overlay.batch, Tree::Outbox, rows::outbox_key(id), &outgoing);
        self.note(&outgoing, Actor::Channel, What::Deferred { message: id, reason: reason.to_owned() });
        Ok(())
    }

    fn refuse(&mut self, outgoing: Arc<Outgoing>, reason: &str, receiver: Receiver) -> Result<(), StoreError> {
        let id = outgoing.message.id;
        self.drop_message(&outgoing)?;
        if let Content::Fetch { .. } = outgoing.message.content {
            self.write_file(&outgoing, &FileRow::Failed { reason: reason.to_owned() });
            return Ok(());
        }
        self.note(&outgoing, Actor::Channel, What::Refused { message: id, reason: reason.to_owned() });
        // Nobody is here any more whom it could be told of.
        if erasing::is_last(&outgoing.message.notice) {
            return Ok(());
        }
        let Message { case, notice, content, .. } = outgoing.message.clone();
        let to_customer = Notice::named(&notice).map(Notice::audience) == Some(Audience::Customer);
        let (text, files, by_mail) = match content {
            Content::Chat(chat) => (chat.text, chat.files, false),
            Content::Mail(mail) if to_customer => (mail.text, mail.files, true),
            Content::Mail(_) | Content::Fetch { .. } => (Personal::default(), Vec::new(), true),
        };
        let closed = match case {
            Some(case) => rows::read_case_row(&self.overlay, case)?.and_then(|row| row.closed).map(Box::new),
            None => None,
        };
        let event = Event::Undelivered { message: id, case, notice, reason: reason.to_owned(), receiver, text, files, by_mail, closed };
        let contact = route::home(&self.overlay, outgoing.contact.clone(), case)?;
        self.step(&contact, &event)?;
        Ok(())
    }

    fn write_file(&mut self, outgoing: &Outgoing, row: &FileRow) {
        let Content::Fetch { unique_id, .. } = &outgoing.message.content else { return };
        rows::write(&mut self.overlay.batch, Tree::Files, unique_id.as_bytes(), row);
        let what = match row {
            FileRow::Stored { size_bytes, .. } => What::Fetched { unique_id: unique_id.clone(), size_bytes: *size_bytes },
            FileRow::Failed { reason } => What::FetchFailed { unique_id: unique_id.clone(), reason: reason.clone() },
        };
        self.note(outgoing, Actor::Channel, what);
    }

    fn drop_message(&mut self, outgoing: &Outgoing) -> Result<(), StoreError> {
        let id = outgoing.message.id;
        self.overlay.batch.remove(Tree::Outbox, rows::outbox_key(id));
        let lane = self.memory.outbox.lane_of(id).unwrap_or_else(|| Lane::of(&outgoing.message));
        self.changes.push(Change::Gone { lane, id });
        if erasing::is_last(&outgoing.message.notice) { self.want_rebuilt() } else { Ok(()) }
    }

    /// Writes a journal entry where the message was noted when it was queued.
    fn note(&mut self, outgoing: &Outgoing, actor: Actor, what: What) {
        let subject = outgoing.message.subject;
        self.seq += 1;
        rows::write_seq(&mut self.overlay.batch, self.seq);
        let mut entry = Some(Entry { subject, at: self.now, actor, what });
        // The other side's words may name the customer, and what becomes of a last letter counts in no figure.
        if erasing::is_last(&outgoing.message.notice) {
            entry = entry.and_then(erase::last);
        }
        if let Some(entry) = entry {
            rows::write(&mut self.overlay.batch, Tree::Journal, rows::journal_key(subject, self.seq, 0), &[entry]);
        }
    }
}

/// Returns what is answered about a message that is not to be had.
pub fn not_waiting(id: MessageId) -> Receipt {
    Receipt::NotFound { reason: format!("no message {id} waits; it has left, or it is being sent at this moment") }
}
