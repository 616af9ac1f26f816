//! Publishing and its history: what is in force, what was, who is on it, and what was asked then.

use std::collections::BTreeMap;
use std::path::Path;

use crate::daemon::publishing::{self, Extent};
use crate::daemon::versions;
use crate::diagnostic::{Diagnostic, render};
use crate::engine::Engine;
use crate::engine::publication::{self, Publication, VersionRow};
use crate::engine::store::{Store, StoreError};
use crate::flow::condition;
use crate::flow::script::{Flow, FlowId, Version};
use crate::flow::words::Words;

use super::list::all_pages;
use super::{Office, Refusal};

type Out<'a> = dyn FnMut(String) + Send + 'a;

pub(super) async fn publish<S: Store + 'static>(
    office: &Office<S>,
    config: &Path,
    dry_run: bool,
    out: &mut Out<'_>,
) -> Result<(), Refusal> {
    let extent = if dry_run { Extent::DryRun } else { Extent::All };
    let report = publishing::publish(config, office, extent).await.map_err(|problems| refused(&problems))?;
    if !report.problems.is_empty() {
        out(render::all(&report.problems, render::Look::Plain));
    }
    report.lines.into_iter().for_each(&mut *out);
    out(if dry_run { "nothing was changed".to_owned() } else { format!("in force: rules {}", report.fingerprint) });
    Ok(())
}

fn refused(problems: &[Diagnostic]) -> Refusal {
    let text = render::all(problems, render::Look::Plain);
    Refusal::hinted(
        format!("not published; what was in force stays in force\n\n{text}{}", render::summary(problems)),
        "mend what is named above; `redress flow check` looks again",
    )
}

struct Known {
    publication: Option<Publication>,
    versions: Vec<(FlowId, Version, VersionRow)>,
}

async fn known<S: Store + 'static>(office: &Office<S>) -> Result<Known, Refusal> {
    let read = office.visit(|engine| -> Result<Known, StoreError> {
        let mut versions = Vec::new();
        publication::each_version(engine.store(), |flow, version, row| versions.push((flow.to_owned(), version.to_owned(), row)))?;
        versions.sort_by(|a, b| (&a.0, a.2.published_at, &a.1).cmp(&(&b.0, b.2.published_at, &b.1)));
        Ok(Known { publication: publication::read(engine.store())?, versions })
    });
    Ok(read.await??)
}

impl Known {
    fn is_current(&self, flow: &str, version: &str) -> bool {
        let in_force = self.publication.iter().filter_map(|publication| publication.flows.get(flow));
        in_force.into_iter().any(|in_force| in_force.version == version)
    }

    /// Finds the version that a person means by its beginning.
    fn find(&self, flow: &str, beginning: &str) -> Result<(Version, &VersionRow), Refusal> {
        let hint = "`redress flow versions` shows all of them";
        let mut fitting = self.versions.iter().filter(|(id, version, _)| id == flow && version.starts_with(beginning));
        match (fitting.next(), fitting.next()) {
            (Some((_, version, row)), None) => Ok((version.clone(), row)),
            (None, _) => Err(Refusal::hinted(format!("`{flow}` was never published as {beginning}"), hint)),
            (Some(_), Some(_)) => Err(Refusal::hinted(format!("several versions of `{flow}` begin with {beginning}"), hint)),
        }
    }
}

pub(super) async fn versions<S: Store + 'static>(office: &Office<S>, out: &mut Out<'_>) -> Result<(), Refusal> {
    let known = known(office).await?;
    let open = publishing::open_conversations(office).await?;
    let mut cases: BTreeMap<(FlowId, Version), usize> = BTreeMap::new();
    all_pages(office, |found| *cases.entry((found.case.flow, found.case.version)).or_default() += 1).await?;
    out(format!("{:<16} {:<12} {:<17} {:<9} {:>6} {:>6}", "FLOW", "VERSION", "PUBLISHED (UTC)", "STATE", "OPEN", "CASES"));
    for (flow, version, row) in &known.versions {
        let state = match (known.is_current(flow, version), row.retired) {
            (true, _) => "in force",
            (false, true) => "retired",
            (false, false) => "kept",
        };
        let key = (flow.clone(), version.clone());
        let (open, cases) = (open.get(&key).map_or(0, Vec::len), cases.get(&key).copied().unwrap_or_default());
        let published = row.published_at.format("%Y-%m-%d %H:%M");
        out(format!("{flow:<16} {version:<12} {published:<17} {state:<9} {open:>6} {cases:>6}"));
    }
    Ok(())
}

/// Shows what a version asks, in its first language, and the files that it was made of.
pub(super) async fn show<S: Store + 'static>(office: &Office<S>, flow: String, beginning: &str, out: &mut Out<'_>) -> Result<(), Refusal> {
    let known = known(office).await?;
    let (version, row) = known.find(&flow, beginning)?;
    out(format!("{flow} {version}, published {}", row.published_at.format("%Y-%m-%d %H:%M UTC")));
    match versions::compile(&flow, &version, row.clone()) {
        Some(compiled) => asked(&compiled).into_iter().for_each(&mut *out),
        None => out("this program cannot read the version any more; its files say what was asked".to_owned()),
    }
    for source in &row.sources {
        out(format!("\n==> {} <==", source.name));
        source.text.lines().for_each(|line| out(line.to_owned()));
    }
    Ok(())
}

/// Lists the questions with their words and options.
fn asked(flow: &Flow) -> Vec<String> {
    let words = Words { texts: &flow.texts, lang: flow.texts.base() };
    let mut lines = Vec::new();
    for (step, question) in condition::questions(flow) {
        lines.push(format!("\n{}: {}", step.id, words.say(&step.id)));
        let options = question.kind.options().iter();
        lines.extend(options.map(|option| format!("    {option}: {}", words.say(&format!("{}-{option}", step.id)))));
    }
    lines
}

/// Takes a version out of service until a rollback to it; its sources stay, to show what was asked.
pub(super) async fn retire<S: Store + 'static>(
    office: &Office<S>,
    flow: String,
    beginning: &str,
    out: &mut Out<'_>,
) -> Result<(), Refusal> {
    let known = known(office).await?;
    let (version, row) = known.find(&flow, beginning)?;
    if known.is_current(&flow, &version) {
        return Err(Refusal::hinted(format!("{version} of `{flow}` is in force"), "publish or roll back to another version first"));
    }
    let open = publishing::open_conversations(office).await?.get(&(flow.clone(), version.clone())).map_or(0, Vec::len);
    if 0 < open {
        let message = format!("F042: {} began on {version} of `{flow}` and would be dropped", publishing::conversations(open));
        return Err(Refusal::hinted(message, "wait until they are over"));
    }
    let done = format!("{flow}: {version} is retired; what was asked then stays on record");
    let row = VersionRow { retired: true, ..row.clone() };
    let Some(publication) = known.publication.clone() else { return Err(Refusal::new("nothing was published yet")) };
    office.visit(move |engine| publication::write(engine.store_mut(), &publication, &[(flow, version, row)])).await??;
    out(done);
    Ok(())
}

/// Puts an earlier version into force again.
pub(super) async fn rollback<S: Store + 'static>(
    office: &Office<S>,
    flow: String,
    beginning: &str,
    out: &mut Out<'_>,
) -> Result<(), Refusal> {
    let known = known(office).await?;
    let (version, _) = known.find(&flow, beginning)?;
    let now = office.clock.now();
    let line = format!("{flow}: {version} is in force again, until the next `redress flow publish`");
    office.visit(move |engine: &mut Engine<S>| publishing::put_back(engine, &flow, &version, now)).await??;
    out(line);
    Ok(())
}
