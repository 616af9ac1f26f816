//! An amount of money: a number, before or after it a currency as sign or code.

use crate::flow::answer::Value;
use crate::flow::words::Words;

use super::{Ask, Refusal, Said, Verdict, number, numeral};

const SIGNS: [(&str, &str); 6] = [("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₺", "TRY"), ("$", "USD")];

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, range: number::Range, wanted: Option<&str>) -> Verdict {
    let Said::Text(text) = said else {
        return Verdict::NotUnderstood;
    };
    let is_unit = |c: char| c.is_alphabetic() || SIGNS.iter().any(|(sign, _)| sign.contains(c));
    let digits = text.trim_matches(|c: char| is_unit(c) || c.is_whitespace());
    let Some(number) = numeral::read(ask.words, digits.trim_end_matches(['-', '–', '.', ','])) else {
        return Verdict::NotUnderstood;
    };
    let unit: String = text.chars().filter(|c| is_unit(*c)).collect();
    let Some(stated) = currency(&unit, wanted) else {
        return Verdict::NotUnderstood;
    };
    if let (Some(wanted), Some(stated)) = (wanted, &stated)
        && wanted != stated
    {
        return Verdict::Refused(Refusal::OtherCurrency { currency: wanted.to_owned() });
    }
    if let Some(refusal) = number::outside(ask, &number, range) {
        return Verdict::Refused(refusal);
    }
    Verdict::Taken(Value::Amount { number, currency: wanted.map(str::to_owned).or(stated) })
}

pub(super) fn show(words: Words<'_>, number: &str, currency: Option<&str>) -> String {
    let number = match number.split_once('.') {
        Some((whole, fraction)) => format!("{whole}.{fraction:0<2}"),
        None => number.to_owned(),
    };
    let number = numeral::show(words, &number);
    currency.map_or_else(|| number.clone(), |currency| format!("{number} {currency}"))
}

/// Reads a currency: `Some(None)` where none was written, `None` where the word is no currency.
fn currency(unit: &str, wanted: Option<&str>) -> Option<Option<String>> {
    let upper = unit.to_uppercase();
    match SIGNS.iter().find(|(sign, _)| *sign == unit) {
        _ if unit.is_empty() => Some(None),
        // A dollar sign stands for every dollar.
        Some((_, "USD")) if wanted.is_some_and(|wanted| wanted.ends_with('D')) => Some(None),
        Some((_, code)) => Some(Some((*code).to_owned())),
        None if ["EURO", "EUROS"].contains(&upper.as_str()) => Some(Some("EUR".to_owned())),
        None => (upper.len() == 3 && upper.is_ascii()).then_some(Some(upper)),
    }
}
