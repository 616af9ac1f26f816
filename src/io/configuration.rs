//! Reads the configuration file, and the files of holidays that it names.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::config::{self, Settings};
use crate::diagnostic::{Diagnostic, Source};

const FILE_BYTES_MAX: u64 = 4 << 20;

/// A configuration as it was read.
#[derive(Debug)]
pub struct Configuration {
    pub source: Arc<Source>,
    /// With absolute paths; `None` where the problems have an error.
    pub settings: Option<Settings>,
    pub problems: Vec<Diagnostic>,
    /// The files of holidays, under the names that the settings give them; those that could not be read are absent.
    pub holidays: BTreeMap<String, Arc<Source>>,
}

/// Reads a configuration.
///
/// # Errors
/// The file itself cannot be read.
pub fn read(path: &Path) -> std::io::Result<Configuration> {
    let source = source(path)?;
    let (settings, problems) = config::read(&source);
    let directory = std::path::absolute(path)?.parent().map(Path::to_owned).unwrap_or_default();
    let settings = settings.map(|settings| settings.under(&directory));
    let names = settings.iter().flat_map(Settings::holiday_files);
    let holidays = names.filter_map(|name| Some((name.to_owned(), self::source(&directory.join(name)).ok()?))).collect();
    Ok(Configuration { source, settings, problems, holidays })
}

fn source(path: &Path) -> std::io::Result<Arc<Source>> {
    let mut text = String::new();
    let read = File::open(path)?.take(FILE_BYTES_MAX + 1).read_to_string(&mut text)?;
    if FILE_BYTES_MAX < read as u64 {
        return Err(std::io::Error::other(format!("it is larger than {FILE_BYTES_MAX} bytes")));
    }
    Ok(Arc::new(Source { name: path.display().to_string(), text }))
}
