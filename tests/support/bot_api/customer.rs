//! A person in a private chat with the bot, played by a test.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::Shared;
use super::state::{BotMessage, State};

/// One customer. Reads the bot's messages in order, each once.
pub struct Customer {
    shared: Arc<Shared>,
    chat: i64,
    read: usize,
}

impl Customer {
    pub(crate) fn new(shared: Arc<Shared>, chat: i64) -> Self {
        Self { shared, chat, read: 0 }
    }

    pub fn chat(&self) -> i64 {
        self.chat
    }

    /// Writes a text, and returns the update's id.
    pub fn say(&self, text: &str) -> u32 {
        self.send(format!("> {text}"), json!({ "text": text }))
    }

    /// Presses the newest button with this label: an inline button, or one of the reply keyboard.
    ///
    /// # Panics
    /// No message shows such a button.
    pub fn press(&self, label: &str) -> u32 {
        let found = self.with(|state| find_button(state, self.chat, label));
        let (message, data) = found.unwrap_or_else(|| panic!("no message shows a button {label:?}"));
        self.press_data(&message, &data, label)
    }

    /// Presses a button whose callback data is written by hand, as a hostile client can.
    pub fn press_data(&self, message: &BotMessage, data: &str, label: &str) -> u32 {
        let update = self.with(|state| {
            let id = format!("{}", 38_000_000_000_u64 + state.next_serial());
            state.callbacks_open.insert(id.clone());
            state.person(self.chat).transcript.push(format!("> [{label}]"));
            let body = json!({
                "id": id,
                "from": state.user_json(self.chat),
                "message": state.bot_message_json(self.chat, message),
                "chat_instance": "-4711",
                "data": data,
            });
            state.push("callback_query", body)
        });
        self.shared.updates.notify_waiters();
        update
    }

    pub fn send_photo(&self, bytes: &[u8], caption: Option<&str>) -> u32 {
        let body = self.with(|state| captioned(photo(state, bytes), caption));
        self.send("> (photo)".into(), body)
    }

    pub fn send_document(&self, name: &str, bytes: &[u8], caption: Option<&str>) -> u32 {
        let body = self.with(|state| {
            let (id, unique_id) = keep(state, bytes.len() as u64, Some(bytes));
            let document = json!({ "file_id": id, "file_unique_id": unique_id, "file_name": name, "mime_type": "application/pdf",
                "file_size": bytes.len() });
            captioned(json!({ "document": document }), caption)
        });
        self.send(format!("> ({name})"), body)
    }

    pub fn send_video(&self, size_bytes: u64, caption: Option<&str>) -> u32 {
        let body = self.with(|state| {
            let (id, unique_id) = keep(state, size_bytes, None);
            let video = json!({ "file_id": id, "file_unique_id": unique_id, "width": 1920, "height": 1080, "duration": 60,
                "mime_type": "video/mp4", "file_name": "clip.mp4", "file_size": size_bytes });
            captioned(json!({ "video": video }), caption)
        });
        self.send("> (video)".into(), body)
    }

    pub fn send_voice(&self, bytes: &[u8]) -> u32 {
        let body = self.with(|state| {
            let (id, unique_id) = keep(state, bytes.len() as u64, Some(bytes));
            json!({ "voice": { "file_id": id, "file_unique_id": unique_id, "duration": 3, "mime_type": "audio/ogg", "file_size": bytes.len() } })
        });
        self.send("> (voice)".into(), body)
    }

    pub fn send_location(&self, latitude: f64, longitude: f64) -> u32 {
        self.send("> (location)".into(), json!({ "location": { "latitude": latitude, "longitude": longitude } }))
    }

    pub fn share_contact(&self, phone: &str) -> u32 {
        let name = self.with(|state| state.person(self.chat).name.clone());
        self.send("> (contact)".into(), json!({ "contact": { "phone_number": phone, "first_name": name, "user_id": self.chat } }))
    }

    pub fn send_sticker(&self) -> u32 {
        let body = self.with(|state| {
            let (id, unique_id) = keep(state, 4000, None);
            json!({ "sticker": { "file_id": id, "file_unique_id": unique_id, "type": "regular", "width": 512, "height": 512,
                "is_animated": false, "is_video": false, "emoji": "\u{1f642}", "file_size": 4000 } })
        });
        self.send("> (sticker)".into(), body)
    }

    /// Sends photos as one album, its parts in one go; the caption is the first part's.
    pub fn album(&self, photos: &[&[u8]], caption: Option<&str>) -> Vec<u32> {
        let group = self.with(|state| format!("1337{}", state.next_serial()));
        let part = |(nth, bytes): (usize, &&[u8])| self.album_part(&group, bytes, caption.filter(|_| nth == 0));
        photos.iter().enumerate().map(part).collect()
    }

    /// Sends one part of an album whose id the test gives.
    pub fn album_part(&self, group: &str, bytes: &[u8], caption: Option<&str>) -> u32 {
        let body = self.with(|state| {
            let mut body = captioned(photo(state, bytes), caption);
            body["media_group_id"] = json!(group);
            body
        });
        self.send("> (photo of an album)".into(), body)
    }

    /// Corrects an earlier message.
    pub fn edit(&self, text: &str) -> u32 {
        let update = self.with(|state| {
            state.person(self.chat).transcript.push(format!("> (edit) {text}"));
            let mut message = envelope(state, self.chat);
            message["edit_date"] = message["date"].clone();
            message["text"] = json!(text);
            state.push("edited_message", message)
        });
        self.shared.updates.notify_waiters();
        update
    }

    /// Blocks the bot: it is told, and cannot write any more.
    pub fn block(&self) -> u32 {
        self.membership(true)
    }

    /// Blocks the bot, which learns of it with its next message only.
    pub fn block_unseen(&self) {
        self.with(|state| state.person(self.chat).blocked = true);
    }

    pub fn unblock(&self) -> u32 {
        self.membership(false)
    }

    /// Returns the next message of the bot, or `None` when none comes in time.
    pub async fn next_message(&mut self, timeout: Duration) -> Option<BotMessage> {
        let deadline = tokio::time::Instant::now() + timeout;
        let arrived = self.with(|state| Arc::clone(&state.person(self.chat).arrived));
        loop {
            let sent = arrived.notified();
            tokio::pin!(sent);
            sent.as_mut().enable();
            if let Some(message) = self.with(|state| state.person(self.chat).messages.get(self.read).cloned()) {
                self.read += 1;
                return Some(message);
            }
            if tokio::time::timeout_at(deadline, sent).await.is_err() {
                return None;
            }
        }
    }

    /// All messages of the bot, read or not.
    pub fn messages(&self) -> Vec<BotMessage> {
        self.with(|state| state.person(self.chat).messages.clone())
    }

    /// Both sides, in order.
    pub fn transcript(&self) -> Vec<String> {
        self.with(|state| state.person(self.chat).transcript.clone())
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.shared.state())
    }

    fn send(&self, line: String, body: Value) -> u32 {
        let update = self.with(|state| {
            let person = state.person(self.chat);
            person.started = true;
            person.transcript.push(line);
            let mut message = envelope(state, self.chat);
            for (key, value) in body.as_object().expect("a body is an object") {
                message[key.as_str()] = value.clone();
            }
            state.push("message", message)
        });
        self.shared.updates.notify_waiters();
        update
    }

    fn membership(&self, blocked: bool) -> u32 {
        let member = |status: &str| {
            let mut member = json!({ "user": super::state::bot_json(), "status": status });
            if status == "kicked" {
                member["until_date"] = json!(0);
            }
            member
        };
        let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
        let update = self.with(|state| {
            state.person(self.chat).blocked = blocked;
            let body = json!({
                "chat": state.chat_json(self.chat),
                "from": state.user_json(self.chat),
                "date": state.now().timestamp(),
                "old_chat_member": member(old),
                "new_chat_member": member(new),
            });
            state.push("my_chat_member", body)
        });
        self.shared.updates.notify_waiters();
        update
    }
}

fn envelope(state: &mut State, chat: i64) -> Value {
    let id = state.next_message_id();
    json!({ "message_id": id, "from": state.user_json(chat), "chat": state.chat_json(chat), "date": state.now().timestamp() })
}

fn keep(state: &mut State, size_bytes: u64, bytes: Option<&[u8]>) -> (String, String) {
    let serial = state.next_serial();
    state.files.add(serial, size_bytes, bytes.map(<[u8]>::to_vec))
}

fn photo(state: &mut State, bytes: &[u8]) -> Value {
    let (small, small_unique) = keep(state, 900, None);
    let (large, large_unique) = keep(state, bytes.len() as u64, Some(bytes));
    json!({ "photo": [
        { "file_id": small, "file_unique_id": small_unique, "width": 90, "height": 67, "file_size": 900 },
        { "file_id": large, "file_unique_id": large_unique, "width": 1280, "height": 960, "file_size": bytes.len() },
    ] })
}

fn captioned(mut body: Value, caption: Option<&str>) -> Value {
    if let Some(caption) = caption {
        body["caption"] = json!(caption);
    }
    body
}

fn find_button(state: &State, chat: i64, label: &str) -> Option<(BotMessage, String)> {
    let messages = &state.people.get(&chat)?.messages;
    messages.iter().rev().find_map(|message| {
        let (_, data) = message.buttons.iter().flatten().find(|(shown, _)| shown == label)?;
        Some((message.clone(), data.clone()))
    })
}
