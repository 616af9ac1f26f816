//! The ladder: who is told of a case that nobody has taken, and when; and alarms, which wait for no office hours.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::flow::conversation::Conversation;
use crate::flow::script::Priority;

use super::case::{Again, Case, CaseId, Ladder, Opener, Severity, Stage, Task};
use super::dossier::Address;
use super::heed::{self, Authority};
use super::journal::{Actor, What};
use super::notice::Notice;
use super::notice::staff::{self, Certainty, Facts, Purpose};
use super::rules::{MailDetail, Rung, RungTo};
use super::step::Desk;
use super::words::cut;
use super::{assignment, deadline, filing, identity, own, presence, triage};

/// What a letter to staff repeats of what was just said.
const HEARD_CHARS_MAX: usize = 4000;

/// An alarm of a flow as it fires.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alarm<'a> {
    pub(super) rule: &'a str,
    pub(super) priority: Priority,
    pub(super) notify: &'a [String],
    pub(super) certainty: Certainty,
}

/// Puts a case before its first rung; whoever is due is told at once. Where the rules give cases to people, that comes first.
pub(super) fn begin(desk: &mut Desk<'_>, id: CaseId) {
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.given = None;
        if assignment::is_wanted(desk.rules, &case.team) {
            desk.unassigned.push(id);
            return place(desk, id, 0);
        }
    }
    set_rung(desk, id, 0);
}

/// Tells every rung of a case that is due.
pub(super) fn tell_due(desk: &mut Desk<'_>, id: CaseId) {
    for _ in 0..desk.rules.ladder.len() {
        if next_at(desk, id).is_none_or(|at| desk.tick.now < at) {
            return;
        }
        tell_next(desk, id);
    }
}

/// Tells the rung that is due; after a long stop it may be the middle of the night, and only a critical case wakes people.
pub(super) fn due(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.dossier.cases.get(&id) else { return };
    let (now, team) = (desk.tick.now, desk.team(&case.team));
    let calendar = team.map(|team| &team.calendar).filter(|calendar| case.severity < Severity::Critical && deadline::quiet(calendar, now));
    let put_off = calendar.map(|calendar| deadline::put_off(calendar, now)).filter(|at| now < *at);
    match (put_off, desk.dossier.cases.get_mut(&id).map(|case| &mut case.stage)) {
        (Some(at), Some(Stage::Open { ladder })) => ladder.next_at = Some(at),
        (Some(_), Some(Stage::Taken { .. } | Stage::Closed { .. }) | None) => {}
        (None, _) => tell_next(desk, id),
    }
}

/// Tells the rung that is next, once, and moves up.
pub(super) fn tell_next(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.dossier.cases.get(&id).cloned() else { return };
    let Stage::Open { ladder } = &case.stage else { return };
    let nth = ladder.rung;
    place(desk, id, nth.saturating_add(1));
    let Some(rung) = desk.rules.ladder.get(usize::from(nth)) else { return };
    let has_lead = desk.team(&case.team).is_some_and(|team| !team.lead.is_empty());
    let (purpose, notice) = match rung.to {
        RungTo::Team if nth == 0 => first(&case),
        RungTo::Team => (Purpose::Reminder, Notice::StaffReminder),
        RungTo::Lead if has_lead => (Purpose::Lead, Notice::StaffReminder),
        RungTo::Managers if has_lead => (Purpose::Managers, Notice::StaffReminder),
        RungTo::Lead | RungTo::Managers => (Purpose::ManagersNext, Notice::StaffReminder),
    };
    let told = tell(desk, id, rung.to, purpose, notice);
    desk.note(id.0, Actor::Desk, What::Escalated { rung: nth, to: names(&told) });
}

/// Returns how a case is first put before its team: by what there is to do.
fn first(case: &Case) -> (Purpose<'_>, Notice) {
    match case.task {
        Task::Answer => (Purpose::New, Notice::StaffNewCase),
        Task::CallBack => (Purpose::CallBack, Notice::StaffCallBack),
        Task::Read => (Purpose::Unreadable, Notice::StaffUnreadable),
        Task::Listen => (Purpose::Listen, Notice::StaffNewCase),
        Task::LookAgain => (again(case), Notice::StaffNewCase),
        Task::SecondLook => (Purpose::SecondLook, Notice::StaffNewCase),
    }
}

fn again(case: &Case) -> Purpose<'_> {
    match &case.again {
        Some(Again { by, why }) => Purpose::Reopened { by, why: why.as_str() },
        None => Purpose::Reopened { by: &Opener::Customer, why: "" },
    }
}

/// Makes the next rung due at once, since the last one could not be told. Returns whether there is one.
pub(super) fn hasten(desk: &mut Desk<'_>, id: CaseId) -> bool {
    let Some(Case { stage: Stage::Open { ladder }, .. }) = desk.dossier.cases.get(&id) else { return false };
    let more = usize::from(ladder.rung) < desk.rules.ladder.len();
    if more {
        tell_next(desk, id);
    }
    more
}

/// Computes the instant of a case's rung anew, as when its severity rises or it goes to another team; what is due is told.
pub(super) fn set_rung(desk: &mut Desk<'_>, id: CaseId, rung: u8) {
    place(desk, id, rung);
    tell_due(desk, id);
}

fn place(desk: &mut Desk<'_>, id: CaseId, rung: u8) {
    let Some(case) = desk.dossier.cases.get(&id) else { return };
    let next_at = instant_of(desk, case, rung);
    if let Some(Case { stage: Stage::Open { ladder }, .. }) = desk.dossier.cases.get_mut(&id) {
        *ladder = Ladder { rung, next_at };
    }
}

/// Tells people of a case: its team, their lead, or the managers; whoever is behind them where there is nobody.
pub(super) fn tell(desk: &mut Desk<'_>, id: CaseId, to: RungTo, purpose: Purpose<'_>, notice: Notice) -> Vec<Address> {
    let Some(case) = desk.case(id).cloned() else { return Vec::new() };
    let mut addresses = addresses(desk, &case.about, &case.team, to);
    if let (RungTo::Team, Some(with)) = (to, case.with()) {
        let own: Vec<Address> = desk.rules.address_of(with).into_iter().collect();
        let own = desk.readers(&case.about, &own);
        // What is given to one person is not put before all of them at first.
        let is_first = notice == first(&case).1 && case.given.is_some() && !own.is_empty();
        addresses.retain(|_| !is_first);
        addresses.extend(own.into_iter().filter(|reader| !addresses.contains(reader)).collect::<Vec<_>>());
    }
    if purpose.is_reminder() {
        addresses = own::awake(desk.rules, &case, addresses, desk.tick.now);
    }
    let letter = letter(desk, &case, purpose);
    desk.mail_staff(id.0, notice, &addresses, &letter);
    addresses
}

/// Tells one member of staff of a case, or who stands in.
pub(super) fn tell_person(desk: &mut Desk<'_>, id: CaseId, name: &str, purpose: Purpose<'_>, notice: Notice) {
    let Some(case) = desk.case(id).cloned() else { return };
    let own: Vec<Address> = desk.rules.address_of(name).into_iter().collect();
    let readers = desk.readers(&case.about, &own);
    let letter = letter(desk, &case, purpose);
    desk.mail_staff(id.0, notice, &readers, &letter);
}

/// Tells these people of a case.
pub(super) fn tell_to(desk: &mut Desk<'_>, id: CaseId, to: &[Address], purpose: Purpose<'_>, notice: Notice) {
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letter(desk, &case, purpose);
    desk.mail_staff(id.0, notice, to, &letter);
}

/// Sounds an alarm, at any hour, whether or not the conversation is a case already.
pub(super) fn raise(desk: &mut Desk<'_>, conversation: &Conversation, alarm: Alarm<'_>) {
    let (id, severity) = (CaseId(conversation.id), triage::severity_of(alarm.priority));
    let what = What::Raised { rule: alarm.rule.to_owned(), suspected: alarm.certainty == Certainty::Suspected };
    desk.note(id.0, Actor::Desk, what);
    raise_severity(desk, id, severity);
    let about = about(desk, conversation);
    let to = alarm_addresses(desk, &about, alarm.notify, severity);
    if to.is_empty() {
        return;
    }
    let purpose = Purpose::Raised { rule: alarm.rule, certainty: alarm.certainty };
    let letter = alarm_letter(desk, conversation, alarm.notify.first().map(String::as_str), severity, purpose);
    desk.mail_staff(id.0, Notice::StaffRaised, &to, &letter);
    desk.note(id.0, Actor::Desk, What::Alarmed { to: names(&to) });
}

/// Tells staff that the answers no longer meet an alarm's rule; the severity stays.
pub(super) fn withdraw_raise(desk: &mut Desk<'_>, conversation: &Conversation, rule: &str) {
    desk.note(conversation.id, Actor::Desk, What::RaiseWithdrawn { rule: rule.to_owned() });
    let raises = desk.rules.flows.at(&conversation.flow, &conversation.version).map(|flow| &flow.raises);
    let Some(raise) = raises.and_then(|raises| raises.iter().find(|raise| raise.id == rule)) else { return };
    let severity = triage::severity_of(raise.priority);
    let to = alarm_addresses(desk, &about(desk, conversation), &raise.notify, severity);
    let team = raise.notify.first().map(String::as_str);
    let letter = alarm_letter(desk, conversation, team, severity, Purpose::RaiseWithdrawn { rule });
    desk.mail_staff(conversation.id, Notice::StaffRaiseWithdrawn, &to, &letter);
}

/// Raises the severity of an open case; never lowers it.
pub(super) fn raise_severity(desk: &mut Desk<'_>, id: CaseId, severity: Severity) {
    let Some(case) = desk.dossier.cases.get_mut(&id).filter(|case| case.severity < severity) else { return };
    case.severity = severity;
    if let Stage::Open { ladder } = &case.stage {
        let rung = ladder.rung;
        set_rung(desk, id, rung);
    }
}

/// Asks the lead to turn to a customer in person, at any hour, whether or not there is a case already.
pub(super) fn ask_in_person(desk: &mut Desk<'_>, subject: u64, case: Option<CaseId>) {
    let text = cut(&desk.heard(subject), HEARD_CHARS_MAX);
    let purpose = Purpose::InPerson { text: &text };
    if let Some(case) = case {
        tell(desk, case, RungTo::Lead, purpose, Notice::StaffInPerson);
        return;
    }
    let Some(conversation) = desk.dossier.conversation.clone() else { return };
    let to = addresses(desk, &about(desk, &conversation), &desk.rules.default_team, RungTo::Lead);
    let letter = alarm_letter(desk, &conversation, None, Severity::High, purpose);
    desk.mail_staff(subject, Notice::StaffInPerson, &to, &letter);
}

/// Returns when a rung is due: for a critical case as the clock runs, for others in the working time of their team.
fn instant_of(desk: &Desk<'_>, case: &Case, rung: u8) -> Option<DateTime<Utc>> {
    let Rung { after, critical_after, to: _ } = *desk.rules.ladder.get(usize::from(rung))?;
    if case.severity == Severity::Critical {
        return case.filed_at.checked_add_signed(critical_after);
    }
    // A calendar that does not reach so far must not keep anybody from being told.
    desk.team(&case.team).and_then(|team| team.calendar.add(case.filed_at, after)).or(case.filed_at.checked_add_signed(after))
}

fn next_at(desk: &Desk<'_>, id: CaseId) -> Option<DateTime<Utc>> {
    match &desk.dossier.cases.get(&id)?.stage {
        Stage::Open { ladder } => ladder.next_at,
        Stage::Taken { .. } | Stage::Closed { .. } => None,
    }
}

/// Returns whom a conversation or its case is about, of the staff.
fn about(desk: &Desk<'_>, conversation: &Conversation) -> BTreeSet<String> {
    let named = presence::named_in(desk.rules, &triage::said_in_words(&conversation.answers));
    desk.case(CaseId(conversation.id)).map(|case| case.about.clone()).unwrap_or_default().into_iter().chain(named).collect()
}

/// Returns who is told: of the first level with somebody who is there and has a part in the case.
pub(super) fn addresses(desk: &Desk<'_>, about: &BTreeSet<String>, team: &str, to: RungTo) -> Vec<Address> {
    let team = desk.team(team);
    let members = team.map(|team| team.addresses.clone()).unwrap_or_default();
    let lead = team.map(|team| team.lead.clone()).unwrap_or_default();
    let (managers, owners) = (desk.rules.managers.clone(), vec![desk.rules.governance.complaints_manager.clone()]);
    let order = match to {
        RungTo::Team => [members, lead, managers, owners],
        RungTo::Lead => [lead, managers, owners, members],
        RungTo::Managers => [managers, owners, lead, members],
    };
    let present = order.iter().map(|addresses| desk.readers(about, addresses)).find(|addresses| !addresses.is_empty());
    // Where everybody is away, a letter that waits for somebody's return is better than none.
    let away = || order.iter().flatten().filter(|address| !desk.rules.has_no_part_at(about, address)).cloned().collect();
    present.unwrap_or_else(away)
}

/// Returns whom an alarm tells: the teams it names; for an urgent one that names none, the default team.
fn alarm_addresses(desk: &Desk<'_>, about: &BTreeSet<String>, notify: &[String], severity: Severity) -> Vec<Address> {
    let default = [desk.rules.default_team.clone()];
    let names = if notify.is_empty() && severity == Severity::Critical { &default[..] } else { notify };
    let mut to: Vec<Address> = names.iter().flat_map(|name| addresses(desk, about, name, RungTo::Team)).collect();
    to.sort();
    to.dedup();
    to
}

fn alarm_letter(
    desk: &Desk<'_>,
    conversation: &Conversation,
    team: Option<&str>,
    severity: Severity,
    purpose: Purpose<'_>,
) -> super::notice::Letter {
    if let Some(case) = desk.case(CaseId(conversation.id)) {
        return letter(desk, case, purpose);
    }
    let team = team.unwrap_or(&desk.rules.default_team);
    let rules_of = desk.team(team);
    let lang = rules_of.map_or_else(|| desk.rules.notices.base().clone(), |team| team.lang.clone());
    let details = match rules_of.map(|team| team.mail_detail) {
        Some(MailDetail::Full) => {
            filing::details(desk, &conversation.flow, &conversation.version, &identity::in_letters(&conversation.answers), &lang)
        }
        Some(MailDetail::Reference) | None => Vec::new(),
    };
    let purpose = if details.is_empty() { purpose.without_words() } else { purpose };
    let heed = heed::lines(desk, &conversation.flow, &conversation.version, &conversation.answers, Authority::Open, &desk.words(&lang));
    let facts = Facts {
        heed,
        reference: None,
        severity,
        team,
        given: None,
        category: None,
        received_at: conversation.started_at,
        answer_by: None,
        complete: true,
        unreachable: None,
        waits_until: None,
        targets: Vec::new(),
        details,
    };
    staff::letter(purpose, &facts, &desk.words(&lang))
}

/// Writes a letter to staff about a case, in the language of its team.
fn letter(desk: &Desk<'_>, case: &Case, purpose: Purpose<'_>) -> super::notice::Letter {
    let team = desk.team(&case.team);
    let lang = team.map_or_else(|| desk.rules.notices.base().clone(), |team| team.lang.clone());
    let is_full = team.is_some_and(|team| team.mail_detail == MailDetail::Full);
    // What the customer wrote stays out of letters to a team that wants it so.
    let purpose = if is_full { purpose } else { purpose.without_words() };
    let details = match team.map(|team| team.mail_detail) {
        Some(MailDetail::Full) => filing::details(desk, &case.flow, &case.version, &identity::in_letters(&case.answers), &lang),
        Some(MailDetail::Reference) | None => Vec::new(),
    };
    let authority = if case.resolution.authority.is_some() { Authority::Confirmed } else { Authority::Open };
    let facts = Facts {
        heed: heed::lines(desk, &case.flow, &case.version, &case.answers, authority, &desk.words(&lang)),
        reference: Some(&case.reference),
        severity: case.severity,
        team: &case.team,
        given: case.with().filter(|_| matches!(case.stage, Stage::Open { .. })),
        category: case.category.as_deref(),
        received_at: case.received_at,
        answer_by: case.promised.map(|promised| promised.answer_by),
        complete: case.complete,
        unreachable: desk.dossier.contact.unreachable.as_deref(),
        waits_until: case.waiting().map(|wait| wait.until),
        targets: case.own.iter().filter_map(|(name, own)| Some((name.as_str(), own.target_at?))).collect(),
        details,
    };
    staff::letter(purpose, &facts, &desk.words(&lang))
}

fn names(addresses: &[Address]) -> Vec<String> {
    addresses.iter().map(|address| address.as_str().to_owned()).collect()
}
