//! What comes in: confirmed only after the commit, each once, in order.

use std::sync::Arc;
use std::time::Duration;

use redress::io::health::ChannelState;
use redress::io::intake::{Intake, Request};
use redress::io::telegram::receive::{self, Position, Settings};
use redress::io::{health::Health, telegram};
use serde_json::json;
use url::Url;

use crate::bot_api::{BotApi, Failure, Fault};
use crate::rig::{Rig, eventually, keys, settings, texts};

#[tokio::test]
async fn nothing_is_confirmed_before_its_commit() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("It broke.");
    let (intake, mut queue) = Intake::new(1);
    let (health, _state) = Health::new();
    let bot = telegram::bot_for_polling(api.token(), &Url::parse(&api.url()).unwrap()).unwrap();
    let channel = tokio::spawn(receive::receive(bot, intake, health, settings(), None, drop));
    let Some(Request::Take { items, answer }) = queue.recv().await else { panic!("no items") };
    assert_eq!((texts(&items), api.pending()), (vec!["It broke.".to_owned()], 1));
    let polls = api.calls("getUpdates");
    ann.say("And leaks.");
    assert_eq!(api.calls("getUpdates"), polls, "no poll while the commit is under way");
    answer.send(Vec::new()).unwrap();
    let Some(Request::Take { items, .. }) = queue.recv().await else { panic!("no items") };
    assert_eq!((texts(&items), api.pending()), (vec!["And leaks.".to_owned()], 1));
    channel.abort();
}

#[tokio::test]
async fn after_a_crash_before_the_confirmation_everything_comes_again_and_counts_once() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("one");
    ann.say("two");
    // The poll that would confirm never arrives.
    let mut rig = Rig::start(&api);
    rig.items(2).await;
    let taken = rig.crash();
    api.redeliver(2);
    ann.say("three");
    let mut rig = Rig::resume(&api, taken, None);
    assert_eq!(texts(&rig.items(3).await), ["one", "two", "three"]);
}

#[tokio::test]
async fn updates_below_the_cursor_do_not_reach_the_engine_again() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("one");
    let last = *ann.album(&[b"a", b"b"], None).last().unwrap();
    let mut rig = Rig::start(&api);
    rig.items(2).await;
    let taken = rig.crash();
    api.redeliver(3);
    ann.say("four");
    let position = Position { update_id: Some(last), polled_at: chrono::Utc::now() };
    let mut rig = Rig::resume(&api, taken, Some(position));
    assert_eq!(texts(&rig.items(3).await), ["one", "2 files", "four"]);
    assert_eq!(rig.taken.lock().unwrap().repeats, 0);
}

#[tokio::test]
async fn everything_a_customer_can_send_comes_in_once_and_in_order() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann 🙂", "en");
    let bo = api.customer(8, "Bo", "de");
    let photos: Vec<&[u8]> = vec![b"jpg"; 10];
    ann.album(&photos, Some("the crack"));
    bo.say("Hallo");
    ann.send_video(25 << 20, None);
    ann.send_voice(b"ogg");
    ann.send_sticker();
    ann.share_contact("+41 44 1");
    ann.send_location(47.0, 8.0);
    ann.edit("blue");
    let mut rig = Rig::start(&api);
    let items = rig.items(8).await;
    assert_eq!(texts(&items), ["10 files", "Hallo", "1 files", "1 files", "unusable sticker", "contact", "location", "edit blue"]);
    api.redeliver(100);
    api.redeliver(100);
    bo.say("Danke");
    let items = rig.items(9).await;
    assert_eq!((texts(&items)[8].as_str(), items.len()), ("Danke", 9));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn an_album_that_comes_in_pieces_is_one_input_and_delays_nobody() {
    let api = BotApi::start().await;
    let (ann, bo) = (api.customer(7, "Ann", "en"), api.customer(8, "Bo", "de"));
    let mut rig = Rig::start(&api);
    let first = ann.album_part("1", b"a", Some("the crack"));
    bo.say("Hallo");
    let items = rig.items(1).await;
    assert_eq!(texts(&items), ["Hallo"]);
    ann.album_part("1", b"b", None);
    let items = rig.items(2).await;
    assert_eq!((texts(&items)[1].as_str(), keys(&items)[1]), ("2 files", first));
}

#[tokio::test]
async fn a_press_is_answered_after_its_commit() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("/start");
    let shown = crate::bot_api::BotMessage { id: 1, text: "?".into(), buttons: Vec::new(), keyboard: None, document: None, edits: 0 };
    ann.press_data(&shown, "1.1.o0", "Yes");
    let mut rig = Rig::start(&api);
    assert_eq!(texts(&rig.items(2).await), ["/start", "button Option(0)"]);
    eventually(|| api.unanswered_presses() == 0).await;
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn failures_of_the_server_are_reported_and_survived() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    for failure in [Failure::DropBefore, Failure::DropAfter, Failure::Garbage, Failure::TooMany(1)] {
        api.fail(Fault::once(failure).of("getUpdates"));
    }
    ann.say("one");
    let mut rig = Rig::start(&api);
    rig.until(|state| matches!(state, ChannelState::Down { .. })).await;
    assert_eq!(texts(&rig.items(1).await), ["one"]);
    rig.until(|state| matches!(state, ChannelState::Up { .. })).await;
    api.revoke_token(true);
    let state = rig.until(|state| matches!(state, ChannelState::Down { .. })).await;
    assert!(matches!(&state, ChannelState::Down { reason, .. } if reason.contains("token")), "{state:?}");
    ann.say("two");
    api.revoke_token(false);
    assert_eq!(texts(&rig.items(2).await), ["one", "two"]);
}

#[tokio::test]
async fn a_second_poller_is_reported() {
    let api = BotApi::start().await;
    let mut rig = Rig::start(&api);
    rig.until(|state| matches!(state, ChannelState::Up { .. })).await;
    let mut other = Rig::start(&api);
    let conflict = |state: &ChannelState| matches!(state, ChannelState::Down { reason, .. } if reason.contains("another program"));
    tokio::select! {
        _ = rig.until(conflict) => {}
        _ = other.until(conflict) => {}
    }
}

#[tokio::test]
async fn a_group_is_told_once_and_never_becomes_an_item() {
    let api = BotApi::start().await;
    api.add_group(-100, "supergroup");
    let ann = api.customer(7, "Ann", "en");
    for _ in 0..3 {
        api.push_raw(
            "message",
            json!({ "message_id": 1, "date": 0, "chat": { "id": -100, "type": "supergroup" }, "from": { "id": 7 }, "text": "/start" }),
        );
    }
    ann.say("one");
    let mut rig = Rig::start(&api);
    assert_eq!(texts(&rig.items(1).await), ["one"]);
    eventually(|| !api.group_messages(-100).is_empty()).await;
    ann.say("two");
    rig.items(2).await;
    assert_eq!(api.group_messages(-100), ["Please write to me in a private chat."]);
}

#[tokio::test]
async fn an_update_of_another_shape_moves_the_offset_on_and_gets_an_answer() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    api.push_raw("message", json!({ "date": "yesterday", "chat": { "id": 7, "type": "private" } }));
    api.push_raw("message", json!({ "chat": 1 }));
    ann.say("one");
    let mut rig = Rig::start(&api);
    assert_eq!(texts(&rig.items(2).await), ["unusable message", "one"]);
}

#[tokio::test]
async fn a_day_and_more_of_silence_is_reported_as_a_gap() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("lost");
    api.advance(Duration::from_secs(25 * 3600));
    assert_eq!(api.expired(), 1);
    ann.say("kept");
    let polled_at = chrono::Utc::now() - chrono::TimeDelta::hours(30);
    let mut rig = Rig::resume(&api, Arc::default(), Some(Position { update_id: Some(700_000), polled_at }));
    assert_eq!(texts(&rig.items(1).await), ["kept"]);
    assert_eq!(rig.gaps.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn numbers_that_begin_anew_after_a_quiet_week_lose_nothing() {
    let api = BotApi::start().await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("one");
    let mut rig = Rig::run(&api, Settings { poll_wait_seconds: 1, ..settings() }, Arc::default(), None);
    rig.items(1).await;
    eventually(|| api.pending() == 0).await;
    // The poll that confirmed has come back, and another is under way.
    let polls = api.calls("getUpdates");
    eventually(|| polls < api.calls("getUpdates")).await;
    // An outage ends that one, so that the new numbers meet a fresh poll.
    api.revoke_token(true);
    rig.until(|state| matches!(state, ChannelState::Down { .. })).await;
    api.renumber(12_345);
    ann.say("two");
    ann.say("three");
    api.revoke_token(false);
    assert_eq!(texts(&rig.items(3).await), ["one", "two", "three"]);
}
