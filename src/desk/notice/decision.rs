//! Letters about a decision: what was found, what is done and by when, and every way on (ISO 10002, 7.8 and 7.9).

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::desk::case::Case;
use crate::desk::decision::rules::OutsideBody;
use crate::desk::decision::{Answered, Decision, Level, Promise, Remedy};
use crate::desk::words::Words;

use super::{By, Letter};

/// What a decision letter says.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Facts<'a> {
    pub(in crate::desk) organisation: &'a str,
    pub(in crate::desk) case: &'a Case,
    /// What the customer asked for.
    pub(in crate::desk) wish: Option<&'a str>,
    pub(in crate::desk) is_proposal: bool,
    pub(in crate::desk) outside: Option<&'a OutsideBody>,
    /// By when an answer is awaited.
    pub(in crate::desk) until: DateTime<Utc>,
}

/// Writes the decision, or the proposal of one; nothing of what must stand in it can be left out by staff.
pub(in crate::desk) fn decision(facts: &Facts<'_>, by: By, words: &Words<'_>) -> Letter {
    let (reference, resolution) = (facts.case.reference.as_str(), &facts.case.resolution);
    let Some(decision) = &resolution.decision else { return letter("decided-subject", reference, Vec::new(), words) };
    let head = if facts.is_proposal { "proposed-head" } else { "decided-head" };
    let head = words.say(head, &[("organisation", facts.organisation), ("reference", reference)]);
    let finding = words.say(&format!("decided-{}", decision.finding.code()), &[]);
    let mut paragraphs = vec![head, finding, decision.reasons.as_str().to_owned()];
    paragraphs.extend(points(&resolution.points, &decision.points, words));
    paragraphs.extend(facts.wish.map(|wish| words.say("decided-wish", &[("wish", wish), ("answer", decision.asked_for.as_str())])));
    paragraphs.extend(evidence(decision, words));
    paragraphs.extend(remedies(decision, &resolution.promises, words));
    let until = words.last_day(facts.until);
    let answer = match by {
        By::Chat => "decided-answer-chat",
        By::Mail => "decided-answer-mail",
    };
    paragraphs.push(words.say(answer, &[("until", &until)]));
    paragraphs.extend(second_look_offer(facts.case, words));
    paragraphs.extend(facts.outside.map(|body| outside(body, words)));
    let subject = if facts.is_proposal { "proposed-subject" } else { "decided-subject" };
    letter(subject, reference, paragraphs, words)
}

/// Reminds of a decision that nobody has answered, with the day on which the case is closed.
pub(in crate::desk) fn reminder(case: &Case, close_on: DateTime<Utc>, reopen_until: DateTime<Utc>, words: &Words<'_>) -> Letter {
    let asked = case.resolution.decision.as_ref().map_or(case.filed_at, |decision| decision.at);
    let (asked, close_on, until) = (words.date(asked), words.last_day(close_on), words.last_day(reopen_until));
    let args = [("reference", case.reference.as_str()), ("asked", asked.as_str()), ("close", &close_on), ("until", &until)];
    letter("reminder-subject", &case.reference, vec![words.say("reminder-text", &args)], words)
}

/// Confirms that the customer agrees: what is still to be done, and how to come back.
///
/// A case that is settled within the first days is told so in these words, with the outside body (DISP 1.5).
pub(in crate::desk) fn accepted(case: &Case, reopen_until: DateTime<Utc>, summary: Option<&OutsideBody>, words: &Words<'_>) -> Letter {
    let mut paragraphs = vec![words.say("accepted-text", &[("reference", &case.reference)])];
    paragraphs.extend(open_promises(&case.resolution.promises, words));
    paragraphs.push(reopen(reopen_until, words));
    paragraphs.extend(summary.map(|body| format!("{} {}", words.say("accepted-summary", &[]), outside(body, words))));
    letter("closed-subject", &case.reference, paragraphs, words)
}

/// Says that the answer comes later than promised: why and by when, where somebody has said so, and who else can look at it now.
pub(in crate::desk) fn delay(case: &Case, told: Option<(&str, DateTime<Utc>)>, body: Option<&OutsideBody>, words: &Words<'_>) -> Letter {
    let promised = case.promised.map_or_else(String::new, |promised| words.last_day(promised.answer_by));
    let mut paragraphs = vec![words.say("delay-text", &[("reference", &case.reference), ("date", &promised)])];
    match told {
        Some((reason, answer_by)) => {
            paragraphs.push(words.say("delay-reason", &[("reason", reason)]));
            paragraphs.push(words.say("delay-until", &[("until", &words.last_day(answer_by))]));
        }
        None => paragraphs.push(words.say("delay-unknown", &[])),
    }
    paragraphs.extend(body.map(|body| format!("{} {}", words.say("delay-outside", &[]), outside(body, words))));
    letter("delay-subject", &case.reference, paragraphs, words)
}

/// Says that a question about the decision is with a person.
pub(in crate::desk) fn question(reference: &str, words: &Words<'_>) -> Letter {
    letter("change-subject", reference, vec![words.say("questioned-text", &[("reference", reference)])], words)
}

/// Says which ways are left to somebody who does not agree; the case stays open.
pub(in crate::desk) fn ways(case: &Case, body: Option<&OutsideBody>, until: DateTime<Utc>, words: &Words<'_>) -> Letter {
    let mut paragraphs = vec![words.say("refused-text", &[("reference", &case.reference)])];
    paragraphs.extend(second_look_offer(case, words));
    paragraphs.extend(body.map(|body| outside(body, words)));
    paragraphs.push(words.say("refused-until", &[("until", &words.last_day(until))]));
    letter("change-subject", &case.reference, paragraphs, words)
}

/// Says that somebody else looks at the case again, and by when.
pub(in crate::desk) fn second_look(case: &Case, words: &Words<'_>) -> Letter {
    let text = match case.promised {
        Some(promised) => {
            words.say("second-look-text", &[("reference", &case.reference), ("answer_by", &words.last_day(promised.answer_by))])
        }
        None => words.say("second-look-undated", &[("reference", &case.reference)]),
    };
    letter("second-look-subject", &case.reference, vec![text], words)
}

/// Confirms that the customer leaves it at that.
pub(in crate::desk) fn left(case: &Case, body: Option<&OutsideBody>, words: &Words<'_>) -> Letter {
    let mut paragraphs = vec![words.say("left-text", &[("reference", &case.reference)])];
    paragraphs.extend(body.map(|body| outside(body, words)));
    letter("closed-subject", &case.reference, paragraphs, words)
}

/// Says that a case is closed since nobody answered.
pub(in crate::desk) fn closed_by_silence(case: &Case, until: DateTime<Utc>, body: Option<&OutsideBody>, words: &Words<'_>) -> Letter {
    let mut paragraphs = vec![words.say("silence-text", &[("reference", &case.reference)])];
    paragraphs.extend(open_promises(&case.resolution.promises, words));
    paragraphs.push(reopen(until, words));
    paragraphs.extend(body.map(|body| outside(body, words)));
    letter("closed-subject", &case.reference, paragraphs, words)
}

/// Says that a promise was kept, and what shows it.
pub(in crate::desk) fn remedy_done(reference: &str, promise: &Promise, words: &Words<'_>) -> Letter {
    let remedy = remedy_with_amount(promise.remedy, &promise.amount, words);
    let args = [("reference", reference), ("remedy", remedy.as_str()), ("proof", promise.proof.as_str())];
    letter("change-subject", reference, vec![words.say("remedy-done-text", &args)], words)
}

/// Apologises for a promise that was not kept on its day.
pub(in crate::desk) fn remedy_late(reference: &str, promise: &Promise, words: &Words<'_>) -> Letter {
    let remedy = remedy_with_amount(promise.remedy, &promise.amount, words);
    let args = [("reference", reference), ("remedy", remedy.as_str()), ("due", &day(promise.due_on, words))];
    letter("change-subject", reference, vec![words.say("remedy-late-text", &args)], words)
}

/// Says that a case became part of another one, and that nothing of it is lost.
pub(in crate::desk) fn merged(reference: &str, into: &str, words: &Words<'_>) -> Letter {
    letter("merged-subject", reference, vec![words.say("merged-text", &[("reference", reference), ("into", into)])], words)
}

fn letter(subject: &str, reference: &str, paragraphs: Vec<String>, words: &Words<'_>) -> Letter {
    Letter { subject: words.say(subject, &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

fn points(points: &[crate::text::Personal], answers: &[Answered], words: &Words<'_>) -> Option<String> {
    let line = |((number, point), answer): ((usize, &crate::text::Personal), &Answered)| {
        let finding = first_of(&format!("finding-{}", answer.finding.code()), words);
        format!("{number}. {} – {finding}: {}", point.as_str(), answer.reason.as_str())
    };
    let lines: Vec<String> = (1..).zip(points).zip(answers).map(line).collect();
    (!lines.is_empty()).then(|| format!("{}\n{}", words.say("decided-points", &[]), lines.join("\n")))
}

fn evidence(decision: &Decision, words: &Words<'_>) -> Option<String> {
    let evidence = decision.evidence.as_str();
    (!evidence.is_empty()).then(|| words.say("decided-evidence", &[("evidence", evidence)]))
}

fn remedies(decision: &Decision, promises: &[Promise], words: &Words<'_>) -> Option<String> {
    let at_once = decision.remedies.iter().filter(|remedy| !remedy.is_promise() && **remedy != Remedy::None);
    let at_once = at_once.map(|remedy| format!("– {}", first_of(&format!("remedy-{}", remedy.code()), words)));
    let lines: Vec<String> = at_once.chain(promises.iter().map(|promise| promised(promise, words))).collect();
    (!lines.is_empty()).then(|| format!("{}\n{}", words.say("decided-remedies", &[]), lines.join("\n")))
}

fn open_promises(promises: &[Promise], words: &Words<'_>) -> Option<String> {
    let lines: Vec<String> = promises.iter().filter(|promise| promise.done_at.is_none()).map(|promise| promised(promise, words)).collect();
    (!lines.is_empty()).then(|| format!("{}\n{}", words.say("accepted-open", &[]), lines.join("\n")))
}

fn promised(promise: &Promise, words: &Words<'_>) -> String {
    let remedy = remedy_with_amount(promise.remedy, &promise.amount, words);
    format!("– {}", words.say("decided-promise", &[("remedy", &remedy), ("due", &day(promise.due_on, words))]))
}

fn remedy_with_amount(remedy: Remedy, amount: &str, words: &Words<'_>) -> String {
    let remedy = first_of(&format!("remedy-{}", remedy.code()), words);
    if amount.is_empty() { remedy } else { format!("{remedy} ({amount})") }
}

/// Returns the first of a list of words: the one that customers read.
pub(in crate::desk) fn first_of(id: &str, words: &Words<'_>) -> String {
    words.say(id, &[]).split(',').next().unwrap_or_default().trim().to_owned()
}

fn second_look_offer(case: &Case, words: &Words<'_>) -> Option<String> {
    (case.resolution.level == Level::First).then(|| words.say("decided-second-look", &[]))
}

fn outside(body: &OutsideBody, words: &Words<'_>) -> String {
    let text = words.say("decided-outside", &[("name", &body.name), ("contact", &body.contact), ("limit", &body.limit)]);
    let takes_part = match body.takes_part {
        Some(true) => Some("decided-takes-part"),
        Some(false) => Some("decided-takes-no-part"),
        None => None,
    };
    let takes_part = takes_part.map(|id| words.say(id, &[("name", &body.name)]));
    [Some(text), takes_part].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn reopen(until: DateTime<Utc>, words: &Words<'_>) -> String {
    words.say("reopen-until", &[("until", &words.last_day(until))])
}

pub(in crate::desk) fn day(date: NaiveDate, words: &Words<'_>) -> String {
    // Noon is on the same day in every zone in which somebody reads it.
    words.date(date.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()).and_utc())
}
