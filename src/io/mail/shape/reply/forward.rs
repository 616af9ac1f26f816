//! Reads the mail that is forwarded within the text of another: its header block, and the text below it.

use super::super::address;
use super::super::parsed::{Forward, Mailbox};
use super::head_of;
use super::words::{ANY_FIELD, DATE_FIELD, FORWARD_JOINED, FORWARD_SUBJECT, FROM_FIELD, JOINED_FIELD, SUBJECT_FIELD};

/// Lines above the header block that may stand between it and the line that announces it.
const LINES_BEFORE_MAX: usize = 6;
/// Fields that are looked for in a header block that stands in one line.
const FIELDS_MAX: usize = 20;

/// What introductions have between the day and the name.
const WORDS_BEFORE_NAME: [&str; 26] = [
    "időpontban",
    "heeft",
    "użytkownik",
    "používateľ",
    "uživatel",
    "odesílatel",
    "пользователь",
    "користувач",
    "schrieb",
    "schreef",
    "skrev",
    "uhr",
    "от",
    "від",
    "from",
    "by",
    "am",
    "pm",
    "oseba",
    "je",
    "lietotājs",
    "kasutaja",
    "skrifaði",
    "kl",
    "ο/η",
    "par",
];

/// Reads the forwarded mail whose header block stands in the first lines.
pub(super) fn read(lines: &[&str]) -> Forward {
    if let Some(joined) = lines.first().and_then(|line| FORWARD_JOINED.captures(line)).and_then(|found| found.get(1)) {
        let fields = fields_of(joined.as_str());
        let lines: Vec<&str> = fields.into_iter().chain([""]).chain(lines.iter().skip(1).copied()).collect();
        return read_block(&lines);
    }
    read_block(lines)
}

/// Reads a mail that is introduced by “On … wrote:” only; its subject is the outer one's.
pub(super) fn read_introduced(introduction: &str, subject: &str, lines: &[&str]) -> Forward {
    let subject = FORWARD_SUBJECT.replace(subject, "").trim().to_owned();
    let from = introduction.find('@').and_then(|at| introduced_sender(introduction, at));
    let date = introduction.find(|c: char| c.is_ascii_digit()).map(|at| date_in(&introduction[at..]));
    Forward { from, subject: (!subject.is_empty()).then_some(subject), date, text: text_of(lines) }
}

/// The address around `at`, and the name before it.
fn introduced_sender(introduction: &str, at: usize) -> Option<Mailbox> {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | ',' | ';');
    let start = introduction[..at].rfind(is_edge).map_or(0, |edge| edge + 1);
    let end = introduction[at..].find(is_edge).map_or(introduction.len(), |edge| at + edge);
    let addr = introduction.get(start..end)?.trim_end_matches(':').to_owned();
    let before = introduction[..start].trim_end_matches(['<', '(', '[', ' ', '"', '»', '”', '“', '\u{a0}']);
    let name = match before.rsplit_once('"') {
        Some((_, quoted)) if !quoted.contains(|c: char| c.is_ascii_digit()) => quoted,
        _ => before.rsplit(|c: char| c.is_ascii_digit() || matches!(c, ',' | ':')).next().unwrap_or_default(),
    };
    Some(Mailbox { name: without_words(name), addr })
}

/// Drops what programs write between the day and the name, and the quotation marks.
fn without_words(name: &str) -> String {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '"' | '.' | ':' | '«' | '»' | '„' | '“' | '”' | '—');
    let mut name = name.trim_matches(is_sign);
    while let Some((_, rest)) =
        name.split_once(char::is_whitespace).filter(|(word, _)| WORDS_BEFORE_NAME.contains(&word.to_lowercase().as_str()))
    {
        name = rest.trim_matches(is_sign);
    }
    name.to_owned()
}

/// The stretch of digits and their signs with which a date is written.
fn date_in(text: &str) -> String {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ':' | ',' | ' '))).unwrap_or(text.len());
    text[..end].trim_matches([' ', ',', ':', '.']).to_owned()
}

fn fields_of(joined: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = JOINED_FIELD.find_iter(joined).take(FIELDS_MAX).map(|found| found.start()).collect();
    starts.push(joined.len());
    starts.windows(2).map(|pair| joined[pair[0]..pair[1]].trim()).collect()
}

fn read_block(lines: &[&str]) -> Forward {
    let mut forward = Forward::default();
    let mut at = 0;
    let mut seen = false;
    let mut quoted = false;
    while let Some(line) = lines.get(at).map(|line| head_of(line)) {
        let bare = bare(line);
        if seen && bare.is_empty() {
            // Some programs write an empty line below each field.
            match next_field(lines, at).filter(|_| is_unfinished(&forward)) {
                Some(field) => at = field,
                None => break,
            }
            continue;
        }
        let field = ANY_FIELD.is_match(bare);
        let folded = !field && seen && is_folded(lines, at);
        if !seen && LINES_BEFORE_MAX < at || !field && seen && !folded && !bare.starts_with([' ', '<']) && !line.contains('@') {
            break;
        }
        quoted |= field && line.trim_start().starts_with('>');
        seen |= field;
        if folded && at.checked_sub(1).is_some_and(|above| SUBJECT_FIELD.is_match(self::bare(head_of(lines[above])))) {
            forward.subject = forward.subject.map(|subject| format!("{subject} {bare}"));
        } else {
            take_field(&mut forward, bare);
        }
        at += 1;
    }
    let rest = lines.get(if seen { at } else { 0 }..).unwrap_or_default();
    forward.text = if quoted { text_of(&without_marks(rest)) } else { text_of(rest) };
    forward
}

fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '>']).trim_end()
}

fn is_unfinished(forward: &Forward) -> bool {
    forward.from.is_none() || forward.subject.is_none() || forward.date.is_none()
}

/// The next line with a field, below at most two empty ones.
fn next_field(lines: &[&str], at: usize) -> Option<usize> {
    let next = (at..lines.len().min(at + 3)).find(|next| !bare(lines[*next]).is_empty())?;
    ANY_FIELD.is_match(bare(head_of(lines[next]))).then_some(next)
}

/// Tells whether a line goes on with the field above: a field follows at once.
fn is_folded(lines: &[&str], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| ANY_FIELD.is_match(bare(head_of(next))))
}

/// Joins the lines; where each is quoted, without the marks.
fn text_of(lines: &[&str]) -> String {
    let quoted = lines.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('>'));
    let lines = if quoted { without_marks(lines) } else { lines.to_vec() };
    lines.join("\n").trim().to_owned()
}

fn without_marks<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let bare = |line: &'a str| line.trim_start().strip_prefix('>').map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest));
    lines.iter().map(|line| bare(line)).collect()
}

fn take_field(forward: &mut Forward, line: &str) {
    if forward.from.is_none() && FROM_FIELD.is_match(line) {
        let value = line.split_once([':', '：']).map_or("", |(_, value)| value);
        forward.from = sender(value.trim().trim_matches('*').trim());
    } else if let Some(found) = SUBJECT_FIELD.captures(line) {
        forward.subject = found.get(1).map(|value| value.as_str().trim().to_owned());
    } else if let Some(found) = DATE_FIELD.captures(line) {
        forward.date = found.get(1).map(|value| value.as_str().trim().to_owned());
    }
}

/// Reads a sender as programs show it: `Ann<mailto:a@b> <a@b<mailto:a@b>> on behalf of c@d`, `Muster, Ann [mailto:a@b]`.
fn sender(value: &str) -> Option<Mailbox> {
    let value = value.split(" on behalf of ").next().unwrap_or(value);
    let shown = without_links(value);
    let bracketed = shown.rsplit_once(['<', '[']).filter(|(_, rest)| rest.contains('@'));
    let Some((name, rest)) = bracketed else { return address::list(shown.as_bytes()).into_iter().next() };
    let addr = rest.trim().trim_start_matches("mailto:").trim_end_matches(['>', ']', ' ']).to_owned();
    let name = name.trim_end_matches(['<', '[', ' ']).trim_matches(['"', '\'', ' ', '*']).to_owned();
    Some(Mailbox { name, addr })
}

/// Drops `<mailto:…>` behind what it links; an address that stands only in the link stays.
fn without_links(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find("<mailto:") {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        let end = link.find('>').map_or(link.len(), |end| end + 1);
        if !value.replace(link, "").contains('@') && !link[end..].contains('@') && !out.contains('@') {
            out.push_str(&link[..end]);
        }
        rest = &link[end..];
    }
    out.push_str(rest);
    out
}
