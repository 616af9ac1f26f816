//! Writes what is kept on a contact: as a page to read, and as JSON. Bounded; what is long goes on in a second pair of files.

use serde_json::{Map, Value as Json, json};

use crate::desk::case::{Case, Stage};
use crate::desk::decision::{Happened, Remedy};
use crate::desk::dossier::{Address, ContactId};
use crate::desk::filing;
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::notice::decision;
use crate::desk::step::Desk;
use crate::desk::words::{Words, cut};
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::text::Personal;

use super::{Kept, KeptCase};

/// A pair of files is about this large together; a row of the store takes some three times as much.
const PAIR_BYTES_MAX: usize = 700 << 10;
/// More pairs are not made.
const PAIRS_MAX: usize = 8;
/// The whole of a longer text is in the mail that it came by, which is sent along.
const TEXT_CHARS_MAX: usize = 50_000;

const STYLE: &str = "body{max-width:42em;margin:0 auto;padding:16px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#fff}h2{margin:2em 0 .5em;border-top:1px solid #777;padding-top:1em}p{margin:0 0 .75em;white-space:pre-wrap;overflow-wrap:anywhere}";

/// A piece that stands in one file: some lines to read, and the same for programs.
struct Part {
    html: String,
    json: Json,
}

impl Part {
    fn size(&self) -> usize {
        self.html.len() * 2
    }
}

/// Returns pairs of files: the page, and the JSON.
pub(super) fn documents(desk: &Desk<'_>, kept: &Kept, words: &Words<'_>) -> Vec<Vec<File>> {
    let mut pairs: Vec<Vec<Part>> = vec![Vec::new()];
    for part in kept.cases.iter().flat_map(|case| parts(desk, case, words)) {
        let full = pairs.last().is_some_and(|pair| PAIR_BYTES_MAX < part.size() + pair.iter().map(Part::size).sum::<usize>());
        match pairs.last_mut().filter(|pair| !full || pair.is_empty()) {
            Some(pair) => pair.push(part),
            None => pairs.push(vec![part]),
        }
    }
    pairs.truncate(PAIRS_MAX);
    let number = |nth: usize| if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    (0..)
        .zip(pairs)
        .map(|(nth, parts)| {
            let (html, json) = (page(desk, &parts, words), object(desk, parts));
            vec![
                file(format!("my-data{}.html", number(nth)), "text/html; charset=utf-8", html),
                file(format!("my-data{}.json", number(nth)), "application/json", json),
            ]
        })
        .collect()
}

fn file(name: String, media_type: &str, text: String) -> File {
    File {
        name: name.into(),
        kind: FileKind::Document,
        media_type: media_type.to_owned(),
        size_bytes: Some(text.len() as u64),
        place: FilePlace::Written { text: text.into() },
    }
}

fn page(desk: &Desk<'_>, parts: &[Part], words: &Words<'_>) -> String {
    let lang = &words.lang;
    let direction = if lang.is_right_to_left() { "rtl" } else { "ltr" };
    let title = escape(&words.say("copy-title", &[("organisation", &desk.rules.organisation)]));
    let contact = &desk.dossier.contact;
    let mut lines = vec![words.say("copy-as-of", &[("date", &words.date_and_time(desk.tick.now))])];
    let by_mail = |address: &Address| words.say("copy-contact-mail", &[("value", address.as_str())]);
    lines.extend(match &contact.id {
        ContactId::Telegram(chat) => Some(words.say("copy-contact-chat", &[("value", &chat.to_string())])),
        ContactId::Email(address) => Some(by_mail(address)),
        ContactId::ByHand(_) => None,
    });
    lines.extend(desk.dossier.link.address.as_ref().map(by_mail));
    if !contact.name.is_empty() {
        lines.push(words.say("copy-contact-name", &[("value", contact.name.as_str())]));
    }
    let cases: String = parts.iter().map(|part| part.html.as_str()).collect();
    let none = if cases.is_empty() { paragraph(&words.say("copy-no-case", &[])) } else { String::new() };
    let foot = paragraph(&words.say("copy-left-out", &[]));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head>\n\
         <body>\n<h1>{title}</h1>\n{}{cases}{none}<hr>\n{foot}</body>\n</html>\n",
        lines.iter().map(|line| paragraph(line)).collect::<String>()
    )
}

fn object(desk: &Desk<'_>, parts: Vec<Part>) -> String {
    let contact = &desk.dossier.contact;
    let (channel, address) = match &contact.id {
        ContactId::Telegram(chat) => ("telegram", chat.to_string()),
        ContactId::Email(address) => ("email", address.as_str().to_owned()),
        ContactId::ByHand(_) => ("entered by staff", String::new()),
    };
    let draft = desk.dossier.conversation.as_ref().filter(|draft| !desk.dossier.cases.keys().any(|case| case.0 == draft.id));
    let all = json!({
        "organisation": desk.rules.organisation,
        "written_at": desk.tick.now,
        "contact": { "channel": channel, "address": address, "name": contact.name, "language": contact.lang, "confirmed": contact.confirmed },
        "unfinished": draft.map(|draft| json!({ "begun_at": draft.started_at, "answers": draft.answers })),
        "cases": parts.into_iter().map(|part| part.json).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

/// Returns a case in pieces: its facts with the first lines of its story, then the rest.
fn parts(desk: &Desk<'_>, kept: &KeptCase, words: &Words<'_>) -> Vec<Part> {
    let mut parts = vec![Part { html: facts(desk, kept, words), json: Json::Object(fields(&kept.case, &kept.files)) }];
    for entry in &kept.story {
        let Some(told) = told(entry, words) else { continue };
        let html = line(entry, &told, words);
        let full = parts.last().is_none_or(|part| PAIR_BYTES_MAX < part.size() + html.len() * 2);
        if full {
            let json = json!({ "reference": kept.case.reference, "continued": true, "story": [] });
            parts.push(Part { html: heading(&kept.case, words), json });
        }
        let Some(part) = parts.last_mut() else { continue };
        part.html.push_str(&html);
        if let Some(Json::Array(story)) = part.json.get_mut("story") {
            story.push(json!({ "at": entry.at, "who": told.who, "what": told.what, "text": told.text, "files": names(told.files) }));
        }
    }
    parts
}

fn heading(case: &Case, words: &Words<'_>) -> String {
    format!("<h2>{}</h2>\n", escape(&words.say("copy-case", &[("reference", &case.reference)])))
}

fn facts(desk: &Desk<'_>, kept: &KeptCase, words: &Words<'_>) -> String {
    let case = &kept.case;
    let mut html = heading(case, words);
    html.push_str(&paragraph(&words.say("copy-received", &[("date", &words.date_and_time(case.received_at))])));
    if let Stage::Closed { at, .. } = &case.stage {
        html.push_str(&paragraph(&words.say("copy-closed", &[("date", &words.date_and_time(*at))])));
    }
    for (label, value) in filing::details(desk, &case.flow, &case.version, &case.answers, &words.lang) {
        html.push_str(&paragraph(&words.say("labelled", &[("label", &label), ("value", &value)])));
    }
    for text in decision_words(case).into_iter().filter(|text| !text.is_empty()) {
        html.push_str(&paragraph(text.as_str()));
    }
    let ratings = case.resolution.survey.ratings.iter().enumerate().filter_map(|(item, rating)| Some((item, (*rating)?)));
    for (item, rating) in ratings {
        html.push_str(&paragraph(&format!("{} {rating}", words.say(&format!("survey-item-{item}"), &[]))));
    }
    html
}

/// Returns what the customer was told in the decision, and what they said of how it was handled.
fn decision_words(case: &Case) -> Vec<&Personal> {
    let told = case.resolution.decision.iter().chain(&case.resolution.first_decision).flat_map(|decision| {
        let points = decision.points.iter().map(|point| &point.reason);
        [&decision.reasons, &decision.asked_for, &decision.evidence].into_iter().chain(points)
    });
    told.chain([&case.resolution.survey.comment]).collect()
}

fn fields(case: &Case, files: &[File]) -> Map<String, Json> {
    let closed = match &case.stage {
        Stage::Closed { at, outcome, .. } => json!({ "at": at, "outcome": outcome }),
        Stage::Open { .. } | Stage::Taken { .. } => Json::Null,
    };
    let fields = [
        ("reference", json!(case.reference)),
        ("class", json!(case.class)),
        ("category", json!(case.category)),
        ("severity", json!(case.severity)),
        ("received_at", json!(case.received_at)),
        ("answer_by", json!(case.promised.map(|promised| promised.answer_by))),
        ("closed", closed),
        ("language", json!(case.lang)),
        ("answers", json!(case.answers)),
        ("told_and_said", json!(decision_words(case).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>())),
        ("ratings", json!(case.resolution.survey.ratings)),
        ("files", names(files)),
        ("story", json!([])),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A line of the story that the customer may read.
struct Told<'a> {
    who: &'static str,
    what: &'static str,
    text: String,
    files: &'a [File],
}

/// Returns what is told of an entry; `None` for what is inside only, or told elsewhere on the page.
fn told<'e>(entry: &'e Entry, words_in: &Words<'_>) -> Option<Told<'e>> {
    let customer = entry.actor == Actor::Customer;
    let words = |who, what, text: &Personal| Told { who, what, text: cut(text.as_str(), TEXT_CHARS_MAX), files: &[] };
    let event = |what| Told { who: "we", what, text: String::new(), files: &[] };
    match &entry.what {
        What::Said { text, files, button: None } if customer => Some(Told { files, ..words("you", "wrote", text) }),
        What::Corrected { text } => Some(words("you", "corrected", text)),
        What::Replied { text } | What::Asked { text, .. } => Some(words("we", "wrote", text)),
        What::Decision(happened) => decided(happened, words_in).map(|text| Told { text, ..event("decided") }),
        What::Filed { .. } => Some(event("opened")),
        What::Closed { .. } => Some(event("closed")),
        What::Reopened => Some(event("reopened")),
        What::Said { .. } | What::Answered { .. } | What::Raised { .. } | What::RaiseWithdrawn { .. } | What::Routed { .. } => None,
        What::Alarmed { .. } | What::Escalated { .. } | What::Taken | What::Assigned { .. } | What::Note { .. } => None,
        What::StaffWrote { .. } | What::SeverityChanged { .. } | What::Queued { .. } | What::Accepted { .. } => None,
        What::Deferred { .. } | What::Refused { .. } | What::Unreachable { .. } | What::Fetched { .. } => None,
        What::FetchFailed { .. } | What::SetAside { .. } | What::Noted { .. } | What::WaitOver { .. } => None,
        What::TargetSet { .. } | What::Snoozed { .. } | What::About { .. } | What::NotAbout { .. } => None,
        What::Reminded { .. } | What::Missed { .. } | What::Explained { .. } | What::Erased { .. } => None,
    }
}

/// Says in words what was decided, promised and done; `None` for what is inside only.
fn decided(happened: &Happened, words: &Words<'_>) -> Option<String> {
    let remedy = |remedy: Remedy| decision::first_of(&format!("remedy-{}", remedy.code()), words);
    Some(match happened {
        Happened::Decided { finding, remedies, .. } => {
            let finding = decision::first_of(&format!("finding-{}", finding.code()), words);
            std::iter::once(finding).chain(remedies.iter().copied().map(remedy)).collect::<Vec<_>>().join(" – ")
        }
        Happened::Promised { remedy: promised, due_on, amount } => {
            let remedy = [remedy(*promised), amount.clone()].join(" ");
            words.say("decided-promise", &[("remedy", remedy.trim()), ("due", &decision::day(*due_on, words))])
        }
        Happened::Done { remedy: done } => format!("✓ {}", remedy(*done)),
        Happened::Delayed { until } => words.say("delay-until", &[("until", &decision::day(*until, words))]),
        Happened::Late { .. } | Happened::Status { .. } | Happened::Classified { .. } | Happened::Categorised { .. } => return None,
        Happened::Merged { .. } | Happened::Received { .. } | Happened::Follows { .. } | Happened::Outside { .. } => return None,
        Happened::Surveyed | Happened::Rated { .. } | Happened::Solved { .. } | Happened::Refused { .. } => return None,
        Happened::Spent { .. } | Happened::Authorised | Happened::AuthorityAsked | Happened::AuthorityRefused => return None,
        Happened::AskedToReply { .. } | Happened::RepliedTo { .. } | Happened::DecidedUnheard { .. } => return None,
    })
}

fn line(entry: &Entry, told: &Told<'_>, words: &Words<'_>) -> String {
    let at = words.date_and_time(entry.at);
    let id = match (told.who, told.what) {
        ("you", _) => "copy-you",
        (_, "opened") => "copy-event-opened",
        (_, "closed") => "copy-event-closed",
        (_, "reopened") => "copy-event-reopened",
        (_, _) => "copy-we",
    };
    let head = words.say(id, &[("date", &at)]);
    let files = told.files.iter().map(|file| file.name.as_str()).filter(|name| !name.is_empty());
    let lines = [head].into_iter().chain([told.text.clone()]).chain(files.map(str::to_owned)).filter(|line| !line.is_empty());
    paragraph(&lines.collect::<Vec<_>>().join("\n"))
}

fn names(files: &[File]) -> Json {
    files.iter().map(|file| json!({ "name": file.name, "media_type": file.media_type, "size_bytes": file.size_bytes })).collect()
}

fn paragraph(text: &str) -> String {
    format!("<p dir=\"auto\">{}</p>\n", escape(text))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
