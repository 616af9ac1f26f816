//! Plural forms that a language needs and a text lacks: Russian has few and many beside one, Arabic has six.

use std::collections::BTreeSet;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Diagnostic;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Select};
use crate::text::Lang;

use super::missing::Spoken;

/// Forms by which a number is told; `other` is none of them, because it also stands for “anything else”.
const FORMS: [&str; 5] = ["zero", "one", "two", "few", "many"];
/// Counts below this show every form that people meet; some languages have one more for whole millions.
const COUNT_MAX: usize = 200;

pub(super) fn check(draft: &Draft, spoken: &Spoken<'_>, problems: &mut Vec<Diagnostic>) {
    let is_choice = |id: &str| draft.question(id).is_some_and(|(_, _, question)| !question.options.is_empty());
    spoken.own.iter().for_each(|file| check_file(file, &is_choice, problems));
}

pub(super) fn check_file(file: &FluentFile, is_choice: &dyn Fn(&str) -> bool, problems: &mut Vec<Diagnostic>) {
    let needed = forms(&file.lang);
    for select in file.messages.iter().flat_map(|message| message.texts()).flat_map(|(_, text)| &text.selects) {
        let is_plural = select.keys.iter().any(|key| FORMS.contains(&key.as_str())) && !is_choice(&select.variable.value);
        let missing: Vec<&str> = needed.iter().copied().filter(|form| !select.keys.iter().any(|key| key == form)).collect();
        if is_plural && !missing.is_empty() {
            problems.push(problem(select, &missing, &file.lang));
        }
    }
}

fn problem(select: &Select, missing: &[&str], lang: &Lang) -> Diagnostic {
    let names = missing.iter().map(|form| format!("`[{form}]`")).collect::<Vec<_>>().join(" and ");
    let message = format!("numbers in `{lang}` have a form {names} that this text lacks");
    let problem = Diagnostic::warning("T023", select.variable.span.clone(), message).label("a form is missing");
    problem.help(format!("add {names} beside the others, with the words for such numbers"))
}

/// Returns the plural forms of a language beside `other`; none where the language is not known.
fn forms(lang: &Lang) -> BTreeSet<&'static str> {
    let Ok(id) = lang.primary().parse::<LanguageIdentifier>() else { return BTreeSet::new() };
    let Ok(rules) = PluralRules::create(id, PluralRuleType::CARDINAL) else { return BTreeSet::new() };
    let name = |count: usize| match rules.select(count).ok()? {
        PluralCategory::ZERO => Some("zero"),
        PluralCategory::ONE => Some("one"),
        PluralCategory::TWO => Some("two"),
        PluralCategory::FEW => Some("few"),
        PluralCategory::MANY => Some("many"),
        PluralCategory::OTHER => None,
    };
    (0..COUNT_MAX).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_need_their_own_forms() {
        let forms = |tag: &str| forms(&Lang::parse(tag).unwrap()).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(forms("en"), "one");
        assert_eq!(forms("pt-BR"), "one");
        assert_eq!(forms("ja"), "");
        assert_eq!(forms("ru"), "few many one");
        assert_eq!(forms("ar"), "few many one two zero");
    }
}
