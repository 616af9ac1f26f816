//! Reads `Authentication-Results` (RFC 8601), what a server noted of the checks that it made.
//!
//! Believes only the topmost field, and only one of the configured server: whoever sends a mail can write as many as he likes below.

use crate::desk::event::SenderCheck;

/// For a server that writes no name into what it notes.
const NAMELESS: &str = "-";

/// Judges by the topmost of `fields`, if it is of the server `authserv_id`; `author` is the domain in `From`.
pub(super) fn topmost(fields: &[String], authserv_id: &str, author: &str) -> SenderCheck {
    let Some(field) = fields.first() else { return SenderCheck::Unchecked };
    let text = without_comments(field);
    if authserv_id == NAMELESS {
        return verdict(&text, author);
    }
    let Some((server, results)) = text.split_once(';') else { return SenderCheck::Unchecked };
    let named = server.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case(authserv_id));
    if named { verdict(results, author) } else { SenderCheck::Unchecked }
}

/// Returns the name of the server that wrote the topmost of `fields`, and its verdict, whoever it is: for an admin who looks.
pub(super) fn first(fields: &[String], author: &str) -> Option<(String, SenderCheck)> {
    let text = without_comments(fields.first()?);
    let name = text.split(';').next().and_then(|server| server.split_whitespace().next()).unwrap_or_default();
    let name = if name.contains('=') { NAMELESS } else { name };
    Some((name.to_owned(), topmost(fields, name, author)))
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
        let piece = piece.to_lowercase();
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

fn without_comments(text: &str) -> String {
    let mut depth = 0u32;
    let keep = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' => {
                let inside = 0 < depth;
                depth = depth.saturating_sub(1);
                return !inside;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(keep).collect()
}
