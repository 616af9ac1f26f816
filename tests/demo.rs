//! The demonstration, played from a pipe on the real binary: what a newcomer sees in the first minutes.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use redress::io::mail::shape::{ParsedMail, parse};

/// From the first word to a filed case without danger.
const COMPLAINT: &str = "You charged me twice for one kettle.\n2\n3\n1\nKettle, order AB-123456\nskip\n1\nann@example.com\nskip\n1\n1\n";

struct Demo {
    data: PathBuf,
}

impl Demo {
    fn new(name: &str) -> Demo {
        let data = std::env::temp_dir().join(format!("redress-demo-{name}-{}", std::process::id()));
        Demo { data }
    }

    /// Plays `script` and returns what was shown.
    fn play(&self, script: &str) -> String {
        let mut demo = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args(["demo", "--data"])
            .arg(&self.data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        demo.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("it listens");
        let output = demo.wait_with_output().expect("it ends");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("text")
    }

    fn mail(&self, number: u32) -> ParsedMail {
        let path = self.data.join(format!("mails/{number:04}.eml"));
        parse(&std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.data));
    }
}

fn reference(shown: &str) -> &str {
    let at = shown.find("CMP-").expect("a reference is shown");
    &shown[at..at + "CMP-7K2M-9QXA-R".len()]
}

/// Asserts that `pieces` stand in `shown`, in this order.
#[track_caller]
fn assert_in_order(shown: &str, pieces: &[&str]) {
    let mut rest = shown;
    for piece in pieces {
        let at = rest.find(piece).unwrap_or_else(|| panic!("“{piece}” is missing, or stands too early, in:\n{shown}"));
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn a_complaint_in_the_chat_is_acknowledged_and_told_to_staff() {
    let demo = Demo::new("chat");
    let shown = demo.play(COMPLAINT);
    let reference = reference(&shown);
    assert_in_order(&shown, &["Ann> You charged me twice", "What is it about?", "[1] Yes, file it", "Its reference is CMP-"]);
    let (staff, copy) = (demo.mail(1), demo.mail(2));
    assert_eq!((staff.to[0].addr.as_str(), copy.to[0].addr.as_str()), ("care@example.org", "ann@example.com"));
    assert!(staff.subject.contains(reference) && staff.text.contains("You charged me twice for one kettle."));
    assert!(copy.text.contains(reference) && !copy.text.contains("kettle"), "nobody has confirmed that address");
    assert!(copy.auto_response.is_some());
}

#[test]
fn an_injury_is_told_to_the_safety_officer_before_the_case_is_filed() {
    let demo = Demo::new("safety");
    demo.play("The handle came off and hot water ran over my hand.\n1\n1\n");
    let alarm = demo.mail(1);
    assert_eq!(alarm.to[0].addr, "safety@example.org");
    assert!(alarm.subject.starts_with("Alarm"));
}

#[test]
fn nobody_takes_the_case_and_the_ladder_is_climbed_in_order() {
    let demo = Demo::new("ladder");
    let shown = demo.play(&format!("{COMPLAINT}:tomorrow\n:take\n:+2d\n"));
    let climbed = [", 11:0", "care@example.org", ", 12:0", "lead@example.org", ", 14:0", "manager@example.org"];
    assert_in_order(&shown, &climbed);
    assert_in_order(
        &shown,
        &["manager@example.org", "lead@example.org", "Not taken yet", "The clock says", ", 10:00 UTC.", "taken by sam", "The clock says"],
    );
    assert_in_order(&shown, &["taken by sam", "a date promised to the customer", "Why was the deadline missed?"]);
    assert!(shown.contains("the mails that left: 8"), "a case that is taken climbs no further:\n{shown}");
}

#[test]
fn a_mail_files_a_case_and_its_answer_finds_the_case() {
    let demo = Demo::new("mail");
    let typed = ":mail\nMia <mia@example.com>\nTwo bills\nYou charged me twice for the order AB-998877.\n.\n";
    let shown = demo.play(&format!("{typed}:reply 2\nThe second bill came today.\n.\n:cases\n"));
    let acknowledgement = demo.mail(2);
    assert_eq!(acknowledgement.to[0].addr, "mia@example.com");
    assert!(acknowledgement.in_reply_to[0].ends_with(".typed@example.com"));
    assert_in_order(
        &shown,
        &["The mail is taken in.", "mail 1 leaves", "mail 2 leaves", "The mail is taken in.", "The customer wrote again"],
    );
    assert_eq!(shown.lines().filter(|line| line.starts_with("CMP-")).count(), 1, "an answer opens no second case:\n{shown}");
}

#[test]
fn who_asks_in_a_confirmed_mail_gets_everything_that_is_kept() {
    let demo = Demo::new("own-data");
    let typed = ":mail\nMia <mia@example.com>\nTwo bills\nYou charged me twice for the order AB-998877.\n.\n";
    let shown = demo.play(&format!("{typed}:reply 2\nMy data\n.\n"));
    assert_in_order(&shown, &["mail 2 leaves", "The mail is taken in.", "mail 3 leaves", "Your data with Example Ltd"]);
    let raw = std::fs::read_to_string(demo.data.join("mails/0003.eml")).expect("the mail left");
    for name in ["my-data.html", "my-data.json"] {
        assert!(raw.contains(name), "{name} is enclosed");
    }
}

#[test]
fn who_stays_anonymous_is_in_no_view_of_staff() {
    let demo = Demo::new("anonymous");
    let shown = demo.play("The foreman lets us work without helmets.\n2\n7\n6\nskip\nskip\n4\nskip\nskip\n1\n:case\n/status\n");
    assert_in_order(&shown, &["The customer stays anonymous.", "contact   anonymous\n", "received on Monday"]);
    assert!(!shown.contains("Telegram "), "the number of the chat would say who it is:\n{shown}");
}

#[test]
fn a_mail_that_comes_twice_is_one_mail() {
    let demo = Demo::new("twice");
    let file = std::env::temp_dir().join(format!("redress-demo-twice-{}.eml", std::process::id()));
    let mail =
        "From: mia@example.com\r\nTo: complaints@example.org\r\nSubject: Late\r\nMessage-ID: <1@example.com>\r\n\r\nMy parcel is late.\r\n";
    std::fs::write(&file, mail).expect("a writable folder");
    let command = format!(":mail {}\n", file.display());
    let shown = demo.play(&format!("{command}{command}:cases\n"));
    std::fs::remove_file(&file).expect("ours");
    assert_in_order(&shown, &["The mail is taken in.", "This mail was taken in before"]);
    assert_eq!(shown.lines().filter(|line| line.starts_with("CMP-")).count(), 1, "{shown}");
}

#[test]
fn staff_answer_and_close_by_the_commands_in_their_mails() {
    let demo = Demo::new("staff");
    let first = demo.play(COMPLAINT);
    let reference = reference(&first);
    let shown =
        demo.play(&format!("redress case take {reference}\n:say We return the money.\n:case\nredress case close {reference}\n:cases\n"));
    assert_in_order(
        &shown,
        &["taken by sam", "We return the money.", "sam        took the case", "We have closed your case", "closed by sam"],
    );
}

#[test]
fn the_data_directory_is_named_at_the_end_and_can_be_taken_up_again() {
    let demo = Demo::new("again");
    let shown = demo.play(COMPLAINT);
    assert_in_order(&shown, &["Everything is kept in", &demo.data.display().to_string(), "the mails that left: 2"]);
    let again = demo.play(":lang de\nMein Paket ist seit drei Wochen nicht da.\n:person Ann\nstatus\n");
    assert_in_order(&again, &["Guten Tag Jonas.", "Ann> status", reference(&shown)]);
}

#[test]
fn a_directory_of_something_else_is_not_touched() {
    let demo = Demo::new("else");
    std::fs::create_dir_all(&demo.data).expect("a writable folder");
    std::fs::write(demo.data.join("letter"), "mine").expect("a writable folder");
    let output = Command::new(env!("CARGO_BIN_EXE_redress")).args(["demo", "--data"]).arg(&demo.data).stdin(Stdio::null()).output();
    let output = output.expect("the binary starts");
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("something else than a demonstration"));
    assert_eq!(files(&demo.data), ["letter"]);
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}
