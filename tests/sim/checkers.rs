//! What must hold when a life has come to rest.

use std::collections::{BTreeMap, BTreeSet};

use redress::desk::case::CaseId;
use redress::desk::dossier::{ContactId, Dossier};
use redress::desk::journal::{Entry, What};
use redress::desk::message::{Content, Message};
use redress::engine::rows::{CaseRow, entries_of};
use redress::engine::store::Tree;
use redress::flow::conversation::Status;
use redress::flow::script::OpenConversations;

use super::world::World;

/// Returns every promise that this life broke.
pub(crate) fn broken(world: &World) -> Vec<String> {
    let mut problems = world.problems.clone();
    let journal = journal(world);
    words(world, &journal, &mut problems);
    outbox(world, &journal, &mut problems);
    let dossiers = dossiers(world);
    due(world, &dossiers, &mut problems);
    cases(world, &dossiers, &journal, &mut problems);
    versions(world, &dossiers, &mut problems);
    refusals_told(world, &journal, &mut problems);
    super::ladder::check(world, &dossiers, &journal, &mut problems);
    super::links::check(world, &dossiers, &journal, &mut problems);
    problems
}

fn journal(world: &World) -> Vec<(u64, Entry)> {
    let rows = world.disk.rows_of(Tree::Journal).into_iter();
    rows.flat_map(|(key, value)| {
        let seq = u64::from_be_bytes(key[8..16].try_into().expect("eight bytes"));
        entries_of(&value).expect("a row of the journal").into_iter().map(move |entry| (seq, entry))
    })
    .collect()
}

pub(crate) fn dossiers(world: &World) -> BTreeMap<Vec<u8>, Dossier> {
    let rows = world.disk.rows_of(Tree::Dossiers).into_iter();
    rows.map(|(key, value)| (key, serde_json::from_slice(&value).expect("a dossier"))).collect()
}

/// No word is lost, none is told twice in one story. (Words whose case had to be asked for first stand in the contact's own
/// story and in the case's.)
fn words(world: &World, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    let mut heard: BTreeMap<&str, BTreeMap<u64, u32>> = BTreeMap::new();
    for (_, entry) in journal {
        let text = match &entry.what {
            What::Said { text, .. } | What::Corrected { text } => text.as_str(),
            What::SetAside { .. } => {
                problems.push("the desk failed on an event".to_owned());
                continue;
            }
            _ => continue,
        };
        for marker in text.split([' ', '\n', ',', '.']).filter(|word| world.said.contains_key(*word)) {
            *heard.entry(marker).or_default().entry(entry.subject).or_default() += 1;
        }
    }
    for marker in world.said.keys() {
        match heard.get(marker.as_str()) {
            Some(stories) if stories.values().all(|times| *times == 1) && stories.len() <= 2 => {}
            Some(stories) => problems.push(format!("`{marker}` is in the journal too often: {stories:?}")),
            None => problems.push(format!("`{marker}` was said, and is nowhere")),
        }
    }
}

/// Counts the mails that became part of a case which began in a chat: one person, two channels.
pub(crate) fn mailed_into_chats(world: &World) -> usize {
    let rows = world.disk.rows_of(Tree::Cases).into_iter();
    let chats: BTreeSet<u64> = rows
        .filter(|(_, value)| matches!(serde_json::from_slice::<CaseRow>(value).expect("a case row").contact, ContactId::Telegram(_)))
        .map(|(key, _)| u64::from_be_bytes(key.try_into().expect("eight bytes")))
        .collect();
    let by_mail = |what: &What| matches!(what, What::Said { text, .. } if text.as_str().contains("wperson"));
    journal(world).iter().filter(|(_, entry)| chats.contains(&entry.subject) && by_mail(&entry.what)).count()
}

/// Every message decided reached the other side, or its refusal is known; nothing waits.
fn outbox(world: &World, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    if !world.disk.rows_of(Tree::Outbox).is_empty() {
        problems.push("messages still wait at the end".to_owned());
    }
    let known: BTreeSet<Vec<u8>> =
        world.messages.keys().map(|id| [id.seq.to_be_bytes().as_slice(), &id.nth.to_be_bytes()].concat()).collect();
    let never_tried = world.disk.decided().difference(&known).count();
    if 0 < never_tried {
        problems.push(format!("{never_tried} messages were decided and never tried"));
    }
    for (id, message) in &world.messages {
        let settled = world.reached.contains_key(id) || world.refused.contains_key(id);
        if !settled && !journal.iter().any(|(_, entry)| gives_up(&entry.what, message)) {
            problems.push(format!("message {id} ({}) neither reached the other side nor was refused", message.notice));
        }
    }
}

/// A letter by a person that the other side refused is told to staff.
fn refusals_told(world: &World, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    let told = |case: CaseId| {
        let is_told = |what: &What| matches!(what, What::Queued { notice, .. } if notice == "staff: undeliverable");
        journal.iter().any(|(_, entry)| entry.subject == case.0 && is_told(&entry.what))
    };
    for id in world.refused.keys().filter(|id| !world.reached.contains_key(id)) {
        let Some(message) = world.messages.get(id) else { continue };
        let by_a_person = ["reply", "closed", "reopened"].contains(&message.notice.as_str());
        if message.case.is_some_and(|case| by_a_person && !told(case)) {
            problems.push(format!("{} {id} was refused, and nobody was told", message.notice));
        }
    }
}

/// Tells whether the journal says that the tries of a message are used up: days may pass between two of them.
fn gives_up(what: &What, message: &Message) -> bool {
    match (what, &message.content) {
        (What::Refused { message: id, reason }, _) => *id == message.id && reason.contains("given up"),
        (What::FetchFailed { unique_id, reason }, Content::Fetch { unique_id: wanted, .. }) => {
            unique_id == wanted && reason.contains("given up")
        }
        _ => false,
    }
}

/// The index of due instants says what the dossiers say.
fn due(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, problems: &mut Vec<String>) {
    let rows: BTreeSet<Vec<u8>> = world.disk.rows_of(Tree::Due).into_iter().map(|(key, _)| key[8..].to_vec()).collect();
    for (key, dossier) in dossiers {
        let wanted = dossier.due();
        if wanted.is_some() != rows.contains(key) {
            problems.push(format!("a dossier wants to be woken ({}), and the index says otherwise", wanted.is_some()));
        }
        if let Some((at, _)) = wanted.filter(|(at, _)| *at <= world.now) {
            problems.push(format!("a dossier was due at {at} and was not woken"));
        }
        if dossier.conversation.as_ref().is_some_and(|open| open.status == Status::Open && open.timer.is_none()) {
            problems.push("a conversation is open and nothing will ever end it".to_owned());
        }
    }
}

/// Each case is in one place, acknowledged once, and every rung of its ladder was told once.
fn cases(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    for (key, value) in world.disk.rows_of(Tree::Cases) {
        let id = CaseId(u64::from_be_bytes(key.try_into().expect("eight bytes")));
        let row: CaseRow = serde_json::from_slice(&value).expect("a case row");
        let open = dossiers.get(&row.contact.key()).is_some_and(|dossier| dossier.cases.contains_key(&id));
        if open == row.closed.is_some() {
            problems.push(format!("case {id:?} is open and closed at once, or neither"));
        }
        acknowledged_once(world, &row.contact, id, problems);
        let mut rungs = BTreeSet::new();
        let mut closed = false;
        for (_, entry) in journal.iter().filter(|(_, entry)| entry.subject == id.0) {
            match &entry.what {
                What::Closed { .. } => closed = true,
                What::Reopened => {
                    closed = false;
                    rungs.clear();
                }
                // For another team the case is new.
                What::Routed { .. } => rungs.clear(),
                What::Escalated { .. } if closed => problems.push(format!("case {id:?} escalated after it was closed")),
                What::Escalated { rung, .. } if !rungs.insert(*rung) => problems.push(format!("case {id:?} told rung {rung} twice")),
                _ => {}
            }
        }
    }
}

/// What began on a version ends on it, unless its flow takes conversations along; and every version that is needed is there.
fn versions(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, problems: &mut Vec<String>) {
    let rows = world.disk.rows_of(Tree::Cases).into_iter();
    let closed = rows.filter_map(|(_, value)| serde_json::from_slice::<CaseRow>(&value).expect("a case row").closed);
    let cases = dossiers.values().flat_map(|dossier| dossier.cases.values().cloned()).chain(closed);
    let open = dossiers.values().filter_map(|dossier| dossier.conversation.clone());
    let found = cases.map(|case| (case.id.0, case.flow, case.version)).chain(open.map(|open| (open.id, open.flow, open.version)));
    let flows = &world.rules[0][0].flows;
    for (id, flow, version) in found {
        let Some(known) = flows.at(&flow, &version) else {
            problems.push(format!("{id} is on a version of {flow} that nobody has"));
            continue;
        };
        let moves = known.open == OpenConversations::Migrate
            || flows.pinned.values().any(|other| other.id == flow && other.open == OpenConversations::Migrate);
        if !moves && world.carried.get(&id).is_some_and(|(_, began)| *began != version) {
            problems.push(format!("{id} began on another version of {flow} than it ended on"));
        }
    }
}

fn acknowledged_once(world: &World, contact: &ContactId, id: CaseId, problems: &mut Vec<String>) {
    let all = world.messages.values().filter(|message| message.case == Some(id) && message.notice == "acknowledgement");
    let (refused, gone): (Vec<_>, Vec<_>) = all.partition(|message| world.refused.contains_key(&message.id));
    let times = refused.len() + gone.len();
    let expected = match contact {
        // A person in the chat who gave an address is acknowledged there too.
        ContactId::Telegram(_) => 1..=2,
        // A mail that only its address' budget kept unanswered is a case all the same. What is refused goes by the other channel, of
        // whoever has two.
        ContactId::Email(_) => 0..=1 + refused.len(),
        // Nobody can be told there.
        ContactId::ByHand(_) => 0..=0,
    };
    if !expected.contains(&times) {
        problems.push(format!("case {id:?} was acknowledged {times} times"));
    }
}
