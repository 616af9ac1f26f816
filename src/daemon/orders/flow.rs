//! Publishing and its history: what is in force, what was, who is on it, and where people leave.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::daemon::publishing::{self, Extent};
use crate::diagnostic::{Diagnostic, render};
use crate::engine::Engine;
use crate::engine::publication::{self, Publication, VersionRow};
use crate::engine::store::{Store, StoreError};
use crate::flow::script::{FlowId, Version};

use super::list::pages;
use super::{Office, Refusal};

/// How the funnel is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A table for people.
    Text,
    /// One array of objects.
    Json,
}

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
    pages(office, |found| *cases.entry((found.case.flow, found.case.version)).or_default() += 1).await?;
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

/// Takes a version out of service for good; its sources stay, to show what was asked.
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

/// What can happen at a step, in the order of the columns.
const EVENTS: [&str; 7] = ["asked", "answered", "refused", "skipped", "back", "why", "left"];

type Row = ([String; 3], [u64; EVENTS.len()]);

/// Tells where people hesitate and leave: counts by version and step, without personal data.
pub(super) async fn funnel<S: Store + 'static>(office: &Office<S>, shape: Shape, out: &mut Out<'_>) -> Result<(), Refusal> {
    let rows = office.visit(|engine| counted(engine)).await??;
    match shape {
        Shape::Json => {
            let object = |([flow, version, step], counts): &Row| {
                let mut object = json!({ "flow": flow, "version": version, "step": step });
                EVENTS.iter().zip(counts).for_each(|(event, count)| object[*event] = json!(count));
                object
            };
            out(json!(rows.iter().map(object).collect::<Vec<_>>()).to_string());
        }
        Shape::Text => {
            let columns = |cells: &[String]| cells.iter().map(|cell| format!(" {cell:>8}")).collect::<String>();
            out(format!("{:<16} {:<12} {:<24}{}", "FLOW", "VERSION", "STEP", columns(&EVENTS.map(str::to_uppercase))));
            for ([flow, version, step], counts) in &rows {
                out(format!("{flow:<16} {version:<12} {step:<24}{}", columns(&counts.map(|count| count.to_string()))));
            }
        }
    }
    Ok(())
}

/// Sums the days; the steps of a version that is in service come in its order.
fn counted<S: Store>(engine: &Engine<S>) -> Result<Vec<Row>, StoreError> {
    let mut sums: BTreeMap<[String; 3], [u64; EVENTS.len()]> = BTreeMap::new();
    publication::each_count(engine.store(), |[flow, version, step, what], count| {
        if let Some(column) = EVENTS.iter().position(|event| *event == what) {
            sums.entry([flow, version, step].map(str::to_owned)).or_default()[column] += count;
        }
    })?;
    let flows = &engine.rules().flows;
    let place = |[flow, version, step]: &[String; 3]| {
        flows.at(flow, version).and_then(|flow| flow.steps.iter().position(|other| other.id == *step)).unwrap_or(usize::MAX)
    };
    let mut rows: Vec<Row> = sums.into_iter().collect();
    rows.sort_by_key(|(key, _)| (key[0].clone(), key[1].clone(), place(key)));
    Ok(rows)
}
