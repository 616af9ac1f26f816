//! Lines from the terminal or from a pipe. Those from a pipe are repeated, so that the output reads as a conversation.

use std::io::{BufRead, IsTerminal, Read, stdin};
use std::thread;

use tokio::sync::mpsc;

use super::screen::Screen;

const LINE_BYTES_MAX: u64 = 1 << 16;

/// The lines, read by a thread of their own: a terminal cannot be waited for in any other way.
#[derive(Debug)]
pub(super) struct Input {
    lines: mpsc::Receiver<String>,
    is_repeated: bool,
}

impl Input {
    pub(super) fn open() -> Input {
        let (sender, lines) = mpsc::channel(1);
        thread::spawn(move || {
            let mut input = stdin().lock();
            let mut bytes = Vec::new();
            loop {
                bytes.clear();
                let read = input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut bytes);
                if !read.is_ok_and(|count| 0 < count) {
                    return;
                }
                let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        });
        Input { lines, is_repeated: !stdin().is_terminal() }
    }

    /// Returns the next line; `None` at the end of the input, and when the person breaks off.
    pub(super) async fn ask(&mut self, prompt: &str, screen: &Screen) -> Option<String> {
        screen.prompt(prompt);
        let line = tokio::select! {
            line = self.lines.recv() => line,
            _ = tokio::signal::ctrl_c() => None,
        };
        match &line {
            Some(line) if self.is_repeated => screen.line(line),
            Some(_) => {}
            None => screen.line(""),
        }
        line
    }

    /// Returns all lines up to one that has only a full stop.
    pub(super) async fn ask_text(&mut self, prompt: &str, screen: &Screen) -> Option<String> {
        let mut text = Vec::new();
        loop {
            let line = self.ask(prompt, screen).await?;
            if line.trim() == "." {
                return Some(text.join("\n").trim().to_owned());
            }
            text.push(line);
        }
    }
}
