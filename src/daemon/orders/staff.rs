//! Hands a staff member's command to the case.

use crate::desk::event::{Event, StaffCommand};
use crate::engine::Work;
use crate::engine::inbound::{Inbound, InboundKey, Origin, Receipt};
use crate::engine::store::Store;

use super::{Office, Refusal, case_id};

pub(super) async fn staff<S: Store + 'static>(
    office: &Office<S>,
    reference: String,
    actor: String,
    command: StaffCommand,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let now = office.clock.now();
    let receipts = office
        .visit(move |engine| {
            let case = case_id(engine, &reference)?;
            let event = Event::Staff { actor, case, command };
            let inbound = Inbound { key: InboundKey::Once, from: Origin::Case(case), event, cursor: None };
            engine.work(&[Work::Take(inbound)], now).map_err(Refusal::from)
        })
        .await??;
    for receipt in receipts {
        match receipt {
            Receipt::Taken { reply: Some(Ok(words)), .. } => out(words),
            Receipt::Taken { reply: Some(Err(words)), .. } => return Err(Refusal::new(words)),
            Receipt::NotFound { reason } => return Err(Refusal::hinted(reason, "`redress case list` shows the open cases")),
            Receipt::Taken { reply: None, .. } | Receipt::Repeated | Receipt::Noted => {}
        }
    }
    Ok(())
}
