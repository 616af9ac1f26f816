//! What people send besides words, in other languages and at other hours.

use serde_json::json;

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, Do, answers, hears, reference_in};
use crate::letters::taken;
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

async fn office(api: &BotApi, hours: &'static str) -> (Office, SmtpSink) {
    let sink = SmtpSink::start(|_, _| None).await;
    let mut plan = Plan::new(sink.address.port()).telegram(api.url());
    plan.hours = hours;
    let mut office = Office::new(&plan);
    office.start().await;
    (office, sink)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn danger_reaches_the_safety_officer_at_once_while_everybody_else_is_off_duty() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, sink) = office(&api, "never").await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT[..2]).await;
    hears(&mut ann, "Was anybody hurt?").await;
    ann.press("Yes");
    until("the safety officer has the alarm before the last question", || {
        taken(&sink, "safety@example.org").iter().any(|mail| mail.subject.starts_with("Alarm") && mail.text.contains("critical"))
    })
    .await;
    let advised = hears(&mut ann, "order number").await.text;
    assert!(advised.contains("Please stop using it"), "{advised}");
    ann.say("ab-123456");
    answers(&mut ann, &COMPLAINT[5..]).await;
    let acknowledged = hears(&mut ann, "Its reference is").await.text;
    assert!(acknowledged.contains("We have told the people in charge at once."), "{acknowledged}");
    let reference = reference_in(&acknowledged);
    assert!(office.case(&["list"]).contains("critical"));
    assert!(office.case(&["show", &reference]).contains("alarm: safety"));
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn outside_working_time_a_usual_case_waits_and_is_acknowledged_all_the_same() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, sink) = office(&api, "never").await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    hears(&mut ann, "Its reference is").await;
    until("the copy by mail", || taken(&sink, "ann.mercer@example.org").len() == 1).await;
    let to: Vec<String> = sink.taken().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["ann.mercer@example.org"], "nobody is woken");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_german_customer_is_served_in_german_to_the_last_letter() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, sink) = office(&api, "always").await;
    let mut berg = api.customer(700_700, "Frau Mercer", "de");
    berg.say("/start");
    let script = [
        ("Worum geht es", Do::Press("📦 Ein Produkt")),
        ("Ihren eigenen Worten", Do::Say("Der Henkel meines Wasserkochers aus Kupfer ist abgebrochen.")),
        ("Wurde jemand verletzt?", Do::Say("nein")),
        ("noch jemand zu Schaden", Do::Say("Nein")),
        ("Bestellnummer", Do::Say("ab-123456")),
        ("Foto", Do::Press("Überspringen")),
        ("in Ordnung bringen", Do::Press("Ersatz")),
        ("E-Mail-Adresse", Do::Say("berg.mercer@example.org")),
        ("Stimmt es so?", Do::Press("Ja, einreichen")),
    ];
    answers(&mut berg, &script).await;
    let reference = reference_in(&hears(&mut berg, "CMP-").await.text);
    until("the letter", || taken(&sink, "berg.mercer@example.org").len() == 1).await;
    let letter = taken(&sink, "berg.mercer@example.org").remove(0);
    assert_eq!(letter.header("Content-Language"), Some("de"));
    assert!(letter.subject.contains(&reference) && letter.html.contains("lang=\"de\""), "{}", letter.raw);
    let commands = api.commands("de").to_string();
    assert!(commands.contains("start") && commands.contains("Beginnen"), "{commands}");
    office.close().await;
}

// Failure story 12: the 25 MB video.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_at_once_is_one_case_with_all_of_it_and_delays_nobody() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, _sink) = office(&api, "always").await;
    let mut ann = api.customer(700_700, "Ann Mercer 🫖", "en");
    let mut bo = api.customer(700_701, "Bo Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT[..5]).await;
    hears(&mut ann, "photo").await;
    let photos: Vec<&[u8]> = vec![b"\xff\xd8 the crack"; 10];
    ann.album(&photos, Some("the copper handle from all sides"));
    ann.send_video(25 << 20, None);
    ann.send_voice(b"OggS");
    ann.send_sticker();
    ann.share_contact("+44 20 7946 0123");
    ann.send_location(51.5, -0.12);
    ann.edit("The copper handle came off, and the lid too.");
    bo.say("/start");
    hears(&mut bo, "What is your complaint about?").await;
    let refused = hears(&mut ann, "is too large for us to fetch").await.text;
    assert!(refused.contains("clip.mp4"), "{refused}");
    hears(&mut ann, "I cannot use that kind of message here").await;
    hears(&mut ann, "noted your correction").await;
    api.redeliver(20);
    until("all is confirmed", || api.pending() == 0).await;
    ann.say("done");
    answers(&mut ann, &COMPLAINT[6..]).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    until("the photos are here", || office.case(&["show", &reference]).matches("fetched file").count() == 11).await;
    let shown = office.case(&["show", &reference]);
    let order = ["the copper handle from all sides", "[clip.mp4]", "corrected a message: The copper handle came off, and the lid too."];
    let places: Vec<_> = order.iter().map(|words| shown.find(words).unwrap_or_else(|| panic!("{words:?} is not in\n{shown}"))).collect();
    assert!(places.is_sorted(), "{shown}");
    assert_eq!(shown.matches("the lid too").count(), 1, "delivered three times, taken once\n{shown}");
    assert_eq!(office.cases().len(), 1);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_is_declined_and_an_unknown_update_does_not_stop_the_others() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, _sink) = office(&api, "always").await;
    api.add_group(-700, "group");
    let group = json!({ "id": -700, "type": "group", "title": "Friends" });
    let from = json!({ "id": 5, "is_bot": false, "first_name": "Eve Mercer", "language_code": "en" });
    api.push_raw("message", json!({ "message_id": 1, "date": 1, "chat": group, "from": from, "text": "/start" }));
    api.push_raw("message", json!({ "nothing": "that anybody knows" }));
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    hears(&mut ann, "What is your complaint about?").await;
    until("the group is declined", || api.group_messages(-700).iter().any(|text| text.contains("private chat"))).await;
    until("all is confirmed", || api.pending() == 0).await;
    office.close().await;
}
