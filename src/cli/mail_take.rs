//! `redress mail take`: keeps a mail from a mail server's pipe in the Maildir of the configuration, for the daemon to take in. Says
//! “kept” only after it is on the disk, and never anything that would make the mail server send the mail back.

use std::io::{Cursor, Read};
use std::path::Path;

use crate::io::clock::Clock;
use crate::io::configuration;
use crate::io::mail::receive::maildir;

use super::{Exit, Failure};

/// Keeps the mail on the standard input.
///
/// # Errors
/// It is not kept: [`Exit::Later`], always.
pub(super) fn run(config: &Path) -> Result<(), Failure> {
    let later = |message: String, hint: Option<&str>| Failure { message, hint: hint.map(str::to_owned), code: Exit::Later };
    let configuration = configuration::read(config).map_err(|error| later(format!("reading {}: {error}", config.display()), None))?;
    let settings = configuration
        .settings
        .ok_or_else(|| later(format!("{} has errors", config.display()), Some("`redress config check` names them")))?;
    let folder =
        settings.maildir.ok_or_else(|| later("no folder for mails is configured".to_owned(), Some("add [maildir] with its path")))?;
    let mut input = std::io::stdin().lock();
    let mut first = [0; 1];
    let read = input.read(&mut first).map_err(|error| later(format!("reading the message: {error}"), None))?;
    if read == 0 {
        return Err(later("the message is empty".to_owned(), Some("the raw message is read from the standard input")));
    }
    maildir::put(&folder, &name(), &mut Cursor::new(first).chain(input)).map_err(|error| {
        later(format!("{}: {error}", folder.display()), Some("see that this user may write there, and that there is room"))
    })
}

/// A name unlike any other, which begins with the time so that names sort by it.
fn name() -> String {
    format!("{}.{}.redress", Clock::default().now().format("%s.%9f"), std::process::id())
}
