//! Opens winmail.dat: the files and the text inside a TNEF stream (MS-OXTNEF).
//!
//! Reads as far as the stream holds together; checksums are not believed, since real streams break them.

use super::{charset, rtf};

const SIGNATURE: [u8; 4] = [0x78, 0x9f, 0x3e, 0x22];
const ATTRIBUTES_MAX: usize = 20_000;
const PROPERTIES_MAX: usize = 5_000;

const LEVEL_MESSAGE: u8 = 1;
const LEVEL_ATTACHMENT: u8 = 2;

const ATT_BODY: u32 = 0x800c;
const ATT_MESSAGE_PROPERTIES: u32 = 0x9003;
const ATT_CODE_PAGE: u32 = 0x9007;
const ATT_ATTACH_DATA: u32 = 0x800f;
const ATT_ATTACH_TITLE: u32 = 0x8010;
const ATT_ATTACH_RENDER: u32 = 0x9002;
const ATT_ATTACHMENT: u32 = 0x9005;

const PR_BODY: u16 = 0x1000;
const PR_BODY_HTML: u16 = 0x1013;
const PR_RTF_COMPRESSED: u16 = 0x1009;
const PR_ATTACH_DATA: u16 = 0x3701;
const PR_ATTACH_FILENAME: u16 = 0x3704;
const PR_ATTACH_LONG_FILENAME: u16 = 0x3707;
const PR_DISPLAY_NAME: u16 = 0x3001;
const PR_ATTACH_MIME: u16 = 0x370e;
const PR_ATTACH_CONTENT_ID: u16 = 0x3712;

/// What a TNEF stream holds.
#[derive(Default)]
pub(super) struct Tnef {
    pub(super) text: Option<String>,
    pub(super) html: Option<String>,
    pub(super) files: Vec<TnefFile>,
}

/// One file of a TNEF stream.
#[derive(Default)]
pub(super) struct TnefFile {
    pub(super) name: String,
    pub(super) media_type: Option<String>,
    pub(super) content_id: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// Tells whether bytes are a TNEF stream.
pub(super) fn is_tnef(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Opens a TNEF stream; `None` if it is none.
pub(super) fn open(bytes: &[u8]) -> Option<Tnef> {
    if !is_tnef(bytes) {
        return None;
    }
    let mut reader = Reader { rest: bytes.get(6..)? };
    let mut tnef = Tnef::default();
    let mut code_page = String::from("windows-1252");
    for _ in 0..ATTRIBUTES_MAX {
        let Some((level, id, value)) = reader.attribute() else { break };
        // The upper half tells the type of the value, which some writers leave out.
        match (level, id & 0xffff) {
            (LEVEL_MESSAGE, ATT_CODE_PAGE) => code_page = label_of(value),
            (LEVEL_MESSAGE, ATT_BODY) => tnef.text = Some(text_of(value, &code_page)),
            (LEVEL_MESSAGE, ATT_MESSAGE_PROPERTIES) => message_properties(&mut tnef, value, &code_page),
            (LEVEL_ATTACHMENT, ATT_ATTACH_RENDER) => tnef.files.push(TnefFile::default()),
            (LEVEL_ATTACHMENT, ATT_ATTACH_TITLE) => with_last(&mut tnef, |file| file.name = text_of(value, &code_page)),
            (LEVEL_ATTACHMENT, ATT_ATTACH_DATA) => with_last(&mut tnef, |file| file.bytes = value.to_vec()),
            (LEVEL_ATTACHMENT, ATT_ATTACHMENT) => with_last(&mut tnef, |file| file_properties(file, value, &code_page)),
            _ => {}
        }
    }
    Some(tnef)
}

fn with_last(tnef: &mut Tnef, change: impl FnOnce(&mut TnefFile)) {
    if tnef.files.is_empty() {
        tnef.files.push(TnefFile::default());
    }
    if let Some(file) = tnef.files.last_mut() {
        change(file);
    }
}

fn message_properties(tnef: &mut Tnef, value: &[u8], code_page: &str) {
    for property in properties(value) {
        match property.id {
            PR_BODY => tnef.text = Some(property.text(code_page)),
            PR_BODY_HTML => tnef.html = Some(property.text(code_page)),
            PR_RTF_COMPRESSED => {
                let (text, html) = rtf::unpack(property.value).map(|rtf| rtf::read(&rtf)).unwrap_or_default();
                tnef.text = tnef.text.take().or(text);
                tnef.html = tnef.html.take().or(html);
            }
            _ => {}
        }
    }
}

fn file_properties(file: &mut TnefFile, value: &[u8], code_page: &str) {
    let mut long_name = None;
    for property in properties(value) {
        match property.id {
            PR_ATTACH_LONG_FILENAME => long_name = Some(property.text(code_page)),
            PR_ATTACH_FILENAME | PR_DISPLAY_NAME if file.name.is_empty() => file.name = property.text(code_page),
            PR_ATTACH_MIME => file.media_type = Some(property.text(code_page).to_ascii_lowercase()),
            PR_ATTACH_CONTENT_ID => file.content_id = Some(property.text(code_page)),
            // An embedded object stands behind the 16 bytes of its interface.
            PR_ATTACH_DATA if property.kind == 0x0d => file.bytes = property.value.get(16..).unwrap_or_default().to_vec(),
            PR_ATTACH_DATA => file.bytes = property.value.to_vec(),
            _ => {}
        }
    }
    if let Some(name) = long_name.filter(|name| !name.is_empty()) {
        file.name = name;
    }
}

fn label_of(value: &[u8]) -> String {
    let number = value.get(..4).map_or(1252, |bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        20866 => "koi8-r".to_owned(),
        28591..=28606 => format!("iso-8859-{}", number - 28590),
        other => format!("windows-{other}"),
    }
}

fn text_of(value: &[u8], code_page: &str) -> String {
    let end = value.iter().position(|byte| *byte == 0).unwrap_or(value.len());
    charset::decode(&value[..end], Some(code_page))
}

/// One MAPI property with its first value.
struct Property<'a> {
    id: u16,
    kind: u16,
    value: &'a [u8],
}

impl Property<'_> {
    fn text(&self, code_page: &str) -> String {
        if self.kind != 0x1f {
            return text_of(self.value, code_page);
        }
        let units: Vec<u16> =
            self.value.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take_while(|unit| *unit != 0).collect();
        String::from_utf16_lossy(&units)
    }
}

/// Reads a list of MAPI properties as far as it holds together.
fn properties(value: &[u8]) -> Vec<Property<'_>> {
    let mut reader = Reader { rest: value };
    let mut found = Vec::new();
    let count = reader.u32().unwrap_or(0) as usize;
    for _ in 0..count.min(PROPERTIES_MAX) {
        let Some(property) = reader.property() else { break };
        found.push(property);
    }
    found
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.rest.split_at_checked(length)?;
        self.rest = tail;
        Some(head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// Level, id, value; the checksum behind it is skipped. A value cut short by the end is handed out as it is.
    fn attribute(&mut self) -> Option<(u8, u32, &'a [u8])> {
        let level = *self.take(1)?.first()?;
        let id = self.u32()?;
        let length = self.u32()? as usize;
        let value = self.take(length.min(self.rest.len()))?;
        self.rest = self.rest.get(2..).unwrap_or_default();
        Some((level, id, value))
    }

    fn property(&mut self) -> Option<Property<'a>> {
        let kind = self.u16()?;
        let id = self.u16()?;
        if 0x8000 <= id {
            self.skip_name()?;
        }
        let scalar = kind & 0x0fff;
        let many = kind & 0x1000 != 0;
        let value = match scalar {
            0x1e | 0x1f | 0x0d | 0x102 => self.variable()?,
            _ => {
                let width = width_of(scalar)?;
                let count = if many { self.u32()? as usize } else { 1 };
                self.take(width.checked_mul(count)?)?
            }
        };
        Some(Property { id, kind: scalar, value })
    }

    /// A count, then that many values with their length, each padded to four bytes; returns the first.
    fn variable(&mut self) -> Option<&'a [u8]> {
        let count = self.u32()?;
        let mut first = None;
        for _ in 0..count.min(PROPERTIES_MAX as u32) {
            let length = self.u32()? as usize;
            let value = self.take(length)?;
            self.rest = self.rest.get((4 - length % 4) % 4..).unwrap_or_default();
            first = first.or(Some(value));
        }
        Some(first.unwrap_or_default())
    }

    fn skip_name(&mut self) -> Option<()> {
        self.take(16)?;
        if self.u32()? == 0 {
            self.u32()?;
            return Some(());
        }
        let length = self.u32()? as usize;
        self.take(length)?;
        self.rest = self.rest.get((4 - length % 4) % 4..).unwrap_or_default();
        Some(())
    }
}

/// Bytes that a fixed-width value takes in the stream, padding included.
fn width_of(kind: u16) -> Option<usize> {
    match kind {
        0x01 => Some(0),
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => None,
    }
}
