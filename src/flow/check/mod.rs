//! Checks what was read: one file per family of problems. Never reports what another check has already said.

mod conditions;

use crate::diagnostic::Diagnostic;

use super::read::{Folder, Surroundings};

pub(in crate::flow) use conditions::Typed;

/// Checks every flow of the folder, and returns their typed conditions in the same order.
pub(in crate::flow) fn all(folder: &Folder, surroundings: &Surroundings, problems: &mut Vec<Diagnostic>) -> Vec<Typed> {
    let _ = surroundings;
    folder.flows.iter().map(|files| conditions::check(&files.draft, problems)).collect()
}
