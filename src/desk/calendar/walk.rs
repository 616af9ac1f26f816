//! Tells how a deadline is reached, day by day: what counts, what is passed over, and why.
//!
//! Goes by the same calendar as the computation, but not by its code: it counts days and intervals itself.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::{Calendar, DayOne, DueTime, Roll, Rule, Unit, local};

/// A walk over more days is told by its beginning and its end.
const DAYS_MAX: usize = 400;

impl Calendar {
    /// Returns what clocks of the calendar show at an instant, with the weekday and the offset from UTC.
    pub fn shown(&self, at: DateTime<Utc>) -> String {
        let wall = local::date_time_of(&self.plan().zone, at);
        let offset = (wall.and_utc().timestamp() - at.timestamp()) / 60;
        let sign = if offset < 0 { '-' } else { '+' };
        let time = if at.timestamp() % 60 == 0 { "%a %Y-%m-%d %H:%M" } else { "%a %Y-%m-%d %H:%M:%S" };
        format!("{} ({sign}{:02}:{:02})", wall.format(time), offset.abs() / 60, offset.abs() % 60)
    }

    /// Returns why a date is no working day; `None` if it is one.
    pub fn closed_because(&self, date: NaiveDate) -> Option<String> {
        let plan = self.plan();
        if let Some(shutdown) = plan.shutdowns.iter().find(|shutdown| shutdown.contains(&date)) {
            return Some(format!("shutdown from {} through {}", shutdown.start(), shutdown.end()));
        }
        if let Some(name) = plan.holidays.days.get(&date) {
            return Some(if name.is_empty() { "holiday".to_owned() } else { format!("holiday: {name}") });
        }
        let has_hours = plan.week.get(date.weekday().num_days_from_monday() as usize).is_some_and(|hours| !hours.is_empty());
        (!has_hours).then(|| "a free day of the week".to_owned())
    }
}

impl Rule {
    /// Returns the rule in words.
    pub fn words(&self) -> String {
        let unit = match self.unit {
            Unit::Minutes => "minutes",
            Unit::Hours => "hours",
            Unit::WorkingHours => "working hours",
            Unit::WorkingDays => "working days",
            Unit::Days => "days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Years => "years",
        };
        let unit = if self.n == 1 { unit.trim_end_matches('s') } else { unit };
        let mut words = format!("{} {unit}", self.n);
        if self.unit == Unit::WorkingDays {
            words.push_str(match self.day_one {
                DayOne::DayAfterReceipt => ", the first of them after the day of the beginning",
                DayOne::ReceiptDay => ", the day of the beginning is the first",
            });
        }
        if self.roll == Roll::Following {
            words.push_str(", and on to the next working day");
        }
        if !matches!(self.unit, Unit::Minutes | Unit::Hours | Unit::WorkingHours) {
            words.push_str(match self.due_time {
                DueTime::CloseOfBusiness => ", at the close of business",
                DueTime::EndOfDay => ", at the end of the day",
                DueTime::WallClock => ", at the same time of day",
            });
        }
        words
    }

    /// Returns the way from the beginning to the deadline, a line each day.
    pub fn walk(&self, calendar: &Calendar, started_at: DateTime<Utc>) -> Vec<String> {
        let from = calendar.date_of(started_at);
        let mut lines = match self.unit {
            Unit::Minutes | Unit::Hours => vec![format!("{} by the clock, at any hour", self.words())],
            Unit::WorkingHours => self.walk_hours(calendar, started_at),
            Unit::WorkingDays => self.walk_working_days(calendar, from),
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => self.walk_dates(calendar, from),
        };
        if DAYS_MAX < lines.len() {
            let left_out = lines.len() - DAYS_MAX;
            lines.splice(DAYS_MAX / 2..DAYS_MAX / 2 + left_out, [format!("… {left_out} days")]);
        }
        lines
    }

    fn walk_working_days(&self, calendar: &Calendar, from: NaiveDate) -> Vec<String> {
        let mut lines = Vec::new();
        let mut counted = 0;
        for date in from.iter_days().take_while(|date| date.year() <= *super::YEARS.end()) {
            let says = match calendar.closed_because(date) {
                Some(why) => why,
                None if date == from && self.day_one == DayOne::DayAfterReceipt => "the day of the beginning, not counted".to_owned(),
                None => {
                    counted += 1;
                    format!("working day {counted} of {}", self.n)
                }
            };
            lines.push(line(date, &says));
            if self.n <= counted {
                break;
            }
        }
        lines
    }

    fn walk_dates(&self, calendar: &Calendar, from: NaiveDate) -> Vec<String> {
        let plain = Rule { roll: Roll::None, ..*self };
        let Some(last) = plain.due_date(calendar, from) else { return Vec::new() };
        let days = (last - from).num_days();
        let mut lines = vec![line(from, "the day of the beginning")];
        let passed = from.iter_days().take_while(|date| *date < last).skip(1);
        lines.extend(passed.filter_map(|date| {
            let name = calendar.plan().holidays.days.get(&date)?;
            Some(line(date, &format!("holiday: {name}; calendar days count all the same")))
        }));
        lines.push(line(last, &format!("{} after it, {days} days in all", Rule { roll: Roll::None, ..*self }.count())));
        if self.roll == Roll::Following {
            for date in last.iter_days().take_while(|date| date.year() <= *super::YEARS.end()) {
                let Some(why) = calendar.closed_because(date) else {
                    lines.push(line(date, "a working day: here it ends"));
                    break;
                };
                lines.push(line(date, &format!("{why}; on to the next day")));
            }
        }
        lines
    }

    fn count(&self) -> String {
        let words = self.words();
        words.split(',').next().unwrap_or_default().to_owned()
    }

    fn walk_hours(&self, calendar: &Calendar, started_at: DateTime<Utc>) -> Vec<String> {
        let mut lines = Vec::new();
        let all = TimeDelta::hours(self.n.into());
        let mut used = TimeDelta::zero();
        // Hours over midnight belong to the day before.
        let from = calendar.date_of(started_at).pred_opt().unwrap_or_default();
        for date in from.iter_days().take_while(|date| date.year() <= *super::YEARS.end()) {
            let hours = calendar.hours_on(date).into_iter().map(|(opens, closes)| (opens.max(started_at), closes));
            let mut shown = Vec::new();
            for (opens, closes) in hours.filter(|(opens, closes)| opens < closes) {
                let end = closes.min(opens + (all - used));
                if opens < end {
                    used += end - opens;
                    shown.push(format!("{} to {}", time(calendar, opens), time(calendar, end)));
                }
            }
            match (shown.is_empty(), calendar.closed_because(date)) {
                (true, _) if date == from => {}
                (true, Some(why)) => lines.push(line(date, &why)),
                (true, None) => lines.push(line(date, "after closing time")),
                (false, _) => {
                    let minutes = used.num_minutes();
                    lines.push(line(
                        date,
                        &format!("{}; {} h {:02} min used of {} h", shown.join(", "), minutes / 60, minutes % 60, self.n),
                    ));
                }
            }
            if all <= used {
                break;
            }
        }
        lines
    }
}

fn time(calendar: &Calendar, at: DateTime<Utc>) -> String {
    local::date_time_of(&calendar.plan().zone, at).format("%H:%M").to_string()
}

fn line(date: NaiveDate, says: &str) -> String {
    format!("{}  {says}", date.format("%a %Y-%m-%d"))
}
