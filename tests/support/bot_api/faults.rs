//! Failures that a test asks for.

use std::time::Duration;

/// How a call fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Answered with this status (5xx), without effect.
    ServerError(u16),
    /// The connection is dropped, without effect.
    DropBefore,
    /// The call takes effect, then the connection is dropped without an answer.
    DropAfter,
    /// Nothing comes back for this long, then the connection is dropped, without effect.
    Hang(Duration),
    /// Answered with 429 and this `retry_after`, without effect.
    TooMany(u32),
    /// Answered with something that is not JSON.
    Garbage,
}

/// Which calls fail, and how often.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Lower case; `None` for every method.
    method: Option<String>,
    chat: Option<i64>,
    times: usize,
    failure: Failure,
}

impl Fault {
    /// The next call fails.
    pub fn once(failure: Failure) -> Self {
        Self { method: None, chat: None, times: 1, failure }
    }

    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    pub fn of(mut self, method: &str) -> Self {
        self.method = Some(method.to_ascii_lowercase());
        self
    }

    pub fn to(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }
}

/// Uses up and returns the first failure that fits the call.
pub(crate) fn take(faults: &mut Vec<Fault>, method: &str, chat: Option<i64>) -> Option<Failure> {
    let fits =
        |fault: &Fault| fault.method.as_deref().is_none_or(|wanted| wanted == method) && (fault.chat.is_none() || fault.chat == chat);
    let at = faults.iter().position(fits)?;
    faults[at].times -= 1;
    let failure = faults[at].failure.clone();
    if faults[at].times == 0 {
        faults.remove(at);
    }
    Some(failure)
}
