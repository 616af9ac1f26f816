//! Names the files of one case that are in the attachment folder.

use crate::desk::identity::{self, Identity};
use crate::engine::Engine;
use crate::engine::store::Store;
use crate::engine::view;
use crate::flow::answer::{File, FileKind, FilePlace};

use super::{Office, Refusal, case_for};

pub(super) async fn files<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let reader = office.reader.clone();
    let files = office.visit(move |engine| shown(engine, &text, reader.as_deref())).await??;
    for file in files {
        if let FilePlace::Stored { sha256 } = &file.place {
            out(format!("{sha256} {}", file.name.as_str()));
        }
    }
    Ok(())
}

/// Returns the files of a case; a whole mail says who wrote it, so those of an anonymous customer stay inside.
fn shown<S: Store>(engine: &Engine<S>, text: &str, reader: Option<&str>) -> Result<Vec<File>, Refusal> {
    let case = case_for(engine, text, reader)?.case;
    let mut files = view::files(engine.store(), case.id)?;
    if identity::of(&case.answers) == Identity::Anonymous {
        files.retain(|file| file.kind != FileKind::Mail);
    }
    Ok(files)
}
