//! Carries out one order on the store itself, while no daemon runs. What it queues is sent when the daemon starts.

use std::sync::Arc;
use std::thread;

use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};

use crate::io::clock::Clock;
use crate::io::intake::Intake;

use super::loading::Loaded;
use super::orders::{Office, Order, Refusal};
use super::writer::{self, Beat, Doors, Stopping};
use super::{StartError, opening};

/// Opens the store, carries out `order` and closes the store.
///
/// # Errors
/// The store cannot be opened, read or written.
pub async fn perform(loaded: &Loaded, order: Order, out: &mut (dyn FnMut(String) + Send)) -> Result<Result<(), Refusal>, StartError> {
    let clock = Clock::default();
    let engine = opening::open(loaded, &clock)?.engine;
    let (_intake, requests) = Intake::new(1);
    let (visits, visit_queue) = mpsc::channel(1);
    // A door of one place whose other side nobody reads: nothing leaves.
    let (chats, chat_queue) = mpsc::channel(1);
    let (mails, mail_queue) = mpsc::channel(1);
    let (fetches, fetch_queue) = mpsc::channel(1);
    let (stop, writer_stop) = watch::channel(Stopping::NotYet);
    let doors = Doors { requests, visits: visit_queue, chats, mails, fetches, stop: writer_stop };
    let (runtime, writer_clock) = (Handle::current(), clock.clone());
    let writer = thread::spawn(move || writer::run(engine, doors, &writer_clock, &Arc::new(Beat::default()), &runtime));
    let done = Office { visits, clock, reader: None }.perform(order, out).await;
    // The writer may have ended with an error of the store, which comes next.
    stop.send(Stopping::Now).ok();
    let ended = tokio::task::spawn_blocking(move || writer.join()).await;
    drop((chat_queue, mail_queue, fetch_queue));
    match ended {
        Ok(Ok(Ok(engine))) => engine.into_store().close()?,
        Ok(Ok(Err(error))) => return Err(StartError::Store(error)),
        Ok(Err(_)) | Err(_) => return Err(StartError::WriterLost),
    }
    Ok(done)
}
