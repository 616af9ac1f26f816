//! Reads `Authentication-Results` (RFC 8601), what a server noted of the checks that it made.
//!
//! Believes only the topmost field, and only one of the configured server: whoever sends a mail can write as many as he likes below.

use crate::desk::event::SenderCheck;
use crate::io::mail::shape::without_comments;

/// For a server that writes no name into what it notes.
const NAMELESS: &str = "-";

/// Judges by the topmost of `fields`, if it is of the server `authserv_id`; `author` is the domain in `From`.
pub(super) fn topmost(fields: &[String], authserv_id: &str, author: &str) -> SenderCheck {
    let Some(field) = fields.first() else { return SenderCheck::Unchecked };
    let text = without_comments(field);
    let (server, results) = parted(&text);
    if server.eq_ignore_ascii_case(authserv_id) { verdict(results, author) } else { SenderCheck::Unchecked }
}

/// Returns the name of the server that wrote a note.
pub(super) fn server(field: &str) -> String {
    parted(&without_comments(field)).0.to_owned()
}

/// Parts a note into the name of its server, or [`NAMELESS`] where it begins with the results, and the results.
fn parted(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(';').unwrap_or((text, ""));
    if first.contains('=') {
        return (NAMELESS, text);
    }
    (first.split_whitespace().next().unwrap_or_default(), rest)
}

/// Judges by the results behind the server's name.
pub(super) fn verdict(results: &str, author: &str) -> SenderCheck {
    let results: Vec<Outcome> = results.split(';').filter_map(Outcome::parse).collect();
    if let Some(dmarc) = results.iter().find(|outcome| outcome.method == "dmarc") {
        match dmarc.result.as_str() {
            // A pass of another author's domain says nothing of this one.
            "pass" if dmarc.domain("header.from").is_none_or(|domain| is_related(&domain, author)) => return SenderCheck::Verified,
            "pass" | "temperror" => return SenderCheck::Unchecked,
            "fail" | "permerror" => return SenderCheck::Failed,
            _ => {}
        }
    }
    let proves = |outcome: &Outcome| {
        let domain = match outcome.method.as_str() {
            "dkim" => outcome.domain("header.d").or_else(|| outcome.domain("header.i")),
            "spf" => outcome.domain("smtp.mailfrom"),
            _ => None,
        };
        outcome.result == "pass" && domain.is_some_and(|domain| is_related(&domain, author))
    };
    if results.iter().any(proves) {
        return SenderCheck::Verified;
    }
    let looked = results.iter().any(|outcome| matches!(outcome.method.as_str(), "dmarc" | "dkim" | "spf"));
    if looked { SenderCheck::Unproved } else { SenderCheck::Unchecked }
}

/// One `method=result` with its properties, in lower case.
struct Outcome {
    method: String,
    result: String,
    properties: Vec<(String, String)>,
}

impl Outcome {
    fn parse(piece: &str) -> Option<Self> {
        // Blanks and comments may stand around the sign (RFC 8601, 2.2).
        let piece = piece.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace(" =", "=").replace("= ", "=");
        let mut words = piece.split_whitespace().filter_map(|word| word.split_once('='));
        let (method, result) = words.next()?;
        let method = method.split('/').next().unwrap_or(method).to_owned();
        let properties = words.map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned())).collect();
        Some(Self { method, result: result.to_owned(), properties })
    }

    /// Returns the domain that a property names, whether alone or in an address.
    fn domain(&self, property: &str) -> Option<String> {
        let (_, value) = self.properties.iter().find(|(name, _)| name == property)?;
        let domain = value.rsplit('@').next().unwrap_or(value).trim_matches(['<', '>', '.']);
        (!domain.is_empty()).then(|| domain.to_owned())
    }
}

/// Tells whether two domains are the same, or one is below the other; a top-level domain is nobody's.
fn is_related(one: &str, other: &str) -> bool {
    let below = |long: &str, short: &str| short.contains('.') && long.strip_suffix(short).is_some_and(|rest| rest.ends_with('.'));
    one == other || below(one, other) || below(other, one)
}
