//! The rules of a life: the sample configuration with the flows of a shop, in two published versions. The rules of one version
//! differ in what a reload may change.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use redress::config::{self, Outside, Parts};
use redress::desk::rules::{Rules, Secret};
use redress::desk::words;
use redress::diagnostic::Source;
use redress::flow::read::{self, Surroundings};
use redress::flow::script::Flows;
use redress::io::{files, zone};
use redress::text::{Lang, Texts};

/// What a reload chooses between while one version of the flows is in force.
pub(crate) type Reloads = [Arc<Rules>; 2];

/// Reading them takes longer than a life: all lives share them.
static RULES: LazyLock<[Reloads; 2]> = LazyLock::new(|| [version(&first(), &second()), version(&second(), &first())]);

/// What both versions have beside the flows of the shop: customers may stay unnamed.
const ANONYMOUS: [(&str, &str, &str); 2] = [
    (
        "complaint.toml",
        "[[step]]\nask  = \"email\"\nkind = \"email\"\n",
        "[[step]]\nask = \"identity\"\nkind = \"choice\"\noptions = [\"named\", \"anonymous\"]\n\n[[step]]\nask  = \"email\"\nkind = \"email\"\nwhen = \"identity != anonymous\"\n",
    ),
    (
        "complaint.en.ftl",
        "wish =",
        "identity = In whose name?\n    .label = Name\nidentity-named = In mine\nidentity-anonymous = In nobody's\n\nwish =",
    ),
];

/// What the second version has in the place of the first one's: other options in another order, a question less, one more, one
/// that has become optional; and conversations of `feedback` move to it.
const CHANGES: [(&str, &str, &str); 8] = [
    ("complaint.toml", r#"["product", "delivery", "billing", "staff", "other"]"#, r#"["billing", "product", "delivery", "staff"]"#),
    ("complaint.toml", "[product, delivery, staff, other]", "[product, delivery, staff]"),
    ("complaint.toml", r#"options = ["refund","#, "optional = true\noptions = [\"refund\","),
    ("complaint.toml", "ask      = \"photo\"\nkind     = \"photo\"", "ask      = \"place\"\nkind     = \"text\""),
    ("complaint.toml", "count    = [1, 5]\n", ""),
    ("complaint.en.ftl", "photo =", "place = Where was it?\n    .label = Place\nphoto ="),
    ("feedback.toml", r#"["five", "four", "three", "two", "one"]"#, r#"["one", "two", "three", "four", "five"]"#),
    ("feedback.toml", "[silence]", "[update]\nopen = \"migrate\"\n\n[silence]"),
];

pub(crate) fn both() -> Reloads {
    RULES[0].clone()
}

/// Returns the rules of the version that is in force at first, and those of the one that is published later.
pub(crate) fn published() -> [Reloads; 2] {
    RULES.clone()
}

fn first() -> Flows {
    compile(&ANONYMOUS)
}

fn second() -> Flows {
    compile(&[&ANONYMOUS[..], &CHANGES].concat())
}

/// Reads the flows of the shop with `changes`.
fn compile(changes: &[(&str, &str, &str)]) -> Flows {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop");
    let sources = files::read_flows(&flows).expect("the flows of a shop").into_iter();
    let sources: Vec<_> =
        sources.filter(|source| !source.name.starts_with("_notices")).map(|source| Arc::new(changed(&source, changes))).collect();
    let (flows, problems) = read::read(&sources, &Surroundings::default());
    flows.unwrap_or_else(|| panic!("{problems:?}"))
}

fn changed(source: &Source, changes: &[(&str, &str, &str)]) -> Source {
    let mut text = source.text.clone();
    for (name, before, after) in changes.iter().filter(|(name, _, _)| source.name.ends_with(name)) {
        assert!(text.contains(before), "{name} has no {before}");
        text = text.replacen(before, after, 1);
    }
    Source { name: source.name.clone(), text }
}

/// Returns the rules while `current` is in force, and `other` is there for those who began with it.
fn version(current: &Flows, other: &Flows) -> Reloads {
    let pinned = other.current.values().map(|flow| ((flow.id.clone(), flow.version.clone()), Arc::clone(flow)));
    let flows = Flows { current: current.current.clone(), pinned: pinned.collect() };
    ["Example Ltd", "Example and Daughters"].map(|organisation| Arc::new(rules(organisation, flows.clone())))
}

fn rules(organisation: &str, flows: Flows) -> Rules {
    let text = config::SAMPLE.replace("Example Ltd", organisation);
    // The people of a life share few words and few domains.
    let text = text.replace("#alike_mails_per_domain_per_day_max = 30", "alike_mails_per_domain_per_day_max = 1000000");
    let (settings, problems) = config::read(&Arc::new(Source { name: "sample.toml".into(), text }));
    let settings = settings.unwrap_or_else(|| panic!("{problems:?}"));
    let outside = Outside { zone: &zone::zone, holidays: &BTreeMap::new(), today: NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") };
    let notices = Texts::new(Lang::parse("en").expect("a tag"), words::shipped());
    let parts = Parts { flows, notices, secret: Secret([7; 32]), fingerprint: organisation.to_owned() };
    let (rules, problems) = config::rules(&settings, &outside, parts);
    rules.unwrap_or_else(|| panic!("{problems:?}"))
}
