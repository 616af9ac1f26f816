//! Plural forms that a language needs and a text lacks: Russian has few and many beside one, Arabic has six.

use std::collections::BTreeSet;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::one_of;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Select};
use crate::flow::script::Kind;
use crate::text::Lang;

use super::missing::Spoken;

/// Forms by which a number is told; `other` is none of them, because it also stands for “anything else”.
const FORMS: [&str; 5] = ["zero", "one", "two", "few", "many"];
/// Counts below this show every form that people meet.
const COUNT_MAX: usize = 200;
/// Some languages have one more form for whole millions or for fractions.
const RARE: [&str; 6] = ["1000", "1000000", "2000000", "0.5", "1.5", "10.0"];

/// Younger tables of plural forms give these languages a form `many` for whole millions, which translators' tools then ask for.
const MANY_MILLIONS: [&str; 5] = ["ca", "es", "fr", "it", "pt"];

/// Which numbers are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    PeopleMeet,
    All,
}

pub(super) fn check(draft: &Draft, spoken: &Spoken<'_>, problems: &mut Vec<Diagnostic>) {
    let is_choice = |id: &str| draft.question(id).is_some_and(|(_, _, question)| !question.options.is_empty());
    let is_number = |id: &str| draft.question(id).is_some_and(|(_, _, question)| matches!(question.kind, Some(Kind::Number { .. })));
    for file in &spoken.own {
        check_file(file, &is_choice, problems);
        let selects = file.messages.iter().flat_map(|message| message.texts()).flat_map(|(_, text)| &text.selects);
        problems.extend(selects.filter(|select| is_number(&select.variable.value)).flat_map(|select| no_forms(select, &file.lang)));
    }
}

/// Reports variants of a number that are neither a form nor a number: their words are never seen.
fn no_forms(select: &Select, lang: &Lang) -> Vec<Diagnostic> {
    let possible = forms(lang, Numbers::All);
    let strange = select.keys.iter().filter(|key| !FORMS.contains(&key.as_str()) && key.as_str() != "other");
    let found = strange.map(|key| {
        let problem = Diagnostic::warning("T023", select.variable.span.clone(), format!("no number has a form `[{key}]`"));
        let problem = problem.label("words that nobody sees");
        let names = one_of(possible.iter().copied().chain(["other"]));
        problem.help(format!("in `{lang}` a form can be {names}; a number can stand there itself, as in `[0]`"))
    });
    found.collect()
}

pub(super) fn check_file(file: &FluentFile, is_choice: &dyn Fn(&str) -> bool, problems: &mut Vec<Diagnostic>) {
    let (needed, possible) = (forms(&file.lang, Numbers::PeopleMeet), forms(&file.lang, Numbers::All));
    for select in file.messages.iter().flat_map(|message| message.texts()).flat_map(|(_, text)| &text.selects) {
        let is_plural = select.keys.iter().any(|key| FORMS.contains(&key.as_str())) && !is_choice(&select.variable.value);
        let missing: Vec<&str> = needed.iter().copied().filter(|form| !select.keys.iter().any(|key| key == form)).collect();
        let strange: Vec<&str> =
            select.keys.iter().map(String::as_str).filter(|key| FORMS.contains(key) && !possible.contains(key)).collect();
        if is_plural && !missing.is_empty() {
            problems.push(problem(select, &missing, &file.lang));
        } else if is_plural && !strange.is_empty() && !needed.is_empty() {
            problems.push(never(select, &strange, &file.lang));
        }
    }
}

fn problem(select: &Select, missing: &[&str], lang: &Lang) -> Diagnostic {
    let names = missing.iter().map(|form| format!("`[{form}]`")).collect::<Vec<_>>().join(" and ");
    let message = format!("numbers in `{lang}` have a form {names} that this text lacks");
    let problem = Diagnostic::warning("T023", select.variable.span.clone(), message).label("a form is missing");
    problem.help(format!("add {names} beside the others, with the words for such numbers"))
}

/// Reports forms that no number of the language has: their words are never seen.
fn never(select: &Select, strange: &[&str], lang: &Lang) -> Diagnostic {
    let names = strange.iter().map(|form| format!("`[{form}]`")).collect::<Vec<_>>().join(" and ");
    let message = format!("no number in `{lang}` has the form {names}");
    let problem = Diagnostic::warning("T023", select.variable.span.clone(), message).label("words that nobody sees");
    problem.help(format!("take {names} away; `*[other]` is for every number without a form of its own"))
}

/// Returns the plural forms of a language beside `other`; none where the language is not known.
fn forms(lang: &Lang, numbers: Numbers) -> BTreeSet<&'static str> {
    let Ok(id) = lang.primary().parse::<LanguageIdentifier>() else { return BTreeSet::new() };
    let Ok(rules) = PluralRules::create(id, PluralRuleType::CARDINAL) else { return BTreeSet::new() };
    let name = |category: PluralCategory| match category {
        PluralCategory::ZERO => Some("zero"),
        PluralCategory::ONE => Some("one"),
        PluralCategory::TWO => Some("two"),
        PluralCategory::FEW => Some("few"),
        PluralCategory::MANY => Some("many"),
        PluralCategory::OTHER => None,
    };
    let rare = RARE.into_iter().filter(|_| numbers == Numbers::All).filter_map(|number| rules.select(number).ok());
    let many = (numbers == Numbers::All && MANY_MILLIONS.contains(&lang.primary())).then_some("many");
    (0..COUNT_MAX).filter_map(|count| rules.select(count).ok()).chain(rare).filter_map(name).chain(many).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_need_their_own_forms() {
        let forms = |tag: &str| forms(&Lang::parse(tag).unwrap(), Numbers::PeopleMeet).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(forms("en"), "one");
        assert_eq!(forms("pt-BR"), "one");
        assert_eq!(forms("ja"), "");
        assert_eq!(forms("ru"), "few many one");
        assert_eq!(forms("ar"), "few many one two zero");
    }

    #[test]
    fn rare_forms_are_possible_and_not_asked_for() {
        let possible = |tag: &str| super::forms(&Lang::parse(tag).unwrap(), Numbers::All).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(possible("fr"), "many one");
        assert_eq!(possible("cs"), "few many one");
        assert_eq!(possible("en"), "one");
    }
}
