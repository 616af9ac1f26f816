//! What customers say on the phone or on paper becomes a case by a mail of staff, with the true day of receipt; and who looks at the
//! machine sees no case about themselves.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;

use serde_json::Value;

use crate::chats::reference_in;
use crate::letters::{Letter, mail, mail_to, taken};
use crate::mail_servers::free_port;
use crate::mails::hand_over;
use crate::office::{Office, find, text, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

const CARE: &str = "care@example.org";

async fn letter_to(sink: &SmtpSink, address: &str, words: &str) -> Letter {
    find(&format!("a letter to {address}: {words}"), || {
        taken(sink, address).into_iter().find(|letter| letter.text.contains(words) || letter.subject.contains(words))
    })
    .await
}

// The way in of staff: `staff_entry`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_call_that_staff_forward_is_a_case_from_the_day_of_the_call() {
    let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
    office.start().await;
    let send = async |from: &str, to: &str, id: &str, subject: &str, words: &str| {
        let said = hand_over(port, "LHLO", from, to, &mail_to(to, from, id, subject, "", words)).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
    };
    send("ben.mercer@example.org", "complaints@example.org", "ben@example.org", "Bill", "There are two copper kettles on my bill.").await;
    let new = letter_to(&sink, CARE, "new case").await;
    let entries_to = new
        .text
        .split_whitespace()
        .find(|word| word.starts_with("complaints+e-"))
        .expect("an address for entries")
        .trim_end_matches(',')
        .to_owned();

    let call =
        "received: 3 days\r\nfrom: Dora Mercer <dora.mercer@example.org>\r\nby: phone\r\n\r\nThe handle of her copper kettle came off.";
    send(CARE, &entries_to, "call@example.org", "Call", call).await;
    let opened = letter_to(&sink, CARE, "is opened").await;
    let reference = reference_in(&opened.subject);
    assert!(opened.text.contains("The acknowledgement goes to the address that you gave"), "{}", opened.text);
    let told = letter_to(&sink, "dora.mercer@example.org", &reference).await;
    assert!(!told.text.contains("copper"), "words of a case are not for an address that nobody confirmed: {}", told.text);
    let case = office.cases().into_iter().find(|case| case["reference"] == reference.as_str()).expect("the case");
    let days = (chrono::Utc::now() - case["received_at"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap()).num_days();
    assert!((2..=3).contains(&days), "{days} days ago: {case}");

    // Without an address nobody is guessed to be the customer.
    send(CARE, &entries_to, "letter@example.org", "Fwd: letter", "erhalten: gestern\r\n\r\nEin Brief: der Kupferkessel leckt.").await;
    letter_to(&sink, CARE, "No acknowledgement went out").await;
    let received = |reference: &str| {
        let case = office.cases().into_iter().find(|case| case["reference"] == reference).expect("the case");
        let at = case["received_at"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        (chrono::Utc::now() - at).num_hours()
    };
    let paper = letter_to(&sink, CARE, "No acknowledgement went out").await;
    let hours = received(&reference_in(&paper.subject));
    assert!((12..=37).contains(&hours), "{hours} hours ago");

    // A mail that the customer wrote to somebody of the house: its words are the complaint, and its day is what the lines say.
    let theirs = "received: 6 days\r\nfrom: flora.mercer@example.org\r\n\r\n---------- Forwarded message ---------\r\n\
                  From: Flora Mercer <flora.mercer@example.org>\r\nDate: Mon, 16 Nov 2026 10:00:00 +0000\r\nSubject: Kettle\r\n\
                  To: Somebody <x@example.org>\r\n\r\nThe lid of my copper kettle is CRACKEDALLOVER.";
    send(CARE, &entries_to, "forwarded@example.org", "Fwd: Kettle", theirs).await;
    let flora = letter_to(&sink, "flora.mercer@example.org", "CMP-").await;
    let forwarded = reference_in(&flora.subject);
    assert!((131..=156).contains(&received(&forwarded)), "{} hours ago", received(&forwarded));
    assert!(office.case(&["show", &forwarded]).contains("CRACKEDALLOVER"), "{}", office.case(&["show", &forwarded]));
    let case = office.cases().into_iter().find(|case| case["reference"] == forwarded.as_str()).expect("the case");
    assert!(case["answers"].to_string().contains("CRACKEDALLOVER"), "{case}");
    send(CARE, &entries_to, "wrong@example.org", "Call", "received: some day\r\n\r\nHer kettle leaks.").await;
    letter_to(&sink, CARE, "Nothing was opened").await;
    assert_eq!(office.cases().len(), 4);

    // In anybody else's hands the address is one like others.
    send("mallory@example.net", &entries_to, "evil@example.net", "Call", "from: ben.mercer@example.org\r\n\r\nI withdraw all.").await;
    until("the stranger has a case of their own", || office.cases().len() == 5).await;
    assert_eq!(office.cases()[4]["contact"], Value::from("mallory@example.net"));

    let entered = office.case(&["enter", "from: eva.mercer@example.org\nreceived: yesterday\n\nShe says that the lid is cracked."]);
    assert!(entered.contains("is opened, received on"), "{entered}");
    letter_to(&sink, "eva.mercer@example.org", &reference_in(&entered)).await;
    office.close().await;
}

// OBJ-1.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_a_case_is_about_finds_it_nowhere_at_the_machine() {
    let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
    office.rewrite("redress.toml", |text| {
        format!(
            "{text}\n[[staff]]\nname = \"bob\"\naddress = \"bob@example.org\"\nline_manager = \"carol\"\n\
                                                     [[staff]]\nname = \"carol\"\naddress = \"carol@example.org\"\n"
        )
    });
    office.start().await;
    let words = "Your Mr Bob shouted at me about my copper kettle.";
    let complaint = mail("ben.mercer@example.org", "first@example.org", "Bob", words);
    hand_over(port, "LHLO", "ben.mercer@example.org", "complaints@example.org", &complaint).await.unwrap();
    until("the case is there", || office.cases().len() == 1).await;
    let reference = reference_in(&office.case(&["list"]));
    office.case(&["about", &reference, "bob"]);
    assert!(!office.case(&["list", "--as", "bob"]).contains(&reference));
    assert!(!office.case(&["export", "--as", "bob"]).contains(&reference));
    assert!(office.case(&["list", "--as", "ann"]).contains(&reference));
    for command in [&["show", &reference][..], &["deadlines", &reference], &["take", &reference], &["note", &reference, "me?"]] {
        let output = office.run(&[&["case"], command, &["--as", "bob"]].concat());
        let said = text(&output.stderr);
        assert!(!output.status.success() && said.contains("no") && !said.contains("shouted"), "{command:?}: {said}");
    }
    let refused = office.run(&["case", "assign", &reference, "bob"]);
    assert!(!refused.status.success(), "{}", text(&refused.stdout));
    assert!(taken(&sink, "bob@example.org").is_empty());
    for name in ["bob", "carol", "CAROL"] {
        for looks in [&["case", "list"][..], &["case", "export"], &["report", "--what", "digest"], &["audit"], &["outbox", "list"]] {
            let seen = office.run(&[looks, &["--as", name]].concat());
            assert!(seen.status.success() && !text(&seen.stdout).contains(&reference), "{name} {looks:?}: {}", text(&seen.stdout));
        }
        let register = ["report", "--what", "register", "--format", "csv", "--as"];
        let rows = |name| text(&office.run(&[&register[..], &[name]].concat()).stdout);
        assert!(!rows(name).contains(&reference) && rows("ann").contains(&reference), "{}", rows(name));
        let show = office.run(&["case", "show", &reference, "--as", name]);
        assert!(!show.status.success(), "{}", text(&show.stdout));
    }
    assert!(office.case(&["show", &reference]).contains("nor has carol, their line manager"));

    // By the user account, whatever name is given: the administrator's own sees all, so that root tries as somebody else.
    let own = fs::metadata("/proc/self").map(|own| own.uid()).unwrap();
    let user_id = if own == 0 { 65_534 } else { own };
    let marked = format!("address = \"bob@example.org\"\nuser_id = {user_id}");
    office.rewrite("redress.toml", |text| text.replace("address = \"bob@example.org\"", &marked));
    assert!(office.stop().await.success());
    office.start().await;
    fs::set_permissions(office.path(), Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(office.path().join("control"), Permissions::from_mode(0o666)).unwrap();
    let listed = tokio::task::block_in_place(|| office.command(&["case", "list", "--as", "bob"]).uid(user_id).output()).unwrap();
    assert!(listed.status.success() && !text(&listed.stdout).contains(&reference), "{}{}", text(&listed.stdout), text(&listed.stderr));
    let feigned = tokio::task::block_in_place(|| office.command(&["case", "list", "--as", "ann"]).uid(user_id).output()).unwrap();
    assert!(text(&feigned.stderr).contains("you are bob, not ann"), "{}{}", text(&feigned.stdout), text(&feigned.stderr));
    office.close().await;
}
