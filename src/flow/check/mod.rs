//! Checks what was read: one file per family of problems. Never reports what another check has already said.

mod acceptance;
mod across;
mod advice;
mod attributes;
mod conditions;
pub(in crate::flow) mod domain;
pub(in crate::flow) mod formula;
mod history;
mod ids;
mod links;
mod lookups;
pub(in crate::flow) mod marks;
pub(in crate::flow) mod missing;
pub(in crate::flow) mod needs;
mod order;
mod outdated;
pub(in crate::flow) mod overrides;
mod plurals;
mod prove;
mod reach;
mod references;
mod rings;
mod strays;
mod system;
mod variables;
mod wording;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostic;

use super::read::{FlowFiles, Folder, Surroundings};

pub(in crate::flow) use conditions::Typed;

/// Checks every flow of the folder, and returns their typed conditions in the same order.
pub(in crate::flow) fn all(folder: &Folder, surroundings: &Surroundings, problems: &mut Vec<Diagnostic>) -> Vec<Typed> {
    ids::across(folder, problems);
    across::check(folder, surroundings, problems);
    strays::check(folder, problems);
    marks::check(folder, problems);
    overrides::check(folder, problems);
    system::check_commands(folder, problems);
    outdated::check_stamps(folder, problems);
    for file in &folder.overrides {
        plurals::check_file(file, &|_| false, problems);
        outdated::check_file(file, problems);
    }
    folder.part_words.iter().for_each(|file| outdated::check_file(file, problems));
    let mut all_typed = Vec::new();
    for files in &folder.flows {
        let draft = &files.draft;
        let typed = conditions::check(draft, problems);
        let model = prove::Model::new(draft, &typed);
        ids::check(draft, folder, problems);
        order::check(draft, problems);
        lookups::check(draft, folder, problems);
        reach::check(draft, &typed, &model, problems);
        acceptance::check(files, problems);
        advice::check(draft, &model, problems);
        history::check(draft, surroundings, problems);
        texts(files, folder, &typed, &model, problems);
        missing::keep_slips_alone(problems);
        all_typed.push(typed);
    }
    rings::check(folder, &all_typed, problems);
    all_typed
}

/// Checks the words of a flow in each of its languages.
fn texts(files: &FlowFiles, folder: &Folder, typed: &Typed, model: &prove::Model<'_>, problems: &mut Vec<Diagnostic>) {
    let draft = &files.draft;
    let needs = needs::of(draft);
    let spoken = missing::spoken(files, folder);
    missing::check(draft, &needs, &spoken, folder, problems);
    system::check(draft, folder, problems);
    outdated::check(draft, &spoken, folder, problems);
    for spoken in &spoken {
        attributes::check(&needs, spoken, problems);
        variables::check(draft, typed, model, &needs, spoken, folder, problems);
        wording::check(draft, spoken, folder, problems);
        plurals::check(draft, spoken, problems);
        links::check(spoken, problems);
        system::check_options(draft, spoken, folder, problems);
    }
}
