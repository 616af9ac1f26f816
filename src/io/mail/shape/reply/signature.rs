//! Knows what programs and people put below a mail: “sent from my telephone”, and signatures.
//!
//! What may be a sentence of the sender's is none: “Sent with DHL on Monday, but the box was open.”

use std::sync::LazyLock;

use regex::bytes::Regex as ByteRegex;

use super::pattern::{lower, words};
use super::words::{MINE, NARRATES, PROGRAMS, SENT_FROM_LINE};
use super::{Kind, head_of};

/// A signature below the mark of RFC 3676 that is longer than this is text.
const SIGNATURE_LINES_MAX: usize = 25;
/// Lines over which it is looked at, with the empty ones.
const SPAN_LINES_MAX: usize = 60;
/// Lines of one below two dashes that may as well divide a text.
const LOOSE_LINES_MAX: usize = 8;
/// Letters in a line of such a signature.
const LOOSE_CHARS_MAX: usize = 70;
/// Words in such a line.
const LOOSE_WORDS_MAX: usize = 9;
/// A rule as long as that of mailing lists.
const LIST_RULE_CHARS_MIN: usize = 20;
/// Words of “sent from my …” where the telephone is not known by name.
const SENT_WORDS_MAX: usize = 5;
/// Words of any such line, and of one that ends in a full stop.
const PROGRAM_WORDS_MAX: usize = 12;
const SENTENCE_WORDS_MAX: usize = 6;

static KNOWN: LazyLock<ByteRegex> = LazyLock::new(|| words(PROGRAMS));
static SENTENCE: LazyLock<ByteRegex> = LazyLock::new(|| words(NARRATES));
static OWNED: LazyLock<ByteRegex> = LazyLock::new(|| words(MINE));

/// Tells whether a line is written by a telephone: it names its program, or says “my”, and is no sentence.
pub(super) fn is_sent_from(bare: &str) -> bool {
    if 140 <= bare.chars().count() || bare.ends_with(['!', '?', '…']) || !SENT_FROM_LINE.is_match(bare) {
        return false;
    }
    let lowered = lower(bare);
    let n_words = bare.split_whitespace().count();
    let by_carrier = ["verizon", "at&t", "t-mobile", "k-9", "excuse"].iter().any(|carrier| lowered.contains(carrier));
    if (lowered.contains(", ") || lowered.contains('،') || lowered.contains('，')) && !by_carrier {
        return false;
    }
    if by_carrier || lowered.starts_with("diese nachricht wurde von") {
        return true;
    }
    if SENTENCE.is_match(lowered.as_bytes()) {
        return false;
    }
    let known = KNOWN.is_match(lowered.as_bytes());
    let n_words_max = match (known, bare.ends_with(['.', '。'])) {
        (true, false) => PROGRAM_WORDS_MAX,
        (true, true) => SENTENCE_WORDS_MAX,
        (false, _) => SENT_WORDS_MAX,
    };
    n_words <= n_words_max && (known || OWNED.is_match(lowered.as_bytes()))
}

/// Returns where the signature ends whose mark stands at a line.
///
/// Two dashes without the blank of RFC 3676 divide texts as well: below them stand only some short lines that are no sentences.
pub(super) fn end(lines: &[&str], kinds: &[Kind], at: usize, mut begins_quote: impl FnMut(usize) -> bool) -> Option<usize> {
    let strict = lines[at] == "-- " || is_list_rule(lines, kinds, at);
    let loose = matches!(lines[at].trim_end(), "--" | "—" | "––");
    if !strict && (!loose || divides(lines, kinds, at)) {
        return None;
    }
    let mut own = 0;
    for next in at + 1..lines.len() {
        match kinds[next] {
            Kind::Quote => return Some(next),
            Kind::Blank | Kind::Tail => {}
            Kind::Own if begins_quote(next) => return Some(next),
            Kind::Own => {
                own += 1;
                let line = head_of(lines[next]);
                if SIGNATURE_LINES_MAX < own || !strict && (LOOSE_LINES_MAX < own || is_sentence(line)) {
                    return None;
                }
            }
        }
        if SPAN_LINES_MAX < next - at {
            return None;
        }
    }
    Some(lines.len())
}

/// A long rule, and below it what mailing lists write.
fn is_list_rule(lines: &[&str], kinds: &[Kind], at: usize) -> bool {
    let rule = lines[at].trim();
    rule.len() >= LIST_RULE_CHARS_MIN
        && rule.bytes().all(|byte| byte == b'_')
        && lines
            .get(at + 1)
            .is_some_and(|line| kinds[at + 1] == Kind::Own && head_of(line).to_lowercase().trim_end().ends_with("mailing list"))
}

/// Tells whether a line is more than a name, a number or a link.
fn is_sentence(line: &str) -> bool {
    let bare = line.trim();
    let n_words = bare.split_whitespace().count();
    let n_plain = bare.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
    let ends = bare.ends_with(['.', '!', '?', '。', '！', '？', '…']) && 3 <= n_words;
    ends || LOOSE_CHARS_MAX < bare.chars().count() || LOOSE_WORDS_MAX < n_plain
}

/// Tells whether the same mark stands elsewhere: a text in parts.
fn divides(lines: &[&str], kinds: &[Kind], at: usize) -> bool {
    let mark = lines[at].trim_end();
    let range = at.saturating_sub(SPAN_LINES_MAX)..lines.len().min(at + SPAN_LINES_MAX);
    range.filter(|other| *other != at && kinds[*other] == Kind::Tail).any(|other| lines[other].trim_end() == mark)
}
