//! What mails carry beside plain words, handed to the program itself: locked, signed and wrapped mails, invitations, languages.

use std::fs;
use std::path::Path;

use crate::chats::reference_in;
use crate::letters::{Letter, mail_to, taken};
use crate::mail_servers::free_port;
use crate::mails::hand_over;
use crate::office::{Office, find};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

struct LmtpOffice {
    office: Office,
    sink: SmtpSink,
    port: u16,
}

impl LmtpOffice {
    async fn start() -> Self {
        let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
        let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
        office.start().await;
        Self { office, sink, port }
    }

    /// Hands a mail over, and returns the first letter that its sender gets.
    async fn answered(&self, from: &str, mail: &str) -> Letter {
        let said = hand_over(self.port, "LHLO", from, "complaints@example.org", mail).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
        find(&format!("an answer to {from}"), || taken(&self.sink, from).into_iter().next()).await
    }

    /// All that staff see of a case, and the bytes of its files whose names contain `name`.
    fn shown(&self, reference: &str, name: &str) -> (String, Vec<Vec<u8>>) {
        let folder = self.office.path().join(reference);
        self.office.case(&["files", reference, "--to", &folder.display().to_string()]);
        let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let named = files.filter(|path| path.to_string_lossy().contains(name));
        (self.office.case(&["show", reference]), named.map(|path| fs::read(path).unwrap()).collect())
    }
}

/// A mail of the corpus, as the mail server hands it over, from somebody else.
fn from_corpus(file: &str, from: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail").join(file)).unwrap();
    text.replacen("Ann Doe <ann@example.org>", from, 1).replace("m1@example.org", &format!("m.{from}")).replace('\n', "\r\n")
}

const LOCKED: [(&str, &str); 3] = [
    (
        "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=e",
        "--e\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--e\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n\
         -----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA5v\r\n-----END PGP MESSAGE-----\r\n--e--\r\n",
    ),
    (
        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64",
        "MIAGCSqGSIb3DQEHA6CAMIACAQAxAA==\r\n",
    ),
    ("text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA5v\r\n-----END PGP MESSAGE-----\r\n"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c6_a_locked_mail_is_kept_whole_put_before_a_person_and_answered_with_what_to_do() {
    let mails = LmtpOffice::start().await;
    for (nth, (kind, body)) in LOCKED.iter().enumerate() {
        let from = format!("locked{nth}@example.org");
        let mail = format!(
            "From: {from}\r\nSubject: Mine\r\nMessage-ID: <l{nth}@x.org>\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{body}"
        );
        let letter = mails.answered(&from, &mail).await;
        assert!(letter.subject.contains("could not read") && letter.text.contains("send it again without encryption"), "{}", letter.raw);
        let (shown, kept) = mails.shown(&reference_in(&letter.subject), "message.eml");
        assert!(shown.contains("could not be read: encrypted"), "{shown}");
        assert!(kept.iter().any(|bytes| bytes.ends_with(mail.as_bytes())), "kept as it came, below the trace of its way");
    }
    let told =
        find("staff hear of it", || Some(taken(&mails.sink, "care@example.org")).filter(|letters| letters.len() == LOCKED.len())).await;
    assert!(told.iter().all(|letter| letter.subject.contains("could not be read")), "{:?}", told[0].subject);
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c5_c6_c7_what_is_signed_wrapped_or_an_invitation_is_readable_for_staff() {
    let mails = LmtpOffice::start().await;
    let signed =
        mails.answered("signed@example.org", &from_corpus("security/c6_opaque_signature_is_opened.eml", "signed@example.org")).await;
    let (shown, _) = mails.shown(&reference_in(&signed.subject), "smime");
    assert!(shown.contains("Signed words"), "{shown}");

    let wrapped = mails.answered("wrapped@example.org", &from_corpus("attachments/c5_winmail.eml", "wrapped@example.org")).await;
    let (shown, files) = mails.shown(&reference_in(&wrapped.subject), "Wien.txt");
    assert_eq!(files.len(), 1, "{shown}");
    assert_eq!(files[0].len(), 6, "the bytes inside winmail.dat");

    let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Second visit\r\nDTSTART;TZID=Europe/Berlin:20261123T100000\r\n\
         LOCATION:Gasse 5\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let invitation = format!(
        "From: guest@example.org\r\nSubject: Visit\r\nMessage-ID: <g@x.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n\
         --c\r\nContent-Type: text/plain\r\n\r\nPlease come and see my kettle.\r\n--c\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n{calendar}--c--\r\n"
    );
    let invited = mails.answered("guest@example.org", &invitation).await;
    let (shown, _) = mails.shown(&reference_in(&invited.subject), "ics");
    for words in ["see my kettle", "Second visit", "2026-11-23 10:00 (Europe/Berlin)", "Gasse 5"] {
        assert!(shown.contains(words), "{words:?} in {shown}");
    }
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_that_a_mail_declares_is_that_of_its_answer_and_else_that_of_its_words() {
    let mails = LmtpOffice::start().await;
    let english = "The handle of my kettle came off and the water ran over the floor of the kitchen.";
    let german = "Der Griff meines Kessels ist abgegangen, und das Wasser lief über den Boden der Küche.";
    for (nth, (header, words, lang)) in [
        ("Content-Language: de-DE\r\n", english, "de"),
        ("", german, "de"),
        ("", english, "en"),
        ("Content-Language: en\r\n", german, "en"),
    ]
    .into_iter()
    .enumerate()
    {
        let from = format!("who{nth}@example.org");
        let letter =
            mails.answered(&from, &mail_to("complaints@example.org", &from, &format!("w{nth}@x.org"), "Kessel", header, words)).await;
        assert_eq!(letter.header("Content-Language"), Some(lang), "{}", letter.raw);
        assert!(letter.text.contains(if lang == "de" { "Ihr Aktenzeichen" } else { "reference" }), "{}", letter.text);
    }
    mails.office.close().await;
}
