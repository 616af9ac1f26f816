//! Senders that prove themselves, and senders that do not.

use super::*;

fn noted(fields: &[&str], author: &str) -> SenderCheck {
    let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    noted::topmost(&fields, "mx.example.org", author)
}

#[test]
fn s2_only_the_topmost_note_of_the_configured_server_counts() {
    let good = "mx.example.org 1; dmarc=pass (p=reject) header.from=x.org";
    assert_eq!(noted(&[good], "x.org"), SenderCheck::Verified);
    assert_eq!(noted(&["evil.example; dmarc=pass header.from=x.org", good], "x.org"), SenderCheck::Unchecked);
    assert_eq!(noted(&["mx.example.org; dmarc=fail header.from=x.org", good], "x.org"), SenderCheck::Failed);
    assert_eq!(noted(&[], "x.org"), SenderCheck::Unchecked);
}

#[test]
fn s2_a_pass_for_another_domain_proves_nothing() {
    assert_eq!(noted(&["mx.example.org; dmarc=pass header.from=evil.example"], "x.org"), SenderCheck::Unchecked);
    assert_eq!(noted(&["mx.example.org; spf=pass smtp.mailfrom=a@evil.example; dkim=none"], "x.org"), SenderCheck::Unproved);
    assert_eq!(noted(&["mx.example.org; dkim=pass (2048 bit; d=x.org) header.i=@mail.x.org header.s=s1"], "x.org"), SenderCheck::Verified);
    assert_eq!(noted(&["mx.example.org; dkim=pass header.d=org"], "x.org"), SenderCheck::Unproved);
}

#[test]
fn blanks_and_comments_may_stand_around_a_sign() {
    assert_eq!(noted(&["mx.example.org; dmarc (policy) = fail header.from (author) = x.org"], "x.org"), SenderCheck::Failed);
    assert_eq!(noted(&["mx.example.org; dkim(1024)=pass header.d = x.org"], "x.org"), SenderCheck::Verified);
}

#[test]
fn a_comment_cannot_pretend_to_be_a_result() {
    assert_eq!(
        noted(&["mx.example.org; spf=fail (see; dmarc=pass header.from=x.org) smtp.mailfrom=x.org"], "x.org"),
        SenderCheck::Unproved
    );
}

#[test]
fn a_server_without_a_name_is_believed_where_that_is_configured() {
    let fields =
        ["spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.org; dmarc=pass action=none header.from=x.org;compauth=pass".to_owned()];
    assert_eq!(noted::topmost(&fields, "-", "x.org"), SenderCheck::Verified);
    assert_eq!(noted::topmost(&fields, "mx.example.org", "x.org"), SenderCheck::Unchecked);
}

#[test]
fn s3_a_mail_with_two_authors_is_from_nobody() {
    let raw =
        b"From: Ann <ann@x.org>\r\nFrom: Eve <eve@evil.example>\r\nAuthentication-Results: mx.example.org; dmarc=pass\r\n\r\nHello\r\n";
    let checks = Checks::Server { authserv_id: "mx.example.org".to_owned() };
    assert_eq!(checks.look(raw, &crate::io::mail::shape::parse(raw)), SenderCheck::Failed);
}

#[test]
fn a_note_in_a_name_is_not_of_a_server_without_one() {
    let fields = ["evil.example; dmarc=pass header.from=x.org".to_owned()];
    assert_eq!(noted::topmost(&fields, "-", "x.org"), SenderCheck::Unchecked);
}

#[test]
fn the_server_of_a_note_is_named() {
    let read = |note: &str| (server_of(note), verdict_of(note, "x.org"));
    assert_eq!(read("mx.example.org 1; dkim=pass header.d=x.org"), ("mx.example.org".to_owned(), SenderCheck::Verified));
    assert_eq!(read("spf=pass smtp.mailfrom=other.org"), ("-".to_owned(), SenderCheck::Unproved));
    assert_eq!(read("dkim = pass; spf=pass smtp.mailfrom=x.org"), ("-".to_owned(), SenderCheck::Verified));
    assert_eq!(read(""), (String::new(), SenderCheck::Unchecked));
}
