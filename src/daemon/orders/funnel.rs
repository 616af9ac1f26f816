//! The funnel: where people hesitate and leave, by version and step; counts only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::engine::Engine;
use crate::engine::publication;
use crate::engine::store::{Store, StoreError};
use crate::flow::conversation::Pace;

use super::{Office, Refusal};

type Out<'a> = dyn FnMut(String) + Send + 'a;

/// How the funnel is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A table for people.
    Text,
    /// One array of objects.
    Json,
}

/// What can happen at a step, in the order of the columns.
const EVENTS: [&str; 7] = ["asked", "answered", "refused", "skipped", "back", "why", "left"];

type Row = ([String; 3], Counted);

/// What was counted at one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counted {
    events: [u64; EVENTS.len()],
    /// How many answers took how long.
    paces: BTreeMap<Pace, u64>,
    /// How many came here from which step.
    came_from: BTreeMap<String, u64>,
}

impl Counted {
    fn add(&mut self, what: &str, count: u64) {
        if let Some(column) = EVENTS.iter().position(|event| *event == what) {
            self.events[column] += count;
        }
        if let Some(pace) = Pace::parse(what) {
            *self.paces.entry(pace).or_default() += count;
        }
        if let Some(step) = what.strip_prefix("after ") {
            *self.came_from.entry(step.to_owned()).or_default() += count;
        }
    }

    /// Tells whether anything happened here beside that people came by: statements and flows that take over only count those.
    fn has_events(&self) -> bool {
        self.events.iter().any(|count| 0 < *count)
    }

    /// Returns about how many seconds half of the answers took at most; `None` where nothing was timed.
    fn median_seconds(&self) -> Option<u64> {
        let half = self.paces.values().sum::<u64>().div_ceil(2);
        let mut sum = 0;
        self.paces.iter().find_map(|(pace, count)| {
            sum += count;
            (half <= sum).then(|| pace.seconds())
        })
    }
}

/// Tells where people hesitate and leave: counts by version and step, without personal data.
pub(super) async fn funnel<S: Store + 'static>(office: &Office<S>, shape: Shape, out: &mut Out<'_>) -> Result<(), Refusal> {
    let rows = office.visit(|engine| counted(engine)).await??;
    match shape {
        Shape::Json => {
            let object = |([flow, version, step], counts): &Row| {
                let mut object = json!({ "flow": flow, "version": version, "step": step });
                EVENTS.iter().zip(counts.events).for_each(|(event, count)| object[*event] = json!(count));
                object["median_seconds"] = json!(counts.median_seconds());
                object["came_from"] = json!(counts.came_from);
                object
            };
            out(json!(rows.iter().map(object).collect::<Vec<_>>()).to_string());
        }
        Shape::Text => {
            let columns = |cells: &[String]| cells.iter().map(|cell| format!(" {cell:>8}")).collect::<String>();
            let headings: Vec<String> = EVENTS.iter().chain(&["seconds"]).map(|event| event.to_uppercase()).collect();
            out(format!("{:<16} {:<12} {:<24}{}", "FLOW", "VERSION", "STEP", columns(&headings)));
            for ([flow, version, step], counts) in rows.iter().filter(|(_, counts)| counts.has_events()) {
                let seconds = counts.median_seconds().map_or_else(|| "-".to_owned(), |seconds| seconds.to_string());
                let cells: Vec<String> = counts.events.iter().map(u64::to_string).chain([seconds]).collect();
                out(format!("{flow:<16} {version:<12} {step:<24}{}", columns(&cells)));
            }
        }
    }
    Ok(())
}

/// Sums the days; the steps of a version that is in service come in its order.
fn counted<S: Store>(engine: &Engine<S>) -> Result<Vec<Row>, StoreError> {
    let mut sums: BTreeMap<[String; 3], Counted> = BTreeMap::new();
    publication::each_count(engine.store(), |[flow, version, step, what], count| {
        sums.entry([flow, version, step].map(str::to_owned)).or_default().add(what, count);
    })?;
    let flows = &engine.rules().flows;
    let place = |[flow, version, step]: &[String; 3]| {
        flows.at(flow, version).and_then(|flow| flow.steps.iter().position(|other| other.id == *step)).unwrap_or(usize::MAX)
    };
    let mut rows: Vec<Row> = sums.into_iter().collect();
    rows.sort_by_key(|(key, _)| (key[0].clone(), key[1].clone(), place(key)));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_that_of_the_answers_and_none_without_any() {
        let mut counted = Counted::default();
        assert_eq!(counted.median_seconds(), None);
        for (seconds, count) in [(3, 2), (20, 3), (4_000, 4)] {
            counted.add(&Pace::of(seconds).to_string(), count);
        }
        counted.add("answered", 9);
        assert_eq!(counted.median_seconds().map(|seconds| (16..=23).contains(&seconds)), Some(true));
        assert_eq!(counted.events[1], 9);
    }
}
