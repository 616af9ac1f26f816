//! Structured header fields: message ids, and Content-Type with its parameters.

use super::charset;
use super::header::{decode_words, repair};
use super::transfer::hex;

/// Parameters of one field beyond this number are ignored.
const PARAMETERS_MAX: usize = 100;
/// Ids of one field beyond this number are ignored.
const IDS_MAX: usize = 500;

/// Reads message ids, without their angle brackets; what is not in brackets counts only where nothing is.
///
/// Ids that could not be written into a header again (blanks, controls, 8-bit) are left out.
pub(super) fn message_ids(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let mut ids: Vec<String> = Vec::new();
    for piece in text.split('<').skip(1).take(IDS_MAX) {
        let id: String = piece.split('>').next().unwrap_or_default().split_whitespace().collect();
        ids.push(id);
    }
    if ids.is_empty() {
        ids = text.split([' ', '\t', '\r', '\n', ',']).filter(|word| word.contains('@')).take(IDS_MAX).map(str::to_owned).collect();
    }
    ids.retain(|id| is_message_id(id));
    ids
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
        let pieces = split_parameters(&text);
        let mut pieces = pieces.into_iter();
        let first = pieces.next().unwrap_or_default();
        let value = first.split_whitespace().next().unwrap_or_default().trim_matches('"').to_ascii_lowercase();
        let pairs = pieces.take(PARAMETERS_MAX).filter_map(|piece| {
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
            '(' if !quoted && pieces[piece].trim_end().is_empty() | pieces[piece].ends_with([' ', '"']) => {
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
mod tests {
    use super::*;

    #[test]
    fn file_names_in_all_their_forms_are_read() {
        let name = |raw: &str| Typed::parse(raw.as_bytes()).parameter("filename").unwrap_or_default().to_owned();
        assert_eq!(name("attachment; filename=\"a b.txt\""), "a b.txt");
        assert_eq!(name("attachment; filename=a b.txt"), "a b.txt");
        assert_eq!(name("attachment; filename*=utf-8'de'Gr%C3%BC%C3%9Fe.pdf"), "Grüße.pdf");
        assert_eq!(name("attachment; filename*0*=utf-8''Gr%C3;\r\n filename*1*=%BC%C3%9Fe;\r\n filename*2=.pdf"), "Grüße.pdf");
        assert_eq!(name("attachment; filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe=2Epdf?=\""), "Grüße.pdf");
        assert_eq!(name("attachment; filename=x.pdf; filename*=utf-8''y.pdf"), "y.pdf");
    }

    #[test]
    fn ids_are_kept_raw_and_unwritable_ones_left_out() {
        assert_eq!(message_ids(b" <a@b@c>\r\n <d>"), ["a@b@c", "d"]);
        assert_eq!(message_ids(b" bare@id"), ["bare@id"]);
        assert_eq!(message_ids(b"<a\r\n b@x>"), ["ab@x"]);
        assert!(message_ids("<ü@x>".as_bytes()).is_empty());
    }
}
