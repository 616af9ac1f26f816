//! Listens for mail by LMTP (RFC 2033) on a loopback port or a Unix socket, behind the machine's own mail server.

mod data;
mod session;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::Admit;
use session::{Session, Shared};

/// Where the listener is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LmtpPlace {
    Tcp(SocketAddr),
    /// Readable and writable for owner and group.
    Unix(PathBuf),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LmtpSettings {
    pub place: LmtpPlace,
    /// Said in the greeting and in `Received`.
    pub hostname: String,
    /// Addresses that are taken, without the part after `+`; empty for all.
    pub recipients: Vec<String>,
    pub mail_bytes_max: usize,
    /// What all sessions may hold in memory together; more is put off.
    pub held_bytes_max: usize,
    pub sessions_max: usize,
    pub command_seconds_max: Duration,
    pub data_seconds_max: Duration,
    /// After this the other side is told “later”, though the mail may still be kept: its repeat is recognised.
    pub admit_seconds_max: Duration,
}

impl LmtpSettings {
    pub fn new(place: LmtpPlace, hostname: impl Into<String>) -> Self {
        Self {
            place,
            hostname: hostname.into(),
            recipients: Vec::new(),
            mail_bytes_max: 35 * 1024 * 1024,
            held_bytes_max: 128 * 1024 * 1024,
            sessions_max: 256,
            command_seconds_max: Duration::from_secs(300),
            data_seconds_max: Duration::from_secs(600),
            admit_seconds_max: Duration::from_secs(120),
        }
    }

    /// True if mail for `address` is taken; a tag after `+` does not matter, nor does case.
    fn accepts(&self, address: &str) -> bool {
        if self.recipients.is_empty() {
            return true;
        }
        let plain = without_tag(address);
        self.recipients.iter().any(|recipient| recipient.eq_ignore_ascii_case(&plain))
    }
}

fn without_tag(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return address.to_owned() };
    let local = local.split_once('+').map_or(local, |(local, _)| local);
    format!("{local}@{domain}")
}

/// A bound listener.
pub struct Lmtp {
    listener: Listener,
    settings: LmtpSettings,
}

enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener),
}

impl Lmtp {
    /// Binds the place that `settings` name.
    ///
    /// # Errors
    /// The place is taken or not allowed: tell the admin which, and do not start.
    pub async fn bind(settings: LmtpSettings) -> io::Result<Self> {
        let listener = match &settings.place {
            LmtpPlace::Tcp(address) => Listener::Tcp(TcpListener::bind(address).await?),
            LmtpPlace::Unix(path) => Listener::Unix(bind_unix(path).await?),
        };
        Ok(Self { listener, settings })
    }

    /// Returns the TCP address; `None` for a Unix socket.
    pub fn address(&self) -> Option<SocketAddr> {
        match &self.listener {
            Listener::Tcp(listener) => listener.local_addr().ok(),
            Listener::Unix(_) => None,
        }
    }

    /// Serves until `stop` becomes true, and then until the mails under way are answered.
    pub async fn serve<A: Admit>(self, admit: A, mut stop: watch::Receiver<bool>) {
        let sessions = Arc::new(Semaphore::new(self.settings.sessions_max));
        let shared = Arc::new(Shared { settings: self.settings, admit, held_bytes: AtomicUsize::new(0) });
        let mut tasks = JoinSet::new();
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                stopped = stop.wait_for(|stop| *stop) => {
                    if stopped.is_err() {
                        tracing::debug!("nobody is left to stop the LMTP listener");
                    }
                    break;
                }
            };
            while tasks.try_join_next().is_some() {}
            let stream = match accepted {
                Ok(stream) => stream,
                Err(error) => {
                    // Out of file descriptors, most likely: the sessions that end give some back.
                    tracing::warn!(%error, "an LMTP connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let (shared, stop) = (Arc::clone(&shared), stop.clone());
            match Arc::clone(&sessions).try_acquire_owned() {
                Ok(permit) => tasks.spawn(async move {
                    if let Err(error) = Session::new(stream, shared).serve(stop).await {
                        tracing::debug!(%error, "an LMTP connection was lost");
                    }
                    drop(permit);
                }),
                Err(_) => tasks.spawn(turn_away(stream)),
            };
        }
        while tasks.join_next().await.is_some() {}
    }
}

async fn turn_away(mut stream: Box<dyn Stream>) {
    if let Err(error) = stream.write_all(b"421 4.3.2 too many connections, come again later\r\n").await {
        tracing::debug!(%error, "a connection over the limit was lost");
    }
}

/// Binds `path`; a socket file that nobody answers is a dead process's, and is replaced.
async fn bind_unix(path: &Path) -> io::Result<UnixListener> {
    if path.exists() {
        match UnixStream::connect(path).await {
            Ok(_) => return Err(io::ErrorKind::AddrInUse.into()),
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => tokio::fs::remove_file(path).await?,
            Err(error) => return Err(error),
        }
    }
    let listener = UnixListener::bind(path)?;
    tokio::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660)).await?;
    Ok(listener)
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send + Sync {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send + Sync> Stream for S {}

impl Listener {
    async fn accept(&self) -> io::Result<Box<dyn Stream>> {
        match self {
            Listener::Tcp(listener) => {
                let (stream, _) = listener.accept().await?;
                stream.set_nodelay(true)?;
                Ok(Box::new(stream))
            }
            Listener::Unix(listener) => Ok(Box::new(listener.accept().await?.0)),
        }
    }
}

#[cfg(test)]
mod tests;
