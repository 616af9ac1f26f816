//! Whom a report in words is about, and what it says of each.
//!
//! A report names more addresses than those it could not reach: who sent the mail, whom to ask for help. What stands at the beginning of
//! a line counts before what stands within one.

use std::sync::LazyLock;

use regex::Regex;

use super::super::phrases;
use super::sender::is_daemon_address;
use super::{Fate, RECIPIENTS_MAX, TEXT_BYTES_MAX};

const DOMAIN: &str = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+";
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"[A-Za-z0-9._%+&'=/~-]{{1,64}}@{DOMAIN}")));
/// As above, with letters and signs of all alphabets.
static WIDE_ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r#"[^\s<>()\[\],;:"@\\|]{{1,64}}@{DOMAIN}"#)));
/// A status of RFC 3463, and no piece of a network address.
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d.])([45]\.\d\.\d{1,3})(?:[^\d.]|\.\s|$)"));
static TRY_LATER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)(?:^|[\s(:;-])4(?:21|50|51|52)(?:-| [^b])"));
static REFUSED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)(?:^|[\s(:;-])5[05]\d[ -]"));
static REFUSAL_LINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*[45][05]\d[ -]"));
static REASON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^.{0,200}\b(?:[45]\d\d|[45]\.\d{1,3}\.\d{1,3})\b.{0,300}$"));
static RETURNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^\W{0,8}(?:-{3,}.{0,60}(?:copy of|original|returned|unsent|undelivered mail|message header|included is|body of)|this is a copy of|below this line is|included is a copy|bounced e-?mail:|the (?:following is|header of) the|(?:original|returned) message|message (?:headers? )?follows|received:|return-path:|message-id:|mime-version:|x-mailer:)",
    )
});
/// After such words come those whom the mail did not reach; above them may stand what it was.
static FOLLOWING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)did not reach the following|(?:can ?not|could not) be delivered to the following recipient"));
/// Addresses of details: who sent it, and through whom it came to the recipient.
static DETAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:from|mail from|sender|reply-to|cc|subject|sent|envelope-from|return-path)\s*:"));
static ORIGIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(?:generated|expanded) (?:from|by):?\s*<?$"));
/// Whom the reader may ask, or what to try instead.
static HELP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:contact|assistance|help|support|questions?|abuse|e-?mail to|send (?:an? )?(?:e-?)?mail|another mail|from|e\.g\.|try(?:ing)?|standard form|reach a party)\b.{0,80}$|may be of help",
    )
});
static AT_START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)^[\s<>"'*\[(-]*(?:(?:(?:failed|final|original|intended|target|invalid|unknown|the)[ -])*(?:e?-?mail )?(?:recipients?|address|addressee|user)(?: address)?\s*[:=]\s*)?(?:smtp[:=]|rfc822;)?[\s<>"'\[(]*$"#,
    )
});
static AFTER_CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(?:^\W*[45]\d\d[\s-].*|rcpt to:\s*<?)$"));
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:addressed|(?:message|mail) (?:was )?(?:sent )?(?:to|for)|deliver\w* to|recipient)\b"));
static RETURNED_TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?im)^>?\s{0,8}to:\s*(.+)$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is fixed")
}

/// How surely an address is that of whom the mail did not reach; the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    AtStart,
    AfterCode,
    Named,
    Within,
    /// Whom the mail was sent to before it was sent on.
    Origin,
}

/// Returns the addresses of a text, each once.
pub(super) fn addresses_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for address in ADDRESS.find_iter(text).take(RECIPIENTS_MAX * 4) {
        let address = bare(address.as_str());
        if !found.contains(&address) && found.len() < RECIPIENTS_MAX {
            found.push(address);
        }
    }
    found
}

fn bare(address: &str) -> String {
    let address = address.trim_start_matches(['=', '\'', '/']);
    let label = address.split_once('=').filter(|(label, _)| label.eq_ignore_ascii_case("smtp"));
    label.map_or(address, |(_, rest)| rest).to_owned()
}

/// Returns the recipients that the report's own words name; `own` are the addresses of those between whom the report went.
pub(super) fn named_in(said: &str, own: &[String]) -> Vec<String> {
    let mentions = mentions(said);
    let is_other = |address: &String| !own.contains(&address.to_lowercase()) && !is_daemon_address(address);
    let best = mentions.iter().filter(|(_, address)| is_other(address)).map(|(place, _)| *place).min();
    let of = |wanted: Place, all: bool| -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (place, address) in &mentions {
            if *place == wanted && (all || is_other(address)) && !found.contains(address) && found.len() < RECIPIENTS_MAX {
                found.push(address.clone());
            }
        }
        found
    };
    // Who writes to themselves reads their own address there.
    let at_start = of(Place::AtStart, true);
    match best {
        Some(Place::AtStart) => of(Place::AtStart, false),
        Some(Place::Within | Place::Origin) | None if !at_start.is_empty() => at_start,
        Some(place) => of(place, false),
        None => Vec::new(),
    }
}

/// Tells whether an address of somebody else stands at the beginning of a line.
pub(super) fn has_line_of(said: &str, own: &[String]) -> bool {
    mentions(said).iter().any(|(place, address)| *place == Place::AtStart && !own.contains(&address.to_lowercase()))
}

/// Tells whether a line begins with the code of a refusal.
pub(super) fn has_refusal_line(said: &str) -> bool {
    REFUSAL_LINE.is_match(said)
}

fn mentions(said: &str) -> Vec<(Place, String)> {
    let narrow = mentions_by(said, &ADDRESS);
    if narrow.is_empty() { mentions_by(said, &WIDE_ADDRESS) } else { narrow }
}

fn mentions_by(said: &str, pattern: &Regex) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    let mut before = "";
    for line in said.lines() {
        let is_detail = DETAIL.is_match(line);
        for address in pattern.find_iter(line).take(RECIPIENTS_MAX) {
            let head = &line[..address.start()];
            let is_start = AT_START.is_match(head);
            let lead = if is_start { before } else { head };
            let is_origin = ORIGIN.is_match(head);
            let is_help = !is_origin && HELP.is_match(lead) && !(is_start && lead.trim_end().ends_with([':', '.']));
            if is_detail || is_help || RECIPIENTS_MAX * 4 <= found.len() {
                continue;
            }
            let place = if is_origin {
                Place::Origin
            } else if is_start {
                Place::AtStart
            } else if AFTER_CODE.is_match(head) {
                Place::AfterCode
            } else if NAMED.is_match(head) {
                Place::Named
            } else {
                Place::Within
            };
            found.push((place, bare(address.as_str())));
        }
        before = line;
    }
    found
}

/// Returns what the words say of one recipient: those from each line that names it to the next that names another.
pub(super) fn fate_of(said: &str, recipient: &str, all: &[String]) -> Fate {
    let mut words = String::new();
    let mut is_about = false;
    for line in said.lines() {
        let lower = line.to_lowercase();
        if lower.contains(&recipient.to_lowercase()) {
            is_about = true;
        } else if all.iter().any(|other| lower.contains(&other.to_lowercase())) {
            is_about = false;
        }
        if is_about {
            words.push_str(line);
            words.push('\n');
        }
    }
    fate_by(&words).unwrap_or_else(|| fate_in(said))
}

/// Returns what the words say of whomever they are about.
pub(super) fn fate_in(said: &str) -> Fate {
    fate_by(said).unwrap_or(Fate::Dead)
}

fn fate_by(words: &str) -> Option<Fate> {
    if phrases::is_full(words) {
        return Some(Fate::Lost);
    }
    let is_expired = phrases::is_expired(words);
    match code_in(words) {
        Some(code) if code.starts_with('4') || code.starts_with("5.2.2") => Some(Fate::Lost),
        Some(code) if code.starts_with("5.4.") && is_expired => Some(Fate::Lost),
        Some(_) => Some(Fate::Dead),
        None if is_expired || TRY_LATER.is_match(words) && !REFUSED.is_match(words) => Some(Fate::Lost),
        None => None,
    }
}

/// Returns the first status of RFC 3463 in the words.
pub(super) fn code_in(words: &str) -> Option<&str> {
    CODE.captures(words)?.get(1).map(|code| code.as_str())
}

/// Splits the text into the report's own words and the mail that it returns.
pub(super) fn split_returned(text: &str) -> (&str, &str) {
    let mut end = text.len().min(TEXT_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let start = FOLLOWING.find(text).map_or(0, |found| found.start());
    let own = &text[start..];
    match RETURNED.find_iter(own).find(|found| 20 < found.start()) {
        Some(found) => own.split_at(found.start()),
        None => (own, ""),
    }
}

/// Tells whether the header of a mail stands in the text, with what servers write into it: quotes of people lack that.
pub(super) fn has_header(returned: &str) -> bool {
    let is_field = |line: &&str| {
        let name = line.trim_start_matches(['>', ' ']).split(':').next().unwrap_or_default().to_ascii_lowercase();
        matches!(name.as_str(), "received" | "return-path" | "message-id" | "mime-version" | "date" | "subject" | "from" | "to")
    };
    let is_of_servers = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        matches!(name.as_str(), "received" | "return-path" | "message-id" | "mime-version")
    };
    let head = || returned.lines().take(60);
    3 <= head().filter(is_field).count() && head().any(|line| is_of_servers(&line))
}

/// Returns to whom the mail went that stands at the end of the text.
pub(super) fn returned_to(returned: &str) -> Vec<String> {
    RETURNED_TO.captures(returned).and_then(|found| found.get(1)).map(|to| addresses_in(to.as_str())).unwrap_or_default()
}

/// Returns the line that says why, for people.
pub(super) fn reason_in(said: &str) -> String {
    REASON.find(said).map(|found| found.as_str().trim().chars().take(300).collect()).unwrap_or_default()
}

/// Tells whether a line of the words has the code of a refusal.
pub(super) fn has_reason(said: &str) -> bool {
    REASON.is_match(said)
}
