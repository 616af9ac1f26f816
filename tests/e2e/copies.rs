//! Copies, forwards and overwritten threads: every mail ends in the right case or in a new one, and a case writes to its own people alone.

use crate::chats::reference_in;
use crate::letters::{mail, mail_to};
use crate::mail_office::MailOffice;
use crate::mails::hand_over;

const BEN: &str = "ben.mercer@example.org";
const OWN: &str = "complaints@example.org";

/// What a mail of the matrix answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answered {
    Acknowledgement,
    /// What staff wrote.
    Answer,
    /// One's own first mail.
    OwnMail,
    /// The first mail, in the hands of somebody who got a copy, before the program has written.
    Copy,
}

const SUBJECTS: [&str; 7] = ["Re: ", "AW: ", "SV: ", "WG: ", "TR: ", "Fwd: ", ""];

/// To whom a mail goes by its headers, as `To` and the others: the address of the letter that it answers, wherever programs put it.
fn places(address: &str) -> [(String, String); 6] {
    let elsewhere = || "Mail <mail@example.org>".to_owned();
    [
        (address.to_owned(), String::new()),
        (elsewhere(), format!("Cc: Somebody <x@example.org>, {address}\r\n")),
        (elsewhere(), format!("Bcc: {address}\r\n")),
        (elsewhere(), format!("Delivered-To: {address}\r\n")),
        (elsewhere(), format!("X-Original-To: {address}\r\n")),
        (elsewhere(), format!("Resent-To: {address}\r\n")),
    ]
}

/// Delivers every mail of the matrix that answers `answered`, whose id and address for answers are given; returns their marks.
fn deliver_all(mails: &MailOffice, answered: Answered, from: &str, id: &str, address: &str) -> Vec<String> {
    let full = format!("In-Reply-To: <{id}>\r\nReferences: <before@example.org> <{id}>\r\n");
    let threads = [full.as_str(), "In-Reply-To: <a@b@c>\r\nReferences: <other@elsewhere.example>\r\n", ""];
    let mut marks = Vec::new();
    for (to, place) in &places(address) {
        for thread in threads {
            for prefix in SUBJECTS {
                let mark = format!("Marker{answered:?}{}end", marks.len());
                let id = format!("{mark}@example.org");
                let words = format!("{mark} and more of it, as my kettle number {} is not well.", marks.len());
                mails.deliver(&mail_to(to, from, &id, &format!("{prefix}My kettle"), &format!("{place}{thread}"), &words));
                marks.push(mark);
            }
        }
    }
    marks
}

/// The marks that are not in the text.
fn lost<'a>(marks: &'a [String], shown: &str) -> Vec<&'a String> {
    marks.iter().filter(|mark| !shown.contains(*mark)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_10_wherever_the_address_stands_whatever_is_answered_and_whatever_the_subject_says_a_mail_finds_its_case() {
    let Some(mails) = MailOffice::start().await else { return };
    mails.deliver(&mail_to(OWN, BEN, "first@example.org", "My kettle", "Cc: carol@example.net\r\n", "The copper handle came off."));
    // Who got a copy answers to all before the program has written.
    let copies = deliver_all(&mails, Answered::Copy, "carol@example.net", "first@example.org", OWN);
    let letter = mails.letter(BEN, 1).await;
    let reference = reference_in(&letter.subject);
    mails.office.case(&["reply", &reference, "Which kettle is it?"]);
    let answer = mails.letter(BEN, 2).await;
    let mut marks = deliver_all(&mails, Answered::Acknowledgement, BEN, &letter.message_id, &letter.reply_to);
    marks.extend(deliver_all(&mails, Answered::Answer, BEN, &answer.message_id, &answer.reply_to));
    let own = deliver_all(&mails, Answered::OwnMail, BEN, "first@example.org", OWN);
    // Somebody who only got a copy: filed, and told nothing.
    let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
    mails.deliver(&mail_to(&letter.reply_to, "eve@example.org", "eve@example.org", "Re: My kettle", &thread, "MarkerEve says something."));
    mails.all_before_is_in().await;

    let shown = mails.office.case(&["show", &reference]);
    assert_eq!(lost(&marks, &shown), Vec::<&String>::new(), "of {} mails these are not in the case", marks.len());
    assert!(shown.contains("MarkerEve") && shown.contains("third party, unverified"), "{shown}");
    assert!(lost(&copies, &shown).len() == copies.len(), "what Carol wrote is not for Ben's case");
    let cases = mails.office.cases();
    let of = |contact: &str| -> Vec<String> {
        let of = cases.iter().filter(|case| case["contact"] == contact).filter_map(|case| case["reference"].as_str());
        of.map(|reference| mails.office.case(&["show", reference])).collect()
    };
    let (bens, carols) = (of(BEN), of("carol@example.net"));
    assert_eq!(lost(&own, &bens.concat()), Vec::<&String>::new(), "in the case, or in one of Ben's own");
    let threaded: Vec<String> = own.chunks(SUBJECTS.len()).step_by(3).flatten().cloned().collect();
    assert_eq!(lost(&threaded, &shown), Vec::<&String>::new(), "an answer to one's own mail belongs to its case");
    assert_eq!(lost(&copies, &carols.concat()), Vec::<&String>::new(), "each is in a case of Carol's");
    assert_eq!(cases.len(), bens.len() + carols.len() + 1, "nobody else has a case but the last");
    // Admins hear of limits that are reached.
    let users: Vec<String> = mails.dovecot.users().into_iter().filter(|user| user != "admin").collect();
    assert_eq!(users, ["ann", "ben.mercer", "care", "carol", "complaints", "last.mercer"], "recipients are those of the case alone");
    let to_carol = mails.letters("carol@example.net");
    assert!(to_carol.iter().all(|letter| !letter.raw.contains(&reference)), "Carol learns nothing of Ben's case");
    mails.office.close().await;
}

// A blind copy has the address nowhere but in the envelope.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_10_a_blind_copy_to_the_address_of_a_case_finds_it_by_what_the_mail_server_notes() {
    let Some(mails) = MailOffice::start().await else { return };
    mails.deliver(&mail(BEN, "first@example.org", "My kettle", "The handle of my copper kettle came off."));
    let letter = mails.letter(BEN, 1).await;
    let blind = mail_to("x@example.org", BEN, "blind@example.org", "News", "", "MarkerBlind: here is more of it.");
    let said = hand_over(mails.postfix.smtp_port, "EHLO", BEN, &letter.reply_to, &blind).await.unwrap();
    assert!(said.starts_with("250"), "{said}");
    mails.letter(BEN, 2).await;
    let shown = mails.office.case(&["show", &reference_in(&letter.subject)]);
    assert!(shown.contains("MarkerBlind"), "{shown}");
    mails.office.close().await;
}
