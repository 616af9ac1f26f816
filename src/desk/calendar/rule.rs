//! Rules of deadlines as law and contracts state them: so many of a unit, counted from a date, rolled, due at a time of day.

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Calendar, local};

/// How a deadline is computed from the receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub n: u32,
    pub unit: Unit,
    pub day_one: DayOne,
    pub roll: Roll,
    pub due_time: DueTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Minutes,
    Hours,
    WorkingHours,
    /// Neither free weekdays nor holidays count, and the hour of receipt does not matter.
    WorkingDays,
    Days,
    Weeks,
    /// The same day of a later month, or that month's last day.
    Months,
    Years,
}

/// Which day counts as the first working day. Calendar units are the n-th same date either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOne {
    /// The day of receipt, or the first working day after it.
    ReceiptDay,
    DayAfterReceipt,
}

/// What happens when the last day is not a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    None,
    /// The next working day.
    Following,
}

/// When on the last day it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueTime {
    /// At the last closing of that day; at its end where the office does not open.
    CloseOfBusiness,
    /// At the day's last second.
    EndOfDay,
    /// At the wall-clock time of receipt.
    WallClock,
}

impl Rule {
    /// Returns the rule of calendar months: to the end of the same day of a later month, or of the next working day.
    pub fn months(n: u32) -> Self {
        Self { n, unit: Unit::Months, day_one: DayOne::DayAfterReceipt, roll: Roll::Following, due_time: DueTime::EndOfDay }
    }

    /// Returns the rule that most offices promise by: so many working days after the day of receipt, by closing time.
    pub fn working_days(n: u32) -> Self {
        Self { n, unit: Unit::WorkingDays, day_one: DayOne::DayAfterReceipt, roll: Roll::None, due_time: DueTime::CloseOfBusiness }
    }

    /// Returns the last day; `None` for units shorter than a day, and where it lies beyond the year 2199.
    pub fn due_date(&self, calendar: &Calendar, received: NaiveDate) -> Option<NaiveDate> {
        let last = match self.unit {
            Unit::Minutes | Unit::Hours | Unit::WorkingHours => None,
            Unit::WorkingDays => nth_working_day(calendar, received, self.n, self.day_one),
            Unit::Days => received.checked_add_days(Days::new(self.n.into())),
            Unit::Weeks => received.checked_add_days(Days::new(u64::from(self.n) * 7)),
            Unit::Months => received.checked_add_months(Months::new(self.n)),
            Unit::Years => received.checked_add_months(Months::new(self.n.checked_mul(12)?)),
        }?;
        match self.roll {
            Roll::None => Some(last),
            Roll::Following => working_days_from(calendar, last).next(),
        }
    }

    /// Returns the instant at which it is due, never before `received_at`; `None` beyond the year 2199.
    pub fn due_at(&self, calendar: &Calendar, received_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.unit {
            Unit::Minutes => received_at.checked_add_signed(TimeDelta::minutes(self.n.into())),
            Unit::Hours => received_at.checked_add_signed(TimeDelta::hours(self.n.into())),
            Unit::WorkingHours => calendar.add(received_at, TimeDelta::hours(self.n.into())),
            Unit::WorkingDays | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => {
                let date = self.due_date(calendar, calendar.date_of(received_at))?;
                Some(self.time_on(calendar, date, received_at).max(received_at))
            }
        }
    }

    /// Returns the instant of the due time on a date; the wall-clock time is that of `received_at`.
    pub(in crate::desk) fn time_on(&self, calendar: &Calendar, date: NaiveDate, received_at: DateTime<Utc>) -> DateTime<Utc> {
        let zone = &calendar.plan().zone;
        let end_of_day = || calendar.instant_of(date.and_time(NaiveTime::MIN) + TimeDelta::seconds(86_399));
        match self.due_time {
            DueTime::CloseOfBusiness => calendar.hours_on(date).last().map_or_else(end_of_day, |(_, closes)| *closes),
            DueTime::EndOfDay => end_of_day(),
            DueTime::WallClock => calendar.instant_of(date.and_time(local::date_time_of(zone, received_at).time())),
        }
    }
}

fn nth_working_day(calendar: &Calendar, received: NaiveDate, n: u32, day_one: DayOne) -> Option<NaiveDate> {
    let mut days = working_days_from(calendar, received);
    let after_receipt = match day_one {
        DayOne::ReceiptDay => n.saturating_sub(1),
        DayOne::DayAfterReceipt if calendar.is_working_day(received) => n,
        // The first of `days` lies after the receipt, and is number one.
        DayOne::DayAfterReceipt => n.saturating_sub(1),
    };
    days.nth(after_receipt as usize)
}

fn working_days_from(calendar: &Calendar, date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let last = NaiveDate::from_ymd_opt(*super::YEARS.end(), 12, 31).unwrap_or(NaiveDate::MAX);
    date.iter_days().take_while(move |date| *date <= last).filter(|date| calendar.is_working_day(*date))
}
