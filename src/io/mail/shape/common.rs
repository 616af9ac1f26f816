//! The charset of a short text that declares none, in a mail whose subject tells more.
//!
//! A word or two are too short for a guess; a longer subject in the same foreign letters makes it surer.

use encoding_rs::Encoding;

use super::charset;
use super::header::Headers;

/// A charset, and how many foreign bytes speak for it.
#[derive(Clone, Copy)]
pub(super) struct Common {
    encoding: &'static Encoding,
    marks: usize,
}

impl Common {
    /// Reads the subject; `None` if it has no foreign bytes, or says their charset.
    pub(super) fn of_subject(headers: &Headers<'_>) -> Option<Self> {
        let subject =
            headers.raw("subject").filter(|raw| std::str::from_utf8(raw).is_err() && !raw.windows(2).any(|pair| pair == b"=?"))?;
        Some(Self { encoding: charset::guessed(subject), marks: marks(subject) })
    }

    /// Returns the charset for a text, if fewer bytes would speak for another; one byte is a mark or an accent and says nothing.
    pub(super) fn for_text(self, text: &[u8]) -> Option<&'static Encoding> {
        let marks = marks(text);
        (2 <= marks && marks < self.marks).then_some(self.encoding)
    }
}

fn marks(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !byte.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn a_short_text_is_read_like_the_longer_subject() {
        // In windows-1251: "тест тест" and "тест", which alone looks Greek.
        let mail = parse(b"From: a@x.org\nSubject: \xf2\xe5\xf1\xf2 \xf2\xe5\xf1\xf2\n\n\xf2\xe5\xf1\xf2\n");
        assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("тест тест", "тест\n"));
    }

    #[test]
    fn a_longer_text_decides_for_itself() {
        let header = b"From: a@x.org\nSubject: \xf2\xe5\xf1\xf2 \xf2\xe5\xf1\xf2\n\n".as_slice();
        let text = b"Sch\xf6ne Gr\xfc\xdfe aus M\xfcnchen und f\xfcr \xd6sterreich, \xe4rgerlich, h\xe4sslich\n".as_slice();
        let mail = parse(&[header, text].concat());
        assert!(mail.text.starts_with("Schöne Grüße aus München"));
    }
}
