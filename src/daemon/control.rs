//! The control socket: orders of people at the machine, one JSON line in, JSON lines out.
//!
//! The socket's file permissions say who may give orders at all. Who has a user account of their own on the machine is known by it:
//! nobody can ask in another's name from there, and cases that are about them are not there for them. Never listens on a network.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;

use crate::io::store::SledStore;

use super::orders::{Office, Order, Refusal};
use super::peer;

/// The longest order; a reply to a customer is the longest thing in it.
const ORDER_BYTES_MAX: u64 = 1 << 20;

/// One line of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Out(String),
    Refused(Refusal),
    Done,
}

/// Opens the socket, for the owner of the process alone. A socket left behind by a dead daemon is replaced: the store's lock
/// has shown that no other daemon lives.
///
/// # Errors
/// The place cannot be written.
pub fn bind(place: &Path) -> io::Result<UnixListener> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Err(_) | Ok(()) => {}
    }
    let listener = UnixListener::bind(place)?;
    std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o660))?;
    Ok(listener)
}

/// Serves orders until the task is dropped.
pub async fn serve(listener: UnixListener, office: Office<SledStore>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let office = office.clone();
                tokio::spawn(async move {
                    if let Err(error) = admit(stream, office).await {
                        tracing::debug!(%error, "an order's asker went away");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "the control socket cannot accept");
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        }
    }
}

/// Finds out whose user account the other side has.
async fn admit(stream: UnixStream, mut office: Office<SledStore>) -> io::Result<()> {
    let user_id = stream.peer_cred()?.uid();
    match office.visit(move |engine| peer::name_of(engine.rules(), user_id)).await {
        Ok(reader) => office.reader = reader,
        Err(_) => return Ok(()),
    }
    converse(stream, &office).await
}

async fn converse(stream: UnixStream, office: &Office<SledStore>) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    BufReader::new(read.take(ORDER_BYTES_MAX)).read_line(&mut line).await?;
    let order = match serde_json::from_str::<Order>(&line) {
        Ok(order) => order,
        Err(_) => return send(&mut write, &Line::Refused(Refusal::unknown_order())).await,
    };
    let (lines, mut printed) = mpsc::unbounded_channel();
    let office = office.clone();
    let performed = tokio::spawn(async move {
        let mut out = |line: String| {
            // An asker who has gone away needs no answer.
            lines.send(Line::Out(line)).ok();
        };
        office.perform(order, &mut out).await
    });
    while let Some(line) = printed.recv().await {
        send(&mut write, &line).await?;
    }
    let end = match performed.await {
        Ok(Ok(())) => Line::Done,
        Ok(Err(refusal)) => Line::Refused(refusal),
        Err(_) => Line::Refused(Refusal::unknown_order()),
    };
    send(&mut write, &end).await
}

async fn send(write: &mut (impl AsyncWriteExt + Unpin), line: &Line) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    write.write_all(&bytes).await
}

/// Sends an order to a running daemon, and hands what it prints to `out`.
///
/// # Errors
/// No daemon listens at `place`, or it went away.
pub async fn ask(place: &Path, order: &Order, mut out: impl FnMut(String)) -> io::Result<Result<(), Refusal>> {
    let mut stream = UnixStream::connect(place).await?;
    let mut bytes = serde_json::to_vec(order)?;
    bytes.push(b'\n');
    stream.write_all(&bytes).await?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await? {
        match serde_json::from_str::<Line>(&line)? {
            Line::Out(line) => out(line),
            Line::Refused(refusal) => return Ok(Err(refusal)),
            Line::Done => return Ok(Ok(())),
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}
