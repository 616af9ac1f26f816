//! One step: a dossier and an event in, what follows from them out. Total: every event has an answer, whatever the dossier holds.

use chrono::{DateTime, Utc};

use crate::text::Lang;

use super::case::{Case, CaseId};
use super::copy::{self, Asked};
use super::delivery::{self, Failure};
use super::dossier::{ContactId, Dossier};
use super::event::{Event, Tick};
use super::journal::{Actor, Entry, What};
use super::message::Message;
use super::presence::Absence;
use super::rules::{Rules, Team};
use super::words::Words;
use super::{Count, Outcome, accept, assignment, chat, decision, due, edit, entry, inbox, link, mail, mask, presence, staff, untaken};

/// Says what becomes of `dossier` when `event` happens to it.
pub fn step(dossier: Dossier, event: &Event, tick: Tick, rules: &Rules) -> Outcome {
    let mut desk = Desk::new(dossier, tick, rules);
    let masked = mask::event(event);
    desk.masked = masked.is_some();
    let event = masked.as_ref().unwrap_or(event);
    match event {
        Event::Said { input, name, lang, said_at } => chat::said(&mut desk, input, name, lang.as_ref(), *said_at),
        Event::Edited { text, said_at, first_said_at } => edit::edited(&mut desk, text, *said_at, *first_said_at),
        Event::Mail(mail) => mail::arrived(&mut desk, mail),
        Event::Staff { actor, case, command } => staff::command(&mut desk, actor, *case, command),
        Event::Entered { actor, from, entry } => {
            entry::entered(&mut desk, actor, from.as_ref(), entry.as_ref().map(|entry| &**entry));
        }
        Event::Absence { actor, wish } => presence::command(&mut desk, actor, wish.as_ref()),
        Event::StaffMail { actor: Some(actor), from, case, mail, inside } => {
            inbox::arrived(&mut desk, &inbox::Sender { actor, from, inside: *inside }, *case, mail);
        }
        Event::StaffMail { actor: None, from: _, case, mail, inside: _ } => inbox::pretended(&mut desk, *case, mail),
        Event::Undelivered { message: _, case, notice, reason, receiver, text, files, by_mail, closed } => {
            // A letter about a closed case may fail too; it is told on that case.
            desk.closed.extend(closed.as_deref().filter(|closed| Some(closed.id) == *case && desk.case(closed.id).is_none()).cloned());
            delivery::failed(
                &mut desk,
                *case,
                notice,
                &Failure { reason, receiver: *receiver, text: text.as_str(), files, by_mail: *by_mail },
            );
        }
        Event::Accepted { case } => accept::accepted(&mut desk, *case),
        Event::Reachable { reachable, reason } => delivery::reachable(&mut desk, *reachable, reason),
        Event::Alarm(alarm) => delivery::alarm(&mut desk, alarm),
        Event::Circular(circular) => decision::review::send(&mut desk, circular),
        Event::Kept { asked, kept } => copy::send(&mut desk, asked, kept),
        Event::HandOut { case, loads } => assignment::hand_out(&mut desk, *case, loads),
        Event::Untaken(untaken) => untaken::tell(&mut desk, untaken),
        Event::Other(said) => link::from_other(&mut desk, said),
        Event::Woke => due::woke(&mut desk),
    }
    link::give(&mut desk);
    if desk.masked {
        chat::tell_masked(&mut desk);
    }
    decision::after::keep_changes(&mut desk);
    for entry in desk.journal.iter().filter(|entry| matches!(entry.what, What::Said { .. } | What::Corrected { .. })) {
        desk.dossier.note_spoken(entry.subject);
    }
    desk.into_outcome()
}

/// A step at work: the dossier as it changes, and what gathers for the outcome.
pub(super) struct Desk<'a> {
    pub(super) dossier: Dossier,
    pub(super) tick: Tick,
    pub(super) rules: &'a Rules,
    pub(super) messages: Vec<Message>,
    pub(super) closed: Vec<Case>,
    /// Cases that are to be given to somebody.
    pub(super) unassigned: Vec<CaseId>,
    pub(super) reply: Option<Result<String, String>>,
    pub(super) absences: Vec<(String, Option<Absence>)>,
    pub(super) counts: Vec<Count>,
    /// What the same person's other dossier is to be told.
    pub(super) to_others: Vec<(ContactId, Event)>,
    /// A copy of everything was asked for.
    pub(super) copy: Option<Asked>,
    /// A case was made a skeleton.
    pub(super) erased: Option<CaseId>,
    /// The Message-ID of the mail that is being answered.
    pub(super) answering: Option<String>,
    /// Whether a card number was taken out of what the customer wrote.
    pub(super) masked: bool,
    journal: Vec<Entry>,
}

impl<'a> Desk<'a> {
    fn new(dossier: Dossier, tick: Tick, rules: &'a Rules) -> Self {
        let (messages, closed, journal, counts, absences) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (reply, copy, answering, masked, to_others, unassigned) = (None, None, None, false, Vec::new(), Vec::new());
        let erased = None;
        Self {
            dossier,
            tick,
            rules,
            messages,
            closed,
            unassigned,
            reply,
            absences,
            counts,
            to_others,
            copy,
            erased,
            answering,
            masked,
            journal,
        }
    }

    fn into_outcome(self) -> Outcome {
        let Self { dossier, messages, closed, unassigned, reply, absences, counts, to_others, copy, erased, journal, .. } = self;
        Outcome { dossier, messages, journal, closed, unassigned, reply, absences, counts, to_others, copy, erased }
    }

    pub(super) fn note(&mut self, subject: u64, actor: Actor, what: What) {
        self.note_at(subject, self.tick.now, actor, what);
    }

    /// Notes that a member of staff wrote down for the customer what was filed in this step.
    pub(super) fn filed_by(&mut self, id: CaseId, name: &str) {
        let is_filing = |entry: &&mut Entry| entry.subject == id.0 && matches!(entry.what, What::Filed { .. });
        self.journal.iter_mut().filter(is_filing).for_each(|entry| entry.actor = Actor::Staff(name.to_owned()));
    }

    /// Notes what happened before this step, such as words that waited on the other side.
    pub(super) fn note_at(&mut self, subject: u64, at: DateTime<Utc>, actor: Actor, what: What) {
        self.journal.push(Entry { subject, at, actor, what });
    }

    /// Returns what was said under `subject` in this step.
    pub(super) fn heard(&self, subject: u64) -> String {
        let said = self.journal.iter().filter(|entry| entry.subject == subject).filter_map(|entry| entry.what.words());
        said.collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the case, whether it is open or was closed in this step.
    pub(super) fn case(&self, id: CaseId) -> Option<&Case> {
        self.dossier.cases.get(&id).or_else(|| self.closed.iter().find(|case| case.id == id))
    }

    /// Returns the team of that name, else the default team; `None` where the rules have neither.
    pub(super) fn team(&self, id: &str) -> Option<&'a Team> {
        self.rules.teams.get(id).or_else(|| self.rules.teams.get(&self.rules.default_team))
    }

    /// Returns the language for the contact: of the conversation, else the contact's own, else the first of the rules.
    pub(super) fn lang(&self) -> Lang {
        let conversation = self.dossier.conversation.as_ref().map(|conversation| &conversation.lang);
        let known = conversation.or(self.dossier.contact.lang.as_ref());
        let offered = known.and_then(|lang| Lang::choose(lang, &self.rules.languages)).or(self.rules.languages.first());
        offered.or(known).cloned().unwrap_or_else(|| self.rules.notices.base().clone())
    }

    /// As [`Desk::case`], to be changed.
    pub(super) fn case_mut(&mut self, id: CaseId) -> Option<&mut Case> {
        self.dossier.cases.get_mut(&id).or_else(|| self.closed.iter_mut().find(|case| case.id == id))
    }

    pub(super) fn words(&self, lang: &Lang) -> Words<'a> {
        Words::new(self.rules, lang)
    }

    pub(super) fn is_chat(&self) -> bool {
        match self.dossier.contact.id {
            ContactId::Telegram(_) => true,
            ContactId::Email(_) | ContactId::ByHand(_) => false,
        }
    }

    /// Returns the newest open case.
    pub(super) fn newest(&self) -> Option<CaseId> {
        self.dossier.cases.keys().next_back().copied()
    }
}
