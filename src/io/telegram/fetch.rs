//! Fetches customers' files from Telegram's servers into the attachments, streamed, never more bytes than those take.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::Bytes;
use chrono::{TimeDelta, Utc};
use futures_util::{Stream, StreamExt};
use teloxide::Bot;
use teloxide::net::Download;
use teloxide::prelude::Requester;
use teloxide::types::FileId;
use tokio::io::{AsyncRead, ReadBuf};

use crate::engine::inbound::SendResult;
use crate::io::attachments::{AttachmentError, Attachments, Stored};

use super::trouble::Trouble;

/// Where the Bot API server has its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Behind its download address, as in the cloud.
    Download,
    /// On this machine: a Bot API server in local mode names them by their absolute path.
    Disk,
}

/// Keeps the file `file_id` among the attachments; `Fetched` only once it is on disk.
pub async fn fetch(bot: &Bot, file_id: &str, origin: Origin, attachments: &Attachments) -> SendResult {
    match keep(bot, file_id, origin, attachments).await {
        Ok(Stored { sha256, size_bytes }) => SendResult::Fetched { sha256, size_bytes },
        Err(Trouble::Refused { reason } | Trouble::Gone { reason }) => SendResult::Refused { reason },
        Err(trouble @ Trouble::TooMany { retry_after }) => {
            let not_before = TimeDelta::from_std(retry_after).ok().map(|wait| Utc::now() + wait);
            SendResult::Later { not_before, reason: trouble.to_string() }
        }
        Err(trouble @ (Trouble::Token | Trouble::Conflict { .. } | Trouble::Passing { .. })) => {
            SendResult::Later { not_before: None, reason: trouble.to_string() }
        }
    }
}

async fn keep(bot: &Bot, file_id: &str, origin: Origin, attachments: &Attachments) -> Result<Stored, Trouble> {
    let path = bot.get_file(FileId(file_id.to_owned())).await?.path;
    let kept = match origin {
        Origin::Disk if path.starts_with('/') => {
            let file = tokio::fs::File::open(&path).await;
            attachments.put_stream(file.map_err(|error| passing(&error))?).await
        }
        Origin::Disk | Origin::Download => {
            let chunks = bot.download_file_stream(&path).map(|chunk| chunk.map_err(io::Error::other));
            attachments.put_stream(Chunks { chunks: Box::pin(chunks), left: Bytes::new() }).await
        }
    };
    kept.map_err(|error| match error {
        AttachmentError::TooLarge { .. } => Trouble::Refused { reason: error.to_string() },
        AttachmentError::Source(_) | AttachmentError::Disk(_) => passing(&error),
    })
}

fn passing(error: &dyn std::error::Error) -> Trouble {
    Trouble::Passing { reason: error.to_string() }
}

/// A download as a reader; a broken one ends in an error, never as if it were whole.
struct Chunks {
    chunks: Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>,
    left: Bytes,
}

impl AsyncRead for Chunks {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, target: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        while self.left.is_empty() {
            match ready!(self.chunks.poll_next_unpin(context)) {
                Some(chunk) => self.left = chunk?,
                None => return Poll::Ready(Ok(())),
            }
        }
        let size = self.left.len().min(target.remaining());
        target.put_slice(&self.left.split_to(size));
        Poll::Ready(Ok(()))
    }
}
