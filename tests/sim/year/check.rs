//! Holds the year against its clockwork: every deadline computed again, every rung looked for at its minute.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::case::{Case, Severity};
use redress::desk::deadline::{Deadline, Run};
use redress::desk::dossier::Dossier;
use redress::desk::journal::{Entry, What};
use redress::desk::regime::Clock;
use redress::engine::rows::{CaseRow, entries_of};
use redress::engine::store::Tree;

use super::clockwork::Clockwork;
use super::office::{Office, last_day};
use super::people::{self, FIRST_LADDER};

#[derive(Default)]
pub(crate) struct Found {
    pub(crate) problems: Vec<String>,
    pub(crate) rungs: usize,
    pub(crate) to_the_minute: usize,
    /// Rungs of the ladder of cases that nobody has taken.
    pub(crate) escalated: usize,
    /// Letters to who stood in for somebody.
    pub(crate) covered: usize,
    /// Letters that came back, so that the next in line heard at once.
    pub(crate) hastened: usize,
    pub(crate) deadlines: usize,
    pub(crate) missed: usize,
    pub(crate) asked: usize,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rungs, to_the_minute, escalated, covered, hastened, deadlines, missed, asked, problems: _ } = self;
        write!(f, "{rungs} rungs of deadlines told, {escalated} of cases that nobody took, {to_the_minute} of both held to the minute; ")?;
        write!(f, "{covered} read by who stood in, {hastened} hastened by a letter that came back; ")?;
        write!(f, "{deadlines} dates computed again, {missed} missed, their reasons asked for {asked} times")
    }
}

struct Checker<'a> {
    office: &'a Office,
    clocks: BTreeMap<String, Clockwork>,
    lawful: BTreeMap<String, Clockwork>,
    found: Found,
}

fn cases(office: &Office) -> Vec<Case> {
    let dossiers = office.disk.rows_of(Tree::Dossiers).into_iter();
    let open = dossiers.flat_map(|(_, row)| serde_json::from_slice::<Dossier>(&row).expect("a dossier").cases.into_values());
    let rows = office.disk.rows_of(Tree::Cases).into_iter();
    let closed = rows.filter_map(|(_, row)| serde_json::from_slice::<CaseRow>(&row).expect("a case row").closed);
    let mut all: Vec<Case> = open.chain(closed).collect();
    all.sort_by_key(|case| case.id);
    all
}

pub(crate) fn check(office: &Office) -> Found {
    let mut stories: BTreeMap<u64, Vec<Entry>> = BTreeMap::new();
    for (_, row) in office.disk.rows_of(Tree::Journal) {
        for entry in entries_of(&row).expect("a row of the journal") {
            stories.entry(entry.subject).or_default().push(entry);
        }
    }
    let of_each = |clock: fn(&str) -> Clockwork| office.rules.teams.keys().map(|team| (team.clone(), clock(team))).collect();
    let (clocks, lawful) = (of_each(Clockwork::new), of_each(Clockwork::lawful));
    let mut checker = Checker { office, clocks, lawful, found: Found::default() };
    for case in cases(office) {
        let story = stories.remove(&case.id.0).unwrap_or_default();
        checker.case(&case, &story);
    }
    checker.found
}

impl Checker<'_> {
    fn problem(&mut self, case: &Case, text: String) {
        self.found.problems.push(format!("{:?} ({}, {:?}): {text}", case.id, case.team, case.severity));
    }

    fn case(&mut self, case: &Case, story: &[Entry]) {
        self.quiet_nights(case, story);
        for deadline in &case.deadlines {
            self.dates(case, deadline);
            self.rungs(case, deadline, story);
            self.miss(case, deadline, story);
        }
        self.asked(story);
        self.first_ladder(case, story);
        self.came_back(case, story);
    }

    /// Nobody is told of anything by a clock at night, unless the case is critical; each letter has a reader.
    fn quiet_nights(&mut self, case: &Case, story: &[Entry]) {
        let clock = &self.clocks[&case.team];
        let mut woken = Vec::new();
        for entry in story {
            let to = match &entry.what {
                What::Reminded { to, .. } => to,
                What::Escalated { rung, to } if 0 < *rung => to,
                _ => continue,
            };
            let hastened = story.iter().any(|other| other.at == entry.at && is_bounce(other));
            if to.is_empty() || (case.severity < Severity::Critical && clock.is_night(entry.at) && !hastened) {
                woken.push(format!("told {to:?} at night, at {}, by {:?}", entry.at, entry.what));
            }
        }
        woken.into_iter().for_each(|text| self.problem(case, text));
    }

    /// Each date is what the clockwork says.
    fn dates(&mut self, case: &Case, deadline: &Deadline) {
        let Some(run) = &deadline.run else { return };
        let clock = if deadline.statutory { &self.lawful[&case.team] } else { &self.clocks[&case.team] };
        let day = clock.date_of(run.started_at);
        let expected = match deadline.limit.as_str() {
            "auto_acknowledge" => run.started_at + TimeDelta::minutes(5),
            "human_acknowledge" | "initial_assessment" | "acknowledge" => clock.working_days(day, 1),
            "summary_resolution_possible_until" => clock.working_days(day, 3),
            "progress_update_every" => clock.working_days(day, 5),
            "respond" => clock.working_days(day, 10),
            "extended_respond" => clock.working_days(day, 20),
            "final_response" => clock.end_of(day + TimeDelta::days(56)),
            other => return self.problem(case, format!("an unknown deadline {other}")),
        };
        self.found.deadlines += 1;
        if run.first_due_at != expected {
            self.problem(case, format!("{} is {}, should be {expected}", deadline.limit, run.first_due_at));
        }
        if run.due_at != run.first_due_at && (deadline.statutory || !deadline.pausable || case.waits.is_empty()) {
            self.problem(case, format!("{} moved to {}", deadline.limit, run.due_at));
        }
    }

    /// Every rung whose time came was told once, to who was there, at the first minute in which somebody could hear of it.
    fn rungs(&mut self, case: &Case, deadline: &Deadline, story: &[Entry]) {
        let name = deadline.name();
        let told: Vec<Told<'_>> = (0..).zip(story).filter_map(|(place, entry)| told_of(place, entry, &name)).collect();
        self.readers(case, deadline, story, &told);
        let Some(run) = deadline.run.as_ref().filter(|_| matches!(deadline.clock, Clock::Response | Clock::Decision)) else { return };
        let once: BTreeSet<u8> = told.iter().map(|told| told.rung).collect();
        if once.len() != told.len() {
            self.problem(case, format!("a rung of {name} was told twice: {told:?}"));
        }
        self.found.rungs += told.len();
        // A pause moves the instants, a letter that came back hastens them, and who says “I have it” ends those before the date.
        let is_plain = run.due_at == run.first_due_at && case.waits.is_empty() && !story.iter().any(is_bounce);
        let ended_at = deadline.met_at.unwrap_or(last_day());
        let is_held = story.iter().any(|entry| matches!(entry.what, What::Taken));
        // Where nobody of a rung is there, the next one hears at once.
        let mut at_once: Option<DateTime<Utc>> = None;
        for (nth, (percent, after, to)) in (0_u8..).zip(people::ladder(case, deadline.clock)).filter(|_| is_plain) {
            let instant = self.instant(case, run, *percent, *after);
            let first = at_once.take().unwrap_or(instant);
            let chances = self.chances(case, first);
            let found = told.iter().find(|told| told.rung == nth);
            match found {
                Some(told) if chances.contains(&told.at) => self.found.to_the_minute += 1,
                Some(told) => {
                    self.problem(case, format!("rung {nth} of {name} was due at {first} and told at {}, not at {chances:?}", told.at))
                }
                None => {
                    let is_over = (percent.is_some() && is_held) || chances.iter().any(|chance| ended_at <= *chance);
                    let next_told_at = told.iter().find(|told| nth < told.rung).map(|told| told.at);
                    match chances.iter().find(|chance| self.is_nobody_there(case, story, *to, **chance)) {
                        // Who took the case, or ended it, may have done so only after the next one heard.
                        Some(chance) if !is_over || next_told_at == Some(*chance) => at_once = Some(*chance),
                        Some(_) | None if is_over => {}
                        Some(_) | None => {
                            self.problem(case, format!("rung {nth} of {name} was due at {first}, and nobody was told: {told:?}"));
                        }
                    }
                }
            }
        }
    }

    fn is_nobody_there(&self, case: &Case, story: &[Entry], to: people::To, at: DateTime<Utc>) -> bool {
        let nth = story.iter().position(|entry| at <= entry.at).unwrap_or(story.len());
        people::reader(self.office, case, story, nth, to, at).is_none()
    }

    /// Each letter went to whom it was meant for, or to who stands in.
    fn readers(&mut self, case: &Case, deadline: &Deadline, story: &[Entry], told: &[Told<'_>]) {
        for told in told {
            let (_, _, to) = people::ladder(case, deadline.clock)[usize::from(told.rung)];
            let reader = people::reader(self.office, case, story, told.place, to, told.at);
            let owner = people::taker(story, told.place).filter(|_| to == people::To::Owner);
            self.found.covered += usize::from(owner.is_some_and(|owner| reader.as_ref().is_some_and(|reader| !reader.starts_with(owner))));
            if reader.as_slice() != told.to {
                self.problem(
                    case,
                    format!("a letter about {} was meant for {reader:?} and went to {:?} at {}", deadline.name(), told.to, told.at),
                );
            }
        }
    }

    fn instant(&self, case: &Case, run: &Run, percent: Option<i32>, after: i64) -> DateTime<Utc> {
        let clock = &self.clocks[&case.team];
        let critical = case.severity == Severity::Critical;
        match percent {
            Some(percent) if critical => run.started_at + (run.due_at - run.started_at) / 100 * percent,
            Some(percent) => clock.add(run.started_at, clock.between(run.started_at, run.due_at) / 100 * percent).min(run.due_at),
            None if critical => run.due_at + TimeDelta::minutes(after),
            None if after == 0 => run.due_at,
            None => clock.add(run.due_at, TimeDelta::minutes(after)),
        }
    }

    /// Returns the first moments from `first` on in which the process lives and, by day, somebody is there. At the moment of a death
    /// the letter may have left before it, or follow after it.
    fn chances(&self, case: &Case, first: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        let clock = &self.clocks[&case.team];
        let by_day = |at| if case.severity == Severity::Critical { at } else { clock.by_day(at) };
        let mut chances = Vec::new();
        let mut at = by_day(first);
        for (from, until) in &self.office.gaps {
            if *from < at && at < *until {
                at = by_day(*until);
            } else if *from == at && from < until {
                chances.push(at);
                at = by_day(*until);
            }
        }
        chances.push(at);
        chances
    }

    /// A deadline that passed is on record, and was asked about until somebody gave the reason.
    fn miss(&mut self, case: &Case, deadline: &Deadline, story: &[Entry]) {
        let Some(run) = &deadline.run else { return };
        let counts = !matches!(deadline.clock, Clock::Window | Clock::Update);
        let over = deadline.met_at.unwrap_or(last_day());
        let passed = counts && run.due_at < over && self.chances(case, run.due_at).iter().all(|chance| *chance < over);
        let missed = deadline.missed.as_ref();
        if passed && missed.is_none() {
            self.problem(case, format!("{} passed at {}, and nothing says so", deadline.name(), run.due_at));
        }
        let Some(missed) = missed else { return };
        self.found.missed += 1;
        if missed.owner.is_empty() || missed.at != run.due_at || over < missed.at {
            self.problem(case, format!("{} is said to be missed at {} by `{}`", deadline.name(), missed.at, missed.owner));
        }
        let asked = story.iter().filter(|entry| is_question(entry)).count();
        let until = missed.reason.as_ref().map_or(over, |reason| reason.at);
        if TimeDelta::days(25) < until - missed.at && asked == 0 {
            self.problem(case, format!("nobody was asked why {} was missed", deadline.name()));
        }
    }

    fn asked(&mut self, story: &[Entry]) {
        self.found.asked += story.iter().filter(|entry| is_question(entry)).count();
    }

    /// Each rung of the ladder of a case that nobody has taken was told once, at its minute.
    fn first_ladder(&mut self, case: &Case, story: &[Entry]) {
        let reopened = story.iter().position(|entry| matches!(entry.what, What::Reopened)).unwrap_or(story.len());
        let story = &story[..reopened];
        let Some(filed) = story.iter().find(|entry| matches!(entry.what, What::Filed { .. })) else { return };
        let over = story.iter().find(|entry| matches!(entry.what, What::Taken | What::Closed { .. })).map_or(last_day(), |entry| entry.at);
        let is_plain = !story.iter().any(is_bounce);
        for (nth, (after, critical_after, to)) in (0_u8..).zip(FIRST_LADDER) {
            let first = match case.severity {
                Severity::Critical => filed.at + TimeDelta::minutes(critical_after),
                Severity::Low | Severity::Medium | Severity::High => self.clocks[&case.team].add(filed.at, TimeDelta::minutes(after)),
            };
            let chances = self.chances(case, first);
            let told: Vec<(DateTime<Utc>, &[String])> = story.iter().filter_map(|entry| climbed(entry, nth)).collect();
            self.found.escalated += told.len();
            let reader = people::reader(self.office, case, story, 0, to, first);
            match told[..] {
                [] if !is_plain || chances.iter().any(|chance| over <= *chance) => {}
                [(at, to)] if (!is_plain || chances.contains(&at)) && reader.as_slice() == to => {
                    self.found.to_the_minute += usize::from(is_plain);
                }
                _ => self.problem(case, format!("rung {nth} of the first ladder was due at {first} for {reader:?}, and told {told:?}")),
            }
        }
    }

    /// Where a letter to staff came back, the next in line heard of it in the same minute.
    fn came_back(&mut self, case: &Case, story: &[Entry]) {
        for (nth, entry) in story.iter().enumerate().filter(|(_, entry)| is_bounce(entry)) {
            self.found.hastened += 1;
            let mut after = story[nth..].iter().take_while(|later| later.at == entry.at);
            if !after.any(|later| matches!(&later.what, What::Queued { notice, .. } if notice.starts_with("staff: "))) {
                self.problem(case, format!("a letter came back at {}, and nobody else was told", entry.at));
            }
        }
    }
}

/// A rung of a deadline that was told, with the place of that in the story.
#[derive(Debug)]
struct Told<'a> {
    rung: u8,
    at: DateTime<Utc>,
    to: &'a [String],
    place: usize,
}

fn told_of<'a>(place: usize, entry: &'a Entry, name: &str) -> Option<Told<'a>> {
    match &entry.what {
        What::Reminded { deadline, rung, to } if deadline == name => Some(Told { rung: *rung, at: entry.at, to, place }),
        _ => None,
    }
}

fn climbed(entry: &Entry, nth: u8) -> Option<(DateTime<Utc>, &[String])> {
    match &entry.what {
        What::Escalated { rung, to } if *rung == nth => Some((entry.at, to)),
        _ => None,
    }
}

fn is_question(entry: &Entry) -> bool {
    matches!(&entry.what, What::Queued { notice, .. } if notice == "staff: reason wanted")
}

fn is_bounce(entry: &Entry) -> bool {
    matches!(&entry.what, What::Noted { text } if text.starts_with("a mail to staff did not arrive"))
}
