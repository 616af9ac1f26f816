//! The code: sent to the address that somebody names in a chat, and proved by writing it there.
//!
//! The mail says nothing of the chat or its cases, and the chat learns nothing of the address but that a code was sent. Each code
//! lives half an hour and a few tries; how many are sent in a day, the budget of automatic mails says.

use chrono::TimeDelta;

use crate::desk::dossier::Address;
use crate::desk::message::Automatic;
use crate::desk::notice::{Letter, Notice};
use crate::desk::step::Desk;
use crate::desk::{chat, post, token};

use super::{Asked, join};

const LIVES_MINUTES: i64 = 30;
const TRIES_MAX: u8 = 5;
/// Two groups of four with a hyphen between.
const CODE_CHARS: usize = 8;

/// What somebody wants in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Wish {
    /// To go on by mail too, without saying where.
    How,
    Send(Address),
    Code(String),
    End,
}

/// Reads a wish about the other channel. In the middle of a conversation only a command is one, and the code itself.
pub(in crate::desk) fn wish(desk: &Desk<'_>, text: &str, is_talking: bool) -> Option<Wish> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match first.split('@').next() {
        Some("/link") => return Some(named(rest)),
        Some("/unlink") => return Some(Wish::End),
        Some(_) | None => {}
    }
    if let Some(asked) = desk.dossier.link.asked.as_ref().filter(|_| looks_like_code(text)) {
        let is_meant = !is_talking || text.contains('-') || is_right(desk, asked, text);
        return is_meant.then(|| Wish::Code(text.to_owned()));
    }
    if is_talking {
        return None;
    }
    let words = desk.words(&desk.lang());
    if words.is_one_of("command-unlink", text) {
        return Some(Wish::End);
    }
    if words.is_one_of("command-link", text) {
        return Some(Wish::How);
    }
    let (head, last) = text.rsplit_once(char::is_whitespace)?;
    Address::parse(last).filter(|_| words.is_one_of("command-link", head)).map(Wish::Send)
}

/// Does what is wished.
pub(in crate::desk) fn wished(desk: &mut Desk<'_>, wish: Wish) {
    match wish {
        Wish::How => match named_before(desk) {
            Some(address) => send(desk, &address),
            None => chat::say(desk, desk.tick.seq, "link-how"),
        },
        Wish::Send(address) => send(desk, &address),
        Wish::Code(code) => prove(desk, &code),
        Wish::End => join::end(desk),
    }
}

fn named(rest: &str) -> Wish {
    let rest = rest.trim();
    match Address::parse(rest) {
        Some(address) => Wish::Send(address),
        None if looks_like_code(rest) => Wish::Code(rest.to_owned()),
        None => Wish::How,
    }
}

/// Returns the address that the customer named in a case.
fn named_before(desk: &Desk<'_>) -> Option<Address> {
    desk.dossier.cases.values().rev().find_map(post::address_of)
}

fn send(desk: &mut Desk<'_>, address: &Address) {
    // Phones begin every line with a capital; no mail server minds.
    let Some(address) = Address::parse(&address.as_str().to_lowercase()) else { return };
    let (seq, lang) = (desk.tick.seq, desk.lang());
    let words = desk.words(&lang);
    let code = code(desk, seq);
    let text = words.say("link-code", &[("organisation", &desk.rules.organisation), ("code", &code)]);
    let paragraphs = vec![text, words.say("link-code-stranger", &[])];
    let letter = Letter { subject: words.say("link-code-subject", &[]), paragraphs, lang: words.lang.clone() };
    let before = desk.messages.len();
    desk.mail_customer(seq, Notice::LinkCode, address.clone(), &letter, Automatic::Generated);
    if desk.messages.len() == before {
        return chat::say(desk, seq, "link-many");
    }
    desk.dossier.link.asked = Some(Asked { seq, address, at: desk.tick.now, tries: 0 });
    chat::say(desk, seq, "link-sent");
}

fn prove(desk: &mut Desk<'_>, given: &str) {
    let lives = |asked: &Asked| desk.tick.now < asked.at + TimeDelta::minutes(LIVES_MINUTES);
    let asked = desk.dossier.link.asked.clone().filter(lives);
    desk.dossier.link.asked = None;
    match asked {
        Some(asked) if is_right(desk, &asked, given) => return join::join(desk, asked.address),
        Some(asked) if asked.tries + 1 < TRIES_MAX => desk.dossier.link.asked = Some(Asked { tries: asked.tries + 1, ..asked }),
        Some(_) | None => {}
    }
    chat::say(desk, desk.tick.seq, "link-wrong");
}

fn is_right(desk: &Desk<'_>, asked: &Asked, given: &str) -> bool {
    token::same(&folded(&code(desk, asked.seq)), &folded(given))
}

fn code(desk: &Desk<'_>, seq: u64) -> String {
    let code = token::link_code(&desk.rules.secret, seq);
    let (first, last) = code.split_at(CODE_CHARS / 2);
    format!("{first}-{last}")
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(crate::desk::reference::fold).collect()
}

/// Tells whether a text can be nothing but a code, written with or without its hyphen.
fn looks_like_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', ' ', '–']).collect();
    let letters = |part: &&str| part.chars().all(|c| c.is_ascii_alphanumeric());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(letters) && (lengths == [CODE_CHARS] || lengths == [CODE_CHARS / 2, CODE_CHARS / 2])
}
