//! HTML to readable text: words in their order, links kept, quotes marked, nothing fetched. Linear in its input.

use mail_parser::decoders::html::add_html_token;

/// Quotes deeper than this are marked as this deep, so that marks do not outgrow the text.
const QUOTE_DEPTH_MAX: usize = 6;
/// Elements that may be open at once for links and quotes; more are ignored.
const OPEN_MAX: usize = 1_000;

/// Renders HTML as plain text.
pub(super) fn to_text(html: &str) -> String {
    render(html, Page { lenient: true, ..Page::default() })
}

/// Renders what the writer typed to be seen: without hidden elements, and with each block that may quote somebody marked as a quote.
pub(super) fn typed(html: &str) -> String {
    render(html, Page { lenient: true, typed: true, ..Page::default() })
}

fn render(html: &str, mut page: Page) -> String {
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        at += if rest.starts_with('<') { page.markup(rest) } else { page.words(rest) };
    }
    page.out.trim_matches('\n').to_owned()
}

/// What is written so far, and what is open.
#[derive(Default)]
struct Page {
    out: String,
    breaks: usize,
    space: bool,
    pre: usize,
    /// One entry per open blockquote: whether it quotes somebody.
    quotes: Vec<bool>,
    links: Vec<(String, usize)>,
    /// One entry per open list: the next number of one that is numbered.
    lists: Vec<Option<u32>>,
    /// False once a quote in a tag was never closed, so that the search for it is not repeated.
    lenient: bool,
    /// Closing marks that are known not to come, so that each is searched in vain only once.
    missing: Vec<&'static str>,
    /// True where only what was typed to be seen counts.
    typed: bool,
    /// The name of the hidden element that is open, and how many of its name are.
    hidden: Option<(String, usize)>,
}

impl Page {
    fn words(&mut self, rest: &str) -> usize {
        let end = rest.find('<').unwrap_or(rest.len());
        let text = decode_entities(&rest[..end]);
        if self.pre > 0 {
            for (nth, line) in text.replace('\r', "").split('\n').enumerate() {
                if nth > 0 {
                    self.breaks += 1;
                }
                self.write(line);
            }
            return end;
        }
        for (nth, word) in text.split([' ', '\t', '\n', '\r', '\u{c}']).enumerate() {
            self.space |= nth > 0;
            self.write(word);
        }
        end
    }

    fn write(&mut self, word: &str) {
        if word.is_empty() || self.hidden.is_some() {
            return;
        }
        if self.breaks > 0 || self.out.is_empty() {
            let depth = self.quotes.iter().filter(|quotes| **quotes).count().min(QUOTE_DEPTH_MAX);
            let lines = if self.out.is_empty() { 0 } else { self.breaks.min(3) };
            for nth in 0..lines {
                self.out.push('\n');
                if 0 < depth && nth + 1 < lines {
                    self.out.push_str(&">".repeat(depth));
                }
            }
            if 0 < depth {
                self.out.push_str(&">".repeat(depth));
                self.out.push(' ');
            }
            self.space = false;
        }
        if self.space && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
        self.out.push_str(word);
        self.breaks = 0;
        self.space = false;
    }

    /// Makes sure that the next word begins a new line, with `lines - 1` empty ones before it.
    fn new_line(&mut self, lines: usize) {
        if !self.out.is_empty() {
            self.breaks = self.breaks.max(lines);
        }
    }

    fn markup(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return match self.find(rest, "-->") {
                Some(at) => at + 3,
                None => rest.find('>').map_or(rest.len(), |at| at + 1),
            };
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            self.write("<");
            return 1;
        }
        let Some(end) = self.tag_end(rest) else {
            self.write("<");
            return 1;
        };
        let inner = &rest[1..end];
        let name_end = inner[1..].find(|c: char| c.is_whitespace() || c == '/').map_or(inner.len(), |at| at + 1);
        let name = inner[..name_end].to_ascii_lowercase();
        let closing = match name.as_str() {
            "script" => Some("</script"),
            "style" => Some("</style"),
            "title" => Some("</title"),
            _ => None,
        };
        if let Some(at) = closing.and_then(|mark| self.find(&rest[end..], mark)) {
            return end + at;
        }
        if !self.typed || !self.is_hidden(&name, &inner[name_end..]) {
            self.element(&name, &inner[name_end..]);
        }
        end + 1
    }

    /// Tells whether a tag belongs to an element that nobody sees.
    fn is_hidden(&mut self, name: &str, attributes: &str) -> bool {
        let name = name.trim_end_matches('/');
        match &mut self.hidden {
            Some((open, depth)) => {
                *depth += usize::from(name == open);
                *depth -= usize::from(name.strip_prefix('/') == Some(open));
                if *depth == 0 {
                    self.hidden = None;
                }
                true
            }
            None if hides(attributes) && !name.starts_with('/') && !VOID.contains(&name) => {
                self.hidden = Some((name.to_owned(), 1));
                true
            }
            None => false,
        }
    }

    fn element(&mut self, name: &str, attributes: &str) {
        match name {
            "br" | "br/" | "/br" => self.breaks += usize::from(!self.out.is_empty()),
            "p" | "/p" | "h1" | "/h1" | "h2" | "/h2" | "h3" | "/h3" | "h4" | "/h4" | "h5" | "/h5" | "h6" | "/h6" | "table" | "/table" => {
                self.new_line(2)
            }
            "ul" | "ol" => {
                self.new_line(2);
                let start = || attribute(attributes, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                if self.lists.len() < OPEN_MAX {
                    self.lists.push((name == "ol").then(start));
                }
            }
            "/ul" | "/ol" => {
                self.new_line(2);
                self.lists.pop();
            }
            "div" | "/div" | "tr" | "/tr" | "/li" | "section" | "/section" | "article" | "/article" | "dt" | "dd" | "center"
            | "/center" | "address" | "/address" | "header" | "footer" | "body" | "/body" | "html" | "/html" | "fieldset" | "form" => {
                self.new_line(1)
            }
            "pre" => {
                self.new_line(1);
                self.pre += 1;
            }
            "/pre" => {
                self.new_line(1);
                self.pre = self.pre.saturating_sub(1);
            }
            "li" => self.item(attributes),
            "td" | "th" | "/td" | "/th" => self.space = true,
            "hr" => {
                self.new_line(1);
                self.write("________________________________");
                self.new_line(1);
            }
            "img" => {
                if let Some(alt) = attribute(attributes, "alt").filter(|alt| (1..=3).contains(&alt.chars().count())) {
                    self.write(&alt);
                }
            }
            "blockquote" => {
                let quotes = is_citation(attributes) || self.typed && !indents(attributes);
                self.new_line(if quotes { 1 } else { 2 });
                if self.quotes.len() < OPEN_MAX {
                    self.quotes.push(quotes);
                }
            }
            "/blockquote" => {
                self.new_line(2);
                self.quotes.pop();
            }
            "a" if self.links.len() < OPEN_MAX => self.links.push((attribute(attributes, "href").unwrap_or_default(), self.out.len())),
            "/a" => self.close_link(),
            _ => {}
        }
    }

    /// Begins an item of a list, with its number where it has one: mail programs turn what people number into lists.
    fn item(&mut self, attributes: &str) {
        self.new_line(1);
        let value = attribute(attributes, "value").and_then(|value| value.trim().parse().ok());
        let mark = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_add(1);
                format!("{number}.")
            }
            Some(None) | None => "*".to_owned(),
        };
        self.write(&mark);
        self.space = true;
    }

    /// Writes a link's target behind its words, unless the words are the target.
    fn close_link(&mut self) {
        let Some((target, start)) = self.links.pop() else { return };
        let target = target.trim().to_owned();
        let bare = target.strip_prefix("mailto:").or_else(|| target.strip_prefix("tel:")).unwrap_or(&target);
        let is_link = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| target.to_ascii_lowercase().starts_with(scheme));
        let words = self.out.get(start..).unwrap_or_default();
        if is_link && !words.contains(bare.trim_end_matches('/')) {
            self.space = !words.trim().is_empty();
            self.write(&if self.space { format!("({bare})") } else { bare.to_owned() });
        }
    }

    /// Finds a closing mark, in any case; remembers if there is none.
    fn find(&mut self, rest: &str, mark: &'static str) -> Option<usize> {
        if self.missing.contains(&mark) {
            return None;
        }
        let found = rest.as_bytes().windows(mark.len()).position(|window| window.eq_ignore_ascii_case(mark.as_bytes()));
        if found.is_none() {
            self.missing.push(mark);
        }
        found
    }

    /// Returns where a tag's `>` stands, outside of quoted values.
    fn tag_end(&mut self, rest: &str) -> Option<usize> {
        if self.missing.contains(&">") {
            return None;
        }
        if self.lenient {
            let mut quote = None;
            let mut after_equals = false;
            for (at, byte) in rest.bytes().enumerate() {
                match (quote, byte) {
                    (Some(open), _) => quote = (open != byte).then_some(open),
                    (None, b'>') => return Some(at),
                    (None, b'"' | b'\'') if after_equals => quote = Some(byte),
                    (None, _) => {}
                }
                after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
            }
            self.lenient = false;
        }
        let found = rest.find('>');
        if found.is_none() {
            self.missing.push(">");
        }
        found
    }
}

/// Elements without an end.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];

/// Tells whether an element with these attributes cannot be seen.
fn hides(attributes: &str) -> bool {
    let bare = |text: String| text.to_ascii_lowercase().split_whitespace().collect::<String>();
    let style = attribute(attributes, "style").map(bare).unwrap_or_default();
    let styles = ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px", "max-height:0;", "max-height:0px"];
    styles.iter().any(|hiding| style.contains(hiding))
        || style.ends_with("font-size:0")
        || attributes.split_whitespace().any(|word| word.trim_end_matches('/').eq_ignore_ascii_case("hidden"))
}

/// A blockquote by which mail programs only indent what is typed: it has no line at its side.
fn indents(attributes: &str) -> bool {
    let style = attribute(attributes, "style").unwrap_or_default().to_ascii_lowercase();
    style.contains("margin") && !style.contains("border-left") && (style.contains("border:none") || !style.contains("border"))
}

/// A blockquote that quotes somebody, in contrast to one that only indents.
fn is_citation(attributes: &str) -> bool {
    attribute(attributes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite"))
        || attribute(attributes, "class").is_some_and(|class| class.contains("quote") || class.contains("cite"))
        || attribute(attributes, "cite").is_some()
}

/// Returns an attribute's value, its entities decoded.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    for _ in 0..64 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, tail) = rest.split_at(end);
        let tail = tail.trim_start();
        let Some(value) = tail.strip_prefix('=') else {
            if tail.is_empty() || key.is_empty() {
                return None;
            }
            rest = tail;
            continue;
        };
        let value = value.trim_start();
        let (found, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(decode_entities(found));
        }
        rest = after;
    }
    None
}

/// Decodes `&amp;`, `&#8217;` and the like; what is no entity stays.
fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take(34).position(|byte| byte == b';').map(|end| end + 1);
        match length.filter(|length| rest[1..length - 1].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') && 2 < *length) {
            Some(length) => {
                push_entity(&mut out, &rest[..length]);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.replace('\u{a0}', " ")
}

fn push_entity(out: &mut String, entity: &str) {
    if entity.eq_ignore_ascii_case("&nbsp;") {
        out.push(' ');
        return;
    }
    add_html_token(out, entity.as_bytes(), false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lines_links_and_quotes_are_kept() {
        let html = "<html><head><title>x</title><style>p{}</style></head><body><p>Dear&nbsp;Ann &amp; Bob,</p><div>see <a href=\"https://x.org/a\">this</a><br>now</div>\
             <blockquote type=cite>old<br>words</blockquote><ul><li>one<li>two</ul><script>bad()</script></body></html>";
        assert_eq!(to_text(html), "Dear Ann & Bob,\n\nsee this (https://x.org/a)\nnow\n> old\n> words\n\n* one\n* two");
    }

    #[test]
    fn broken_markup_loses_no_word() {
        assert_eq!(to_text("a < b <b>c"), "a < b c");
        assert_eq!(to_text("<style>one <style>two"), "one two");
        assert_eq!(to_text("x <!-- never closed y"), "x");
        assert_eq!(to_text("<a title=\"never closed>one two"), "one two");
        assert_eq!(to_text("&#8217;&eacute;&nonsense; &"), "\u{2019}é&nonsense; &");
    }

    #[test]
    fn a_blockquote_that_only_indents_is_no_quote() {
        assert_eq!(to_text("<blockquote style=\"margin:0 0 0 40px\">mine</blockquote>"), "mine");
    }

    #[test]
    fn what_was_typed_to_be_seen_is_told_from_the_rest() {
        assert_eq!(typed("<div style='DISPLAY : none'>close <div>x</div> y</div><p hidden>z</p><div>Dear Ann,</div>"), "Dear Ann,");
        assert_eq!(typed("<blockquote>he lies</blockquote>"), "> he lies");
        assert_eq!(typed("<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">mine</blockquote>"), "mine");
        assert_eq!(to_text("<div style='display:none'>kept</div><p>for customers</p>"), "kept\n\nfor customers");
    }

    #[test]
    fn hostile_nesting_is_read_in_linear_time() {
        let started = std::time::Instant::now();
        for piece in ["<div>", "<a href=\"x\">", "<style>", "<!--", "<a title=\"", "<blockquote type=cite>y", "<script", "&", "<a href='"] {
            let text = to_text(&piece.repeat(100_000));
            assert!(text.len() < 2_000_000);
        }
        assert!(started.elapsed().as_secs() < 120, "took {:?}", started.elapsed());
    }
}
