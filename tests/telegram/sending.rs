//! What goes out: paced, told apart by our reaction, no chat delaying another.

use std::time::{Duration, Instant};

use redress::engine::inbound::SendResult;
use redress::flow::answer::{File, FileKind, FilePlace};
use redress::flow::button;
use redress::flow::conversation::{Keyboard, PromptButton};
use redress::io::attachments::Attachments;
use redress::io::telegram::fetch::Origin;
use redress::io::telegram::setup::{self, Words};
use redress::io::telegram::{Pace, fetch};
use redress::text::Lang;

use crate::bot_api::{BotApi, Customer, Failure, Fault, Limits};
use crate::rig::{PATIENCE, bot, message, sender};

fn met(api: &BotApi, chat: i64) -> Customer {
    let customer = api.customer(chat, "Ann", "en");
    customer.say("/start");
    customer
}

#[tokio::test]
async fn a_message_arrives_with_its_buttons() {
    let api = BotApi::start().await;
    let mut ann = met(&api, 7);
    let mut question = message(7, "What is it about?");
    let button = button::decode("1.2.o0").unwrap();
    question.buttons = vec![vec![PromptButton { label: "A product".into(), button }]];
    let result = sender(&api, Pace::cloud()).send(&question).await;
    assert!(matches!(result, SendResult::Accepted { .. }), "{result:?}");
    let shown = ann.next_message(PATIENCE).await.unwrap();
    assert_eq!((shown.text.as_str(), shown.buttons), ("What is it about?", vec![vec![("A product".into(), "1.2.o0".into())]]));
    ann.press("A product");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn keyboards_that_ask_for_a_place_or_a_number_are_shown_and_removed() {
    let api = BotApi::start().await;
    let ann = met(&api, 7);
    let sender = sender(&api, Pace::unlimited());
    let keyboards = [Keyboard::RequestLocation { label: "Here".into() }, Keyboard::RequestContact { label: "Me".into() }, Keyboard::Remove];
    for keyboard in keyboards {
        let mut question = message(7, "Where?");
        question.keyboard = Some(keyboard);
        assert!(matches!(sender.send(&question).await, SendResult::Accepted { .. }));
    }
    let shown: Vec<String> = ann.messages().iter().map(|message| message.keyboard.as_ref().unwrap().to_string()).collect();
    assert!(shown[0].contains(r#""request_location":true"#) && shown[1].contains(r#""request_contact":true"#), "{shown:?}");
    assert!(shown[2].contains(r#""remove_keyboard":true"#), "{shown:?}");
}

#[tokio::test]
async fn a_blocked_bot_and_a_bad_message_are_refused_with_the_reason() {
    let api = BotApi::start().await;
    let sender = sender(&api, Pace::cloud());
    met(&api, 7).block();
    let refused = |reason: &str| SendResult::Refused { reason: reason.into() };
    let gone = |reason: &str| SendResult::Gone { reason: reason.into() };
    assert_eq!(sender.send(&message(7, "hello")).await, gone("Forbidden: bot was blocked by the user"));
    assert_eq!(sender.send(&message(99, "hello")).await, gone("Bad Request: chat not found"));
    met(&api, 8);
    assert_eq!(sender.send(&message(8, &"x".repeat(4097))).await, refused("Bad Request: message is too long"));
}

#[tokio::test]
async fn dropped_connections_and_unreadable_answers_are_for_later() {
    let api = BotApi::start().await;
    met(&api, 7);
    let sender = sender(&api, Pace::unlimited());
    for failure in [Failure::DropBefore, Failure::DropAfter, Failure::Garbage, Failure::ServerError(502)] {
        api.fail(Fault::once(failure.clone()).of("sendMessage"));
        let result = sender.send(&message(7, "hello")).await;
        assert!(matches!(result, SendResult::Later { not_before: None, .. }), "{failure:?}: {result:?}");
    }
    api.revoke_token(true);
    assert!(matches!(sender.send(&message(7, "hello")).await, SendResult::Later { .. }));
}

#[tokio::test]
async fn a_429_is_obeyed_for_its_chat_alone() {
    let api = BotApi::start().await;
    met(&api, 7);
    met(&api, 8);
    let sender = sender(&api, Pace::cloud());
    api.fail(Fault::once(Failure::TooMany(30)).to(7));
    let SendResult::Later { not_before: Some(not_before), .. } = sender.send(&message(7, "one")).await else { panic!("not later") };
    assert!(chrono::Utc::now() + chrono::TimeDelta::seconds(25) < not_before);
    let calls = api.calls("sendMessage");
    assert!(matches!(sender.send(&message(7, "one")).await, SendResult::Later { not_before: Some(_), .. }));
    assert_eq!(api.calls("sendMessage"), calls, "no call before its time");
    assert!(matches!(sender.send(&message(8, "two")).await, SendResult::Accepted { .. }));
}

#[tokio::test]
async fn many_messages_to_many_chats_never_meet_the_limits() {
    let api = BotApi::start().await;
    let sender = sender(&api, Pace::cloud());
    for chat in 1..=40 {
        met(&api, chat);
    }
    let (sender, texts) = (&sender, ["one", "two"]);
    let sends = (1..=40).flat_map(|chat| texts.map(|text| async move { sender.send(&message(chat, text)).await }));
    let results = futures_util::future::join_all(sends).await;
    assert!(results.iter().all(|result| matches!(result, SendResult::Accepted { .. })));
    // One chat with more than its burst waits within the limits as well.
    for text in ["three", "four", "five"] {
        assert!(matches!(sender.send(&message(1, text)).await, SendResult::Accepted { .. }));
    }
    assert_eq!((api.too_many(), api.calls("sendMessage")), (0, 83));
}

#[tokio::test]
async fn a_limit_below_ours_is_met_by_the_messages_under_way_and_no_others() {
    let overall = Some(crate::bot_api::Rate { per_second: 5.0, burst: 5.0 });
    let api = BotApi::start_with(Limits { overall, ..Limits::cloud() }).await;
    let sender = sender(&api, Pace::cloud());
    for chat in 1..=20 {
        met(&api, chat);
    }
    let patiently = |chat| {
        let sender = &sender;
        async move {
            while let SendResult::Later { not_before, .. } = sender.send(&message(chat, "hello")).await {
                let wait = not_before.unwrap() - chrono::Utc::now();
                tokio::time::sleep(wait.to_std().unwrap_or_default()).await;
            }
        }
    };
    let all = futures_util::future::join_all((1..=20).map(patiently));
    tokio::time::timeout(PATIENCE, all).await.expect("all arrive in time");
    assert!(api.too_many() <= 60, "{} calls were refused", api.too_many());
}

#[tokio::test]
async fn a_chat_that_hangs_delays_no_other() {
    let api = BotApi::start_with(Limits::local()).await;
    let sender = sender(&api, Pace::unlimited());
    met(&api, 7);
    met(&api, 8);
    api.fail(Fault::once(Failure::Hang(Duration::from_secs(60))).to(7).of("sendMessage"));
    let (stuck, others) = (message(7, "stuck"), message(8, "hello"));
    let hanging = sender.send(&stuck);
    let going_on = async {
        for _ in 0..20 {
            assert!(matches!(sender.send(&others).await, SendResult::Accepted { .. }));
        }
        Instant::now()
    };
    let start = Instant::now();
    let (result, others_done) = tokio::join!(hanging, going_on);
    assert!(matches!(result, SendResult::Later { .. }), "{result:?}");
    assert!(others_done < start + Duration::from_millis(1900), "the hanging call is given up after two seconds");
}

#[tokio::test]
async fn a_stored_file_goes_out_with_its_name_and_text() {
    let api = BotApi::start().await;
    let mut ann = met(&api, 7);
    let sha256 = format!("redress-test-{}", std::process::id());
    std::fs::write(std::env::temp_dir().join(&sha256), b"%PDF").unwrap();
    let mut letter = message(7, "Our answer.");
    letter.files = vec![File {
        name: "answer.pdf".into(),
        kind: FileKind::Document,
        media_type: "application/pdf".into(),
        size_bytes: Some(4),
        place: FilePlace::Stored { sha256: sha256.clone() },
    }];
    let result = sender(&api, Pace::cloud()).send(&letter).await;
    std::fs::remove_file(std::env::temp_dir().join(&sha256)).unwrap();
    assert!(matches!(result, SendResult::Accepted { .. }), "{result:?}");
    let shown = ann.next_message(PATIENCE).await.unwrap();
    assert_eq!((shown.text.as_str(), shown.document), ("Our answer.", Some(("answer.pdf".into(), b"%PDF".to_vec()))));
}

#[tokio::test]
async fn files_are_fetched_within_the_limit() {
    let api = BotApi::start().await;
    let ann = met(&api, 7);
    ann.send_document("a.pdf", b"hello", None);
    ann.send_video(25 << 20, None);
    let (document, video) = ("BQACAgIAAxkBAAI1", "BQACAgIAAxkBAAI2");
    let directory = std::env::temp_dir().join(format!("redress-fetch-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let attachments = Attachments::open(&directory, 20 << 20).unwrap();
    let fetched = fetch::fetch(&bot(&api), document, Origin::Download, &attachments).await;
    let sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert_eq!(fetched, SendResult::Fetched { sha256: sha256.into(), size_bytes: 5 });
    attachments.verify(sha256).unwrap();
    let too_big = fetch::fetch(&bot(&api), video, Origin::Download, &attachments).await;
    assert_eq!(too_big, SendResult::Refused { reason: "Bad Request: file is too big".into() });
    api.fail(Fault::once(Failure::ServerError(502)).of("download"));
    assert!(matches!(fetch::fetch(&bot(&api), document, Origin::Download, &attachments).await, SendResult::Later { .. }));
    let small = Attachments::open(&directory, 4).unwrap();
    assert!(matches!(fetch::fetch(&bot(&api), document, Origin::Download, &small).await, SendResult::Refused { .. }));
    std::fs::remove_dir_all(&directory).unwrap();
}

#[tokio::test]
async fn the_bot_introduces_itself_once_per_language() {
    let api = BotApi::start().await;
    let words = |lang: Option<&str>, text: &str| Words {
        lang: lang.and_then(Lang::parse),
        commands: vec![("start".into(), text.into())],
        description: text.into(),
        short_description: text.into(),
    };
    let words = [words(None, "Make a complaint"), words(Some("de"), "Beschwerde einreichen")];
    assert_eq!(setup::user_name(&bot(&api)).await, Ok("redress_bot".into()));
    assert_eq!(setup::announce(&bot(&api), &words).await, Ok(6));
    assert_eq!(setup::announce(&bot(&api), &words).await, Ok(0));
    assert_eq!(api.description("de").as_deref(), Some("Beschwerde einreichen"));
}
