//! Reads everything that admins edit, from disk to rules: all or nothing, with every problem at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use fluent_bundle::FluentResource;

use crate::config::{self, Outside, Parts, Settings};
use crate::desk::rules::{Rules, Secret};
use crate::desk::words;
use crate::diagnostic::{Diagnostic, Severity, Source, render};
use crate::flow::read::{self, Surroundings};
use crate::flow::script::Flows;
use crate::io::configuration::{self, Configuration};
use crate::io::files::{self, FolderFiles};
use crate::io::zone;
use crate::text::nesting::too_deep;
use crate::text::{Lang, Texts};

/// What only the organisation can say, which notices show as flows do: `_organisation.<lang>.ftl`.
const ORGANISATION: &str = "_organisation.";

/// All files as they were read, and what they say.
#[derive(Debug)]
pub struct Loaded {
    pub settings: Settings,
    /// What the flows folder says; `None` where it has errors, which are among the problems.
    pub flows: Option<Flows>,
    /// The files of the flows folder.
    pub sources: Vec<Arc<Source>>,
    /// There are errors only if there are no flows.
    pub problems: Vec<Diagnostic>,
    holidays: BTreeMap<String, Arc<Source>>,
    fingerprint: String,
}

/// Reads the configuration file at `path` and the files that it names.
///
/// # Errors
/// Every problem of the configuration; keep what is in force. Problems of flows are in what is returned.
pub fn load(path: &Path, now: DateTime<Utc>) -> Result<Loaded, Vec<Diagnostic>> {
    load_after(path, Surroundings::default(), now)
}

/// Finds everything that is wrong with the configuration and the files that it names, as a start would.
pub fn check(path: &Path, now: DateTime<Utc>) -> Vec<Diagnostic> {
    let loaded = match load(path, now) {
        Ok(loaded) => loaded,
        Err(problems) => return problems,
    };
    let mut problems = loaded.problems.clone();
    if let Some(flows) = loaded.flows.clone() {
        // References do not matter here: no key of a store is needed.
        let (Ok((_, more)) | Err(more)) = loaded.rules(flows, Secret([0; 32]), now);
        problems.extend(more);
        render::sort(&mut problems);
    }
    problems
}

/// As [`load`], with what was published before.
///
/// # Errors
/// As [`load`].
pub fn load_after(path: &Path, history: Surroundings, now: DateTime<Utc>) -> Result<Loaded, Vec<Diagnostic>> {
    let configuration = configuration::read(path).map_err(|error| vec![unreadable(path, &error)])?;
    let Configuration { source, settings, mut problems, holidays } = configuration;
    let Some(settings) = settings else { return Err(problems) };
    let times = || config::check(&settings, &outside(&holidays, now));
    let FolderFiles { sources, unread } = match files::read_folder(&settings.flows_dir) {
        Ok(folder) => folder,
        Err(error) => {
            problems.push(unreadable(&settings.flows_dir, &error));
            problems.extend(times());
            return Err(problems);
        }
    };
    let surroundings = Surroundings { notify_targets: Some(settings.notify_targets()), unread, ..history };
    let (flows, mut found) = read::read(&sources, &surroundings);
    let letters = read::check_letters(&sources, words::FILES, &words::sources(), words::MUST_CONTAIN);
    let is_wrong = letters.iter().any(|problem| problem.severity == Severity::Error);
    found.extend(letters);
    let marked = read::refuse_marks(&mut found);
    let flows = flows.filter(|_| !marked && !is_wrong);
    problems.extend(found);
    if flows.is_none() {
        // No rules will be made, which would name these.
        problems.extend(times());
    }
    render::sort(&mut problems);
    let fingerprint = fingerprint(std::iter::once(&source).chain(&sources).chain(holidays.values()));
    Ok(Loaded { settings, flows, sources, problems, holidays, fingerprint })
}

impl Loaded {
    /// Joins what was read into rules. `flows` are those that were published, with older versions that are still in use.
    ///
    /// # Errors
    /// As [`load`].
    pub fn rules(&self, flows: Flows, secret: Secret, now: DateTime<Utc>) -> Result<(Rules, Vec<Diagnostic>), Vec<Diagnostic>> {
        let notices = self.notices().map_err(|problem| vec![*problem])?;
        let outside = outside(&self.holidays, now);
        let parts = Parts { flows, notices, secret, fingerprint: self.fingerprint.clone() };
        let (rules, problems) = config::rules(&self.settings, &outside, parts);
        match rules {
            Some(rules) => Ok((rules, problems)),
            None => Err(problems),
        }
    }

    fn notices(&self) -> Result<Texts, Box<Diagnostic>> {
        let base = Lang::parse("en").expect("`en` is a language tag");
        let mut resources = words::shipped();
        for source in &self.sources {
            let stem = source.name.strip_prefix(words::FILES).or_else(|| source.name.strip_prefix(ORGANISATION));
            let Some(tag) = stem.and_then(|rest| rest.strip_suffix(".ftl")) else { continue };
            let lang = Lang::parse(tag).ok_or_else(|| Box::new(stray(source, "its name has no language between the dots")))?;
            if !too_deep(&source.text).is_empty() {
                return Err(Box::new(stray(source, "braces stand in braces in it, too many to be read")));
            }
            let resource = FluentResource::try_new(source.text.clone()).map_err(|_| Box::new(stray(source, "it is no Fluent text")))?;
            resources.push((lang, Arc::new(resource)));
        }
        Ok(Texts::new(base, resources))
    }
}

fn outside(holidays: &BTreeMap<String, Arc<Source>>, now: DateTime<Utc>) -> Outside<'_> {
    Outside { zone: &zone::zone, holidays, today: now.date_naive() }
}

fn stray(source: &Source, why: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "T001",
        message: format!("`{}` cannot be used: {why}", source.name),
        span: None,
        label: None,
        help: Some("`redress flow check` shows the place in files of flows; a text is `id = words`".to_owned()),
        patch: None,
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "C000",
        message: format!("cannot read {}: {error}", path.display()),
        span: None,
        label: None,
        help: Some("`redress config sample` prints a configuration to begin with".to_owned()),
        patch: None,
    }
}

/// Names the files' content: the first 12 hexadecimal digits of its SHA-256.
fn fingerprint<'a>(sources: impl Iterator<Item = &'a Arc<Source>>) -> String {
    let mut digest = ring::digest::Context::new(&ring::digest::SHA256);
    for source in sources {
        digest.update(source.text.as_bytes());
        digest.update(&[0]);
    }
    let mut text = String::new();
    for byte in &digest.finish().as_ref()[..6] {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").ok();
    }
    text
}
