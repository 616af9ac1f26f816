//! Mails of the outside body: whoever leads the team hears of each at once, with the last day for an answer (Directive (EU) 2025/2647).
//!
//! Decides nothing and answers nothing: a person reads the mail.

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::case::{CaseId, Severity};
use crate::desk::deadline;
use crate::desk::event::{Mail, SenderCheck};
use crate::desk::journal::{Actor, What};
use crate::desk::ladder;
use crate::desk::notice::Notice;
use crate::desk::notice::staff::Purpose;
use crate::desk::regime::Start;
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;

use super::rules::OutsideBody;

/// A trader answers a body within so many working days.
const ANSWER_DAYS: u32 = 20;

/// Returns the body from which a mail comes; `None` for everybody else, and where the sender's own domain denies it.
pub(in crate::desk) fn sender<'r>(desk: &Desk<'r>, mail: &Mail) -> Option<&'r OutsideBody> {
    let from = mail.input.sender.as_str().to_lowercase();
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let is_named = |sender: &String| {
        let sender = sender.to_lowercase();
        sender == from || sender == domain || domain.ends_with(&format!(".{sender}"))
    };
    let is_denied = mail.sender_check == SenderCheck::Failed;
    desk.rules.decisions.outside.as_ref().filter(|body| !is_denied && body.senders.iter().any(is_named))
}

/// Tells whoever leads the team that a body wrote about a case, and starts what the regimes count from that.
pub(in crate::desk) fn wrote(desk: &mut Desk<'_>, id: CaseId, mail: &Mail) {
    let Some(body) = sender(desk, mail) else { return };
    let Some(case) = desk.case_mut(id) else { return };
    case.severity = case.severity.max(Severity::High);
    let team = case.team.clone();
    desk.note(id.0, Actor::Channel, What::Noted { text: "an outside body wrote".to_owned() });
    deadline::happened(desk, id, Start::AdrEntityContacted);
    let words = desk.words(&desk.team(&team).map_or_else(|| desk.lang(), |team| team.lang.clone()));
    let always = Calendar::always_open(desk.rules.zone.clone());
    let calendar = desk.team(&team).map_or(&always, |team| &team.calendar);
    let day = Rule::working_days(ANSWER_DAYS).due_at(calendar, desk.tick.now).map(|at| words.last_day(at)).unwrap_or_default();
    let value = words.say("labelled", &[("label", &body.name), ("value", &day)]);
    ladder::tell(desk, id, RungTo::Lead, Purpose::Decision { text: "staff-outside-wrote", value: &value }, Notice::StaffDecision);
}
