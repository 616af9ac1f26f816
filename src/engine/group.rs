//! Steps a group of items, one after the other, into one batch.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use crate::desk::assignment::{Loads, loads_of};
use crate::desk::case::CaseId;
use crate::desk::dossier::{Address, ContactId, Dossier};
use crate::desk::event::{Event, MailNature, SenderCheck, Tick};
use crate::desk::message::{Automatic, Content, Message};
use crate::desk::notice::{Audience, Notice};
use crate::desk::presence::Absence;
use crate::desk::rules::Rules;
use crate::desk::{self, Count, Outcome};

use super::absences::{self, Absences};
use super::budget::{MailBudget, UsedUp};
use super::inbound::{Cursor, Inbound, Receipt};
use super::outbox::{Change, Outbox};
use super::overlay::Overlay;
use super::recent::Recent;
use super::route::{self, Target};
use super::rows::{self, CaseRow, CursorRow, Outgoing, ThreadRow};
use super::store::{Batch, Store, StoreError, Tree};
use super::{Work, assigning, machines, untaken, view};

/// The largest row that a step may lead to; the store takes somewhat more.
const ROW_BYTES_MAX: usize = 3 << 20;

/// The rows of an outcome that grow with what people say, as they are stored.
struct Encoded {
    dossier: Vec<u8>,
    journal: Vec<(u64, u16, Vec<u8>)>,
}

impl Encoded {
    /// Returns `None` if one of them is larger than the store takes: a commit that must fail would stop everybody.
    fn of(outcome: &Outcome) -> Option<Self> {
        let dossier = rows::encode(&outcome.dossier);
        let journal = rows::journal_rows(&outcome.journal);
        let fits = dossier.len() <= ROW_BYTES_MAX && journal.iter().all(|(_, _, row)| row.len() <= ROW_BYTES_MAX);
        fits.then_some(Self { dossier, journal })
    }
}

/// What is known of a dossier's cases outside it.
struct Hands {
    cases: BTreeSet<CaseId>,
    loads: Loads,
    untaken: untaken::Rows,
}

impl Hands {
    fn of(dossier: &Dossier) -> Self {
        Self { cases: dossier.cases.keys().copied().collect(), loads: loads_of(dossier), untaken: untaken::rows_of(dossier) }
    }
}

/// What a finished group wants written, and what follows once it is.
pub(super) struct Done {
    pub(super) batch: Batch,
    pub(super) seq: u64,
    pub(super) changes: Vec<Change>,
    /// Who of the staff is away, where this group has changed it.
    pub(super) absences: Option<Absences>,
    /// How many open cases everybody has, where this group has changed it.
    pub(super) loads: Option<Loads>,
    /// Whether the index of instants was touched.
    pub(super) moves_due: bool,
}

/// What the engine knows without reading the store.
pub(super) struct Memory<'a> {
    pub(super) rules: &'a Rules,
    pub(super) loads: &'a Loads,
    pub(super) outbox: &'a Outbox,
    pub(super) budget: &'a mut MailBudget,
    pub(super) recent: &'a mut Recent,
    pub(super) has_erased: &'a AtomicBool,
}

/// A group under way.
pub(super) struct Group<'a, S> {
    pub(super) overlay: Overlay<'a, S>,
    pub(super) memory: Memory<'a>,
    pub(super) seq: u64,
    pub(super) now: DateTime<Utc>,
    pub(super) changes: Vec<Change>,
    absences: Option<Absences>,
    /// How often each thing happened at a step of a flow; many of a group count the same.
    counts: BTreeMap<Count, u64>,
    loads: Option<Loads>,
    /// Whether the event under way is a mail whose sender nothing vouches for.
    is_unproved: bool,
}

impl<'a, S: Store> Group<'a, S> {
    pub(super) fn new(overlay: Overlay<'a, S>, memory: Memory<'a>, seq: u64, now: DateTime<Utc>) -> Self {
        let (absences, loads, counts) = (None, None, BTreeMap::new());
        Self { overlay, memory, seq, now, changes: Vec::new(), absences, counts, loads, is_unproved: false }
    }

    pub(super) fn finish(mut self) -> Result<Done, StoreError> {
        for (count, times) in std::mem::take(&mut self.counts) {
            let key = rows::count_key(self.now, &count);
            let before: u64 = rows::read(&self.overlay, Tree::Counts, &key)?.unwrap_or_default();
            rows::write(&mut self.overlay.batch, Tree::Counts, key, &(before + times));
        }
        let batch = self.overlay.batch;
        let moves_due = batch.writes.range((Tree::Due, Vec::new())..).next().is_some_and(|((tree, _), _)| *tree == Tree::Due);
        Ok(Done { batch, seq: self.seq, changes: self.changes, absences: self.absences, loads: self.loads, moves_due })
    }

    pub(super) fn perform(&mut self, work: &Work) -> Result<Receipt, StoreError> {
        match work {
            Work::Take(inbound) => self.take(inbound),
            Work::Note(cursor) => {
                self.write_cursor(cursor);
                Ok(Receipt::Noted)
            }
            Work::Settle { message, result } => self.settle(*message, result),
            Work::Retry { message } => self.retry(*message),
            Work::Drop { message, by } => self.drop_unsent(*message, by),
        }
    }

    pub(super) fn wake(&mut self, due_key: &[u8], contact: &ContactId) -> Result<(), StoreError> {
        // The row goes even if the dossier has moved on, so that no row can wake for ever.
        self.overlay.batch.remove(Tree::Due, due_key);
        let mut dossier = self.dossier(contact)?;
        match dossier.due() {
            // The deadline has moved on since the row was written.
            Some((at, _)) if rows::is_later(at, self.now) => {
                dossier.indexed_at = None;
                rows::write(&mut self.overlay.batch, Tree::Due, rows::due_key(at, contact), contact);
                let encoded = rows::encode(&dossier);
                self.memory.recent.put(dossier, encoded.len());
                self.overlay.batch.put(Tree::Dossiers, contact.key(), encoded);
            }
            Some(_) | None => {
                self.step_from(dossier, contact, &Event::Woke)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, inbound: &Inbound) -> Result<Receipt, StoreError> {
        if let Some(cursor) = &inbound.cursor {
            self.write_cursor(cursor);
        }
        if self.is_repeat(&inbound.key)? {
            return Ok(Receipt::Repeated);
        }
        let mut receipt = Receipt::NotFound { reason: "it is for nobody".to_owned() };
        for (nth, target) in route::route(&self.overlay, self.memory.rules, inbound, self.seq + 1)?.into_iter().enumerate() {
            let of_target = self.bring(target)?;
            if nth == 0 {
                receipt = of_target;
            }
        }
        self.mark(&inbound.key)?;
        Ok(receipt)
    }

    fn bring(&mut self, target: Target) -> Result<Receipt, StoreError> {
        let (contact, mut event) = match target {
            Target::Dossier { contact, event } => (contact, event),
            Target::Nobody { reason } => return Ok(Receipt::NotFound { reason }),
        };
        self.look_up(&mut event)?;
        // A step may lead to others, such as handing the new case out, which have numbers of their own.
        let seq = self.seq + 1;
        let reply = self.step(&contact, &event)?;
        self.write_thread(&contact, &event, seq)?;
        Ok(Receipt::Taken { seq, reply })
    }

    fn write_cursor(&mut self, cursor: &Cursor) {
        let row = CursorRow { position: cursor.position.clone(), at: self.now };
        rows::write(&mut self.overlay.batch, Tree::Cursors, cursor.channel.as_bytes(), &row);
    }

    /// Reads one dossier, steps it, and writes what came of it. Returns the words for a staff command.
    pub(super) fn step(&mut self, contact: &ContactId, event: &Event) -> Result<Option<Result<String, String>>, StoreError> {
        let dossier = self.dossier(contact)?;
        self.step_from(dossier, contact, event)
    }

    fn step_from(&mut self, dossier: Dossier, contact: &ContactId, event: &Event) -> Result<Option<Result<String, String>>, StoreError> {
        self.seq += 1;
        rows::write_seq(&mut self.overlay.batch, self.seq);
        let due_row = dossier.indexed_at.or(dossier.due().map(|(at, _)| at)).filter(|at| !self.is_woken(contact, *at));
        let before = Hands::of(&dossier);
        let hushed_before = dossier.hushed_at;
        self.is_unproved = is_unproved(event);
        let automatic_mail = !self.is_repetition(event) && self.automatic_mail(contact);
        let tick = Tick { now: self.now, seq: self.seq, automatic_mail };
        let rules = self.memory.rules;
        match catch_unwind(AssertUnwindSafe(|| desk::step(dossier, event, tick, rules))) {
            Ok(mut outcome) => {
                let (reply, copy, others) = (outcome.reply.clone(), outcome.copy.take(), std::mem::take(&mut outcome.to_others));
                let (unassigned, erased) = (std::mem::take(&mut outcome.unassigned), outcome.erased.take());
                if let (ContactId::Email(address), true) = (contact, outcome.dossier.hushed_at != hushed_before) {
                    self.memory.budget.tell(UsedUp::Address { address: address.as_str().to_owned() });
                }
                if let Some(domain) = machines::unheard(event, &outcome.journal, self.seq) {
                    machines::note(&mut self.overlay.batch, self.seq, domain, self.now);
                }
                let due = outcome.dossier.due().map(|(at, _)| at);
                outcome.dossier.indexed_at = due_row.filter(|row| due.is_some_and(|due| *row < due));
                match Encoded::of(&outcome) {
                    Some(encoded) => self.write(contact, due_row, &before, outcome, encoded),
                    None => return self.set_aside(contact, event, "what follows from it is too large to be stored"),
                }
                if let Some(case) = erased {
                    self.erase(contact, case, event)?;
                }
                for (other, event) in others {
                    self.step(&other, &event)?;
                }
                for case in unassigned {
                    self.hand_out(contact, case)?;
                }
                if let Some(asked) = copy {
                    let kept = Box::new(view::kept(&self.overlay, contact)?);
                    self.step(contact, &Event::Kept { asked, kept })?;
                }
                Ok(reply)
            }
            Err(_) => self.set_aside(contact, event, "the program failed on it"),
        }
    }

    /// Gives a case to somebody in the dossier that has it: the step that opened it may have given it to the chat of the same person.
    fn hand_out(&mut self, opened_by: &ContactId, case: CaseId) -> Result<(), StoreError> {
        let contact = rows::read_case_row(&self.overlay, case)?.map_or_else(|| opened_by.clone(), |row| row.contact);
        let loads = self.loads.as_ref().unwrap_or(self.memory.loads).clone();
        self.step(&contact, &Event::HandOut { case, loads }).map(drop)
    }

    /// Returns the dossier as this group has it so far; a new one for somebody of whom nothing is known.
    fn dossier(&mut self, contact: &ContactId) -> Result<Dossier, StoreError> {
        if let Some(dossier) = self.memory.recent.take(contact) {
            return Ok(dossier);
        }
        Ok(rows::read_dossier(&self.overlay, contact)?.unwrap_or_else(|| Dossier::new(contact.clone())))
    }

    fn is_repetition(&mut self, event: &Event) -> bool {
        let Event::Mail(mail) = event else { return false };
        let input = &mail.input;
        let Some((_, domain)) = input.sender.as_str().rsplit_once('@').filter(|_| mail.nature == MailNature::Human) else { return false };
        let alike_max = self.memory.rules.limits.alike_mails_max;
        self.memory.budget.is_repetition(domain, input.new_text.as_str(), alike_max, self.now)
    }

    fn automatic_mail(&mut self, contact: &ContactId) -> bool {
        let limits = (self.memory.rules.limits.automatic_mails_domain_max, self.memory.rules.limits.automatic_mails_hour_max);
        match contact {
            ContactId::Email(address) => self.memory.budget.allows(address.domain(), limits, self.is_unproved, self.now),
            ContactId::Telegram(_) | ContactId::ByHand(_) => self.memory.budget.allows("", limits, self.is_unproved, self.now),
        }
    }

    fn write(&mut self, contact: &ContactId, due_row: Option<DateTime<Utc>>, before: &Hands, outcome: Outcome, encoded: Encoded) {
        let Outcome { dossier, messages, closed, absences, counts, .. } = outcome;
        self.write_absences(absences);
        self.write_due(contact, due_row, dossier.indexed_at.or(dossier.due().map(|(at, _)| at)));
        self.write_cases(contact, &before.cases, &dossier, &closed);
        self.write_hands(before, &Hands::of(&dossier));
        self.memory.recent.put(dossier, encoded.dossier.len());
        self.overlay.batch.put(Tree::Dossiers, contact.key(), encoded.dossier);
        for (subject, nth, value) in encoded.journal {
            self.overlay.batch.put(Tree::Journal, rows::journal_key(subject, self.seq, nth), value);
        }
        for message in messages {
            self.queue(contact, message);
        }
        for count in counts {
            *self.counts.entry(count).or_default() += 1;
        }
    }

    /// Keeps who has how many cases, and which of them nobody has taken.
    fn write_hands(&mut self, before: &Hands, after: &Hands) {
        untaken::write(&mut self.overlay.batch, &before.untaken, &after.untaken);
        if before.loads != after.loads {
            let loads = self.loads.get_or_insert_with(|| self.memory.loads.clone());
            assigning::shift(loads, &before.loads, &after.loads);
            assigning::write(&mut self.overlay.batch, loads);
        }
    }

    /// Keeps who is away, and forgets who is back; in force from the next group.
    fn write_absences(&mut self, changed: Vec<(String, Option<Absence>)>) {
        if changed.is_empty() {
            return;
        }
        let mut absences = self.absences.take().unwrap_or_else(|| self.memory.rules.absences.clone());
        absences.retain(|_, absence| self.now < absence.until);
        for (name, absence) in changed {
            match absence {
                Some(absence) => drop(absences.insert(name, absence)),
                None => drop(absences.remove(&name)),
            }
        }
        absences::write(&mut self.overlay.batch, &absences);
        self.absences = Some(absences);
    }

    /// Remembers the Message-ID of a customer's mail, so that an answer to that mail finds the case too.
    fn write_thread(&mut self, contact: &ContactId, event: &Event, seq: u64) -> Result<(), StoreError> {
        let Event::Mail(mail) = event else { return Ok(()) };
        // A forger's mail would draw the customer's own into its case.
        let peer = Address::parse(mail.input.sender.as_str()).filter(|_| mail.sender_check != SenderCheck::Failed);
        let (Some(message_id), Some(peer)) = (&mail.message_id, peer) else { return Ok(()) };
        let case = mail.case.unwrap_or(CaseId(seq));
        let known = rows::read_thread(&self.overlay, message_id)?.is_some();
        if !known && rows::read_case_row(&self.overlay, case)?.is_some() {
            let row = ThreadRow { contact: contact.clone(), case, peer, message: None, notice: None };
            rows::write(&mut self.overlay.batch, Tree::Threads, message_id.as_bytes(), &row);
        }
        Ok(())
    }

    /// Moves the row of the index from `before` to `after`, where these differ.
    fn write_due(&mut self, contact: &ContactId, before: Option<DateTime<Utc>>, after: Option<DateTime<Utc>>) {
        if before == after {
            return;
        }
        if let Some(before) = before {
            self.overlay.batch.remove(Tree::Due, rows::due_key(before, contact));
        }
        if let Some(after) = after {
            rows::write(&mut self.overlay.batch, Tree::Due, rows::due_key(after, contact), contact);
        }
    }

    /// Tells whether this group has removed the row of that instant, to wake the contact.
    fn is_woken(&self, contact: &ContactId, at: DateTime<Utc>) -> bool {
        matches!(self.overlay.batch.writes.get(&(Tree::Due, rows::due_key(at, contact))), Some(None))
    }

    fn write_cases(&mut self, contact: &ContactId, before: &BTreeSet<CaseId>, dossier: &Dossier, closed: &[crate::desk::case::Case]) {
        for id in dossier.cases.keys().filter(|id| !before.contains(id)) {
            let row = CaseRow { contact: contact.clone(), closed: None };
            rows::write(&mut self.overlay.batch, Tree::Cases, rows::case_key(*id), &row);
        }
        for case in closed {
            let row = CaseRow { contact: contact.clone(), closed: Some(case.clone()) };
            rows::write(&mut self.overlay.batch, Tree::Cases, rows::case_key(case.id), &row);
        }
    }

    fn queue(&mut self, contact: &ContactId, message: Message) {
        if let Content::Mail(mail) = &message.content {
            // Letters to staff are no part of a loop with a customer, and must not cost one the acknowledgement.
            if mail.automatic != Automatic::No && Notice::named(&message.notice).map(Notice::audience) == Some(Audience::Customer) {
                let limits = (self.memory.rules.limits.automatic_mails_domain_max, self.memory.rules.limits.automatic_mails_hour_max);
                self.memory.budget.spend(mail.to.domain(), limits, self.is_unproved);
            }
            if let Some(case) = message.case {
                let row = ThreadRow {
                    contact: contact.clone(),
                    case,
                    peer: mail.to.clone(),
                    message: Some(message.id),
                    notice: Some(message.notice.clone()),
                };
                rows::write(&mut self.overlay.batch, Tree::Threads, mail.message_id.as_bytes(), &row);
            }
        }
        let outgoing = Outgoing { contact: contact.clone(), tries: 0, next_at: self.now, message };
        rows::write(&mut self.overlay.batch, Tree::Outbox, rows::outbox_key(outgoing.message.id), &outgoing);
        self.changes.push(Change::Queued(Arc::new(outgoing)));
    }
}

/// Tells whether an event is a mail that was looked at, and that nothing vouches for.
fn is_unproved(event: &Event) -> bool {
    let Event::Mail(mail) = event else { return false };
    matches!(mail.sender_check, SenderCheck::Unproved | SenderCheck::Failed)
}
