//! Writes acts as the lines of a transcript, so that reading them gives the same acts.

use super::parse::{Act, SENDER};

impl Act {
    /// Returns the act as a transcript has it.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Act::Text(text) => marked(">", ">|", &plain_text(text)),
            Act::Button { label, ago: 0 } => vec![format!("> [{}]", escape(label))],
            Act::Button { label, ago } => vec![format!("> [{}] {ago} ago", escape(label))],
            Act::Files { what, names, caption } => {
                let names = if names.is_empty() { String::new() } else { format!(" {}", names.join(", ")) };
                let caption = caption.as_ref().map_or(String::new(), |caption| format!(" {caption}"));
                marked(">", ">|", &format!("({what}{names}){}", escape(&caption)))
            }
            Act::Location { latitude_microdegrees, longitude_microdegrees } => {
                vec![format!("> (location {},{})", degrees(*latitude_microdegrees), degrees(*longitude_microdegrees))]
            }
            Act::Contact { name, phone } => vec![format!("> (contact {} {})", escape(name), escape(phone))],
            Act::Unusable { what } => vec![format!("> ({what})")],
            Act::Mail { headers, body } => {
                let head = headers.iter().map(|(name, value)| format!(">> {name}: {}", escape(value).replace('\n', "\\u{a}")));
                head.chain([">>".to_owned()]).chain(marked(">>", ">>", &body_text(body))).collect()
            }
            Act::Wait(span) => vec![format!("@ {}m", span.num_minutes())],
            Act::Restart => vec!["@ restart".to_owned()],
            Act::Again => vec!["@ again".to_owned()],
            Act::Publish(folder) => vec![format!("@ publish {folder}")],
        }
    }
}

fn marked(first: &str, next: &str, text: &str) -> Vec<String> {
    let mark = |nth| if nth == 0 { first } else { next };
    text.split('\n').enumerate().map(|(nth, line)| format!("{} {line}", mark(nth)).trim_end().to_owned()).collect()
}

/// Writes the text of a mail so that none of its lines is read as the sender of another mail.
fn body_text(text: &str) -> String {
    let line = |line: &str| match line.get(..SENDER.len()) {
        Some(start) if start.eq_ignore_ascii_case(SENDER) => format!("\\u{{{:x}}}{}", u32::from(start.as_bytes()[0]), &line[1..]),
        Some(_) | None => line.to_owned(),
    };
    escape(text).split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Writes a text so that it is read neither as a button nor as a thing.
fn plain_text(text: &str) -> String {
    let escaped = escape(text);
    match escaped.chars().next() {
        Some(c @ ('[' | '(')) => format!("\\u{{{:x}}}{}", u32::from(c), &escaped[c.len_utf8()..]),
        Some(_) | None => escaped,
    }
}

/// Writes characters that cannot be seen, and blanks at the end of a line, as their codes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut at_start = true;
    while let Some(c) = rest.next() {
        let at_end = rest.peek().is_none_or(|next| *next == '\n');
        let code = c != '\n'
            && (is_unseen(c) || (c.is_whitespace() && (at_end || at_start || c != ' ')) || (c == '\\' && rest.peek() == Some(&'u')));
        if code {
            escaped.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
        } else {
            escaped.push(c);
        }
        at_start = c == '\n';
    }
    escaped
}

fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn degrees(micro: i32) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    format!("{sign}{}.{:06}", micro.unsigned_abs() / 1_000_000, micro.unsigned_abs() % 1_000_000)
}
