//! Writes a script in one form: keys in line, lists and tables with even blanks, one empty line before each table.
//!
//! Never moves a comment away from its line, never touches what stands between quotes; what it writes means the same.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// One entry of the file: a key with its value, a header, a comment, or an empty line.
enum Line {
    Empty,
    Comment(String),
    Header { text: String, comment: Option<Comment> },
    Entry { key: String, value: String, comment: Option<Comment> },
}

/// A comment behind something, with the column where it began.
struct Comment {
    text: String,
    column: usize,
}

/// A token of one line, with its text.
type Token<'a> = (TokenKind, &'a str);

/// Returns the script in its form; `None` where it is no valid TOML.
pub fn format(text: &str) -> Option<String> {
    let before: toml::Table = text.parse().ok()?;
    let lines = lines(text);
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let block = lines[at..].iter().take_while(|line| matches!(line, Line::Entry { .. })).count();
        if block == 0 {
            write_line(&lines[at], &mut out);
            at += 1;
        } else {
            write_block(&lines[at..at + block], &mut out);
            at += block;
        }
    }
    let mut formatted = spaced(&out).join("\n");
    formatted.push('\n');
    // What would mean anything else is not written; the form is worth less than the meaning.
    (formatted.parse::<toml::Table>().ok()? == before).then_some(formatted)
}

/// Cuts the text into entries; a list over several lines is one.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for token in Source::new(text).lex() {
        let span = token.span();
        let kind = token.kind();
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            TokenKind::Dot
            | TokenKind::Equals
            | TokenKind::Comma
            | TokenKind::Whitespace
            | TokenKind::Comment
            | TokenKind::Newline
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom
            | TokenKind::Eof => {}
        }
        let ends = kind == TokenKind::Eof || (kind == TokenKind::Newline && depth == 0);
        if !ends {
            tokens.push((kind, &text[span.start()..span.end()]));
            continue;
        }
        if kind == TokenKind::Newline || !tokens.is_empty() {
            lines.push(line(&tokens, &text[start..span.start()]));
        }
        tokens.clear();
        start = span.end();
    }
    lines
}

fn line(tokens: &[Token<'_>], written: &str) -> Line {
    let solid: Vec<&Token<'_>> = tokens.iter().filter(|(kind, _)| *kind != TokenKind::Whitespace).collect();
    let comment = match solid.last() {
        Some((TokenKind::Comment, text)) => {
            let last = written.rsplit('\n').next().unwrap_or(written);
            let column = last.strip_suffix(text).unwrap_or(last).chars().count();
            Some(Comment { text: text.trim_end().to_owned(), column })
        }
        Some(_) | None => None,
    };
    let body = &solid[..solid.len() - usize::from(comment.is_some())];
    match (body.first(), comment) {
        (None, None) => Line::Empty,
        (None, Some(comment)) => Line::Comment(comment.text),
        (Some((TokenKind::LeftSquareBracket, _)), comment) => Line::Header { text: body.iter().map(|(_, text)| *text).collect(), comment },
        (Some(_), comment) => {
            let equals = body.iter().position(|(kind, _)| *kind == TokenKind::Equals).unwrap_or(body.len());
            let key = body[..equals].iter().map(|(_, text)| *text).collect();
            Line::Entry { key, value: value(written, &body[(equals + 1).min(body.len())..]), comment }
        }
    }
}

/// Writes a value with even blanks; one over several lines stays as its author laid it out.
fn value(written: &str, tokens: &[&Token<'_>]) -> String {
    if tokens.iter().any(|(kind, _)| *kind == TokenKind::Newline) {
        let (_, value) = written.split_once('=').unwrap_or(("", written));
        return value.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
    }
    let mut out = String::new();
    for (nth, (kind, text)) in tokens.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| tokens[before].0);
        let parted = match (before, kind) {
            (Some(TokenKind::Comma | TokenKind::Equals), _) | (Some(_), TokenKind::Equals) => true,
            (Some(TokenKind::LeftCurlyBracket), TokenKind::RightCurlyBracket) => false,
            (Some(TokenKind::LeftCurlyBracket), _) | (Some(_), TokenKind::RightCurlyBracket) => true,
            (Some(_) | None, _) => false,
        };
        // A comma before the end of a list is no use in one line.
        if *kind == TokenKind::Comma && matches!(tokens.get(nth + 1), Some((TokenKind::RightSquareBracket, _))) {
            continue;
        }
        let after_dropped = before == Some(TokenKind::Comma) && *kind == TokenKind::RightSquareBracket;
        out.push_str(if parted && !after_dropped { " " } else { "" });
        out.push_str(text);
    }
    out
}

/// Writes entries that stand together, their signs in line.
fn write_block(block: &[Line], out: &mut Vec<String>) {
    let entries = block.iter().filter_map(|line| match line {
        Line::Entry { key, value, comment } => Some((key, value, comment)),
        Line::Empty | Line::Comment(_) | Line::Header { .. } => None,
    });
    let width = entries.clone().map(|(key, _, _)| key.chars().count()).max().unwrap_or(0);
    for (key, value, comment) in entries {
        out.push(with_comment(format!("{key:<width$} = {value}"), comment.as_ref()));
    }
}

fn write_line(line: &Line, out: &mut Vec<String>) {
    out.push(match line {
        Line::Empty => String::new(),
        Line::Comment(text) => text.clone(),
        Line::Header { text, comment } => with_comment(text.clone(), comment.as_ref()),
        Line::Entry { .. } => return,
    });
}

/// Puts a comment back into its column, or further right where there is no room.
fn with_comment(text: String, comment: Option<&Comment>) -> String {
    let Some(comment) = comment else { return text };
    let last = text.rsplit('\n').next().map_or(0, |last| last.chars().count());
    let blanks = comment.column.saturating_sub(last).max(2);
    format!("{text}{}{}", " ".repeat(blanks), comment.text)
}

/// Leaves one empty line at most, and one before each header with the comments above it.
fn spaced(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let is_empty = line.is_empty();
        if is_empty && out.last().is_none_or(String::is_empty) {
            continue;
        }
        if line.starts_with('[') {
            let above = out.iter().rev().take_while(|line| line.starts_with('#')).count();
            let place = out.len() - above;
            if 0 < place && !out[place - 1].is_empty() {
                out.insert(place, String::new());
            }
        }
        out.push(line.clone());
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_in_line_and_comments_stay() {
        let ragged = "# Why.\nformat=1\nflow = 'a'   # the name\n\n\n[[ step ]]\nask=\"x\"\n# above\nmail = {from=\"body\",find = true}\noptions = [\"a\",\"b\",]\n# of the next\n[file]\n";
        let formed = "# Why.\nformat = 1\nflow   = 'a'  # the name\n\n[[step]]\nask = \"x\"\n# above\nmail    = { from = \"body\", find = true }\noptions = [\"a\", \"b\"]\n\n# of the next\n[file]\n";
        assert_eq!(format(ragged).as_deref(), Some(formed));
        assert_eq!(format(formed).as_deref(), Some(formed));
    }

    #[test]
    fn lists_over_several_lines_and_quoted_words_stay_as_they_are() {
        let text = "a = [\n    \"one\",  # first\n    \"two\",\n]\nlong = \"\"\"\n  kept   \n\"\"\"\nb = '#,= [x]'\n";
        let formed = "a    = [\n    \"one\",  # first\n    \"two\",\n]\nlong = \"\"\"\n  kept   \n\"\"\"\nb    = '#,= [x]'\n";
        assert_eq!(format(text).as_deref(), Some(formed));
        assert_eq!(format(formed).as_deref(), Some(formed));
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        assert_eq!(format("a = “x”\n"), None);
    }
}
