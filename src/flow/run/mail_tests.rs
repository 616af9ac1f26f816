//! A conversation by mail: what is asked, how often, and what a guess may do.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};

use super::tests::flows;
use super::*;
use crate::flow::answer::{Answer, How, Value};
use crate::flow::conversation::MailInput;

fn mail(words: &str) -> Input {
    let words = Personal::from(words);
    let (sender, sender_name, subject) = ("ann@example.org".into(), "Ann".into(), "A complaint".into());
    Input::Mail(MailInput { sender, sender_name, subject, full_text: words.clone(), new_text: words, files: Vec::new() })
}

fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

fn begun(story: &str) -> (Conversation, Vec<Effect>) {
    let (flows, name) = (flows(), Personal::from("Ann"));
    let start = Start { id: 7, channel: Channel::Mail, lang: Lang::parse("en").unwrap(), name: &name, cases: Vec::new() };
    begin(&flows, &flows.current["complaint"], start, Some(&mail(story)), at(0))
}

fn answered(conversation: Conversation, words: &str) -> (Conversation, Vec<Effect>) {
    step(&flows(), conversation, &mail(words), at(1))
}

/// Returns the questions of a letter.
fn asked(effects: &[Effect]) -> Vec<&'static str> {
    const QUESTIONS: [&str; 5] = ["Was anybody hurt?", "What would put it right", "courier?", "order number?", "a photo"];
    let texts: Vec<&str> =
        effects.iter().filter_map(|effect| if let Effect::Send(prompt) = effect { Some(prompt.text.as_str()) } else { None }).collect();
    QUESTIONS.into_iter().filter(|question| texts.iter().any(|text| text.contains(question))).collect()
}

fn raised(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Raise { .. })).count()
}

fn withdrawn(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Withdraw { .. })).count()
}

const STORY: &str = "The parcel came a week ago, and it was wet.\nSubject: A delivery";

#[test]
fn only_what_is_missing_is_asked() {
    let (conversation, effects) = begun(&format!("{STORY}\nAnybody hurt: no\nOrder number: AB-123456"));
    assert_eq!(asked(&effects), ["What would put it right", "courier?", "a photo"]);
    let (_, effects) = answered(conversation, "1. b");
    assert_eq!(asked(&effects), ["courier?", "a photo"]);
}

#[test]
fn after_the_rounds_nothing_is_asked_and_the_case_has_what_is_there() {
    let (mut conversation, effects) = begun(STORY);
    assert!(effects.contains(&Effect::File { complete: false }));
    let rounds = flows().current["complaint"].mail_rounds;
    for round in 1..=5 {
        let (next, effects) = answered(conversation, "I do not want to say.");
        assert_eq!(asked(&effects).is_empty(), rounds <= round, "round {round}");
        conversation = next;
    }
    assert_eq!(conversation.status, Status::Filed);
    // What was asked last still counts, however late.
    let (conversation, _) = answered(conversation, "1. no\n2. b");
    let value = |id: &str| conversation.answers.get(id).map(|answer| (&answer.value, answer.how));
    assert_eq!(value("injured"), Some((&Value::YesNo(false), How::Stated)));
    assert_eq!(value("wish"), Some((&Value::Choice("replacement".to_owned()), How::Stated)));
}

#[test]
fn a_guess_raises_the_alarm_and_the_question_is_asked_all_the_same() {
    let (conversation, effects) = begun("The parcel came late. Nobody was hurt, but my wife was nearly burnt.\nSubject: A delivery");
    assert_eq!(raised(&effects), 1);
    assert_eq!(conversation.answers["injured"].how, How::Guessed);
    assert!(asked(&effects).contains(&"Was anybody hurt?"));
}

#[test]
fn a_guess_never_dismisses_an_alarm_and_only_the_customers_answer_does() {
    let (conversation, _) = begun(&format!("{STORY}\nAnybody hurt: yes"));
    let (conversation, effects) = answered(conversation, "By now nobody is hurt, all is well, no harm was done.");
    assert_eq!((raised(&effects), withdrawn(&effects)), (0, 0));
    assert_eq!(conversation.answers["injured"].value, Value::YesNo(true));
    let (conversation, effects) = answered(conversation, "Anybody hurt: no");
    assert_eq!(withdrawn(&effects), 1);
    assert_eq!(conversation.answers["injured"].value, Value::YesNo(false));
}

#[test]
fn consent_is_never_guessed() {
    let (conversation, effects) =
        begun("The parcel came late. Yes, please share with courier all that I say, I consent.\nSubject: A delivery");
    assert!(!conversation.answers.contains_key("share_with_courier"));
    assert!(asked(&effects).contains(&"courier?"));
}

#[test]
fn a_reminder_asks_what_is_missing_then_and_its_numbers_count() {
    let (mut conversation, _) = begun(STORY);
    // Meanwhile staff have heard the first answer on the telephone.
    let heard = conversation.answers["what_happened"].clone();
    conversation.answers.insert("injured".to_owned(), Answer { value: Value::YesNo(false), how: How::ByStaff, ..heard });
    let (due, _) = conversation.timer.unwrap();
    let (conversation, effects) = step(&flows(), conversation, &Input::TimerDue, due);
    assert_eq!(asked(&effects), ["What would put it right", "courier?", "order number?", "a photo"]);
    let (conversation, _) = answered(conversation, "1. b\n2. no");
    assert_eq!(conversation.answers["wish"].value, Value::Choice("replacement".to_owned()));
    assert_eq!(conversation.answers["share_with_courier"].value, Value::Consent(false));
}
