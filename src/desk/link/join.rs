//! Joins the two dossiers of one person and parts them again: each step changes one dossier and says to the other what follows.

use std::collections::BTreeSet;

use crate::desk::case::Case;
use crate::desk::chat;
use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::Event;
use crate::desk::journal::{Actor, What};
use crate::desk::message::Automatic;
use crate::desk::notice::{Letter, Notice, status};
use crate::desk::step::Desk;

use super::{Between, back, is_anonymous};

/// The code came back: the chat's dossier has what comes from the address from here.
pub(super) fn join(desk: &mut Desk<'_>, address: Address) {
    let ContactId::Telegram(chat) = desk.dossier.contact.id else { return };
    let before = desk.dossier.link.address.replace(address.clone()).filter(|before| *before != address);
    desk.dossier.link.fails = None;
    if let Some(before) = before {
        part(desk, chat, &before);
    }
    note(desk, "the customer proved by a code to read the other address: what comes from there belongs here");
    chat::say(desk, desk.tick.seq, "link-done");
    if desk.dossier.cases.values().any(is_anonymous) {
        chat::say(desk, desk.tick.seq, "link-anonymous");
    }
    tell(desk, ContactId::Email(address), Between::Linked { chat });
}

/// Ends the link, from whichever side.
pub(in crate::desk) fn end(desk: &mut Desk<'_>) {
    let ContactId::Telegram(chat) = desk.dossier.contact.id else { return };
    desk.dossier.link.asked = None;
    let Some(address) = desk.dossier.link.address.take() else { return chat::say(desk, desk.tick.seq, "link-none") };
    note(desk, "the customer's address belongs here no longer");
    part(desk, chat, &address);
    chat::say(desk, desk.tick.seq, "link-ended");
}

/// The other dossier of the same person says something.
pub(in crate::desk) fn from_other(desk: &mut Desk<'_>, said: &Between) {
    match said {
        Between::Linked { chat } => linked(desk, *chat),
        Between::Ended { chat } if desk.dossier.link.chat == Some(*chat) => ended(desk),
        Between::Ended { .. } => {}
        Between::Lost { address } if desk.dossier.link.address.as_ref() == Some(address) => lost(desk, address),
        Between::Lost { .. } => {}
        Between::CameBack { case, chat } => back::leave(desk, *case, *chat),
        Between::Back { case, closed } => back::come(desk, case.as_deref(), closed.as_deref()),
        Between::Given { address, cases, is_new } => given(desk, address, cases, *is_new),
    }
}

/// Gives all open cases of an address to the chat of its reader, but for anonymous ones; and those of a chat that were begun at an
/// address, and opened again after the link was over, to that address.
pub(in crate::desk) fn give(desk: &mut Desk<'_>) {
    give_over(desk, false);
    if desk.is_chat() {
        let is_over = |begun_at: &&Address| desk.dossier.link.address.as_ref() != Some(*begun_at);
        let over: BTreeSet<Address> =
            desk.dossier.cases.values().filter_map(|case| case.begun_at.as_ref()).filter(is_over).cloned().collect();
        over.iter().for_each(|address| give_begun_at(desk, address));
    }
}

fn give_over(desk: &mut Desk<'_>, is_new: bool) {
    let (Some(chat), ContactId::Email(address)) = (desk.dossier.link.chat, desk.dossier.contact.id.clone()) else { return };
    let cases = taken(desk, |case| !is_anonymous(case));
    if is_new || !cases.is_empty() {
        tell(desk, ContactId::Telegram(chat), Between::Given { address, cases, is_new });
    }
}

fn linked(desk: &mut Desk<'_>, chat: i64) {
    let ContactId::Email(address) = desk.dossier.contact.id.clone() else { return };
    let before = desk.dossier.link.chat.replace(chat).filter(|before| *before != chat);
    if let Some(before) = before {
        tell(desk, ContactId::Telegram(before), Between::Lost { address });
    }
    desk.dossier.contact.confirmed = true;
    give_over(desk, true);
}

fn ended(desk: &mut Desk<'_>) {
    desk.dossier.link.chat = None;
    let ContactId::Email(address) = desk.dossier.contact.id.clone() else { return };
    let words = desk.words(&desk.lang());
    let letter =
        Letter { subject: words.say("link-ended-subject", &[]), paragraphs: vec![words.say("link-ended", &[])], lang: words.lang.clone() };
    desk.mail_customer(desk.tick.seq, Notice::Linked, address, &letter, Automatic::Generated);
}

fn lost(desk: &mut Desk<'_>, address: &Address) {
    desk.dossier.link.address = None;
    note(desk, "the customer's address belongs to another chat: it belongs here no longer");
    give_back(desk, address);
    chat::say(desk, desk.tick.seq, "link-ended");
}

/// Takes in cases of the other channel. What an address is given back stays there, unless its reader has another chat by then.
fn given(desk: &mut Desk<'_>, address: &Address, cases: &[Case], is_new: bool) {
    let is_chat = desk.is_chat();
    for case in cases {
        let text = if is_chat { "goes on in the chat of the same person too" } else { "goes on by e-mail alone" };
        desk.note(case.id.0, Actor::Desk, What::Noted { text: text.to_owned() });
        // What was begun at an address that does not belong here stays, or it would go back and forth.
        let is_here = |begun_at: &Address| is_chat && desk.dossier.link.address.as_ref() == Some(begun_at);
        let begun_at = case.begun_at.clone().or_else(|| Some(address.clone())).filter(is_here);
        desk.dossier.cases.insert(case.id, Case { begun_at, ..case.clone() });
    }
    if is_new && is_chat {
        welcome(desk, address);
    }
}

/// Tells the person at the address how to go on from there: in a mail that can be answered.
fn welcome(desk: &mut Desk<'_>, address: &Address) {
    let lang = desk.lang();
    let words = desk.words(&lang);
    let newest = super::newest_by_mail(desk, |_| true).and_then(|id| desk.case(id));
    let subject = match newest {
        Some(case) => words.say("link-mail-subject-case", &[("reference", &case.reference)]),
        None => words.say("link-mail-subject", &[]),
    };
    let lines: Vec<_> = desk.dossier.cases.values().filter(|case| !is_anonymous(case)).map(status::line).collect();
    let text = words.say("link-mail", &[("organisation", &desk.rules.organisation)]);
    let paragraphs = vec![text, status::text(&lines, &[], None, &words), words.say("link-mail-end", &[])];
    let about = newest.map_or(desk.tick.seq, |case| case.id.0);
    let letter = Letter { subject, paragraphs, lang: words.lang.clone() };
    desk.mail_customer(about, Notice::Linked, address.clone(), &letter, Automatic::Generated);
}

fn part(desk: &mut Desk<'_>, chat: i64, address: &Address) {
    tell(desk, ContactId::Email(address.clone()), Between::Ended { chat });
    give_back(desk, address);
}

/// Gives an address the open cases back that were begun there.
fn give_back(desk: &mut Desk<'_>, address: &Address) {
    desk.dossier.link.by_mail = false;
    desk.dossier.link.fails = None;
    give_begun_at(desk, address);
}

fn give_begun_at(desk: &mut Desk<'_>, address: &Address) {
    let cases = taken(desk, |case| case.begun_at.as_ref() == Some(address));
    if !cases.is_empty() {
        let given = Between::Given { address: address.clone(), cases, is_new: false };
        tell(desk, ContactId::Email(address.clone()), given);
    }
}

fn taken(desk: &mut Desk<'_>, which: impl Fn(&Case) -> bool) -> Vec<Case> {
    let ids: Vec<_> = desk.dossier.cases.values().filter(|case| which(case)).map(|case| case.id).collect();
    ids.iter().filter_map(|id| desk.dossier.cases.remove(id)).collect()
}

pub(super) fn tell(desk: &mut Desk<'_>, other: ContactId, said: Between) {
    desk.to_others.push((other, Event::Other(Box::new(said))));
}

/// Notes on each open case what staff have to know of its customer's channels.
fn note(desk: &mut Desk<'_>, text: &str) {
    let open: Vec<_> = desk.dossier.cases.values().filter(|case| !is_anonymous(case)).map(|case| case.id).collect();
    for id in open {
        desk.note(id.0, Actor::Desk, What::Noted { text: text.to_owned() });
    }
}
