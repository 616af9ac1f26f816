//! The open buffers, laid over the files on disk: which folder a file belongs to, and what that folder holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use url::Url;

use crate::diagnostic::Source;
use crate::flow::editor::Pack;
use crate::flow::editor::lines;
use crate::flow::read::{Surroundings, Unread};
use crate::io::files::{FolderFiles, read_folder};

use super::protocol::Change;

/// So many buffers may be open at once.
const OPEN_COUNT_MAX: usize = 500;

/// A file of a flows folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub folder: PathBuf,
    /// Relative to the folder: `complaint.toml`, `parts/contact.toml`.
    pub name: String,
}

/// All that is open, and what was read of its folders.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<Place, String>,
    packs: BTreeMap<PathBuf, Pack>,
}

impl Place {
    /// Finds the folder and name of a file; `None` for what is no script or text on this machine's disk.
    pub(super) fn of(uri: &str) -> Option<Place> {
        let path = Url::parse(uri).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()?;
        let file = path.file_name()?.to_str()?;
        let parent = path.parent()?;
        if !(file.ends_with(".toml") || file.ends_with(".ftl")) {
            return None;
        }
        let is_part = parent.file_name().is_some_and(|name| name == "parts");
        let place = match parent.parent().filter(|_| is_part) {
            Some(folder) => Place { folder: folder.to_owned(), name: format!("parts/{file}") },
            None => Place { folder: parent.to_owned(), name: file.to_owned() },
        };
        Some(place)
    }

    /// Returns the address of a file of the folder.
    pub(super) fn uri(folder: &Path, name: &str) -> Option<String> {
        Url::from_file_path(folder.join(name)).ok().map(String::from)
    }
}

impl Documents {
    pub(super) fn open(&mut self, place: Place, text: &str) {
        self.packs.remove(&place.folder);
        if self.open.len() < OPEN_COUNT_MAX || self.open.contains_key(&place) {
            self.open.insert(place, normal(text));
        }
    }

    /// Takes over changes, in order; each counts on the ones before.
    pub(super) fn change(&mut self, place: &Place, changes: &[Change]) {
        self.packs.remove(&place.folder);
        let Some(text) = self.open.get_mut(place) else { return };
        for change in changes {
            match change.range {
                None => *text = normal(&change.text),
                Some(range) => {
                    let start = lines::offset(text, range.start.into());
                    let end = lines::offset(text, range.end.into()).max(start);
                    text.replace_range(start..end, &normal(&change.text));
                }
            }
        }
    }

    pub(super) fn close(&mut self, place: &Place) {
        self.packs.remove(&place.folder);
        self.open.remove(place);
    }

    /// Forgets what was read, since files on disk have changed.
    pub(super) fn refresh(&mut self) {
        self.packs.clear();
    }

    /// Returns the folders that have open buffers.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = self.open.keys().map(|place| place.folder.clone()).collect();
        folders.dedup();
        folders
    }

    /// Returns what is open in a folder, by name.
    pub(super) fn open_in(&self, folder: &Path) -> Vec<Place> {
        self.open.keys().filter(|place| place.folder == folder).cloned().collect()
    }

    /// Returns the folder as it stands in the editor.
    pub(super) fn pack(&mut self, folder: &Path) -> &Pack {
        if !self.packs.contains_key(folder) {
            let (sources, unread) = self.files(folder);
            let pack = Pack::new(sources, &Surroundings { unread, ..Surroundings::default() });
            self.packs.insert(folder.to_owned(), pack);
        }
        &self.packs[folder]
    }

    fn files(&self, folder: &Path) -> (Vec<Arc<Source>>, Vec<Unread>) {
        // A folder that cannot be read still has its open buffers.
        let FolderFiles { mut sources, mut unread } = read_folder(folder).unwrap_or_default();
        for (place, text) in self.open.iter().filter(|(place, _)| place.folder == folder) {
            sources.retain(|source| source.name != place.name);
            unread.retain(|file| file.name != place.name);
            sources.push(Arc::new(Source { name: place.name.clone(), text: text.clone() }));
        }
        sources.sort();
        (sources, unread)
    }
}

/// Ends lines as files are read: places in lines stay the same.
fn normal(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}
