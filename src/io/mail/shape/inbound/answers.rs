//! Replies as mail programs write them, and the answers that the conversation finds in them.

use std::sync::{Arc, LazyLock};

use chrono::{TimeDelta, TimeZone};

use super::*;
use crate::diagnostic::Source;
use crate::flow::answer::{Answer, How, Value};
use crate::flow::conversation::{Channel, Conversation, Effect, Input};
use crate::flow::read::{Surroundings, read};
use crate::flow::run::{Start, begin, step};
use crate::flow::script::Flows;
use crate::text::Lang;

const FILES: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../../../tests/flows/shop/complaint.de.ftl")),
];

static FLOWS: LazyLock<Flows> = LazyLock::new(|| {
    let source = |(name, text): &(&str, &str)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() });
    let (flows, problems) = read(&FILES.iter().map(source).collect::<Vec<_>>(), &Surroundings::default());
    flows.unwrap_or_else(|| panic!("{problems:#?}"))
});

/// What our letter asks after [`STORY`].
const LETTER: &str = "Please write your answers below these questions and send the mail back:
  1. Was anybody hurt?
     Yes or No
  2. What would put it right for you?
     a) My money back
     b) A replacement
     c) An apology
     d) An explanation
     e) Something else
  3. May we pass your name and your complaint on to the courier?
     Yes or No

If you like, answer these too:
  4. What is the order number? It is at the top of your invoice.
  5. If you have a photo of it, send it now.
     (please attach to your mail)

Your case C-2026-0001";
const STORY: &str = "The parcel came a week ago, and it was wet.\n\nSubject: A delivery";
const WROTE: &str = "On Mon, 2 Mar 2026 at 09:00, Example <complaints@example.org> wrote:";
const HEAD: &str =
    "From: Ann <ann@x.org>\nTo: complaints@example.org\nSubject: Re: Parcel\nIn-Reply-To: <a@example.org>\nMIME-Version: 1.0\n";

fn input(raw: &str) -> Input {
    let parsed = super::super::parse(raw.replace('\n', "\r\n").as_bytes());
    let (media_type, place) = ("message/rfc822".to_owned(), FilePlace::TooLarge);
    let file = File { name: Personal::default(), kind: FileKind::Mail, media_type, size_bytes: None, place };
    let (arrived_at, sender_check) = (DateTime::UNIX_EPOCH, SenderCheck::Unchecked);
    let arrival = Arrival { bytes: raw.as_bytes(), raw: file, files: Vec::new(), arrived_at, own: &[], sender_check, secret: &[7; 32] };
    Input::Mail(to_inbound(&parsed, arrival).mail.input)
}

/// A customer whose first mail was answered by [`LETTER`].
fn begun() -> (Conversation, Vec<Effect>) {
    let name = Personal::from("Ann");
    let start = Start { id: 7, channel: Channel::Mail, lang: Lang::parse("en").unwrap(), name: &name, cases: Vec::new() };
    let story = input(&format!("{HEAD}Content-Type: text/plain\n\n{STORY}\n"));
    begin(&FLOWS, &FLOWS.current["complaint"], start, Some(&story), at(0))
}

fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

/// Returns what the customer has stated in a reply, beyond what the first mail had said.
fn stated(raw: &str) -> String {
    let (before, _) = begun();
    let (conversation, _) = step(&FLOWS, before.clone(), &input(raw), at(9));
    let is_new =
        |id: &str, answer: &Answer| answer.how == How::Stated && before.answers.get(id).is_none_or(|old| old.value != answer.value);
    let stated = conversation.answers.iter().filter(|(id, answer)| is_new(id.as_str(), answer));
    let mut shown: Vec<String> = stated.map(|(id, answer)| format!("{id}={}", show(&answer.value))).collect();
    shown.sort();
    shown.join(" ")
}

fn show(value: &Value) -> String {
    if let Value::YesNo(yes) | Value::Consent(yes) = value {
        yes.to_string()
    } else if let Value::Choice(option) = value {
        option.clone()
    } else if let Value::Text(text) = value {
        text.as_str().to_owned()
    } else {
        panic!("{value:?}")
    }
}

fn plain(body: &str) -> String {
    stated(&format!("{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n"))
}

fn html(body: &str) -> String {
    stated(&format!("{HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body>{body}</body></html>\n"))
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}\n")).collect()
}

const ALL: &str = "injured=false order_no=AB-123456 share_with_courier=true wish=replacement";

#[test]
fn the_letter_of_these_tests_is_the_one_that_is_sent() {
    let (_, effects) = begun();
    let sent = effects.iter().filter_map(|effect| if let Effect::Send(prompt) = effect { Some(prompt.text.as_str()) } else { None });
    let questions = LETTER.rsplit_once("\n\n").unwrap().0;
    assert!(sent.clone().any(|text| text == questions), "{:#?}", sent.collect::<Vec<_>>());
}

#[test]
fn answers_count_under_their_numbers_however_these_are_written() {
    for answers in [
        "1. No\n2. A replacement\n3. Yes\n4. AB-123456",
        "1) no\n2) b\n3) yes\n4) ab-123456",
        "1: no\n2: b\n3: yes\n4: AB-123456",
        "1 : no\n2 : b\n3 : yes\n4 : AB-123456",
        "1 - no\n2 – b\n3 — yes\n4- AB-123456",
        "(1) no\n(2) b\n[3] yes\n4.) AB-123456",
        "1.\nno\n2.\nb\n3.\nyes\n4.\nAB-123456\n",
        "4. AB-123456\n2. A replacement, please\n2. b\n1. No, nobody\n3. Yes.",
    ] {
        assert_eq!(plain(answers), ALL, "{answers}");
    }
}

#[test]
fn answers_count_under_numbers_in_any_customers_digits() {
    for answers in [
        "١. no\n٢. b\n٣. yes\n٤. AB-123456",
        "\u{200f}۱- no\n\u{200f}۲- b\n\u{202b}۳- yes\n\u{200f}۴- AB-123456",
        "१) no\n२) b\n३) yes\n४) AB-123456",
        "１．no\n２．b\n３．yes\n４．AB-123456",
        "（１）no\n（２）b\n３、yes\n４：AB-123456",
        "১. no\n২. b\n৩. yes\n৪. AB-123456",
        "1. no\n2. ٢\n3. ١\n4. AB-123456",
    ] {
        assert_eq!(plain(answers), ALL, "{answers}");
    }
}

#[test]
fn what_only_looks_like_a_number_answers_nothing() {
    for text in [
        "2.5 litres ran out of it.",
        "3:30 pm he came again.",
        "1 - 2 weeks ago.",
        "2-pack, one broken.",
        "3.2.2026 was the day.",
        "1000. no",
    ] {
        assert_eq!(plain(text), "", "{text}");
    }
}

#[test]
fn answers_above_and_below_the_quoted_letter_count() {
    let answers = "1. No\n2. b\n3. Yes\n4. AB-123456";
    let letter = quoted(LETTER);
    assert_eq!(plain(&format!("{answers}\n\n{WROTE}\n{letter}")), ALL);
    assert_eq!(plain(&format!("{WROTE}\n{letter}\n{answers}")), ALL);
    let outlook = format!(
        "From: Example <complaints@example.org>\nSent: Monday, 2 March 2026 09:00\nTo: Ann <ann@x.org>\nSubject: Parcel\n\n{LETTER}"
    );
    assert_eq!(plain(&format!("{answers}\n\n{outlook}")), ALL);
}

/// Puts an answer below each question of the letter, behind its options.
fn answered(mark: &str) -> String {
    let mut out = String::new();
    let answers =
        [("Yes or No\n  2.", "No, nobody."), ("e) Something else", "A replacement"), ("Yes or No\n\nIf", "yes"), ("invoice.", "AB-123456")];
    let mut rest = LETTER;
    for (above, answer) in answers {
        let end = rest.find(above).unwrap() + above.lines().next().unwrap().len();
        out.push_str(&rest[..end].lines().map(|line| format!("{mark}{line}\n")).collect::<String>());
        out.push_str(answer);
        out.push('\n');
        rest = rest[end..].trim_start_matches('\n');
    }
    out.push_str(&rest.lines().map(|line| format!("{mark}{line}\n")).collect::<String>());
    out
}

#[test]
fn answers_without_numbers_count_below_the_quoted_questions() {
    assert_eq!(plain(&format!("{WROTE}\n{}", answered("> "))), ALL);
    assert_eq!(plain(&format!("Please see below.\n\n{WROTE}\n{}", answered("> "))), ALL);
    assert_eq!(plain(&format!("{WROTE}\n{}", answered(">>> "))), ALL);
}

#[test]
fn a_question_that_a_mail_program_broke_over_lines_is_the_same_question() {
    let broken = "> 3. May we pass your name and your\n> complaint on to the courier?\nyes\n> 4. What is the order number? It is\n> at the top of your invoice.\nAB-123456\n";
    assert_eq!(plain(&format!("{WROTE}\n{broken}")), "order_no=AB-123456 share_with_courier=true");
}

#[test]
fn answers_written_into_the_letter_of_a_program_that_marks_no_quotes_count() {
    let head = "-----Original Message-----\nFrom: Example <complaints@example.org>\nSent: Monday, 2 March 2026 09:00\nTo: Ann <ann@x.org>\nSubject: Parcel\n";
    assert_eq!(plain(&format!("See below.\n\n{head}\n{}", answered(""))), ALL);
    assert_eq!(plain(&format!("{head}\n{}", answered(""))), ALL);
    // Who takes all marks away, and the options that were not meant.
    assert_eq!(
        plain(
            "2. What would put it right for you?\n   a) My money back\n3. May we pass your name and your complaint on to the courier? Yes"
        ),
        "share_with_courier=true wish=refund"
    );
}

#[test]
fn what_our_letter_says_is_no_answer_whoever_sends_it_back() {
    let head = "-----Original Message-----\nFrom: Example <complaints@example.org>\nSent: Monday, 2 March 2026 09:00\nTo: Ann <ann@x.org>\nSubject: Parcel\n";
    for body in
        [LETTER.to_owned(), format!("{head}\n{LETTER}"), format!("Thank you.\n\n{head}\n{LETTER}"), format!("{WROTE}\n{}", quoted(LETTER))]
    {
        assert_eq!(plain(&body), "", "{body}");
    }
    let narrow = LETTER.replace("name and your complaint", "name and your\ncomplaint").replace("answer these too", "answer these\ntoo");
    assert_eq!(plain(&format!("{head}\n{narrow}")), "");
}

#[test]
fn the_words_of_a_quoted_question_tell_more_than_its_number_in_an_earlier_letter() {
    let earlier = "> 1. What would put it right for you?\nb\n> 2. Was anybody hurt?\nno\n";
    assert_eq!(plain(&format!("{WROTE}\n{earlier}")), "injured=false wish=replacement");
}

#[test]
fn a_word_that_may_answer_two_questions_answers_neither() {
    assert_eq!(
        plain(&format!("{WROTE}\n> 1. Was anybody hurt?\n> 3. May we pass your name and your complaint on to the courier?\nYes\n")),
        ""
    );
}

#[test]
fn replies_in_html_alone_are_read_as_those_in_text() {
    let gmail = "<div dir=ltr><br><div class=gmail_quote><div class=gmail_attr>On Mon, Mar 2, 2026 at 9:00 AM Example &lt;<a href=\"mailto:complaints@example.org\">complaints@example.org</a>&gt; wrote:<br></div><blockquote class=gmail_quote><p>Please write your answers below these questions and send the mail back:</p><p>1. Was anybody hurt?<br>Yes or No</p></blockquote><div>No, nobody.</div><blockquote class=gmail_quote><p>2. What would put it right for you?<br>a) My money back<br>b) A replacement</p></blockquote><div>A replacement</div><blockquote class=gmail_quote>3. May we pass your name and your complaint on to the courier?</blockquote><div>yes</div><blockquote class=gmail_quote>4. What is the order number? It is at the top of your invoice.</blockquote><div>AB-123456</div></div></div>";
    let outlook = "<p class=MsoNormal>See below.</p><div style=\"border-top:solid #E1E1E1 1.0pt\"><p class=MsoNormal><b>From:</b> Example &lt;complaints@example.org&gt;<br><b>Sent:</b> Monday, March 2, 2026 9:00 AM<br><b>To:</b> Ann &lt;ann@x.org&gt;<br><b>Subject:</b> Parcel</p></div><p>1. Was anybody hurt?<br>Yes or No</p><p><span style=\"color:red\">No, nobody.</span></p><p>2. What would put it right for you?<br>a) My money back<br>b) A replacement</p><p>A replacement</p><p>3. May we pass your name and your complaint on to the courier?<br>Yes or No</p><p>yes</p><p>4. What is the order number? It is at the top of your invoice.</p><p>AB-123456</p><p>5. If you have a photo of it, send it now.<br>(please attach to your mail)</p><p>Your case C-2026-0001</p>";
    let list = "<ol><li>No, nobody</li><li>A replacement</li></ol><p>and then</p><ol start=3><li>yes</li><li>AB-123456</li></ol>";
    let right_to_left = "<div dir=rtl>&rlm;١. no</div><div dir=rtl>٢. b</div><div>٣. yes</div><div>٤. AB-123456</div>";
    for body in [gmail, outlook, list, right_to_left] {
        assert_eq!(html(body), ALL, "{body}");
    }
}

#[test]
fn labelled_answers_count_in_any_language_of_the_flow_wherever_they_stand() {
    let answers = "Anybody hurt: no\nYour wish：A replacement\nBestellnummer : AB-123456";
    let expected = "injured=false order_no=AB-123456 wish=replacement";
    assert_eq!(plain(answers), expected);
    assert_eq!(plain(&format!("{WROTE}\n{}\n{answers}", quoted(LETTER))), expected);
    assert_eq!(html(&answers.replace('\n', "<br>")), expected);
}

#[test]
fn the_same_answers_by_chat_and_by_mail_are_the_same_answers() {
    let (name, lang) = (Personal::from("Ann"), Lang::parse("en").unwrap());
    let start = Start { id: 8, channel: Channel::Chat, lang, name: &name, cases: Vec::new() };
    let text = |text: &str| Input::Text(text.into());
    let (mut chat, _) = begin(&FLOWS, &FLOWS.current["complaint"], start, Some(&text("/start")), at(0));
    for said in ["A delivery", STORY, "no", "AB-123456", "skip", "A replacement", "ann@x.org", "yes"] {
        chat = step(&FLOWS, chat, &text(said), at(1)).0;
    }
    let reply = format!("{HEAD}Content-Type: text/plain\n\n{}\n", answered("> ").replacen("> ", &format!("{WROTE}\n> "), 1));
    let (mail, _) = step(&FLOWS, begun().0, &input(&reply), at(1));
    let answers = |conversation: &Conversation| {
        let told = conversation.answers.iter().filter(|(id, answer)| answer.value != Value::Skipped && id.as_str() != "email");
        told.map(|(id, answer)| (id.clone(), show(&answer.value))).collect::<Vec<_>>()
    };
    assert_eq!(answers(&chat), answers(&mail));
    assert_eq!(answers(&chat).len(), 6);
}
