//! Transcripts of conversations (`.chat` files): read, played against the flows, compared, and blessed.
//!
//! ```text
//! lang: en                     headers: lang, name, now
//! > [A product]                the customer: text, a [button], (photo a.jpg), (voice), (sticker), (location 52.5,13.4)
//! >| and more                  another line of the same message
//! >> Subject: Broken kettle    the customer, by mail: headers, an empty line, the body
//! < Was anybody hurt?          what we say; in a mail with `<<`
//!     [Yes] [No]               its buttons
//! ! raise safety urgent        what else happens
//! = injured yes                what must hold; `~yes` for a guess, `-` for nothing
//! @ 2h                         time passes; `@ restart`; `@ again`
//! ```
//!
//! Inputs and assertions are never rewritten; blessing replaces only what we say and do. Never reads a file.

mod parse;
mod play;
mod show;
#[cfg(test)]
mod tests;

use similar::TextDiff;

use super::script::Flows;

pub use parse::Act;
pub use play::Player;
pub use show::{Shown, keys};

use parse::Line;

/// One thing that is not as the transcript says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// What playing a transcript showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    pub problems: Vec<Problem>,
    /// The transcript with what we say and do as it is.
    pub blessed: String,
}

/// Plays a transcript; every difference is a problem.
pub fn play(flows: &Flows, text: &str) -> Played {
    let script = match parse::read(text) {
        Ok(script) => script,
        Err(problems) => return Played { problems, blessed: text.to_owned() },
    };
    let mut player = Player::new(flows, script.lang.clone(), &script.name, script.now);
    let mut problems = Vec::new();
    let mut lines: Vec<String> = script.head.clone();
    for turn in &script.turns {
        let shown: Vec<String> = match player.act(&turn.act) {
            Ok(shown) => shown.iter().flat_map(Shown::lines).collect(),
            Err(message) => {
                problems.push(Problem { line: turn.line, message });
                Vec::new()
            }
        };
        problems.extend(compare(turn.line, &turn.golden(), &shown));
        lines.extend(turn.written.iter().chain(&shown).chain(turn.rest.iter().filter_map(Line::kept)).cloned());
        let wrong = |(line, assertion)| player.check(assertion).err().map(|message| Problem { line, message });
        problems.extend(turn.assertions().filter_map(wrong));
    }
    Played { problems, blessed: lines.join("\n") + "\n" }
}

/// Reads what a customer types into a terminal: `[Button]`, `(photo a.jpg)`, or text.
pub fn read_act(line: &str) -> Act {
    parse::chat_act(line)
}

fn compare(line: usize, wanted: &[String], shown: &[String]) -> Option<Problem> {
    if wanted == shown {
        return None;
    }
    let (wanted, shown) = (wanted.join("\n") + "\n", shown.join("\n") + "\n");
    let mut message = String::from("what follows is different (- as written, + as it is)");
    for change in TextDiff::from_lines(&wanted, &shown).iter_all_changes() {
        message.push_str(&format!("\n{} {}", change.tag(), change.value().trim_end()));
    }
    Some(Problem { line, message })
}
