//! Names the files of one case that are in the attachment folder.

use crate::engine::store::Store;
use crate::engine::view;
use crate::flow::answer::FilePlace;

use super::{Office, Refusal, case_id};

pub(super) async fn files<S: Store + 'static>(
    office: &Office<S>,
    text: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let files = office.visit(move |engine| Ok::<_, Refusal>(view::files(engine.store(), case_id(engine, &text)?)?)).await??;
    for file in files {
        if let FilePlace::Stored { sha256 } = &file.place {
            out(format!("{sha256} {}", file.name.as_str()));
        }
    }
    Ok(())
}
