//! Explains the deadlines of one case, by the rules in force.

use chrono::{DateTime, Utc};

use crate::desk::explain;
use crate::engine::Engine;
use crate::engine::store::Store;

use super::{Office, Refusal, case_for};

pub(super) async fn show<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let (now, reader) = (office.clock.now(), office.reader.clone());
    let lines = office.visit(move |engine| lines(engine, &text, reader.as_deref(), now)).await??;
    lines.into_iter().for_each(out);
    Ok(())
}

fn lines<S: Store>(engine: &Engine<S>, text: &str, reader: Option<&str>, now: DateTime<Utc>) -> Result<Vec<String>, Refusal> {
    let found = case_for(engine, text, reader)?;
    Ok(explain::deadlines(&found.case, engine.rules(), now))
}
