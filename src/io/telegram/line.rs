//! The line to the Bot API: a bot whose token is looked at again where Telegram no longer takes it, so that a new one needs no restart.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use teloxide::Bot;

use super::Trouble;

/// Reads the token as it is now; `None` where it cannot be had at this moment.
pub type ReadToken = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// Clones share the token.
#[derive(Clone)]
pub struct Line {
    bot: Arc<RwLock<Bot>>,
    /// `None`: the token stays as it is.
    read: Option<ReadToken>,
}

impl Line {
    pub fn new(bot: Bot, read: ReadToken) -> Self {
        Self { bot: Arc::new(RwLock::new(bot)), read: Some(read) }
    }

    /// Returns the bot with the newest token that is known.
    pub fn bot(&self) -> Bot {
        self.bot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks at the token again where it is what stands in the way; the next call has it.
    pub(super) fn heed(&self, trouble: &Trouble) {
        if let Trouble::Token = trouble {
            self.look_again();
        }
    }

    /// Looks at the token again, which costs the reading of a file.
    pub fn look_again(&self) {
        let Some(token) = self.read.as_ref().and_then(|read| read()) else { return };
        let known = self.bot();
        if known.token() != token {
            tracing::info!("the bot has a new token");
            let bot = Bot::with_client(token, known.client().clone()).set_api_url(known.api_url());
            *self.bot.write().unwrap_or_else(PoisonError::into_inner) = bot;
        }
    }
}

impl From<Bot> for Line {
    fn from(bot: Bot) -> Self {
        Self { bot: Arc::new(RwLock::new(bot)), read: None }
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_token_that_is_refused_is_looked_at_again_and_any_other_trouble_leaves_it() {
        let kept = Arc::new(Mutex::new(Some("1:new".to_owned())));
        let read = Arc::clone(&kept);
        let line = Line::new(Bot::new("1:old"), Arc::new(move || read.lock().unwrap().clone()));
        line.heed(&Trouble::Passing { reason: "502".into() });
        assert_eq!(line.bot().token(), "1:old");
        line.clone().heed(&Trouble::Token);
        assert_eq!(line.bot().token(), "1:new");
        *kept.lock().unwrap() = None;
        line.heed(&Trouble::Token);
        assert_eq!(line.bot().token(), "1:new", "one that cannot be read changes nothing");
    }
}
