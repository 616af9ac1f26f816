//! The calls that are made for every step of a conversation, with the fields that we use and no others.
//!
//! They travel over teloxide's client. Its full types cost ten times the time to read an update, and refuse a whole message over
//! one field that is new to them; these ignore what they do not know. Its own way of reading an answer builds every value twice, and
//! rests ten seconds over one of 5xx.

use std::ops::Deref;
use std::time::Duration;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::Bot;
use url::Url;

use super::trouble::{self, Trouble};

/// Telegram's answer to a call.
#[derive(Deserialize)]
struct Answer<T> {
    ok: bool,
    result: Option<T>,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// Why an answer gives no result.
enum NoResult {
    Declined(Trouble),
    /// It is no JSON, or of another shape than documented.
    Unreadable,
}

impl From<NoResult> for Trouble {
    fn from(none: NoResult) -> Self {
        match none {
            NoResult::Declined(trouble) => trouble,
            // The answer itself may hold what a customer wrote.
            NoResult::Unreadable => Trouble::Passing { reason: "the answer cannot be read".into() },
        }
    }
}

/// Makes a call, and returns the answer as it came.
async fn post(bot: &Bot, method: &str, payload: &impl Serialize) -> Result<impl Deref<Target = [u8]>, Trouble> {
    let passing = |reason: String| Trouble::Passing { reason };
    let url = url(bot, method).ok_or_else(|| passing("the address of the Bot API takes no path".into()))?;
    let body = serde_json::to_vec(payload).map_err(|error| passing(error.to_string()))?;
    let request = bot.client().post(url).header("content-type", "application/json").body(body);
    // The address has the token in it.
    let answer = request.send().await.map_err(|error| passing(trouble::chain(&error.without_url())))?;
    answer.bytes().await.map_err(|error| passing(trouble::chain(&error.without_url())))
}

fn url(bot: &Bot, method: &str) -> Option<Url> {
    let mut url = bot.api_url();
    url.path_segments_mut().ok()?.extend([&format!("bot{}", bot.token()), method]);
    Some(url)
}

fn read<T: DeserializeOwned>(answer: &[u8]) -> Result<T, NoResult> {
    let Answer { ok, result, description, parameters } = serde_json::from_slice(answer).map_err(|_| NoResult::Unreadable)?;
    match (ok, result, parameters) {
        (true, Some(result), _) => Ok(result),
        (true, None, _) => Err(NoResult::Unreadable),
        (false, _, Some(Parameters { retry_after: Some(seconds), .. })) => {
            Err(NoResult::Declined(Trouble::TooMany { retry_after: Duration::from_secs(seconds) }))
        }
        (false, _, Some(Parameters { migrate_to_chat_id: Some(_), .. })) => {
            Err(NoResult::Declined(Trouble::Refused { reason: "the group became a supergroup".into() }))
        }
        (false, _, Some(_) | None) => Err(NoResult::Declined(trouble::of_description(&description))),
    }
}

async fn call<T: DeserializeOwned>(bot: &Bot, method: &str, payload: &impl Serialize) -> Result<T, Trouble> {
    Ok(read(&post(bot, method, payload).await?)?)
}

/// What we ask to be told of.
const ALLOWED_UPDATES: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// An update, as far as it could be read.
#[derive(Debug)]
pub(super) enum Received {
    Known(Box<Update>),
    /// A field that we use has another shape than documented.
    Unreadable(Value),
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Update {
    pub update_id: u32,
    pub message: Option<Message>,
    pub edited_message: Option<Message>,
    pub callback_query: Option<CallbackQuery>,
    pub my_chat_member: Option<Membership>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Message {
    /// Unix time in seconds.
    pub date: i64,
    pub edit_date: Option<i64>,
    pub chat: Chat,
    pub from: Option<User>,
    pub media_group_id: Option<String>,
    pub text: Option<String>,
    pub caption: Option<String>,
    pub photo: Option<Vec<Attachment>>,
    pub document: Option<Attachment>,
    pub voice: Option<Attachment>,
    pub audio: Option<Attachment>,
    pub video: Option<Attachment>,
    pub video_note: Option<Attachment>,
    pub animation: Option<Attachment>,
    /// Also set in a message with a venue.
    pub location: Option<Location>,
    pub contact: Option<SharedContact>,
    pub sticker: Option<IgnoredAny>,
    pub poll: Option<IgnoredAny>,
    pub dice: Option<IgnoredAny>,
    pub game: Option<IgnoredAny>,
    pub story: Option<IgnoredAny>,
    /// A message about the chat that nobody wrote.
    pub pinned_message: Option<IgnoredAny>,
    pub message_auto_delete_timer_changed: Option<IgnoredAny>,
    pub write_access_allowed: Option<IgnoredAny>,
    pub chat_background_set: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub id: i64,
    /// `private`, `group`, `supergroup` or `channel`.
    #[serde(rename = "type")]
    pub kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub id: i64,
    #[serde(default)]
    pub first_name: String,
    pub last_name: Option<String>,
    pub language_code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Attachment {
    pub file_id: String,
    pub file_unique_id: String,
    pub file_name: Option<String>,
    pub mime_type: Option<String>,
    pub file_size: Option<u64>,
    #[serde(default)]
    pub width: u32,
    #[serde(default)]
    pub height: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct Location {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Debug, Deserialize)]
pub(super) struct SharedContact {
    pub phone_number: String,
    #[serde(default)]
    pub first_name: String,
    pub last_name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CallbackQuery {
    pub id: String,
    pub from: User,
    pub message: Option<Below>,
    pub data: Option<String>,
}

/// The message that carries the pressed button; old ones come without their content.
#[derive(Debug, Deserialize)]
pub(super) struct Below {
    pub chat: Chat,
}

#[derive(Debug, Deserialize)]
pub(super) struct Membership {
    pub chat: Chat,
    pub from: User,
    pub new_chat_member: Member,
}

#[derive(Debug, Deserialize)]
pub(super) struct Member {
    pub status: String,
}

#[derive(Clone, Debug, Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; 4],
}

/// Asks for the updates that wait; an offset confirms all lower ids.
pub(super) async fn get_updates(bot: &Bot, offset: Option<i64>, wait_seconds: u64) -> Result<Vec<Received>, Trouble> {
    let payload = GetUpdates { offset, limit: 100, timeout: wait_seconds, allowed_updates: ALLOWED_UPDATES };
    let answer = post(bot, "getUpdates", &payload).await?;
    match read::<Vec<Update>>(&answer) {
        Ok(updates) => Ok(updates.into_iter().map(|update| Received::Known(Box::new(update))).collect()),
        Err(NoResult::Unreadable) => one_by_one(&answer),
        Err(declined) => Err(declined.into()),
    }
}

/// Reads a batch of which some update is not as documented.
fn one_by_one(answer: &[u8]) -> Result<Vec<Received>, Trouble> {
    let unreadable = || Trouble::Passing { reason: "the answer to getUpdates is not JSON".into() };
    let mut answer: Value = serde_json::from_slice(answer).map_err(|_| unreadable())?;
    match answer.get_mut("result").map(Value::take) {
        Some(Value::Array(updates)) => Ok(updates.into_iter().map(read_update).collect()),
        Some(_) | None => Err(unreadable()),
    }
}

/// Reads one update; never fails.
pub(super) fn read_update(value: Value) -> Received {
    match Update::deserialize(&value) {
        Ok(update) => Received::Known(Box::new(update)),
        Err(_) => Received::Unreadable(value),
    }
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct SendMessage {
    pub chat_id: i64,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_markup: Option<Markup>,
    pub link_preview_options: NoPreview,
}

/// A link in a customer's or an admin's text is not fetched by Telegram.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NoPreview {
    pub is_disabled: bool,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Markup {
    Inline { inline_keyboard: Vec<Vec<InlineButton>> },
    Reply { keyboard: [[ReplyButton; 1]; 1], resize_keyboard: bool, one_time_keyboard: bool },
    Remove { remove_keyboard: bool },
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct InlineButton {
    pub text: String,
    pub callback_data: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct ReplyButton {
    pub text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub request_location: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub request_contact: bool,
}

/// What we keep of Telegram's answer: its number of the message.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    pub message_id: i64,
}

pub(super) async fn send_message(bot: &Bot, message: SendMessage) -> Result<Sent, Trouble> {
    call(bot, "sendMessage", &message).await
}

#[derive(Clone, Debug, Serialize)]
struct AnswerCallbackQuery {
    callback_query_id: String,
}

/// Ends the waiting sign on a pressed button.
pub(super) async fn answer_callback_query(bot: &Bot, callback_query_id: String) -> Result<(), Trouble> {
    call::<IgnoredAny>(bot, "answerCallbackQuery", &AnswerCallbackQuery { callback_query_id }).await.map(drop)
}
