//! What an act of a transcript is for a flow: the input that a channel would bring.

use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::conversation::Input;
use crate::text::Personal;

use super::parse::Act;

/// Returns what the customer brings in by an act of a chat.
pub(super) fn input(act: &Act) -> Input {
    match act {
        Act::Files { what, names, caption } => {
            let unnamed = names.is_empty().then_some(what);
            let files = names.iter().chain(unnamed).map(|name| file(name, kind_of(what))).collect();
            Input::Files { files, caption: caption.as_deref().map(Personal::from) }
        }
        Act::Location { latitude_microdegrees, longitude_microdegrees } => {
            Input::Location { latitude_microdegrees: *latitude_microdegrees, longitude_microdegrees: *longitude_microdegrees }
        }
        Act::Contact { name, phone } => Input::Contact { name: name.as_str().into(), phone: phone.as_str().into() },
        Act::Unusable { what } => Input::Unusable { what: what.clone() },
        Act::Text(text) | Act::Button { label: text, .. } => Input::Text(text.as_str().into()),
        Act::Mail { body, .. } => Input::Text(body.as_str().into()),
        Act::Wait(_) | Act::Restart | Act::Again | Act::Publish(_) => Input::TimerDue,
    }
}

fn kind_of(what: &str) -> FileKind {
    match what {
        "photo" => FileKind::Photo,
        "voice" => FileKind::Voice,
        "video" => FileKind::Video,
        "audio" => FileKind::Audio,
        _ => FileKind::Document,
    }
}

/// Returns what a file is by its name.
pub(super) fn file_kind(name: &str) -> FileKind {
    let name = name.to_lowercase();
    let picture = [".jpg", ".jpeg", ".png", ".heic", ".webp"].iter().any(|end| name.ends_with(end));
    if picture { FileKind::Photo } else { FileKind::Document }
}

pub(super) fn file(name: &str, kind: FileKind) -> File {
    let media_type = if kind == FileKind::Photo { "image/jpeg" } else { "application/octet-stream" };
    let place = FilePlace::Stored { sha256: name.to_owned() };
    File { name: name.into(), kind, media_type: media_type.to_owned(), size_bytes: None, place }
}
