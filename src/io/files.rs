//! Reads the folders that admins edit into sources; bounded, and never outside the folder.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Source;
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
    let mut sources = Vec::new();
    read_into(&mut sources, dir, "")?;
    let parts = dir.join("parts");
    if parts.is_dir() {
        read_into(&mut sources, &parts, "parts/")?;
    }
    sources.sort();
    Ok(sources)
}

fn read_into(sources: &mut Vec<Arc<Source>>, dir: &Path, prefix: &str) -> io::Result<()> {
    for entry in fs::read_dir(dir).map_err(|error| named(dir, &error))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        // Editors leave files such as `.complaint.toml.swp` and `#complaint.toml#` behind.
        if name.starts_with(['.', '#'])
            || !(name.ends_with(".toml") || name.ends_with(".ftl") || name.ends_with(".csv") || name == STAMPS)
            || !path.is_file()
        {
            continue;
        }
        if sources.len() == FILE_COUNT_MAX {
            return Err(io::Error::other(format!("{}: more than {FILE_COUNT_MAX} files", dir.display())));
        }
        let text = read_text(&path)?;
        sources.push(Arc::new(Source { name: format!("{prefix}{name}"), text }));
    }
    Ok(())
}

/// Reads a text file of bounded size; a byte order mark is dropped and line ends become line feeds.
fn read_text(path: &Path) -> io::Result<String> {
    let size = fs::metadata(path).map_err(|error| named(path, &error))?.len();
    if FILE_BYTES_MAX < size {
        return Err(io::Error::other(format!("{}: larger than {FILE_BYTES_MAX} bytes", path.display())));
    }
    let bytes = fs::read(path).map_err(|error| named(path, &error))?;
    Ok(decoded(&bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n"))
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
