//! Names, types and ids in all their forms.

use super::*;

#[test]
fn file_names_in_all_their_forms_are_read() {
    let name = |raw: &str| Typed::parse(raw.as_bytes()).parameter("filename").unwrap_or_default().to_owned();
    assert_eq!(name("attachment; filename=\"a b.txt\""), "a b.txt");
    assert_eq!(name("attachment; filename=a b.txt"), "a b.txt");
    assert_eq!(name("attachment; filename*=utf-8'de'Gr%C3%BC%C3%9Fe.pdf"), "Grüße.pdf");
    assert_eq!(name("attachment; filename*0*=utf-8''Gr%C3;\r\n filename*1*=%BC%C3%9Fe;\r\n filename*2=.pdf"), "Grüße.pdf");
    assert_eq!(name("attachment; filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe=2Epdf?=\""), "Grüße.pdf");
    assert_eq!(name("attachment; filename=x.pdf; filename*=utf-8''y.pdf"), "y.pdf");
    assert_eq!(name("attachment; filename=a (1).pdf; size=3"), "a (1).pdf");
    assert_eq!(name("attachment; filename=\"a (1).pdf\" (the first)"), "a (1).pdf");
    assert_eq!(name("attachment; filename*=utf-8''a%0D%0Ab.pdf"), "a  b.pdf");
    assert_eq!(name("filename=\"x.pdf\""), "x.pdf");
}

#[test]
fn ids_are_kept_raw_and_unwritable_ones_left_out() {
    assert_eq!(message_ids(b" <a@b@c>\r\n <d>"), ["a@b@c", "d"]);
    assert_eq!(message_ids(b" bare@id"), ["bare@id"]);
    assert_eq!(message_ids(b"<a\r\n b@x>"), ["ab@x"]);
    assert_eq!(message_ids(b" 00012AB"), ["00012AB"]);
    assert_eq!(message_ids(b"a@b (old), c@d"), ["a@b", "c@d"]);
    assert_eq!(message_ids(b"=?utf-8?q?=3Ca=40b=3E_=3Cc=40d=3E?="), ["a@b", "c@d"]);
    assert_eq!(message_ids(b"<12 @ host(blue) .example .org>"), ["12@host.example.org"]);
    assert_eq!(message_ids(b"<a(1)@x>"), ["a(1)@x"]);
    assert!(message_ids(b"Your letter of Monday from ann@x.org").is_empty());
    assert!(message_ids("<ü@x>".as_bytes()).is_empty());
}

#[test]
fn types_that_are_slightly_wrong_are_read() {
    let cases = [
        ("text/html; charset=utf-8", "text/html", Some("utf-8")),
        ("Text/HTML(a page) ; charset=utf-8 (as ever)", "text/html", Some("utf-8")),
        ("(a page) text/html; (so) charset=\"utf-8\"", "text/html", Some("utf-8")),
        ("text/plain, charset=utf-8", "text/plain", Some("utf-8")),
        ("text/plain charset=utf-8; format=flowed", "text/plain", Some("utf-8")),
        ("text/plain>", "text/plain", None),
        ("\"text/plain\"; charset=utf-8", "text/plain", Some("utf-8")),
        ("charset=utf-8", "", Some("utf-8")),
        ("text/", "text/", None),
        ("", "", None),
    ];
    for (written, value, charset) in cases {
        let typed = Typed::parse(written.as_bytes());
        assert_eq!((typed.value.as_str(), typed.parameter("charset")), (value, charset), "{written}");
    }
}
