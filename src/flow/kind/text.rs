//! Free text: what the customer wrote, whole, within the length that the script allows.

use crate::flow::answer::{FileKind, Value};

use super::{Ask, Refusal, Said, Verdict};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, (min, max): (usize, usize)) -> Verdict {
    match said {
        Said::Text(text) => match text.chars().count() {
            length if length < min => Verdict::Refused(Refusal::TooShort),
            length if max < length => Verdict::Refused(Refusal::TooLong { max }),
            _ => Verdict::Taken(Value::Text((*text).into())),
        },
        // Who cannot write may speak: the recording is kept as a file, and a person listens to it.
        Said::Files(files) if !files.is_empty() && files.iter().all(|file| is_speech(file.kind)) => {
            Verdict::Taken(Value::Text(ask.words.say("voice-message").into()))
        }
        Said::Files(_) | Said::Option(_) | Said::Done | Said::Location { .. } | Said::Contact { .. } => Verdict::NotUnderstood,
    }
}

fn is_speech(kind: FileKind) -> bool {
    match kind {
        FileKind::Voice | FileKind::Video | FileKind::Audio => true,
        FileKind::Photo | FileKind::Document | FileKind::Mail => false,
    }
}
