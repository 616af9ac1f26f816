//! What a delivery report may say of a letter that is not its own.

use super::*;
use crate::desk::event::{Reported, SenderCheck};
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::conversation::MailInput;
use crate::text::Personal;

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

fn report(dead: &[&str], passing: &[&str], permanent: bool) -> Mail {
    let empty = Personal::default;
    let place = FilePlace::Stored { sha256: "00".into() };
    let raw = File { name: "mail.eml".into(), kind: FileKind::Mail, media_type: "message/rfc822".into(), size_bytes: Some(9), place };
    let of = |list: &[&str]| list.iter().map(|text| address(text)).collect::<Vec<_>>();
    Mail {
        input: MailInput {
            sender: empty(),
            sender_name: empty(),
            subject: empty(),
            new_text: empty(),
            full_text: empty(),
            files: Vec::new(),
        },
        text: empty(),
        message_id: None,
        references: Vec::new(),
        raw,
        arrived_at: "2026-03-02T09:00:00Z".parse().unwrap(),
        lang: None,
        to: None,
        nature: MailNature::Bounce { permanent, reason: "550 no".to_owned() },
        case: None,
        confirmed: false,
        notice: None,
        lost: empty(),
        own_text: empty(),
        reported: Reported { dead: of(dead), passing: of(passing), is_lost: false },
        closed: None,
        sender_check: SenderCheck::Unchecked,
    }
}

fn is_permanent(mail: &Mail) -> bool {
    matches!(mail.nature, MailNature::Bounce { permanent: true, .. })
}

#[test]
fn a_report_about_another_address_loses_the_letter_and_not_the_customer() {
    let mail = weighed(&report(&["eve@example.org"], &[], true), &address("ann@example.net"));
    assert!(!is_permanent(&mail) && mail.reported.is_lost);
}

#[test]
fn a_report_about_the_receiver_of_the_letter_or_about_nobody_counts() {
    assert!(is_permanent(&weighed(&report(&["ANN@example.net"], &[], true), &address("ann@example.net"))));
    assert!(is_permanent(&weighed(&report(&[], &[], true), &address("ann@example.net"))));
}

#[test]
fn a_receiver_whose_mailbox_is_full_stays_reachable_beside_one_that_is_gone() {
    let mail = weighed(&report(&["eve@example.org"], &["ann@example.net"], true), &address("ann@example.net"));
    assert!(!is_permanent(&mail));
}
