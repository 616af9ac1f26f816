//! The members of staff, and who of them is away.

use crate::desk::dossier::ContactId;
use crate::desk::event::Event;
use crate::desk::presence::Wish;
use crate::desk::rules::Rules;
use crate::engine::Work;
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::engine::store::Store;

use super::staff::say;
use super::{Office, Refusal};

pub(super) async fn list<S: Store + 'static>(office: &Office<S>, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
    let now = office.clock.now();
    let lines = office
        .visit(move |engine| {
            let rules = engine.rules();
            let named: Vec<String> = rules.staff.iter().map(|(name, person)| format!("{name}  {}", person.address.as_str())).collect();
            let away = rules.absences.iter().filter(|(_, absence)| now < absence.until);
            let away = away.map(|(name, absence)| {
                format!("{name} is away until {}; {} stands in", absence.until.format("%Y-%m-%d %H:%M UTC"), absence.cover)
            });
            named.into_iter().chain(away).collect::<Vec<_>>()
        })
        .await?;
    lines.into_iter().for_each(out);
    Ok(())
}

pub(super) async fn absence<S: Store + 'static>(
    office: &Office<S>,
    name: String,
    wish: Option<Wish>,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let now = office.clock.now();
    let receipts = office
        .visit(move |engine| {
            let rules = engine.rules();
            let unknown = || unknown(rules, &name);
            let actor = rules.name_of(&name).ok_or_else(unknown)?;
            let address = rules.address_of(&actor).ok_or_else(unknown)?;
            let from = Origin::Contact(ContactId::Email(address));
            let inbound = Inbound { key: InboundKey::Once, from, event: Event::Absence { actor, wish }, cursor: None };
            engine.work(&[Work::Take(inbound)], now).map_err(Refusal::from)
        })
        .await??;
    say(receipts, out)
}

fn unknown(rules: &Rules, name: &str) -> Refusal {
    let names: Vec<&str> = rules.staff.keys().map(String::as_str).collect();
    let hint = format!("the configuration names, under [[staff]]: {}; an address to which cases go is a name too", names.join(", "));
    Refusal::hinted(format!("nobody of the staff is called `{name}`"), hint)
}
