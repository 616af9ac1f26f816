//! Keeps a machine that answers in the name of a member of staff from writing to the customer, and to us, without end.
//!
//! Such a mail may bear no sign of a machine: it is known by what it does. All of it is kept with the case, whatever becomes of it.

use chrono::TimeDelta;

use super::case::CaseId;
use super::dossier::Heard;
use super::event::Mail;
use super::journal::{Actor, What};
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::rules::RungTo;
use super::step::Desk;
use super::{ladder, token};

/// No person writes more mails about one case within an hour.
const MAILS_HOUR_MAX: usize = 20;
/// For how long the same words are known again.
const REMEMBERED_HOURS: i64 = 24;
/// Of all staff about all cases of one contact.
const HEARD_MAX: usize = 200;

/// What a mail of a member of staff is beside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    New,
    /// The same person wrote the same about the case before.
    Again {
        /// So often.
        times: usize,
        /// It went to the customer then.
        sent: bool,
    },
    TooMany,
}

/// Remembers a mail, and says what it is.
pub(super) fn turn(desk: &mut Desk<'_>, actor: &str, id: CaseId, mail: &Mail) -> Turn {
    let (now, folded) = (desk.tick.now, mail.own_text.as_str().split_whitespace().collect::<Vec<_>>().join(" "));
    let mark = token::mark_of(&desk.rules.secret, &folded);
    let heard = &mut desk.dossier.heard;
    heard.retain(|heard| now - heard.at < TimeDelta::hours(REMEMBERED_HOURS));
    let own: Vec<&Heard> = heard.iter().filter(|heard| heard.by == actor && heard.case == id).collect();
    let of_late = own.iter().filter(|heard| now - heard.at < TimeDelta::hours(1)).count();
    let same: Vec<&&Heard> = own.iter().filter(|heard| heard.mark == mark).collect();
    let (times, sent) = (same.len(), same.iter().any(|heard| heard.sent));
    heard.push(Heard { by: actor.to_owned(), case: id, at: now, mark, sent: false });
    let from = heard.len().saturating_sub(HEARD_MAX);
    heard.drain(..from);
    match times {
        _ if MAILS_HOUR_MAX <= of_late => {
            if of_late == MAILS_HOUR_MAX {
                reach(desk, mail);
                tell(desk, actor, id);
            }
            Turn::TooMany
        }
        0 => Turn::New,
        times => Turn::Again { times, sent },
    }
}

/// What was remembered last went to the customer.
pub(super) fn was_sent(desk: &mut Desk<'_>) {
    if let Some(heard) = desk.dossier.heard.last_mut() {
        heard.sent = true;
    }
}

/// Notes that nothing is done with a mail, and that nobody is told.
pub(super) fn keep(desk: &mut Desk<'_>, id: CaseId, why: &str) {
    desk.note(id.0, Actor::Desk, What::Noted { text: format!("{why}: kept, and nothing done") });
}

/// Brings a closed case within reach of a letter about it.
fn reach(desk: &mut Desk<'_>, mail: &Mail) {
    desk.closed.extend(mail.closed.as_deref().filter(|closed| desk.case(closed.id).is_none()).cloned());
}

/// Tells somebody else, since whoever the machine answers for may be away.
fn tell(desk: &mut Desk<'_>, actor: &str, id: CaseId) {
    let Some(case) = desk.case(id).cloned() else { return };
    let others = |to| {
        let readers = ladder::addresses(desk, &case.about, &case.team, to).into_iter();
        readers.filter(|address| desk.rules.person(address).as_deref() != Some(actor)).collect::<Vec<_>>()
    };
    let to = [RungTo::Lead, RungTo::Managers, RungTo::Team].map(others).into_iter().find(|to| !to.is_empty()).unwrap_or_default();
    ladder::tell_to(desk, id, &to, Purpose::Flooded { by: actor }, Notice::StaffHushed);
}
