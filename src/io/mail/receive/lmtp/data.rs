//! Finds the end of a mail in what follows DATA and takes the stuffed dots out; never ends a mail on anything but CRLF.CRLF, so that
//! no sender can smuggle a second mail inside the first with bare line feeds or carriage returns.

/// Where the decoder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    LineStart,
    Text,
    Cr,
    /// A dot at the start of a line, not yet handed on.
    Dot,
    /// `.` and CR at the start of a line, neither handed on.
    DotCr,
}

/// Decodes one mail, in pieces of any size.
#[derive(Debug)]
pub(super) struct DataDecoder {
    at: At,
}

impl DataDecoder {
    pub(super) fn new() -> Self {
        Self { at: At::LineStart }
    }

    /// Hands the content in `bytes` to `sink`; returns how many bytes were used once the mail has ended, `None` while it goes on.
    pub(super) fn feed(&mut self, bytes: &[u8], mut sink: impl FnMut(&[u8])) -> Option<usize> {
        let mut i = 0;
        while i < bytes.len() {
            if self.at == At::Text {
                let run = bytes[i..].iter().position(|byte| *byte == b'\r').unwrap_or(bytes.len() - i);
                sink(&bytes[i..i + run]);
                i += run;
                if i == bytes.len() {
                    return None;
                }
            }
            if self.advance(bytes[i], &mut sink) {
                return Some(i + 1);
            }
            i += 1;
        }
        None
    }

    /// Takes one byte; true when it ends the mail.
    fn advance(&mut self, byte: u8, sink: &mut impl FnMut(&[u8])) -> bool {
        match (self.at, byte) {
            (At::LineStart, b'.') => {
                self.at = At::Dot;
                return false;
            }
            (At::Dot, b'\r') => {
                self.at = At::DotCr;
                return false;
            }
            (At::DotCr, b'\n') => return true,
            (At::DotCr, _) => sink(b"\r"),
            (At::LineStart | At::Text | At::Cr | At::Dot, _) => {}
        }
        sink(&[byte]);
        self.at = match (self.at, byte) {
            (_, b'\r') => At::Cr,
            (At::Cr, b'\n') => At::LineStart,
            (At::LineStart | At::Text | At::Cr | At::Dot | At::DotCr, _) => At::Text,
        };
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the content, and what was left over; `None` if the mail has not ended. The split into pieces must not matter.
    fn decode(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
        let whole = decode_in_pieces(bytes, bytes.len().max(1));
        for size in 1..4 {
            assert_eq!(whole, decode_in_pieces(bytes, size), "pieces of {size}");
        }
        whole
    }

    fn decode_in_pieces(bytes: &[u8], size: usize) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut decoder = DataDecoder::new();
        let mut content = Vec::new();
        let mut used = 0;
        for piece in bytes.chunks(size) {
            if let Some(n) = decoder.feed(piece, |part| content.extend_from_slice(part)) {
                return Some((content, bytes[used + n..].to_vec()));
            }
            used += piece.len();
        }
        None
    }

    fn content(bytes: &[u8]) -> Vec<u8> {
        let (content, rest) = decode(bytes).expect("the mail ends");
        assert_eq!(rest, b"");
        content
    }

    #[test]
    fn stuffed_dots_are_taken_out() {
        assert_eq!(content(b"a\r\n..b\r\n...\r\n.\r\n"), b"a\r\n.b\r\n..\r\n");
        assert_eq!(content(b".\r\n"), b"");
        assert_eq!(content(b"\r\n.\r\n"), b"\r\n");
        assert_eq!(content(b"a.b\r\n.c\r\n.\r\n"), b"a.b\r\nc\r\n");
    }

    #[test]
    fn what_follows_the_end_is_left_alone() {
        assert_eq!(decode(b"a\r\n.\r\nQUIT\r\n"), Some((b"a\r\n".to_vec(), b"QUIT\r\n".to_vec())));
    }

    #[test]
    fn only_crlf_dot_crlf_ends_a_mail() {
        for end in ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\n.\r", "\r\n.\r\r\n", "\r\n. \r\n"] {
            let smuggled = format!("first{end}MAIL FROM:<boss@example.org>\r\n");
            assert_eq!(decode(smuggled.as_bytes()), None, "{end:?} ended the mail");
            let ended = format!("{smuggled}.\r\n");
            let (content, _) = decode(ended.as_bytes()).expect("the mail ends");
            assert!(content.ends_with(b"MAIL FROM:<boss@example.org>\r\n"), "{end:?} lost content");
        }
    }
}
