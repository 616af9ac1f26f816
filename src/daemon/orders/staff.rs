//! Hands a staff member's command to the case.

use crate::desk::entry;
use crate::desk::event::{Event, StaffCommand};
use crate::desk::rules::Rules;
use crate::engine::Work;
use crate::engine::inbound::{Inbound, InboundKey, Origin, Receipt};
use crate::engine::store::Store;

use super::{Office, Refusal, case_id};

/// Opens a case for a customer who spoke to somebody of the staff.
pub(super) async fn enter<S: Store + 'static>(
    office: &Office<S>,
    actor: String,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let now = office.clock.now();
    let receipts = office
        .visit(move |engine| {
            known(engine.rules(), &actor)?;
            let entry = entry::read(&text, &text, &[], now, engine.rules()).map(Box::new);
            let event = Event::Entered { actor, from: None, entry };
            let inbound = Inbound { key: InboundKey::Once, from: Origin::Entry, event, cursor: None };
            engine.work(&[Work::Take(inbound)], now).map_err(Refusal::from)
        })
        .await??;
    say(receipts, out)
}

fn known(rules: &Rules, actor: &str) -> Result<(), Refusal> {
    if rules.staff.is_empty() || rules.staff.contains_key(actor) {
        return Ok(());
    }
    let names: Vec<&str> = rules.staff.keys().map(String::as_str).collect();
    let hint = format!("the configuration names, under [[staff]]: {}", names.join(", "));
    Err(Refusal::hinted(format!("nobody of the staff is called `{actor}`"), hint))
}

/// Refuses people whom the configuration does not name: a slip must not give a case to nobody.
fn known_for(rules: &Rules, actor: &str, command: &StaffCommand) -> Result<(), Refusal> {
    if rules.staff.is_empty() {
        return Ok(());
    }
    known(rules, actor)?;
    let names: Vec<&str> = rules.staff.keys().map(String::as_str).collect();
    match command {
        StaffCommand::Assign { to } if !names.contains(&to.as_str()) && !rules.teams.contains_key(to) => {
            let teams = rules.teams.keys().map(String::as_str);
            let hint = format!("it can be {}", names.into_iter().chain(teams).collect::<Vec<_>>().join(", "));
            Err(Refusal::hinted(format!("neither a member of staff nor a team is called `{to}`"), hint))
        }
        StaffCommand::Assign { .. }
        | StaffCommand::Take
        | StaffCommand::Note { .. }
        | StaffCommand::Reply { .. }
        | StaffCommand::Ask { .. }
        | StaffCommand::Target { .. }
        | StaffCommand::Snooze { .. }
        | StaffCommand::Away(_)
        | StaffCommand::Back
        | StaffCommand::About { .. }
        | StaffCommand::NotAbout { .. }
        | StaffCommand::SetSeverity { .. }
        | StaffCommand::Decide(_)
        | StaffCommand::Reason { .. }
        | StaffCommand::Close { .. }
        | StaffCommand::Reopen { .. }
        | StaffCommand::Erase(_) => Ok(()),
    }
}

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
            known_for(engine.rules(), &actor, &command)?;
            let event = Event::Staff { actor, case, command };
            let inbound = Inbound { key: InboundKey::Once, from: Origin::Case(case), event, cursor: None };
            engine.work(&[Work::Take(inbound)], now).map_err(Refusal::from)
        })
        .await??;
    say(receipts, out)
}

/// Prints what became of an order.
pub(super) fn say(receipts: Vec<Receipt>, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
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
