//! What is read, and what a version depends on.

use std::sync::Arc;

use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Source};
use crate::flow::script::{Flows, StepBody};

use super::{Surroundings, read};

fn sources(files: &[(&str, &str)]) -> Vec<Arc<Source>> {
    files.iter().map(|(name, text)| Arc::new(Source { name: (*name).into(), text: (*text).into() })).collect()
}

fn read_all(files: &[(&str, &str)]) -> (Option<Flows>, Vec<Diagnostic>) {
    read(&sources(files), &Surroundings::default())
}

const COMPLAINT: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../flows/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../flows/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../flows/complaint.de.ftl")),
];

#[test]
fn the_shipped_complaint_flow_has_no_problem_beyond_advice() {
    let (flows, problems) = read_all(&COMPLAINT);
    let drawn = render::all(&problems, Look::Plain);
    assert!(problems.iter().all(|problem| problem.severity == crate::diagnostic::Severity::Advice), "{drawn}");
    let flows = flows.expect("a flow without errors is compiled");
    let flow = &flows.current["complaint"];
    assert_eq!(flow.steps.len(), 12);
    assert!(matches!(flow.steps.last().map(|step| &step.body), Some(StepBody::Confirm)));
    assert_eq!(flow.texts.get(&flow.languages[1], "injured", &[]).as_deref(), Some("Wurde jemand verletzt?"));
    assert_eq!(flow.texts.get(&flow.languages[1], "yes", &[]).as_deref(), Some("Ja"));
}

#[test]
fn a_version_does_not_depend_on_comments_or_order_of_keys_but_on_what_is_asked() {
    let version = |script: &str| {
        let (flows, problems) = read_all(&[("complaint.toml", script), COMPLAINT[1], COMPLAINT[2]]);
        flows.unwrap_or_else(|| panic!("{}", render::all(&problems, Look::Plain))).current["complaint"].version.clone()
    };
    let original = version(COMPLAINT[0].1);
    assert_eq!(original.len(), 12);
    assert_eq!(
        original,
        version(&COMPLAINT[0].1.replace("format    = 1\nflow      = \"complaint\"", "# Moved.\nflow = \"complaint\"\nformat = 1"))
    );
    assert_ne!(original, version(&COMPLAINT[0].1.replace("length = [15, 4000]", "length = [10, 4000]")));
}
