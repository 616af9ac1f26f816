//! Carries messages to their channel, many at once and bounded, and reports to the engine what became of each.

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc};

use crate::desk::message::Message;
use crate::engine::inbound::SendResult;
use crate::io::intake::Intake;

/// Sends what comes through `messages`, at most `at_once_max` at a time, until the other end is closed; then waits for the
/// rest to be answered.
pub async fn carry<S, F>(mut messages: mpsc::Receiver<Message>, intake: Intake, at_once_max: u32, send: S)
where
    S: Fn(Message) -> F + Send + Sync + 'static,
    F: Future<Output = SendResult> + Send + 'static,
{
    let slots = Arc::new(Semaphore::new(at_once_max as usize));
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let Some(message) = messages.recv().await else { break };
        let (id, intake, sent) = (message.id, intake.clone(), send(message));
        tokio::spawn(async move {
            let result = sent.await;
            if intake.settle(id, result).await.is_err() {
                tracing::info!(message = %id, "sent, but the engine has stopped: it may be sent once more after the next start");
            }
            drop(slot);
        });
    }
    // All slots back means that nothing is in flight any more; a closed semaphore cannot be, since nobody closes it.
    slots.acquire_many(at_once_max).await.ok();
}
