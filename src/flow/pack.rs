//! The shipped flows, inside the program: for whoever has no folder of flows yet.

use std::sync::Arc;

use crate::diagnostic::Source;

/// The files of `flows/` but those of the system's and of the notices' words; a flow is added by a line for each of its files.
const SHIPPED: [(&str, &str); 112] = [
    ("_organisation.ar.ftl", include_str!("../../flows/_organisation.ar.ftl")),
    ("_organisation.de.ftl", include_str!("../../flows/_organisation.de.ftl")),
    ("_organisation.en.ftl", include_str!("../../flows/_organisation.en.ftl")),
    ("_organisation.es.ftl", include_str!("../../flows/_organisation.es.ftl")),
    ("_organisation.fr.ftl", include_str!("../../flows/_organisation.fr.ftl")),
    ("_organisation.ru.ftl", include_str!("../../flows/_organisation.ru.ftl")),
    ("add.ar.ftl", include_str!("../../flows/add.ar.ftl")),
    ("add.de.ftl", include_str!("../../flows/add.de.ftl")),
    ("add.en.ftl", include_str!("../../flows/add.en.ftl")),
    ("add.es.ftl", include_str!("../../flows/add.es.ftl")),
    ("add.fr.ftl", include_str!("../../flows/add.fr.ftl")),
    ("add.ru.ftl", include_str!("../../flows/add.ru.ftl")),
    ("add.toml", include_str!("../../flows/add.toml")),
    ("complaint.ar.ftl", include_str!("../../flows/complaint.ar.ftl")),
    ("complaint.de.ftl", include_str!("../../flows/complaint.de.ftl")),
    ("complaint.en.ftl", include_str!("../../flows/complaint.en.ftl")),
    ("complaint.es.ftl", include_str!("../../flows/complaint.es.ftl")),
    ("complaint.fr.ftl", include_str!("../../flows/complaint.fr.ftl")),
    ("complaint.ru.ftl", include_str!("../../flows/complaint.ru.ftl")),
    ("complaint.toml", include_str!("../../flows/complaint.toml")),
    ("elsewhere.ar.ftl", include_str!("../../flows/elsewhere.ar.ftl")),
    ("elsewhere.de.ftl", include_str!("../../flows/elsewhere.de.ftl")),
    ("elsewhere.en.ftl", include_str!("../../flows/elsewhere.en.ftl")),
    ("elsewhere.es.ftl", include_str!("../../flows/elsewhere.es.ftl")),
    ("elsewhere.fr.ftl", include_str!("../../flows/elsewhere.fr.ftl")),
    ("elsewhere.ru.ftl", include_str!("../../flows/elsewhere.ru.ftl")),
    ("elsewhere.toml", include_str!("../../flows/elsewhere.toml")),
    ("feedback.ar.ftl", include_str!("../../flows/feedback.ar.ftl")),
    ("feedback.de.ftl", include_str!("../../flows/feedback.de.ftl")),
    ("feedback.en.ftl", include_str!("../../flows/feedback.en.ftl")),
    ("feedback.es.ftl", include_str!("../../flows/feedback.es.ftl")),
    ("feedback.fr.ftl", include_str!("../../flows/feedback.fr.ftl")),
    ("feedback.ru.ftl", include_str!("../../flows/feedback.ru.ftl")),
    ("feedback.toml", include_str!("../../flows/feedback.toml")),
    ("hardship.ar.ftl", include_str!("../../flows/hardship.ar.ftl")),
    ("hardship.de.ftl", include_str!("../../flows/hardship.de.ftl")),
    ("hardship.en.ftl", include_str!("../../flows/hardship.en.ftl")),
    ("hardship.es.ftl", include_str!("../../flows/hardship.es.ftl")),
    ("hardship.fr.ftl", include_str!("../../flows/hardship.fr.ftl")),
    ("hardship.ru.ftl", include_str!("../../flows/hardship.ru.ftl")),
    ("hardship.toml", include_str!("../../flows/hardship.toml")),
    ("menu.ar.ftl", include_str!("../../flows/menu.ar.ftl")),
    ("menu.de.ftl", include_str!("../../flows/menu.de.ftl")),
    ("menu.en.ftl", include_str!("../../flows/menu.en.ftl")),
    ("menu.es.ftl", include_str!("../../flows/menu.es.ftl")),
    ("menu.fr.ftl", include_str!("../../flows/menu.fr.ftl")),
    ("menu.ru.ftl", include_str!("../../flows/menu.ru.ftl")),
    ("menu.toml", include_str!("../../flows/menu.toml")),
    ("my_data.ar.ftl", include_str!("../../flows/my_data.ar.ftl")),
    ("my_data.de.ftl", include_str!("../../flows/my_data.de.ftl")),
    ("my_data.en.ftl", include_str!("../../flows/my_data.en.ftl")),
    ("my_data.es.ftl", include_str!("../../flows/my_data.es.ftl")),
    ("my_data.fr.ftl", include_str!("../../flows/my_data.fr.ftl")),
    ("my_data.ru.ftl", include_str!("../../flows/my_data.ru.ftl")),
    ("my_data.toml", include_str!("../../flows/my_data.toml")),
    ("my_data_request.ar.ftl", include_str!("../../flows/my_data_request.ar.ftl")),
    ("my_data_request.de.ftl", include_str!("../../flows/my_data_request.de.ftl")),
    ("my_data_request.en.ftl", include_str!("../../flows/my_data_request.en.ftl")),
    ("my_data_request.es.ftl", include_str!("../../flows/my_data_request.es.ftl")),
    ("my_data_request.fr.ftl", include_str!("../../flows/my_data_request.fr.ftl")),
    ("my_data_request.ru.ftl", include_str!("../../flows/my_data_request.ru.ftl")),
    ("my_data_request.toml", include_str!("../../flows/my_data_request.toml")),
    ("person.ar.ftl", include_str!("../../flows/person.ar.ftl")),
    ("person.de.ftl", include_str!("../../flows/person.de.ftl")),
    ("person.en.ftl", include_str!("../../flows/person.en.ftl")),
    ("person.es.ftl", include_str!("../../flows/person.es.ftl")),
    ("person.fr.ftl", include_str!("../../flows/person.fr.ftl")),
    ("person.ru.ftl", include_str!("../../flows/person.ru.ftl")),
    ("person.toml", include_str!("../../flows/person.toml")),
    ("recall.ar.ftl", include_str!("../../flows/recall.ar.ftl")),
    ("recall.de.ftl", include_str!("../../flows/recall.de.ftl")),
    ("recall.en.ftl", include_str!("../../flows/recall.en.ftl")),
    ("recall.es.ftl", include_str!("../../flows/recall.es.ftl")),
    ("recall.fr.ftl", include_str!("../../flows/recall.fr.ftl")),
    ("recall.ru.ftl", include_str!("../../flows/recall.ru.ftl")),
    ("recall.toml", include_str!("../../flows/recall.toml")),
    ("recalls.csv", include_str!("../../flows/recalls.csv")),
    ("request.ar.ftl", include_str!("../../flows/request.ar.ftl")),
    ("request.de.ftl", include_str!("../../flows/request.de.ftl")),
    ("request.en.ftl", include_str!("../../flows/request.en.ftl")),
    ("request.es.ftl", include_str!("../../flows/request.es.ftl")),
    ("request.fr.ftl", include_str!("../../flows/request.fr.ftl")),
    ("request.ru.ftl", include_str!("../../flows/request.ru.ftl")),
    ("request.toml", include_str!("../../flows/request.toml")),
    ("rights.ar.ftl", include_str!("../../flows/rights.ar.ftl")),
    ("rights.de.ftl", include_str!("../../flows/rights.de.ftl")),
    ("rights.en.ftl", include_str!("../../flows/rights.en.ftl")),
    ("rights.es.ftl", include_str!("../../flows/rights.es.ftl")),
    ("rights.fr.ftl", include_str!("../../flows/rights.fr.ftl")),
    ("rights.ru.ftl", include_str!("../../flows/rights.ru.ftl")),
    ("rights.toml", include_str!("../../flows/rights.toml")),
    ("safety.ar.ftl", include_str!("../../flows/safety.ar.ftl")),
    ("safety.de.ftl", include_str!("../../flows/safety.de.ftl")),
    ("safety.en.ftl", include_str!("../../flows/safety.en.ftl")),
    ("safety.es.ftl", include_str!("../../flows/safety.es.ftl")),
    ("safety.fr.ftl", include_str!("../../flows/safety.fr.ftl")),
    ("safety.ru.ftl", include_str!("../../flows/safety.ru.ftl")),
    ("safety.toml", include_str!("../../flows/safety.toml")),
    ("status.ar.ftl", include_str!("../../flows/status.ar.ftl")),
    ("status.de.ftl", include_str!("../../flows/status.de.ftl")),
    ("status.en.ftl", include_str!("../../flows/status.en.ftl")),
    ("status.es.ftl", include_str!("../../flows/status.es.ftl")),
    ("status.fr.ftl", include_str!("../../flows/status.fr.ftl")),
    ("status.ru.ftl", include_str!("../../flows/status.ru.ftl")),
    ("status.toml", include_str!("../../flows/status.toml")),
    ("withdraw.ar.ftl", include_str!("../../flows/withdraw.ar.ftl")),
    ("withdraw.de.ftl", include_str!("../../flows/withdraw.de.ftl")),
    ("withdraw.en.ftl", include_str!("../../flows/withdraw.en.ftl")),
    ("withdraw.es.ftl", include_str!("../../flows/withdraw.es.ftl")),
    ("withdraw.fr.ftl", include_str!("../../flows/withdraw.fr.ftl")),
    ("withdraw.ru.ftl", include_str!("../../flows/withdraw.ru.ftl")),
    ("withdraw.toml", include_str!("../../flows/withdraw.toml")),
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
        files.retain(|file| !file.name.starts_with("_system.") && !file.name.starts_with("_notices.") && !file.name.ends_with(".json"));
        assert_eq!(sources(), files);
    }
}
