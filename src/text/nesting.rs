//! Braces within braces: the parser of Fluent goes down one call for each, so that too many would end the program.

/// Texts of people nest a choice within a choice within a brace, and hardly ever more.
const DEPTH_MAX: usize = 24;

/// Returns the places of the braces that are nested too deeply to be parsed, in order; nearly always none.
pub fn too_deep(text: &str) -> Vec<usize> {
    let mut depth = 0;
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // Only lines that go on with a text begin otherwise.
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-' || c == '#') {
            depth = 0;
        }
        for (at, brace) in line.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'{' | b'}')) {
            depth += usize::from(brace == b'{');
            if DEPTH_MAX < depth {
                found.push(start + at);
            }
            depth = depth.saturating_sub(usize::from(brace == b'}'));
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_braces_beyond_all_use_are_found() {
        let nested = |depth: usize| format!("{}$name{}", "{".repeat(depth), "}".repeat(depth));
        assert!(too_deep(&format!("one = {}\ntwo = {}\n", nested(DEPTH_MAX), nested(DEPTH_MAX))).is_empty());
        assert_eq!(too_deep(&format!("a = {}", nested(DEPTH_MAX + 1))), [4 + DEPTH_MAX, 4 + DEPTH_MAX + 1 + "$name".len()]);
        let signs = "a = {\"{\"}\n".repeat(100);
        assert!(too_deep(&signs).is_empty(), "each text is counted by itself");
    }
}
