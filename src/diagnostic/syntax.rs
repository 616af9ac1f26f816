//! What most often stands behind a TOML syntax error, and its mend.

use super::{Diagnostic, Span};

/// A line on which the parser stumbled.
struct Line<'a> {
    text: &'a str,
    start: usize,
    span: &'a Span,
}

/// Adds the remedy for a slip that can be recognised on its line; `said` is what the parser said.
pub(super) fn with_remedy(problem: Diagnostic, span: &Span, said: &str) -> Diagnostic {
    let text = &span.source.text;
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
    let Some(text) = text.get(start..end).map(|line| line.trim_end_matches('\r')) else { return problem };
    let line = Line { text, start, span };
    let remedy = line
        .quotes()
        .or_else(|| line.repeated(said))
        .or_else(|| line.header(said))
        .or_else(|| line.joined())
        .or_else(|| line.comma(said))
        .or_else(|| line.value(said));
    match remedy {
        Some((help, Some((place, replacement)))) => problem.help(help).patch(place, replacement),
        Some((help, None)) => problem.help(help),
        None => problem.help("a setting reads `key = value`: text stands in quotes, a list in square brackets"),
    }
}

const QUOTE_MISSING: &str = "a quote is missing on this line: each text has one before it and one behind it";

type Remedy = Option<(&'static str, Option<(Span, String)>)>;

impl Line<'_> {
    fn part(&self, start: usize, end: usize) -> Span {
        Span::new(&self.span.source, self.start + start..self.start + end)
    }

    fn quotes(&self) -> Remedy {
        if !self.text.contains(['“', '”', '„', '‘', '’']) {
            return None;
        }
        let straight = |c: char| match c {
            '“' | '”' | '„' => '"',
            '‘' | '’' => '\'',
            other => other,
        };
        // Quotes within a sound text are part of it.
        let first = self.text.find(['“', '”', '„', '‘', '’', '"', '\''])?;
        let is_sound = self.text[first..].starts_with(['"', '\'']);
        (!is_sound).then(|| {
            let replacement = self.text[first..].chars().map(straight).collect();
            ("use straight quotes", Some((self.part(first, self.text.len()), replacement)))
        })
    }

    fn repeated(&self, said: &str) -> Remedy {
        said.contains("duplicate key").then_some(("it stands in this table already: take one of them away, or put it under a header", None))
    }

    fn header(&self, said: &str) -> Remedy {
        let trimmed = self.text.trim();
        let name = trimmed.trim_matches(['[', ']', ' ']);
        if !trimmed.starts_with('[') || trimmed.contains('=') || name.is_empty() {
            return None;
        }
        let whole = if trimmed.starts_with("[[") { format!("[[{name}]]") } else { format!("[{name}]") };
        let at = self.text.find('[')?;
        (said.contains("unclosed") && whole != trimmed)
            .then(|| ("close the header by as many brackets as open it", Some((self.part(at, at + trimmed.len()), whole))))
    }

    /// Finds a setting and its value that are joined by `:`, or by nothing.
    fn joined(&self) -> Remedy {
        const HELP: &str = "a setting and its value are joined by `=`";
        if let Some((before, after)) = self.text.split_once('{').filter(|(before, after)| before.contains('=') && !after.contains('=')) {
            let colon = after.find(':')? + before.len() + 1;
            return Some((HELP, Some((self.part(colon, colon + 1), " =".to_owned()))));
        }
        // A sign within quotes joins nothing.
        if self.text.split(['"', '\'']).next().is_some_and(|before| before.contains('=')) {
            return None;
        }
        let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let indent = self.text.len() - self.text.trim_start().len();
        let end = self.text[indent..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(self.text.len(), |end| indent + end);
        let rest = self.text[end..].trim_start();
        if !is_key(&self.text[indent..end]) {
            return None;
        }
        if rest.is_empty() || rest.starts_with('#') {
            return Some(("a setting reads `key = value`, the header of a table `[name]`", None));
        }
        let gap = self.text.len() - rest.len();
        let colon = usize::from(rest.starts_with(':'));
        Some((HELP, Some((self.part(end, gap + colon), if colon == 1 { " =".to_owned() } else { " = ".to_owned() }))))
    }

    fn comma(&self, said: &str) -> Remedy {
        if !said.contains("missing comma") {
            return None;
        }
        if self.text.matches('"').count() % 2 == 1 {
            return Some((QUOTE_MISSING, None));
        }
        let at = self.span.start.checked_sub(self.start)?;
        let end = self.text.get(..at)?.trim_end().len();
        Some(("the values of a list are parted by commas", Some((self.part(end, end), ",".to_owned()))))
    }

    fn value(&self, said: &str) -> Remedy {
        let (key, rest) = self.text.split_once('=')?;
        let value = rest.split(" #").next().unwrap_or(rest).trim();
        let at = key.len() + 1 + rest.find(value).unwrap_or(0);
        let remedy = |help, replacement: String| Some((help, Some((self.part(at, at + value.len()), replacement))));
        if value.is_empty() {
            return Some(("write the value behind `=`, or take the line away", None));
        }
        if let Some(plain) = yes_or_no(value) {
            return remedy("yes is written `true`, no is `false`, both without quotes", plain.to_owned());
        }
        if said.contains("date") {
            return Some(("a day reads 2026-03-01: year, month, day", None));
        }
        if let Some((least, most)) = value.split_once("..").filter(|_| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')) {
            return remedy("the least and the most stand in square brackets", format!("[{least}, {}]", most.trim_start_matches('.')));
        }
        if let Some(points) = with_decimal_points(value) {
            return remedy("a decimal number has a point, not a comma", points);
        }
        let items = value.trim_matches(['[', ']', '(', ')']);
        if value.starts_with(['[', '(']) && !items.contains(['[', '(', '{', '\\']) && (value.starts_with('(') || !items.contains('"')) {
            let quoted = |item: &str| if is_bare(item) { format!("\"{item}\"") } else { item.to_owned() };
            let items: Vec<String> = items.split(',').map(|item| quoted(item.trim())).filter(|item| !item.is_empty()).collect();
            return remedy("a list stands in square brackets, its texts in quotes", format!("[{}]", items.join(", ")));
        }
        if value.ends_with(']') && !value.starts_with('[') {
            return remedy("a list begins with a square bracket", format!("[{value}"));
        }
        if is_bare(value) {
            return remedy("text needs quotes", format!("\"{value}\""));
        }
        let quotes = value.matches('"').count();
        if value.starts_with('"') && value.contains('\\') && quotes == 2 && value.ends_with('"') {
            return remedy("a pattern is easiest in single quotes, where `\\` needs no care", format!("'{}'", value.trim_matches('"')));
        }
        if quotes == 1 && value.starts_with('"') {
            return remedy("the closing quote is missing", format!("{value}\""));
        }
        if value.matches('\'').count() == 1 && value.starts_with('\'') {
            return remedy("the closing quote is missing", format!("{value}'"));
        }
        if quotes % 2 == 1 {
            return Some((QUOTE_MISSING, None));
        }
        None
    }
}

/// Returns a list of numbers such as `[0,01, 5000]` with points in the place of the commas that no blank follows.
fn with_decimal_points(value: &str) -> Option<String> {
    let items: Vec<String> = value.strip_prefix('[')?.strip_suffix(']')?.split(", ").map(|item| item.replacen(',', ".", 1)).collect();
    let is_number = |item: &String| item.parse::<f64>().is_ok();
    let has_comma = items.len() == 2 && value.split(", ").any(|item| item.contains(','));
    (has_comma && items.iter().all(is_number)).then(|| format!("[{}]", items.join(", ")))
}

fn yes_or_no(value: &str) -> Option<&'static str> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "on" | "ja" => Some("true"),
        "false" | "no" | "off" | "nein" => Some("false"),
        _ => None,
    }
}

fn is_bare(value: &str) -> bool {
    value.starts_with(char::is_alphabetic) && !value.contains(['"', '\'', '[', ']', '{', '}', '(', ')'])
}
