//! Tells the story of one case: what it is, what was answered, and every event with time and actor.

use chrono::{DateTime, Utc};

use crate::desk::case::{Case, Task};
use crate::desk::dossier::ContactId;
use crate::desk::identity::{self, Identity};
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::notice::{Audience, Notice};
use crate::desk::rules::Rules;
use crate::engine::Engine;
use crate::engine::rows;
use crate::engine::store::Store;
use crate::engine::view::{self, Found};
use crate::flow::answer::{File, FilePlace};
use crate::flow::run;

use super::list::{severity, stage};
use super::{Office, Refusal, case_for};

/// The questions whose answers stand first.
const FIRST: [&str; 2] = ["needs", "relation"];

pub(super) async fn show<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let reader = office.reader.clone();
    let lines = office.visit(move |engine| story(engine, &text, reader.as_deref())).await??;
    lines.into_iter().for_each(out);
    Ok(())
}

fn story<S: Store>(engine: &Engine<S>, text: &str, reader: Option<&str>) -> Result<Vec<String>, Refusal> {
    let found = case_for(engine, text, reader)?;
    let id = found.case.id;
    let mut lines = head(&found, engine.rules());
    lines.push(String::new());
    lines.extend(answers(engine, &found.case));
    lines.push(String::new());
    let hidden = identity::of(&found.case.answers) == Identity::Anonymous;
    rows::each_entry(engine.store(), id.0, |entry| lines.push(event(&if hidden { nameless(entry) } else { entry })))?;
    lines.extend(files(&view::files(engine.store(), id)?));
    Ok(lines)
}

/// Returns an entry without the address of an anonymous customer.
fn nameless(mut entry: Entry) -> Entry {
    match &mut entry.what {
        What::Queued { notice, to, .. } if Notice::named(notice).map(Notice::audience) == Some(Audience::Customer) => *to = "…".into(),
        What::Refused { reason, .. } | What::Deferred { reason, .. } | What::Unreachable { reason } => "…".clone_into(reason),
        What::Accepted { by, .. } => "…".clone_into(by),
        What::Queued { .. } | What::Said { .. } | What::Answered { .. } | What::Corrected { .. } | What::Filed { .. } => {}
        What::Raised { .. } | What::RaiseWithdrawn { .. } | What::Routed { .. } | What::Alarmed { .. } | What::Escalated { .. } => {}
        What::Taken | What::Assigned { .. } | What::Note { .. } | What::Replied { .. } | What::StaffWrote { .. } => {}
        What::SeverityChanged { .. } | What::Closed { .. } | What::Reopened | What::Fetched { .. } => {}
        What::FetchFailed { .. } | What::SetAside { .. } | What::Noted { .. } => {}
        What::Asked { .. } | What::WaitOver { .. } | What::Decision(_) => {}
        What::TargetSet { .. } | What::Snoozed { .. } | What::About { .. } | What::NotAbout { .. } => {}
        What::Reminded { .. } | What::Missed { .. } | What::Explained { .. } | What::Erased { .. } => {}
    }
    entry
}

/// Lists the files of a case with where each is.
fn files(files: &[File]) -> Vec<String> {
    let line = |(nth, file): (usize, &File)| {
        let place = match &file.place {
            FilePlace::Stored { sha256 } => format!("sha256 {sha256}"),
            FilePlace::Telegram { .. } => "not fetched from Telegram (yet)".to_owned(),
            FilePlace::Written { .. } => "written by us".to_owned(),
            FilePlace::TooLarge => "over the channel's limit: not to be had".to_owned(),
        };
        let size = file.size_bytes.map_or_else(|| "size unknown".to_owned(), |bytes| format!("{bytes} bytes"));
        format!("file {}: {}, {size}, {place}", nth + 1, file.name.as_str())
    };
    let lines: Vec<String> = files.iter().enumerate().map(line).collect();
    if lines.is_empty() { lines } else { [vec![String::new()], lines].concat() }
}

fn head(found: &Found, rules: &Rules) -> Vec<String> {
    let case = &found.case;
    let contact = match &found.contact {
        ContactId::Telegram(chat) => format!("Telegram {chat}"),
        ContactId::Email(address) => address.as_str().to_owned(),
        ContactId::ByHand(_) => "entered by staff".to_owned(),
    };
    let contact = case.erased.as_ref().map_or(contact, |erased| format!("erased on {}", erased.at.format("%Y-%m-%d")));
    let anonymous = identity::of(&case.answers) == Identity::Anonymous;
    let name = found.dossier.as_ref().map_or("", |dossier| dossier.contact.name.as_str());
    let (contact, name) = if anonymous { ("anonymous".to_owned(), "") } else { (contact, name) };
    let unreachable = found.dossier.as_ref().and_then(|dossier| dossier.contact.unreachable.as_deref());
    let mut lines = vec![
        format!("{}  {}  {}", case.reference, severity(case.severity), stage(&case.stage)),
        format!("contact   {contact} {name}"),
        format!("received  {}", case.received_at.format("%Y-%m-%d %H:%M:%S UTC")),
        format!("filed     {}", case.filed_at.format("%Y-%m-%d %H:%M:%S UTC")),
        format!("team      {}", case.team),
        format!("to do     {}", to_do(case.task)),
        format!("category  {}", case.category.as_deref().unwrap_or("-")),
        format!("language  {}", case.lang),
        format!("script    {} {}", case.flow, case.version),
    ];
    let link = found.dossier.as_ref().and_then(|dossier| dossier.link.address.as_ref()).filter(|_| !anonymous);
    lines.extend(link.map(|address| format!("and       {}, proved by a code", address.as_str())));
    lines.extend(case.promised.map(|promised| format!("answer by {}", promised.answer_by.format("%Y-%m-%d %H:%M:%S UTC"))));
    lines.extend(case.waiting().map(|wait| {
        let (since, until) = (wait.since.format("%Y-%m-%d %H:%M:%S UTC"), wait.until.format("%Y-%m-%d"));
        format!("waits     for the customer since {since}, until {until}")
    }));
    let target = |(name, at): (&String, DateTime<Utc>)| format!("own date  {} of {name}", at.format("%Y-%m-%d"));
    lines.extend(case.own.iter().filter_map(|(name, own)| Some((name, own.target_at?))).map(target));
    lines.extend(case.about.iter().map(|name| about(rules, name)));
    lines.extend(unreachable.map(|reason| format!("cannot be reached: {}", if anonymous { "…" } else { reason })));
    if let Some(shown) = &case.resolution.authority {
        lines.push(format!("authority confirmed: {}", shown.as_str()));
    } else if case.is_for_another() {
        lines.push("authority not confirmed: tell nothing about the person that this was written for".to_owned());
    }
    if !case.complete {
        lines.push("not complete: questions are open".to_owned());
    }
    lines
}

fn about(rules: &Rules, name: &str) -> String {
    match rules.staff.get(name).and_then(|person| person.line_manager.as_ref()) {
        Some(manager) => format!("about     {name}, who has no part in it, nor has {manager}, their line manager"),
        None => format!("about     {name}, who has no part in it"),
    }
}

fn to_do(task: Task) -> &'static str {
    match task {
        Task::Answer => "answer the customer",
        Task::CallBack => "the customer asks for a person",
        Task::Read => "read the mail that the program could not read",
        Task::Listen => "listen to the recording",
        Task::LookAgain => "look again: the case was closed, and is open again",
        Task::SecondLook => "look at it again: the customer does not agree with the decision",
    }
}

fn answers<S: Store>(engine: &Engine<S>, case: &Case) -> Vec<String> {
    let flows = &engine.rules().flows;
    match flows.at(&case.flow, &case.version).or_else(|| flows.current.get(&case.flow)) {
        Some(flow) => {
            let mut rows = run::summary(flow, &identity::in_views(&case.answers), &case.lang);
            // What the customer needs is read before what happened.
            rows.sort_by_key(|(id, _, _)| !FIRST.contains(&id.as_str()));
            rows.into_iter().map(|(_, label, value)| format!("{label}: {value}")).collect()
        }
        None => vec![format!("(the script {} {} is not in service: `redress case export` has the answers)", case.flow, case.version)],
    }
}

pub(super) fn event(entry: &Entry) -> String {
    let actor = match &entry.actor {
        Actor::Customer => "customer",
        Actor::Staff(name) => name,
        Actor::Desk => "desk",
        Actor::Channel => "channel",
    };
    format!("{}  {actor:<10} {}", entry.at.format("%Y-%m-%d %H:%M:%S"), what(&entry.what))
}

fn what(what: &What) -> String {
    match what {
        What::Said { text, files, .. } if text.is_empty() && files.is_empty() => "pressed a button".to_owned(),
        What::Said { text, files, .. } => format!("said: {}{}", text.as_str(), names(files)).replace("  [", " ["),
        What::Answered { question } => format!("answered {question}"),
        What::Corrected { text } => format!("corrected a message: {}", text.as_str()),
        What::Filed { reference, complete: true } => format!("filed as {reference}"),
        What::Filed { reference, complete: false } => format!("filed as {reference}, questions are open"),
        What::Raised { rule, suspected: false } => format!("alarm: {rule}"),
        What::Raised { rule, suspected: true } => format!("alarm, suspected from words: {rule}"),
        What::RaiseWithdrawn { rule } => format!("alarm withdrawn: {rule}"),
        What::Routed { team, why } => format!("routed to {team}: {why}"),
        What::Alarmed { to } => format!("alarm told to {}", to.join(", ")),
        What::Escalated { rung, to } => format!("escalated, step {rung}, to {}", to.join(", ")),
        What::Taken => "took the case".to_owned(),
        What::Assigned { to } => format!("assigned to {to}"),
        What::Note { text } => format!("note: {}", text.as_str()),
        What::Replied { text } => format!("replied: {}", text.as_str()),
        What::Asked { text, until } => format!("asked, waits until {}: {}", until.format("%Y-%m-%d"), text.as_str()),
        What::WaitOver { answered: true } => "waits for the customer no longer".to_owned(),
        What::WaitOver { answered: false } => "the customer has not answered in time".to_owned(),
        What::TargetSet { at } => format!("wants to be done by {}", at.format("%Y-%m-%d")),
        What::Snoozed { until } => format!("is not reminded before {}", until.format("%Y-%m-%d %H:%M")),
        What::About { name } => format!("the case is about {name}, who has no part in it"),
        What::NotAbout { name } => format!("the case is not about {name}"),
        What::StaffWrote { text, files } => format!("wrote: {}{}", text.as_str(), names(files)).replace("  [", " ["),
        What::Reminded { deadline, rung, to } => format!("deadline {deadline}, step {rung}, told to {}", to.join(", ")),
        What::Missed { deadline, due_at, owner } => {
            format!("deadline {deadline} missed at {}, with {owner}", due_at.format("%Y-%m-%d %H:%M:%S"))
        }
        What::Explained { text } => format!("why a deadline was missed: {}", text.as_str()),
        What::SeverityChanged { from, to } => format!("severity {from} → {to}"),
        What::Closed { outcome } => format!("closed{}", outcome.as_ref().map(|outcome| format!(": {outcome}")).unwrap_or_default()),
        What::Reopened => "reopened".to_owned(),
        What::Erased { because } => format!("erased, because {}", because.as_str()),
        What::Decision(happened) => happened.line(),
        What::Queued { message, notice, to } => format!("queued {notice} {message} to {}", to.as_str()),
        What::Accepted { message, by } => format!("accepted {message}: {by}"),
        What::Deferred { message, reason } => format!("to be tried again {message}: {reason}"),
        What::Refused { message, reason } => format!("refused {message}: {reason}"),
        What::Unreachable { reason } => format!("cannot be reached: {reason}"),
        What::Fetched { unique_id, size_bytes } => format!("fetched file {unique_id}, {size_bytes} bytes"),
        What::FetchFailed { unique_id, reason } => format!("could not fetch file {unique_id}: {reason}"),
        What::SetAside { event } => format!("set aside by a fault of the program: {}", event.as_str()),
        What::Noted { text } => text.clone(),
    }
}

fn names(files: &[File]) -> String {
    files.iter().map(|file| format!(" [{}]", file.name.as_str())).collect()
}
