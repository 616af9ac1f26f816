//! Opens what S/MIME has only signed (RFC 8551): the content inside a `SignedData`, definite or indefinite lengths.
//!
//! Never decrypts, never verifies.

use std::borrow::Cow;

/// What a PKCS #7 body is.
pub(super) enum Pkcs7 {
    /// The bytes that were signed: a MIME part.
    Signed(Vec<u8>),
    Encrypted,
    Unknown,
}

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const ENVELOPED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];
const AUTH_ENVELOPED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17];

/// Looks into a PKCS #7 body.
pub(super) fn open(bytes: &[u8]) -> Pkcs7 {
    let opened = element(bytes).and_then(|info| {
        let oid = element(info.content)?;
        if oid.content == ENVELOPED_DATA || oid.content == AUTH_ENVELOPED_DATA {
            return Some(Pkcs7::Encrypted);
        }
        (oid.content == SIGNED_DATA).then_some(())?;
        let explicit = element(oid.rest)?;
        let signed = element(explicit.content)?;
        let version = element(signed.content)?;
        let algorithms = element(version.rest)?;
        let encapsulated = element(algorithms.rest)?;
        let content_type = element(encapsulated.content)?;
        let content = element(element(content_type.rest)?.content)?;
        Some(Pkcs7::Signed(octets(&content)?.into_owned()))
    });
    opened.unwrap_or(Pkcs7::Unknown)
}

/// One element: its tag, its content, and what follows it.
struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    rest: &'a [u8],
    indefinite: bool,
}

fn element(bytes: &[u8]) -> Option<Element<'_>> {
    let (tag, after) = bytes.split_first()?;
    let (first, after) = after.split_first()?;
    if *first == 0x80 {
        // Its end is found by whoever reads the content; here everything behind belongs to it.
        return Some(Element { tag: *tag, content: after, rest: &[], indefinite: true });
    }
    let (length, after) = if *first < 0x80 {
        (usize::from(*first), after)
    } else {
        let digits = usize::from(first & 0x7f);
        let (digits, after) = after.split_at_checked(digits)?;
        if 4 < digits.len() {
            return None;
        }
        (digits.iter().fold(0usize, |sum, digit| sum << 8 | usize::from(*digit)), after)
    };
    let (content, rest) = after.split_at(length.min(after.len()));
    Some(Element { tag: *tag, content, rest, indefinite: false })
}

/// The bytes of an octet string, in one piece or in many.
fn octets<'a>(string: &Element<'a>) -> Option<Cow<'a, [u8]>> {
    match string.tag {
        0x04 => Some(Cow::Borrowed(string.content)),
        0x24 => {
            let mut out = Vec::new();
            let mut rest = string.content;
            while let Some(piece) = element(rest) {
                if piece.tag == 0 && string.indefinite || piece.tag != 0x04 {
                    break;
                }
                out.extend_from_slice(piece.content);
                rest = piece.rest;
            }
            Some(Cow::Owned(out))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[tag, 0x82, length[0], length[1]], content].concat()
    }

    #[test]
    fn the_content_of_an_opaque_signature_is_read() {
        let data = wrap(0x04, b"Content-Type: text/plain\r\n\r\nHello");
        let encapsulated = wrap(0x30, &[wrap(0x06, &[1, 2]), wrap(0xa0, &data)].concat());
        let signed = wrap(0x30, &[vec![2, 1, 1], wrap(0x31, b""), encapsulated].concat());
        let info = wrap(0x30, &[wrap(0x06, SIGNED_DATA), wrap(0xa0, &signed)].concat());
        assert!(matches!(open(&info), Pkcs7::Signed(bytes) if bytes.ends_with(b"Hello")));
        let info = wrap(0x30, &wrap(0x06, ENVELOPED_DATA));
        assert!(matches!(open(&info), Pkcs7::Encrypted));
        assert!(matches!(open(b"\x30\x84"), Pkcs7::Unknown));
    }
}
