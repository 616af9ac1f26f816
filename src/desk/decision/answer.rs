//! What the customer says to a decision: accepted, questioned or refused by one tap or one word, on any channel.
//!
//! No reasons are asked for a second look, and silence is never taken for a refusal.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::case::{Case, CaseId};
use crate::desk::dossier::ContactId;
use crate::desk::journal::Actor;
use crate::desk::message::Automatic;
use crate::desk::notice::foot::mailto;
use crate::desk::notice::{By, Letter, Notice, decision as letters};
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;
use crate::desk::words::Words;
use crate::desk::{link, staff, token, triage};
use crate::flow::conversation::{Button, Choice, Prompt, PromptButton};

use super::rules::OutsideBody;
use super::{Asked, Closing, Level, Question, Status, Step, act, after, survey};

/// Who wrote after the decision is answered before the case is closed by silence.
const PUT_OFF_DAYS: i64 = 2;
/// Who agrees by the close of this working day after the receipt gets the short letter (DISP 1.5).
const SUMMARY_DAYS: u32 = 3;

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Reply {
    Accept,
    Ask,
    Refuse,
    SecondLook,
    /// The customer leaves it at that.
    Leave,
    /// Ratings from an item on, 0 where there is none.
    Rate {
        item: u8,
        ratings: Ratings,
    },
    NoSurvey,
    Solved,
    NotSolved,
}

pub(super) type Ratings = [u8; 4];

/// Reads ratings of one item and of those after it, such as `4`, `4 5 3 4` or `4534`; nothing else may stand beside them.
fn ratings(item: u8, text: &str) -> Option<Ratings> {
    let figures: Vec<u8> = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '.' | '،'))
        .map(|c| c.to_digit(10).or_else(|| ARABIC.iter().position(|other| *other == c).and_then(|at| u32::try_from(at).ok())))
        .map(|figure| figure.and_then(|figure| u8::try_from(figure).ok()).filter(|figure| (1..=5).contains(figure)))
        .collect::<Option<_>>()?;
    let mut ratings = Ratings::default();
    if figures.is_empty() || ratings.len() < usize::from(item) + figures.len() {
        return None;
    }
    ratings.iter_mut().zip(figures).for_each(|(place, figure)| *place = figure);
    Some(ratings)
}

const ARABIC: [char; 6] = ['٠', '١', '٢', '٣', '٤', '٥'];

/// One way to answer: the button's words, and the words that say the same by mail.
type Way = (Reply, &'static str, &'static str);

/// Returns the answers that a question offers, in the order of their buttons.
fn ways(question: Question, level: Level) -> Vec<Way> {
    let second = (Reply::SecondLook, "tap-second-look", "command-second-look");
    let leave = (Reply::Leave, "tap-leave", "command-leave");
    match question {
        Question::Decision => vec![
            (Reply::Accept, "tap-accept", "command-accept"),
            (Reply::Ask, "tap-question", "command-question"),
            (Reply::Refuse, "tap-refuse", "command-refuse"),
        ],
        Question::Ways if level == Level::Second => vec![leave],
        Question::Ways | Question::SecondLook => vec![second, leave],
        Question::Settled => vec![second],
        Question::Solved => {
            vec![(Reply::Solved, "tap-solved", "command-solved"), (Reply::NotSolved, "tap-not-solved", "command-not-solved")]
        }
        Question::Survey(item) => survey::WORDS
            .into_iter()
            .zip(1..)
            .map(|(label, rating)| (Reply::Rate { item, ratings: [rating, 0, 0, 0] }, label, label))
            .chain([(Reply::NoSurvey, "tap-no-survey", "command-no-survey")])
            .collect(),
    }
}

/// Finds the case and the answer that a button stands for; `None` for buttons of conversations.
pub(in crate::desk) fn pressed(desk: &Desk<'_>, button: &Button) -> Option<(CaseId, Reply)> {
    let Choice::Option(nth) = button.choice else { return None };
    let (id, asked, level) = all_asked(desk).find(|(_, asked, _)| asked.id == button.conversation)?;
    ways(asked.what, level).get(usize::from(nth)).map(|(reply, _, _)| (id, *reply))
}

/// Finds the answer that a single word in a chat stands for, where one case waits for it.
pub(in crate::desk) fn said(desk: &Desk<'_>, text: &str) -> Option<(CaseId, Reply)> {
    let words = desk.words(&desk.lang());
    // The newest case that was asked is the one that the word is about.
    let mut found: Vec<(CaseId, Reply)> =
        all_asked(desk).filter_map(|(id, asked, level)| Some((id, meant(asked.what, level, text, &words)?))).collect();
    found.sort_by_key(|(id, _)| *id);
    found.pop()
}

/// Reads the first line of a mail about a case.
pub(in crate::desk) fn written(desk: &Desk<'_>, id: CaseId, line: &str) -> Option<Reply> {
    let case = desk.dossier.cases.get(&id).or_else(|| desk.dossier.after.get(&id).map(|kept| &*kept.case))?;
    let words = desk.words(&case.lang);
    let asked = case.resolution.asked.as_ref();
    let reply = asked.and_then(|asked| meant(asked.what, case.resolution.level, line, &words));
    // Who refuses, or is told that a case is closed, may ask for a second look by its word at any time.
    let second = || words.is_one_of("command-second-look", line).then_some(Reply::SecondLook);
    reply.or_else(|| second().filter(|_| case.resolution.decision.is_some() && case.resolution.level == Level::First))
}

fn meant(question: Question, level: Level, text: &str, words: &Words<'_>) -> Option<Reply> {
    if let Question::Survey(item) = question
        && let Some(ratings) = ratings(item, text)
    {
        return Some(Reply::Rate { item, ratings });
    }
    ways(question, level).into_iter().find(|(_, _, id)| words.is_one_of(id, text)).map(|(reply, _, _)| reply)
}

fn all_asked<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = (CaseId, &'d Asked, Level)> {
    let kept = desk.dossier.after.values().map(|kept| &*kept.case);
    let cases = desk.dossier.cases.values().chain(kept);
    cases.filter_map(|case| Some((case.id, case.resolution.asked.as_ref()?, case.resolution.level)))
}

/// Carries out an answer, and answers it.
pub(in crate::desk) fn take(desk: &mut Desk<'_>, id: CaseId, reply: Reply) {
    let is_closed = after::bring_back(desk, id);
    match reply {
        Reply::Accept => accept(desk, id),
        Reply::Ask => question(desk, id),
        Reply::Refuse => refuse(desk, id),
        Reply::SecondLook | Reply::NotSolved => second_look(desk, id, reply),
        Reply::Leave => leave(desk, id),
        Reply::Rate { item, ratings } => survey::rate(desk, id, item, ratings),
        Reply::NoSurvey => survey::declined(desk, id),
        Reply::Solved => survey::solved(desk, id),
    }
    if is_closed {
        after::put_away(desk, id);
    }
}

fn accept(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).cloned() else { return };
    if case.resolution.status == Status::ResponseProposed {
        act::go(desk, id, Actor::Customer, Step::Decide);
        act::note_agreed(desk, &case);
    }
    act::tell_staff(desk, id, RungTo::Team, "staff-accepted", "");
    act::close(desk, id, Actor::Customer, "customer", Closing::Accepted);
    let letter = letters::accepted(&case, reopen_until(desk), summary(desk, &case), &desk.words(&case.lang));
    tell_closed(desk, id, &letter, Automatic::Replied);
}

/// Returns whom a customer can still go to who agreed within the first working days.
fn summary<'r>(desk: &Desk<'r>, case: &Case) -> Option<&'r OutsideBody> {
    let calendar = desk.team(&case.team).map_or_else(|| Calendar::always_open(desk.rules.zone.clone()), |team| team.calendar.clone());
    let closes_at = Rule::working_days(SUMMARY_DAYS).due_at(&calendar, case.received_at)?;
    desk.rules.decisions.outside.as_ref().filter(|_| desk.tick.now <= closes_at)
}

fn question(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).cloned() else { return };
    act::go(desk, id, Actor::Customer, Step::Question);
    clear(desk, id);
    act::tell_staff(desk, id, RungTo::Team, "staff-questioned", "");
    let letter = letters::question(&case.reference, &desk.words(&case.lang));
    tell(desk, id, Notice::Noted, &letter, Automatic::Replied);
}

/// Keeps the case open, and tells every way that is left (ISO 10002, 7.9).
fn refuse(desk: &mut Desk<'_>, id: CaseId) {
    act::go(desk, id, Actor::Customer, Step::Refuse);
    clear(desk, id);
    act::tell_staff(desk, id, RungTo::Team, "staff-refused", "");
    let Some(case) = desk.case_mut(id) else { return };
    case.resolution.asked = Some(Asked { id: 0, what: Question::Ways, until: None, reminded: false });
    let Some(case) = desk.case(id).cloned() else { return };
    let until = desk.tick.now + desk.rules.decisions.reply_within;
    let letter = letters::ways(&case, desk.rules.decisions.outside.as_ref(), until, &desk.words(&case.lang));
    ask(desk, id, Notice::Ways, &letter, Question::Ways, Automatic::Replied);
    if let Some(asked) = desk.case_mut(id).and_then(|case| case.resolution.asked.as_mut()) {
        asked.until = Some(until);
    }
}

/// Has another person look at it: an open case moves on, a closed one is opened for it.
fn second_look(desk: &mut Desk<'_>, id: CaseId, reply: Reply) {
    let Some(case) = desk.case(id).cloned() else { return };
    let is_first = case.resolution.level == Level::First && case.resolution.decision.is_some();
    if desk.dossier.cases.contains_key(&id) {
        act::escalate(desk, id);
    } else if is_first && reply == Reply::SecondLook {
        after::reopen_for_second_look(desk, id);
    } else {
        after::reopen_as_not_settled(desk, id);
    }
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letters::second_look(&case, &desk.words(&case.lang));
    tell(desk, id, Notice::SecondLook, &letter, Automatic::Replied);
}

fn leave(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).cloned() else { return };
    clear(desk, id);
    if desk.dossier.cases.contains_key(&id) {
        act::close(desk, id, Actor::Customer, "customer", Closing::OutsideNamed);
    }
    let letter = letters::left(&case, desk.rules.decisions.outside.as_ref(), &desk.words(&case.lang));
    tell(desk, id, Notice::Closed, &letter, Automatic::Replied);
}

/// The customer is silent: reminded once, with the day on which the case is closed; then it is closed.
pub(in crate::desk) fn silent(desk: &mut Desk<'_>, id: CaseId) {
    let (now, span) = (desk.tick.now, desk.rules.decisions.reply_within);
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let (wrote, is_essential) = (case.answered_by.is_none(), triage::is_essential(case));
    let Some(asked) = case.resolution.asked.as_mut() else { return };
    if wrote {
        asked.until = Some(now + TimeDelta::days(PUT_OFF_DAYS));
        return act::tell_staff(desk, id, RungTo::Team, "staff-unanswered", "");
    }
    if is_essential {
        // Who may be without water or power is not taken to agree by silence (ISO 26000, 6.7.8): a person asks.
        asked.until = Some(now + TimeDelta::days(PUT_OFF_DAYS));
        return act::tell_staff(desk, id, RungTo::Team, "staff-essential-unanswered", "");
    }
    let (was_reminded, what) = (asked.reminded, asked.what);
    let case = case.clone();
    if what == Question::Decision && !was_reminded {
        let until = now + span;
        let letter = letters::reminder(&case, until, until + desk.rules.decisions.reopen_within, &desk.words(&case.lang));
        ask(desk, id, Notice::DecisionReminder, &letter, Question::Decision, Automatic::Generated);
        if let Some(asked) = desk.case_mut(id).and_then(|case| case.resolution.asked.as_mut()) {
            (asked.until, asked.reminded) = (Some(until), true);
        }
        return;
    }
    let closing = if what == Question::Decision { Closing::NoReply } else { Closing::OutsideNamed };
    act::close(desk, id, Actor::Desk, "desk", closing);
    let letter = letters::closed_by_silence(&case, reopen_until(desk), desk.rules.decisions.outside.as_ref(), &desk.words(&case.lang));
    tell_closed(desk, id, &letter, Automatic::Generated);
}

/// Says that a case is closed, with the way back where there is one.
fn tell_closed(desk: &mut Desk<'_>, id: CaseId, letter: &Letter, automatic: Automatic) {
    if desk.case(id).is_some_and(after::may_look_again) {
        ask(desk, id, Notice::Closed, letter, Question::Settled, automatic);
    } else {
        tell(desk, id, Notice::Closed, letter, automatic);
    }
}

pub(super) fn clear(desk: &mut Desk<'_>, id: CaseId) {
    if let Some(case) = desk.case_mut(id) {
        case.resolution.asked = None;
        case.answered_by = None;
    }
}

fn reopen_until(desk: &Desk<'_>) -> DateTime<Utc> {
    desk.tick.now + desk.rules.decisions.reopen_within
}

/// Sends a letter to the customer, on whatever channel reaches them.
pub(super) fn tell(desk: &mut Desk<'_>, id: CaseId, notice: Notice, letter: &Letter, automatic: Automatic) {
    send(desk, id, notice, letter, &[], automatic);
}

/// Sends a letter with the ways to answer it: buttons in a chat, words and links in a mail.
pub(in crate::desk) fn ask(desk: &mut Desk<'_>, id: CaseId, notice: Notice, letter: &Letter, question: Question, automatic: Automatic) {
    let seq = desk.tick.seq;
    let Some(case) = desk.case_mut(id) else { return };
    let level = case.resolution.level;
    let (until, reminded) = case.resolution.asked.as_ref().map_or((None, false), |asked| (asked.until, asked.reminded));
    case.resolution.asked = Some(Asked { id: seq, what: question, until, reminded });
    send(desk, id, notice, letter, &ways(question, level), automatic);
}

fn send(desk: &mut Desk<'_>, id: CaseId, notice: Notice, letter: &Letter, ways: &[Way], automatic: Automatic) {
    let Some(case) = desk.case(id).cloned() else { return };
    match (staff::channel(desk, &case), desk.dossier.contact.id.clone()) {
        (Some(By::Chat), _) => desk.chat(id.0, notice, &prompt(desk, letter, ways), Vec::new()),
        (Some(By::Mail), ContactId::Email(address)) => {
            let letter = with_words(desk, id, letter, ways);
            desk.mail_customer(id.0, notice, address, &letter, automatic);
        }
        (Some(By::Mail), ContactId::Telegram(_)) => {
            if let Some(address) = link::address_of(desk, &case) {
                let letter = with_words(desk, id, letter, ways);
                desk.mail_customer(id.0, notice, address, &letter, automatic);
            }
        }
        (None, _) | (Some(By::Mail), ContactId::ByHand(_)) => desk.note(
            id.0,
            Actor::Desk,
            crate::desk::journal::What::Noted { text: format!("{} not sent: the customer cannot be reached", notice.name()) },
        ),
    }
}

fn prompt(desk: &Desk<'_>, letter: &Letter, ways: &[Way]) -> Prompt {
    let (words, conversation) = (desk.words(&letter.lang), desk.tick.seq);
    let mut rows: Vec<Vec<PromptButton>> = Vec::new();
    for (nth, (reply, label, _)) in (0..).zip(ways) {
        let button = PromptButton { label: words.say(label, &[]), button: Button { conversation, turn: 0, choice: Choice::Option(nth) } };
        match (reply, rows.last_mut()) {
            // Ratings stand beside each other, as a scale.
            (Reply::Rate { .. }, Some(row)) => row.push(button),
            (_, _) => rows.push(vec![button]),
        }
    }
    Prompt { text: letter.text().into(), buttons: rows, ..Prompt::default() }
}

/// Adds to a mail how it is answered by one word, with a link that writes it.
fn with_words(desk: &Desk<'_>, id: CaseId, letter: &Letter, ways: &[Way]) -> Letter {
    let words = desk.words(&letter.lang);
    let reply_to = token::reply_address(&desk.rules.secret, &desk.rules.own_mail, id);
    let line = |(_, label, command): &Way| {
        let word = words.say(command, &[]).split(',').next().unwrap_or_default().trim().to_uppercase();
        format!("{} – {word}: {}", words.say(label, &[]), mailto(&reply_to, &letter.subject, &word))
    };
    // By mail all items are rated in one line, as the letter says.
    let lines = ways.iter().filter(|(reply, _, _)| !matches!(reply, Reply::Rate { .. })).map(line).collect::<Vec<_>>().join("\n");
    let mut letter = letter.clone();
    if !lines.is_empty() {
        letter.paragraphs.extend([words.say("answer-by-word", &[]), lines]);
    }
    letter
}
