//! Names the files of one case that are in the attachment folder.

use crate::desk::identity::{self, Identity};
use crate::engine::Engine;
use crate::engine::store::Store;
use crate::engine::view;
use crate::flow::answer::{File, FileKind, FilePlace};

use super::{Office, Refusal, case_id};

pub(super) async fn files<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let files = office.visit(move |engine| shown(engine, &text)).await??;
    for file in files {
        if let FilePlace::Stored { sha256 } = &file.place {
            out(format!("{sha256} {}", file.name.as_str()));
        }
    }
    Ok(())
}

/// Returns the files of a case; a whole mail says who wrote it, so those of an anonymous customer stay inside.
fn shown<S: Store>(engine: &Engine<S>, text: &str) -> Result<Vec<File>, Refusal> {
    let id = case_id(engine, text)?;
    let mut files = view::files(engine.store(), id)?;
    let case = view::case(engine.store(), id)?.map(|found| found.case);
    if case.is_some_and(|case| identity::of(&case.answers) == Identity::Anonymous) {
        files.retain(|file| file.kind != FileKind::Mail);
    }
    Ok(files)
}
