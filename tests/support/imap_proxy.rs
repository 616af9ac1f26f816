//! Stands between client and IMAP server, and cuts the connection, refuses commands, or keeps lines back, where the test says so.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Where to cut the nth connection.
pub(crate) enum Cut {
    Never,
    /// After so many bytes from the server.
    AfterBytes(usize),
    /// When the client sends something of which this is true; it does not reach the server.
    When(fn(&str) -> bool),
    /// Nowhere; but the server says NO to each command of which this is true.
    Refuse(fn(&str) -> bool),
    /// Nowhere; but lines from the server of which this is true are kept back as long as the flag is up.
    Hide(Arc<AtomicBool>, fn(&str) -> bool),
}

pub(crate) struct ImapProxy {
    pub(crate) port: u16,
    pub(crate) connections: Arc<AtomicUsize>,
    heard: Heard,
    task: JoinHandle<()>,
}

/// What passed by, on all connections.
#[derive(Clone, Default)]
struct Heard {
    commands: Arc<Mutex<Vec<String>>>,
    server_bytes: Arc<AtomicU64>,
}

impl ImapProxy {
    pub(crate) async fn start(server_port: u16, cut: impl Fn(usize) -> Cut + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let connections = Arc::new(AtomicUsize::new(0));
        let (count, heard) = (Arc::clone(&connections), Heard::default());
        let hearing = heard.clone();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let cut = cut(count.fetch_add(1, Ordering::Relaxed));
                let server = TcpStream::connect(("127.0.0.1", server_port)).await.expect("the server answers");
                tokio::spawn(pass(client, server, cut, hearing.clone()));
            }
        });
        Self { port, connections, heard, task }
    }

    /// How many commands the clients have sent.
    pub(crate) fn command_count(&self) -> usize {
        self.heard.commands.lock().expect("no panic").len()
    }

    /// How many commands with these words were sent after the first `start`.
    pub(crate) fn count_since(&self, start: usize, words: &str) -> usize {
        self.heard.commands.lock().expect("no panic").iter().skip(start).filter(|command| command.contains(words)).count()
    }

    /// How many bytes the server has sent.
    pub(crate) fn server_bytes(&self) -> u64 {
        self.heard.server_bytes.load(Ordering::Relaxed)
    }
}

impl Drop for ImapProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(client: TcpStream, server: TcpStream, cut: Cut, heard: Heard) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let up = async {
        let mut block = vec![0; 64 * 1024];
        loop {
            let count = from_client.read(&mut block).await.unwrap_or(0);
            let said = String::from_utf8_lossy(&block[..count]).into_owned();
            heard.commands.lock().expect("no panic").push(said.clone());
            let ends = match &cut {
                Cut::When(when) => when(&said),
                Cut::Never | Cut::AfterBytes(_) | Cut::Refuse(_) | Cut::Hide(..) => false,
            };
            let passed = match &cut {
                Cut::Refuse(refused) if refused(&said) => to_be_refused(&said),
                Cut::Never | Cut::AfterBytes(_) | Cut::When(_) | Cut::Refuse(_) | Cut::Hide(..) => block[..count].to_vec(),
            };
            if count == 0 || ends || to_server.write_all(&passed).await.is_err() {
                return;
            }
        }
    };
    let down = async {
        let bytes_max = if let Cut::AfterBytes(bytes) = &cut { *bytes as u64 } else { u64::MAX };
        let mut limited = (&mut from_server).take(bytes_max);
        match &cut {
            Cut::Hide(up, hidden) => copy_shown(&mut limited, &mut to_client, up, *hidden).await,
            Cut::Never | Cut::AfterBytes(_) | Cut::When(_) | Cut::Refuse(_) => {
                copy_counted(&mut limited, &mut to_client, &heard.server_bytes).await
            }
        }
    };
    // Whichever direction ends, ends both.
    tokio::select! {
        () = up => {}
        copied = down => drop(copied),
    }
}

/// A command with the same tag that every server refuses.
fn to_be_refused(said: &str) -> Vec<u8> {
    let tag = said.split(' ').next().unwrap_or_default();
    format!("{tag} STATUS \"there is no such folder\" (MESSAGES)\r\n").into_bytes()
}

async fn copy_counted(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    server_bytes: &AtomicU64,
) -> std::io::Result<()> {
    let mut block = vec![0; 64 * 1024];
    loop {
        let count = from.read(&mut block).await?;
        if count == 0 {
            return Ok(());
        }
        to.write_all(&block[..count]).await?;
        server_bytes.fetch_add(count as u64, Ordering::Relaxed);
    }
}

/// Passes on every line that is not hidden.
async fn copy_shown(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    up: &AtomicBool,
    hidden: fn(&str) -> bool,
) -> std::io::Result<()> {
    let (mut from, mut line) = (BufReader::new(from), Vec::new());
    while 0 < from.read_until(b'\n', &mut line).await? {
        if !(up.load(Ordering::Relaxed) && hidden(&String::from_utf8_lossy(&line))) {
            to.write_all(&line).await?;
        }
        line.clear();
    }
    Ok(())
}
