//! Stands between client and IMAP server, and cuts the connection, or keeps lines back, where the test says so.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Where to cut the nth connection.
pub(crate) enum Cut {
    Never,
    /// After so many bytes from the server.
    AfterBytes(usize),
    /// When the client sends something of which this is true; it does not reach the server.
    When(fn(&str) -> bool),
    /// Nowhere; but lines from the server of which this is true are kept back as long as the flag is up.
    Hide(Arc<AtomicBool>, fn(&str) -> bool),
}

pub(crate) struct ImapProxy {
    pub(crate) port: u16,
    pub(crate) connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl ImapProxy {
    pub(crate) async fn start(server_port: u16, cut: impl Fn(usize) -> Cut + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let cut = cut(count.fetch_add(1, Ordering::Relaxed));
                let server = TcpStream::connect(("127.0.0.1", server_port)).await.expect("the server answers");
                tokio::spawn(pass(client, server, cut));
            }
        });
        Self { port, connections, task }
    }
}

impl Drop for ImapProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(client: TcpStream, server: TcpStream, cut: Cut) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let (bytes_max, when): (u64, fn(&str) -> bool) = match &cut {
        Cut::Never | Cut::Hide(..) => (u64::MAX, |_| false),
        Cut::AfterBytes(bytes) => (*bytes as u64, |_| false),
        Cut::When(when) => (u64::MAX, *when),
    };
    let up = async {
        let mut block = vec![0; 64 * 1024];
        loop {
            let count = from_client.read(&mut block).await.unwrap_or(0);
            if count == 0 || when(&String::from_utf8_lossy(&block[..count])) || to_server.write_all(&block[..count]).await.is_err() {
                return;
            }
        }
    };
    let down = async {
        let mut limited = (&mut from_server).take(bytes_max);
        match &cut {
            Cut::Hide(up, hidden) => copy_shown(&mut limited, &mut to_client, up, *hidden).await,
            Cut::Never | Cut::AfterBytes(_) | Cut::When(_) => copy(&mut limited, &mut to_client).await,
        }
    };
    // Whichever direction ends, ends both.
    tokio::select! {
        () = up => {}
        copied = down => drop(copied),
    }
}

/// Passes on every line that is not hidden; tells how many bytes.
async fn copy_shown(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    up: &AtomicBool,
    hidden: fn(&str) -> bool,
) -> std::io::Result<u64> {
    let (mut from, mut line, mut count) = (BufReader::new(from), Vec::new(), 0);
    while 0 < from.read_until(b'\n', &mut line).await? {
        if !(up.load(Ordering::Relaxed) && hidden(&String::from_utf8_lossy(&line))) {
            to.write_all(&line).await?;
            count += line.len() as u64;
        }
        line.clear();
    }
    Ok(count)
}
