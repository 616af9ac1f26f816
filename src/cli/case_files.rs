//! `redress case files REFERENCE --to DIR`: saves what customers attached. Names are made harmless; nothing is made executable.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::io::attachments::Attachments;

use super::{Exit, Failure};

const NAME_CHARS_MAX: usize = 100;

/// Saves the files of `lines`, each a SHA-256 and a name.
pub(super) fn save(settings: &Settings, lines: &[String], target: &Path) -> Result<(), Failure> {
    let failure = |path: &Path, error: &io::Error| Failure {
        message: format!("{}: {error}", path.display()),
        hint: Some("run the command as the daemon's user, and name a directory that this user may write to".to_owned()),
        code: Exit::Failed,
    };
    fs::create_dir_all(target).map_err(|error| failure(target, &error))?;
    let attachments = Attachments::open(&settings.data_dir, u64::MAX).map_err(|error| failure(&settings.data_dir, &error))?;
    for (nth, line) in lines.iter().enumerate() {
        let (sha256, name) = line.split_once(' ').unwrap_or((line, ""));
        let path: PathBuf = target.join(format!("{:02}-{}", nth + 1, harmless(name)));
        let saved = attachments.read(sha256).and_then(|mut source| {
            // Never over a file that is there, and readable by its owner alone.
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            io::copy(&mut source, &mut file)
        });
        let size_bytes = saved.map_err(|error| failure(&path, &error))?;
        println!("{} ({size_bytes} bytes)", path.display());
    }
    if lines.is_empty() {
        println!("no files");
    }
    Ok(())
}

/// Keeps letters, digits, dots, dashes and underlines of a stranger's file name.
fn harmless(name: &str) -> String {
    let kept: String =
        name.chars().take(NAME_CHARS_MAX).map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let kept = kept.trim_start_matches('.');
    if kept.is_empty() { "file".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strangers_file_name_leads_nowhere_else() {
        assert_eq!(harmless("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(harmless("\u{202e}gpj.exe\n"), "_gpj.exe_");
        assert_eq!(harmless(".."), "file");
    }
}
