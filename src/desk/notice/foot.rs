//! What the reader of a letter to staff can do by answering it: the line above which an answer stands, and orders to tap.

use crate::desk::words::Words;

use super::Letter;

/// Our addresses for one reader of a letter; `None` where the server takes no plus-addresses.
#[derive(Clone, Copy, Debug)]
pub(in crate::desk) struct Addresses<'a> {
    pub(in crate::desk) reply_to: &'a str,
    pub(in crate::desk) notes_to: Option<&'a str>,
    pub(in crate::desk) entries_to: Option<&'a str>,
}

/// Returns a letter with what its reader can do by answering it: the line above which an answer stands, and orders to tap.
pub(in crate::desk) fn with_foot(letter: &Letter, addresses: Addresses<'_>, organisation: &str, words: &Words<'_>) -> String {
    let Addresses { reply_to, notes_to, entries_to } = addresses;
    // Nobody reads the subject of an order, and a link in plain text is long enough.
    let subject = letter.subject.find(']').map_or(letter.subject.as_str(), |end| &letter.subject[..=end]);
    let tap = |id: &str, to: &str, order: &str| format!("{}: {}", words.say(id, &[]), mailto(to, subject, order));
    let order = |id: &str| words.say(id, &[]).split([',', '،']).next().unwrap_or_default().trim().to_owned();
    let open = |id: &str| format!("{} ", order(id));
    let note = notes_to.map_or_else(|| tap("staff-tap-note", reply_to, &open("order-note")), |to| tap("staff-tap-note", to, ""));
    let taps = [
        tap("staff-tap-take", reply_to, &order("order-take")),
        note,
        tap("staff-tap-ask", reply_to, &open("order-ask")),
        tap("staff-tap-snooze", reply_to, &format!("{} 2 {}", order("order-snooze"), order("when-days"))),
        tap("staff-tap-close", reply_to, &open("order-close")),
        tap("staff-tap-help", reply_to, &order("order-help")),
    ];
    let foot = words.say("staff-commands", &[("organisation", organisation)]);
    let notes = notes_to.map(|to| words.say("staff-note-address", &[("address", to)]));
    let entries = entries_to.map(|to| words.say("entry-address", &[("address", to)]));
    let parts = [Some(words.say("staff-write-above", &[])), Some(letter.text()), Some(foot), notes, entries, Some(taps.join("\n"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// Returns a link that opens a mail with an order in it (RFC 6068).
pub(in crate::desk) fn mailto(to: &str, subject: &str, body: &str) -> String {
    format!("mailto:{}?subject={}&body={}", escaped(to), escaped(subject), escaped(body))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
