//! Paragraphs and files that others lose: whatever a sender typed is before staff, and every file keeps its bytes.

use std::fs;
use std::path::Path;

use crate::chats::reference_in;
use crate::mail_office::MailOffice;

/// Mails as people and their programs write them, with the words of the sender in capitals: each must reach staff.
const LETTERS: [(&str, &str); 8] = [
    ("text/plain", "> Was anybody hurt?\r\nNOBODYWAS thank you\r\n> When?\r\nLASTMONDAY early\r\n"),
    ("text/plain", "On Mon, 2 Nov 2026, care <care@example.org> wrote:\r\n> Please say more.\r\n\r\nBOTTOMPOSTED here it is\r\n"),
    ("text/html", "<p>See my list:</p><blockquote><p>FIRSTITEM broken</p><p>SECONDITEM missing</p></blockquote><p>LASTLINE of it</p>"),
    ("text/html", "<html><body>ONEBODY</body></html><html><body>OTHERBODY too</body></html>"),
    ("text/plain", "ODPOWIEDZMOJA jest taka\r\n\r\nW dniu 2.11.2026 o 10:00, care pisze:\r\n> Prosimy.\r\n\r\nDOPISANE pod spodem\r\n"),
    (
        "text/plain",
        "OBENDRUEBER\r\n\r\n________________________________\r\nVon: care <care@example.org>\r\nGesendet: Montag\r\nAn: Ben\r\nBetreff: Topf\r\n\r\nBitte.\r\n\r\nUNTENDRUNTER\r\n",
    ),
    (
        "text/plain",
        "OUTLOOKTOP it leaks\r\n\r\nFrom: care <care@example.org>\r\nSent: Monday, November 2, 2026 10:00 AM\r\nTo: Ben\r\n\
         Subject: Kettle\r\n\r\nPlease say more.\r\n\r\nOUTLOOKBELOW and from both sides\r\n",
    ),
    (
        "text/plain",
        "PROTONTOP it leaks\r\n\r\nSent with Proton Mail secure email.\r\n\r\n------- Original Message -------\r\n\
         On Monday, November 2nd, 2026 at 10:00 AM, care <care@example.org> wrote:\r\n\r\n> Please say more.\r\n\r\nPROTONBELOW too\r\n",
    ),
];

/// The words of a letter that are not quoted by `>`, without the marks of HTML.
fn own_words(kind: &str, text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('>'));
    let plain: String = if kind == "text/html" {
        let mut depth = 0;
        text.chars()
            .filter_map(|c| {
                depth += i32::from(c == '<');
                let shown = if depth == 0 { Some(c) } else { Some(' ') };
                depth -= i32::from(c == '>');
                shown
            })
            .collect()
    } else {
        lines.map(|line| format!("{line} ")).collect()
    };
    plain.split_whitespace().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_11_no_paragraph_is_lost_and_every_attachment_keeps_its_bytes() {
    let Some(mails) = MailOffice::start().await else { return };
    let content: Vec<u8> = (0..=255).collect();
    for (nth, (kind, words)) in LETTERS.iter().enumerate() {
        mails.deliver(&with_attachment(nth, kind, words, &content));
    }
    mails.all_before_is_in().await;
    for (nth, (kind, words)) in LETTERS.iter().enumerate() {
        let letter = mails.letter(&format!("ben{nth}@example.org"), 1).await;
        let reference = reference_in(&letter.subject);
        let shown = mails.office.case(&["show", &reference]);
        let lost: Vec<String> = own_words(kind, words).into_iter().filter(|word| !shown.contains(word)).collect();
        assert!(lost.is_empty(), "{lost:?} of letter {nth} in\n{shown}");
        let folder = mails.office.path().join(format!("files-{nth}"));
        mails.office.case(&["files", &reference, "--to", &folder.display().to_string()]);
        let saved = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let named = saved.filter(|path| path.to_string_lossy().contains("чек"));
        let bytes: Vec<Vec<u8>> = named.map(|path| fs::read(path).unwrap()).collect();
        assert_eq!(bytes, std::slice::from_ref(&content), "letter {nth}: {folder:?}");
    }
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_11_what_is_inside_winmail_dat_is_there_byte_by_byte() {
    let Some(mails) = MailOffice::start().await else { return };
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/attachments");
    let raw = fs::read_to_string(corpus.join("c5_winmail.eml")).unwrap().replacen("ann@example.org", "ben@example.org", 1);
    let expected: serde_json::Value = serde_json::from_slice(&fs::read(corpus.join("c5_winmail.json")).unwrap()).unwrap();
    mails.deliver(&raw);
    let letter = mails.letter("ben@example.org", 1).await;
    let folder = mails.office.path().join("files");
    mails.office.case(&["files", &reference_in(&letter.subject), "--to", &folder.display().to_string()]);
    let saved: Vec<String> = fs::read_dir(&folder).unwrap().map(|file| sha256(&fs::read(file.unwrap().path()).unwrap())).collect();
    let inside = expected["tnef"].as_array().unwrap();
    assert!(!inside.is_empty());
    for attachment in inside.iter().chain(expected["attachments"].as_array().unwrap()) {
        assert!(saved.iter().any(|sum| attachment["sha256"] == sum.as_str()), "{attachment} is not among {saved:?}");
    }
    mails.office.close().await;
}

fn sha256(bytes: &[u8]) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a mail with a file whose name is split and in KOI8-R (RFC 2231).
fn with_attachment(nth: usize, kind: &str, words: &str, content: &[u8]) -> String {
    let lines: Vec<String> = content.chunks(20).map(|line| line.iter().map(|byte| format!("={byte:02X}")).collect()).collect();
    let headers = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n";
    let from = format!("ben{nth}@example.org");
    format!(
        "From: {from}\r\nTo: complaints@example.org\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <p{nth}@example.org>\r\n\
         Subject: My kettle {nth}\r\n{headers}\r\n--b1\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{words}\r\n--b1\r\n\
         Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*0*=koi8-r''%DE%C5; filename*1*=%CB.bin\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--b1--\r\n",
        lines.join("=\r\n")
    )
}
