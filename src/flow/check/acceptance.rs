//! Patterns and limits that accept nothing, or too much.

use crate::diagnostic::Diagnostic;
use crate::flow::read::FlowFiles;
use crate::flow::read::draft::{DraftPattern, DraftQuestion, DraftStep};
use crate::flow::read::fluent::Text;
use crate::flow::script::{Kind, Tidy};

/// Words that stand in any mail; a pattern that finds one of them would take it for an answer.
const EVERYDAY: [&str; 48] = [
    "the",
    "and",
    "you",
    "your",
    "was",
    "not",
    "have",
    "with",
    "this",
    "that",
    "order",
    "number",
    "please",
    "hello",
    "dear",
    "sir",
    "yesterday",
    "regards",
    "broken",
    "delivery",
    "invoice",
    "I",
    "a",
    "me",
    "der",
    "die",
    "das",
    "und",
    "ich",
    "nicht",
    "mit",
    "ist",
    "Sie",
    "bitte",
    "Hallo",
    "gestern",
    "Grüße",
    "Bestellung",
    "Rechnung",
    "Nummer",
    "1",
    "2",
    "10",
    "24",
    "100",
    "2026",
    "12.50",
    "03.04.2026",
];

pub(super) fn check(files: &FlowFiles, problems: &mut Vec<Diagnostic>) {
    for (_, step, question) in files.draft.questions() {
        if let Some(pattern) = &question.matches {
            accepts_something(question, pattern, problems);
            finds_little(question, pattern, problems);
        }
        for file in &files.words {
            let example = file.message(&step.id.value).and_then(|message| message.attribute("example"));
            example.iter().for_each(|example| problems.extend(example_fits(step, question, example)));
        }
    }
}

fn accepts_something(question: &DraftQuestion, pattern: &DraftPattern, problems: &mut Vec<Diagnostic>) {
    let Ok(hir) = regex_syntax::parse(&pattern.written.value) else { return };
    let shortest = hir.properties().minimum_len();
    let longest = match &question.kind {
        Some(Kind::Text { length }) => Some(length.1),
        Some(_) | None => None,
    };
    let problem = match (shortest, longest) {
        (None, _) => Diagnostic::error("F021", pattern.written.span.clone(), "this pattern matches nothing at all")
            .help("check the brackets and classes"),
        // A character takes four bytes at most.
        (Some(shortest), Some(longest)) if longest * 4 < shortest => Diagnostic::error(
            "F021",
            pattern.written.span.clone(),
            format!("an answer that matches is longer than the {longest} characters of `length`"),
        )
        .help("raise the second number of `length`"),
        (Some(_), _) => return,
    };
    problems.push(problem.label("accepts nothing"));
}

fn finds_little(question: &DraftQuestion, pattern: &DraftPattern, problems: &mut Vec<Diagnostic>) {
    let Some(compiled) = pattern.compiled.as_ref().filter(|_| question.mail.find) else { return };
    let found: Vec<&str> = EVERYDAY.into_iter().filter(|word| finds(question, compiled, word)).collect();
    if let Some(first) = found.first() {
        let message = format!("in a mail this pattern finds everyday words, such as “{first}”");
        let problem = Diagnostic::warning("F023", pattern.written.span.clone(), message).label("finds too much");
        problems.push(problem.help("make it stricter, or take `find` away: then the question is asked"));
    }
}

fn finds(question: &DraftQuestion, pattern: &crate::flow::script::Pattern, word: &str) -> bool {
    pattern.within.find(&tidied(question, word)).is_some_and(|found| !found.is_empty())
}

fn example_fits(step: &DraftStep, question: &DraftQuestion, example: &Text) -> Option<Diagnostic> {
    let answer = tidied(question, &example.plain);
    if !example.variables.is_empty() || !example.references.is_empty() {
        return None;
    }
    let pattern = question.matches.as_ref().and_then(|pattern| pattern.compiled.as_ref());
    if let Some(pattern) = pattern.filter(|pattern| !pattern.whole.is_match(&answer)) {
        let message = format!("the example of `{}` would be refused: it does not match", step.id.value);
        let problem = Diagnostic::error("F021", example.span.clone(), message).label(format!("does not match '{}'", pattern.written));
        return Some(problem.help("give an example that is accepted, or mend the pattern"));
    }
    let Some(Kind::Text { length }) = &question.kind else { return None };
    let count = answer.chars().count();
    if length.0 <= count && count <= length.1 {
        return None;
    }
    let message = format!("the example of `{}` would be refused: it has {count} characters", step.id.value);
    let problem = Diagnostic::error("F021", example.span.clone(), message).label(format!("`length` is [{}, {}]", length.0, length.1));
    Some(problem.help("give an example that is accepted, or change `length`"))
}

/// Returns an answer as the question tidies it before it is accepted.
fn tidied(question: &DraftQuestion, answer: &str) -> String {
    question.tidy.iter().fold(answer.to_owned(), |answer, tidy| match tidy {
        Tidy::Trim => answer.trim().to_owned(),
        Tidy::Upper => answer.to_uppercase(),
        Tidy::Lower => answer.to_lowercase(),
        Tidy::Digits => answer.chars().filter(char::is_ascii_digit).collect(),
    })
}
