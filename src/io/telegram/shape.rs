//! Telegram's updates as ours. Pure: the same update gives the same item.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::desk::dossier::ContactId;
use crate::desk::event::Event;
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::button;
use crate::flow::conversation::Input;
use crate::text::{Lang, Personal};

use super::wire::{Attachment, CallbackQuery, Location, Membership, Message, Received, SharedContact, Update, User};

/// A name longer than this is cut: mail headers and screens are not made for more.
const NAME_CHARS_MAX: usize = 100;

/// An update as the receiver needs it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shaped {
    pub update_id: u32,
    pub what: What,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// `press`: the callback query to be answered once this is committed.
    Item {
        chat: i64,
        event: Event,
        press: Option<String>,
    },
    /// A part of an album; its event is `Said` with one file.
    AlbumPart {
        chat: i64,
        group: String,
        event: Event,
    },
    /// Somebody speaks to the bot in a group or channel.
    Elsewhere {
        chat: i64,
        lang: Option<Lang>,
    },
    Ignored,
    /// Nobody can be found to whom it belongs.
    Unreadable,
}

/// Turns an event of a private chat into an item.
pub(super) fn inbound(update_id: u32, chat: i64, event: Event) -> Inbound {
    Inbound { key: InboundKey::Telegram(update_id), from: Origin::Contact(ContactId::Telegram(chat)), event, cursor: None }
}

/// Shapes an update; `now` stands in where Telegram gives no time.
pub(super) fn shape(received: Received, now: DateTime<Utc>, download_bytes_max: u64) -> Shaped {
    match received {
        Received::Known(update) => Shaped { update_id: update.update_id, what: known(*update, now, download_bytes_max) },
        Received::Unreadable(value) => {
            let update_id = value.get("update_id").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok()).unwrap_or_default();
            Shaped { update_id, what: unreadable(&value, now) }
        }
    }
}

fn known(update: Update, now: DateTime<Utc>, download_bytes_max: u64) -> What {
    if let Some(message) = update.message {
        said(message, now, download_bytes_max)
    } else if let Some(message) = update.edited_message {
        edited(message, now)
    } else if let Some(query) = update.callback_query {
        pressed(query, now)
    } else if let Some(membership) = update.my_chat_member {
        member(&membership)
    } else {
        What::Ignored
    }
}

fn said(mut message: Message, now: DateTime<Utc>, download_bytes_max: u64) -> What {
    let chat = message.chat.id;
    let lang = message.from.as_ref().and_then(lang);
    if message.chat.kind != "private" {
        return What::Elsewhere { chat, lang };
    }
    let group = message.media_group_id.take();
    let name = message.from.as_ref().map(name).unwrap_or_default();
    let said_at = DateTime::from_timestamp(message.date, 0).unwrap_or(now);
    let Some(input) = input(message, download_bytes_max) else { return What::Ignored };
    let is_file = matches!(input, Input::Files { .. });
    let event = Event::Said { input, name, lang, said_at };
    match group {
        Some(group) if is_file => What::AlbumPart { chat, group, event },
        Some(_) | None => What::Item { chat, event, press: None },
    }
}

fn input(message: Message, download_bytes_max: u64) -> Option<Input> {
    if let Some(text) = message.text {
        return Some(Input::Text(command(&text).into()));
    }
    if let Some(Location { latitude, longitude }) = message.location {
        return Some(Input::Location { latitude_microdegrees: microdegrees(latitude), longitude_microdegrees: microdegrees(longitude) });
    }
    if let Some(contact) = message.contact {
        return Some(shared_contact(contact));
    }
    let photo = message.photo.and_then(|sizes| sizes.into_iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height)));
    // An animation comes with a document of the same file.
    let candidates = [
        (photo, FileKind::Photo, "photo.jpg", "image/jpeg"),
        (message.animation, FileKind::Video, "animation.mp4", "video/mp4"),
        (message.video, FileKind::Video, "video.mp4", "video/mp4"),
        (message.video_note, FileKind::Video, "video.mp4", "video/mp4"),
        (message.voice, FileKind::Voice, "voice.ogg", "audio/ogg"),
        (message.audio, FileKind::Audio, "audio.mp3", "audio/mpeg"),
        (message.document, FileKind::Document, "document", "application/octet-stream"),
    ];
    for (attachment, kind, name, media_type) in candidates {
        if let Some(attachment) = attachment {
            let files = vec![file(attachment, kind, name, media_type, download_bytes_max)];
            return Some(Input::Files { files, caption: message.caption.map(Personal::new) });
        }
    }
    let service =
        [&message.pinned_message, &message.message_auto_delete_timer_changed, &message.write_access_allowed, &message.chat_background_set];
    if service.iter().any(|field| field.is_some()) {
        return None;
    }
    let unusable =
        [(message.sticker, "sticker"), (message.poll, "poll"), (message.dice, "dice"), (message.game, "game"), (message.story, "story")];
    let what = unusable.iter().find(|(field, _)| field.is_some()).map_or("message", |(_, what)| what);
    Some(Input::Unusable { what: what.into() })
}

/// Takes the bot's name off a command: `/start@our_bot x` is `/start x`.
fn command(text: &str) -> String {
    let (first, rest) = match text.find(char::is_whitespace) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    match first.split_once('@') {
        Some((command, _)) if command.starts_with('/') => format!("{command}{rest}"),
        Some(_) | None => text.to_owned(),
    }
}

fn file(attachment: Attachment, kind: FileKind, name: &str, media_type: &str, download_bytes_max: u64) -> File {
    let place = match attachment.file_size {
        Some(size) if size > download_bytes_max => FilePlace::TooLarge,
        Some(_) | None => FilePlace::Telegram { file_id: attachment.file_id, unique_id: attachment.file_unique_id },
    };
    File {
        name: attachment.file_name.map_or_else(|| Personal::from(name), |name| clean(&name)),
        kind,
        media_type: attachment.mime_type.unwrap_or_else(|| media_type.to_owned()),
        size_bytes: attachment.file_size,
        place,
    }
}

fn microdegrees(degrees: f64) -> i32 {
    (degrees.clamp(-180.0, 180.0) * 1e6).round() as i32
}

fn shared_contact(contact: SharedContact) -> Input {
    let name = full_name(&contact.first_name, contact.last_name.as_deref());
    Input::Contact { name, phone: clean(&contact.phone_number) }
}

fn edited(message: Message, now: DateTime<Utc>) -> What {
    let said_at = DateTime::from_timestamp(message.edit_date.unwrap_or(message.date), 0).unwrap_or(now);
    match message.text.or(message.caption) {
        Some(text) if message.chat.kind == "private" => {
            let event = Event::Edited { text: text.into(), said_at, first_said_at: DateTime::from_timestamp(message.date, 0) };
            What::Item { chat: message.chat.id, event, press: None }
        }
        // A live location that moves, or a group.
        Some(_) | None => What::Ignored,
    }
}

fn pressed(query: CallbackQuery, now: DateTime<Utc>) -> What {
    if let Some(below) = query.message.as_ref().filter(|below| below.chat.kind != "private") {
        return What::Elsewhere { chat: below.chat.id, lang: lang(&query.from) };
    }
    let input = match query.data.as_deref().and_then(button::decode) {
        Some(button) => Input::Button(button),
        None => Input::Unusable { what: "button".into() },
    };
    let event = Event::Said { input, name: name(&query.from), lang: lang(&query.from), said_at: now };
    What::Item { chat: query.from.id, event, press: Some(query.id) }
}

fn member(membership: &Membership) -> What {
    if membership.chat.kind != "private" {
        return match membership.new_chat_member.status.as_str() {
            "left" | "kicked" => What::Ignored,
            _ => What::Elsewhere { chat: membership.chat.id, lang: lang(&membership.from) },
        };
    }
    let blocked = membership.new_chat_member.status == "kicked";
    let reason = if blocked { "the bot was blocked by the user" } else { "the bot was unblocked by the user" };
    let event = Event::Reachable { reachable: !blocked, reason: reason.into() };
    What::Item { chat: membership.chat.id, event, press: None }
}

/// Finds whom an update belongs to that is not as documented, so that the person gets an answer.
fn unreadable(value: &Value, now: DateTime<Utc>) -> What {
    let Some(object) = value.as_object() else { return What::Unreadable };
    let private = object.values().find_map(|body| {
        let chat = body.get("chat").or_else(|| body.get("message")?.get("chat"))?;
        (chat.get("type")?.as_str()? == "private").then(|| chat.get("id")?.as_i64()).flatten()
    });
    let Some(chat) = private else { return What::Unreadable };
    let input = Input::Unusable { what: "message".into() };
    let event = Event::Said { input, name: Personal::default(), lang: None, said_at: now };
    What::Item { chat, event, press: None }
}

fn lang(user: &User) -> Option<Lang> {
    user.language_code.as_deref().and_then(Lang::parse)
}

fn name(user: &User) -> Personal {
    full_name(&user.first_name, user.last_name.as_deref())
}

fn full_name(first: &str, last: Option<&str>) -> Personal {
    clean(&[first, last.unwrap_or_default()].join(" "))
}

/// Takes out what could break a header or turn a line around, and bounds the length.
fn clean(text: &str) -> Personal {
    let harmful =
        |c: char| c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let kept: String = text.chars().map(|c| if harmful(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    Personal::new(words.join(" ").chars().take(NAME_CHARS_MAX).collect::<String>())
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
