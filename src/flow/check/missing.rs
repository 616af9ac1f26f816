//! Texts that the script needs and no file has, and texts that nobody needs; a mistyped id is one problem, not two.

use std::collections::BTreeSet;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Located, Severity, Span};
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Message};
use crate::flow::read::steps::is_id;
use crate::flow::read::{FlowFiles, Folder};
use crate::text::Lang;

use super::needs::{Need, What};

/// What stands at a mistyped id of the script.
const SLIP: &str = "no text";

/// The texts of one language of a flow.
pub(in crate::flow) struct Spoken<'a> {
    pub lang: &'a Lang,
    /// Whether this is the language that must be complete.
    pub is_base: bool,
    /// The flow's own files first, then those of parts.
    pub files: Vec<&'a FluentFile>,
    pub own: Vec<&'a FluentFile>,
}

impl<'a> Spoken<'a> {
    pub(in crate::flow) fn message(&self, id: &str) -> Option<&'a Message> {
        self.files.iter().find_map(|file| file.message(id))
    }

    fn has(&self, id: &str) -> bool {
        self.message(id).is_some_and(|message| message.value.is_some()) || self.is_ghost(id)
    }

    pub(in crate::flow) fn is_ghost(&self, id: &str) -> bool {
        self.files.iter().any(|file| file.is_unread || file.ghosts.iter().any(|ghost| ghost == id))
    }

    pub(in crate::flow) fn severity(&self) -> Severity {
        if self.is_base { Severity::Error } else { Severity::Warning }
    }
}

/// Gathers the texts of every language of the flow.
pub(in crate::flow) fn spoken<'a>(files: &'a FlowFiles, folder: &'a Folder) -> Vec<Spoken<'a>> {
    let languages = files.draft.languages.iter().enumerate();
    let spoken = languages.map(|(nth, lang)| {
        let own: Vec<&FluentFile> = files.words.iter().filter(|file| file.lang == lang.value).collect();
        let parts = folder.part_words.iter().filter(|file| file.lang == lang.value);
        Spoken { lang: &lang.value, is_base: nth == 0, files: own.iter().copied().chain(parts).collect(), own }
    });
    spoken.collect()
}

pub(in crate::flow) fn check(draft: &Draft, needs: &[Need<'_>], spoken: &[Spoken<'_>], folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let with_files: Vec<&Spoken<'_>> = spoken.iter().filter(|spoken| !spoken.own.is_empty()).collect();
    let renamed = slips_of_the_script(draft, needs, &with_files, folder, problems);
    for spoken in spoken {
        if spoken.own.is_empty() {
            problems.extend(no_file(draft, spoken, needs));
            continue;
        }
        let mut missing: Vec<&Need<'_>> =
            needs.iter().filter(|need| !spoken.has(&need.id) && !renamed.contains(need.id.as_str())).collect();
        // Where steps are missing or stand twice, only what no other language has is surely nobody's.
        let others = with_files.iter().filter(|other| other.lang != spoken.lang);
        let is_alone = |id: &str| 1 < with_files.len() && others.clone().all(|other| other.message(id).is_none());
        let unused = unused(draft, needs, spoken, folder).filter(|message| !renamed.contains(message.id.value.as_str()));
        for message in unused.filter(|message| !draft.has_gaps || is_alone(&message.id.value)) {
            let meant = nearest(&message.id.value, missing.iter().map(|need| need.id.as_str())).map(str::to_owned);
            problems.push(unused_problem(message, meant.as_deref(), spoken));
            missing.retain(|need| Some(need.id.as_str()) != meant.as_deref());
        }
        let base = spoken_base(&with_files);
        problems.extend(missing.iter().map(|need| missing_problem(need, needs, spoken, base)));
    }
}

fn spoken_base<'a, 's>(spoken: &[&'s Spoken<'a>]) -> Option<&'s Spoken<'a>> {
    spoken.iter().find(|spoken| spoken.is_base).copied()
}

/// Finds ids that no language knows while every language has an unused one like it: then the slip is in the script.
fn slips_of_the_script(
    draft: &Draft,
    needs: &[Need<'_>],
    spoken: &[&Spoken<'_>],
    folder: &Folder,
    problems: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let mut settled = BTreeSet::new();
    if spoken.len() < 2 {
        return settled;
    }
    let unused_everywhere: Vec<String> = match spoken.split_first() {
        Some((first, rest)) => {
            let unused = unused(draft, needs, first, folder).map(|message| message.id.value.clone());
            unused.filter(|id| rest.iter().all(|spoken| spoken.message(id).is_some())).collect()
        }
        None => Vec::new(),
    };
    for need in needs.iter().filter(|need| spoken.iter().all(|spoken| !spoken.has(&need.id))) {
        let Some(meant) = nearest(&need.id, unused_everywhere.iter().map(String::as_str)) else { continue };
        // An id that cannot be one is reported with its mend already.
        if !is_id(need.span.text().trim_matches(['"', '\''])) {
            settled.extend([need.id.clone(), meant.to_owned()]);
            continue;
        }
        // The options of a mistyped question follow it.
        let (written, word) = match need.what {
            What::Option => (need.id.rsplit('-').next().unwrap_or(""), meant.rsplit('-').next().unwrap_or("")),
            What::Question(_) | What::Statement | What::Confirmation => (need.id.as_str(), meant),
        };
        settled.extend([need.id.clone(), meant.to_owned()]);
        if written == word {
            continue;
        }
        let problem = Diagnostic::error("T002", need.span.clone(), format!("no language has a text for `{}`", need.id)).label(SLIP);
        let id = Located { value: written.to_owned(), span: need.span.clone() };
        problems.push(problem.help(format!("all of them have `{meant}`: did you mean `{word}`?")).patch(id.content_span(), word));
    }
    settled
}

/// Takes away what only follows from ids that are mistyped in the script: the proposals to mistype them everywhere else.
pub(super) fn keep_slips_alone(problems: &mut Vec<Diagnostic>) {
    let is_slip = |problem: &&Diagnostic| problem.code == "T002" && problem.label.as_deref() == Some(SLIP);
    let slips: Vec<(String, String)> = problems
        .iter()
        .filter(is_slip)
        .filter_map(|problem| problem.patch.as_ref())
        .map(|patch| (patch.span.text().to_owned(), patch.replacement.clone()))
        .collect();
    let follows = |problem: &Diagnostic| {
        matches!(problem.code, "F011" | "F013" | "T005")
            && problem.patch.as_ref().is_some_and(|patch| {
                let bare = |word: &str| word.trim_start_matches('$').to_owned();
                slips.contains(&(bare(&patch.replacement), bare(patch.span.text())))
            })
    };
    problems.retain(|problem| !follows(problem));
}

fn no_file(draft: &Draft, spoken: &Spoken<'_>, needs: &[Need<'_>]) -> Option<Diagnostic> {
    let lang = draft.languages.iter().find(|lang| lang.value == *spoken.lang)?;
    let stem = draft.source.name.strip_suffix(".toml").unwrap_or(&draft.source.name);
    if needs.iter().all(|need| spoken.has(&need.id)) {
        return None;
    }
    let message = format!("there is no file `{stem}.{}.ftl` with the texts of this language", spoken.lang);
    let problem = Diagnostic { severity: spoken.severity(), ..Diagnostic::error("T002", lang.span.clone(), message) };
    Some(problem.label("no texts").help("write that file, or take the language away"))
}

/// Returns the messages of the flow's own files that neither the script nor another message uses.
fn unused<'s>(draft: &'s Draft, needs: &'s [Need<'_>], spoken: &'s Spoken<'_>, folder: &'s Folder) -> impl Iterator<Item = &'s Message> {
    let referenced: BTreeSet<&str> = spoken
        .files
        .iter()
        .flat_map(|file| &file.messages)
        .flat_map(Message::texts)
        .flat_map(|(_, text)| &text.references)
        .map(|reference| reference.value.as_str())
        .collect();
    let is_system = |id: &str| folder.shipped.iter().any(|(_, file)| file.message(id).is_some());
    // Where a question could not be read, its options are not known.
    let may_be_read = |id: &str| {
        let question = id.split('-').next().unwrap_or(id);
        // One option alone is reported, and the others are likely to come back.
        let is_open = draft.question(question).is_some_and(|(_, _, question)| question.kind.is_none() || question.options.len() == 1);
        !is_open && !draft.is_ghost(question)
    };
    let messages = spoken.own.iter().flat_map(|file| &file.messages);
    messages.filter(move |message| {
        let id = message.id.value.as_str();
        !needs.iter().any(|need| need.id == id) && !referenced.contains(id) && !is_system(id) && may_be_read(id)
    })
}

fn unused_problem(message: &Message, meant: Option<&str>, spoken: &Spoken<'_>) -> Diagnostic {
    let id = &message.id;
    match meant {
        Some(meant) => {
            let problem =
                Diagnostic::warning("T008", id.span.clone(), format!("nothing uses the text `{}`, and `{meant}` has none", id.value));
            let problem = Diagnostic { severity: spoken.severity(), ..problem };
            problem.label("mistyped").help(format!("did you mean `{meant}`?")).patch(id.span.clone(), meant)
        }
        None => Diagnostic::warning("T008", id.span.clone(), format!("nothing uses the text `{}`", id.value))
            .label("unused")
            .help("take it away, or ask what it is for"),
    }
}

fn missing_problem(need: &Need<'_>, needs: &[Need<'_>], spoken: &Spoken<'_>, base: Option<&Spoken<'_>>) -> Diagnostic {
    if let Some(message) = spoken.message(&need.id) {
        let problem = Diagnostic::error("T002", message.id.span.clone(), format!("`{}` ({}) has no words", need.id, need.what.name()));
        let problem = Diagnostic { severity: spoken.severity(), ..problem };
        return problem.label("nothing stands behind `=`").help("write what the customer is to read");
    }
    let name = spoken.own.first().map_or("", |file| file.source.name.as_str());
    let what = need.what.name();
    let message = format!("{name} has no text for `{}` ({what}, {}, line {})", need.id, need.span.source.name, need.span.line());
    let at = needs.iter().position(|other| other.id == need.id).unwrap_or(0);
    let before = needs[..at].iter().rev().find_map(|other| spoken.own.iter().find_map(|file| file.message(&other.id)));
    let words =
        base.and_then(|base| base.message(&need.id)).and_then(|message| message.value.as_ref()).map_or("…", |text| text.span.text());
    let help = if words == "…" { "add it" } else { "add it, translated" };
    let (place, insert_at) = match (before, spoken.own.first()) {
        (Some(before), _) => {
            let end = end_of(before);
            (before.id.span.clone(), Span { start: end, end, ..before.id.span.clone() })
        }
        (None, Some(file)) => (Span::new(&file.source, 0..0), Span::new(&file.source, 0..0)),
        (None, None) => (need.span.clone(), need.span.clone()),
    };
    let text = if before.is_some() { format!("\n{} = {words}", need.id) } else { format!("{} = {words}\n", need.id) };
    let problem = Diagnostic { severity: spoken.severity(), ..Diagnostic::error("T002", place, message) };
    problem.label("it belongs after this").help(help).patch(insert_at, text)
}

/// Returns where the message with all its attributes ends.
pub(in crate::flow) fn end_of(message: &Message) -> usize {
    let line_end = |at: usize| {
        let text = &message.id.span.source.text;
        text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline)
    };
    let text = message.id.span.source.text.as_str();
    let mut end = line_end(message.texts().map(|(_, text)| text.span.end).max().unwrap_or(message.id.span.end).max(message.id.span.end));
    // The brace that closes the variants of a plural stands behind the last of their words.
    let open = |end: usize| {
        let whole = text.get(message.id.span.start..end).unwrap_or("");
        whole.matches('}').count() < whole.matches('{').count()
    };
    while open(end) && end < text.len() {
        end = line_end(end + 1);
    }
    end
}
