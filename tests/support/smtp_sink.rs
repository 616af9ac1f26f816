//! An SMTP server that misbehaves as told, on a free loopback port; what nothing is said about, it does by the book.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does instead of what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Say(&'static str),
    /// Says nothing, for ever.
    Hang,
    /// Closes the connection without a word.
    Drop,
    /// Accepts the content, and closes before saying so.
    AcceptAndDrop,
    /// Does what it should, a second later.
    Linger,
}

/// What has been said: `GREETING`, a command line, or `.` for the end of the content; and how often the same line was said before.
pub(crate) type Script = dyn Fn(&str, usize) -> Option<Act> + Send + Sync;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) content: String,
}

pub(crate) struct SmtpSink {
    pub(crate) address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    script: Box<Script>,
    said: Mutex<Vec<String>>,
    taken: Mutex<Vec<Taken>>,
}

impl SmtpSink {
    pub(crate) async fn start(script: impl Fn(&str, usize) -> Option<Act> + Send + Sync + 'static) -> Self {
        Self::start_at(0, script).await
    }

    /// Starts at a port that is known beforehand.
    pub(crate) async fn start_at(port: u16, script: impl Fn(&str, usize) -> Option<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let shared = Arc::new(Shared { script: Box::new(script), said: Mutex::default(), taken: Mutex::default() });
        let serving = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&serving)));
            }
        });
        Self { address, shared, task }
    }

    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.shared.taken.lock().expect("no panic").clone()
    }

    /// What came for one address.
    pub(crate) fn taken_by(&self, to: &str) -> Vec<Taken> {
        self.shared.taken.lock().expect("no panic").iter().filter(|mail| mail.to == to).cloned().collect()
    }

    /// All command lines of all connections.
    pub(crate) fn said(&self) -> Vec<String> {
        self.shared.said.lock().expect("no panic").clone()
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn act(&self, line: &str) -> Option<Act> {
        let mut said = self.said.lock().expect("no panic");
        let before = said.iter().filter(|former| *former == line).count();
        said.push(line.to_owned());
        (self.script)(line, before)
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut mail = Taken { from: String::new(), to: String::new(), content: String::new() };
    let mut line = "GREETING".to_owned();
    loop {
        let act = shared.act(&line);
        let obeys = matches!(act, None | Some(Act::Linger));
        match act {
            Some(Act::Say(words)) => say(&mut stream, words).await?,
            Some(Act::Hang) => std::future::pending::<()>().await,
            Some(Act::Drop) => return Ok(()),
            Some(Act::AcceptAndDrop) => {
                shared.taken.lock().expect("no panic").push(mail);
                return Ok(());
            }
            Some(Act::Linger) => {
                tokio::time::sleep(Duration::from_secs(1)).await;
                by_the_book(&mut stream, &line, &mut mail, &shared).await?;
            }
            None => by_the_book(&mut stream, &line, &mut mail, &shared).await?,
        }
        if line == "QUIT" {
            return Ok(());
        }
        line = if line == "DATA" && obeys {
            mail.content = content(&mut stream).await?;
            ".".to_owned()
        } else {
            match command(&mut stream).await? {
                Some(line) => line,
                None => return Ok(()),
            }
        };
    }
}

async fn by_the_book(stream: &mut BufReader<TcpStream>, line: &str, mail: &mut Taken, shared: &Shared) -> std::io::Result<()> {
    let words = match line.split([' ', ':']).next().unwrap_or_default() {
        "GREETING" => "220 sink.example ESMTP",
        "EHLO" => "250-sink.example\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 1000000",
        "AUTH" => "235 2.7.0 welcome",
        "MAIL" => {
            mail.from = between(line);
            "250 2.1.0 ok"
        }
        "RCPT" => {
            mail.to = between(line);
            "250 2.1.5 ok"
        }
        "DATA" => "354 go on",
        "." => {
            shared.taken.lock().expect("no panic").push(mail.clone());
            "250 2.0.0 Ok: queued as 4F1"
        }
        "QUIT" => "221 2.0.0 bye",
        "RSET" | "NOOP" => "250 2.0.0 ok",
        _ => "502 5.5.1 unknown",
    };
    say(stream, words).await
}

fn between(line: &str) -> String {
    let start = line.find('<').map_or(0, |at| at + 1);
    line[start..].split('>').next().unwrap_or_default().to_owned()
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await
}

async fn command(stream: &mut BufReader<TcpStream>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let count = stream.read_line(&mut line).await?;
    Ok((0 < count).then(|| line.trim_end().to_owned()))
}

async fn content(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let start = content.len();
        if stream.read_line(&mut content).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if &content[start..] == ".\r\n" {
            content.truncate(start);
            return Ok(content);
        }
    }
}
