//! The rules of the year's office, read from a configuration as an admin writes it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use redress::config::{self, Outside, Parts};
use redress::desk::rules::{Rules, Secret};
use redress::desk::words;
use redress::diagnostic::Source;
use redress::flow::pack;
use redress::flow::read::{self, Surroundings};
use redress::io::{files, zone};
use redress::text::{Lang, Texts};

use super::Fault;

pub(crate) const OFFICE: &str = include_str!("office.toml");

pub(crate) fn holidays(name: &str) -> Arc<Source> {
    let path = format!("{}/flows/holidays/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    Arc::new(Source { name: format!("{name}.txt"), text: std::fs::read_to_string(path).expect("the shipped holidays") })
}

pub(crate) fn rules(fault: Option<Fault>) -> Rules {
    let text = match fault {
        Some(Fault::NightWork) => OFFICE.replacen("[[escalation]]\nclocks", "[[escalation]]\nat_any_hour = true\nclocks", 1),
        Some(Fault::MinuteLate | Fault::AbsenceForgotten) | None => OFFICE.to_owned(),
    };
    rules_of(text)
}

/// Returns the rules of an office that decides, asks how it went, and uses the shipped flows.
pub(crate) fn board_rules() -> Rules {
    let text = OFFICE.replacen("languages = [\"en\"]", "languages = [\"en\", \"de\"]", 1);
    let dan = "\n[[staff]]\nname = \"dan\"\naddress = \"dan@example.org\"\n\n[survey]\n\n[reports]\ncustomers = 40000\n";
    rules_with(format!("{text}{dan}"), &pack::sources())
}

/// Returns the rules of a configuration.
pub(crate) fn rules_of(text: String) -> Rules {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop");
    let sources: Vec<_> =
        files::read_flows(&flows).expect("the flows of a shop").into_iter().filter(|source| !source.name.starts_with("_notices")).collect();
    rules_with(text, &sources)
}

fn rules_with(text: String, sources: &[Arc<Source>]) -> Rules {
    let (settings, problems) = config::read(&Arc::new(Source { name: "office.toml".into(), text }));
    let settings = settings.unwrap_or_else(|| panic!("{problems:?}"));
    let (flows, problems) = read::read(sources, &Surroundings::default());
    let flows = flows.unwrap_or_else(|| panic!("{problems:?}"));
    let holidays: BTreeMap<String, Arc<Source>> = ["gb-eng", "de"].map(|name| (format!("{name}.txt"), holidays(name))).into();
    let today = "2026-01-01".parse().expect("a date");
    let outside = Outside { zone: &zone::zone, holidays: &holidays, today };
    let notices = Texts::new(Lang::parse("en").expect("a tag"), words::shipped());
    let parts = Parts { flows, notices, secret: Secret([7; 32]), fingerprint: "year".to_owned() };
    let (rules, problems) = config::rules(&settings, &outside, parts);
    rules.unwrap_or_else(|| panic!("{problems:?}"))
}
