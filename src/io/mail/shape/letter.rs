//! Plain text as HTML for a reader on a phone: paragraphs, links, language and direction; nothing else, nothing fetched.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Lang;

static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"https?://[^\s<>"'()\[\]{}]+[^\s<>"'()\[\]{}.,;:!?]"#).expect("the pattern is fixed"));

/// A reference is read and dictated whole: it never breaks over two lines, and runs from left to right in every script.
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("[A-Z]{2,6}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]").expect("the pattern is fixed"));

const STYLE: &str = "margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff";

/// Writes a text whose paragraphs are parted by empty lines as an HTML page.
pub(super) fn html(text: &str, lang: &Lang) -> String {
    let direction = if lang.is_right_to_left() { "rtl" } else { "ltr" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>\n\
         <body style=\"{STYLE}\">\n<div lang=\"{lang}\" dir=\"{direction}\" style=\"max-width:40em\">\n"
    );
    let text = text.replace("\r\n", "\n");
    for paragraph in text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|paragraph| !paragraph.trim().is_empty()) {
        out.push_str("<p style=\"margin:0 0 1em\">");
        out.push_str(&lines(paragraph));
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n</body>\n</html>\n");
    out
}

/// Writes the lines of a paragraph; what is indented stays so, and a numbered question stands apart from what is above it.
fn lines(paragraph: &str) -> String {
    let mut out = String::new();
    for (nth, text) in paragraph.split('\n').enumerate() {
        let bare = text.trim_start_matches(' ');
        let indent = text.len() - bare.len();
        let is_question = 0 < indent && bare.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ") && !bare.starts_with('.');
        out.push_str(match (nth, is_question) {
            (0, _) => "",
            (_, true) => "<br>\n<br>\n",
            (_, false) => "<br>\n",
        });
        out.push_str(&"&nbsp;".repeat(indent));
        out.push_str(&line(bare));
    }
    out
}

/// A line `Take it: mailto:…` is a link of that name: its target is long, and nobody reads it.
fn line(line: &str) -> String {
    if let Some((name, target)) = line.split_once(": ").filter(|(_, target)| target.starts_with("mailto:") && !target.contains(' ')) {
        return format!("<a href=\"{}\">{}</a>", escape(target), escape(name));
    }
    let mut out = String::new();
    let mut at = 0;
    for link in LINK.find_iter(line) {
        out.push_str(&words(&line[at..link.start()]));
        let target = escape(link.as_str());
        out.push_str(&format!("<a href=\"{target}\">{target}</a>"));
        at = link.end();
    }
    out.push_str(&words(&line[at..]));
    out
}

/// Writes words without links, each reference in one piece.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for reference in REFERENCE.find_iter(text) {
        out.push_str(&escape(&text[at..reference.start()]));
        out.push_str(&format!("<span dir=\"ltr\" style=\"white-space:nowrap\">{}</span>", reference.as_str()));
        at = reference.end();
    }
    out.push_str(&escape(&text[at..]));
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_and_links_are_links() {
        let page = html("Dear <b>Ann</b>,\nsee https://x.org/a?b=1&c=2.\n\nBye", &Lang::parse("en").unwrap());
        assert!(page.contains(
            "Dear &lt;b&gt;Ann&lt;/b&gt;,<br>\nsee <a href=\"https://x.org/a?b=1&amp;c=2\">https://x.org/a?b=1&amp;c=2</a>.</p>"
        ));
        assert_eq!(page.matches("<p ").count(), 2);
    }

    #[test]
    fn an_order_to_tap_is_a_link_by_its_name() {
        let page = html("Take it: mailto:a%2Bs-1@example.org?subject=x&body=take", &Lang::parse("en").unwrap());
        assert!(page.contains("<a href=\"mailto:a%2Bs-1@example.org?subject=x&amp;body=take\">Take it</a>"), "{page}");
    }

    #[test]
    fn questions_stand_apart_and_their_options_below_them() {
        let page = html("Please answer:\n  1. What is it?\n     a) A bill\n  2. When?", &Lang::parse("en").unwrap());
        assert!(
            page.contains("Please answer:<br>\n<br>\n&nbsp;&nbsp;1. What is it?<br>\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;a) A bill<br>\n<br>\n"),
            "{page}"
        );
    }

    #[test]
    fn a_reference_stays_in_one_piece() {
        let page = html("Your case CMP-7GP1-4QTN-7.", &Lang::parse("ar").unwrap());
        assert!(page.contains("<span dir=\"ltr\" style=\"white-space:nowrap\">CMP-7GP1-4QTN-7</span>."), "{page}");
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        assert!(html("مرحبا", &Lang::parse("ar").unwrap()).contains("lang=\"ar\" dir=\"rtl\""));
    }
}
