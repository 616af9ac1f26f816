//! Reads the folders that admins edit into sources; bounded, and never outside the folder.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::read::Unread;
use crate::flow::translate::STAMPS;

/// A file of the flows folder is at most this large.
const FILE_BYTES_MAX: u64 = 1 << 20;
/// A flows folder has at most this many files that are read.
const FILE_COUNT_MAX: usize = 2_000;

/// Returns the scripts, texts and tables of a flows folder and of its `parts`, by name; other files are left alone.
///
/// # Errors
/// The folder or one of its files cannot be read or is too large; the message names the file. Keep what is in force.
pub fn read_flows(dir: &Path) -> io::Result<Vec<Arc<Source>>> {
    let folder = read_folder(dir)?;
    match folder.unread.first() {
        Some(file) => Err(io::Error::other(format!("{}: {}", dir.join(&file.name).display(), file.why))),
        None => Ok(folder.sources),
    }
}

/// What a flows folder holds: a file that cannot be read does not keep the others from being checked.
#[derive(Debug, Default)]
pub struct FolderFiles {
    pub sources: Vec<Arc<Source>>,
    pub unread: Vec<Unread>,
}

/// As [`read_flows`], with the files that cannot be read beside the others, for those who report everything.
///
/// # Errors
/// The folder cannot be read, or it has too many files.
pub fn read_folder(dir: &Path) -> io::Result<FolderFiles> {
    let mut folder = FolderFiles::default();
    read_into(&mut folder, dir, "")?;
    let parts = dir.join("parts");
    if parts.is_dir() {
        read_into(&mut folder, &parts, "parts/")?;
    }
    folder.sources.sort();
    folder.unread.sort();
    Ok(folder)
}

fn read_into(folder: &mut FolderFiles, dir: &Path, prefix: &str) -> io::Result<()> {
    for entry in fs::read_dir(dir).map_err(|error| named(dir, &error))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        // Editors leave files such as `.complaint.toml.swp` and `#complaint.toml#` behind.
        if name.starts_with(['.', '#']) || !(name.ends_with(".toml") || name.ends_with(".ftl") || name.ends_with(".csv") || name == STAMPS)
        {
            continue;
        }
        if folder.sources.len() + folder.unread.len() == FILE_COUNT_MAX {
            return Err(io::Error::other(format!("{}: more than {FILE_COUNT_MAX} files", dir.display())));
        }
        let name = format!("{prefix}{name}");
        match read_text(&path) {
            Ok(Some(text)) => folder.sources.push(Arc::new(Source { name, text })),
            Ok(None) => {}
            Err(why) => folder.unread.push(Unread { name, why }),
        }
    }
    Ok(())
}

/// Reads a text file of bounded size; a byte order mark is dropped and line ends become line feeds. `None` where it is no file.
fn read_text(path: &Path) -> Result<Option<String>, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Ok(None);
    }
    if FILE_BYTES_MAX < about.len() {
        return Err(format!("it has {} bytes, and {FILE_BYTES_MAX} are the most", about.len()));
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    Ok(Some(decoded(&bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n")))
}

/// Reads UTF-8, or UTF-16 where the file says so; what cannot be read becomes `U+FFFD`, which the checks report at its place.
fn decoded(bytes: &[u8]) -> String {
    let sixteen = |read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => sixteen(u16::from_le_bytes),
        [0xfe, 0xff, ..] => sixteen(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::store::scratch::Scratch;

    #[test]
    fn a_file_that_cannot_be_read_is_named_beside_the_others() {
        let dir = Scratch::new("files");
        fs::write(dir.path().join("small.toml"), "\u{feff}format = 1\r\n").unwrap();
        fs::write(dir.path().join("huge.toml"), "#".repeat(FILE_BYTES_MAX as usize + 1)).unwrap();
        std::os::unix::fs::symlink("nowhere.ftl", dir.path().join("lost.en.ftl")).unwrap();
        fs::create_dir(dir.path().join("folder.toml")).unwrap();
        let folder = read_folder(dir.path()).unwrap();
        let texts: Vec<_> = folder.sources.iter().map(|source| (source.name.as_str(), source.text.as_str())).collect();
        assert_eq!(texts, [("small.toml", "format = 1\n")]);
        let unread: Vec<_> = folder.unread.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(unread, ["huge.toml", "lost.en.ftl"]);
        assert!(read_flows(dir.path()).unwrap_err().to_string().contains("huge.toml: it has 1048577 bytes"));
    }
}
