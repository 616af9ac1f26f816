//! Reads secrets from where the configuration says they are; never shows one.

use std::fmt;
use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::config::SecretSource;
use crate::text::Personal;

const SECRET_BYTES_MAX: u64 = 64 * 1024;

/// A secret; `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// Returns the secret itself; whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(..)")
    }
}

/// A password for a login. One that lies in a file is read again at each login, so that a new one needs no restart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Password {
    Known(Personal),
    At(SecretSource),
}

impl Password {
    /// Returns the password as it is now.
    ///
    /// # Errors
    /// It cannot be had at this moment: try again later, as after a refusal.
    pub fn read(&self) -> Result<Personal, SecretProblem> {
        match self {
            Password::Known(password) => Ok(password.clone()),
            Password::At(source) => Ok(Personal::from(read_secret(source)?.expose())),
        }
    }
}

impl From<&str> for Password {
    fn from(password: &str) -> Self {
        Password::Known(Personal::from(password))
    }
}

/// Why a secret cannot be had, with the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretProblem {
    pub message: String,
    pub hint: &'static str,
}

impl fmt::Display for SecretProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SecretProblem {}

/// Reads a secret; line ends after it do not count.
///
/// # Errors
/// Without it the channel cannot start: show message and hint.
pub fn read_secret(source: &SecretSource) -> Result<SecretText, SecretProblem> {
    read(source, credentials_directory().as_deref())
}

/// Says that others on this machine can read the secret's file; `None` where they cannot, or there is no file.
pub fn exposure(source: &SecretSource) -> Option<String> {
    let path = place(source, credentials_directory().as_deref())?;
    let mode = fs::metadata(&path).ok()?.permissions().mode();
    (mode & 0o004 != 0).then(|| format!("everybody on this machine can read {}: chmod o-r {}", path.display(), path.display()))
}

fn credentials_directory() -> Option<PathBuf> {
    std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from)
}

fn place(source: &SecretSource, credentials: Option<&Path>) -> Option<PathBuf> {
    match source {
        SecretSource::File(path) => Some(path.clone()),
        SecretSource::Credential(name) => Some(credentials?.join(name)),
        SecretSource::Env(_) => None,
    }
}

fn read(source: &SecretSource, credentials: Option<&Path>) -> Result<SecretText, SecretProblem> {
    let problem = |message: String, hint| SecretProblem { message, hint };
    let (text, name) = match source {
        SecretSource::Env(name) => {
            let text = std::env::var(name)
                .map_err(|_| problem(format!("the environment has no variable {name}"), "set it where the daemon is started"))?;
            (text, format!("the variable {name}"))
        }
        SecretSource::Credential(name) if name.contains('/') || name.starts_with('.') => {
            return Err(problem(
                format!("`{name}` is no name of a credential"),
                "the name that stands before the colon in LoadCredential=",
            ));
        }
        SecretSource::File(_) | SecretSource::Credential(_) => {
            let path = place(source, credentials).ok_or_else(|| {
                problem(
                    "there are no credentials: CREDENTIALS_DIRECTORY is not set".to_owned(),
                    "the unit hands them over (LoadCredential=); a command by hand finds them with CREDENTIALS_DIRECTORY=/etc/redress/secrets",
                )
            })?;
            let text = read_file(&path).map_err(|error| {
                problem(
                    format!("reading the secret in {}: {error}", path.display()),
                    "see that the file is there and that the daemon may read it",
                )
            })?;
            (text, path.display().to_string())
        }
    };
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        return Err(problem(format!("the secret in {name} is empty"), "put the secret there, on one line"));
    }
    Ok(SecretText(secret.to_owned()))
}

fn read_file(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let read = fs::File::open(path)?.take(SECRET_BYTES_MAX + 1).read_to_string(&mut text)?;
    if SECRET_BYTES_MAX < read as u64 {
        return Err(std::io::Error::other(format!("it is larger than {SECRET_BYTES_MAX} bytes, which no secret is")));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory(name: &str) -> PathBuf {
        let directory = std::env::temp_dir().join(format!("redress-secrets-{name}-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        directory
    }

    #[test]
    fn a_secret_is_read_without_its_line_end_and_never_shown() {
        let directory = directory("read");
        fs::write(directory.join("token"), "123:abc \r\n").unwrap();
        let secret = read(&SecretSource::Credential("token".into()), Some(&directory)).unwrap();
        assert_eq!((secret.expose(), format!("{secret:?}").as_str()), ("123:abc ", "SecretText(..)"));
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn a_file_that_others_can_read_is_pointed_out() {
        let directory = directory("mode");
        let source = SecretSource::File(directory.join("token"));
        fs::write(directory.join("token"), "123:abc").unwrap();
        let exposed = |mode| {
            fs::set_permissions(directory.join("token"), fs::Permissions::from_mode(mode)).unwrap();
            exposure(&source).is_some()
        };
        assert_eq!([exposed(0o600), exposed(0o640), exposed(0o644)], [false, false, true]);
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn a_secret_that_is_absent_or_empty_is_named_with_its_place() {
        let directory = directory("absent");
        fs::write(directory.join("empty"), "\n").unwrap();
        let message = |name: &str, credentials| read(&SecretSource::Credential(name.into()), credentials).unwrap_err().message;
        assert!(message("none", Some(directory.as_path())).contains("/none: No such file"));
        assert!(message("empty", Some(directory.as_path())).ends_with("is empty"));
        assert!(message("../empty", Some(directory.as_path())).contains("no name of a credential"));
        assert!(message("none", None).contains("CREDENTIALS_DIRECTORY"));
        fs::remove_dir_all(directory).unwrap();
    }
}
