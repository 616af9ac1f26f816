//! The working parts behind the demonstration: the store, the engine on its thread, attachments and the way in for mail. What is
//! shown comes out in the order in which it was decided; nothing depends on how fast the machine is.

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};

use crate::daemon::orders::{Office, Order, Refusal};
use crate::daemon::writer::{self, Beat, Doors, Stopping};
use crate::desk::case::CaseId;
use crate::desk::message::{Message, MessageId};
use crate::engine::Engine;
use crate::engine::inbound::{Inbound, Receipt, SendResult};
use crate::engine::outbox::Room;
use crate::engine::store::StoreError;
use crate::engine::view;
use crate::io::attachments::Attachments;
use crate::io::clock::Clock;
use crate::io::intake::Intake;
use crate::io::mail::receive::door::Door;
use crate::io::mail::receive::{Admit, RawMail};
use crate::io::store::{SledStore, StoreSettings};

use super::super::{Exit, Failure};
use super::setup::Setup;

const WAITING_MAX: usize = 64;
const ROOM: Room = Room { chats: WAITING_MAX, mails: WAITING_MAX, fetches: WAITING_MAX };
const CASES_PAGE_MAX: usize = 200;
/// Looks at the engine before one input counts as endless.
const ROUNDS_MAX: usize = 10_000;

type Writer = JoinHandle<Result<Engine<SledStore>, StoreError>>;

/// The engine at work, and every way in and out of it.
pub(super) struct House {
    pub(super) clock: Clock,
    pub(super) attachments: Arc<Attachments>,
    intake: Intake,
    office: Office<SledStore>,
    mail_door: Door,
    /// Chats, mails, and files to be fetched.
    leaving: [mpsc::Receiver<Message>; 3],
    stop: watch::Sender<Stopping>,
    writer: Writer,
}

impl House {
    /// Opens the store in `data` and starts the engine.
    ///
    /// # Errors
    /// The directory cannot be used.
    pub(super) fn open(data: &Path, setup: &Setup, clock: Clock) -> Result<House, Failure> {
        let limits = &setup.settings.store;
        let settings =
            StoreSettings { cache_bytes: limits.cache_bytes_max, reserve_bytes: limits.reserve_bytes, ballast_bytes: limits.ballast_bytes };
        let engine = Engine::open(SledStore::open(data, &settings)?, Arc::clone(&setup.rules))?;
        let attachments = Attachments::open(data, setup.settings.sizes.mail_size_bytes_max).map_err(|error| Failure {
            message: format!("opening the attachments in {}: {error}", data.display()),
            hint: None,
            code: Exit::Failed,
        })?;
        let attachments = Arc::new(attachments);
        let (intake, requests) = Intake::new(WAITING_MAX);
        let (visits, visits_end) = mpsc::channel(WAITING_MAX);
        let ((chats, chats_end), (mails, mails_end)) = (mpsc::channel(WAITING_MAX), mpsc::channel(WAITING_MAX));
        let (fetches, fetches_end) = mpsc::channel(WAITING_MAX);
        let (stop, stop_end) = watch::channel(Stopping::NotYet);
        let doors = Doors { requests, visits: visits_end, chats, mails, fetches, stop: stop_end };
        let (runtime, writer_clock) = (Handle::current(), clock.clone());
        let writer = thread::spawn(move || writer::run(engine, doors, &writer_clock, &Arc::new(Beat::default()), &runtime));
        let mail_door = Door::new(intake.clone(), Arc::clone(&attachments), setup.own_addresses(), setup.rules.secret.0);
        let office = Office { visits, clock: clock.clone(), reader: None };
        Ok(House { clock, attachments, intake, office, mail_door, leaving: [chats_end, mails_end, fetches_end], stop, writer })
    }

    /// Hands over what a customer did, and returns once it is on the disk.
    pub(super) async fn take(&self, inbound: Inbound) -> Result<(), Failure> {
        self.intake.take(vec![inbound]).await.map(drop).map_err(|error| stopped(&error))
    }

    /// Takes a mail in as a mail server would hand it over.
    pub(super) async fn admit(&self, bytes: Vec<u8>) -> Result<Option<Receipt>, Failure> {
        let mail = RawMail { place: String::new(), bytes, arrived_at: self.clock.now(), cursor: None, defect: None };
        let receipts = self.mail_door.admit(vec![mail]).await.map_err(|error| stopped(&error))?;
        Ok(receipts.into_iter().next())
    }

    /// Has an order of staff carried out, and returns what it prints.
    pub(super) async fn perform(&self, order: Order) -> Result<Vec<String>, Refusal> {
        let mut lines = Vec::new();
        self.office.perform(order, &mut |line| lines.push(line)).await?;
        Ok(lines)
    }

    /// Returns the reference of the newest case.
    pub(super) async fn newest_case(&self) -> Result<Option<String>, Failure> {
        let newest = self.office.visit(|engine| newest(engine)).await.map_err(|refusal| stopped(&refusal))?;
        Ok(newest?)
    }

    /// Returns what leaves at this instant, in the order of decision; each must be settled. Nothing is returned once all is
    /// quiet: nothing due, nothing to be sent that is not already handed out.
    pub(super) async fn leaving(&mut self) -> Result<Vec<Message>, Failure> {
        for _ in 0..ROUNDS_MAX {
            // Before the engine answers it has done what was due and handed out what may leave, unless time moved since.
            let next = self.next_due().await?;
            let mut messages: Vec<Message> = Vec::new();
            for door in &mut self.leaving {
                while let Ok(message) = door.try_recv() {
                    messages.push(message);
                }
            }
            if !messages.is_empty() || next.is_none_or(|at| self.clock.now() < at) {
                messages.sort_by_key(|message| message.id);
                return Ok(messages);
            }
        }
        Err(Failure { message: "the engine does not come to rest".to_owned(), hint: None, code: Exit::Failed })
    }

    /// Tells the engine what became of a message.
    pub(super) async fn settle(&self, message: MessageId, result: SendResult) -> Result<(), Failure> {
        self.intake.settle(message, result).await.map_err(|error| stopped(&error))
    }

    /// Moves the clock to what is due next, at most to `until`; `None` when that is reached and nothing more is due before.
    pub(super) async fn forward(&self, until: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Failure> {
        let next = self.next_due().await?.filter(|at| *at <= until);
        let by = next.unwrap_or(until) - self.clock.now();
        // The clock moves by whole milliseconds, and must not stop short of what is due.
        self.clock.forward(by + TimeDelta::milliseconds(1));
        Ok(next)
    }

    /// Stops the engine and closes the store.
    pub(super) fn close(self) -> Result<(), Failure> {
        // A writer that has stopped by itself says why below.
        self.stop.send(Stopping::Now).ok();
        match self.writer.join() {
            Ok(engine) => engine.map(drop).map_err(Failure::from),
            Err(_) => Err(Failure { message: "the engine stopped by a fault of the program".to_owned(), hint: None, code: Exit::Failed }),
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Failure> {
        let next = self.office.visit(|engine| engine.next_call(ROOM)).await.map_err(|refusal| stopped(&refusal))?;
        Ok(next?)
    }
}

fn newest(engine: &Engine<SledStore>) -> Result<Option<String>, StoreError> {
    let (mut from, mut newest) = (Some(CaseId(0)), None);
    while let Some(start) = from {
        let (cases, next) = view::case_page(engine.store(), start, CASES_PAGE_MAX)?;
        newest = cases.into_iter().next_back().map(|found| found.case.reference).or(newest);
        from = next;
    }
    Ok(newest)
}

fn stopped(why: &dyn std::fmt::Display) -> Failure {
    Failure { message: why.to_string(), hint: Some("see whether the disk is full".to_owned()), code: Exit::Store }
}
