//! Reads what a question accepts: its kind, the limits that fit the kind, and where a mail already answers it.

use toml::de::DeValue;

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::table::Table;
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::kind::TEXT_LENGTH;
use crate::flow::script::{Kind, MailAnswer, MailSource, Tidy};
use crate::flow::settings::{self, KINDS, Named, values};

use super::draft::{DraftLookup, DraftPattern, DraftQuestion};
use super::{limits, pattern, steps};

/// Reads the question of `table`, and returns what its kind is called.
pub(super) fn read(table: &Table<'_, '_>) -> (DraftQuestion, &'static str) {
    let named = table.string("kind").and_then(|kind| kind_of(table, &kind));
    if !table.has("kind") && !table.is_damaged() {
        let problem = Diagnostic::error("F005", table.key_span("ask").unwrap_or_else(|| table.span.clone()), "this question has no kind");
        table.reader().report(problem.help("add a line such as `kind = \"text\"`; the kinds are text, choice, choices, yesno, consent, number, amount, date, email, phone, photo, file, location, contact and case"));
    }
    let mut question = steps::unreadable();
    question.optional = table.boolean("optional").unwrap_or(false);
    question.private = table.boolean("private").unwrap_or(false);
    question.tidy = tidy(table);
    question.tries = tries(table);
    question.mail = mail(table);
    // What has options is a choice, whatever its kind was meant to be called.
    let named = named.or_else(|| table.has("options").then_some(if table.has("multiple") { Named::Choices } else { Named::Choice }));
    let Some(named) = named else {
        // Which settings belong here cannot be told.
        table.expect(settings::STEP.names);
        question.options = table.value("options").and_then(|value| table.reader().as_strings("options", value)).unwrap_or_default();
        return (question, "a question");
    };
    if takes_pattern(named) {
        question.matches = table.string("matches").map(|written| {
            let compiled = pattern::read(&written, &mut |problem| table.reader().report(problem));
            DraftPattern { written, compiled }
        });
    }
    question.kind = kind(table, named, &mut question.options);
    if named == Named::YesNo {
        question.lookup = lookup(table);
    }
    question.limit = ["matches", "length", "range", "not_before", "not_after"].into_iter().find_map(|key| table.key_span(key));
    let place = KINDS.iter().find(|kind| kind.named == named).map_or("a question", |kind| kind.called);
    (question, place)
}

fn kind_of(table: &Table<'_, '_>, written: &Located<String>) -> Option<Named> {
    // What other tools call these kinds.
    let meant = match written.value.as_str() {
        "yes_no" | "boolean" | "bool" | "yes/no" => Some("yesno"),
        "select" | "menu" | "radio" | "option" | "select_one" => Some("choice"),
        "multi" | "checkbox" | "multiselect" | "select_multiple" => Some("choices"),
        "string" | "textarea" | "freetext" => Some("text"),
        "integer" | "int" | "float" | "decimal" => Some("number"),
        "money" | "price" | "currency" => Some("amount"),
        "mail" | "e-mail" => Some("email"),
        "tel" | "telephone" | "mobile" => Some("phone"),
        "image" | "picture" => Some("photo"),
        "upload" | "document" | "attachment" => Some("file"),
        _ => None,
    };
    let names = || KINDS.iter().map(|kind| kind.name);
    let by_name = |name: &str| KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.named);
    let known = by_name(&written.value);
    if known.is_some() {
        return known;
    }
    let problem = Diagnostic::error("F004", written.span.clone(), format!("there is no kind `{}`", written.value)).label("unknown kind");
    // What was meant is taken for it, so that the rest of the question is checked too.
    let meant = meant.or_else(|| nearest(&written.value, names()));
    table.reader().report(match meant {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")).patch(written.content_span(), meant),
        None => problem.help(format!("it can be {}", one_of(names()))),
    });
    meant.and_then(by_name)
}

fn takes_pattern(named: Named) -> bool {
    match named {
        Named::Text | Named::Phone => true,
        Named::Choice | Named::Choices | Named::YesNo | Named::Consent | Named::Number | Named::Amount | Named::Date => false,
        Named::Email | Named::Photo | Named::File | Named::Location | Named::Contact | Named::Case => false,
    }
}

fn kind(table: &Table<'_, '_>, named: Named, written: &mut Vec<Located<String>>) -> Option<Kind> {
    Some(match named {
        Named::Text => Kind::Text { length: limits::pair(table, "length", TEXT_LENGTH, 20_000) },
        Named::Choice => {
            *written = options(table)?;
            Kind::Choice { options: written.iter().map(|option| option.value.clone()).collect() }
        }
        Named::Choices => {
            *written = options(table)?;
            let options: Vec<String> = written.iter().map(|option| option.value.clone()).collect();
            let count = limits::pair(table, "multiple", (1, options.len()), options.len().max(1));
            Kind::Choices { options, count }
        }
        Named::YesNo => Kind::YesNo,
        Named::Consent => Kind::Consent,
        Named::Number => Kind::Number { range: limits::range(table) },
        Named::Amount => Kind::Amount { range: limits::range(table), currency: limits::currency(table) },
        Named::Date => {
            let (not_before, not_after) = limits::dates(table);
            Kind::Date { not_before, not_after }
        }
        Named::Email => Kind::Email,
        Named::Phone => Kind::Phone,
        Named::Photo => Kind::Photo { count: limits::pair(table, "count", (1, 10), 50) },
        Named::File => Kind::File { count: limits::pair(table, "count", (1, 10), 50) },
        Named::Location => Kind::Location,
        Named::Contact => Kind::Contact,
        Named::Case => Kind::Case,
    })
}

/// Reads where the answer is looked up; one of the two settings without the other is reported.
fn lookup(table: &Table<'_, '_>) -> Option<DraftLookup> {
    let (name, by) = (table.string("table"), table.strings("by").filter(|by| !by.is_empty()));
    let place = table.key_span("table").or_else(|| table.key_span("by"));
    match (name, by, place) {
        (Some(name), Some(by), _) => Some(DraftLookup { table: name, by, columns: Vec::new() }),
        (_, _, Some(place)) if !table.is_damaged() => {
            let problem = Diagnostic::error("F046", place, "a table is looked up by `table` and `by` together");
            table.reader().report(problem.help("such as: table = \"recalls\" and by = [\"product\", \"batch\"]"));
            None
        }
        (_, _, Some(_) | None) => None,
    }
}

/// Reads the options of a choice; `None` where there is none, which is reported.
fn options(table: &Table<'_, '_>) -> Option<Vec<Located<String>>> {
    let Some(options) = table.strings("options") else {
        if !table.has("options") && !table.is_damaged() {
            let place = table.key_span("kind").unwrap_or_else(|| table.span.clone());
            let problem = Diagnostic::error("F008", place, "this question has nothing to choose from");
            table.reader().report(problem.help("add a line such as `options = [\"product\", \"delivery\"]`"));
        }
        return None;
    };
    let options: Vec<Located<String>> = options.into_iter().map(|option| steps::with_id(table, "options", option)).collect();
    for (nth, option) in options.iter().enumerate() {
        if let Some(first) = options[..nth].iter().find(|first| first.value == option.value) {
            let problem = Diagnostic::error("F009", option.span.clone(), format!("the option `{}` stands here twice", option.value));
            table.reader().report(
                problem.label("a second time").help(format!("it is already there in column {}; take one away", first.span.column())),
            );
        }
    }
    let damaged = table.value("options").is_some_and(|value| table.reader().is_value_damaged(value));
    match options.as_slice() {
        _ if damaged => return None,
        [] => {
            let span = table.key_span("options").unwrap_or_else(|| table.span.clone());
            table
                .reader()
                .report(Diagnostic::error("F008", span, "this question has nothing to choose from").help("name at least two options"));
            return None;
        }
        [only] => {
            let problem = Diagnostic::error("F009", only.span.clone(), "this is the only option, so there is nothing to choose");
            table.reader().report(problem.help("name a second option, or ask with `kind = \"yesno\"`"));
        }
        [_, _, ..] => {}
    }
    let mut seen = std::collections::BTreeSet::new();
    Some(options.into_iter().filter(|option| seen.insert(option.value.clone())).collect())
}

fn tidy(table: &Table<'_, '_>) -> Vec<Tidy> {
    let words = values(&settings::TIDIES);
    let names = table.strings("tidy").unwrap_or_default();
    names.iter().filter_map(|name| table.reader().one_word("tidy", "F003", name, &words)).collect()
}

fn tries(table: &Table<'_, '_>) -> u8 {
    let Some(tries) = table.integer("tries") else { return 3 };
    let small = u8::try_from(tries.value).ok().filter(|tries| (1..=20).contains(tries));
    small.unwrap_or_else(|| {
        table.reader().report(Diagnostic::error("F022", tries.span, "`tries` must lie between 1 and 20").help("3 is a good number"));
        3
    })
}

/// Reads `mail = "body"`, which lacks its braces, and reports it.
fn bare_source(table: &Table<'_, '_>) -> Option<MailSource> {
    let value = table.value("mail")?;
    let DeValue::String(word) = value.get_ref() else { return None };
    let (name, source, _) = settings::MAIL_SOURCES.iter().find(|(name, _, _)| *name == word.as_ref())?;
    let span = table.reader().span(value.span());
    let problem = Diagnostic::error("F003", span.clone(), "`mail` says in braces where a mail already answers the question");
    table.reader().report(problem.label("this is a text").help("name the source").patch(span, format!("{{ from = \"{name}\" }}")));
    Some(*source)
}

fn mail(table: &Table<'_, '_>) -> MailAnswer {
    if let Some(source) = bare_source(table) {
        return MailAnswer { from: Some(source), ..MailAnswer::default() };
    }
    let Some(mail) = table.table("mail") else { return MailAnswer::default() };
    let mail = mail.with_vocabulary(settings::MAIL_ANSWER.names);
    let answer = MailAnswer {
        from: mail.word("from", "F003", &values(&settings::MAIL_SOURCES)),
        find: mail.boolean("find").unwrap_or(false),
        early: mail.boolean("early").unwrap_or(false),
    };
    if answer.find && !table.has("matches") && !table.is_damaged() {
        let place = mail.key_span("find").unwrap_or_else(|| mail.span.clone());
        let problem = Diagnostic::error("F019", place, "`find` has no pattern to look for");
        table.reader().report(problem.help("add `matches = '…'` to this question, or take `find` away"));
    }
    mail.finish(settings::MAIL_ANSWER.called);
    answer
}
