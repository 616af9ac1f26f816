//! Mails that cannot be read: each is a case with its bytes, told once, and holds up no other.

use std::fs;

use crate::chats::reference_in;
use crate::imap_proxy::{Cut, ImapProxy};
use crate::letters::mail;
use crate::mail_office::MailOffice;
use crate::mail_servers::Dovecot;
use crate::office::{find, until};

const SOUND: usize = 79;

/// Mails that break parsers.
fn poison() -> Vec<Vec<u8>> {
    let nesting: String = (0..10_000).map(|n| format!("--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", n + 1)).collect();
    let mut eight_bit =
        b"From: K\xe4the Poison <eight.mercer@example.org>\r\nSubject: Gr\xfc\xdfe \xff\xfe\x81\r\nX-\xff\xfe: \xe4\r\n".to_vec();
    eight_bit.extend_from_slice(b"Message-ID: <8@example.org>\r\n\r\nMy kettle \xe4 \xff leaks.\r\n");
    vec![
        b"Subject: no sender\r\n\r\nA mail without anybody who wrote it.\r\n".to_vec(),
        "From: herzlicheglückwünsche@local\r\nSubject: x\r\n\r\nWords of somebody.\r\n".as_bytes().to_vec(),
        eight_bit,
        b"From: b64.mercer@example.org\r\nContent-Transfer-Encoding: base64\r\n\r\n=====broken!!\r\n".to_vec(),
        format!("From: deep.mercer@example.org\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n{nesting}").into_bytes(),
        b"From: noid.mercer@example.org\r\nSubject: No id\r\n\r\nThere is a kettle too many on my bill.\r\n".to_vec(),
        Vec::new(),
    ]
}

/// The mails of a case, as they came.
fn kept(mails: &MailOffice, reference: &str) -> Vec<Vec<u8>> {
    let folder = mails.office.path().join(reference);
    mails.office.case(&["files", reference, "--to", &folder.display().to_string()]);
    let Ok(files) = fs::read_dir(&folder) else { return Vec::new() };
    files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

// Failure story 2: the poison message.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_2_mails_that_cannot_be_read_are_cases_with_their_bytes_told_once_and_the_others_come_in_by_the_same_run() {
    let Some(dovecot) = Dovecot::start() else { return };
    let proxy = ImapProxy::start(dovecot.imap_port, |_| Cut::Never).await;
    let Some(mut mails) = MailOffice::found_at(dovecot, |plan| plan.imap(proxy.port)) else { return };
    let sound = |nth: usize| {
        mail(
            &format!("sound{nth}.mercer@example.org"),
            &format!("sound{nth}@example.org"),
            "A bill",
            "There is a copper kettle on my bill.",
        )
    };
    let poison = poison();
    mails.deliver(&sound(0));
    for bytes in &poison {
        mails.dovecot.deliver("complaints", bytes, false);
    }
    for nth in 1..SOUND {
        mails.deliver(&sound(nth));
    }
    mails.office.start().await;
    until("none is nowhere", || mails.office.cases().len() == SOUND + poison.len()).await;
    for nth in 0..SOUND {
        mails.letter(&format!("sound{nth}.mercer@example.org"), 1).await;
    }
    assert_eq!(proxy.connections.load(std::sync::atomic::Ordering::Relaxed), 1, "one run");
    let cases = mails.office.cases();
    let others = cases.iter().filter(|case| !case["contact"].as_str().unwrap_or_default().starts_with("sound"));
    let others: Vec<String> = others.filter_map(|case| case["reference"].as_str()).map(str::to_owned).collect();
    assert_eq!(others.len(), poison.len());
    let kept: Vec<Vec<u8>> = others.iter().flat_map(|reference| kept(&mails, reference)).collect();
    for (nth, bytes) in poison.iter().enumerate() {
        assert!(kept.contains(bytes), "the bytes of mail {nth} are not with a case");
    }
    let unreadable: Vec<&String> =
        others.iter().filter(|reference| mails.office.case(&["show", reference]).contains("could not be read:")).collect();
    assert!(2 <= unreadable.len(), "{unreadable:?}");
    for reference in unreadable {
        let told = || mails.letters("care@example.org").into_iter().filter(|letter| reference_in(&letter.subject) == *reference);
        let first = find("a person is told", || told().next()).await;
        assert!(first.subject.contains("could not be read"), "{}", first.subject);
        mails.all_has_arrived().await;
        assert_eq!(told().count(), 1, "one alarm for {reference}");
    }
    mails.office.close().await;
}
