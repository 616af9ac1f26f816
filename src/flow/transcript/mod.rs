//! Transcripts of conversations (`.chat` files): read, played against the flows, compared, and blessed.
//!
//! ```text
//! lang: en                     headers: lang, name, now
//! > [A product]                the customer: text, a [button], (photo a.jpg), (voice), (sticker), (location 52.5,13.4)
//! > [Yes] 1 ago                the button of that name before the newest; `\u{202e}` is a character that cannot be seen
//! >| and more                  another line of the same message
//! >> Subject: Broken kettle    the customer, by mail: headers, an empty line, the body; `>> From:` behind a body begins another
//! < Was anybody hurt?          what we say; in a mail with `<<`
//!     [Yes] [No]               its buttons
//! ! raise safety urgent        what else happens
//! = injured yes                what must hold; `~yes` for a guess, `-` for nothing
//! @ 2h                         time passes; `@ restart`; `@ again`: the same input once more
//! @ publish v2                 the flows of another folder go live, beside the folder of the transcript
//! ```
//!
//! Inputs and assertions are never rewritten; blessing replaces only what we say and do. Never reads a file.

mod acts;
mod diff;
mod parse;
mod play;
pub mod record;
mod show;
#[cfg(test)]
mod tests;
mod watch;
mod write;

use std::sync::Arc;

use super::script::Flows;

pub use parse::Act;
pub use play::{Editions, Player};
pub use show::{Shown, keys};
pub use watch::{Part, Stepped, Watch};

use parse::Line;

/// One thing that is not as the transcript says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// What playing a transcript showed.
#[derive(Clone, Debug)]
pub struct Played {
    pub problems: Vec<Problem>,
    /// Every step that the conversation took.
    pub steps: Vec<Stepped>,
    /// The transcript with what we say and do as it is.
    pub blessed: String,
}

/// Plays a transcript; every difference is a problem. `editions` are the flows of the folders that [`published`] names.
pub fn play(flows: &Arc<Flows>, editions: &Editions, text: &str) -> Played {
    let script = match parse::read(text) {
        Ok(script) => script,
        Err(problems) => return Played { problems, steps: Vec::new(), blessed: text.to_owned() },
    };
    let player = Player::new(Arc::clone(flows), script.lang.clone(), &script.name, script.now);
    let mut player = player.with_editions(editions.clone()).with_cases(&script.cases);
    let (mut problems, mut steps, mut watch) = (Vec::new(), Vec::new(), Watch::default());
    let mut lines: Vec<String> = script.head.clone();
    for turn in &script.turns {
        let shown: Vec<String> = match player.act(&turn.act) {
            Ok(shown) => shown.iter().flat_map(Shown::lines).collect(),
            Err(message) => {
                problems.push(Problem { line: turn.line, message });
                Vec::new()
            }
        };
        let taken = player.take_steps();
        let broken = taken.iter().find_map(|stepped| watch.broken(stepped));
        steps.extend(taken);
        problems.extend(broken.map(|message| Problem { line: turn.line, message }));
        problems.extend(diff::compare(turn.line, &turn.golden(), &shown));
        lines.extend(turn.written.iter().chain(&shown).chain(turn.rest.iter().filter_map(Line::kept)).cloned());
        let wrong = |(line, assertion)| player.check(assertion).err().map(|message| Problem { line, message });
        problems.extend(turn.assertions().filter_map(wrong));
    }
    Played { problems, steps, blessed: lines.join("\n") + "\n" }
}

/// Plays a transcript for the steps that it takes; nothing is compared, and what cannot be done is left out.
pub fn steps(flows: &Arc<Flows>, editions: &Editions, text: &str) -> Vec<Stepped> {
    let Ok(script) = parse::read(text) else { return Vec::new() };
    let player = Player::new(Arc::clone(flows), script.lang.clone(), &script.name, script.now);
    let mut player = player.with_editions(editions.clone()).with_cases(&script.cases);
    for turn in &script.turns {
        drop(player.perform(&turn.act));
    }
    player.take_steps()
}

/// Returns what the customer does in a transcript, in order; nothing where it cannot be read.
pub fn read_acts(text: &str) -> Vec<Act> {
    parse::read(text).map(|script| script.turns).unwrap_or_default().into_iter().map(|turn| turn.act).collect()
}

/// Returns the folders whose flows a transcript publishes, as it writes them; none where it cannot be read.
pub fn published(text: &str) -> Vec<String> {
    let folder = |act| if let Act::Publish(folder) = act { Some(folder) } else { None };
    read_acts(text).into_iter().filter_map(folder).collect()
}

/// Reads what a customer types into a terminal: `[Button]`, `(photo a.jpg)`, or text.
pub fn read_act(line: &str) -> Act {
    parse::chat_act(line)
}
