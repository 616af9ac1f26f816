//! The rules of a life: the sample configuration with the flows of a shop; the second set differs in what a reload may change.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use redress::config::{self, Outside, Parts};
use redress::desk::rules::{Rules, Secret};
use redress::desk::words;
use redress::diagnostic::Source;
use redress::flow::read::{self, Surroundings};
use redress::io::{files, zone};
use redress::text::{Lang, Texts};

/// Reading them takes longer than a life: all lives share them.
static RULES: LazyLock<[Arc<Rules>; 2]> = LazyLock::new(|| [Arc::new(read("Example Ltd")), Arc::new(read("Example and Daughters"))]);

pub(crate) fn both() -> [Arc<Rules>; 2] {
    RULES.clone()
}

fn read(organisation: &str) -> Rules {
    let text = config::SAMPLE.replace("Example Ltd", organisation);
    // The people of a life share few words and few domains.
    let text = text.replace("#alike_mails_per_domain_per_day_max = 30", "alike_mails_per_domain_per_day_max = 1000000");
    let (settings, problems) = config::read(&Arc::new(Source { name: "sample.toml".into(), text }));
    let settings = settings.unwrap_or_else(|| panic!("{problems:?}"));
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop");
    let sources: Vec<_> =
        files::read_flows(&flows).expect("the flows of a shop").into_iter().filter(|source| !source.name.starts_with("_notices")).collect();
    let (flows, problems) = read::read(&sources, &Surroundings::default());
    let flows = flows.unwrap_or_else(|| panic!("{problems:?}"));
    let outside = Outside { zone: &zone::zone, holidays: &BTreeMap::new(), today: NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") };
    let notices = Texts::new(Lang::parse("en").expect("a tag"), words::shipped());
    let parts = Parts { flows, notices, secret: Secret([7; 32]), fingerprint: organisation.to_owned() };
    let (rules, problems) = config::rules(&settings, &outside, parts);
    rules.unwrap_or_else(|| panic!("{problems:?}"))
}
