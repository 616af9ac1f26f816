//! Tokens: proof that whoever answers has a mail of ours. Never a secret of the case alone: each carries a truncated HMAC.

use super::case::CaseId;
use super::dossier::Address;
use super::message::MessageId;
use super::reference;
use super::rules::{OwnMail, Secret};

/// 80 bits: 16 characters.
const MAC_BYTES: usize = 10;

/// Returns the token of a case, such as `7k2m9qxar.0f3k…`: in small letters, since some servers fold the local part.
pub fn encode(secret: &Secret, case: CaseId) -> String {
    let body = reference::compact(secret, case).to_lowercase();
    format!("{body}.{}", mac(secret, "reply", &body))
}

/// Returns the case of a token, in any case; `None` if nobody with our secret wrote it.
pub fn verify(secret: &Secret, token: &str) -> Option<CaseId> {
    let body = signed(secret, "reply", token)?;
    reference::from_compact(secret, &body)
}

/// Returns the address for answers about a case: with its token where the server takes plus-addresses, else the plain one.
pub fn reply_address(secret: &Secret, own_mail: &OwnMail, case: CaseId) -> String {
    match own_mail.address.as_str().rsplit_once('@') {
        Some((local, domain)) if own_mail.plus_addressing => format!("{local}+{}@{domain}", encode(secret, case)),
        Some(_) | None => own_mail.address.as_str().to_owned(),
    }
}

/// What a token for staff begins with: no token for customers does.
const STAFF: &str = "s-";

/// Returns the token by which one member of staff answers about a case: it is bound to that person's address.
pub fn encode_staff(secret: &Secret, case: CaseId, person: &Address) -> String {
    let body = reference::compact(secret, case).to_lowercase();
    format!("{STAFF}{body}.{}", staff_mac(secret, &body, person))
}

/// Returns what the tokens for staff of a case begin with, whoever bears them: it stands in every letter to staff about it.
pub fn staff_mark(secret: &Secret, case: CaseId) -> String {
    format!("{STAFF}{}.", reference::compact(secret, case).to_lowercase())
}

/// Returns the case of a token for staff, and whose of `people` it is; `None` if it is nobody's.
pub fn verify_staff<'p>(secret: &Secret, token: &str, people: impl IntoIterator<Item = &'p Address>) -> Option<(CaseId, &'p Address)> {
    let token = token.to_ascii_lowercase();
    let (body, given) = token.strip_prefix(STAFF)?.rsplit_once('.')?;
    let person = people.into_iter().find(|person| same(&staff_mac(secret, body, person), given))?;
    Some((reference::from_compact(secret, body)?, person))
}

/// Returns the address for one person's orders and answers about a case.
pub fn staff_address(secret: &Secret, own_mail: &OwnMail, case: CaseId, person: &Address) -> String {
    match own_mail.address.as_str().rsplit_once('@') {
        Some((local, domain)) if own_mail.plus_addressing => format!("{local}+{}@{domain}", encode_staff(secret, case, person)),
        Some(_) | None => own_mail.address.as_str().to_owned(),
    }
}

/// What a token for notes begins with.
const NOTE: &str = "n-";

/// Returns the case of a token for notes, and whose of `people` it is; `None` if it is nobody's.
pub fn verify_note<'p>(secret: &Secret, token: &str, people: impl IntoIterator<Item = &'p Address>) -> Option<(CaseId, &'p Address)> {
    let token = token.to_ascii_lowercase();
    let (body, given) = token.strip_prefix(NOTE)?.rsplit_once('.')?;
    let person = people.into_iter().find(|person| same(&note_mac(secret, body, person), given))?;
    Some((reference::from_compact(secret, body)?, person))
}

/// Returns the address to which one person sends what stays inside; `None` where the server takes no plus-addresses.
pub fn note_address(secret: &Secret, own_mail: &OwnMail, case: CaseId, person: &Address) -> Option<String> {
    let (local, domain) = own_mail.address.as_str().rsplit_once('@').filter(|_| own_mail.plus_addressing)?;
    let body = reference::compact(secret, case).to_lowercase();
    Some(format!("{local}+{NOTE}{body}.{}@{domain}", note_mac(secret, &body, person)))
}

/// What a token for entries begins with.
const ENTRY: &str = "e-";

/// Returns whose of `people` a token for entries is; `None` if it is nobody's.
pub fn verify_entry<'p>(secret: &Secret, token: &str, people: impl IntoIterator<Item = &'p Address>) -> Option<&'p Address> {
    let token = token.to_ascii_lowercase();
    let given = token.strip_prefix(ENTRY)?;
    people.into_iter().find(|person| same(&entry_mac(secret, person), given))
}

/// Returns the address to which one person sends what a customer said elsewhere; `None` where the server takes no plus-addresses.
pub fn entry_address(secret: &Secret, own_mail: &OwnMail, person: &Address) -> Option<String> {
    let (local, domain) = own_mail.address.as_str().rsplit_once('@').filter(|_| own_mail.plus_addressing)?;
    Some(format!("{local}+{ENTRY}{}@{domain}", entry_mac(secret, person)))
}

fn entry_mac(secret: &Secret, person: &Address) -> String {
    mac(secret, "entry", &person.as_str().to_lowercase())
}

fn note_mac(secret: &Secret, body: &str, person: &Address) -> String {
    mac(secret, "note", &format!("{body} {}", person.as_str().to_lowercase()))
}

fn staff_mac(secret: &Secret, body: &str, person: &Address) -> String {
    mac(secret, "staff", &format!("{body} {}", person.as_str().to_lowercase()))
}

/// Returns the bare Message-ID of a message, fixed for all its tries.
pub fn message_id(secret: &Secret, own_mail: &OwnMail, message: MessageId) -> String {
    let body = message.to_string();
    format!("{body}.{}@{}", mac(secret, "message", &body), own_mail.message_id_domain)
}

/// Returns how a letter names itself in its own text, for answers that keep nothing of it but the words.
pub fn text_mark(message_id: &str) -> String {
    format!("[{}]", message_id.rsplit_once('@').map_or(message_id, |(local, _)| local))
}

/// Returns the text of a letter without its mark.
pub(in crate::desk) fn without_mark(text: &str) -> &str {
    let parted = text.trim_end().rsplit_once("\n\n");
    parted.filter(|(_, last)| last.starts_with('[') && last.ends_with(']') && !last.contains(' ')).map_or(text, |(rest, _)| rest)
}

/// Returns the Message-ID that such a mark stands for.
pub fn marked_id(own_mail: &OwnMail, mark: &str) -> Option<String> {
    let local = mark.strip_prefix('[')?.strip_suffix(']')?;
    Some(format!("{local}@{}", own_mail.message_id_domain))
}

/// What a token for delivery reports begins with.
const BOUNCE: &str = "b-";

/// Returns the envelope sender of a message, by which a delivery report finds it whatever the report says; `None` where the server
/// takes no plus-addresses.
pub fn bounce_address(secret: &Secret, own_mail: &OwnMail, message: MessageId) -> Option<Address> {
    let (local, domain) = own_mail.address.as_str().rsplit_once('@').filter(|_| own_mail.plus_addressing)?;
    Address::parse(&format!("{local}+{BOUNCE}{message}.{}@{domain}", mac(secret, "bounce", &message.to_string())))
}

/// Returns the message of a token for delivery reports; `None` if nobody with our secret wrote it.
pub fn verify_bounce(secret: &Secret, token: &str) -> Option<MessageId> {
    let token = token.to_ascii_lowercase();
    read_message(&signed(secret, "bounce", token.strip_prefix(BOUNCE)?)?)
}

/// Returns the message that a Message-ID of ours names; `None` if we did not write it.
pub fn verify_message_id(secret: &Secret, own_mail: &OwnMail, bare: &str) -> Option<MessageId> {
    let (local, domain) = bare.rsplit_once('@')?;
    let body = signed(secret, "message", local).filter(|_| domain.eq_ignore_ascii_case(&own_mail.message_id_domain))?;
    read_message(&body)
}

fn read_message(body: &str) -> Option<MessageId> {
    let (seq, nth) = body.split_once('-')?;
    Some(MessageId { seq: seq.parse().ok()?, nth: nth.parse().ok()? })
}

fn signed(secret: &Secret, purpose: &str, text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (body, given) = text.rsplit_once('.')?;
    same(&mac(secret, purpose, body), given).then(|| body.to_owned())
}

/// Returns the code that proves who reads an address: eight characters, for the event that asked for it.
pub(super) fn link_code(secret: &Secret, seq: u64) -> String {
    reference::letters(&reference::tag(&reference::key(secret), "link", &seq.to_be_bytes())[..5])
}

/// Returns the code by which an anonymous customer comes back to a case: eight characters.
pub(super) fn case_code(secret: &Secret, case: CaseId) -> String {
    reference::letters(&reference::tag(&reference::key(secret), "back", &case.0.to_be_bytes())[..5])
}

/// Compares in a time that tells nothing of where the two differ.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// Returns a mark by which a text is known again, and which tells nothing about it.
pub(super) fn mark_of(secret: &Secret, text: &str) -> String {
    mac(secret, "staff text", text)
}

fn mac(secret: &Secret, purpose: &str, body: &str) -> String {
    reference::letters(&reference::tag(&reference::key(secret), purpose, body.as_bytes())[..MAC_BYTES]).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: Secret = Secret([7; 32]);

    fn own_mail(plus_addressing: bool) -> OwnMail {
        OwnMail {
            address: Address::parse("complaints@example.org").unwrap(),
            name: "Example Ltd".into(),
            message_id_domain: "example.org".into(),
            plus_addressing,
        }
    }

    #[test]
    fn a_token_names_its_case_in_any_case() {
        let token = encode(&SECRET, CaseId(12));
        assert_eq!(verify(&SECRET, &token), Some(CaseId(12)));
        assert_eq!(verify(&SECRET, &token.to_uppercase()), Some(CaseId(12)));
    }

    #[test]
    fn a_guessed_token_opens_nothing() {
        let (one, other) = (encode(&SECRET, CaseId(12)), encode(&SECRET, CaseId(13)));
        let (body, _) = one.split_once('.').unwrap();
        let (_, mac) = other.split_once('.').unwrap();
        for token in [format!("{body}.{mac}"), body.to_owned(), format!("{body}."), String::new(), "é.é".into()] {
            assert_eq!(verify(&SECRET, &token), None, "{token}");
        }
    }

    #[test]
    fn a_token_for_staff_is_bound_to_one_person() {
        let (ana, bob) = (Address::parse("ana@example.org").unwrap(), Address::parse("bob@example.org").unwrap());
        let token = encode_staff(&SECRET, CaseId(12), &ana);
        assert_eq!(verify_staff(&SECRET, &token.to_uppercase(), [&bob, &ana]), Some((CaseId(12), &ana)));
        assert_eq!(verify_staff(&SECRET, &token, [&bob]), None);
        assert_eq!(verify_staff(&SECRET, &encode(&SECRET, CaseId(12)), [&ana]), None);
        assert_eq!(verify(&SECRET, &token), None);
        let address = staff_address(&SECRET, &own_mail(true), CaseId(12), &ana);
        assert!(address.split_once('@').is_some_and(|(local, _)| local.len() <= 64), "{address}");
    }

    #[test]
    fn a_token_for_notes_is_no_token_for_orders() {
        let ana = Address::parse("ana@example.org").unwrap();
        let address = note_address(&SECRET, &own_mail(true), CaseId(12), &ana).unwrap();
        let token = address.strip_prefix("complaints+").and_then(|rest| rest.strip_suffix("@example.org")).unwrap();
        assert_eq!(verify_note(&SECRET, &token.to_uppercase(), [&ana]), Some((CaseId(12), &ana)));
        assert_eq!(verify_staff(&SECRET, token, [&ana]), None);
        assert_eq!(verify_note(&SECRET, &encode_staff(&SECRET, CaseId(12), &ana), [&ana]), None);
        assert_eq!(note_address(&SECRET, &own_mail(false), CaseId(12), &ana), None);
    }

    #[test]
    fn the_address_for_answers_carries_the_token_where_the_server_takes_it() {
        let address = reply_address(&SECRET, &own_mail(true), CaseId(12));
        let token = address.strip_prefix("complaints+").and_then(|rest| rest.strip_suffix("@example.org"));
        assert_eq!(token.and_then(|token| verify(&SECRET, token)), Some(CaseId(12)));
        assert!(address.split_once('@').is_some_and(|(local, _)| local.len() <= 64));
        assert_eq!(reply_address(&SECRET, &own_mail(false), CaseId(12)), "complaints@example.org");
    }

    #[test]
    fn the_address_for_delivery_reports_names_one_message_and_nothing_else() {
        let id = MessageId { seq: 81, nth: 2 };
        let address = bounce_address(&SECRET, &own_mail(true), id).unwrap();
        let token = address.as_str().strip_prefix("complaints+").and_then(|rest| rest.strip_suffix("@example.org")).unwrap();
        assert_eq!(verify_bounce(&SECRET, &token.to_uppercase()), Some(id));
        assert_eq!(verify_bounce(&SECRET, &token.replacen("81-2", "81-3", 1)), None);
        assert_eq!(verify(&SECRET, token), None);
        assert_eq!(verify_bounce(&SECRET, &encode(&SECRET, CaseId(81))), None);
        assert_eq!(bounce_address(&SECRET, &own_mail(false), id), None);
    }

    #[test]
    fn a_message_id_names_its_message_and_cannot_be_made_up() {
        let id = MessageId { seq: 81, nth: 2 };
        let bare = message_id(&SECRET, &own_mail(true), id);
        assert_eq!(verify_message_id(&SECRET, &own_mail(true), &bare), Some(id));
        assert_eq!(verify_message_id(&SECRET, &own_mail(true), &bare.replacen("81-2", "81-3", 1)), None);
        assert_eq!(verify_message_id(&SECRET, &own_mail(true), "81-2@example.org"), None);
        assert_eq!(marked_id(&own_mail(true), &text_mark(&bare)), Some(bare));
    }
}
