//! Fetches customers' files from Telegram's servers, streamed, never more bytes than allowed.

use std::io;

use futures_util::StreamExt;
use ring::digest::{self, SHA256};
use teloxide::Bot;
use teloxide::net::Download;
use teloxide::prelude::Requester;
use teloxide::types::FileId;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::engine::inbound::SendResult;

use super::trouble::Trouble;

/// Where files come from, and how large they may be.
#[derive(Clone, Debug)]
pub struct Settings {
    pub size_bytes_max: u64,
    /// A local Bot API server in local mode names files by their absolute path on this machine.
    pub local_files: bool,
}

/// Writes the file `file_id` into `sink`, and returns `Fetched` with the SHA-256 of what was written.
///
/// After any other result the sink holds a part of the file or nothing: throw it away.
pub async fn fetch(bot: &Bot, file_id: &str, settings: &Settings, sink: &mut (dyn AsyncWrite + Send + Unpin)) -> SendResult {
    match copy(bot, file_id, settings, sink).await {
        Ok(fetched) => fetched,
        Err(Trouble::Refused { reason }) => SendResult::Refused { reason },
        Err(trouble @ Trouble::TooMany { retry_after }) => {
            let not_before = chrono::TimeDelta::from_std(retry_after).ok().map(|wait| chrono::Utc::now() + wait);
            SendResult::Later { not_before, reason: trouble.to_string() }
        }
        Err(trouble @ (Trouble::Token | Trouble::Conflict { .. } | Trouble::Passing { .. })) => {
            SendResult::Later { not_before: None, reason: trouble.to_string() }
        }
    }
}

async fn copy(bot: &Bot, file_id: &str, settings: &Settings, sink: &mut (dyn AsyncWrite + Send + Unpin)) -> Result<SendResult, Trouble> {
    let file = bot.get_file(FileId(file_id.to_owned())).await?;
    let mut copy = Copy { sink, context: digest::Context::new(&SHA256), size_bytes: 0, size_bytes_max: settings.size_bytes_max };
    if settings.local_files && file.path.starts_with('/') {
        let mut source = tokio::fs::File::open(&file.path).await.map_err(passing)?;
        copy.all(&mut source).await?;
    } else {
        let mut chunks = bot.download_file_stream(&file.path);
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| Trouble::Passing { reason: format!("the download broke off: {error}") })?;
            copy.write(&chunk).await?;
        }
    }
    copy.end().await
}

struct Copy<'a> {
    sink: &'a mut (dyn AsyncWrite + Send + Unpin),
    context: digest::Context,
    size_bytes: u64,
    size_bytes_max: u64,
}

impl Copy<'_> {
    async fn write(&mut self, chunk: &[u8]) -> Result<(), Trouble> {
        self.size_bytes += chunk.len() as u64;
        if self.size_bytes_max < self.size_bytes {
            return Err(Trouble::Refused { reason: format!("the file has more than {} bytes", self.size_bytes_max) });
        }
        self.context.update(chunk);
        self.sink.write_all(chunk).await.map_err(passing)
    }

    async fn all(&mut self, source: &mut (dyn AsyncRead + Send + Unpin)) -> Result<(), Trouble> {
        let mut chunk = vec![0; 64 << 10];
        loop {
            let count = source.read(&mut chunk).await.map_err(passing)?;
            if count == 0 {
                return Ok(());
            }
            self.write(&chunk[..count]).await?;
        }
    }

    async fn end(self) -> Result<SendResult, Trouble> {
        self.sink.flush().await.map_err(passing)?;
        let sha256 = self.context.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(SendResult::Fetched { sha256, size_bytes: self.size_bytes })
    }
}

fn passing(error: io::Error) -> Trouble {
    Trouble::Passing { reason: format!("a file cannot be read or written: {error}") }
}
