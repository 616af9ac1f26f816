//! Addresses of every kind: servers that know no plus-addresses, several mailboxes, and answers that go around the letters of the program.

use crate::chats::reference_in;
use crate::letters::{Letter, mail, mail_to};
use crate::mail_office::MailOffice;
use crate::mail_servers::Dovecot;
use crate::office::until;

const OWN: &str = "complaints@example.org";
const BEN: &str = "ben.mercer@example.org";

fn quoted(letter: &Letter) -> String {
    letter.text.lines().map(|line| format!("> {line}\r\n")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_plus_addresses_an_answer_finds_its_case_by_its_thread_or_by_what_it_quotes() {
    let Some(mut mails) = Dovecot::start().and_then(|dovecot| MailOffice::found_at(dovecot, |plan| plan)) else { return };
    mails.office.rewrite("redress.toml", |text| text.replace("[smtp]\n", "[smtp]\nplus_addressing = false\n"));
    mails.office.start().await;
    mails.deliver(&mail(BEN, "first@example.org", "My kettle", "The handle of my copper kettle came off."));
    let letter = mails.letter(BEN, 1).await;
    assert!(letter.reply_to.is_empty() || letter.reply_to == OWN, "{}", letter.raw);
    assert!(!letter.raw.contains("complaints+"), "{}", letter.raw);
    let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
    mails.deliver(&mail_to(OWN, BEN, "second@example.org", "Re: hello", &thread, "MarkerThread and more of it."));
    mails.deliver(&mail_to(OWN, BEN, "third@example.org", "Hello again", "", &format!("MarkerQuote and more.\r\n\r\n{}", quoted(&letter))));
    // Who knows only the Message-ID has a matter of his own.
    mails.deliver(&mail_to(OWN, "eve@example.org", "eve@example.org", "Re: hello", &thread, "MarkerEve wants to know more of it."));
    mails.letter("eve@example.org", 1).await;
    let shown = mails.office.case(&["show", &reference_in(&letter.subject)]);
    assert!(shown.contains("MarkerThread") && shown.contains("MarkerQuote") && !shown.contains("MarkerEve"), "{shown}");
    assert_eq!(mails.office.cases().len(), 2);
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_of_several_mailboxes_is_read_and_one_that_is_locked_holds_up_no_other() {
    let Some(mut mails) = Dovecot::start().and_then(|dovecot| MailOffice::found_at(dovecot, |plan| plan)) else { return };
    let port = mails.dovecot.imap_port;
    let table = |id: &str, password: &str| {
        format!(
            "\n[[mailbox]]\nid = \"{id}\"\nhost = \"127.0.0.1\"\ntls = \"plain\"\nport = {port}\nuser = \"{id}\"\npassword = {password}\nafter = \"flag\"\n"
        )
    };
    let locked = mails.office.path().join("wrong");
    std::fs::write(&locked, "wrong").unwrap();
    let tables =
        [table("returns", "{ env = \"IMAP_PASSWORD\" }"), table("locked", &format!("{{ file = \"{}\" }}", locked.display()))].concat();
    mails.office.rewrite("redress.toml", |text| format!("outage_told_after_seconds = 2\n{text}{tables}"));
    mails.office.start().await;
    mails.dovecot.deliver("complaints", mail(BEN, "one@example.org", "My kettle", "The handle of my kettle came off.").as_bytes(), false);
    let to_returns = mail_to("returns@example.org", "cy@example.org", "two@example.org", "My bill", "", "You charged my kettle twice.");
    mails.dovecot.deliver("returns", to_returns.as_bytes(), false);
    mails.letter(BEN, 1).await;
    mails.letter("cy@example.org", 1).await;
    let told = |words: &str| mails.letters("admin@example.org").iter().any(|mail| mail.text.contains(words));
    until("the admin hears of the one that is locked", || told("mailbox locked has been down")).await;
    assert_eq!(mails.office.cases().len(), 2);
    mails.office.close().await;
}

// Failure story 10: an answer to one's own mail, and a copy's answer to all before the program has written.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_10_an_answer_to_ones_own_mail_is_in_the_case_and_a_copys_answer_to_all_is_a_case_of_its_own() {
    let Some(mails) = MailOffice::start().await else { return };
    let copied = "Cc: carol@example.net\r\n";
    mails.deliver(&mail_to(OWN, BEN, "first@example.org", "My kettle", copied, "The handle of my copper kettle came off."));
    let to_first = "In-Reply-To: <first@example.org>\r\nReferences: <first@example.org>\r\nCc: ben.mercer@example.org\r\n";
    mails.deliver(&mail_to(
        OWN,
        "carol@example.net",
        "copy@example.net",
        "Re: My kettle",
        to_first,
        "MarkerCarol saw it too, with her bill.",
    ));
    let letter = mails.letter(BEN, 1).await;
    mails.deliver(&mail_to(OWN, BEN, "second@example.org", "Re: My kettle", to_first, "MarkerOwn: here is more of it."));
    mails.all_before_is_in().await;
    let reference = reference_in(&letter.subject);
    let shown = mails.office.case(&["show", &reference]);
    assert!(shown.contains("MarkerOwn") && !shown.contains("MarkerCarol"), "{shown}");
    let to_carol = mails.letter("carol@example.net", 1).await;
    assert!(!to_carol.raw.contains(&reference), "{}", to_carol.raw);
    assert_eq!(mails.office.cases().len(), 3, "Ben's, Carol's and the last");
    mails.office.close().await;
}
