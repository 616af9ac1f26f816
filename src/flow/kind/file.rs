//! One or more files, one message after the other, then “done”.

use crate::flow::answer::{File, Value};
use crate::flow::conversation::Choice;

use super::{Ask, Refusal, Said, Verdict};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, (min, max): (usize, usize)) -> Verdict {
    let mut files = so_far(ask);
    match said {
        Said::Files(new) => {
            files.extend(new.iter().filter(|new| !files.contains(new)).cloned().collect::<Vec<_>>());
            files.truncate(max.max(1));
            if files.is_empty() {
                return Verdict::NotUnderstood;
            }
            if files.len() < max { Verdict::Partly(Value::Files(files)) } else { Verdict::Taken(Value::Files(files)) }
        }
        Said::Done if files.len() < min.max(1) => Verdict::Refused(Refusal::FewFiles { limit: min.max(1) }),
        Said::Done => Verdict::Taken(Value::Files(files)),
        Said::Text(_) | Said::Option(_) | Said::Location { .. } | Said::Contact { .. } => Verdict::NotUnderstood,
    }
}

pub(super) fn buttons(ask: &Ask<'_>) -> Vec<(Choice, String)> {
    if so_far(ask).is_empty() { Vec::new() } else { vec![(Choice::Done, ask.words.say("button-done"))] }
}

pub(super) fn show(files: &[File]) -> String {
    files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn so_far(ask: &Ask<'_>) -> Vec<File> {
    match ask.so_far {
        Some(Value::Files(files)) => files.clone(),
        Some(_) | None => Vec::new(),
    }
}
