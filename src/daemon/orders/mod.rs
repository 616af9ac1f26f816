//! What people at the machine can ask of the desk: the same orders over the control socket and, while the daemon is stopped,
//! on the store itself.

mod backup;
mod deadlines;
mod erase;
mod export;
mod files;
mod flow;
mod funnel;
mod kept;
mod list;
mod outbox;
mod people;
mod record;
pub(super) mod report;
mod show;
mod staff;
mod visible;

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

use crate::desk::case::CaseId;
use crate::desk::event::StaffCommand;
use crate::desk::presence::Wish;
use crate::desk::reference;
use crate::desk::rules::Rules;
use crate::engine::Engine;
use crate::engine::store::{Store, StoreError};
use crate::engine::view::{self, Found};
use crate::io::clock::Clock;
use crate::io::store::SledStore;

use super::writer::Visit;
use visible::visible;

pub use export::Format;
pub use funnel::Shape;
pub use list::Filter;
pub use report::{Kind, ReportOrder};

/// How many cases one visit to the engine reads at most, so that a long list holds up no chat.
const PAGE_COUNT_MAX: usize = 200;

/// Something to do, with all that it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    CaseList(Filter),
    CaseShow {
        reference: String,
    },
    CaseDeadlines {
        reference: String,
    },
    CaseExport {
        format: Format,
    },
    /// Prints one line for each file that is in the attachment folder: SHA-256, a blank, its name.
    CaseFiles {
        reference: String,
    },
    Backup {
        target: PathBuf,
    },
    Report(ReportOrder),
    Staff {
        reference: String,
        actor: String,
        command: StaffCommand,
    },
    /// Opens a case for a customer who phoned, wrote on paper or came by: lines such as `received: yesterday`, then the words.
    Enter {
        actor: String,
        text: String,
    },
    /// Prints what waits to leave.
    OutboxList,
    OutboxRetry {
        message: String,
    },
    OutboxDrop {
        message: String,
        actor: String,
    },
    /// Lists what machines wrote that names no case, or shows the one of that number.
    MailKept {
        number: Option<u64>,
    },
    StaffList,
    /// A member of staff goes away or, without a wish, is back.
    StaffAbsence {
        name: String,
        wish: Option<Wish>,
    },
    FlowPublish {
        config: PathBuf,
        dry_run: bool,
    },
    FlowVersions,
    FlowRetire {
        flow: String,
        version: String,
    },
    FlowRollback {
        flow: String,
        version: String,
    },
    FlowFunnel {
        shape: Shape,
    },
    /// Prints what a version asked, and the files that it was made of.
    FlowShow {
        flow: String,
        version: String,
    },
    /// Prints a conversation as a transcript, by the reference of its case or by its number.
    FlowRecord {
        of: String,
    },
    /// An order of somebody who says who they are: what is about them is not there for them (ISO 10002, 4.7).
    As {
        name: String,
        order: Box<Order>,
    },
}

/// Why an order was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub message: String,
    pub hint: Option<String>,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    fn hinted(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

impl Refusal {
    /// The asker speaks of something that this version does not know.
    pub fn unknown_order() -> Self {
        Self::hinted("the daemon does not understand this order", "the command and the daemon must be of one version")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::hinted(error.to_string(), "`redress verify` tells what is damaged")
    }
}

/// The way to the engine for orders.
#[derive(Debug)]
pub struct Office<S> {
    pub visits: mpsc::Sender<Visit<S>>,
    pub clock: Clock,
    /// The member of staff who asks, as far as known: cases that are about them are not there for them.
    pub reader: Option<String>,
}

impl<S> Clone for Office<S> {
    fn clone(&self) -> Self {
        Self { visits: self.visits.clone(), clock: self.clock.clone(), reader: self.reader.clone() }
    }
}

impl<S> Office<S> {
    /// Returns the office as one member of staff has it.
    pub fn read_by(&self, name: &str) -> Self {
        Self { reader: Some(name.to_owned()), ..self.clone() }
    }
}

impl Office<SledStore> {
    /// Carries out `order`, handing what it prints to `out`, line by line and in order.
    ///
    /// # Errors
    /// Nothing was done; the words are for the person who asked.
    pub async fn perform(&self, order: Order, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
        let mut seen = |line: String| out(visible(&line));
        match order {
            Order::CaseList(filter) => list::list(self, &filter, &mut seen).await,
            Order::CaseShow { reference } => show::show(self, reference, &mut seen).await,
            Order::CaseDeadlines { reference } => deadlines::show(self, reference, &mut seen).await,
            Order::CaseExport { format } => export::export(self, format, out).await,
            Order::CaseFiles { reference } => files::files(self, reference, out).await,
            Order::Report(order) => report::report(self, &order, out).await,
            Order::Backup { target } => backup::backup(self, target, out).await,
            Order::Staff { actor, .. } | Order::Enter { actor, .. } | Order::OutboxDrop { actor, .. }
                if self.reader.as_ref().is_some_and(|reader| *reader != actor) =>
            {
                Err(not_you(self.reader.as_deref().unwrap_or_default(), &actor))
            }
            Order::Staff { reference, actor, command: command @ StaffCommand::Erase(_) } => {
                erase::erase(self, reference, actor, command, &mut seen).await
            }
            Order::Staff { reference, actor, command } => staff::staff(self, reference, actor, command, &mut seen).await,
            Order::Enter { actor, text } => staff::enter(self, actor, text, &mut seen).await,
            Order::OutboxList => outbox::list(self, &mut seen).await,
            Order::OutboxRetry { message } => outbox::retry(self, &message, out).await,
            Order::OutboxDrop { message, actor } => outbox::drop_message(self, &message, actor, out).await,
            Order::MailKept { number } => kept::kept(self, number, &mut seen).await,
            Order::StaffList => people::list(self, out).await,
            Order::StaffAbsence { name, wish } => people::absence(self, name, wish, out).await,
            Order::FlowPublish { config, dry_run } => flow::publish(self, &config, dry_run, out).await,
            Order::FlowVersions => flow::versions(self, out).await,
            Order::FlowRetire { flow, version } => flow::retire(self, flow, &version, out).await,
            Order::FlowRollback { flow, version } => flow::rollback(self, flow, &version, out).await,
            Order::FlowFunnel { shape } => funnel::funnel(self, shape, out).await,
            Order::FlowShow { flow, version } => flow::show(self, flow, &version, out).await,
            Order::FlowRecord { of } => record::record(self, of, &mut seen).await,
            // Who is known already cannot be somebody else, and nobody asks in the name of somebody who asks for another.
            Order::As { name, order } => match (&self.reader, *order) {
                (_, Order::As { .. }) => Err(Refusal::unknown_order()),
                (Some(reader), _) if *reader != name => Err(not_you(reader, &name)),
                (_, order) => {
                    // However the name is written, it is that person who reads.
                    let name = self.visit(move |engine| engine.rules().name_of(&name).unwrap_or(name)).await?;
                    Box::pin(self.read_by(&name).perform(order, out)).await
                }
            },
        }
    }
}

impl<S: Store + 'static> Office<S> {
    /// Runs `visit` on the engine's thread, between two commits, and returns what it returns.
    ///
    /// # Errors
    /// The engine has stopped.
    pub async fn visit<R: Send + 'static>(&self, visit: impl FnOnce(&mut Engine<S>) -> R + Send + 'static) -> Result<R, Refusal> {
        let (answer, result) = oneshot::channel();
        let boxed: Visit<S> = Box::new(move |engine| {
            // An asker who has gone away needs no answer.
            answer.send(visit(engine)).ok();
        });
        let stopped = || Refusal::hinted("the engine has stopped", "the daemon's log says why");
        self.visits.send(boxed).await.map_err(|_| stopped())?;
        result.await.map_err(|_| stopped())
    }
}

fn not_you(reader: &str, name: &str) -> Refusal {
    Refusal::hinted(format!("you are {reader}, not {name}"), "the configuration says by user_id of [[staff]] whose user account this is")
}

/// Returns the case that a person means by `text`; one in which `reader` has no part is not there for them.
fn case_for<S: Store>(engine: &Engine<S>, text: &str, reader: Option<&str>) -> Result<Found, Refusal> {
    let found = view::case(engine.store(), case_id(engine, text)?)?;
    found
        .filter(|found| is_for(engine.rules(), found, reader))
        .ok_or_else(|| Refusal::hinted(format!("no case has the reference `{text}`"), "`redress case list --closed` shows all of them"))
}

/// Tells whether `reader` may see a case: none in which they have no part.
fn is_for(rules: &Rules, found: &Found, reader: Option<&str>) -> bool {
    !reader.is_some_and(|reader| rules.has_no_part(&found.case.about, reader))
}

/// Finds the case that a person means by `text`.
fn case_id<S: Store>(engine: &Engine<S>, text: &str) -> Result<CaseId, Refusal> {
    let rules = engine.rules();
    reference::decode(&rules.secret, &rules.reference_prefix, text).ok_or_else(|| {
        Refusal::hinted(
            format!("`{text}` is not a reference"),
            format!("a reference looks like {}; its last character checks the others", rules.reference(CaseId(1))),
        )
    })
}
