//! What holds whatever the customer sends: no panic, no silence, an end, and a state that survives being written down.

use std::sync::{Arc, LazyLock};

use chrono::{TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::diagnostic::Source;
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::conversation::{Button, Choice, MailInput};
use crate::flow::read::{Surroundings, read};

const FILES: [(&str, &str); 6] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
    ("feedback.toml", include_str!("../../../tests/flows/shop/feedback.toml")),
    ("feedback.en.ftl", include_str!("../../../tests/flows/shop/feedback.en.ftl")),
    ("feedback.de.ftl", include_str!("../../../tests/flows/shop/feedback.de.ftl")),
];

static FLOWS: LazyLock<Flows> = LazyLock::new(|| {
    let source = |(name, text): &(&str, &str)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() });
    let (flows, problems) = read(&FILES.iter().map(source).collect::<Vec<_>>(), &Surroundings::default());
    flows.unwrap_or_else(|| panic!("{problems:#?}"))
});

pub(super) fn flows() -> Flows {
    FLOWS.clone()
}

fn start(channel: Channel, name: &Personal) -> Start<'_> {
    Start { id: 7, channel, lang: Lang::parse("en").unwrap(), name, cases: Vec::new() }
}

fn text(text: &str) -> Input {
    Input::Text(text.into())
}

fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 2, 9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

fn texts() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "yes",
        "no",
        "1",
        "3",
        "z",
        "back",
        "/cancel",
        "undo",
        "change",
        "change subject",
        "skip",
        "done",
        "why",
        "help",
        "human",
        "continue",
        "/restart",
        "language",
        "Deutsch",
        "/start",
        "/start feedback",
        "feedback",
        "keep",
        "more",
        "file it",
        "weiter",
        "AB-123456",
        "ann@example.org",
        "The handle of my kettle came off.",
        "yesterday",
        "+49 30 1234567",
        "1, 2",
        "drop",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,40}", 1 => "[\\s\\S]{0,30}", 1 => "[0-9.,:/+()-]{0,12}", 1 => Just("ß😀".repeat(9000))]
}

fn choices() -> impl Strategy<Value = Choice> {
    prop_oneof![
        4 => (0u16..12).prop_map(Choice::Option),
        1 => any::<u16>().prop_map(Choice::Page),
        1 => (0u16..12).prop_map(Choice::ChangeNth),
        1 => (0u16..3).prop_map(Choice::Language),
        4 => prop::sample::select(vec![
            Choice::Skip, Choice::Done, Choice::Keep, Choice::Confirm, Choice::FileNow, Choice::Change, Choice::Undo, Choice::Person,
            Choice::Continue, Choice::StartAnew, Choice::Drop,
        ]),
    ]
}

fn files() -> impl Strategy<Value = Vec<File>> {
    let kinds = prop::sample::select(vec![FileKind::Photo, FileKind::Document, FileKind::Voice, FileKind::Mail]);
    let places = prop::sample::select(vec![FilePlace::TooLarge, FilePlace::Stored { sha256: "00".to_owned() }]);
    let file = ("\\PC{0,9}", kinds, places).prop_map(|(name, kind, place)| File {
        name: name.into(),
        kind,
        media_type: "x/y".to_owned(),
        size_bytes: None,
        place,
    });
    prop::collection::vec(file, 0..8)
}

fn mails() -> impl Strategy<Value = Input> {
    (texts(), texts(), texts(), files(), 0usize..4).prop_map(|(subject, new, more, files, number)| {
        let new_text = format!("{number}. {new}\nSubject: {more}\n{more}");
        Input::Mail(MailInput {
            sender: "ann@example.org".into(),
            sender_name: "Ann".into(),
            subject: subject.into(),
            full_text: format!("> {number}. {more}\n{new_text}").into(),
            new_text: new_text.into(),
            files,
        })
    })
}

fn inputs() -> impl Strategy<Value = Input> {
    prop_oneof![
        6 => texts().prop_map(|text| Input::Text(text.into())),
        6 => (choices(), 0u32..9, any::<bool>()).prop_map(|(choice, turn, ours)| {
            Input::Button(Button { conversation: if ours { 7 } else { 8 }, turn, choice })
        }),
        1 => (files(), proptest::option::of(texts())).prop_map(|(files, caption)| Input::Files { files, caption: caption.map(Personal::from) }),
        1 => (any::<i32>(), any::<i32>()).prop_map(|(latitude_microdegrees, longitude_microdegrees)| Input::Location {
            latitude_microdegrees,
            longitude_microdegrees,
        }),
        1 => (texts(), texts()).prop_map(|(name, phone)| Input::Contact { name: name.into(), phone: phone.into() }),
        1 => mails(),
        1 => Just(Input::Unusable { what: "sticker".to_owned() }),
        2 => Just(Input::TimerDue),
    ]
}

/// Says what is wrong with the effects of a step.
fn check(conversation: &Conversation, effects: &[Effect], input: &Input) -> Result<(), TestCaseError> {
    let answered = |effect: &Effect| matches!(effect, Effect::Send(_) | Effect::File { .. } | Effect::Begin { .. });
    prop_assert!(*input == Input::TimerDue || effects.iter().any(answered), "silence after {input:?}");
    for effect in effects {
        if let Effect::Send(prompt) = effect {
            let length = prompt.text.as_str().chars().count();
            prop_assert!(0 < length && length <= 4096, "{length} characters");
            let labels = prompt.buttons.iter().flatten().map(|button| button.label.chars().count());
            prop_assert!(labels.clone().all(|length| (1..=40).contains(&length)), "{:?}", prompt.buttons);
        }
    }
    let written = serde_json::to_string(conversation).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let read: Conversation = serde_json::from_str(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(read == *conversation);
    prop_assert!(conversation.asked.len() <= 64 && conversation.trail.len() <= 16 && conversation.answers.len() <= 16);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_input_never_panics_never_meets_silence_and_ends(
        mail in any::<bool>(),
        first in inputs(),
        rest in prop::collection::vec((inputs(), any::<bool>()), 0..40),
    ) {
        let flows = flows();
        let name = Personal::from("Ann");
        let channel = if mail { Channel::Mail } else { Channel::Chat };
        let (mut conversation, effects) = begin(&flows, &flows.current["complaint"], start(channel, &name), Some(&first), at(0));
        check(&conversation, &effects, &first)?;
        let mut now = at(0);
        for (input, exactly_due) in rest {
            let due = conversation.timer.map(|(due, _)| due).filter(|_| exactly_due);
            now = now.max(due.unwrap_or(now + TimeDelta::seconds(20)));
            let (next, effects) = step(&flows, conversation, &input, now);
            check(&next, &effects, &input)?;
            conversation = next;
            // As at the desk, another run takes the place of this one.
            if let Some(flow) = effects.iter().find_map(|effect| if let Effect::Begin { flow } = effect { Some(flow) } else { None }) {
                let (begun, effects) = begin(&flows, &flows.current[flow], start(channel, &name), Some(&input), now);
                check(&begun, &effects, &input)?;
                conversation = begun;
            }
        }
        // Silence ends every conversation within a bounded number of timers.
        for _ in 0..8 {
            let Some((due, _)) = conversation.timer else { break };
            conversation = step(&flows, conversation, &Input::TimerDue, due).0;
        }
        prop_assert!(conversation.timer.is_none(), "{conversation:?}");
    }
}

#[test]
fn each_command_hands_over_at_each_question() {
    let flows = flows();
    let name = Personal::default();
    let answers = ["/start", "1", "The handle of my kettle came off.", "no", "no", "AB-123456", "skip", "1", "ann@example.org"];
    for count in 1..=answers.len() {
        for human in ["human", "/mensch", "Talk to a person!"] {
            let (mut conversation, _) =
                begin(&flows, &flows.current["complaint"], start(Channel::Chat, &name), Some(&text("/start")), at(0));
            for answer in &answers[1..count] {
                conversation = step(&flows, conversation, &text(answer), at(1)).0;
            }
            let before = conversation.answers.clone();
            let (conversation, effects) = step(&flows, conversation, &text(human), at(2));
            assert!(effects.contains(&Effect::HandOver), "{human} after {count}");
            assert_eq!((conversation.status, &conversation.answers, conversation.timer), (Status::HandedOver, &before, None));
        }
    }
}

#[test]
fn a_mail_is_a_case_at_once_and_asks_back_so_many_times_and_no_more() {
    let flows = flows();
    let (flow, name) = (&flows.current["complaint"], Personal::default());
    let mail = |words: &str| {
        let (subject, words) = (Personal::from("My kettle"), Personal::from(words));
        let (sender, sender_name) = ("ann@example.org".into(), "Ann".into());
        Input::Mail(MailInput { sender, sender_name, subject, full_text: words.clone(), new_text: words, files: Vec::new() })
    };
    let story = mail("The handle of my kettle came off.");
    let (mut conversation, effects) = begin(&flows, flow, start(Channel::Mail, &name), Some(&story), at(0));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::File { .. })));
    let mut asked = vec![conversation.round];
    for reply in 0..4 {
        let (next, effects) = step(&flows, conversation, &mail("Please hurry."), at(1 + reply));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Send(_))), "each is answered: {effects:?}");
        asked.push(next.round);
        conversation = next;
    }
    assert_eq!((flow.mail_rounds, asked), (2, vec![1, 2, 2, 2, 2]));
    assert!(conversation.timer.is_none(), "nothing reminds of questions that are not asked any more");
}

#[test]
fn a_flow_that_is_gone_is_handed_to_a_person() {
    let mut flows = flows();
    let name = Personal::default();
    let (conversation, _) = begin(&flows, &flows.current["complaint"], start(Channel::Chat, &name), None, at(0));
    flows.current.remove("complaint");
    let (conversation, effects) = step(&flows, conversation, &text("hello"), at(1));
    assert_eq!(conversation.status, Status::HandedOver);
    assert!(matches!(effects.as_slice(), [Effect::HandOver, Effect::Send(_)]));
}

#[test]
fn a_late_wake_takes_the_last_step_that_is_due() {
    let flows = flows();
    let name = Personal::default();
    let story = text("The handle of my kettle came off.");
    let (conversation, _) = begin(&flows, &flows.current["complaint"], start(Channel::Chat, &name), Some(&story), at(0));
    let (conversation, effects) = step(&flows, conversation, &Input::TimerDue, at(60 * 24 * 9));
    assert_eq!(conversation.status, Status::Filed);
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::Send(_))).count(), 1);
}

#[test]
fn words_commands_links_and_addresses_name_their_flow() {
    let flows = flows();
    let named = [
        ("/start", "complaint"),
        ("/FEEDBACK@our_bot", "feedback"),
        ("/start feedback", "feedback"),
        ("Lob!", "feedback"),
        ("My kettle", "complaint"),
    ];
    for (said, flow) in named {
        assert_eq!(which(&flows, said).as_deref(), Some(flow), "{said}");
    }
    assert_eq!(which_mail(&flows, "Feedback+x7@example.org").as_deref(), Some("feedback"));
    assert_eq!(which_mail(&flows, "nobody@example.org").as_deref(), Some("complaint"));
    assert_eq!(which(&Flows::default(), "hello"), None);
}
