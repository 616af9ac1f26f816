//! Makes what strangers wrote fit for a terminal: nothing in it moves the cursor, clears the screen or names the window.

/// Returns a line with every control character but tabs and the ends of lines spelled out.
pub(super) fn visible(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\n' | '\t' => shown.push(c),
            c if c.is_control() => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_reaches_the_terminal() {
        assert_eq!(visible("\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}2J\r\u{7f}"), "\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\u{9b}2J\\u{d}\\u{7f}");
        assert_eq!(visible("said: grüß dich\n\tمرحبا 👍🏽"), "said: grüß dich\n\tمرحبا 👍🏽");
    }
}
