//! The answer to `/status`: each open case with its dates, and what was closed of late.

use chrono::{DateTime, Utc};

use crate::desk::case::{Case, Stage};
use crate::desk::words::Words;

/// One open case.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Line<'a> {
    pub(in crate::desk) reference: &'a str,
    pub(in crate::desk) received_at: DateTime<Utc>,
    pub(in crate::desk) answer_by: Option<DateTime<Utc>>,
    pub(in crate::desk) standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Standing {
    Waiting,
    Taken,
    /// Staff asked the customer something.
    Asked,
}

/// Returns the line of a case.
pub(in crate::desk) fn line(case: &Case) -> Line<'_> {
    Line {
        reference: &case.reference,
        received_at: case.received_at,
        answer_by: case.promised.map(|promised| promised.answer_by),
        standing: match case.stage {
            Stage::Open { .. } | Stage::Taken { .. } if case.waiting().is_some() => Standing::Asked,
            Stage::Open { .. } => Standing::Waiting,
            Stage::Taken { .. } | Stage::Closed { .. } => Standing::Taken,
        },
    }
}

pub(in crate::desk) fn text(open: &[Line<'_>], closed: &[String], draft: Option<()>, words: &Words<'_>) -> String {
    let lines = open.iter().map(|line| line_of(line, words));
    let none = (open.is_empty() && draft.is_none()).then(|| words.say("status-none", &[]));
    let closed = (!closed.is_empty()).then(|| words.say("status-closed", &[("references", &closed.join(", "))]));
    let draft = draft.map(|()| words.say("status-draft", &[]));
    lines.chain(none).chain(closed).chain(draft).collect::<Vec<_>>().join("\n\n")
}

fn line_of(line: &Line<'_>, words: &Words<'_>) -> String {
    let id = match line.standing {
        Standing::Waiting => "status-open",
        Standing::Taken => "status-taken",
        Standing::Asked => "status-asked",
    };
    let answer_by = line.answer_by.map_or_else(|| "…".to_owned(), |at| words.last_day(at));
    words.say(id, &[("reference", line.reference), ("received", &words.date(line.received_at)), ("answer_by", &answer_by)])
}
