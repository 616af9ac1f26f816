//! `redress flow lsp`: a language server over standard input and output, for any editor that speaks the protocol.
//!
//! Reads files and never writes one: the editor does. Rubbish on the wire is answered, not died of.

mod documents;
mod frame;
mod protocol;
mod server;
#[cfg(test)]
mod tests;

use std::io::{self, BufReader};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use serde_json::Value;

use super::{Exit, Failure};
use frame::Frame;
use server::{Server, Then};

/// So many messages may wait; an editor that sends more waits for us.
const WAITING_COUNT_MAX: usize = 256;

/// Serves one editor until it ends the session or goes away.
///
/// # Errors
/// The editor ended the session without closing it, or the wire broke.
pub(super) fn run() -> Result<(), Failure> {
    let (sender, receiver) = mpsc::sync_channel(WAITING_COUNT_MAX);
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let frame = frame::read(&mut input).unwrap_or(Frame::End);
            let is_end = frame == Frame::End;
            if sender.send(frame).is_err() || is_end {
                return;
            }
        }
    });
    serve(&receiver, &mut io::stdout().lock())
}

fn serve(frames: &Receiver<Frame>, output: &mut impl io::Write) -> Result<(), Failure> {
    let mut server = Server::new();
    loop {
        // While more waits, a check of what is about to change would be for nothing.
        let frame = match frames.try_recv() {
            Ok(frame) => frame,
            Err(_) => {
                server.tell_problems();
                send(&mut server.outgoing, output)?;
                frames.recv().unwrap_or(Frame::End)
            }
        };
        match frame {
            Frame::End => return Ok(()),
            Frame::Rubbish(why) => server.rubbish(&why),
            Frame::Message(message) => match server.take(message) {
                Then::GoOn => {}
                Then::End { in_order: true } => return Ok(()),
                Then::End { in_order: false } => return Err(failure("the editor ended the session before it shut it down")),
            },
        }
        send(&mut server.outgoing, output)?;
    }
}

fn send(outgoing: &mut Vec<Value>, output: &mut impl io::Write) -> Result<(), Failure> {
    for message in outgoing.drain(..) {
        frame::write(output, &message).map_err(|error| failure(&format!("writing to the editor: {error}")))?;
    }
    Ok(())
}

fn failure(message: &str) -> Failure {
    Failure { message: message.to_owned(), hint: None, code: Exit::Failed }
}
