//! Reads by when a remedy is promised, as staff write it beside the remedy: a date, a weekday, so many days or working days.
//!
//! What looks like a time and is none is a problem: the customer must never read a guessed day, and never half of a sentence.

use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::case::Case;
use crate::desk::step::Desk;
use crate::desk::when::{self, When};
use crate::desk::words::{Words, one_line};

use super::form::{Form, Problem};

/// Beside a remedy, more words than these are not looked at.
const WORDS_MAX: usize = 40;
/// The longest time has so many words, such as “no later than in the next five working days”.
const TIME_WORDS_MAX: usize = 9;
const WORKING_DAYS_MAX: u32 = 400;
const MONTHS_MAX: u32 = 24;
const SHOWN_CHARS_MAX: usize = 80;

/// By what a time is counted.
#[derive(Clone, Copy, Debug)]
struct Reckoning<'a> {
    now: DateTime<Utc>,
    /// Of the team that promises.
    calendar: &'a Calendar,
    words: &'a Words<'a>,
}

/// Reads what stands beside each remedy that is promised: how much, and by when.
pub(super) fn settle(form: &mut Form, desk: &Desk<'_>, case: &Case, words: &Words<'_>) {
    let calendar = desk.team(&case.team).map_or_else(|| Calendar::always_open(desk.rules.zone.clone()), |team| team.calendar.clone());
    let reckoning = Reckoning { now: desk.tick.now, calendar: &calendar, words };
    for offer in form.offers.iter_mut().filter(|offer| offer.remedy.is_promise()) {
        match part(&offer.beside, reckoning) {
            Ok((amount, due_on)) => (offer.amount, offer.due_on) = (amount, due_on),
            Err(id) => form.problems.push(Problem::with(id, "word", one_line(&offer.beside, SHOWN_CHARS_MAX))),
        }
    }
}

/// Parts an amount from a time, wherever it stands.
fn part(text: &str, reckoning: Reckoning<'_>) -> Result<(String, Option<NaiveDate>), &'static str> {
    let words: Vec<&str> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).take(WORDS_MAX).collect();
    // “By Friday 12.10 EUR” is no date of October.
    let ends_in_sum = |until: usize| is_figures(words[until - 1]) && words.get(until).is_some_and(|after| is_money(after, reckoning.words));
    let parts = spans(words.len()).filter(|(_, until)| !ends_in_sum(*until));
    let found = parts.into_iter().find_map(|(from, until)| Some((from, until, day(&words[from..until], reckoning)?)));
    let Some((from, until, due_on)) = found else { return Ok((rest(&words, reckoning)?, None)) };
    if due_on < reckoning.words.today(reckoning.now) {
        return Err("problem-due-past");
    }
    let beside: Vec<&str> = words[..from].iter().chain(&words[until..]).copied().collect();
    Ok((rest(&beside, reckoning)?, Some(due_on)))
}

fn bare(word: &str) -> &str {
    word.trim_matches([',', ';', '(', ')', '،', '؛'])
}

/// Returns every part of so many words, the longest of the first word before the others.
fn spans(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |from| (from + 1..=count.min(from + TIME_WORDS_MAX)).rev().map(move |until| (from, until)))
}

/// Returns the day that these words mean, if all of them together mean one.
fn day(written: &[&str], Reckoning { now, calendar, words }: Reckoning<'_>) -> Option<NaiveDate> {
    let is_marked = leads_to_a_time(written.first()?, words);
    let said: Vec<&str> = written.iter().copied().filter(|word| !leads_to_a_time(word, words)).collect();
    let today = words.today(now);
    match said.as_slice() {
        [] => None,
        // “12.10” beside a remedy is as likely a sum.
        [one] if !is_marked && is_figures(one) => None,
        [count, unit @ ..] if !unit.is_empty() && words.is_one_of("form-working-days", &unit.join(" ")) => {
            let count = when::count(count, words).and_then(|count| u32::try_from(count).ok())?;
            Rule::working_days(Some(count).filter(|count| (1..=WORKING_DAYS_MAX).contains(count))?).due_date(calendar, today)
        }
        [count, unit] if words.is_one_of("form-months", unit) => {
            let count = when::count(count, words).and_then(|count| u32::try_from(count).ok())?;
            today.checked_add_months(Months::new(Some(count).filter(|count| (1..=MONTHS_MAX).contains(count))?))
        }
        said => match when::read(&said.join(" "), now, words)? {
            When::Day(day) => Some(day),
            When::At(at) => Some(words.today(at)),
        },
    }
}

/// Tells whether a time follows on a word, such as “within”.
fn leads_to_a_time(word: &str, words: &Words<'_>) -> bool {
    words.is_one_of("form-due", word)
}

/// Tells whether a word is a day and a month in figures, or a sum.
fn is_figures(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/')) && word.split(['.', '/']).filter(|part| !part.is_empty()).count() < 3
}

/// Returns the amount in what is left; a word of time among it was not understood.
fn rest(beside: &[&str], reckoning: Reckoning<'_>) -> Result<String, &'static str> {
    let words = reckoning.words;
    let is_unread = |nth: usize| {
        let (word, after) = (beside[nth], beside.get(nth + 1));
        let before = nth.checked_sub(1).and_then(|nth| beside.get(nth));
        let is_near =
            before.is_some_and(|word| has_digit(word) || leads_to_a_time(word, words)) || after.is_some_and(|word| has_digit(word));
        let is_count =
            leads_to_a_time(word, words) && after.is_some_and(|word| has_digit(word) && !is_sum(word, beside.get(nth + 2), words));
        // “You may choose” is no month, and “20.3.” may be a day.
        let is_day = word.ends_with('.') && is_figures(word) && when::read(word, reckoning.now, words).is_some();
        is_unit(word, words) || is_near && is_month(word, words) || is_count || is_day
    };
    if (0..beside.len()).any(is_unread) {
        return Err("problem-due-unknown");
    }
    Ok(beside.iter().copied().filter(|word| is_money(word, words) || is_amount(word)).collect::<Vec<_>>().join(" "))
}

/// Tells whether a word counts time, or speaks of it without a count.
fn is_unit(word: &str, words: &Words<'_>) -> bool {
    let ids = ["form-months", "form-working-days", "form-due-vague", "when-days", "when-weeks", "when-hours"];
    1 < word.chars().count() && ids.iter().any(|id| words.is_one_of(id, word))
}

fn is_month(word: &str, words: &Words<'_>) -> bool {
    (1..=12).any(|month| words.is_one_of(&format!("month-{month}"), word))
}

fn is_sum(word: &str, after: Option<&&str>, words: &Words<'_>) -> bool {
    word.contains(['€', '$', '£', '₽', '%']) || after.is_some_and(|after| is_money(after, words))
}

fn is_money(word: &str, words: &Words<'_>) -> bool {
    let is_code = word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase());
    is_code || matches!(word, "€" | "$" | "£" | "₽" | "%") || words.is_one_of("form-money", word)
}

fn is_amount(word: &str) -> bool {
    has_digit(word) || word.contains(['€', '$', '£', '₽'])
}

fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::rules::Rules;
    use crate::desk::tests::{lang, rules};

    /// Reads on a Monday, the second of March, in an office that is open from Monday to Friday.
    fn parted(text: &str) -> Result<(String, Option<String>), &'static str> {
        let rules = Rules { languages: ["en", "de", "es", "fr", "ru", "ar"].map(lang).to_vec(), ..rules() };
        let (now, words) = ("2026-03-02T09:00:00Z".parse().unwrap(), Words::new(&rules, &lang("en")));
        let reckoning = Reckoning { now, calendar: &rules.teams["desk"].calendar, words: &words };
        part(text, reckoning).map(|(amount, day)| (amount, day.map(|day| day.to_string())))
    }

    #[test]
    fn a_time_in_words_is_the_day_that_the_customer_reads_in_every_language() {
        let five_days = ["in 5 days", "within five days", "5d", "in 5 Tagen", "innerhalb von fünf Tagen", "en 5 días", "dans 5 jours"];
        let more =
            ["sous cinq jours", "через 5 дней", "в течение пяти дней", "خلال 5 أيام", "خلال ٥ أيام", "by 7 March", "bis 7.3.", "bis Samstag"];
        for text in five_days.into_iter().chain(more) {
            assert_eq!(parted(text), Ok((String::new(), Some("2026-03-07".to_owned()))), "{text}");
        }
        let working =
            ["within 5 working days", "in five business days", "innerhalb von 5 Werktagen", "in 5 Arbeitstagen", "en 5 días hábiles"];
        let more = ["sous 5 jours ouvrés", "в течение 5 рабочих дней", "خلال 5 أيام عمل", "by Monday", "no later than 9 March 2026"];
        for text in working.into_iter().chain(more) {
            assert_eq!(parted(text), Ok((String::new(), Some("2026-03-09".to_owned()))), "{text}");
        }
        for (text, day) in
            [("in two weeks", "2026-03-16"), ("within one month", "2026-04-02"), ("in 24 hours", "2026-03-03"), ("خلال يومين", "2026-03-04")]
        {
            assert_eq!(parted(text), Ok((String::new(), Some(day.to_owned()))), "{text}");
        }
    }

    #[test]
    fn an_amount_is_told_from_a_time_wherever_it_stands() {
        let friday = Some("2026-03-06".to_owned());
        for text in [
            "39.90 EUR by Friday",
            "by Friday 39.90 EUR",
            "Friday 39.90 EUR",
            "39.90 EUR, within 4 days",
            "39.90 EUR by 2026-03-06",
            "39.90 EUR (6 March)",
        ] {
            assert_eq!(parted(text), Ok(("39.90 EUR".to_owned(), friday.clone())), "{text}");
        }
        for text in ["12.10", "12.10 EUR", "EUR 100", "€50", "20 %", "20 Euro"] {
            assert_eq!(parted(text), Ok((text.to_owned(), None)), "{text}");
        }
        assert_eq!(parted("50 EUR, you may use it in our shop"), Ok(("50 EUR".to_owned(), None)));
        assert_eq!(parted(""), Ok((String::new(), None)));
    }

    #[test]
    fn a_time_that_cannot_be_read_is_never_a_part_of_the_amount() {
        for text in [
            "in a few days",
            "in 5-7 days",
            "soon",
            "by the end of March",
            "next week",
            "in 5",
            "in 5 dyas",
            "20.3.",
            "0 days",
            "bald",
            "in ein paar Tagen",
        ] {
            assert_eq!(parted(text), Err("problem-due-unknown"), "{text}");
        }
        assert_eq!(parted("by 2026-03-01"), Err("problem-due-past"));
    }
}
