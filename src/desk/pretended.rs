//! Tells those in charge of mails that pretend to come from staff: the first ones of an hour singly, the others in one letter.

use chrono::{DateTime, TimeDelta, Utc};

use super::case::CaseId;
use super::dossier::{Dossier, Pretended};
use super::due::Due;
use super::ladder;
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::rules::RungTo;
use super::step::Desk;

/// Within an hour, about the cases of one contact.
const LETTERS_MAX: u32 = 10;
const BUNDLE_MINUTES: i64 = 60;

pub(super) fn due(dossier: &Dossier) -> Option<(DateTime<Utc>, Due)> {
    let pretended = dossier.pretended.as_ref().filter(|pretended| 0 < pretended.untold)?;
    Some((pretended.since + TimeDelta::minutes(BUNDLE_MINUTES), Due::Pretended))
}

/// One more such mail has come.
pub(super) fn tell(desk: &mut Desk<'_>, case: CaseId) {
    let now = desk.tick.now;
    let of_late = desk.dossier.pretended.take().filter(|pretended| now < pretended.since + TimeDelta::minutes(BUNDLE_MINUTES));
    let mut pretended = of_late.unwrap_or(Pretended { since: now, told: 0, untold: 0, case });
    pretended.case = case;
    if pretended.told < LETTERS_MAX {
        pretended.told += 1;
        ladder::tell(desk, case, RungTo::Team, Purpose::Pretended, Notice::StaffPretended);
    } else {
        pretended.untold = pretended.untold.saturating_add(1);
    }
    desk.dossier.pretended = Some(pretended);
}

/// Tells of all that nobody was told of singly. Of a case that is closed by then the journal alone knows.
pub(super) fn tell_bundle(desk: &mut Desk<'_>) {
    let Some(pretended) = desk.dossier.pretended.take() else { return };
    let count = pretended.untold;
    let case = Some(pretended.case).filter(|case| desk.dossier.cases.contains_key(case)).or(desk.newest());
    if let Some(case) = case {
        ladder::tell(desk, case, RungTo::Team, Purpose::PretendedMany { count }, Notice::StaffPretended);
    }
}
