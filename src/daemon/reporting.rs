//! Writes to the managers by itself: the weekly digest, the management review, and what happens to many customers at once.
//!
//! Each is one letter to all of them, written once whatever is restarted: the desk remembers what it wrote about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::case::CaseId;
use crate::desk::decision::rules::{ReportRules, ReviewEvery};
use crate::desk::decision::{Apart, Circular, Wants};
use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::Event;
use crate::desk::rules::Rules;
use crate::engine::Engine;
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::engine::store::Store;
use crate::io::intake::Intake;
use crate::report::review::{self, Agenda};
use crate::report::watch::{Alarm, Limit, alarms};
use crate::report::{History, Period, digest, letter};

use super::orders::report::{Gathered, calendar, changes, gathered, said};
use super::orders::{Office, Refusal};

/// The pause between two looks.
const LOOK_EVERY: Duration = Duration::from_secs(600);
/// Before this time of the day nothing is written but alarms.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("seven o'clock is a time");

/// Writes what is due, for ever.
pub(super) async fn write_for_ever<S: Store + 'static>(office: Office<S>, intake: Intake) {
    let mut writer = Writer { office, written: BTreeSet::new(), alarmed: BTreeMap::new(), watched_from: CaseId(0) };
    loop {
        let Ok(letters) = writer.due().await else { return };
        if intake.take(letters).await.is_err() {
            return;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// What the letters go by; read anew each time, since the rules may have changed.
struct Head {
    reports: ReportRules,
    own: Address,
    rules: Arc<Rules>,
    calendar: Calendar,
    now: DateTime<Utc>,
}

impl Head {
    fn letter(&self, topic: &str, title: String, text: String, wants: Wants) -> Circular {
        let (to, apart) = (self.rules.managers.clone(), Vec::new());
        Circular { to, topic: topic.to_owned(), title, text, html: None, wants, apart }
    }

    /// Writes anew for each reader who has no part in some of the cases: these are not there for them.
    fn apart(&self, histories: &[History], text: impl Fn(&[History]) -> Option<String>) -> Vec<Apart> {
        let shown = |to: &Address| -> Vec<History> {
            histories.iter().filter(|history| !self.rules.has_no_part_at(&history.about, to)).cloned().collect()
        };
        let readers = self.rules.managers.iter().map(|to| (to, shown(to))).filter(|(_, shown)| shown.len() < histories.len());
        readers.map(|(to, shown)| Apart { to: to.clone(), text: text(&shown) }).collect()
    }

    /// Returns who reviews the handling of complaints: the managers, whoever runs it, and its owner in the top management; each once.
    fn reviewers(&self) -> Vec<Address> {
        let governance = &self.rules.governance;
        let all = self.rules.managers.iter().chain([&governance.complaints_manager, &governance.owner]);
        all.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// Makes the letter an event of the program's own address: whoever comes and goes, what was decided stays there.
    fn inbound(&self, key: InboundKey, circular: Circular) -> Inbound {
        Inbound { key, from: Origin::Contact(ContactId::Email(self.own.clone())), event: Event::Circular(Box::new(circular)), cursor: None }
    }
}

struct Writer<S: Store> {
    office: Office<S>,
    /// The topics that this process has written about, so that it need not read all cases to find nothing new.
    written: BTreeSet<String>,
    /// The day on which each alarm was last handed to the desk, and its words: the desk knows when a topic is to be told again.
    alarmed: BTreeMap<String, (NaiveDate, String)>,
    /// Cases before this one are too old for the watch.
    watched_from: CaseId,
}

impl<S: Store + 'static> Writer<S> {
    async fn due(&mut self) -> Result<Vec<Inbound>, Refusal> {
        let now = self.office.clock.now();
        let Some(head) = self.office.visit(move |engine| head(engine, now)).await? else { return Ok(Vec::new()) };
        let mut letters = self.watch(&head).await?;
        let today = head.calendar.date_of(now);
        if head.calendar.instant_of(today.and_time(MORNING)) <= now {
            letters.extend(self.reports(&head, today).await?);
        }
        Ok(letters)
    }

    /// Returns an alarm for each kind that is above its limit: one that is not new once a day.
    async fn watch(&mut self, head: &Head) -> Result<Vec<Inbound>, Refusal> {
        let Gathered { histories, .. } = gathered(&self.office, self.watched_from).await?;
        let limit = Limit { cases: head.reports.alarm_cases, days: head.reports.alarm_days };
        let since = head.now - TimeDelta::days(limit.days);
        let recent = histories.iter().filter(|history| since <= history.received_at).map(|history| history.number);
        let newest = histories.iter().map(|history| history.number + 1);
        self.watched_from = recent.min().or(newest.max()).map_or(self.watched_from, CaseId);
        let today = head.now.date_naive();
        let mut above = alarms(&histories, limit, said(&head.rules), head.now);
        above.retain(|alarm| {
            let told = (today, alarm.text.clone());
            self.alarmed.insert(alarm.topic.clone(), told.clone()) != Some(told)
        });
        let letter = |alarm: Alarm| {
            let same =
                |shown: &[History]| alarms(shown, limit, said(&head.rules), head.now).into_iter().find(|other| other.topic == alarm.topic);
            let apart = head.apart(&histories, |shown| same(shown).map(|alarm| alarm.text));
            let circular = Circular { apart, ..head.letter(&alarm.topic, alarm.title, alarm.text, Wants::Actions) };
            head.inbound(InboundKey::Once, circular)
        };
        Ok(above.into_iter().map(letter).collect())
    }

    /// Returns the digest of the week and the review of the last period, where they were not written yet.
    async fn reports(&mut self, head: &Head, today: NaiveDate) -> Result<Vec<Inbound>, Refusal> {
        let week = today.iso_week();
        let digest_of = head.reports.weekly_digest.then(|| format!("digest {}-W{:02}", week.year(), week.week()));
        let digest_of = digest_of.filter(|topic| !self.written.contains(topic));
        let reviewed = reviewed(head.reports.review, today).map(|period| (period, format!("review {} {}", period.from, period.to)));
        let reviewed = reviewed.filter(|(_, topic)| !self.written.contains(topic));
        if digest_of.is_none() && reviewed.is_none() {
            return Ok(Vec::new());
        }
        let all = gathered(&self.office, CaseId(0)).await?;
        let mut letters = Vec::new();
        if let Some(topic) = digest_of {
            let said = said(&head.rules);
            let title = said.say("digest-title", &[("week", &week.week().to_string()), ("year", &week.year().to_string())]);
            let digest = |shown: &[History]| digest::digest(shown, &head.calendar, &all.actions, said, head.now);
            let apart = head.apart(&all.histories, |shown| Some(digest(shown)));
            let circular = Circular { apart, ..head.letter(&topic, title, digest(&all.histories), Wants::Nothing) };
            letters.push(head.inbound(InboundKey::Mail(topic.clone()), circular));
            self.written.insert(topic);
        }
        if let Some((period, topic)) = reviewed {
            let changes = self.office.visit(move |engine| changes(engine, period)).await?;
            letters.extend(review_letter(head, &all, period, &changes, &topic));
            self.written.insert(topic);
        }
        Ok(letters)
    }
}

fn head<S: Store>(engine: &Engine<S>, now: DateTime<Utc>) -> Option<Head> {
    let rules = engine.rules();
    Some(Head {
        reports: rules.decisions.reports?,
        own: rules.own_mail.address.clone(),
        rules: Arc::clone(rules),
        calendar: calendar(engine),
        now,
    })
}

/// Returns the review; `None` before the first complaint of all.
fn review_letter(head: &Head, all: &Gathered, period: Period, changes: &[String], topic: &str) -> Option<Inbound> {
    let (_, until) = period.instants(&head.calendar);
    if !all.histories.iter().any(|history| history.received_at < until) {
        return None;
    }
    let said = said(&head.rules);
    let agenda =
        Agenda { histories: &all.histories, period, calendar: &head.calendar, actions: &all.actions, changes, said, now: head.now };
    let sections = review::sections(&agenda);
    let title = review::title(period, said);
    let html = letter::html(&head.rules.organisation, &title, &sections, said);
    let circular =
        Circular { to: head.reviewers(), html: Some(html), ..head.letter(topic, title, letter::text(&sections, said), Wants::Actions) };
    Some(head.inbound(InboundKey::Mail(topic.to_owned()), circular))
}

/// Returns the last whole month or quarter before `today`.
fn reviewed(every: ReviewEvery, today: NaiveDate) -> Option<Period> {
    let first = today.with_day(1)?;
    let (to, months) = match every {
        ReviewEvery::Never => return None,
        ReviewEvery::Month => (first, 1),
        ReviewEvery::Quarter => (first.with_month0(first.month0() / 3 * 3)?, 3),
    };
    Some(Period { from: to.checked_sub_months(Months::new(months))?, to })
}

#[cfg(test)]
mod timing;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_review_is_about_the_last_whole_month_or_quarter() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let of = |every, today| reviewed(every, day(today)).map(|period| (period.from, period.to));
        assert_eq!(of(ReviewEvery::Month, "2026-01-15"), Some((day("2025-12-01"), day("2026-01-01"))));
        assert_eq!(of(ReviewEvery::Quarter, "2026-05-31"), Some((day("2026-01-01"), day("2026-04-01"))));
        assert_eq!(of(ReviewEvery::Never, "2026-05-31"), None);
    }
}
