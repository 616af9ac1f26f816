//! The tables `[[sign_in]]`: how access is had from providers that take no passwords.

use std::collections::BTreeSet;

use url::Url;

use crate::diagnostic::Diagnostic;

use super::fields::Section;
use super::{SignIn, code};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Provider {
    Microsoft,
    Google,
    Other,
}

impl Provider {
    /// Where a token, a code for any device, and access in a browser are had.
    fn urls(self) -> [Option<&'static str>; 3] {
        match self {
            Provider::Microsoft => [
                Some("https://login.microsoftonline.com/common/oauth2/v2.0/token"),
                Some("https://login.microsoftonline.com/common/oauth2/v2.0/devicecode"),
                Some("https://login.microsoftonline.com/common/oauth2/v2.0/authorize"),
            ],
            // Google grants no access to mail by codes for other devices.
            Provider::Google => [Some("https://oauth2.googleapis.com/token"), None, Some("https://accounts.google.com/o/oauth2/v2/auth")],
            Provider::Other => [None, None, None],
        }
    }

    fn scopes(self) -> &'static [&'static str] {
        match self {
            Provider::Microsoft => {
                &["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send", "offline_access"]
            }
            Provider::Google => &["https://mail.google.com/"],
            Provider::Other => &[],
        }
    }
}

pub(super) fn sign_ins(top: &Section<'_, '_>) -> Vec<SignIn> {
    let mut ids = BTreeSet::new();
    top.sections("sign_in", "[[sign_in]]").into_iter().filter_map(|table| sign_in(table, &mut ids)).collect()
}

fn sign_in(table: Section<'_, '_>, ids: &mut BTreeSet<String>) -> Option<SignIn> {
    let id = table.required_text("id", "\"office\"");
    if let Some(id) = &id {
        // It is the name of a file.
        if !id.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            table.invalid(&id.span, format!("`{}` cannot be an id", id.value), "letters, digits, `-` and `_`");
        } else if !ids.insert(id.value.clone()) {
            let problem = Diagnostic::error(code::TWICE, id.span.clone(), format!("two sign-ins are called `{}`", id.value));
            table.report(problem.help("each needs an id of its own"));
        }
    }
    let providers = [("microsoft", Provider::Microsoft), ("google", Provider::Google), ("other", Provider::Other)];
    let provider = table.word("provider", &providers, Provider::Other);
    let client_id = table.required_text("client_id", "\"what the provider calls this program\"");
    let client_secret = table.has("client_secret").then(|| table.secret("client_secret"));
    let [token, device, authorize] = provider.urls();
    let token_url = url(&table, "token_url", token);
    let device_url = url(&table, "device_url", device);
    let authorize_url = url(&table, "authorize_url", authorize);
    if token_url.is_none() && !table.has("token_url") {
        table.missing::<()>("token_url", "\"https://login.example.org/token\"");
    }
    let mut scopes: Vec<String> = table.texts("scopes").into_iter().map(|scope| scope.value).collect();
    if scopes.is_empty() {
        scopes.extend(provider.scopes().iter().map(|scope| (*scope).to_owned()));
    }
    table.finish();
    let client_secret = match client_secret {
        Some(secret) => Some(secret?),
        None => None,
    };
    Some(SignIn { id: id?.value, client_id: client_id?.value, client_secret, token_url: token_url?, authorize_url, device_url, scopes })
}

/// Returns a URL to which secrets go: with TLS, or on this machine.
fn url(table: &Section<'_, '_>, key: &'static str, usual: Option<&str>) -> Option<Url> {
    if !table.has(key) {
        return usual.and_then(|url| Url::parse(url).ok());
    }
    let url = table.url(key, &["https", "http"])?;
    let is_here = url.host_str().is_some_and(|host| host == "localhost" || host.starts_with("127."));
    if url.scheme() == "http" && !is_here {
        let problem = Diagnostic::error(code::EXPOSED, table.place_of(key), "the access would travel there for anybody to read");
        table.report(problem.help("write https"));
        return None;
    }
    Some(url)
}
