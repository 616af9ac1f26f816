//! Lines in, replies out, over one connection; never waits without a limit and never holds more than one command line and one read.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

/// RFC 5321 asks for 512 bytes and more for extensions; what is longer is no command.
const LINE_BYTES_MAX: usize = 4096;
const READ_BYTES: usize = 16 * 1024;

/// One command line, or why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// With its CRLF.
    Command(Vec<u8>),
    TooLong,
    /// Ended by a bare LF, or with a CR or NUL inside.
    Malformed,
}

pub(super) struct Wire<S> {
    stream: S,
    input: Vec<u8>,
    output: Vec<u8>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, input: Vec::new(), output: Vec::new() }
    }

    /// Puts a reply into the output; it leaves before the next wait for input.
    pub(super) fn reply(&mut self, text: &str) {
        self.output.extend_from_slice(text.as_bytes());
        self.output.extend_from_slice(b"\r\n");
    }

    /// Returns the next command line; `None` once the other side has closed.
    ///
    /// # Errors
    /// The connection is lost or `limit` has passed: close it.
    pub(super) async fn line(&mut self, limit: Duration) -> io::Result<Option<Line>> {
        loop {
            if let Some(end) = self.input.iter().position(|byte| *byte == b'\n') {
                let rest = self.input.split_off(end + 1);
                let line = std::mem::replace(&mut self.input, rest);
                return Ok(Some(judge(line)));
            }
            if LINE_BYTES_MAX < self.input.len() {
                self.input.clear();
                return Ok(Some(Line::TooLong));
            }
            let mut input = std::mem::take(&mut self.input);
            let count = self.read(&mut input, limit).await?;
            self.input = input;
            if count == 0 {
                return Ok(None);
            }
        }
    }

    /// Returns what has arrived, after waiting for at least one byte; empty once the other side has closed.
    pub(super) async fn bytes(&mut self, limit: Duration) -> io::Result<Vec<u8>> {
        let mut input = std::mem::take(&mut self.input);
        if input.is_empty() {
            self.read(&mut input, limit).await?;
        }
        Ok(input)
    }

    /// Gives back what [`Wire::bytes`] returned too much.
    pub(super) fn unread(&mut self, rest: &[u8]) {
        self.input = rest.to_vec();
    }

    pub(super) async fn flush(&mut self, limit: Duration) -> io::Result<()> {
        if self.output.is_empty() {
            return Ok(());
        }
        timeout(limit, self.stream.write_all(&self.output)).await.map_err(|_| late())??;
        self.output.clear();
        timeout(limit, self.stream.flush()).await.map_err(|_| late())?
    }

    async fn read(&mut self, input: &mut Vec<u8>, limit: Duration) -> io::Result<usize> {
        self.flush(limit).await?;
        input.reserve(READ_BYTES);
        timeout(limit, self.stream.read_buf(input)).await.map_err(|_| late())?
    }
}

fn judge(line: Vec<u8>) -> Line {
    if LINE_BYTES_MAX < line.len() {
        return Line::TooLong;
    }
    let Some(text) = line.strip_suffix(b"\r\n") else { return Line::Malformed };
    if text.iter().any(|byte| matches!(byte, b'\r' | 0)) { Line::Malformed } else { Line::Command(line) }
}

fn late() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "the other side was silent too long")
}
