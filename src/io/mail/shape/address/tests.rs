//! The forms of addresses: what the standards give as examples, what mailers write, and what must not become an address.

use super::*;

fn shown(raw: &str) -> Vec<String> {
    list(raw.as_bytes()).into_iter().map(|mailbox| format!("{}|{}", mailbox.name, mailbox.addr)).collect()
}

#[test]
fn the_usual_forms_are_read() {
    assert_eq!(shown("Ann Doe <ann@x.org>, bob@x.org (Bob)"), ["Ann Doe|ann@x.org", "Bob|bob@x.org"]);
    assert_eq!(shown("\"Doe, Ann\" <ann@x.org>"), ["Doe, Ann|ann@x.org"]);
    assert_eq!(shown("=?utf-8?Q?J=C3=B6rg_(Chef)?= <j@x.org>"), ["Jörg (Chef)|j@x.org"]);
}

#[test]
fn groups_are_dissolved_and_routes_dropped() {
    assert_eq!(shown("Friends: ann@x.org, Bob <bob@x.org>;"), ["|ann@x.org", "Bob|bob@x.org"]);
    assert_eq!(shown("A (all of us): ann@x.org;(the end of the group)"), ["|ann@x.org"]);
    assert_eq!(shown("Pete (A \\) chap) <pete(his account)@x.org>"), ["Pete|pete@x.org"]);
    assert_eq!(shown("undisclosed-recipients:;"), Vec::<String>::new());
    assert_eq!(shown("Ann <@a,@b:ann@x.org>"), ["Ann|ann@x.org"]);
}

#[test]
fn broken_forms_lose_nothing() {
    assert_eq!(shown("\"Ann <ann@x.org>"), ["Ann|ann@x.org"]);
    assert_eq!(shown("<Ann <ann@x.org>>"), ["|ann@x.org"]);
    assert_eq!(shown("MAILER-DAEMON"), ["|MAILER-DAEMON"]);
    assert_eq!(shown("Ann ann@x.org"), ["Ann|ann@x.org"]);
}

#[test]
fn a_letter_never_goes_to_a_part_of_what_is_written() {
    let cases = [
        ("\"john doe\"@q.test", "|\"john doe\"@q.test"),
        ("\"boss ann\"@q.test", "|\"boss ann\"@q.test"),
        ("\"x, ceo\"@q.test", "|\"x, ceo\"@q.test"),
        ("\"jo\\\"hn doe\"@q.test", "|\"jo\\\"hn doe\"@q.test"),
        ("\"a b\".lee@q.test (Ann)", "Ann|\"a b\".lee@q.test"),
        ("ann.\"b c\"@q.test", "|ann.\"b c\"@q.test"),
        ("Ann \"b c\"@q.test", "Ann|\"b c\"@q.test"),
        ("Ann <\"b c\" @ q . test>", "Ann|\"b c\"@q.test"),
        ("Ann <\"b>c\"@q.test>", "Ann|\"b>c\"@q.test"),
        ("\"ann <ceo@q.test>\"@x.test", "|\"ann <ceo@q.test>\"@x.test"),
        ("J <jo hn@q.test>", "J <jo hn@q.test>|"),
        ("J <john@q.test now>", "J <john@q.test now>|"),
        ("mo\0n@m.test", "mo n@m.test|"),
        ("mo\u{1}n@m.test", "mo n@m.test|"),
        ("mo\u{a0}n@m.test", "mo\u{a0}n@m.test|"),
        ("Max <mo\0n@m.test>", "Max <mo n@m.test>|"),
        ("=?utf-8?q?Ann=0D=0ABcc:_victim=40x.test?=", "Ann Bcc: victim@x.test|"),
    ];
    for (written, wanted) in cases {
        assert_eq!(shown(written), [wanted], "{written:?}");
    }
}

#[test]
fn two_people_without_a_comma_are_two() {
    assert_eq!(shown("<ann@x.org> Ann Doe"), ["Ann Doe|ann@x.org"]);
    assert_eq!(shown("<ann@x.org> \"Bob\" <bob@x.org>"), ["|ann@x.org", "Bob|bob@x.org"]);
    assert_eq!(shown("Ann Doe <ann@x.org> Bob Roe <bob@x.org>"), ["Ann Doe|ann@x.org", "Bob Roe|bob@x.org"]);
    assert_eq!(shown("Ann <ann@x.org> =?utf-8?q?B=C3=B6b?= <bob@x.org>"), ["Ann|ann@x.org", "Böb|bob@x.org"]);
    assert_eq!(shown("<ann@x.org, bob@x.org>"), ["|ann@x.org", "|bob@x.org"]);
    assert_eq!(shown("Ann <ann@x.org> of Acme"), ["Ann|ann@x.org"]);
}

#[test]
fn what_is_no_address_is_a_name() {
    assert_eq!(shown("<Written by Some Program 7>"), ["Written by Some Program 7|"]);
    assert_eq!(shown("(Ann Doe <ann@x.org>"), ["Ann Doe|ann@x.org"]);
    assert_eq!(shown("\u{91d1}\u{7530}\u{3000}\u{7f8e}\u{7fbd} <kana@x.org>"), ["\u{91d1}\u{7530}\u{3000}\u{7f8e}\u{7fbd}|kana@x.org"]);
    assert_eq!(shown("MAILER-DAEMON <>"), ["MAILER-DAEMON|"]);
    assert_eq!(shown("Łucja (lucja@x.org)"), ["Łucja|lucja@x.org"]);
    assert_eq!(shown("ann@x.org <Ann Doe>"), ["Ann Doe|ann@x.org"]);
    assert_eq!(shown("<Hidden-Recipient:@mail.x.org;>"), Vec::<String>::new());
    assert_eq!(shown("hidden:;@mail.x.org"), Vec::<String>::new());
    assert_eq!(shown("\"team@x.org members\": ann@x.org, bob@x.org;"), ["|ann@x.org", "|bob@x.org"]);
}

#[test]
fn an_address_hidden_in_a_name_is_read() {
    // "Rydel" <rydel@x.org>
    assert_eq!(shown("=?utf-8?B?IlJ5ZGVsIiA8cnlkZWxAeC5vcmc+?="), ["Rydel|rydel@x.org"]);
    assert_eq!(shown("\"Ann <ann@x.org>\""), ["Ann|ann@x.org"]);
}

#[test]
fn many_signs_that_never_end_are_read_in_passing() {
    for sign in ["(", "\\\""] {
        assert_eq!(shown(&format!("{} <ann@x.org>", sign.repeat(60_000))).first().map(|one| one.ends_with("|ann@x.org")), Some(true));
    }
}
