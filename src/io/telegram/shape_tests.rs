//! Updates as Telegram documents them, and what becomes of each.

use serde_json::json;

use super::super::wire;
use super::*;

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;
const BYTES_MAX: u64 = 20 << 20;

fn shaped(kind: &str, body: Value) -> What {
    let received = wire::read_update(json!({ "update_id": 5, kind: body }));
    let shaped = shape(received, NOW, BYTES_MAX);
    assert_eq!(shaped.update_id, 5);
    shaped.what
}

fn message(mut content: Value) -> What {
    content["message_id"] = json!(9);
    content["date"] = json!(1_700_000_000);
    content["chat"] = json!({ "id": 7, "type": "private", "first_name": "Ann" });
    content["from"] =
        json!({ "id": 7, "is_bot": false, "first_name": "Ann\r\nBcc: x", "last_name": "\u{202e}Lee 🙂", "language_code": "de-at" });
    shaped("message", content)
}

fn input_of(what: What) -> Input {
    let What::Item { event: Event::Said { input, .. }, .. } = what else { panic!("nothing was said: {what:?}") };
    input
}

#[test]
fn a_text_carries_name_language_and_telegrams_own_time() {
    let What::Item { chat, event: Event::Said { input, name, lang, said_at }, press } = message(json!({ "text": "It broke." })) else {
        panic!("nothing was said")
    };
    assert_eq!((chat, input, press), (7, Input::Text("It broke.".into()), None));
    assert_eq!((name.as_str(), lang.unwrap().as_str(), said_at.timestamp()), ("Ann Bcc: x Lee 🙂", "de-AT", 1_700_000_000));
}

#[test]
fn a_command_loses_the_name_of_the_bot_and_nothing_else() {
    for (text, expected) in
        [("/start@redress_bot ref7", "/start ref7"), ("/start ref7", "/start ref7"), ("mail a@b.example", "mail a@b.example")]
    {
        assert_eq!(input_of(message(json!({ "text": text }))), Input::Text(expected.into()));
    }
}

#[test]
fn every_kind_of_file_keeps_its_kind_and_the_largest_photo_is_taken() {
    let file = |extra: Value| {
        let mut file = json!({ "file_id": "f", "file_unique_id": "u", "file_size": 10 });
        file.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        file
    };
    let sizes = json!([file(json!({ "width": 90, "height": 60, "file_id": "small" })), file(json!({ "width": 1280, "height": 960 }))]);
    let cases = [
        (json!({ "photo": sizes }), FileKind::Photo, "photo.jpg", "image/jpeg"),
        (
            json!({ "document": file(json!({ "file_name": "a.pdf", "mime_type": "application/pdf" })) }),
            FileKind::Document,
            "a.pdf",
            "application/pdf",
        ),
        (json!({ "voice": file(json!({})) }), FileKind::Voice, "voice.ogg", "audio/ogg"),
        (json!({ "audio": file(json!({})) }), FileKind::Audio, "audio.mp3", "audio/mpeg"),
        (json!({ "video": file(json!({})) }), FileKind::Video, "video.mp4", "video/mp4"),
        (json!({ "video_note": file(json!({})) }), FileKind::Video, "video.mp4", "video/mp4"),
        (json!({ "animation": file(json!({})), "document": file(json!({})) }), FileKind::Video, "animation.mp4", "video/mp4"),
    ];
    for (content, kind, name, media_type) in cases {
        let Input::Files { files, .. } = input_of(message(content)) else { panic!("no files") };
        let place = FilePlace::Telegram { file_id: "f".into(), unique_id: "u".into() };
        let expected = File { name: name.into(), kind, media_type: media_type.into(), size_bytes: Some(10), place };
        assert_eq!(files, [expected]);
    }
}

#[test]
fn a_file_over_the_limit_is_named_but_not_to_be_fetched() {
    let video = json!({ "file_id": "f", "file_unique_id": "u", "file_size": 25 << 20, "file_name": "crash.mp4" });
    let Input::Files { files, caption } = input_of(message(json!({ "video": video, "caption": "look" }))) else { panic!("no files") };
    assert_eq!((&files[0].place, files[0].size_bytes, caption), (&FilePlace::TooLarge, Some(25 << 20), Some("look".into())));
}

#[test]
fn places_contacts_and_what_cannot_be_used_have_their_own_inputs() {
    let place = json!({ "latitude": 47.376_887, "longitude": -8.541_694 });
    let located = Input::Location { latitude_microdegrees: 47_376_887, longitude_microdegrees: -8_541_694 };
    let unusable = |what: &str| Input::Unusable { what: what.into() };
    let cases = [
        (json!({ "location": place }), located.clone()),
        (json!({ "venue": { "title": "Bar", "address": "x", "location": place }, "location": place }), located),
        (
            json!({ "contact": { "phone_number": "+41 44 1", "first_name": "Bo" } }),
            Input::Contact { name: "Bo".into(), phone: "+41 44 1".into() },
        ),
        (json!({ "sticker": { "file_id": "f" } }), unusable("sticker")),
        (json!({ "poll": {} }), unusable("poll")),
        (json!({ "dice": {} }), unusable("dice")),
        (json!({ "invented_next_year": {} }), unusable("message")),
    ];
    for (content, expected) in cases {
        assert_eq!(input_of(message(content)), expected);
    }
    assert_eq!(message(json!({ "pinned_message": {} })), What::Ignored);
}

#[test]
fn a_press_is_a_button_and_foreign_data_is_nothing_usable() {
    let press = |data: &str| {
        let body = json!({ "id": "77", "from": { "id": 7, "first_name": "Ann" }, "chat_instance": "1", "data": data,
            "message": { "message_id": 1, "date": 0, "chat": { "id": 7, "type": "private" } } });
        shaped("callback_query", body)
    };
    let pressed = button::decode("812.4.o2").unwrap();
    assert_eq!(input_of(press("812.4.o2")), Input::Button(pressed));
    let what = press("'; drop table cases");
    assert!(matches!(&what, What::Item { press: Some(id), .. } if id == "77"));
    assert_eq!(input_of(what), Input::Unusable { what: "button".into() });
}

#[test]
fn an_edit_is_an_amendment_with_its_own_time() {
    let body = json!({ "message_id": 1, "date": 100, "edit_date": 200, "chat": { "id": 7, "type": "private" }, "text": "blue" });
    let said_at = DateTime::from_timestamp(200, 0).unwrap();
    let event = Event::Edited { text: "blue".into(), said_at, first_said_at: DateTime::from_timestamp(100, 0) };
    assert_eq!(shaped("edited_message", body), What::Item { chat: 7, event, press: None });
}

#[test]
fn blocking_and_unblocking_are_told() {
    for (status, reachable) in [("kicked", false), ("member", true)] {
        let body =
            json!({ "chat": { "id": 7, "type": "private" }, "from": { "id": 7 }, "date": 0, "new_chat_member": { "status": status } });
        let What::Item { event: Event::Reachable { reachable: found, .. }, .. } = shaped("my_chat_member", body) else {
            panic!("not told")
        };
        assert_eq!(found, reachable);
    }
}

#[test]
fn groups_and_channels_never_become_items() {
    let group = json!({ "id": -100, "type": "supergroup" });
    let elsewhere = What::Elsewhere { chat: -100, lang: Lang::parse("de") };
    let from = json!({ "id": 7, "first_name": "Ann", "language_code": "de" });
    let said = shaped("message", json!({ "message_id": 1, "date": 0, "chat": group, "from": from, "text": "/start" }));
    assert_eq!(said, elsewhere);
    let added = shaped("my_chat_member", json!({ "chat": group, "from": from, "date": 0, "new_chat_member": { "status": "member" } }));
    assert_eq!(added, elsewhere);
}

#[test]
fn an_unreadable_update_of_a_private_chat_still_gets_an_answer() {
    let what = shaped("message", json!({ "date": "yesterday", "chat": { "id": 7, "type": "private" } }));
    assert_eq!(input_of(what), Input::Unusable { what: "message".into() });
    assert_eq!(shaped("message", json!({ "chat": 1 })), What::Unreadable);
    assert_eq!(shaped("message", json!("?")), What::Unreadable);
}
