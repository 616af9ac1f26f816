//! Writes folder names as IMAP wants them: modified UTF-7 (RFC 3501, 5.1.3).

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

/// Returns `name` in modified UTF-7.
pub(super) fn encode(name: &str) -> String {
    let mut encoded = String::new();
    let mut beyond_ascii = Vec::new();
    for c in name.chars() {
        if matches!(c, ' '..='~') {
            flush(&mut beyond_ascii, &mut encoded);
            encoded.push(c);
            if c == '&' {
                encoded.push('-');
            }
        } else {
            beyond_ascii.extend(c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    flush(&mut beyond_ascii, &mut encoded);
    encoded
}

fn flush(bytes: &mut Vec<u8>, encoded: &mut String) {
    if bytes.is_empty() {
        return;
    }
    encoded.push('&');
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            let index = bits >> (18 - 6 * digit) & 63;
            encoded.push(char::from(BASE64[index as usize]));
        }
    }
    encoded.push('-');
    bytes.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_the_standard_shows() {
        let names = [
            ("INBOX", "INBOX"),
            ("Entwürfe", "Entw&APw-rfe"),
            ("R & D", "R &- D"),
            ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
            ("😀", "&2D3eAA-"),
        ];
        for (name, encoded) in names {
            assert_eq!(encode(name), encoded);
        }
    }
}
