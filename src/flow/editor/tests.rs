//! Answers about the shipped complaint flow; `|` in a text marks the cursor.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::read::Surroundings;

use super::{Pack, lines};

const FILES: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

/// Replaces `good` by `written` in the file, and returns the folder with the place of the `|` in `written`.
fn at(file: &'static str, good: &str, written: &str) -> (Pack, usize) {
    let mut offset = None;
    let sources = FILES.map(|(name, text)| {
        let mut text = text.to_owned();
        if name == file {
            assert!(text.contains(good), "{good}");
            text = text.replacen(good, written, 1);
            offset = text.find('|');
            text = text.replacen('|', "", 1);
        }
        Arc::new(Source { name: name.to_owned(), text })
    });
    (Pack::new(sources.to_vec(), &Surroundings::default()), offset.expect("a cursor"))
}

fn labels(file: &'static str, good: &str, written: &str) -> Vec<String> {
    let (pack, offset) = at(file, good, written);
    pack.proposals(file, offset).into_iter().map(|proposal| proposal.label).collect()
}

type Proposed = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);
type Defined = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// File, what stands there, what is being written, some of what is proposed, and what must not be.
const PROPOSALS: [Proposed; 19] = [
    ("complaint.toml", "optional = true\ntidy", "op|\ntidy", &["optional", "length", "tries"], &["kind", "range", "start"]),
    ("complaint.toml", "kind = \"email\"", "kind = \"|\"", &["email", "yesno"], &["optional"]),
    ("complaint.toml", "kind = \"email\"", "kind = |", &["email"], &[]),
    ("complaint.toml", "priority = \"urgent\"", "priority = \"|", &["urgent", "low"], &["email"]),
    (
        "complaint.toml",
        "when = \"category = delivery\"",
        "when = \"|\"",
        &["category", "wish", "email", "not"],
        &["share_with_courier", "welcome"],
    ),
    (
        "complaint.toml",
        "when = \"category = product and injured = no\"",
        "when = \"category = |\"",
        &["product", "delivery"],
        &["category", "refund"],
    ),
    (
        "complaint.toml",
        "when = \"category = product and injured = no\"",
        "when = \"category = product and injured = |\"",
        &["yes", "no"],
        &["product"],
    ),
    ("complaint.toml", "category in [product, delivery]", "category in [product, de|", &["delivery", "staff"], &["wish"]),
    ("complaint.toml", "when = \"category = delivery\"", "when = \"category |\"", &["=", "in", "answered"], &["<", "skipped", "has"]),
    ("complaint.toml", "when = \"category = delivery\"", "when = \"order_no |\"", &["answered", "skipped"], &["="]),
    ("complaint.toml", "when = \"category = delivery\"", "when = \"category = delivery |\"", &["and", "or"], &["category"]),
    ("complaint.toml", "mail = { from = \"sender\" }", "mail = { | }", &["from", "find", "early"], &["kind"]),
    ("complaint.toml", "mail = { from = \"sender\" }", "mail = { from = \"|\" }", &["sender", "body"], &["chat"]),
    ("complaint.toml", "minimum = [\"what_happened\"]", "minimum = [\"what_happened\", \"|\"]", &["wish", "injured"], &["welcome"]),
    ("complaint.toml", "[update]", "[|", &["[update]", "[[step]]"], &["kind"]),
    ("complaint.en.ftl", "wish-refund = My money back", "w|", &["wish-refund"], &["wish-apology"]),
    (
        "complaint.en.ftl",
        "    .why = With the order number we find your purchase at once.",
        "    .|",
        &[".why", ".help", ".too_long"],
        &[".label", ".words", ".words_yes"],
    ),
    ("complaint.en.ftl", "safety_advice = ", "safety_advice = { $| } ", &["name", "category", "danger"], &["wish", "input"]),
    ("complaint.en.ftl", ".invalid = “{ $input }”", ".invalid = “{ $|", &["input", "example"], &["limits"]),
];

#[test]
fn what_fits_at_the_cursor_is_proposed_and_nothing_else() {
    for (file, good, written, expected, refused) in PROPOSALS {
        let labels = labels(file, good, written);
        let lacking: Vec<_> = expected.iter().filter(|label| !labels.iter().any(|found| found == *label)).collect();
        let surplus: Vec<_> = refused.iter().filter(|label| labels.iter().any(|found| found == *label)).collect();
        assert!(lacking.is_empty() && surplus.is_empty(), "{written}: lacking {lacking:?}, surplus {surplus:?} in {labels:?}");
    }
}

/// File, what stands there, the same with a cursor, and words of what is told.
const HOVERS: [(&str, &str, &str, &[&str]); 9] = [
    ("complaint.toml", "tidy     = ", "ti|dy     = ", &["`tidy` in `[[step]]`", "before it is looked at"]),
    ("complaint.toml", "kind = \"email\"", "kind = \"em|ail\"", &["An e-mail address.", "taken from the sender"]),
    ("complaint.toml", "then   = \"file\"", "then   = \"fi|le\"", &["becomes a case"]),
    (
        "complaint.toml",
        "ask     = \"wish\"",
        "ask     = \"wi|sh\"",
        &["question of the kind `\"choice\"`", "> What would put it right for you?"],
    ),
    ("complaint.toml", "\"refund\"", "\"ref|und\"", &["`wish-refund`: option", "> My money back"]),
    (
        "complaint.toml",
        "category = product and injured = no",
        "category = product and inj|ured = no",
        &["`injured`", "> Was anybody hurt?"],
    ),
    ("complaint.toml", "[silence]", "[sil|ence]", &["silence leads to"]),
    ("complaint.de.ftl", "wish-refund = ", "wish-re|fund = ", &["`wish-refund`: option (complaint.toml, line", "> My money back"]),
    ("complaint.en.ftl", ".why = With", ".w|hy = With", &["`.why` of `order_no`", "Why this is asked"]),
];

#[test]
fn what_stands_under_the_cursor_is_explained() {
    for (file, good, written, expected) in HOVERS {
        let (pack, offset) = at(file, good, written);
        let hover = pack.hover(file, offset).unwrap_or_else(|| panic!("nothing at {written}"));
        assert!(expected.iter().all(|words| hover.words.contains(words)), "{written}: {}", hover.words);
    }
}

/// File, what stands there, the same with a cursor, and the places that belong to it, as file and text.
const DEFINITIONS: [Defined; 6] = [
    ("complaint.toml", "ask     = \"wish\"", "ask     = \"wi|sh\"", &[("complaint.en.ftl", "wish"), ("complaint.de.ftl", "wish")]),
    ("complaint.toml", "\"refund\"", "\"ref|und\"", &[("complaint.en.ftl", "wish-refund"), ("complaint.de.ftl", "wish-refund")]),
    ("complaint.toml", "category = product and injured = no", "category = product and inj|ured = no", &[("complaint.toml", "\"injured\"")]),
    ("complaint.toml", "category = product and injured = no", "category = pro|duct and injured = no", &[("complaint.toml", "\"product\"")]),
    ("complaint.toml", "minimum = [\"what_happened\"]", "minimum = [\"what_|happened\"]", &[("complaint.toml", "\"what_happened\"")]),
    ("complaint.de.ftl", "wish-refund = ", "wish-re|fund = ", &[("complaint.toml", "\"refund\"")]),
];

#[test]
fn an_id_leads_to_where_it_comes_from() {
    for (file, good, written, expected) in DEFINITIONS {
        let (pack, offset) = at(file, good, written);
        let spans = pack.definitions(file, offset);
        let found: Vec<(&str, &str)> = spans.iter().map(|span| (span.source.name.as_str(), span.text())).collect();
        assert_eq!(found, expected, "{written}");
    }
}

#[test]
fn places_count_utf16_units_and_come_back() {
    let text = "a 📦 b\nzweite Zeile, größer\n";
    assert_eq!(lines::position(text, text.find(" b").expect("there")), lines::Position { line: 0, character: 4 });
    for (offset, _) in text.char_indices() {
        assert_eq!(lines::offset(text, lines::position(text, offset)), offset);
    }
    assert_eq!(lines::offset(text, lines::Position { line: 0, character: 99 }), text.find('\n').expect("there"));
    assert_eq!(lines::offset(text, lines::Position { line: 99, character: 0 }), text.len());
}

#[test]
fn no_place_of_a_torn_file_makes_it_fail() {
    for (file, text) in FILES {
        for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
            let source = Arc::new(Source { name: file.to_owned(), text: text[..end].to_owned() });
            let pack = Pack::new(vec![source], &Surroundings::default());
            for offset in [end / 2, end.saturating_sub(1), end, end + 5] {
                let offset = lines::offset(&text[..end], lines::position(&text[..end], offset));
                pack.hover(file, offset);
                pack.proposals(file, offset);
                pack.definitions(file, offset);
            }
        }
    }
}
