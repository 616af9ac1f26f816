//! What the bot says of itself in each language: commands and descriptions, set at start where they changed.

use teloxide::Bot;
use teloxide::payloads::{
    GetMyCommandsSetters, GetMyDescriptionSetters, GetMyShortDescriptionSetters, SetMyCommandsSetters, SetMyDescriptionSetters,
    SetMyShortDescriptionSetters, SetWebhookSetters,
};
use teloxide::prelude::Requester;
use teloxide::types::{AllowedUpdate, BotCommand};
use url::Url;

use crate::text::Lang;

use super::trouble::Trouble;

/// Words of the bot about itself, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// `None` for people whose language we do not speak.
    pub lang: Option<Lang>,
    /// Command without slash, and what it does: at most 100 of 256 characters.
    pub commands: Vec<(String, String)>,
    /// Shown in the empty chat; at most 512 characters.
    pub description: String,
    /// Shown on the profile and in links; at most 120 characters.
    pub short_description: String,
}

/// Returns the bot's user name, which proves the token.
///
/// # Errors
/// See [`Trouble`]; `Token` is for the admin to mend.
pub async fn user_name(bot: &Bot) -> Result<String, Trouble> {
    let me = bot.get_me().await?;
    Ok(me.username().to_owned())
}

/// Tells Telegram to deliver updates to `url`, with `secret` in its header, until polling takes over again.
///
/// # Errors
/// See [`Trouble`]; what is refused is for the admin to mend.
pub async fn set_webhook(bot: &Bot, url: Url, secret: &str) -> Result<(), Trouble> {
    let updates = vec![AllowedUpdate::Message, AllowedUpdate::EditedMessage, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];
    bot.set_webhook(url).secret_token(secret).allowed_updates(updates).await?;
    Ok(())
}

/// How Telegram hands out updates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookState {
    /// `None` while updates are to be asked for.
    pub url: Option<String>,
    /// How many updates wait.
    pub pending: u32,
    /// Why the last delivery failed.
    pub error: Option<String>,
}

/// Asks how Telegram hands out updates.
///
/// # Errors
/// See [`Trouble`].
pub async fn webhook_state(bot: &Bot) -> Result<WebhookState, Trouble> {
    let info = bot.get_webhook_info().await?;
    let url = info.url.map(|url| url.to_string());
    Ok(WebhookState { url, pending: info.pending_update_count, error: info.last_error_message })
}

/// Sets what changed, language by language, and returns how many calls that took.
///
/// # Errors
/// The rest is not set; nothing depends on it: log it and go on.
pub async fn announce(bot: &Bot, words: &[Words]) -> Result<usize, Trouble> {
    let mut changes = 0;
    for words in words {
        // Telegram knows languages of two letters (ISO 639-1), without regions.
        let code = match &words.lang {
            Some(lang) if lang.primary().len() == 2 => Some(lang.primary()),
            Some(_) => continue,
            None => None,
        };
        changes += usize::from(commands(bot, code, &words.commands).await?);
        changes += usize::from(description(bot, code, &words.description).await?);
        changes += usize::from(short_description(bot, code, &words.short_description).await?);
    }
    Ok(changes)
}

async fn commands(bot: &Bot, code: Option<&str>, commands: &[(String, String)]) -> Result<bool, Trouble> {
    let wanted: Vec<BotCommand> = commands.iter().map(|(name, text)| BotCommand::new(name.clone(), text.clone())).collect();
    let mut get = bot.get_my_commands();
    if let Some(code) = code {
        get = get.language_code(code);
    }
    if get.await? == wanted {
        return Ok(false);
    }
    let mut set = bot.set_my_commands(wanted);
    if let Some(code) = code {
        set = set.language_code(code);
    }
    set.await?;
    Ok(true)
}

async fn description(bot: &Bot, code: Option<&str>, wanted: &str) -> Result<bool, Trouble> {
    let mut get = bot.get_my_description();
    if let Some(code) = code {
        get = get.language_code(code);
    }
    if get.await?.description == wanted {
        return Ok(false);
    }
    let mut set = bot.set_my_description().description(wanted);
    if let Some(code) = code {
        set = set.language_code(code);
    }
    set.await?;
    Ok(true)
}

async fn short_description(bot: &Bot, code: Option<&str>, wanted: &str) -> Result<bool, Trouble> {
    let mut get = bot.get_my_short_description();
    if let Some(code) = code {
        get = get.language_code(code);
    }
    if get.await?.short_description == wanted {
        return Ok(false);
    }
    let mut set = bot.set_my_short_description().short_description(wanted);
    if let Some(code) = code {
        set = set.language_code(code);
    }
    set.await?;
    Ok(true)
}
