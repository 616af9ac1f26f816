//! Deadlines: what a dossier owes next, read from its state alone, so that there is nothing to restore and nothing to cancel.

use chrono::{DateTime, Utc};

use crate::flow::conversation::Input;

use super::case::{Case, CaseId, Stage};
use super::dossier::Dossier;
use super::step::Desk;
use super::{accept, add, deadline, decision, ladder, own, pretended, talk, unplaced, wait};

/// More than this in one waking is left for the next, which comes at once.
const WAKINGS_MAX: usize = 64;

/// Why a dossier wants to be woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The customer's silence in the conversation under way has its next consequence.
    Conversation,
    /// The same for the open questions of a case that is filed already, by mail.
    OpenQuestions(CaseId),
    /// The next level of the ladder is told of a case that nobody took.
    Rung(CaseId),
    /// A case of an older version has dates, and no deadlines.
    Promise(CaseId),
    /// The customer has not answered a question of staff within the limit.
    Silence(CaseId),
    /// A member of staff wants to be reminded.
    Own(CaseId),
    /// A deadline is near, has passed, or its reason is wanted.
    Deadline(CaseId),
    /// The other side has not accepted the acknowledgement in time.
    Acceptance(CaseId),
    /// Staff hear of what was added of late.
    Additions(CaseId),
    /// Staff hear of the mails of the last hour that pretended to come from them.
    Pretended,
    /// Words that fit several cases are placed although nobody said where.
    Unplaced,
    /// The customer's silence to a decision, a promised remedy, or the survey after closing.
    Decision(CaseId),
}

impl Dossier {
    /// Returns when the dossier wants to be woken next, and why; `None` while it owes nothing.
    pub fn due(&self) -> Option<(DateTime<Utc>, Due)> {
        let conversation = self.conversation.as_ref().and_then(|conversation| conversation.timer.as_ref());
        let conversation = conversation.map(|(at, _)| (*at, Due::Conversation));
        let unplaced = self.unplaced.as_ref().map(|unplaced| (unplaced.until, Due::Unplaced));
        let after = decision::after::kept_due(self).map(|(at, id)| (at, Due::Decision(id)));
        self.cases.values().flat_map(owed).chain(conversation).chain(unplaced).chain(pretended::due(self)).chain(after).min()
    }
}

/// Returns what an open case owes: its next rung, its open questions, its dates, the end of a wait, what staff set for themselves, and news for staff.
fn owed(case: &Case) -> impl Iterator<Item = (DateTime<Utc>, Due)> {
    let (rung, is_open) = match &case.stage {
        Stage::Open { ladder } => (ladder.next_at, true),
        Stage::Taken { .. } => (None, true),
        Stage::Closed { .. } => (None, false),
    };
    let questions = case.conversation.as_ref().and_then(|conversation| conversation.timer.as_ref()).map(|(at, _)| *at);
    let additions = case.additions.waiting.as_ref().map(|waiting| waiting.until);
    let owed = [
        (rung, Due::Rung(case.id)),
        (questions, Due::OpenQuestions(case.id)),
        (case.late_at, Due::Promise(case.id)),
        (case.waiting().map(|wait| wait.until), Due::Silence(case.id)),
        (case.own.values().filter_map(|own| own.remind_at).min(), Due::Own(case.id)),
        (case.deadlines.iter().filter_map(|deadline| deadline.next_at).min(), Due::Deadline(case.id)),
        (case.acceptance_due_at, Due::Acceptance(case.id)),
        (additions, Due::Additions(case.id)),
        (decision::after::due_at(&case.resolution), Due::Decision(case.id)),
    ];
    owed.into_iter().filter_map(move |(at, due)| Some((at.filter(|_| is_open)?, due)))
}

/// Does all that is due, each once, in order: after a long stop several levels are overdue.
pub(super) fn woke(desk: &mut Desk<'_>) {
    for _ in 0..WAKINGS_MAX {
        match desk.dossier.due().filter(|(at, _)| *at <= desk.tick.now) {
            None => return,
            Some((at, Due::Conversation)) => conversation(desk, at),
            Some((at, Due::OpenQuestions(case))) => open_questions(desk, case, at),
            Some((_, Due::Rung(case))) => ladder::due(desk, case),
            Some((_, Due::Promise(case))) => deadline::adopt(desk, case),
            Some((_, Due::Deadline(case))) => deadline::due(desk, case),
            Some((_, Due::Silence(case))) => wait::give_up(desk, case),
            Some((_, Due::Own(case))) => own::remind(desk, case),
            Some((_, Due::Acceptance(case))) => accept::overdue(desk, case),
            Some((_, Due::Additions(case))) => add::tell_waiting(desk, case),
            Some((_, Due::Decision(case))) => decision::after::due(desk, case),
            Some((_, Due::Pretended)) => pretended::tell_bundle(desk),
            Some((_, Due::Unplaced)) => unplaced::settle(desk),
        }
    }
}

fn conversation(desk: &mut Desk<'_>, at: DateTime<Utc>) {
    let Some(conversation) = desk.dossier.conversation.take() else { return };
    talk::go_on(desk, conversation, &Input::TimerDue);
    // A runner that leaves the timer as it was must not hold up what else is due.
    if let Some(conversation) = desk.dossier.conversation.as_mut()
        && conversation.timer.as_ref().is_some_and(|(next, _)| *next <= at)
    {
        conversation.timer = None;
    }
}

fn open_questions(desk: &mut Desk<'_>, case: CaseId, at: DateTime<Utc>) {
    let Some(mut conversation) = desk.dossier.cases.get_mut(&case).and_then(|case| case.conversation.take()) else { return };
    if desk.dossier.contact.unreachable.is_some() {
        // Nobody reads a reminder there; the questions stay open.
        conversation.timer = None;
        if let Some(case) = desk.dossier.cases.get_mut(&case) {
            case.conversation = Some(conversation);
        }
        return;
    }
    talk::go_on(desk, *conversation, &Input::TimerDue);
    if let Some(conversation) = desk.dossier.cases.get_mut(&case).and_then(|case| case.conversation.as_mut())
        && conversation.timer.as_ref().is_some_and(|(next, _)| *next <= at)
    {
        conversation.timer = None;
    }
}
