//! The way back of an anonymous customer: reference and secret code, written in any chat, bring the case there (ACC-8).
//!
//! The code is told once, in the chat in which the case was filed, and proves the case alone: nobody learns who has it, or had it.

use crate::desk::case::{Case, CaseId};
use crate::desk::dossier::ContactId;
use crate::desk::journal::{Actor, What};
use crate::desk::rules::Rules;
use crate::desk::step::Desk;
use crate::desk::{chat, reference, token};

use super::{Between, is_anonymous, join};

/// Two groups of four with a hyphen between.
const CODE_CHARS: usize = 8;
/// A reference and a code, with whatever stands between their letters.
const TEXT_CHARS_MAX: usize = 64;

/// A reference, and what stands behind it in place of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Back {
    pub case: CaseId,
    pub proved: bool,
}

/// Reads a reference with eight characters behind it, and nothing else, as people write them.
pub fn read(rules: &Rules, text: &str) -> Option<Back> {
    let text = text.trim();
    let text = if text.starts_with('/') { text.split_once(char::is_whitespace)?.1 } else { text };
    if TEXT_CHARS_MAX < text.chars().count() {
        return None;
    }
    let folded: String = text.chars().filter(|c| c.is_alphanumeric()).map(reference::fold).collect();
    let prefix: String = rules.reference_prefix.chars().map(reference::fold).collect();
    let (named, code) = folded.split_at_checked(folded.len().checked_sub(CODE_CHARS)?)?;
    if !named.starts_with(&prefix) {
        return None;
    }
    let case = reference::decode(&rules.secret, &rules.reference_prefix, named)?;
    Some(Back { case, proved: token::same(&token::case_code(&rules.secret, case), code) })
}

/// Returns what the customer is told of the code, in the acknowledgement of an anonymous case.
pub(in crate::desk) fn told(desk: &Desk<'_>, case: &Case) -> Option<String> {
    let code = token::case_code(&desk.rules.secret, case.id);
    let (first, last) = code.split_at(CODE_CHARS / 2);
    is_anonymous(case).then(|| desk.words(&case.lang).say("back-code", &[("code", &format!("{first}-{last}"))]))
}

/// Answers a reference with a code that is of no case elsewhere: the case is here already, or the code is wrong.
pub(in crate::desk) fn here(desk: &mut Desk<'_>, back: Back) {
    let has = desk.dossier.cases.contains_key(&back.case) || desk.dossier.closed.contains(&back.case);
    if back.proved && has {
        return chat::tell_status(desk, desk.tick.seq);
    }
    chat::say(desk, desk.tick.seq, "back-wrong");
}

/// The code of a case was written in another chat: the case goes there, with all that it owes.
pub(super) fn leave(desk: &mut Desk<'_>, id: CaseId, chat: i64) {
    let to = ContactId::Telegram(chat);
    if !desk.is_chat() || desk.dossier.contact.id == to {
        return;
    }
    let Some(case) = desk.dossier.cases.get(&id).filter(|case| is_anonymous(case)).cloned() else {
        // It is closed: whoever asks hears that, and no more is left to go over.
        let closed = desk.rules.reference(id);
        return join::tell(desk, to, Between::Back { case: None, closed: Some(closed).filter(|_| desk.dossier.closed.contains(&id)) });
    };
    desk.dossier.cases.remove(&id);
    desk.dossier.conversation = desk.dossier.conversation.take().filter(|conversation| conversation.id != id.0);
    chat::say(desk, desk.tick.seq, "back-left");
    join::tell(desk, to, Between::Back { case: Some(Box::new(case)), closed: None });
}

/// Takes in a case that the same person filed in another chat.
pub(super) fn come(desk: &mut Desk<'_>, case: Option<&Case>, closed: Option<&str>) {
    let lang = case.map(|case| case.lang.clone());
    desk.dossier.contact.lang = desk.dossier.contact.lang.take().or(lang);
    match (case, closed) {
        (Some(case), _) => {
            desk.dossier.cases.insert(case.id, case.clone());
            desk.note(case.id.0, Actor::Desk, What::Noted { text: "the customer came back with the code, from another chat".to_owned() });
            chat::say(desk, case.id.0, "back-here");
            chat::tell_status(desk, case.id.0);
        }
        (None, Some(closed)) => {
            let lang = desk.lang();
            let text = desk.words(&lang).say("status-closed", &[("references", closed)]);
            desk.say(desk.tick.seq, crate::desk::notice::Notice::Status, text);
        }
        (None, None) => chat::say(desk, desk.tick.seq, "back-wrong"),
    }
}
