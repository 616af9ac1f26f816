//! The shipped flows, inside the program: for whoever has no folder of flows yet.

use std::sync::Arc;

use crate::diagnostic::Source;

/// The files of `flows/` but those of the system's own words; a flow is added by a line for each of its files.
const SHIPPED: [(&str, &str); 14] = [
    ("complaint.ar.ftl", include_str!("../../flows/complaint.ar.ftl")),
    ("complaint.de.ftl", include_str!("../../flows/complaint.de.ftl")),
    ("complaint.en.ftl", include_str!("../../flows/complaint.en.ftl")),
    ("complaint.es.ftl", include_str!("../../flows/complaint.es.ftl")),
    ("complaint.fr.ftl", include_str!("../../flows/complaint.fr.ftl")),
    ("complaint.ru.ftl", include_str!("../../flows/complaint.ru.ftl")),
    ("complaint.toml", include_str!("../../flows/complaint.toml")),
    ("feedback.ar.ftl", include_str!("../../flows/feedback.ar.ftl")),
    ("feedback.de.ftl", include_str!("../../flows/feedback.de.ftl")),
    ("feedback.en.ftl", include_str!("../../flows/feedback.en.ftl")),
    ("feedback.es.ftl", include_str!("../../flows/feedback.es.ftl")),
    ("feedback.fr.ftl", include_str!("../../flows/feedback.fr.ftl")),
    ("feedback.ru.ftl", include_str!("../../flows/feedback.ru.ftl")),
    ("feedback.toml", include_str!("../../flows/feedback.toml")),
];

/// Returns the shipped scripts and their texts, by name, as they are read from a folder of flows.
pub fn sources() -> Vec<Arc<Source>> {
    SHIPPED.iter().map(|(name, text)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() })).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::io::files::read_flows;

    #[test]
    fn every_shipped_flow_is_in_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
        let mut files = read_flows(&folder).expect("the shipped flows are there");
        files.retain(|file| !file.name.starts_with('_') && !file.name.ends_with(".json"));
        assert_eq!(sources(), files);
    }
}
