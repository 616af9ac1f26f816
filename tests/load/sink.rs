//! An SMTP server that takes everything and keeps nothing but the count.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub(crate) struct Sink {
    port: u16,
    taken: Arc<AtomicU64>,
}

impl Sink {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken: Arc<AtomicU64> = Arc::default();
        let counted = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counted = Arc::clone(&counted);
                tokio::spawn(async move { serve(stream, &counted).await });
            }
        });
        Self { port, taken }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}

async fn serve(stream: TcpStream, taken: &AtomicU64) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    stream.get_mut().write_all(b"220 sink ESMTP\r\n").await?;
    let mut line = Vec::new();
    let mut in_content = false;
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match (in_content, line.get(..4).unwrap_or(&line)) {
            (true, _) if line == b".\r\n" => {
                in_content = false;
                taken.fetch_add(1, Ordering::Relaxed);
                b"250 2.0.0 Ok: queued\r\n"
            }
            (true, _) => continue,
            (false, b"EHLO") => b"250-sink\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n",
            (false, b"DATA") => {
                in_content = true;
                b"354 go on\r\n"
            }
            (false, b"QUIT") => return stream.get_mut().write_all(b"221 bye\r\n").await,
            (false, _) => b"250 ok\r\n",
        };
        stream.get_mut().write_all(answer).await?;
    }
}
