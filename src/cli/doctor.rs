//! `redress doctor`: looks at everything that the daemon needs, one line a check, each failure with its remedy.

use std::path::Path;

use crate::daemon::doctor;
use crate::desk::dossier::Address;
use crate::io::clock::Clock;

use super::{Exit, Failure};

/// Checks the installation; `send` is the address that gets a test mail.
///
/// # Errors
/// A check failed; or `send` is no address.
pub(super) fn run(config: &Path, send: Option<&str>) -> Result<(), Failure> {
    let failure = |message: String, hint: Option<&str>| Failure { message, hint: hint.map(str::to_owned), code: Exit::Failed };
    let send_to = match send {
        Some(text) => Some(Address::parse(text).ok_or_else(|| failure(format!("`{text}` is no e-mail address"), None))?),
        None => None,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| failure(format!("the runtime cannot start: {error}"), None))?;
    let (mut count, mut failed) = (0, 0);
    let mut report = |check: doctor::Check| {
        count += 1;
        failed += usize::from(check.has_failed());
        println!("{check}");
    };
    runtime.block_on(doctor::examine(config, send_to.as_ref(), &Clock::default(), &mut report));
    runtime.shutdown_background();
    if failed == 0 {
        return Ok(());
    }
    Err(failure(format!("{failed} of {count} checks failed"), Some("each line above says what helps")))
}
