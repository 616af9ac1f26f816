//! What most often stands behind a TOML syntax error, and its mend.

use super::{Diagnostic, Span};

/// Adds the remedy for a slip that can be recognised on its line.
pub(super) fn with_remedy(problem: Diagnostic, span: &Span) -> Diagnostic {
    let text = &span.source.text;
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
    let Some(line) = text.get(start..end) else { return problem };
    if line.contains(['“', '”', '„', '‘', '’']) {
        let straight: String = line
            .chars()
            .map(|c| {
                if matches!(c, '“' | '”' | '„') {
                    '"'
                } else if matches!(c, '‘' | '’') {
                    '\''
                } else {
                    c
                }
            })
            .collect();
        return problem.help("use straight quotes").patch(Span::new(&span.source, start..end), straight);
    }
    let Some((key, value)) = line.split_once('=') else {
        return match line.split_once(':') {
            Some((key, value)) if !line.trim_start().starts_with('#') && !key.contains(['"', '\'']) => problem
                .help("a setting and its value are joined by `=`")
                .patch(Span::new(&span.source, start..end), format!("{key} ={value}")),
            Some(_) | None => problem,
        };
    };
    let value = value.split(" #").next().unwrap_or(value).trim();
    let at = start + key.len() + 1 + line[key.len() + 1..].find(value).unwrap_or(0);
    let place = Span::new(&span.source, at..at + value.len());
    if is_bare(value) {
        return problem.help("text needs quotes").patch(place, format!("\"{value}\""));
    }
    let quotes = value.matches('"').count();
    if value.starts_with('"') && value.contains('\\') && quotes == 2 && value.ends_with('"') {
        return problem
            .help("a pattern is easiest in single quotes, where `\\` needs no care")
            .patch(place, format!("'{}'", value.trim_matches('"')));
    }
    if quotes == 1 && value.starts_with('"') {
        return problem.help("the closing quote is missing").patch(place, format!("{value}\""));
    }
    if value.starts_with('[') && !value.ends_with(']') {
        return problem.help("the closing bracket may be missing").patch(place, format!("{value}]"));
    }
    problem
}

fn is_bare(value: &str) -> bool {
    value.starts_with(char::is_alphabetic) && !value.contains(['"', '\'', '[', ']', '{', '}'])
}
