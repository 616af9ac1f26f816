//! format=flowed (RFC 3676): soft line breaks joined, quotes kept apart by their depth.

use super::structure::Part;

/// Tells whether a text part says that it is flowed.
pub(super) fn is_flowed(part: &Part<'_>) -> bool {
    part.content.parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Joins the soft line breaks of a part.
pub(super) fn join(text: &str, part: &Part<'_>) -> String {
    let delete_space = part.content.parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
    unflow(text, if delete_space { Space::Deleted } else { Space::Kept })
}

/// What becomes of the blank that marks a soft break.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Kept,
    Deleted,
}

fn unflow(text: &str, space: Space) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if open != Some(depth) || is_signature {
            if open.is_some() {
                out.push('\n');
            }
            out.push_str(&">".repeat(depth));
            if 0 < depth && !content.is_empty() {
                out.push(' ');
            }
        }
        let soft = content.ends_with(' ') && !is_signature;
        out.push_str(if soft && space == Space::Deleted { &content[..content.len() - 1] } else { content });
        open = soft.then_some(depth);
        if !soft {
            out.push('\n');
        }
    }
    if !text.ends_with('\n') || out.ends_with("\n\n") {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_breaks_are_joined_and_quotes_stay_apart() {
        assert_eq!(unflow("one \r\ntwo\r\n> q \r\n> r\r\nthree", Space::Kept), "one two\n> q r\nthree");
        assert_eq!(unflow("sch \nön", Space::Deleted), "schön");
        assert_eq!(unflow("a\n-- \nme", Space::Kept), "a\n-- \nme");
        assert_eq!(unflow(" >not a quote", Space::Kept), ">not a quote");
    }
}
