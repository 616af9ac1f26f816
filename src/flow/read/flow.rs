//! Reads one flow file from top to bottom, or the steps of a part.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;
use toml::de::DeTable;

use crate::diagnostic::mend::Mended;
use crate::diagnostic::table::{Codes, Reader, Table};
use crate::diagnostic::{Diagnostic, Located, Source, Span};
use crate::flow::script::{OpenConversations, Priority, SilenceEnd};
use crate::flow::settings::{self, values};

use super::draft::{Draft, DraftRaise, DraftSilence, DraftStart, DraftStep};
use super::{ends, languages, limits, steps};

const CODES: Codes = Codes { syntax: "F001", unknown_setting: "F002", wrong_type: "F003" };
/// The version of the flow language that this program reads.
const FORMAT: i64 = 1;

/// Reads a flow; what could not be read is reported and left open.
pub(super) fn read(source: &Arc<Source>, problems: &mut Vec<Diagnostic>) -> Draft {
    let mended = Mended::new(&source.text);
    let (reader, entries) = Reader::parse(source, &mended, CODES);
    let draft = draft(&reader, &entries);
    problems.extend(reader.into_problems());
    draft
}

/// Reads a part: a file of steps that flows inline.
pub(super) fn read_part(source: &Arc<Source>, problems: &mut Vec<Diagnostic>) -> Vec<DraftStep> {
    let mended = Mended::new(&source.text);
    let (reader, entries) = Reader::parse(source, &mended, CODES);
    let top = reader.table(&entries, 0..0).with_vocabulary(settings::PART.names);
    format(&top);
    let read = top.tables("step").into_iter().filter_map(steps::step).collect();
    top.finish(settings::PART.called);
    problems.extend(reader.into_problems());
    read
}

fn draft<'a>(reader: &Reader<'a>, entries: &DeTable<'a>) -> Draft {
    let top = reader.table(entries, 0..0).with_vocabulary(settings::FLOW.names).with_aliases(&settings::FLOW_ALIASES);
    format(&top);
    let (finish, minimum) = ends::file(&top);
    let tables = top.tables("step");
    let count = tables.len();
    let steps: Vec<DraftStep> = tables.into_iter().filter_map(steps::step).collect();
    let draft = Draft {
        source: Arc::clone(reader.source),
        id: id(&top),
        languages: languages::read(&top),
        start: start(&top),
        has_gaps: steps.len() < count,
        steps,
        raises: top.tables("raise").into_iter().filter_map(raise).collect(),
        next: top.tables("next").into_iter().filter_map(ends::next).collect(),
        finish,
        minimum,
        silence: silence(&top),
        open: open(&top),
        mail_rounds: mail_rounds(&top),
        ghosts: ghosts(reader),
        lost_prefixes: Vec::new(),
    };
    top.finish(settings::FLOW.called);
    draft
}

fn format(top: &Table<'_, '_>) {
    let Some(format) = top.integer("format") else { return };
    if format.value != FORMAT {
        let problem =
            Diagnostic::error("F003", format.span.clone(), format!("format {} is not known to this version of Redress", format.value));
        top.reader()
            .report(problem.help(format!("this version reads format {FORMAT}; a newer one may read this file")).patch(format.span, "1"));
    }
}

fn id(top: &Table<'_, '_>) -> Located<String> {
    let source = top.reader().source;
    let stem = source.name.strip_suffix(".toml").unwrap_or(&source.name).to_owned();
    let place = Span::new(source, 0..0);
    match top.string("flow") {
        Some(id) => steps::with_id(top, "flow", id),
        None => {
            if !top.has("flow") && !top.is_damaged() {
                let problem = Diagnostic::error("F003", place.clone(), "this flow has no name");
                top.reader().report(
                    problem.help(format!("add `flow = \"{stem}\"` at the top")).patch(place.clone(), format!("flow = \"{stem}\"\n")),
                );
            }
            Located { value: stem, span: place }
        }
    }
}

fn start(top: &Table<'_, '_>) -> DraftStart {
    let Some(start) = top.table("start") else { return DraftStart::default() };
    let start = start.with_vocabulary(settings::START.names);
    let read = DraftStart {
        commands: start.strings("commands").unwrap_or_default().into_iter().map(|command| bare_command(top, command)).collect(),
        keywords: start.strings("keywords").unwrap_or_default(),
        mail_to: start.strings("mail_to").unwrap_or_default(),
        deep_link: start.string("deep_link").filter(|payload| is_payload(top, payload)),
    };
    start.finish(settings::START.called);
    read
}

/// Reports a command that Telegram does not know as one, and returns it without its stroke.
fn bare_command(top: &Table<'_, '_>, command: Located<String>) -> Located<String> {
    let bare = command.value.trim().trim_start_matches('/').to_owned();
    let is_command = |word: &str| !word.is_empty() && word.len() <= 32 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !is_command(&command.value) {
        let problem = Diagnostic::error("F003", command.span.clone(), format!("`{}` cannot be a command", command.value));
        let problem = problem.help("letters, digits and `_` only, 32 at most, without `/`; a phrase belongs under `keywords`");
        top.reader().report(if is_command(&bare) { problem.patch(command.content_span(), bare.clone()) } else { problem });
    }
    Located { value: bare, span: command.span }
}

/// Tells whether Telegram takes the payload of a deep link; any other is reported.
fn is_payload(top: &Table<'_, '_>, payload: &Located<String>) -> bool {
    let is_good = (1..=64).contains(&payload.value.len())
        && payload.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if !is_good {
        let problem = Diagnostic::error("F003", payload.span.clone(), format!("`{}` cannot stand in a link", payload.value));
        top.reader().report(problem.help("letters, digits, `_` and `-` only, 64 at most"));
    }
    is_good
}

fn raise(table: Table<'_, '_>) -> Option<DraftRaise> {
    let table = table.with_vocabulary(settings::RAISE.names).with_aliases(&settings::RAISE_ALIASES);
    let priority = table.word("priority", "F003", &values(&settings::PRIORITIES)).unwrap_or(Priority::High);
    let notify = table.strings("notify").unwrap_or_default();
    let id = table.string("id");
    let when = table.string("when");
    for (key, missing) in [("id", id.is_none()), ("when", when.is_none())] {
        if missing && !table.has(key) && !table.is_damaged() {
            let problem = Diagnostic::error("F003", table.span.clone(), format!("this rule has no `{key}`"));
            table.reader().report(
                problem
                    .help("a rule reads: id = \"safety\", when = \"injured = yes\", priority = \"urgent\", notify = [\"safety-officer\"]"),
            );
        }
    }
    let read = id.zip(when).map(|(id, when)| {
        let id = steps::with_id(&table, "id", id);
        let when = steps::read_condition(&table, when);
        DraftRaise { id, when, priority, notify }
    });
    table.finish(settings::RAISE.called);
    read
}

fn silence(top: &Table<'_, '_>) -> DraftSilence {
    let mut read = DraftSilence { remind: Vec::new(), after: TimeDelta::days(3), after_span: None, then: SilenceEnd::File };
    let Some(silence) = top.table("silence") else { return read };
    let silence = silence.with_vocabulary(settings::SILENCE.names);
    let remind = silence.strings("remind").unwrap_or_default();
    read.remind = remind.iter().filter_map(|written| limits::span(&silence, "remind", written)).collect();
    if let Some(after) = silence.string("after").and_then(|written| limits::span(&silence, "after", &written)) {
        read.after = after.value;
        read.after_span = Some(after.span);
    }
    read.then = silence.word("then", "F003", &values(&settings::SILENCE_ENDS)).unwrap_or(SilenceEnd::File);
    silence.finish(settings::SILENCE.called);
    read
}

fn open(top: &Table<'_, '_>) -> OpenConversations {
    let Some(update) = top.table("update") else { return OpenConversations::Pin };
    let update = update.with_vocabulary(settings::UPDATE.names);
    let open = update.word("open", "F003", &values(&settings::OPEN));
    update.finish(settings::UPDATE.called);
    open.unwrap_or(OpenConversations::Pin)
}

fn mail_rounds(top: &Table<'_, '_>) -> u8 {
    let Some(mail) = top.table("mail") else { return 2 };
    let mail = mail.with_vocabulary(settings::MAIL.names);
    let rounds = mail.integer("rounds");
    mail.finish(settings::MAIL.called);
    let Some(rounds) = rounds else { return 2 };
    u8::try_from(rounds.value).ok().filter(|rounds| *rounds <= 9).unwrap_or_else(|| {
        top.reader().report(Diagnostic::error("F022", rounds.span, "`rounds` must lie between 0 and 9").help("2 is a good number"));
        2
    })
}

/// Collects the ids near syntax errors by eye, as it were.
fn ghosts(reader: &Reader<'_>) -> BTreeSet<String> {
    if !reader.has_damage() {
        return BTreeSet::new();
    }
    let lines = reader.source.text.lines().filter_map(|line| line.split_once('='));
    let ids = lines.filter(|(key, _)| matches!(key.trim(), "ask" | "say" | "confirm" | "use"));
    let word = |value: &str| value.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    ids.map(|(_, value)| word(value.split('#').next().unwrap_or(value))).collect()
}
