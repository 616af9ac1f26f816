//! `redress mail authorize`: lets a person grant access to a mailbox whose provider takes no passwords; the daemon uses it without a
//! restart.

use std::path::Path;

use crate::io::configuration;
use crate::io::mail::sign_in::grant::{self, Way};

use super::{Exit, Failure};

/// Asks for access for the sign-in `id`, and keeps what is granted where the daemon finds it.
///
/// # Errors
/// Nothing was granted.
pub(super) fn run(config: &Path, id: &str, way: Option<Way>) -> Result<(), Failure> {
    let failure = |message: String, hint: Option<String>| Failure { message, hint, code: Exit::Failed };
    let read = configuration::read(config).map_err(|error| failure(format!("reading {}: {error}", config.display()), None))?;
    let settings = read
        .settings
        .ok_or_else(|| failure(format!("{} has errors", config.display()), Some("`redress config check` names them".to_owned())))?;
    let Some((sign_in, file)) = settings.sign_in(id) else {
        let known: Vec<&str> = settings.sign_ins.iter().map(|sign_in| sign_in.id.as_str()).collect();
        let hint = if known.is_empty() { "add a table [[sign_in]]".to_owned() } else { format!("there is {}", known.join(", ")) };
        return Err(failure(format!("there is no sign-in called `{id}`"), Some(hint)));
    };
    let way = way.or_else(|| Way::usual(sign_in));
    let way = way.ok_or_else(|| failure(format!("`{id}` has neither `device_url` nor `authorize_url`"), None))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| failure(format!("the runtime cannot start: {error}"), None))?;
    let mut tell = |words: &str| println!("{words}");
    runtime.block_on(grant::grant(sign_in, &file, way, &mut tell)).map_err(|message| failure(message, None))?;
    println!("Access is granted, and kept in {}. The daemon uses it with its next try, within five minutes.", file.display());
    Ok(())
}
