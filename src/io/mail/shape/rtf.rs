//! Reads the rich text in which Outlook hides a mail's body inside winmail.dat (MS-OXRTFCP, MS-OXRTFEX).
//!
//! Bounded: a compressed text is never unpacked beyond a fixed size, and nesting costs no stack.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Bytes that a compressed text may unpack to.
const RTF_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Groups within groups; deeper ones are read as if they were not nested.
const DEPTH_MAX: usize = 200;
/// Fonts whose charset is remembered.
const FONTS_MAX: usize = 500;

/// What every compressed text can refer to before it has written anything.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Unpacks a compressed rich text; `None` where it is neither compressed nor stored as the format says.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, body) = bytes.split_at_checked(16)?;
    match head.get(8..12)? {
        b"LZFu" => Some(unpack_body(body)),
        b"MELA" => Some(body.to_vec()),
        _ => None,
    }
}

fn unpack_body(body: &[u8]) -> Vec<u8> {
    let mut window = [b' '; 4096];
    window[..DICTIONARY.len()].copy_from_slice(DICTIONARY);
    let mut at = DICTIONARY.len();
    let mut out = Vec::new();
    let mut rest = body.iter().copied();
    while let Some(control) = rest.next() {
        for bit in 0..8 {
            let Some(first) = rest.next() else { return out };
            if control & 1 << bit == 0 {
                out.push(first);
                window[at] = first;
                at = (at + 1) % window.len();
                continue;
            }
            let Some(second) = rest.next() else { return out };
            let reference = usize::from(first) << 8 | usize::from(second);
            let from = reference >> 4;
            if from == at || RTF_BYTES_MAX < out.len() {
                return out;
            }
            for nth in 0..(reference & 0xf) + 2 {
                let byte = window[(from + nth) % window.len()];
                out.push(byte);
                window[at] = byte;
                at = (at + 1) % window.len();
            }
        }
    }
    out
}

/// The text of a rich text, and the HTML where the rich text only wraps one.
pub(super) fn read(rtf: &[u8]) -> (Option<String>, Option<String>) {
    if !rtf.starts_with(b"{\\rtf") {
        return (None, None);
    }
    let head = &rtf[..rtf.len().min(4_000)];
    let wraps_html = head.windows(9).any(|window| window == b"\\fromhtml");
    let mut reader = Reader::new(wraps_html);
    reader.run(rtf);
    let text = reader.out.trim_matches(['\0']).to_owned();
    if wraps_html { (None, Some(text)) } else { (Some(text), None) }
}

/// What holds until the end of a group.
#[derive(Clone, Copy)]
struct Group {
    /// True inside what is not for readers: fonts, colours, pictures.
    hidden: bool,
    /// True inside the tags of wrapped HTML.
    tag: bool,
    /// True for what stands only for readers of rich text, beside the wrapped HTML.
    twin: bool,
    /// Characters that stand in for one Unicode character.
    stand_ins: usize,
    charset: &'static Encoding,
}

struct Reader {
    wraps_html: bool,
    group: Group,
    stack: Vec<Group>,
    out: String,
    bytes: Vec<u8>,
    /// Stand-ins still to be skipped.
    skip: usize,
    /// True behind `\*`: an unknown word hides its group.
    optional: bool,
    base: &'static Encoding,
    fonts: Vec<(i32, &'static Encoding)>,
    font: i32,
    surrogate: Option<u16>,
}

impl Reader {
    fn new(wraps_html: bool) -> Self {
        let group = Group { hidden: false, tag: false, twin: false, stand_ins: 1, charset: WINDOWS_1252 };
        Self {
            wraps_html,
            group,
            stack: Vec::new(),
            out: String::new(),
            bytes: Vec::new(),
            skip: 0,
            optional: false,
            base: WINDOWS_1252,
            fonts: Vec::new(),
            font: 0,
            surrogate: None,
        }
    }

    fn run(&mut self, rtf: &[u8]) {
        let mut at = 0;
        while let Some(byte) = rtf.get(at) {
            at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => at = self.control(rtf, at),
                b'\r' | b'\n' => {}
                other => self.byte(*other),
            }
        }
        self.flush();
    }

    fn open(&mut self) {
        self.flush();
        if self.stack.len() < DEPTH_MAX {
            self.stack.push(self.group);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if let Some(group) = self.stack.pop() {
            self.group = group;
        }
    }

    fn is_shown(&self) -> bool {
        !(self.group.hidden || self.wraps_html && self.group.twin)
    }

    fn byte(&mut self, byte: u8) {
        if 0 < self.skip {
            self.skip -= 1;
        } else if self.is_shown() {
            self.bytes.push(byte);
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            self.out.push_str(&self.group.charset.decode_without_bom_handling(&bytes).0);
        }
    }

    fn push(&mut self, text: &str) {
        self.flush();
        if self.is_shown() {
            self.out.push_str(text);
        }
    }

    /// Reads what follows a backslash; returns where to go on.
    fn control(&mut self, rtf: &[u8], at: usize) -> usize {
        let Some(first) = rtf.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            return self.symbol(rtf, at, *first);
        }
        let word_end = at + rtf[at..].iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let sign = usize::from(rtf.get(word_end) == Some(&b'-'));
        let digits = rtf[word_end + sign..].iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let number_end = if digits == 0 { word_end } else { word_end + sign + digits };
        let number = std::str::from_utf8(&rtf[word_end..number_end]).ok().and_then(|text| text.parse().ok());
        let word = std::str::from_utf8(&rtf[at..word_end]).unwrap_or_default();
        self.word(word, number);
        number_end + usize::from(rtf.get(number_end) == Some(&b' '))
    }

    fn symbol(&mut self, rtf: &[u8], at: usize, symbol: u8) -> usize {
        match symbol {
            b'\'' => {
                let pair = rtf.get(at + 1).zip(rtf.get(at + 2));
                if let Some(byte) = pair.and_then(|(high, low)| super::transfer::hex(*high, *low)) {
                    self.byte(byte);
                }
                return at + 3;
            }
            b'*' => self.optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("\u{2011}"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\r' | b'\n' => self.push("\n"),
            _ => {}
        }
        at + 1
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        match word {
            "htmltag" if self.wraps_html => {
                self.group.tag = true;
                self.group.twin = false;
            }
            "htmlrtf" => {
                self.flush();
                self.group.twin = number != Some(0);
            }
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "object" | "header" | "footer" | "headerl" | "headerr"
            | "footerl" | "footerr" | "generator" | "listtable" | "listoverridetable" | "xmlnstbl" | "themedata" | "latentstyles"
            | "datastore" | "fldinst" => self.group.hidden = true,
            "ansicpg" => self.set_base(number),
            "f" => self.choose_font(number.unwrap_or(0)),
            "fcharset" => self.note_font(number.unwrap_or(0)),
            "plain" => self.set_charset(self.base),
            "uc" => self.group.stand_ins = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).min(10),
            "u" => self.unicode(number.unwrap_or(0)),
            "par" | "line" | "row" => self.push("\n"),
            "tab" | "cell" => self.push("\t"),
            "lquote" => self.push("\u{2018}"),
            "rquote" => self.push("\u{2019}"),
            "ldblquote" => self.push("\u{201c}"),
            "rdblquote" => self.push("\u{201d}"),
            "bullet" => self.push("\u{2022}"),
            "endash" => self.push("\u{2013}"),
            "emdash" => self.push("\u{2014}"),
            _ if optional => self.group.hidden = true,
            _ => {}
        }
    }

    fn set_charset(&mut self, charset: &'static Encoding) {
        self.flush();
        self.group.charset = charset;
    }

    fn set_base(&mut self, number: Option<i32>) {
        self.base = number.map_or(WINDOWS_1252, encoding_of_page);
        self.set_charset(self.base);
    }

    fn choose_font(&mut self, font: i32) {
        self.font = font;
        let known = self.fonts.iter().rev().find(|(number, _)| *number == font).map(|(_, charset)| *charset);
        self.set_charset(known.unwrap_or(self.base));
    }

    fn note_font(&mut self, charset: i32) {
        if self.fonts.len() < FONTS_MAX {
            let encoding = page_of_charset(charset).map_or(self.base, encoding_of_page);
            self.fonts.push((self.font, encoding));
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xffff) as u16;
        let pair: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if pair.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
        } else {
            self.push(&String::from_utf16_lossy(&pair));
        }
        self.flush();
        self.skip = self.group.stand_ins;
    }
}

fn page_of_charset(charset: i32) -> Option<i32> {
    match charset {
        128 => Some(932),
        129 => Some(949),
        134 => Some(936),
        136 => Some(950),
        161 => Some(1253),
        162 => Some(1254),
        163 => Some(1258),
        177 => Some(1255),
        178 => Some(1256),
        186 => Some(1257),
        204 => Some(1251),
        222 => Some(874),
        238 => Some(1250),
        _ => None,
    }
}

fn encoding_of_page(page: i32) -> &'static Encoding {
    let label = match page {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        20866 => "koi8-r".to_owned(),
        28591..=28606 => format!("iso-8859-{}", page - 28590),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &str) -> String {
        read(rtf.as_bytes()).0.unwrap_or_default()
    }

    #[test]
    fn the_words_are_read_and_the_tables_are_not() {
        let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}}{\colortbl;\red0;}\f0 Gr\'fc\'dfe\par {\*\secret no}\f1 \'cf\f0 \u8364?\tab x}";
        assert_eq!(text(rtf), "Grüße\nП€\tx");
        assert_eq!(text("no rich text"), "");
    }

    #[test]
    fn wrapped_html_comes_out_as_it_went_in() {
        let rtf = r"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 Hello {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 you{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}}";
        assert_eq!(read(rtf.as_bytes()).1.as_deref(), Some("<p>Hello <b>you</b></p>"));
    }

    #[test]
    fn packed_text_is_unpacked_and_bounded() {
        let head = |kind: &[u8]| [&[0u8; 8][..], kind, &[0; 4]].concat();
        assert_eq!(unpack(&[head(b"MELA"), b"{\\rtf1 x}".to_vec()].concat()).as_deref(), Some(&b"{\\rtf1 x}"[..]));
        // Seventeen bytes from the beginning of the dictionary, then `!`.
        let packed = [head(b"LZFu"), vec![0b01, 0x00, 0x0f, b'!']].concat();
        assert_eq!(unpack(&packed).as_deref(), Some(&b"{\\rtf1\\ansi\\mac\\d!"[..]));
        assert_eq!(unpack(b"short"), None);
    }
}
