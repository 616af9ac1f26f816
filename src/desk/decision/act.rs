//! What staff do about a decision. Every refusal names all that is missing; nothing is done by halves.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::case::{Case, CaseId, Stage, Task};
use crate::desk::done::{Done, Refused};
use crate::desk::journal::{Actor, What};
use crate::desk::message::Automatic;
use crate::desk::notice::staff::Purpose;
use crate::desk::notice::{By, Notice, decision as letters};
use crate::desk::regime::Clock;
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;
use crate::desk::words::Words;
use crate::desk::{deadline, ladder, reference, staff};

use super::form::{self, Form, Problem, named};
use super::orders::{DecisionOrder, Verb};
use super::{
    Approver, Asked, Cause, Classification, Closing, Decision, Happened, Pattern, Promise, Question, Step, after, authority, delay, due,
    guard, hearing,
};

/// Staff hear of a remedy that is due in the morning of its day, and of a late one in the morning after.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).expect("eight o'clock is a time");
const POINTS_MAX: usize = 20;

/// Does what staff order about an open case.
pub(in crate::desk) fn perform(desk: &mut Desk<'_>, actor: &str, case: &Case, order: &DecisionOrder) -> Result<Done, Refused> {
    let (line, below) = (order.line.as_str(), order.below.as_str());
    let done = match order.verb {
        Verb::Resolve => decide(desk, actor, case, Step::Decide, line, below),
        Verb::Propose => decide(desk, actor, case, Step::Propose, line, below),
        Verb::Points => points(desk, actor, case, below),
        Verb::Classify => classify(desk, actor, case, line, below),
        Verb::Proof => proof(desk, actor, case.id, line, below),
        Verb::Merge => merge(desk, actor, case, line),
        Verb::Outside => outside(desk, actor, case, line),
        Verb::Delay => delay::put_off(desk, actor, case, line, below),
        Verb::Authority => authority::order(desk, actor, case, line, below),
        Verb::Hear => hearing::ask(desk, actor, case, line, below),
        Verb::Waive => hearing::waive(desk, actor, case, line, below),
    };
    let words = staff_words(desk, case);
    done.map(|text| Done::Decided { text: text.said(&words) }).map_err(|problems| refused(desk, actor, case, &problems, &words))
}

/// Does what staff order about a closed case: to prove a promise is all that is left.
pub(in crate::desk) fn perform_closed(desk: &mut Desk<'_>, actor: &str, id: CaseId, order: &DecisionOrder) -> Result<Done, Refused> {
    if order.verb != Verb::Proof || !after::bring_back(desk, id) {
        return Err(Refused::Closed);
    }
    let Some(case) = desk.case(id).cloned() else { return Err(Refused::Closed) };
    let result = perform(desk, actor, &case, order);
    after::put_away(desk, id);
    result
}

/// What was done, in words for staff.
pub(super) struct Said {
    id: &'static str,
    reference: String,
    /// What the customer reads.
    sent: Option<String>,
}

impl Said {
    pub(super) fn with_sent(self, text: String) -> Self {
        Self { sent: Some(text), ..self }
    }

    fn said(&self, words: &Words<'_>) -> String {
        let first = words.say(self.id, &[("reference", &self.reference)]);
        let sent = self.sent.as_ref().map(|text| words.say("staff-sent", &[("text", text)]));
        [Some(first), sent].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}

pub(super) type Result_<T> = Result<T, Vec<Problem>>;

pub(super) fn said(id: &'static str, case: &Case) -> Said {
    Said { id, reference: case.reference.clone(), sent: None }
}

fn refused(desk: &mut Desk<'_>, actor: &str, case: &Case, problems: &[Problem], words: &Words<'_>) -> Refused {
    let why = problems.iter().map(|problem| problem.id).collect::<Vec<_>>().join(", ");
    note(desk, case.id, Actor::Staff(actor.to_owned()), Happened::Refused { why });
    let lines = problems.iter().map(|problem| format!("– {}", problem.text(words)));
    let head = words.say("problem-head", &[("reference", &case.reference)]);
    Refused::Decision { text: std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n") }
}

/// Returns the words of the team that has the case.
pub(super) fn staff_words<'r>(desk: &Desk<'r>, case: &Case) -> Words<'r> {
    let team = desk.team(&case.team);
    desk.words(team.map_or(desk.rules.notices.base(), |team| &team.lang))
}

/// Takes a step of the table, and notes it; `false` where the table forbids it.
pub(in crate::desk) fn go(desk: &mut Desk<'_>, id: CaseId, actor: Actor, step: Step) -> bool {
    let Some(case) = desk.case_mut(id) else { return false };
    let from = case.resolution.status;
    let Some(to) = from.after(step) else { return false };
    case.resolution.status = to;
    if from != to {
        note(desk, id, actor, Happened::Status { from, to });
    }
    true
}

pub(super) fn note(desk: &mut Desk<'_>, id: CaseId, actor: Actor, happened: Happened) {
    desk.note(id.0, actor, What::Decision(happened));
}

fn decide(desk: &mut Desk<'_>, actor: &str, case: &Case, step: Step, line: &str, below: &str) -> Result_<Said> {
    let words = staff_words(desk, case);
    let mut form = form::read(line, below, &words);
    due::settle(&mut form, desk, case, &words);
    let by = Actor::Staff(actor.to_owned());
    let mut problems = guard::missing(desk, case, actor, step, &form);
    let channel = staff::channel(desk, case);
    if channel.is_none() {
        problems.push(Problem::new("problem-unreachable"));
    }
    let (Some(finding), Some(approver), Some(channel), true) = (form.finding, Approver::of(&by), channel, problems.is_empty()) else {
        return Err(problems);
    };
    staff::hold(desk, actor, case);
    set_classification(desk, case.id, &by, &form);
    authority::take_over(desk, case, &by, &form);
    let decision = Decision {
        finding,
        by: approver,
        at: desk.tick.now,
        reasons: form.text.as_str().into(),
        points: form.points.values().cloned().collect(),
        remedies: form.offers.iter().map(|offer| offer.remedy).collect(),
        asked_for: form.asked_for.as_str().into(),
        evidence: form.evidence.as_str().into(),
        others_affected: form.others_affected,
    };
    let promises = promised(desk, &form);
    if let Some(minutes) = form.minutes {
        note(desk, case.id, by.clone(), Happened::Spent { minutes });
    }
    let level = case.resolution.level;
    if step == Step::Decide {
        note(desk, case.id, by.clone(), Happened::Decided { finding, remedies: decision.remedies.clone(), level });
    }
    for promise in &promises {
        let Promise { remedy, due_on, amount, .. } = promise.clone();
        note(desk, case.id, by.clone(), Happened::Promised { remedy, due_on, amount });
    }
    go(desk, case.id, by, step);
    let until = desk.tick.now + desk.rules.decisions.reply_within;
    if let Some(open) = desk.case_mut(case.id) {
        open.resolution.decision = Some(decision);
        open.resolution.promises = promises;
        open.resolution.asked = Some(Asked { id: 0, what: Question::Decision, until: Some(until), reminded: false });
        open.resolution.delay = delay::Delay::default();
        open.task = Task::Answer;
        open.answered_by = Some(actor.to_owned());
    }
    // The answer that was promised is given.
    deadline::answered(desk, case.id);
    see_remedies(desk, case.id);
    let sent = tell_decision(desk, case.id, step, channel, until);
    Ok(Said { sent: Some(sent), ..said("done-decided", case) })
}

/// Writes the decision to the customer, and returns its words.
fn tell_decision(desk: &mut Desk<'_>, id: CaseId, step: Step, by: By, until: DateTime<Utc>) -> String {
    let Some(case) = desk.case(id).cloned() else { return String::new() };
    let wish = guard::wish(desk, &case);
    let facts = letters::Facts {
        organisation: &desk.rules.organisation,
        case: &case,
        wish: wish.as_deref(),
        is_proposal: step == Step::Propose,
        outside: desk.rules.decisions.outside.as_ref(),
        until,
    };
    let letter = letters::decision(&facts, by, &desk.words(&case.lang));
    let notice = if step == Step::Propose { Notice::Proposed } else { Notice::Decided };
    super::answer::ask(desk, id, notice, &letter, Question::Decision, Automatic::No);
    letter.text()
}

/// Returns the remedies that are still to be carried out, each with its day.
fn promised(desk: &Desk<'_>, form: &Form) -> Vec<Promise> {
    let usual = Calendar::always_open(desk.rules.zone.clone())
        .date_of(desk.tick.now)
        .checked_add_days(Days::new(desk.rules.decisions.remedy_within_days.into()));
    let offers = form.offers.iter().filter(|offer| offer.remedy.is_promise());
    let promise = |offer: &form::Offer| {
        let due_on = offer.due_on.or(usual)?;
        let told_at = Some(morning(desk, due_on));
        let (amount, remedy) = (offer.amount.clone(), offer.remedy);
        Some(Promise { remedy, amount, due_on, told_at, is_late: false, done_at: None, proof: String::new().into() })
    };
    offers.filter_map(promise).collect()
}

pub(super) fn morning(desk: &Desk<'_>, date: NaiveDate) -> DateTime<Utc> {
    Calendar::always_open(desk.rules.zone.clone()).instant_of(date.and_time(MORNING))
}

pub(super) fn set_classification(desk: &mut Desk<'_>, id: CaseId, by: &Actor, form: &Form) {
    let Some(case) = desk.case_mut(id) else { return };
    let known = case.resolution.classification;
    let from = case.category.clone();
    if let Some(to) = form.category.clone().filter(|to| from.as_ref() != Some(to)) {
        case.category = Some(to.clone());
        note(desk, id, by.clone(), Happened::Categorised { from, to });
    }
    let Some(case) = desk.case_mut(id) else { return };
    let cause = form.cause.or(known.map(|known| known.cause));
    let pattern = form.pattern.or(known.map(|known| known.pattern));
    if let (Some(cause), Some(pattern)) = (cause, pattern) {
        case.resolution.classification = Some(Classification { cause, pattern });
        note(desk, id, by.clone(), Happened::Classified { cause, pattern });
    }
}

fn points(desk: &mut Desk<'_>, actor: &str, case: &Case, below: &str) -> Result_<Said> {
    let lines = below.lines().map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit() || " .)-–•*".contains(c)).trim());
    let points: Vec<_> = lines.filter(|line| !line.is_empty()).take(POINTS_MAX).map(crate::text::Personal::from).collect();
    if points.is_empty() {
        return Err(vec![Problem::new("problem-points")]);
    }
    go(desk, case.id, Actor::Staff(actor.to_owned()), Step::Assess);
    if let Some(open) = desk.case_mut(case.id) {
        open.resolution.points = points;
    }
    Ok(said("done-points", case))
}

fn classify(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str, below: &str) -> Result_<Said> {
    let mut form = Form::default();
    form::read_lines(below, &staff_words(desk, case), &mut form);
    let (cause, rest) = named(line, Cause::of_code).map_or((None, line), |(cause, rest)| (Some(cause), rest));
    form.cause = cause.or(form.cause);
    form.pattern = Pattern::of_code(rest).or(form.pattern);
    form.problems.extend(guard::unclassified(case, &form));
    if !form.problems.is_empty() {
        return Err(form.problems);
    }
    set_classification(desk, case.id, &Actor::Staff(actor.to_owned()), &form);
    Ok(said("done-classified", case))
}

/// Notes that a promise was kept, and tells the customer.
fn proof(desk: &mut Desk<'_>, actor: &str, id: CaseId, line: &str, below: &str) -> Result_<Said> {
    let Some(case) = desk.case(id).cloned() else { return Err(vec![Problem::new("problem-no-promise")]) };
    let words = staff_words(desk, &case);
    let read = named(line, |name| form::remedy_of(name, &words));
    let (remedy, rest) = read.ok_or_else(|| vec![Problem::with("problem-remedy-unknown", "word", line)])?;
    let proof = [rest.trim(), below.trim()].join("\n").trim().to_owned();
    if proof.is_empty() {
        return Err(vec![Problem::new("problem-proof")]);
    }
    let now = desk.tick.now;
    let promises = desk.case_mut(id).map(|case| &mut case.resolution.promises);
    let open = promises.into_iter().flatten().find(|promise| promise.remedy == remedy && promise.done_at.is_none());
    let Some(promise) = open else { return Err(vec![Problem::new("problem-no-promise")]) };
    promise.done_at = Some(now);
    promise.told_at = None;
    promise.proof = proof.into();
    let promise = promise.clone();
    note(desk, id, Actor::Staff(actor.to_owned()), Happened::Done { remedy });
    see_remedies(desk, id);
    let letter = letters::remedy_done(&case.reference, &promise, &desk.words(&case.lang));
    super::answer::tell(desk, id, Notice::RemedyDone, &letter, Automatic::No);
    Ok(Said { sent: Some(letter.text()), ..said("done-proof", &case) })
}

/// The clock of remedies stops once all that was promised is proved, or nothing was promised (Complaint Handling Code, 6.6).
fn see_remedies(desk: &mut Desk<'_>, id: CaseId) {
    if desk.case(id).is_some_and(|case| case.resolution.promises.iter().all(|promise| promise.done_at.is_some())) {
        deadline::met(desk, id, &[Clock::Remedy]);
    }
}

/// Makes the case a part of another one of the same contact: nothing of it is lost, and it counts once.
fn merge(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str) -> Result_<Said> {
    let into = reference::decode(&desk.rules.secret, &desk.rules.reference_prefix, line);
    let Some(into) = into.filter(|into| *into != case.id).and_then(|into| desk.dossier.cases.get(&into)).cloned() else {
        return Err(vec![Problem::new("problem-merge")]);
    };
    if case.resolution.status.after(Step::Merge).is_none() {
        return Err(vec![Problem::with("problem-status", "status", case.resolution.status.name())]);
    }
    let by = Actor::Staff(actor.to_owned());
    note(desk, case.id, by.clone(), Happened::Merged { into: into.reference.clone() });
    note(desk, into.id, by.clone(), Happened::Received { from: case.reference.clone() });
    if let Some(survivor) = desk.case_mut(into.id) {
        survivor.received_at = survivor.received_at.min(case.received_at);
        survivor.severity = survivor.severity.max(case.severity);
    }
    if let Some(duplicate) = desk.case_mut(case.id) {
        duplicate.resolution.merged_into = Some(into.reference.clone());
    }
    close(desk, case.id, by, actor, Closing::Merged);
    let letter = letters::merged(&case.reference, &into.reference, &desk.words(&case.lang));
    super::answer::tell(desk, case.id, Notice::Merged, &letter, Automatic::No);
    Ok(Said { sent: Some(letter.text()), ..said("done-merged", case) })
}

fn outside(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str) -> Result_<Said> {
    let by = Actor::Staff(actor.to_owned());
    if !go(desk, case.id, by.clone(), Step::ReferOutside) {
        return Err(vec![Problem::with("problem-status", "status", case.resolution.status.name())]);
    }
    note(desk, case.id, by, Happened::Outside { body: line.to_owned() });
    if let Some(open) = desk.case_mut(case.id) {
        open.resolution.outside = Some(line.to_owned());
        open.resolution.asked = None;
    }
    Ok(said("done-outside", case))
}

/// Closes a case for a reason; its outcome in words is the reason's code where nothing was decided.
pub(in crate::desk) fn close(desk: &mut Desk<'_>, id: CaseId, actor: Actor, by: &str, closing: Closing) {
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    case.resolution.closing = Some(closing);
    let outcome = match (closing, &case.resolution.decision) {
        (Closing::Merged | Closing::Withdrawn, _) | (_, None) => closing.code(),
        (_, Some(decision)) => decision.finding.code(),
    };
    staff::close(desk, id, actor, by, Some(outcome));
}

/// Puts a case before other people, without a word from the customer on why (Complaint Handling Code, 6.12 and 6.13).
pub(in crate::desk) fn escalate(desk: &mut Desk<'_>, id: CaseId) -> bool {
    if !go(desk, id, Actor::Customer, Step::Escalate) {
        return false;
    }
    let team = desk.rules.decisions.appeal_team.clone();
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return false };
    case.resolution.level = super::Level::Second;
    case.resolution.first_decision = case.resolution.decision.take().or(case.resolution.first_decision.take());
    case.resolution.asked = None;
    case.resolution.first_promised = case.resolution.first_promised.or(case.promised);
    case.answered_by = None;
    case.task = Task::SecondLook;
    case.stage = Stage::Open { ladder: crate::desk::case::Ladder { rung: 0, next_at: None } };
    if let Some(team) = team {
        case.team = team;
    }
    case.filed_at = desk.tick.now;
    deadline::second_look(desk, id);
    ladder::begin(desk, id);
    true
}

/// Tells the team of a case what its customer or the calendar did to a decision.
pub(super) fn tell_staff(desk: &mut Desk<'_>, id: CaseId, to: RungTo, text: &'static str, value: &str) {
    ladder::tell(desk, id, to, Purpose::Decision { text, value }, Notice::StaffDecision);
}

/// A proposal that the customer agrees with is the decision of whoever proposed it.
pub(super) fn note_agreed(desk: &mut Desk<'_>, case: &Case) {
    let Some(decision) = &case.resolution.decision else { return };
    let (by, level) = (Actor::Staff(decision.by.name().to_owned()), case.resolution.level);
    note(desk, case.id, by, Happened::Decided { finding: decision.finding, remedies: decision.remedies.clone(), level });
}

/// Says why `person` must not have a case: it is about them, or they decided it the first time. The attempt is noted.
pub(in crate::desk) fn may_have(desk: &mut Desk<'_>, actor: &str, case: &Case, person: &str) -> Result<(), Refused> {
    if desk.rules.has_no_part(&case.about, person) {
        note_prevented(desk, actor, case.id, "conflict");
        return Err(Refused::Conflict { name: person.to_owned() });
    }
    if !super::decided_first(case, person) {
        return Ok(());
    }
    note_prevented(desk, actor, case.id, "problem-same-person");
    Err(Refused::Decision { text: Problem::new("problem-same-person").text(&staff_words(desk, case)) })
}

fn note_prevented(desk: &mut Desk<'_>, actor: &str, id: CaseId, why: &str) {
    note(desk, id, Actor::Staff(actor.to_owned()), Happened::Refused { why: why.to_owned() });
}

/// Links a case that was begun in this step to an older one, which was closed too long ago.
pub(in crate::desk) fn follow(desk: &mut Desk<'_>, closed: &Case) {
    let id = CaseId(desk.tick.seq);
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    case.resolution.follows = Some(closed.reference.clone());
    note(desk, id, Actor::Desk, Happened::Follows { reference: closed.reference.clone() });
}
