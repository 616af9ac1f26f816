//! One or more photos; a picture sent as a document is a photo too.

use crate::flow::answer::{File, FileKind};

use super::{Ask, Refusal, Said, Verdict, file};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, count: (usize, usize)) -> Verdict {
    match said {
        Said::Files(files) if !files.iter().any(is_picture) => Verdict::Refused(Refusal::NoPhoto),
        Said::Files(files) => {
            let pictures: Vec<File> = files.iter().filter(|file| is_picture(file)).cloned().collect();
            file::read(ask, &Said::Files(&pictures), count)
        }
        Said::Done | Said::Text(_) | Said::Option(_) | Said::Location { .. } | Said::Contact { .. } => file::read(ask, said, count),
    }
}

/// Tells whether a file shows something: a photo, a video, or a document of such a type.
fn is_picture(file: &File) -> bool {
    match file.kind {
        FileKind::Photo | FileKind::Video => true,
        FileKind::Document => file.media_type.starts_with("image/") || file.media_type.starts_with("video/"),
        FileKind::Voice | FileKind::Audio | FileKind::Mail => false,
    }
}
