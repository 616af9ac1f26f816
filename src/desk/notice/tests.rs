//! Goldens of every notice, in every shipped language: `golden.<lang>.txt`, written anew with `UPDATE=1`.
#![expect(clippy::disallowed_methods, reason = "blessing a golden reads the environment and writes a file")]

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::desk::case::{Opener, Severity};
use crate::desk::done::{Done, Refused};
use crate::desk::orders::Unclear;
use crate::desk::rules::Rules;
use crate::desk::tests::{lang, rules};
use crate::desk::untaken::Machines;
use crate::desk::words::Words;

use super::acknowledgement::{self, Dates, Limits, Progress, Promptness, Urgency};
use super::added::{self, Added};
use super::confirmation::{self, Outcome};
use super::foot::{self, Addresses};
use super::staff::{self, Certainty, Facts, Purpose, Sender};
use super::status::{self, Line, Standing};
use super::{Audience, By, Letter, Notice, closed, erased, reply, undelivered, untaken};

const REFERENCE: &str = "CMP-7K2M-9QXA-R";

fn golden(tag: &str, expected: &str) {
    let rules = Rules { languages: vec![lang(tag)], ..rules() };
    let words = Words::new(&rules, &lang(tag));
    let mut all = customers(&words);
    all.extend(staff_letters(&words));
    let mut text = String::new();
    for (title, letter) in all {
        let _written = write!(text, "=== {title}\nSubject: {}\n\n{}\n\n", letter.subject, letter.text());
    }
    let path = format!("{}/src/desk/notice/golden.{tag}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
        return;
    }
    assert!(text == expected, "{}", similar::TextDiff::from_lines(expected, &text).unified_diff());
}

#[test]
fn english_notices_read_as_their_golden() {
    golden("en", include_str!("golden.en.txt"));
}

#[test]
fn german_notices_read_as_their_golden() {
    golden("de", include_str!("golden.de.txt"));
}

#[test]
fn spanish_notices_read_as_their_golden() {
    golden("es", include_str!("golden.es.txt"));
}

#[test]
fn french_notices_read_as_their_golden() {
    golden("fr", include_str!("golden.fr.txt"));
}

#[test]
fn russian_notices_read_as_their_golden() {
    golden("ru", include_str!("golden.ru.txt"));
}

#[test]
fn arabic_notices_read_as_their_golden() {
    golden("ar", include_str!("golden.ar.txt"));
}

#[test]
fn every_notice_is_found_by_its_name() {
    for notice in Notice::ALL {
        assert_eq!(Notice::named(notice.name()), Some(notice));
        assert_eq!(notice.audience() == Audience::Staff, notice.name().starts_with("staff: "));
    }
}

#[test]
fn a_letter_to_staff_has_no_detail_unless_it_is_given() {
    let rules = rules();
    let words = Words::new(&rules, &lang("en"));
    let text = staff::letter(Purpose::New, &facts(Some(REFERENCE), vec![]), &words).text();
    assert!(!text.contains("kettle"), "{text}");
}

fn customers(words: &Words<'_>) -> Vec<(String, Letter)> {
    let dates = Dates::By { contact: "2026-03-04T16:00:00Z".parse().unwrap(), answer: "2026-03-16T16:00:00Z".parse().unwrap() };
    let base = acknowledgement::Facts {
        organisation: "Example Ltd",
        reference: REFERENCE,
        words: Some("The handle of my kettle came off.\nThe hot water ran over the table."),
        dates,
        limits: None,
        policy: Some("https://www.example.org/complaints"),
        progress: Progress::Complete,
        urgency: Urgency::Usual,
        promptness: Promptness::Prompt,
    };
    let stranger = acknowledgement::Facts { words: None, promptness: Promptness::Late, progress: Progress::Incomplete, ..base.clone() };
    let critical =
        acknowledgement::Facts { urgency: Urgency::Critical, progress: Progress::PersonAsked, dates: Dates::Unknown, ..base.clone() };
    let thanks = acknowledgement::Facts { dates: Dates::Thanks, ..base.clone() };
    let limits = Limits { holding: "2026-03-23T17:00:00Z".parse().unwrap(), last: "2026-04-20T16:00:00Z".parse().unwrap() };
    let stated = acknowledgement::Facts { limits: Some(limits), ..base.clone() };
    let added = [Added::ToOpenCase, Added::Reopened, Added::FromMail, Added::Settled];
    let plain = |text: String| Letter { subject: String::new(), paragraphs: vec![text], lang: words.lang.clone() };
    let mut all = vec![
        ("acknowledgement, chat".to_owned(), acknowledgement::letter(&base, By::Chat, words)),
        ("acknowledgement, mail".to_owned(), acknowledgement::letter(&base, By::Mail, words)),
        ("acknowledgement, to an address that nobody confirmed".to_owned(), acknowledgement::letter(&stranger, By::Mail, words)),
        ("acknowledgement, feedback".to_owned(), acknowledgement::letter(&thanks, By::Chat, words)),
        ("acknowledgement, limits of the law".to_owned(), acknowledgement::letter(&stated, By::Mail, words)),
        ("acknowledgement, critical".to_owned(), acknowledgement::letter(&critical, By::Chat, words)),
        ("closed, chat".to_owned(), closed::closed(REFERENCE, Some("accepted"), Some("We have sent a new kettle."), By::Chat, words)),
        ("closed, mail".to_owned(), closed::closed(REFERENCE, None, None, By::Mail, words)),
        ("withdrawn".to_owned(), closed::withdrawn(REFERENCE, words)),
        ("withdrawal of a critical case".to_owned(), closed::withdraw_noted(REFERENCE, words)),
        ("reopened".to_owned(), closed::reopened(REFERENCE, words)),
        ("erased, chat".to_owned(), erased::to_customer(REFERENCE, false, By::Chat, words)),
        ("erased, mail".to_owned(), erased::to_customer(REFERENCE, true, By::Mail, words)),
        ("reply, chat".to_owned(), reply::letter("Example Ltd", REFERENCE, reply::answer("Is it the red one?"), By::Chat, words)),
        ("reply, mail".to_owned(), reply::letter("Example Ltd", REFERENCE, reply::question("Is it the red one?"), By::Mail, words)),
        ("unreachable by mail".to_owned(), plain(undelivered::mail_failed(words))),
        ("unreachable in the chat".to_owned(), undelivered::chat_failed(REFERENCE, words)),
        ("status".to_owned(), plain(status_text(words))),
        ("status, nothing".to_owned(), plain(status::text(&[], &[], None, words))),
    ];
    all.extend(added.map(|added| (format!("added, {added:?}"), added::letter(added, REFERENCE, words))));
    let sentences =
        ["corrected-text", "noted-text", "question-closed", "which-case", "which-case-withdraw", "which-case-new", "which-case-nothing"];
    all.extend(sentences.map(|id| (id.to_owned(), plain(words.say(id, &[])))));
    all
}

fn status_text(words: &Words<'_>) -> String {
    let line = |standing| Line {
        reference: REFERENCE,
        received_at: "2026-03-02T09:00:00Z".parse().unwrap(),
        answer_by: Some("2026-03-16T16:00:00Z".parse().unwrap()),
        standing,
    };
    let closed = ["CMP-0000-0000-0".to_owned()];
    status::text(&[line(Standing::Waiting), line(Standing::Taken), line(Standing::Asked)], &closed, Some(()), words)
}

fn facts(reference: Option<&str>, details: Vec<(String, String)>) -> Facts<'_> {
    Facts {
        heed: Vec::new(),
        reference,
        severity: Severity::Critical,
        team: "desk",
        given: None,
        category: reference.map(|_| "product"),
        received_at: "2026-03-02T09:00:00Z".parse().unwrap(),
        answer_by: reference.map(|_| "2026-03-16T16:00:00Z".parse().unwrap()),
        complete: false,
        unreachable: None,
        waits_until: reference.map(|_| "2026-03-14T16:00:00Z".parse().unwrap()),
        targets: vec![("Ana", "2026-03-12T08:00:00Z".parse().unwrap())],
        details,
    }
}

fn staff_letters(words: &Words<'_>) -> Vec<(String, Letter)> {
    let details = vec![("What happened".to_owned(), "The handle of my kettle came off.".to_owned())];
    let stated = Purpose::Raised { rule: "safety", certainty: Certainty::Stated };
    let suspected = Purpose::Raised { rule: "safety", certainty: Certainty::Suspected };
    let colleague = Opener::Staff("Bob".to_owned());
    let purposes = [
        Purpose::New,
        Purpose::Reminder,
        Purpose::Lead,
        Purpose::Managers,
        Purpose::ManagersNext,
        suspected,
        Purpose::RaiseWithdrawn { rule: "safety" },
        Purpose::Added { sender: Sender::Customer, count: 1, text: "And it was on Monday." },
        Purpose::Added { sender: Sender::Other, count: 3, text: "" },
        Purpose::Listen,
        Purpose::Reopened { by: &Opener::Customer, why: "It broke again." },
        Purpose::Reopened { by: &Opener::Unsettled, why: "" },
        Purpose::Reopened { by: &Opener::Other, why: "I am her neighbour." },
        Purpose::Reopened { by: &colleague, why: "She rang: the new one leaks too." },
        Purpose::Reopened { by: &colleague, why: "" },
        Purpose::ContactLate,
        Purpose::AnswerLate,
        Purpose::Silent,
        Purpose::Assigned,
        Purpose::TargetReached,
        Purpose::SnoozeOver,
        Purpose::Hushed,
        Purpose::Flooded { by: "Bob" },
        Purpose::Withdrawn,
        Purpose::WithdrawKept,
        Purpose::CallBack,
        Purpose::Unreadable,
        Purpose::Undeliverable { reason: "550 no such user" },
        Purpose::UndeliverableMailed { reason: "bot was blocked by the user" },
        Purpose::NotArrived { reason: "Bad Request: message is too long" },
        Purpose::NotArrivedSaid { reason: "550 no such user" },
        Purpose::Unacknowledged,
        Purpose::UndeliverableStaff { reason: "550 no such user" },
        Purpose::Pretended,
        Purpose::PretendedMany { count: 7 },
        Purpose::Decision { text: "staff-outside-wrote", value: "The Ombudsman: …" },
    ];
    let early = staff::letter(stated, &facts(None, details.clone()), words);
    let full = staff::letter(Purpose::New, &facts(Some(REFERENCE), details), words);
    let given = staff::letter(Purpose::New, &Facts { given: Some("Ana"), ..facts(Some(REFERENCE), vec![]) }, words);
    let letters = purposes.map(|purpose| (format!("staff, {purpose:?}"), staff::letter(purpose, &facts(Some(REFERENCE), vec![]), words)));
    let leaving = as_it_leaves(&full, words);
    let mut all = vec![
        ("staff, alarm before the case".to_owned(), early),
        ("staff, new with details".to_owned(), full),
        ("staff, as it leaves".to_owned(), leaving),
        ("staff, given".to_owned(), given),
        ("staff, untaken".to_owned(), untaken_letter(1, 0, words)),
        ("staff, untaken, more than a letter names".to_owned(), untaken_letter(12, 1, words)),
        ("staff, machines' mail alone".to_owned(), untaken_letter(0, 0, words)),
    ];
    all.extend(letters);
    all.extend(confirmations(words));
    all
}

fn as_it_leaves(letter: &Letter, words: &Words<'_>) -> Letter {
    let foot = foot::with_foot(
        letter,
        Addresses {
            reply_to: "complaints+s-7k2m9qxar.0f3k@example.org",
            notes_to: Some("complaints+n-7k2m9qxar.9b1c@example.org"),
            entries_to: Some("complaints+e-5m2x@example.org"),
        },
        "Example Ltd",
        words,
    );
    Letter { subject: letter.subject.clone(), paragraphs: vec![foot], lang: words.lang.clone() }
}

fn untaken_letter(count: usize, over_capacity: usize, words: &Words<'_>) -> Letter {
    let line = |given: Option<&str>| untaken::Line {
        reference: REFERENCE.to_owned(),
        severity: Severity::High,
        since: "2026-03-10T08:00:00Z".parse().unwrap(),
        given: given.map(str::to_owned),
    };
    let oldest = [line(None), line(Some("Bob"))].into_iter().take(count).collect();
    let domains = vec![("lists.example".to_owned(), 6), (String::new(), 1)];
    let machines = if count == 1 { Machines::default() } else { Machines { count: 7, domains } };
    untaken::letter(&untaken::Facts { team: "care", count, over_capacity, oldest, machines: &machines }, words)
}

fn confirmations(words: &Words<'_>) -> Vec<(String, Letter)> {
    let done = |done| Outcome::Done { done, sent: "".into(), noted: false };
    let answered = Outcome::Done { done: Done::Replied, sent: "Which kettle is it?".into(), noted: false };
    let outcomes = [
        Outcome::Done { done: Done::Taken, sent: "".into(), noted: true },
        done(Done::Assigned { to: "Bob".into() }),
        done(Done::Noted),
        answered,
        Outcome::Done {
            done: Done::Asked { until: "2026-03-16T09:00:00Z".parse().unwrap() },
            sent: "Which kettle is it?".into(),
            noted: false,
        },
        done(Done::SeverityIs { severity: Severity::High }),
        done(Done::Closed),
        done(Done::ClosedUntold),
        done(Done::Reopened),
        done(Done::TargetIs { at: "2026-03-12T08:00:00Z".parse().unwrap() }),
        done(Done::Snoozed { until: "2026-03-12T08:00:00Z".parse().unwrap() }),
        done(Done::Away { last: "2026-03-13T08:00:00Z".parse().unwrap(), cover: "Bob".into() }),
        done(Done::Back),
        done(Done::About { name: "Bob".into() }),
        done(Done::NotAbout { name: "Bob".into() }),
        done(Done::Erased { is_told: true, in_chat: true, told: BTreeMap::new() }),
        Outcome::Refused(Refused::EraseOpen),
        Outcome::Refused(Refused::EraseLater { until: "2026-03-13T08:00:00Z".parse().unwrap() }),
        Outcome::Refused(Refused::NotADate { text: "soon".into() }),
        Outcome::Refused(Refused::Past),
        Outcome::Refused(Refused::Safety),
        Outcome::Refused(Refused::Nobody { name: "carol".into() }),
        Outcome::Refused(Refused::Conflict { name: "Bob".into() }),
        Outcome::Unclear(Unclear::Cover),
        Outcome::Refused(Refused::Closed),
        Outcome::Refused(Refused::OpenAlready),
        Outcome::Refused(Refused::Unknown),
        Outcome::Refused(Refused::With { by: "Bob".into() }),
        Outcome::Refused(Refused::Unreachable { reason: "550 no such user".into() }),
        Outcome::Unclear(Unclear::Empty),
        Outcome::Unclear(Unclear::Word("tkae".into())),
        Outcome::Unclear(Unclear::Meant("ntoe: she rang twice".into())),
        Outcome::Unclear(Unclear::Mail),
        Outcome::Unclear(Unclear::Again),
        Outcome::Unclear(Unclear::OwnLetter),
        Outcome::Unclear(Unclear::Name("carol".into())),
        Outcome::Unclear(Unclear::Severity("huge".into())),
        Outcome::Unclear(Unclear::AnsweredBy("Bob".into())),
        Outcome::Unclear(Unclear::Confirmation),
        Outcome::Unclear(Unclear::Unreadable),
        Outcome::Help,
    ];
    let told = BTreeMap::from([("ana@example.org".to_owned(), 2), ("desk@example.org".to_owned(), 1)]);
    let in_charge = ("staff, erased".to_owned(), erased::to_staff(REFERENCE, &told, words));
    let confirmed =
        outcomes.map(|outcome| (format!("staff, {outcome:?}"), confirmation::letter(&outcome, REFERENCE, "Ana, Bob, desk", words)));
    confirmed.into_iter().chain([in_charge]).collect()
}
