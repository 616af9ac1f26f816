//! Structured header fields: message ids, and Content-Type with its parameters.

use super::charset;
use super::header::{decode_words, repair, without_comments};
use super::transfer::hex;

/// Parameters of one field beyond this number are ignored.
const PARAMETERS_MAX: usize = 100;
/// Ids of one field beyond this number are ignored.
const IDS_MAX: usize = 500;

/// Reads message ids, without their angle brackets; what is not in brackets counts only where nothing is.
///
/// Ids that could not be written into a header again (blanks, controls, 8-bit) are left out.
pub(super) fn message_ids(raw: &[u8]) -> Vec<String> {
    let text = decode_words(&repair(raw));
    let mut ids: Vec<String> = Vec::new();
    for piece in text.split('<').skip(1).take(IDS_MAX) {
        let id = piece.split('>').next().unwrap_or_default().trim();
        // Comments stand where blanks do; brackets in an id without blanks are its own.
        let id = if id.contains([' ', '\t']) { without_comments(id) } else { id.to_owned() };
        ids.push(id.split_whitespace().collect());
    }
    if ids.is_empty() {
        ids = bare_ids(&without_comments(&text));
    }
    ids.retain(|id| is_message_id(id));
    ids
}

/// Ids without brackets, where the field holds nothing else: words beside them, such as `your letter to ann@x.org`, name none.
fn bare_ids(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split([' ', '\t', ',']).filter(|word| !word.is_empty()).take(IDS_MAX).collect();
    let ids = words.len() == 1 || words.iter().all(|word| word.contains('@'));
    if ids { words.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// Tells whether an id can be written into a header: visible ASCII without angle brackets, and short enough for a line.
pub fn is_message_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 900 && id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'))
}

/// A Content-Type or Content-Disposition: its value in lower case, and its parameters, decoded.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) value: String,
    parameters: Vec<(String, String)>,
}

impl Typed {
    /// Reads a field; never fails.
    pub(super) fn parse(raw: &[u8]) -> Self {
        let repaired = repair(raw);
        let text = String::from_utf8_lossy(&repaired);
        let mut pieces = split_parameters(&text);
        let first = pieces.first_mut().map(std::mem::take).unwrap_or_default();
        let (value, rest) = split_value(&first);
        let value = value.to_ascii_lowercase();
        // A parameter without the semicolon before it, or without any value.
        if let Some(piece) = pieces.first_mut() {
            rest.clone_into(piece);
        }
        let pairs = pieces.into_iter().take(PARAMETERS_MAX).filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), unquote(value.trim())))
        });
        Self { value, parameters: join_continuations(pairs.collect()) }
    }

    /// Returns a parameter's value.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Parts `type/subtype`, or one word, from what stands behind it.
fn split_value(first: &str) -> (&str, &str) {
    let first = first.trim().trim_start_matches('"');
    let in_token = |c: char| c.is_ascii_graphic() && !"()<>@,;:\\\"[]?=".contains(c);
    let (value, rest) = first.split_at(first.find(|c| !in_token(c)).unwrap_or(first.len()));
    // `filename="x"` is a parameter.
    if rest.starts_with('=') { ("", first) } else { (value, rest.trim_matches(['"', ',', ' ', '>'])) }
}

/// Splits at semicolons outside of quotes, and drops comments.
fn split_parameters(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut quoted, mut escaped, mut comment) = (false, false, 0u32);
    for c in text.chars() {
        let piece = pieces.len() - 1;
        let keep = match c {
            _ if escaped => {
                escaped = false;
                comment == 0
            }
            '\\' if quoted => {
                escaped = true;
                true
            }
            '"' if comment == 0 => {
                quoted = !quoted;
                true
            }
            '(' if !quoted && (0 < comment || may_begin_comment(&pieces)) => {
                comment += 1;
                false
            }
            ')' if !quoted && comment > 0 => {
                comment -= 1;
                false
            }
            ';' if !quoted && comment == 0 => {
                pieces.push(String::new());
                false
            }
            _ => comment == 0,
        };
        if keep {
            pieces[piece].push(c);
        }
        if PARAMETERS_MAX * 2 < pieces.len() {
            break;
        }
    }
    pieces
}

/// Tells whether a round bracket behind `pieces` begins a comment: not inside a word, nor in a file name without quotes.
fn may_begin_comment(pieces: &[String]) -> bool {
    let [.., last] = pieces else { return true };
    let bare_name = last.split_once('=').is_some_and(|(name, value)| {
        let name = name.trim().to_ascii_lowercase();
        (name.starts_with("filename") || name.starts_with("name")) && !value.trim_start().starts_with('"')
    });
    pieces.len() == 1 && !last.contains('=') || last.trim_end().is_empty() || last.ends_with([' ', '"']) && !bare_name
}

/// Takes the quotes off a value; a value without quotes ends where it ends, blanks included (names are often left bare).
fn unquote(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"') else {
        return value.trim_matches('\'').to_owned();
    };
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some(next @ ('"' | '\\')) => out.push(next),
                Some(next) => out.extend(['\\', next]),
                None => {}
            },
            _ => out.push(c),
        }
    }
    out
}

/// Joins `name*0*`, `name*1`, … and decodes `charset'language'…` (RFC 2231), and encoded words where they should not be.
fn join_continuations(pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut parted: Vec<(String, Vec<Piece>)> = Vec::new();
    for (name, value) in pairs {
        let Some((base, rest)) = name.split_once('*') else {
            out.push((name, decode_words(value.as_bytes())));
            continue;
        };
        let encoded = rest.is_empty() || rest.ends_with('*');
        let nth = rest.trim_end_matches('*').parse().unwrap_or(0);
        match parted.iter_mut().find(|(known, _)| known == base) {
            Some((_, pieces)) => pieces.push((nth, encoded, value)),
            None => parted.push((base.to_owned(), vec![(nth, encoded, value)])),
        }
    }
    for (base, mut pieces) in parted {
        pieces.sort_by_key(|(nth, _, _)| *nth);
        // The extended form is the better one where both are given.
        out.retain(|(known, _)| *known != base);
        out.push((base, decode_extended(&pieces)));
    }
    for (name, value) in &mut out {
        // Controls hide in encoded values; a boundary is compared with bytes as they are.
        if name != "boundary" && value.contains(char::is_control) {
            *value = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        }
    }
    out
}

/// Place, whether it is percent-encoded, and text of one piece of a parted value.
type Piece = (u32, bool, String);

fn decode_extended(pieces: &[Piece]) -> String {
    let mut label = None;
    let mut bytes = Vec::new();
    for (at, (_, encoded, value)) in pieces.iter().enumerate() {
        let mut rest = value.as_str();
        if at == 0
            && *encoded
            && let Some((charset, tail)) = value.split_once('\'')
            && let Some((_, text)) = tail.split_once('\'')
        {
            label = Some(charset.to_owned());
            rest = text;
        }
        if *encoded { push_percent(&mut bytes, rest.as_bytes()) } else { bytes.extend_from_slice(rest.as_bytes()) }
    }
    match label {
        Some(label) => charset::decode(&bytes, Some(&label)),
        None => decode_words(charset::guess(&bytes).as_bytes()),
    }
}

fn push_percent(out: &mut Vec<u8>, text: &[u8]) {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let pair = text.get(at + 1).zip(text.get(at + 2)).and_then(|(high, low)| hex(*high, *low));
        match (*byte, pair) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests;
