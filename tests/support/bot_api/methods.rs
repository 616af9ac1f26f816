//! The methods, with the checks and the words of the real API.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Shared;
use super::markup::{self, Markup};
use super::params::Params;
use super::state::{self, BotMessage, State};
use super::{updates, webhook};

pub(crate) struct Reply {
    pub code: u16,
    pub body: Value,
}

impl Reply {
    pub(crate) fn ok(result: Value) -> Self {
        Self { code: 200, body: json!({ "ok": true, "result": result }) }
    }

    pub(crate) fn error(code: u16, description: &str) -> Self {
        Self { code, body: json!({ "ok": false, "error_code": code, "description": description }) }
    }

    pub(crate) fn too_many(seconds: u32) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        let parameters = json!({ "retry_after": seconds });
        Self { code: 429, body: json!({ "ok": false, "error_code": 429, "description": description, "parameters": parameters }) }
    }
}

pub(crate) async fn call(shared: &Arc<Shared>, method: &str, params: Params) -> Reply {
    match method {
        "getupdates" => updates::get_updates(shared, &params).await,
        "setwebhook" => webhook::set(shared, &params),
        "deletewebhook" => webhook::delete(shared, &params),
        "getwebhookinfo" => webhook::info(shared),
        _ => at_once(&mut shared.state(), method, params),
    }
}

fn at_once(state: &mut State, method: &str, params: Params) -> Reply {
    match method {
        "getme" => Reply::ok(me()),
        "sendmessage" => or_error(send_message(state, &params)),
        "senddocument" => or_error(send_document(state, params)),
        "editmessagetext" => or_error(edit(state, &params, true)),
        "editmessagereplymarkup" => or_error(edit(state, &params, false)),
        "answercallbackquery" => or_error(answer_callback_query(state, &params)),
        "sendchataction" => or_error(chat(state, &params).map(|_| json!(true))),
        "leavechat" => Reply::ok(json!(true)),
        "getfile" => state.files.get_file(&params, state.meter.limits().download_bytes_max),
        "setmycommands" => state.profile.set_commands(&params),
        "getmycommands" => state.profile.get_commands(&params),
        "setmydescription" => state.profile.set_description(&params),
        "getmydescription" => state.profile.get_description(&params),
        "setmyshortdescription" => state.profile.set_short_description(&params),
        "getmyshortdescription" => state.profile.get_short_description(&params),
        _ => {
            state.violation(format!("unknown method {method}"));
            Reply::error(404, "Not Found")
        }
    }
}

type Answer = Result<Value, Box<Reply>>;

fn or_error(answer: Answer) -> Reply {
    match answer {
        Ok(result) => Reply::ok(result),
        Err(reply) => *reply,
    }
}

fn refuse<T>(code: u16, words: &str) -> Result<T, Box<Reply>> {
    Err(Box::new(Reply::error(code, words)))
}

fn me() -> Value {
    let mut me = state::bot_json();
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(false);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    me
}

/// The chat of a call: it must exist, and let the bot write.
fn chat(state: &State, params: &Params) -> Result<i64, Box<Reply>> {
    let Some(chat) = params.chat() else { return refuse(400, "Bad Request: chat_id is empty") };
    if state.groups.contains_key(&chat) {
        return Ok(chat);
    }
    match state.people.get(&chat) {
        None => refuse(400, "Bad Request: chat not found"),
        Some(person) if person.blocked => refuse(403, "Forbidden: bot was blocked by the user"),
        Some(person) if !person.started => refuse(403, "Forbidden: bot can't initiate conversation with a user"),
        Some(_) => Ok(chat),
    }
}

fn text<'a>(params: &'a Params, name: &str, chars_max: usize) -> Result<&'a str, Box<Reply>> {
    let text = params.string(name).unwrap_or_default();
    if text.encode_utf16().count() > chars_max {
        return refuse(400, "Bad Request: message is too long");
    }
    match params.string("parse_mode").map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "html" | "markdown" | "markdownv2") => Ok(text),
        Some(_) => refuse(400, "Bad Request: unsupported parse_mode"),
    }
}

fn read_markup(params: &Params) -> Result<Markup, Box<Reply>> {
    let json = params.json("reply_markup").or_else(|problem| refuse(400, &format!("Bad Request: {problem}")))?;
    markup::read(json).or_else(|words| refuse(400, &words))
}

fn metered(state: &mut State, chat: i64) -> Result<(), Box<Reply>> {
    state.meter.send(chat).map_err(|seconds| {
        state.too_many += 1;
        Box::new(Reply::too_many(seconds))
    })
}

const SEND_PARAMS: [&str; 13] = [
    "chat_id",
    "text",
    "parse_mode",
    "entities",
    "reply_markup",
    "disable_notification",
    "protect_content",
    "link_preview_options",
    "reply_parameters",
    "message_thread_id",
    "message_effect_id",
    "allow_paid_broadcast",
    "business_connection_id",
];

fn send_message(state: &mut State, params: &Params) -> Answer {
    state.only("sendMessage", params, &SEND_PARAMS);
    let chat = chat(state, params)?;
    let text = text(params, "text", 4096)?;
    if text.trim().is_empty() {
        return refuse(400, "Bad Request: message text is empty");
    }
    let markup = read_markup(params)?;
    metered(state, chat)?;
    Ok(deliver(state, chat, text.to_owned(), markup, None))
}

fn send_document(state: &mut State, mut params: Params) -> Answer {
    let chat = chat(state, &params)?;
    let caption = text(&params, "caption", 1024)?.to_owned();
    let markup = read_markup(&params)?;
    let Some(document) = params.string("document").map(str::to_owned).or_else(|| params.uploads.keys().next().cloned()) else {
        return refuse(400, "Bad Request: there is no document in the request");
    };
    let name = document.strip_prefix("attach://").unwrap_or(&document);
    let Some(upload) = params.uploads.remove(name) else {
        return refuse(400, "Bad Request: wrong remote file identifier specified");
    };
    match upload.bytes.len() {
        0 => return refuse(400, "Bad Request: file must be non-empty"),
        size if size > 50 << 20 => return refuse(413, "Request Entity Too Large"),
        _ => {}
    }
    metered(state, chat)?;
    Ok(deliver(state, chat, caption, markup, Some((upload.name, upload.bytes))))
}

fn deliver(state: &mut State, chat: i64, text: String, markup: Markup, document: Option<(String, Vec<u8>)>) -> Value {
    let id = state.next_message_id();
    let message = BotMessage { id, text, buttons: markup.buttons, keyboard: markup.keyboard, document, edits: 0 };
    let answer = state.bot_message_json(chat, &message);
    match state.groups.get_mut(&chat) {
        Some((_, messages)) => messages.push(message),
        None => {
            let person = state.person(chat);
            person.transcript.push(said(&message));
            person.messages.push(message);
            person.arrived.notify_waiters();
        }
    }
    answer
}

fn said(message: &BotMessage) -> String {
    let mut line = format!("< {}", message.text);
    for label in message.labels() {
        line.push_str(&format!(" [{label}]"));
    }
    if let Some((name, bytes)) = &message.document {
        line.push_str(&format!(" ({name}, {} bytes)", bytes.len()));
    }
    line
}

fn edit(state: &mut State, params: &Params, with_text: bool) -> Answer {
    let chat = chat(state, params)?;
    let markup = read_markup(params)?;
    let text = if with_text { text(params, "text", 4096)?.to_owned() } else { String::new() };
    if with_text && text.trim().is_empty() {
        return refuse(400, "Bad Request: message text is empty");
    }
    let Some(id) = params.integer("message_id") else { return refuse(400, "Bad Request: message identifier is not specified") };
    let person = state.person(chat);
    let Some(message) = person.messages.iter_mut().find(|message| message.id == id) else {
        return refuse(400, "Bad Request: message to edit not found");
    };
    let same_text = !with_text || message.text == text;
    if same_text && message.buttons == markup.buttons {
        let words = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a \
                     current content and reply markup of the message";
        return refuse(400, words);
    }
    if with_text {
        message.text = text;
    }
    message.buttons = markup.buttons;
    message.edits += 1;
    let message = message.clone();
    Ok(state.bot_message_json(chat, &message))
}

fn answer_callback_query(state: &mut State, params: &Params) -> Answer {
    state.only("answerCallbackQuery", params, &["callback_query_id", "text", "show_alert", "url", "cache_time"]);
    let id = params.string("callback_query_id").unwrap_or_default().to_owned();
    if params.string("text").is_some_and(|text| text.chars().count() > 200) {
        return refuse(400, "Bad Request: MESSAGE_TOO_LONG");
    }
    if state.callbacks_open.remove(&id) {
        state.callbacks_answered.insert(id);
        return Ok(json!(true));
    }
    if state.callbacks_answered.contains(&id) {
        state.violation("answerCallbackQuery: answered twice".to_owned());
    }
    refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
}
