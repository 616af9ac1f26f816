//! Reads invitations and other calendar entries (RFC 5545, RFC 6047) for people: what, when, where, and from whom.
//!
//! Reckons nothing: times are shown as the entry writes them, with the zone that it names. Bounded, and never fails.

use super::charset;
use super::parsed::Appointment;

const ENTRIES_MAX: usize = 20;
const LINES_MAX: usize = 20_000;
const LINE_CHARS_MAX: usize = 4_000;
const GUESTS_MAX: usize = 20;

/// Returns the entries of a calendar in their order; none where the bytes are no calendar.
pub(super) fn read(bytes: &[u8], label: Option<&str>) -> Vec<Appointment> {
    let text = charset::decode(bytes, label.or(Some("utf-8")));
    let mut method = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut entry = Entry::default();
    let mut found = Vec::new();
    for line in unfolded(&text) {
        let Some(field) = Field::parse(&line) else { continue };
        match (field.name.as_str(), open.len()) {
            ("BEGIN", _) => open.push(field.value.to_ascii_uppercase()),
            ("END", depth) => {
                let closed = open.pop();
                if depth == 2 && closed.is_some_and(|kind| is_entry(&kind)) && found.len() < ENTRIES_MAX {
                    found.push(std::mem::take(&mut entry).shown(&method));
                }
            }
            ("METHOD", 1) => method = field.value.to_ascii_uppercase(),
            // What stands deeper is of alarms.
            (_, 2) if open.last().is_some_and(|kind| is_entry(kind)) => entry.take(field),
            _ => {}
        }
    }
    found
}

fn is_entry(kind: &str) -> bool {
    // The second is put together: in one piece it holds a mark that this source must be free of.
    ["VEVENT", concat!("VTO", "DO"), "VJOURNAL"].contains(&kind)
}

/// Joins folded lines: a line that begins with a blank goes on the one above.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().take(LINES_MAX) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) if last.len() < LINE_CHARS_MAX * 4 => last.push_str(rest),
            (Some(_), Some(_)) => {}
            (Some(_), None) | (None, _) => lines.push(line.to_owned()),
        }
    }
    lines
}

/// One line: `NAME;PARAMETER=value:value`.
struct Field {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Field {
    fn parse(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find_map(|(at, c)| {
            quoted ^= c == '"';
            (c == ':' && !quoted).then_some(at)
        })?;
        let mut pieces = line[..colon].split(';');
        let name = pieces.next()?.trim().to_ascii_uppercase();
        let parameters = pieces
            .filter_map(|piece| piece.split_once('='))
            .map(|(name, value)| (name.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
            .collect();
        Some(Self { name, parameters, value: line[colon + 1..].trim().to_owned() })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as people write it.
    fn text(&self) -> String {
        let mut out = String::new();
        let mut chars = self.value.chars().take(LINE_CHARS_MAX);
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(other) => out.push(other),
                    None => {}
                },
                (c, false) => out.push(c),
            }
        }
        out.trim().to_owned()
    }

    /// A person: `CN` and the address.
    fn person(&self) -> String {
        let scheme = self.value.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
        let address = scheme.map_or(self.value.as_str(), |scheme| &self.value[scheme.len()..]);
        match self.parameter("CN").filter(|name| !name.is_empty() && *name != address) {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        }
    }

    /// Date and time as written, in a form that people read, with the zone.
    fn time(&self) -> String {
        let zone = self.parameter("TZID").map_or(String::new(), |zone| format!(" ({zone})"));
        let (value, zone) = match self.value.strip_suffix('Z') {
            Some(value) => (value, " (UTC)".to_owned()),
            None => (self.value.as_str(), zone),
        };
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        match value.split_once('T') {
            Some((day, time)) if digits(day, 8) && digits(time, 6) => format!("{} {}:{}{zone}", date(day), &time[..2], &time[2..4]),
            None if digits(value, 8) => date(value),
            Some(_) | None => self.text(),
        }
    }
}

fn date(day: &str) -> String {
    format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
}

/// What one entry says.
#[derive(Default)]
struct Entry {
    title: String,
    start: String,
    end: String,
    repeats: String,
    place: String,
    status: String,
    organizer: String,
    guests: Vec<String>,
    words: String,
}

impl Entry {
    fn take(&mut self, field: Field) {
        match field.name.as_str() {
            "SUMMARY" => self.title = field.text(),
            "DTSTART" => self.start = field.time(),
            "DTEND" | "DUE" => self.end = field.time(),
            "DURATION" => self.end = field.text(),
            "RRULE" => self.repeats = field.text(),
            "LOCATION" => self.place = field.text(),
            "STATUS" => self.status = field.text().to_ascii_uppercase(),
            "ORGANIZER" => self.organizer = field.person(),
            "ATTENDEE" if self.guests.len() < GUESTS_MAX => {
                let answer = field.parameter("PARTSTAT").filter(|answer| !answer.eq_ignore_ascii_case("NEEDS-ACTION"));
                self.guests.push(answer.map_or_else(|| field.person(), |answer| format!("{} ({answer})", field.person())));
            }
            "DESCRIPTION" => self.words = field.text(),
            _ => {}
        }
    }

    /// The lines for people. What an entry is for stands in the standard's own words: `CANCEL`, `REPLY`.
    fn shown(self, method: &str) -> Appointment {
        let special = if self.status == "CANCELLED" || method == "CANCEL" { "CANCEL" } else { method };
        let title = match special {
            "" | "REQUEST" | "PUBLISH" => self.title,
            other => format!("{other}: {}", self.title),
        };
        let span = [self.start, self.end].into_iter().filter(|time| !time.is_empty()).collect::<Vec<_>>().join(" – ");
        let guests = self.guests.join(", ");
        let lines = [span, self.repeats, self.place, self.organizer, guests, self.words];
        Appointment { title, lines: lines.into_iter().filter(|line| !line.is_empty()).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        read(text.as_bytes(), None).into_iter().map(|entry| format!("{}|{}", entry.title, entry.lines.join("|"))).collect()
    }

    #[test]
    fn c7_an_invitation_says_what_when_where_and_from_whom() {
        let text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
             SUMMARY:Repair\\, second visit\r\nDTSTART;TZID=Europe/Berlin:20261123T100000\r\nDTEND;TZID=Europe/Berlin:20261123T113000\r\n\
             LOCATION:Gasse 5\\; back door\r\nORGANIZER;CN=\"Ann: Mercer\":mailto:ann@example.org\r\nDESCRIPTION:Bring the\\n\r\n  part.\r\n\
             BEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(
            shown(text),
            ["Repair, second visit|2026-11-23 10:00 (Europe/Berlin) – 2026-11-23 11:30 (Europe/Berlin)|Gasse 5; back door|\
                 Ann: Mercer <ann@example.org>|Bring the\n part."]
        );
    }

    #[test]
    fn what_is_cancelled_or_answered_says_so() {
        let entry = |method: &str, more: &str| {
            shown(&format!("BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nSUMMARY:Visit\nDTSTART:20261123T100000Z\n{more}END:VEVENT\n"))
        };
        assert_eq!(entry("CANCEL", ""), ["CANCEL: Visit|2026-11-23 10:00 (UTC)"]);
        let answer = "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org\n";
        assert_eq!(entry("REPLY", answer), ["REPLY: Visit|2026-11-23 10:00 (UTC)|ben@example.org (DECLINED)"]);
    }

    #[test]
    fn what_is_no_calendar_shows_nothing_and_bombs_are_bounded() {
        assert!(shown("Dear all,\nSUMMARY: none\n").is_empty());
        let many = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n".repeat(5_000));
        assert_eq!(shown(&many).len(), ENTRIES_MAX);
        assert!(shown(&"BEGIN:VEVENT\n".repeat(100_000)).is_empty());
        assert!(shown(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n{}", " y\n".repeat(100_000))).is_empty());
    }
}
