//! The pictures and lists show every way through a flow, and no other.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::conversation::Channel;
use crate::flow::read::{Surroundings, read};
use crate::flow::script::Flow;
use crate::text::Lang;

use super::{Counted, dot, mermaid, paths, picture, svg};

fn flow(script: &str, words: &str) -> Arc<Flow> {
    let source = |name: &str, text: &str| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    let (flows, problems) = read(&[source("flow.toml", script), source("flow.en.ftl", words)], &Surroundings::default());
    let flows = flows.unwrap_or_else(|| panic!("{problems:#?}"));
    flows.current.values().next().cloned().unwrap()
}

fn complaint() -> Arc<Flow> {
    let script = include_str!("../../../tests/flows/shop/complaint.toml").replace("[\"en\", \"de\"]", "[\"en\"]");
    flow(&script, include_str!("../../../tests/flows/shop/complaint.en.ftl"))
}

const DAYS: &str = r#"
format = 1
flow = "flow"
languages = ["en"]
[[step]]
ask = "waited"
kind = "number"
[[step]]
say = "sorry"
when = "waited > 10"
[[step]]
confirm = "sum"
"#;
const DAYS_WORDS: &str = "waited = How many days?\n    .label = Days\nsorry = That is long.\nsum = Right?\n";

#[test]
fn paths_are_told_apart_by_what_decides_them() {
    let paths = paths(&flow(DAYS, DAYS_WORDS), Channel::Chat, 100);
    let listed: Vec<(String, String)> = paths.listed.iter().map(|path| (path.decided_by.join("; "), path.steps.join(" "))).collect();
    let expected = [("waited <= 10", "waited sum"), ("waited > 10", "waited sorry sum")];
    assert_eq!(listed, expected.map(|(by, steps)| (by.to_owned(), steps.to_owned())));
    assert_eq!(paths.count, Some(2));
}

#[test]
fn a_list_of_paths_is_capped_and_counted_all_the_same() {
    let all = paths(&complaint(), Channel::Chat, 1_000);
    assert_eq!(all.count, Some(all.listed.len() as u64));
    assert!(all.listed.iter().any(|path| path.decided_by == ["category = product", "injured = no", "danger = yes"]));
    let few = paths(&complaint(), Channel::Chat, 3);
    assert_eq!((few.listed.len(), few.count), (3, all.count));
}

#[test]
fn every_arrow_of_the_picture_is_on_some_path_and_every_path_is_in_the_picture() {
    let flow = complaint();
    for channel in [Channel::Chat, Channel::Mail] {
        let picture = picture(&flow, channel, &Lang::parse("en").unwrap());
        let id = |at: usize| picture.nodes[at].id.as_str();
        let drawn: std::collections::BTreeSet<(&str, &str)> = picture.edges.iter().map(|edge| (id(edge.from), id(edge.to))).collect();
        let paths = paths(&flow, channel, 1_000);
        let walked = paths.listed.iter().flat_map(|path| {
            let steps = || path.steps.iter().map(String::as_str);
            std::iter::once("start").chain(steps()).zip(steps()).collect::<Vec<_>>()
        });
        assert_eq!(drawn, walked.collect());
        assert!(picture.is_whole);
    }
}

#[test]
fn arrows_that_leave_one_box_are_told_apart() {
    let picture = picture(&complaint(), Channel::Chat, &Lang::parse("en").unwrap());
    assert!(picture.nodes[1].title.starts_with("Hello …. I am a program"), "{}", picture.nodes[1].title);
    for edge in &picture.edges {
        let same = picture.edges.iter().filter(|other| other.from == edge.from && other.label == edge.label).count();
        assert_eq!(same, 1, "{edge:?}");
    }
}

#[test]
fn every_format_has_every_box_and_escapes_what_would_break_it() {
    let script = DAYS.replace("when = \"waited > 10\"\n", "");
    let flow = flow(&script, &DAYS_WORDS.replace("Days", "Days <\"&\">"));
    let picture = picture(&flow, Channel::Chat, &Lang::parse("en").unwrap());
    let (svg, dot, mermaid) = (svg(&picture), dot(&picture), mermaid(&picture));
    assert!(svg.contains("Days &lt;&quot;&amp;&quot;&gt;"), "{svg}");
    assert!(dot.contains("Days <\\\"&\\\">"), "{dot}");
    assert!(mermaid.contains("Days #60;#34;#38;#34;#62;"), "{mermaid}");
    for text in [&svg, &dot, &mermaid] {
        assert!(["waited · number", "sorry", "sum"].iter().all(|id| text.contains(id)), "{text}");
    }
}

#[test]
fn what_was_counted_stands_in_the_box_of_its_step_and_at_the_arrow_that_leads_there() {
    let mut picture = picture(&complaint(), Channel::Chat, &Lang::parse("en").unwrap());
    let mut counted = Counted::default();
    counted.at_steps.insert("injured".to_owned(), "20 asked, 2 left here".to_owned());
    counted.on_arrows.insert(("safety_advice".to_owned(), "injured".to_owned()), 4_711);
    picture.count(&counted);
    for text in [svg(&picture), dot(&picture), mermaid(&picture)] {
        assert_eq!(text.matches("20 asked, 2 left here").count(), 1, "{text}");
        assert_eq!(text.matches("(4711)").count(), 1, "{text}");
    }
}
