//! What people write about mails and parcels that did not arrive is no report.

use super::super::parse;

const SENDERS: &[&str] = &[
    "Ann <ann@example.com>",
    "Ann <postmaster@example.com>",
    "Shop form <no-reply@shop.example>",
    "Mail Delivery Ltd <info@delivery.example>",
    "System Administrator <admin@example.com>",
];
const SUBJECTS: &[&str] = &[
    "Undeliverable: my complaint",
    "Mail delivery failed",
    "Returned mail",
    "failure notice",
    "Rejected: my claim",
    "Zustellung meines Pakets",
    "Devuelto el producto",
    "Your message could not be delivered",
    "Not delivered",
    "Fwd: Undelivered Mail Returned to Sender",
    "Delivery problem",
];
const TEXTS: &[&str] = &[
    "My parcel was not delivered.\n\nAnn\nann@example.com\n",
    "Your message could not be delivered to me.\nPlease write to\nann.other@example.net\nuser unknown it says\n",
    "The parcel could not be delivered. Order 552 5521.\nTel 550 123\n",
    "I got this back:\n\n> This message was created automatically by mail delivery software.\n> 550 5.1.1 <desk@example.org>: user unknown\n",
    "The message from your driver was undeliverable. Regards\n\n-----Original Message-----\nFrom: desk@example.org\nTo: ann@example.com\n\
     Subject: Kettle\n\nDear Ann\n",
    "delivery failed three times, the mailbox is full of your ads\n",
];

#[test]
fn a_person_who_writes_of_what_did_not_arrive_is_never_a_report() {
    for from in SENDERS {
        for subject in SUBJECTS {
            for text in TEXTS {
                let mail = format!("From: {from}\nTo: desk@example.org\nSubject: {subject}\nReturn-Path: <x@example.com>\n\n{text}");
                let read = parse(mail.as_bytes());
                assert!(!read.report.bounce && read.auto_response.is_none(), "{mail}");
            }
        }
    }
}

#[test]
fn a_letter_given_up_is_lost_and_its_address_is_not_dead() {
    let report = |status: &str, action: &str| {
        let mail = format!(
            "From: MAILER-DAEMON@example.net\nSubject: Undelivered\nContent-Type: multipart/report; boundary=b\n\n--b\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; bob@example.com\n\
             Action: {action}\nStatus: {status}\n--b--\n"
        );
        let report = parse(mail.as_bytes()).report;
        (report.bounce, report.fate)
    };
    assert_eq!(report("4.4.1", "failed"), (true, Some(super::Fate::Lost)));
    assert_eq!(report("5.2.2", "failed"), (true, Some(super::Fate::Lost)));
    assert_eq!(report("5.1.1", "failed"), (true, Some(super::Fate::Dead)));
    assert_eq!(report("4.4.1", "delayed"), (false, Some(super::Fate::Delayed)));
}
