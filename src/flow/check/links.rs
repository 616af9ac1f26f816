//! Links and addresses in texts that cannot work; without asking any network.

use url::{Host, Url};

use crate::diagnostic::{Diagnostic, Located, Span};

use super::missing::Spoken;

/// Pages that are gone for good: the European platform for online dispute resolution was closed on 20 July 2025.
const DEAD: [&str; 3] = ["ec.europa.eu/consumers/odr", "ec.europa.eu/odr", "webgate.ec.europa.eu/odr"];
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

pub(super) fn check(spoken: &Spoken<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, text) in spoken.files.iter().flat_map(|file| &file.messages).flat_map(|message| message.texts()) {
        for piece in &text.pieces {
            words(piece).for_each(|(word, span)| problems.extend(check_word(word, span)));
        }
    }
}

/// Returns the words of a text without the marks around them, with their places.
fn words(piece: &Located<String>) -> impl Iterator<Item = (&str, Span)> {
    let whole = piece.value.as_str();
    let is_mark =
        |c: char| matches!(c, '.' | ',' | ';' | '!' | '?' | '(' | ')' | '“' | '”' | '„' | '"' | '\'' | '<' | '>' | '‘' | '’' | '«' | '»');
    whole.split_whitespace().filter_map(move |word| {
        let bare = word.trim_matches(is_mark);
        let at = bare.as_ptr() as usize - whole.as_ptr() as usize;
        let span = Span { start: piece.span.start + at, end: piece.span.start + at + bare.len(), ..piece.span.clone() };
        (!bare.is_empty()).then_some((bare, span))
    })
}

fn check_word(word: &str, span: Span) -> Option<Diagnostic> {
    let lower = word.to_lowercase();
    if DEAD.iter().any(|dead| lower.contains(dead)) {
        let problem = Diagnostic::warning(
            "T020",
            span,
            "this link is dead: the European platform for online dispute resolution closed on 20 July 2025",
        );
        return Some(problem.label("dead link").help("name the dispute resolution body that serves you, with its own address"));
    }
    if let Some((scheme, rest)) = lower.split_once(':')
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
        && rest.starts_with('/')
    {
        return bad_link(word, scheme, rest, span);
    }
    if lower.starts_with("www.") {
        let problem = Diagnostic::warning("T016", span.clone(), format!("`{word}` is no whole link")).label("not a link everywhere");
        return Some(problem.help("begin it with https://").patch(span, format!("https://{word}")));
    }
    if word.contains('@') && word.len() > 1 { bad_address(word, span) } else { None }
}

fn bad_link(word: &str, scheme: &str, rest: &str, span: Span) -> Option<Diagnostic> {
    let problem = |message: String| Diagnostic::warning("T016", span.clone(), message).label("cannot be opened");
    if !SCHEMES.contains(&scheme) {
        return Some(match crate::diagnostic::suggest::nearest(scheme, SCHEMES) {
            Some(meant) => problem(format!("`{scheme}:` is no kind of link"))
                .help(format!("did you mean `{meant}:`?"))
                .patch(span.clone(), format!("{meant}{}", &word[scheme.len()..])),
            None => problem(format!("`{scheme}:` is no kind of link")).help("begin it with https://"),
        });
    }
    if !rest.starts_with("//") {
        let mended = format!("{scheme}://{}", &word[scheme.len() + 1..].trim_start_matches('/'));
        return Some(problem(format!("`{word}` is no link: two strokes are missing")).help("write it so").patch(span.clone(), mended));
    }
    let is_reachable = Url::parse(word).is_ok_and(|url| match url.host() {
        Some(Host::Domain(domain)) => domain.contains('.') && !domain.ends_with('.') && !domain.contains("..") && domain != "example.",
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => false,
    });
    (!is_reachable)
        .then(|| problem(format!("nobody can open `{word}`")).help("a link names a public place, such as https://example.org/complaints"))
}

fn bad_address(word: &str, span: Span) -> Option<Diagnostic> {
    let address = word.strip_prefix("mailto:").unwrap_or(word);
    let is_good = address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.contains('@') && domain.contains('.') && !domain.contains("..") && !domain.starts_with('.')
    });
    // A name such as @redress_bot is no address.
    if is_good || address.starts_with('@') {
        return None;
    }
    let problem = Diagnostic::warning("T016", span, format!("nobody can write to `{address}`")).label("no e-mail address");
    Some(problem.help("an address reads name@example.org"))
}
