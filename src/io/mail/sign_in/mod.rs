//! Access to mailboxes of providers that take no passwords (OAuth 2.0, RFC 6749; SASL XOAUTH2).
//!
//! A person grants access once; what is kept of it lets this program have a new pass every hour, by itself. Providers change what is
//! kept with any pass: the new one is on the disk before it is used, or the mailbox would be lost with the next start.

pub mod grant;
mod kept;
mod provider;

#[cfg(test)]
mod tests;

use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::config::SignIn;
use crate::io::secrets::read_secret;
use crate::text::Personal;

use provider::{Provider, Trouble};

/// A pass is not used for so long before its end.
const MARGIN: Duration = Duration::from_secs(120);
/// A pass is asked for anew after so long at the latest, whatever the provider says.
const PASS_SECONDS_MAX: u64 = 24 * 3600;

/// Has passes for one granted access. Several of them, in one program or in several, share what is kept on the disk.
pub struct Passes {
    sign_in: SignIn,
    file: PathBuf,
    pass: Mutex<Option<Pass>>,
}

struct Pass {
    token: Personal,
    until: Instant,
}

impl Passes {
    /// `file`: where what was granted is kept.
    pub fn new(sign_in: SignIn, file: PathBuf) -> Self {
        Self { sign_in, file, pass: Mutex::new(None) }
    }

    /// Returns a pass that is good for a while; asks the provider where there is none.
    ///
    /// # Errors
    /// Words for the admin, with the remedy. Trying again later is right: the remedy needs no restart.
    pub async fn pass(&self) -> Result<Personal, String> {
        let mut held = self.pass.lock().await;
        if let Some(pass) = held.as_ref().filter(|pass| Instant::now() < pass.until) {
            return Ok(pass.token.clone());
        }
        let (token, seconds) = self.renew().await?;
        let until = Instant::now() + Duration::from_secs(seconds.min(PASS_SECONDS_MAX)).saturating_sub(MARGIN);
        *held = Some(Pass { token: token.clone(), until });
        Ok(token)
    }

    /// Forgets the pass that a server has refused, so that the next is a new one.
    pub async fn refused(&self) {
        *self.pass.lock().await = None;
    }

    /// Trades what is kept for a pass. Nobody else does so at the same time: what is kept may be good for one trade only.
    async fn renew(&self) -> Result<(Personal, u64), String> {
        let again = format!("redress mail authorize {}", self.sign_in.id);
        let file = self.file.clone();
        let locked = tokio::task::spawn_blocking(move || kept::lock(&file)).await.map_err(|error| error.to_string())?;
        let locked = locked.map_err(|error| format!("{}: {error}", self.file.display()))?;
        let kept = locked.read().map_err(|error| format!("access was not granted yet ({error}): run `{again}`"))?;
        let answer = self.provider()?.refresh(&kept).await.map_err(|trouble| match trouble {
            Trouble::Refused { error } => format!("the granted access is no longer good ({error}): run `{again}`"),
            Trouble::Passing { reason } => reason,
        })?;
        if let Some(changed) = answer.refresh_token.as_ref().filter(|changed| **changed != kept) {
            locked.write(changed).map_err(|error| format!("{}: the changed access cannot be kept: {error}", self.file.display()))?;
        }
        Ok((answer.access_token, answer.seconds))
    }

    fn provider(&self) -> Result<Provider, String> {
        provider(&self.sign_in)
    }
}

fn provider(sign_in: &SignIn) -> Result<Provider, String> {
    let secret = sign_in.client_secret.as_ref().map(read_secret).transpose().map_err(|problem| problem.message)?;
    Provider::new(sign_in.clone(), secret)
}

impl fmt::Debug for Passes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passes").field("sign_in", &self.sign_in.id).finish_non_exhaustive()
    }
}

impl PartialEq for Passes {
    fn eq(&self, other: &Self) -> bool {
        self.sign_in == other.sign_in && self.file == other.file
    }
}

impl Eq for Passes {}

/// Returns what a client says first in XOAUTH2.
pub fn first_words(user: &str, pass: &str) -> String {
    format!("user={user}\u{1}auth=Bearer {pass}\u{1}\u{1}")
}
