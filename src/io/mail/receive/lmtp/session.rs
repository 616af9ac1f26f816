//! One LMTP conversation (RFC 2033); answers 250 to a mail only after the commit that holds it, and “later” whenever there is doubt.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::Utc;
use smtp_proto::{Error, MAIL_BODY_BINARYMIME, MailFrom, RcptTo, Request};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use crate::io::mail::receive::{Admit, RawMail};

use super::LmtpSettings;
use super::data::DataDecoder;
use super::wire::{Line, Wire};

/// More recipients of one mail than this are told to come in another transaction.
const RECIPIENTS_MAX: usize = 100;
/// A conversation with so many mistakes is not with a mail server.
const MISTAKES_MAX: u32 = 20;
/// A size of more digits is larger than anything, and more than the parser counts.
const SIZE_DIGITS_MAX: usize = 18;
const TOO_LARGE: &str = "552 5.3.4 larger than what is taken in";

/// What all sessions of a listener share.
pub(super) struct Shared<A> {
    pub(super) settings: LmtpSettings,
    pub(super) admit: A,
    /// Bytes of the mails that are on their way in.
    pub(super) held_bytes: AtomicUsize,
}

/// What has been said about the next mail.
struct Envelope {
    return_path: String,
    recipients: Vec<String>,
}

enum Next {
    GoOn,
    Close,
}

/// Why the content of a mail was read and let go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dropped {
    TooLarge,
    TooMuchAtOnce,
}

pub(super) struct Session<S, A> {
    wire: Wire<S>,
    shared: Arc<Shared<A>>,
    peer: String,
    envelope: Option<Envelope>,
    mistakes: u32,
}

impl<S: AsyncRead + AsyncWrite + Unpin, A: Admit> Session<S, A> {
    pub(super) fn new(stream: S, shared: Arc<Shared<A>>) -> Self {
        Self { wire: Wire::new(stream), shared, peer: String::new(), envelope: None, mistakes: 0 }
    }

    /// Serves until the other side leaves, errs too often, or `stop` becomes true between two commands.
    ///
    /// # Errors
    /// The connection is lost or was silent too long; a mail under way was not confirmed, and comes again.
    pub(super) async fn serve(mut self, mut stop: watch::Receiver<bool>) -> io::Result<()> {
        let hello = format!("220 {} LMTP Redress", self.shared.settings.hostname);
        self.wire.reply(&hello);
        loop {
            let limit = self.shared.settings.command_seconds_max;
            let line = tokio::select! {
                biased;
                line = self.wire.line(limit) => line,
                () = stopped(&mut stop) => {
                    self.wire.reply("421 4.3.2 closing, come again later");
                    return self.wire.flush(limit).await;
                }
            };
            let next = match line {
                Ok(Some(line)) => self.command(line).await?,
                Ok(None) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::TimedOut => {
                    self.wire.reply("421 4.4.2 silent too long");
                    Next::Close
                }
                Err(error) => return Err(error),
            };
            if matches!(next, Next::Close) {
                return self.wire.flush(limit).await;
            }
        }
    }

    async fn command(&mut self, line: Line) -> io::Result<Next> {
        let line = match line {
            Line::Command(line) => line,
            Line::TooLong => {
                self.wire.reply("500 5.5.6 line too long");
                return Ok(Next::Close);
            }
            Line::Malformed => {
                self.wire.reply("500 5.5.2 lines end with CR LF and nothing else");
                return Ok(Next::Close);
            }
        };
        match Request::parse(&mut line.iter()) {
            Ok(Request::Mail { .. }) if has_endless_size(&line) => {
                self.wire.reply(TOO_LARGE);
                Ok(Next::GoOn)
            }
            Ok(Request::Data) => self.data().await,
            Ok(Request::Quit) => {
                self.wire.reply("221 2.0.0 goodbye");
                Ok(Next::Close)
            }
            Ok(request) => {
                self.request(request);
                Ok(self.judge_mistakes())
            }
            Err(error) => {
                self.mistake(&refusal(&error));
                Ok(self.judge_mistakes())
            }
        }
    }

    fn request(&mut self, request: Request<Cow<'_, str>>) {
        match request {
            Request::Lhlo { host } => self.hello(&host),
            Request::Mail { from } => self.mail(from),
            Request::Rcpt { to } => self.recipient(to),
            Request::Rset => {
                self.envelope = None;
                self.wire.reply("250 2.0.0 forgotten");
            }
            Request::Noop { .. } => self.wire.reply("250 2.0.0 ok"),
            Request::Vrfy { .. } => self.wire.reply("252 2.5.0 send it and see"),
            Request::Ehlo { .. } | Request::Helo { .. } => self.mistake("500 5.5.1 this is LMTP: say LHLO"),
            Request::Data
            | Request::Quit
            | Request::Bdat { .. }
            | Request::Auth { .. }
            | Request::Expn { .. }
            | Request::Help { .. }
            | Request::Etrn { .. }
            | Request::Atrn { .. }
            | Request::Burl { .. }
            | Request::StartTls => self.mistake("502 5.5.1 not offered"),
        }
    }

    fn hello(&mut self, host: &str) {
        self.peer = one_line(host);
        self.envelope = None;
        let settings = &self.shared.settings;
        let text = format!(
            "250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES",
            settings.hostname, settings.mail_bytes_max
        );
        self.wire.reply(&text);
    }

    fn mail(&mut self, from: MailFrom<Cow<'_, str>>) {
        if self.peer.is_empty() {
            return self.mistake("503 5.5.1 say LHLO first");
        }
        if self.envelope.is_some() {
            return self.mistake("503 5.5.1 one mail at a time");
        }
        if from.flags & MAIL_BODY_BINARYMIME != 0 {
            return self.mistake("555 5.6.3 binary bodies are not offered");
        }
        if self.shared.settings.mail_bytes_max < from.size {
            return self.wire.reply(TOO_LARGE);
        }
        self.envelope = Some(Envelope { return_path: one_line(&from.address), recipients: Vec::new() });
        self.wire.reply("250 2.1.0 ok");
    }

    fn recipient(&mut self, to: RcptTo<Cow<'_, str>>) {
        let Some(envelope) = &mut self.envelope else {
            return self.mistake("503 5.5.1 say MAIL first");
        };
        if RECIPIENTS_MAX <= envelope.recipients.len() {
            return self.wire.reply("452 4.5.3 too many recipients at once");
        }
        if to.address.is_empty() {
            return self.mistake("553 5.1.3 that is no recipient's address");
        }
        if !self.shared.settings.accepts(&to.address) {
            return self.wire.reply("550 5.1.1 no such address here");
        }
        envelope.recipients.push(one_line(&to.address));
        self.wire.reply("250 2.1.5 ok");
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(envelope) = self.envelope.take().filter(|envelope| !envelope.recipients.is_empty()) else {
            self.mistake("503 5.5.1 say MAIL and RCPT first");
            return Ok(self.judge_mistakes());
        };
        self.wire.reply("354 end with CR LF . CR LF");
        let mut held = Held { shared: Arc::clone(&self.shared), bytes: self.trace(&envelope).into_bytes(), counted: 0 };
        let dropped = self.content(&mut held).await?;
        let reply = match dropped {
            Some(Dropped::TooLarge) => TOO_LARGE.to_owned(),
            Some(Dropped::TooMuchAtOnce) => "452 4.3.1 too much mail at once, come again later".to_owned(),
            None => self.admit(held).await,
        };
        for _ in &envelope.recipients {
            self.wire.reply(&reply);
        }
        Ok(Next::GoOn)
    }

    /// Reads up to the end of the mail, whether or not it is kept.
    async fn content(&mut self, held: &mut Held<A>) -> io::Result<Option<Dropped>> {
        let until = Instant::now() + self.shared.settings.data_seconds_max;
        let mut decoder = DataDecoder::new();
        let mut dropped = None;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let bytes = self.wire.bytes(left.min(self.shared.settings.command_seconds_max)).await?;
            if bytes.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let used = decoder.feed(&bytes, |part| {
                if dropped.is_none() {
                    dropped = held.push(part);
                }
            });
            if let Some(used) = used {
                self.wire.unread(&bytes[used..]);
                return Ok(dropped);
            }
        }
    }

    async fn admit(&self, mut held: Held<A>) -> String {
        let bytes = std::mem::take(&mut held.bytes);
        let mail = RawMail { place: String::new(), bytes, arrived_at: Utc::now(), cursor: None, defect: None };
        match timeout(self.shared.settings.admit_seconds_max, self.shared.admit.admit(vec![mail])).await {
            Ok(Ok(_)) => "250 2.0.0 kept".to_owned(),
            Ok(Err(not_now)) => {
                tracing::warn!(reason = %not_now.reason, "a mail is put off");
                "451 4.3.0 cannot be kept now, come again later".to_owned()
            }
            Err(_) => {
                tracing::warn!("a mail is put off: keeping it takes too long");
                "451 4.3.0 keeping it takes too long, come again later".to_owned()
            }
        }
    }

    /// What the last server writes on top of a mail (RFC 5321, 4.4), with the envelope's recipients for the tokens in them.
    fn trace(&self, envelope: &Envelope) -> String {
        let mut trace = format!("Return-Path: <{}>\r\n", envelope.return_path);
        for recipient in &envelope.recipients {
            trace.push_str(&format!("Delivered-To: {recipient}\r\n"));
        }
        let (hostname, now) = (&self.shared.settings.hostname, Utc::now().to_rfc2822());
        trace.push_str(&format!("Received: from {}\r\n\tby {hostname} with LMTP; {now}\r\n", self.peer));
        trace
    }

    fn mistake(&mut self, reply: &str) {
        self.mistakes += 1;
        self.wire.reply(reply);
    }

    fn judge_mistakes(&mut self) -> Next {
        if self.mistakes < MISTAKES_MAX {
            return Next::GoOn;
        }
        self.wire.reply("421 4.7.0 too many mistakes");
        Next::Close
    }
}

/// The mail under way, counted against what all sessions may hold together until it is let go.
struct Held<A> {
    shared: Arc<Shared<A>>,
    bytes: Vec<u8>,
    counted: usize,
}

impl<A> Held<A> {
    fn push(&mut self, part: &[u8]) -> Option<Dropped> {
        let settings = &self.shared.settings;
        let dropped = if settings.mail_bytes_max < self.counted + part.len() {
            Some(Dropped::TooLarge)
        } else if settings.held_bytes_max < self.shared.held_bytes.load(Ordering::Relaxed) + part.len() {
            Some(Dropped::TooMuchAtOnce)
        } else {
            None
        };
        if dropped.is_some() {
            // Its room is free for the others at once, though the other side may go on talking for a while.
            self.let_go();
            return dropped;
        }
        self.bytes.extend_from_slice(part);
        self.counted += part.len();
        self.shared.held_bytes.fetch_add(part.len(), Ordering::Relaxed);
        None
    }

    fn let_go(&mut self) {
        self.bytes = Vec::new();
        self.shared.held_bytes.fetch_sub(std::mem::take(&mut self.counted), Ordering::Relaxed);
    }
}

impl<A> Drop for Held<A> {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Tells whether MAIL names a size that no number holds.
fn has_endless_size(line: &[u8]) -> bool {
    let words = line.split(|byte| byte.is_ascii_whitespace());
    let mut sizes = words.filter(|word| word.len() > 5 && word[..5].eq_ignore_ascii_case(b"SIZE="));
    sizes.any(|word| SIZE_DIGITS_MAX < word[5..].iter().skip_while(|digit| **digit == b'0').count())
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone means that nobody will say “stop” any more: the process is about to end.
    if stop.wait_for(|stop| *stop).await.is_err() {
        tracing::debug!("nobody is left to stop the LMTP sessions");
    }
}

fn refusal(error: &Error) -> String {
    match error {
        Error::UnknownCommand | Error::NeedsMoreData { .. } | Error::InvalidResponse { .. } => "500 5.5.2 not understood".to_owned(),
        Error::InvalidSenderAddress => "553 5.1.7 that is no sender's address".to_owned(),
        Error::InvalidRecipientAddress => "553 5.1.3 that is no recipient's address".to_owned(),
        Error::SyntaxError { syntax } => format!("501 5.5.2 expected {syntax}"),
        Error::InvalidParameter { .. } => "501 5.5.4 a parameter has no such value".to_owned(),
        Error::UnsupportedParameter { .. } => "555 5.5.4 a parameter is not offered".to_owned(),
        Error::ResponseTooLong => "500 5.5.6 line too long".to_owned(),
    }
}

/// Makes a word of the other side fit for a header.
fn one_line(word: &str) -> String {
    word.chars().filter(|c| !c.is_control() && *c != '<' && *c != '>').take(320).collect()
}
