//! What machines and lists wrote that names no case: a list, and one of them whole.

use crate::engine::Engine;
use crate::engine::store::Store;
use crate::engine::{machines, rows};

use super::{Office, Refusal, show};

/// The newest stand in the list.
const LINES_MAX: usize = 1_000;

/// Lists them, or tells one of them whole.
pub(super) async fn kept<S: Store + 'static>(
    office: &Office<S>,
    number: Option<u64>,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let lines = match number {
        Some(number) => office.visit(move |engine| one(engine, number)).await??,
        None => office.visit(|engine| list(engine)).await??,
    };
    lines.into_iter().for_each(out);
    Ok(())
}

fn list<S: Store>(engine: &Engine<S>) -> Result<Vec<String>, Refusal> {
    let mut lines = std::collections::VecDeque::new();
    machines::each(engine.store(), 0, |number, mail| {
        if lines.len() == LINES_MAX {
            lines.pop_front();
        }
        let domain = if mail.domain.is_empty() { "-" } else { &mail.domain };
        lines.push_back(format!("{number:<10} {:<16} {domain}", mail.at.format("%Y-%m-%d %H:%M")));
        true
    })?;
    let head = format!("{:<10} {:<16} {}", "NUMBER", "TAKEN IN (UTC)", "FROM");
    Ok(std::iter::once(head).chain(lines).collect())
}

fn one<S: Store>(engine: &Engine<S>, number: u64) -> Result<Vec<String>, Refusal> {
    if !machines::is_known(engine.store(), number)? {
        return Err(Refusal::hinted(format!("no mail of a machine is kept under {number}"), "`redress mail kept` lists them"));
    }
    let mut lines = Vec::new();
    rows::each_entry(engine.store(), number, |entry| lines.push(show::event(&entry)))?;
    Ok(lines)
}
