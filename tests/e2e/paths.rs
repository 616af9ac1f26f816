//! Decisions through the real program: refused, looked at again and changed, by chat and by mail; and what managers get by mail.

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, answers, hears, reference_in};
use crate::letters::{Letter, inbox};
use crate::office::{find, text};
use crate::staff::House;

const REJECTED: &str = "resolve rejected\r\nDear Ann,\r\nthe handle was glued by somebody.\r\nCause: customer_use\r\nPattern: single\r\n\
                        Category: product\r\nAsked: There is no replacement for it.\r\nHours: 1.5";
const UPHELD: &str = "Dear Ann,\nit was our glue.\nRemedy: replacement by 2026-12-31\nCause: manufacturing\nPattern: recurring\n\
                      Asked: You get a new kettle.";

/// Decides as another person than the one who answers for the team by mail.
fn decided_again(house: &House, reference: &str) {
    house.office.case(&["resolve", reference, "accepted", "replacement", "--text", UPHELD]);
}

/// What the register says of the only case.
fn registered(house: &House) -> serde_json::Value {
    let output = house.office.run(&["report", "--what", "register", "--format", "json"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_str(text(&output.stdout).lines().next().unwrap_or_default()).unwrap()
}

fn is_changed_by_the_second_look(house: &House) {
    let row = registered(house);
    for (column, value) in [("finding", "upheld"), ("cause", "manufacturing"), ("closing", "accepted"), ("remedies", "replacement")] {
        assert_eq!(row[column], value, "{row}");
    }
    assert_eq!(row["second_look"], true, "{row}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_chat_a_rejection_is_refused_looked_at_again_and_changed() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, mut ann, reference, new)) = House::with_a_complaint(&api).await else { return };
    house.answer(&new, "resolve rejected\r\nNo.").await;
    house.team_is_told("This is missing:", 1).await;
    house.answer(&new, REJECTED).await;
    let decision = hears(&mut ann, "We do not agree with your complaint").await;
    assert!(decision.text.contains("There is no replacement for it.") && !decision.text.contains("Hours"), "{}", decision.text);
    ann.press("I do not agree");
    hears(&mut ann, "These are your ways").await;
    ann.press("Look at it again");
    hears(&mut ann, "Another person will look").await;
    let again = house.team_reads("to be looked at again").await;
    house.answer(&again, REJECTED).await;
    house.team_is_told("You decided this case the first time", 1).await;
    decided_again(&house, &reference);
    hears(&mut ann, "You were right").await;
    ann.press("I agree");
    hears(&mut ann, "is settled").await;
    is_changed_by_the_second_look(&house);
    house.office.case(&["proof", &reference, "replacement", "sent by parcel 4711"]);
    hears(&mut ann, "sent by parcel 4711").await;
    house.office.close().await;
}

/// Waits for the newest letter to the customer with these words.
async fn ann_reads(house: &House, words: &str) -> Letter {
    let look = || inbox(&house.dovecot, "ann.mercer").into_iter().rev().find(|letter| letter.text.contains(words));
    find(&format!("a letter to the customer: {words}"), look).await
}

/// Answers by one word, as the letter says.
async fn ann_answers(house: &mut House, letter: &Letter, word: &str) {
    let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
    let (from, subject) = ("Ann Mercer <ann.mercer@example.org>", format!("Re: {}", letter.subject));
    house.send("ann.mercer@example.org", from, &letter.reply_to, &subject, &thread, word).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_mail_a_rejection_is_refused_looked_at_again_and_changed() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some(mut house) = House::start(&api).await else { return };
    let from = "Ann Mercer <ann.mercer@example.org>";
    let words = "The copper handle came off my kettle, and hot water ran over the floor.";
    house.send("ann.mercer@example.org", from, "complaints@example.org", "My kettle", "", words).await;
    let acknowledged = ann_reads(&house, "Its reference is").await;
    let reference = reference_in(&acknowledged.text);
    let new = house.team_reads("new case").await;
    house.answer(&new, REJECTED).await;
    let decision = ann_reads(&house, "We do not agree with your complaint").await;
    assert!(decision.text.contains("I do not agree – REFUSE: mailto:") && decision.html.contains(">I do not agree – REFUSE</a>"));
    ann_answers(&mut house, &decision, "REFUSE").await;
    let ways = ann_reads(&house, "These are your ways").await;
    ann_answers(&mut house, &ways, "APPEAL").await;
    ann_reads(&house, "Another person will look").await;
    house.team_reads("to be looked at again").await;
    decided_again(&house, &reference);
    let changed = ann_reads(&house, "You were right").await;
    ann_answers(&mut house, &changed, "ACCEPT").await;
    ann_reads(&house, "is settled").await;
    is_changed_by_the_second_look(&house);
    house.office.close().await;
}

fn alarms(house: &House) -> Vec<Letter> {
    inbox(&house.dovecot, "manager").into_iter().filter(|letter| letter.subject.contains("Possible systemic issue")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_of_one_category_are_one_alarm_whose_answer_is_an_action_in_the_review() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some(mut house) = House::start(&api).await else { return };
    house.office.rewrite("redress.toml", |text| {
        format!("{text}\n[reports]\nweekly_digest = false\nmanagement_review = \"never\"\nalarm_cases = 2\nalarm_days = 3\n")
    });
    for chat in [700_700, 700_701] {
        let mut customer = api.customer(chat, "Ann Mercer", "en");
        customer.say("/start");
        answers(&mut customer, &COMPLAINT).await;
        hears(&mut customer, "Its reference is").await;
    }
    for _ in 0..2 {
        assert!(house.office.stop().await.success(), "{}", house.office.tail());
        house.office.start().await;
    }
    let alarm = find("the alarm", || alarms(&house).pop()).await;
    assert!(alarm.subject.contains("“product”") && !alarm.raw.contains("copper"), "{}", alarm.raw);
    let thread = format!("In-Reply-To: <{}>\r\n", alarm.message_id);
    let words = "ACTION ann 2027-01-15 Check the glue of all handles";
    house.send("manager@example.org", "manager@example.org", &alarm.reply_to, "Re: alarm", &thread, words).await;
    let kept = || inbox(&house.dovecot, "manager").into_iter().find(|letter| letter.text.contains("1 lines are kept"));
    find("what was kept", kept).await;
    assert_eq!(alarms(&house).len(), 1, "one alarm, whatever is restarted");
    let review = house.office.run(&["report", "--what", "review"]);
    let review = text(&review.stdout);
    assert!(review.contains("Check the glue of all handles (ann): by 2027-01-15"), "{review}");
    house.office.close().await;
}
