//! Some hundred walks through the shipped flows, and a flow that fails.

use super::*;
use crate::diagnostic::Source;
use crate::flow::read::{Surroundings, read};
use crate::flow::transcript;

fn flows(files: &[(&str, &str)]) -> Arc<Flows> {
    let sources: Vec<_> =
        files.iter().map(|(name, text)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() })).collect();
    let (flows, problems) = read(&sources, &Surroundings::default());
    Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")))
}

fn shipped() -> Arc<Flows> {
    flows(&[
        ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
        ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
        ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
        ("feedback.toml", include_str!("../../../tests/flows/shop/feedback.toml")),
        ("feedback.en.ftl", include_str!("../../../tests/flows/shop/feedback.en.ftl")),
        ("feedback.de.ftl", include_str!("../../../tests/flows/shop/feedback.de.ftl")),
    ])
}

#[test]
fn no_walk_through_the_shipped_flows_breaks_anything() {
    let flows = shipped();
    for flow in flows.current.values() {
        for nth in 0..100 {
            if let Some(broken) = walk(&flows, flow, 1, nth) {
                panic!("{} {nth}: {}\n{}", flow.id, broken.message, broken.transcript);
            }
        }
    }
}

#[test]
fn silence_is_found_and_a_walk_is_shown_as_a_transcript() {
    let mut watch = Watch::default();
    let flows = shipped();
    let mut player = player(&flows, flows.current["complaint"].texts.base());
    player.act(&Act::Text("/start".to_owned())).expect("a flow begins");
    let mut step = player.take_steps().remove(0);
    step.effects.clear();
    step.input = Some(crate::flow::conversation::Input::Text("hello".into()));
    assert_eq!(watch.broken(&step).as_deref(), Some("the customer hears nothing"));
    let shown = super::transcript(&flows, flows.current["complaint"].texts.base(), "silence", &[Act::Text("/start".to_owned())]);
    assert!(shown.starts_with("# silence\nlang: en\nname: Ann\n> /start\n< Hello Ann."), "{shown}");
}

#[test]
fn an_act_is_read_as_it_is_written() {
    let mut random = Random::new(7);
    for _ in 0..500 {
        let act = Act::Text(hostile::hostile_text(&mut random));
        assert_eq!(read_written(&act), Some(act));
    }
}

fn read_written(act: &Act) -> Option<Act> {
    transcript::read_acts(&act.lines().join("\n")).into_iter().next()
}

#[test]
fn the_two_channels_are_compared_in_every_shipped_flow_and_language() {
    let flows = shipped();
    for flow in flows.current.values() {
        for lang in &flow.languages {
            let compared = |seed| both::differ(&flows, flow, lang, &mut Random::new(seed));
            let outcomes: Vec<_> = (0..20).filter_map(compared).collect();
            assert_eq!(outcomes.len(), 20, "{} in {lang}", flow.id);
            assert!(outcomes.iter().all(|(_, differs)| differs.is_none()));
        }
    }
}
