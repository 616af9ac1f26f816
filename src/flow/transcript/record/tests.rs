//! A recorded conversation plays again as it was, without a word of the customer's own.

use super::*;
use crate::diagnostic::Source;
use crate::flow::conversation::Choice;
use crate::flow::read::{Surroundings, read};

const PRIVATE: [&str; 10] =
    ["Smith", "Ann", "kettle", "Main Street", "ann.smith@example.com", "7911", "qx-", "QX-", "holiday.jpg", "sister"];

const SHOP: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../../tests/flows/shop/complaint.de.ftl")),
];

fn flows() -> Arc<Flows> {
    let source = |(name, text): &(&str, &str)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() });
    let (flows, problems) = read(&SHOP.iter().map(source).collect::<Vec<_>>(), &Surroundings::default());
    Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")))
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minute)
}

fn said(minute: i64, text: &str) -> Heard {
    Heard { at: at(minute), text: text.into(), files: Vec::new(), button: None }
}

fn pressed(minute: i64, turn: u32, choice: Choice) -> Heard {
    Heard { button: Some(Button { conversation: 77, turn, choice }), ..said(minute, "") }
}

fn recording(channel: Channel, heard: Vec<Heard>) -> Recording {
    let flow = flows().current["complaint"].clone();
    let lang = Lang::parse("en").unwrap();
    Recording { flow: flow.id.clone(), version: flow.version.clone(), channel, lang, named: true, heard, filed_at: None }
}

/// Records, and checks that the transcript holds and tells nothing.
fn recorded(recording: &Recording) -> String {
    let text = record(&flows(), recording).unwrap();
    let played = play(&flows(), &Editions::new(), &text);
    assert!(played.problems.is_empty(), "{:?}\n{text}", played.problems);
    assert_eq!(played.blessed, text);
    for word in PRIVATE {
        assert!(!text.contains(word), "{word:?} is told:\n{text}");
    }
    text
}

#[test]
fn buttons_stay_and_words_are_masked_in_their_shape() {
    let chat = vec![
        said(0, "/start"),
        pressed(1, 1, Choice::Option(0)),
        said(2, "Ann Smith burned her hand on the kettle in 12 Main Street."),
        said(3, "Yes, my sister Ann"),
        said(4, "qx-123456"),
        said(5, "skip"),
        said(6, "b"),
        said(7, "it is ann.smith@example.com, thanks"),
        pressed(8, 8, Choice::Confirm),
    ];
    let text = recorded(&recording(Channel::Chat, chat));
    assert!(text.contains("> [📦 A product]") && text.contains("> Xxx Xxxxx burned xxx"), "{text}");
    assert!(text.contains("! raise safety urgent suspected"), "{text}");
    assert!(text.contains("> xx-000000\n") && text.contains("> skip\n") && text.contains("> b\n") && text.contains("! file"), "{text}");
    assert!(!text.contains("elsewhere"), "{text}");
}

#[test]
fn what_was_refused_is_refused_again_and_silence_is_kept() {
    let chat =
        vec![said(0, "/start"), said(1, "3"), said(2, "Ann!"), said(3, "The Smith family was charged twice."), said(200, "order 7911")];
    let text = recorded(&recording(Channel::Chat, chat));
    assert!(text.contains("> Xxx!\n< Could you write a little more?") && text.contains("@ 197m"), "{text}");
    assert!(text.contains("> xxxxx 0000\n< “xxxxx 0000” does not look like an order number"), "{text}");
}

#[test]
fn a_mail_keeps_its_labels_numbers_and_known_answers() {
    let file = File {
        name: "holiday.jpg".into(),
        kind: FileKind::Photo,
        media_type: "image/jpeg".to_owned(),
        size_bytes: None,
        place: crate::flow::answer::FilePlace::TooLarge,
    };
    let first = Heard {
        files: vec![file],
        ..said(0, "The kettle of Ann Smith\n\nSubject: A product\nOrder number: QX-123456\n\nIt leaks. Ann Smith, 12 Main Street")
    };
    let second = said(90, "Re: The kettle\n\n> 1. Was anybody hurt?\nno\n\n2. A replacement, Ann");
    let text = recorded(&recording(Channel::Mail, vec![first, second]));
    assert!(text.contains(">> Subject: A product\n") && text.contains(">> Order number: XX-000000\n"), "{text}");
    assert!(text.contains(">> attach: photo1.jpg\n") && text.contains(">> > 1. Was anybody hurt?\n>> no\n"), "{text}");
    assert!(text.contains("Anybody hurt: No"), "{text}");
}

#[test]
fn what_was_not_kept_is_said() {
    let text =
        recorded(&recording(Channel::Chat, vec![said(0, "/start"), said(1, ""), pressed(2, 900, Choice::Skip), said(3, "(sticker)")]));
    assert!(text.contains("# Something was pressed") && text.contains("> (sticker)\n"), "{text}");
    assert!(matches!(read_act("(sticker)"), Act::Unusable { .. }));
    let none = recording(Channel::Chat, Vec::new());
    assert_eq!(record(&flows(), &none).unwrap_err(), "nothing was said");
}
