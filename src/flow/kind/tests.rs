//! What each kind accepts, refuses and does not understand.

use std::sync::Arc;

use fluent_bundle::FluentResource;

use crate::flow::script::{DateLimit, MailAnswer};
use crate::flow::system;
use crate::text::{Lang, Texts};

use super::*;

fn texts() -> Texts {
    let own = "colour-red = 🔴 Red\ncolour-dark_blue = Dark blue\ncolour-other = Something else";
    let mut sources: Vec<(Lang, Arc<FluentResource>)> = Vec::new();
    for (lang, source) in system::sources() {
        sources.push((lang.clone(), Arc::new(FluentResource::try_new(source.text.clone()).expect("the system words can be read"))));
        sources.push((lang, Arc::new(FluentResource::try_new(own.to_owned()).expect("Fluent"))));
    }
    Texts::new(Lang::parse("en").expect("a tag"), sources)
}

/// Returns what a typed answer amounts to: the value as shown, `?`, or the refusal.
fn typed(lang: &str, kind: Kind, said: &str) -> String {
    let (texts, lang) = (texts(), Lang::parse(lang).expect("a tag"));
    let question = Question {
        kind,
        optional: false,
        tidy: vec![Tidy::Trim],
        matches: None,
        tries: 3,
        mail: MailAnswer::default(),
        private: false,
        lookup: None,
    };
    let words = Words { texts: &texts, lang: &lang };
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
    let ask = Ask { id: "colour", question: &question, words, today, so_far: None, cases: &[] };
    match read(&ask, &Said::Text(said)) {
        Verdict::Taken(value) | Verdict::Partly(value) => show(words, "colour", &value),
        Verdict::NotUnderstood => "?".to_owned(),
        Verdict::Refused(refusal) => format!("{refusal:?}"),
    }
}

fn table(lang: &str, kind: &Kind, rows: &[(&str, &str)]) {
    for (said, wanted) in rows {
        assert_eq!(typed(lang, kind.clone(), said), *wanted, "{lang}: {said}");
    }
}

#[test]
fn an_option_is_taken_by_number_letter_words_part_or_id() {
    let kind = Kind::Choice { options: vec!["red".into(), "dark_blue".into(), "other".into()] };
    let rows = [("1", "🔴 Red"), ("b", "Dark blue"), ("RED!", "🔴 Red"), ("b) dark blue", "Dark blue"), ("blue", "Dark blue")];
    table("en", &kind, &rows);
    table("en", &kind, &[("other", "Something else"), ("dark blue", "Dark blue"), ("4", "?"), ("0", "?"), ("re", "?"), ("", "?")]);
}

#[test]
fn several_options_are_taken_at_once() {
    let kind = Kind::Choices { options: vec!["red".into(), "dark_blue".into(), "other".into()], count: (1, 2) };
    table("en", &kind, &[("1, 2", "🔴 Red, Dark blue"), ("a c", "🔴 Red, Something else"), ("red; red", "🔴 Red"), ("1, 9", "?")]);
    table("en", &kind, &[("1,2,3", "TooMany { limit: 2 }")]);
}

#[test]
fn yes_and_no_are_taken_in_every_language_of_the_flow() {
    table("en", &Kind::YesNo, &[("Yes, my hand", "Yes"), ("jawohl", "Yes"), ("NEIN", "No"), ("2", "No"), ("maybe", "?"), ("nobody", "?")]);
    table("de", &Kind::Consent, &[("yes", "Ja"), ("nö", "Nein")]);
}

#[test]
fn numbers_are_read_as_the_language_writes_them() {
    let kind = Kind::Number { range: (Some(-5_000_000), Some(2_000_000_000)) };
    table("en", &kind, &[("1,234.5", "1234.5"), ("1.500", "1.5"), ("1,500", "1500"), ("-3", "-3"), ("007", "7"), ("٣", "3"), ("-0", "0")]);
    table("de", &kind, &[("1.234,5", "1234,5"), ("1.500", "1500"), ("1,5", "1,5"), ("1'200", "1200")]);
    let wrong = [
        ("three", "?"),
        ("1.2.3,4.5", "?"),
        ("1.2.2026", "?"),
        ("-6", "TooSmall { limit: \"-5\" }"),
        ("9999", "TooLarge { limit: \"2000\" }"),
        ("", "?"),
    ];
    table("en", &kind, &wrong);
    table("en", &kind, &[("99999999999999999999", "?"), ("1.12345678", "?")]);
}

#[test]
fn amounts_are_read_with_sign_or_code() {
    let kind = Kind::Amount { range: (Some(0), None), currency: Some("EUR".into()) };
    table("de", &kind, &[("12,5 €", "12,50 EUR"), ("EUR 1.200", "1200 EUR"), ("12,- Euro", "12 EUR"), ("12", "12 EUR")]);
    table("de", &kind, &[("$ 5", "OtherCurrency { currency: \"EUR\" }"), ("fünf Euro", "?"), ("-1", "TooSmall { limit: \"0\" }")]);
}

#[test]
fn dates_are_read_as_numbers_words_or_yesterday_and_never_guessed_wrong() {
    let kind = Kind::Date { not_before: None, not_after: Some(DateLimit::Today { plus_days: 0 }) };
    let rows = [
        ("2026-02-28", "28 February 2026"),
        ("3rd February", "3 February 2026"),
        ("Feb 3, 2025", "3 February 2025"),
        ("24 December", "24 December 2025"),
    ];
    table("en", &kind, &rows);
    table(
        "en",
        &kind,
        &[("yesterday", "1 March 2026"), ("13/2/26", "13 February 2026"), ("3.2.2026", "3 February 2026"), ("3/2/2026", "AmbiguousDate")],
    );
    table("en-US", &kind, &[("2/3/2026", "3 February 2026")]);
    table("de", &kind, &[("3.2.", "3. Februar 2026"), ("vorgestern", "28. Februar 2026"), ("1. März 2026", "1. März 2026")]);
    table("en", &kind, &[("the 3rd of February", "3 February 2026")]);
    table("es", &kind, &[("3 de febrero de 2026", "3 de febrero de 2026"), ("1º de marzo", "1 de marzo de 2026")]);
    table("fr", &kind, &[("le 1er mars 2026", "1 mars 2026"), ("avant-hier", "28 février 2026")]);
    table("ru", &kind, &[("3 февраля 2026 года", "3 февраля 2026 г."), ("вчера", "1 марта 2026 г.")]);
    table("ar", &kind, &[("٣ من فبراير ٢٠٢٦", "3 فبراير 2026"), ("أمس", "1 مارس 2026")]);
    table(
        "en",
        &kind,
        &[("31 February 2026", "Invalid"), ("soon", "?"), ("3 March 2026", "TooLate { limit: 2026-03-02 }"), ("1 2 3 4", "?")],
    );
}

#[test]
fn addresses_numbers_and_places_are_found_in_what_people_write() {
    table(
        "en",
        &Kind::Email,
        &[("it is <Ann@Example.ORG>.", "Ann@example.org"), ("ann@localhost", "Invalid"), ("a@b.de or c@d.de", "?"), ("ann", "?")],
    );
    table(
        "en",
        &Kind::Phone,
        &[("+44 (0)20 7946-0000", "+442079460000"), ("030/1234567", "0301234567"), ("12", "Invalid"), ("call me", "?")],
    );
    table(
        "en",
        &Kind::Location,
        &[("52.5, 13.4", "52.50000, 13.40000"), ("High Street 3, York", "High Street 3, York"), ("99, 0", "Invalid")],
    );
    table("en", &Kind::Contact, &[("Ann Smith, +44 20 7946 0000", "Ann Smith +442079460000"), ("Ann", "?")]);
}

#[test]
fn a_text_is_taken_whole_or_not_at_all() {
    let kind = Kind::Text { length: (3, 5) };
    table("en", &kind, &[("äöü😀", "äöü😀"), ("ab", "TooShort"), ("abcdef", "TooLong { max: 5 }"), ("  \n ", "?")]);
}
