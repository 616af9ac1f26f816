//! What a failed call means for us: there are few reactions, so there are few kinds.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use teloxide::{ApiError, RequestError};

/// Why a call had no effect, or none that we know of. Its words hold neither the token nor personal text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The other side understood and declines for good: the same call would fail again.
    Refused { reason: String },
    /// As `Refused`, because there is nobody to send to: the chat is blocked, its account is gone, or was never known.
    Gone { reason: String },
    /// Too many calls: not before this much time has passed.
    TooMany { retry_after: Duration },
    /// The token is wrong or was revoked: nothing works until an admin has mended it.
    Token,
    /// Somebody else takes this bot's updates: a second poller, or a webhook.
    Conflict { reason: String },
    /// The network, or the server: try again.
    Passing { reason: String },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Refused { reason } | Trouble::Gone { reason } => write!(f, "Telegram declines: {reason}"),
            Trouble::TooMany { retry_after } => write!(f, "Telegram asks to wait {} s", retry_after.as_secs()),
            Trouble::Token => f.write_str("Telegram does not accept the bot token (was it revoked?)"),
            Trouble::Conflict { reason } => write!(f, "another program takes this bot's updates: {reason}"),
            Trouble::Passing { reason } => write!(f, "Telegram cannot be reached: {reason}"),
        }
    }
}

impl From<RequestError> for Trouble {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Api(error) => of_api(&error),
            RequestError::RetryAfter(seconds) => Trouble::TooMany { retry_after: seconds.duration() },
            RequestError::MigrateToChatId(_) => Trouble::Refused { reason: "the group became a supergroup".into() },
            // The raw answer may hold what a customer wrote.
            RequestError::InvalidJson { .. } => Trouble::Passing { reason: "the answer cannot be read".into() },
            RequestError::Network(error) => Trouble::Passing { reason: chain(error.as_ref()) },
            RequestError::Io(error) => Trouble::Passing { reason: format!("a file to send cannot be read: {error}") },
        }
    }
}

/// Returns what Telegram's words for a call that it declines mean for us.
pub(super) fn of_description(description: &str) -> Trouble {
    match serde_json::from_value(description.into()) {
        Ok(error) => of_api(&error),
        Err(_) => Trouble::Passing { reason: description.to_owned() },
    }
}

fn of_api(error: &ApiError) -> Trouble {
    if *error == ApiError::InvalidToken {
        return Trouble::Token;
    }
    let text = if let ApiError::Unknown(text) = error { text.clone() } else { error.to_string() };
    if is_gone(&text) {
        return Trouble::Gone { reason: text };
    }
    match text.split([':', ' ']).next().unwrap_or_default() {
        // "Request Entity Too Large".
        "Bad" | "Forbidden" | "Request" if text != "Bad Gateway" => Trouble::Refused { reason: text },
        "Unauthorized" => Trouble::Refused { reason: text },
        "Conflict" => Trouble::Conflict { reason: text },
        _ => Trouble::Passing { reason: text },
    }
}

/// Tells whether Telegram says that this chat takes nothing at all; every 403 does.
fn is_gone(text: &str) -> bool {
    let text = text.to_lowercase();
    let bad_request = text.strip_prefix("bad request: ").unwrap_or_default();
    let nobody = ["chat not found", "user not found", "peer_id_invalid", "user_deactivated", "user is deactivated"];
    text.starts_with("forbidden") || nobody.iter().any(|words| bad_request.starts_with(words))
}

/// Joins an error with its causes: the outermost alone says only that a request failed.
pub(super) fn chain(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        words = format!("{words}: {cause}");
        source = cause.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_fall_into_the_kind_that_fits_our_reaction() {
        let kinds = [
            ("Forbidden: bot was blocked by the user", "gone"),
            ("Forbidden: user is deactivated", "gone"),
            ("Bad Request: chat not found", "gone"),
            ("Bad Request: PEER_ID_INVALID", "gone"),
            ("Bad Request: message is too long", "refused"),
            ("Bad Request: message to edit not found", "refused"),
            ("Bad Request: can't parse entities: chat not found", "refused"),
            ("Request Entity Too Large", "refused"),
            ("Bad Gateway", "passing"),
            ("Internal Server Error", "passing"),
            ("Unauthorized", "token"),
            ("Not Found", "token"),
            ("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", "conflict"),
            ("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", "conflict"),
        ];
        for (description, kind) in kinds {
            let error: ApiError = serde_json::from_value(description.into()).unwrap();
            let found = match Trouble::from(RequestError::Api(error)) {
                Trouble::Refused { .. } => "refused",
                Trouble::Gone { .. } => "gone",
                Trouble::TooMany { .. } => "too many",
                Trouble::Token => "token",
                Trouble::Conflict { .. } => "conflict",
                Trouble::Passing { .. } => "passing",
            };
            assert_eq!(found, kind, "{description}");
        }
    }
}
