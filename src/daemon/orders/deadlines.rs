//! Explains the deadlines of one case, by the rules in force.

use crate::desk::explain;
use crate::engine::Engine;
use crate::engine::store::Store;
use crate::engine::view;

use super::{Office, Refusal, case_id};

pub(super) async fn show<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let now = office.clock.now();
    let lines = office.visit(move |engine| lines(engine, &text, now)).await??;
    lines.into_iter().for_each(out);
    Ok(())
}

fn lines<S: Store>(engine: &Engine<S>, text: &str, now: chrono::DateTime<chrono::Utc>) -> Result<Vec<String>, Refusal> {
    let id = case_id(engine, text)?;
    let Some(found) = view::case(engine.store(), id)? else {
        return Err(Refusal::hinted(format!("no case has the reference `{text}`"), "`redress case list --closed` shows all of them"));
    };
    Ok(explain::deadlines(&found.case, engine.rules(), now))
}
