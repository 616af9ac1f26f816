//! The same mail, again and again: seen by several fetchers, through kills, broken connections and moves, it is one case with one answer.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::imap_client::{client, count_in, move_all, move_and_back};
use crate::imap_proxy::{Cut, ImapProxy};
use crate::letters::mail;
use crate::mail_office::MailOffice;
use crate::mail_servers::Dovecot;
use crate::office::{Office, text, until};
use crate::random::Random;

const KILLS: usize = 20;
/// More than a start without any mail brings, so that some lives end before, within and after the taking in.
const LIFE_BYTES_MAX: usize = 20_000;

/// Lets the daemon live until the server has said a number of bytes, or the daemon waits for more, and kills it.
async fn live_and_be_killed(office: &mut Office, proxy: &ImapProxy, random: &mut Random) {
    let (start, end) = (proxy.command_count(), proxy.server_bytes() + random.below(LIFE_BYTES_MAX) as u64);
    office.spawn();
    until("a moment to be killed", || end <= proxy.server_bytes() || 0 < proxy.count_since(start, "IDLE")).await;
    office.kill();
}

// Failure story 1: the read mail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_1_a_hundred_mails_read_moved_and_unjunked_are_a_hundred_cases_through_twenty_kills() {
    let Some(dovecot) = Dovecot::start() else { return };
    let proxy = ImapProxy::start(dovecot.imap_port, |_| Cut::Never).await;
    let Some(mut mails) = MailOffice::found_at(dovecot, |plan| plan.imap(proxy.port)) else { return };
    let words = "The handle of my copper kettle came off.";
    for nth in 0..100 {
        let mail = mail(&format!("p{nth}.mercer@example.org"), &format!("m{nth}@example.org"), "My kettle", words);
        mails.dovecot.deliver("complaints", mail.as_bytes(), nth < 30);
    }
    let mut person = client(mails.dovecot.imap_port, "complaints").await;
    for folder in ["Rule", "Junk"] {
        person.create(folder).await.unwrap();
    }
    let mut random = Random::new(1);
    for kill in 1..=KILLS {
        live_and_be_killed(&mut mails.office, &proxy, &mut random).await;
        match kill {
            3 => move_and_back(&mut person, "21:30", "Rule").await,
            6 => move_and_back(&mut person, "81:85", "Junk").await,
            _ => {}
        }
    }
    let start = mails.office.lines().len();
    mails.office.start().await;
    until("all are taken in", || mails.office.cases().len() == 100).await;
    for nth in 0..100 {
        mails.letter(&format!("p{nth}.mercer@example.org"), 1).await;
    }
    mails.office.logged_since(start, "no difference", |line| line.contains("compared") && line.contains("\"present\":100")).await;
    // Whatever was still to be moved is: the next look at the folder finds nothing that is not taken.
    mails.office.kill();
    let start = mails.office.lines().len();
    mails.office.start().await;
    let none = |line: &str| line.contains("compared") && line.contains("\"present\":100") && line.contains("\"untaken\":0");
    mails.office.logged_since(start, "no difference", none).await;
    mails.all_has_arrived().await;
    assert_eq!(mails.office.cases().len(), 100, "every mail is one case");
    for nth in 0..100 {
        let letters = mails.letters(&format!("p{nth}.mercer@example.org"));
        let ids: BTreeSet<&str> = letters.iter().map(|letter| letter.message_id.as_str()).collect();
        assert_eq!(ids.len(), 1, "one acknowledgement of mail {nth}");
    }
    assert_eq!(count_in(&mut person, "INBOX").await, 100, "the mailbox is as it was");
    mails.office.close().await;
}

const RUNS: usize = 50;

/// What goes wrong in a run, once the mail is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// The server refuses to mark and to move.
    Refused,
    /// The connection breaks in place of marking or moving.
    Broken,
    /// The server has numbered all mails anew, and the connection breaks.
    Renumbered,
    /// Nothing; but somebody moves the mail back.
    MovedBack,
}

const TROUBLES: [Trouble; 4] = [Trouble::Refused, Trouble::Broken, Trouble::Renumbered, Trouble::MovedBack];

/// Two entries for one mailbox, of which one marks and the other moves, and a Maildir that may get the same mail once more.
fn twice(office: &Office, port: u16) {
    let again = format!(
        "\n[[mailbox]]\nid = \"again\"\nhost = \"127.0.0.1\"\ntls = \"plain\"\nport = {port}\nuser = \"complaints\"\n\
         password = {{ env = \"IMAP_PASSWORD\" }}\nafter = \"move\"\nmove_to = \"Done\"\n\n[maildir]\npath = \"incoming\"\n"
    );
    office.rewrite("redress.toml", |text| format!("{text}{again}"));
}

fn pipe(office: &Office, mail: &str) {
    let mut child = office.command(&["mail", "take"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(mail.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

fn marks_or_moves(said: &str) -> bool {
    said.contains("UID MOVE") || said.contains("UID STORE")
}

// Failure story 3: the same mail, a new ticket every minute.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_3_in_fifty_runs_of_two_overlapping_fetchers_with_every_trouble_a_mail_is_one_case_and_one_acknowledgement() {
    let Some(dovecot) = Dovecot::start() else { return };
    let trouble = Arc::new(AtomicUsize::new(0));
    let current = Arc::clone(&trouble);
    let proxy = ImapProxy::start(dovecot.imap_port, move |_| match TROUBLES[current.load(Ordering::Relaxed)] {
        Trouble::Refused => Cut::Refuse(marks_or_moves),
        Trouble::Broken | Trouble::Renumbered => Cut::When(marks_or_moves),
        Trouble::MovedBack => Cut::Never,
    })
    .await;
    let Some(mut mails) = MailOffice::found_at(dovecot, |plan| plan.imap(proxy.port)) else { return };
    twice(&mails.office, proxy.port);
    let ben = "ben.mercer@example.org";
    let first = mail(ben, "first@example.org", "My kettle", "The handle of my copper kettle came off.");
    mails.dovecot.deliver("complaints", first.as_bytes(), true);
    let mut fetched = 0;
    for run in 0..RUNS {
        let kind = run % TROUBLES.len();
        trouble.store(kind, Ordering::Relaxed);
        if TROUBLES[kind] == Trouble::Renumbered {
            mails.dovecot.forget_uids("complaints");
        }
        let start = proxy.command_count();
        mails.office.start().await;
        if run == 0 {
            mails.letter(ben, 1).await;
            until("what was accepted is noted", || mails.office.cases().len() == 1 && accepted(&mails.office)).await;
        }
        until("the mail is to be moved", || 0 < proxy.count_since(start, "UID MOVE")).await;
        match run % 10 {
            3 => pipe(&mails.office, &first),
            5 => second_daemon_is_refused(&mails.office),
            _ => {}
        }
        if TROUBLES[kind] == Trouble::MovedBack {
            until("the mail is moved", || 0 < mails.dovecot.count_in("complaints", "Done")).await;
            move_all(&mut client(mails.dovecot.imap_port, "complaints").await, "Done", "INBOX").await;
        }
        fetched += proxy.count_since(start, "BODY.PEEK[]");
        mails.office.kill();
    }
    assert!(RUNS / TROUBLES.len() <= fetched, "only {fetched} times was the mail fetched again");
    trouble.store(TROUBLES.len() - 1, Ordering::Relaxed);
    mails.office.start().await;
    until("the mail is moved at last", || mails.dovecot.count_in("complaints", "Done") == 1).await;
    mails.all_before_is_in().await;
    assert_eq!(mails.office.cases().len(), 2, "Ben's and the last");
    assert_eq!(mails.letters(ben).len(), 1, "one acknowledgement");
    assert_eq!(mails.letters("care@example.org").len(), 2, "staff hear of each case once");
    mails.office.close().await;
}

/// Tells whether all that was written is noted as accepted.
fn accepted(office: &Office) -> bool {
    let listed = text(&office.run(&["outbox", "list"]).stdout);
    !listed.contains("CMP-")
}

fn second_daemon_is_refused(office: &Office) {
    let second = office.run(&["run"]);
    let said = text(&second.stderr);
    assert!(!second.status.success() && said.contains("stop the daemon first, or name another data directory"), "{said}");
}
