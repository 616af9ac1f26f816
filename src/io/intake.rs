//! The door to the engine for every channel: hand over what came in, and wait until it is on disk.
//!
//! A channel confirms nothing to the other side before the answer is here. A full queue makes the channel wait, which every
//! other side tolerates.

use std::fmt;

use tokio::sync::{mpsc, oneshot};

use crate::desk::message::MessageId;
use crate::engine::inbound::{Cursor, Inbound, InboundKey, Receipt, SendResult};

/// What a channel asks of the engine thread.
#[derive(Debug)]
pub enum Request {
    /// Step these items in their order and commit them together; one receipt for each, in the same order.
    Take { items: Vec<Inbound>, answer: oneshot::Sender<Vec<Receipt>> },
    /// Tell which of these items were taken in already.
    Seen { keys: Vec<InboundKey>, answer: oneshot::Sender<Vec<bool>> },
    /// Write a channel's position where there is no item to carry it.
    Note { cursor: Cursor, answer: oneshot::Sender<()> },
    /// The other side's answer about a message that was handed out. Nobody waits: what is not on disk is sent again.
    Settle { message: MessageId, result: SendResult },
}

/// The engine thread has stopped or cannot write: confirm nothing, say “later” to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the engine takes nothing in at the moment")
    }
}

impl std::error::Error for Unavailable {}

/// The channels' end of the queue. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Intake {
    requests: mpsc::Sender<Request>,
}

impl Intake {
    /// Makes the queue; the engine thread reads the other end.
    pub fn new(requests_max: usize) -> (Self, mpsc::Receiver<Request>) {
        let (requests, queue) = mpsc::channel(requests_max);
        (Self { requests }, queue)
    }

    /// Has `items` taken in, and returns once they are on disk.
    ///
    /// # Errors
    /// Nothing may be confirmed: the items will be delivered again.
    pub async fn take(&self, items: Vec<Inbound>) -> Result<Vec<Receipt>, Unavailable> {
        let (answer, receipts) = oneshot::channel();
        self.requests.send(Request::Take { items, answer }).await.map_err(|_| Unavailable)?;
        receipts.await.map_err(|_| Unavailable)
    }

    /// Returns which of these items were taken in already: the files of those need not, and must not, be kept once more.
    ///
    /// # Errors
    /// As [`Intake::take`].
    pub async fn seen(&self, keys: Vec<InboundKey>) -> Result<Vec<bool>, Unavailable> {
        let (answer, seen) = oneshot::channel();
        self.requests.send(Request::Seen { keys, answer }).await.map_err(|_| Unavailable)?;
        seen.await.map_err(|_| Unavailable)
    }

    /// Reports what became of a message.
    ///
    /// # Errors
    /// The message will be sent again after the next start.
    pub async fn settle(&self, message: MessageId, result: SendResult) -> Result<(), Unavailable> {
        self.requests.send(Request::Settle { message, result }).await.map_err(|_| Unavailable)
    }

    /// Has `cursor` written, and returns once it is on disk.
    ///
    /// # Errors
    /// As [`Intake::take`].
    pub async fn note(&self, cursor: Cursor) -> Result<(), Unavailable> {
        let (answer, noted) = oneshot::channel();
        self.requests.send(Request::Note { cursor, answer }).await.map_err(|_| Unavailable)?;
        noted.await.map_err(|_| Unavailable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_dropped_request_confirms_nothing() {
        let (intake, mut queue) = Intake::new(1);
        let engine = async { drop(queue.recv().await) };
        let (answer, ()) = tokio::join!(intake.take(Vec::new()), engine);
        assert_eq!(answer, Err(Unavailable));
    }

    #[tokio::test]
    async fn a_stopped_engine_is_unavailable() {
        let (intake, queue) = Intake::new(1);
        drop(queue);
        let cursor = Cursor { channel: "telegram".into(), position: "1".into() };
        assert_eq!(intake.note(cursor).await, Err(Unavailable));
    }
}
