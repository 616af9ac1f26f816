//! A person grants access: by a code on any device (RFC 8628), or in a browser on this machine (RFC 8252, with PKCE, RFC 7636).
//!
//! What is granted is kept before anybody is told that it was.

use std::path::Path;
use std::time::Duration;

use ring::rand::{SecureRandom, SystemRandom};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use url::Url;

use crate::config::SignIn;

use super::kept;
use super::provider::{Granted, Provider, Trouble, one_word};

/// A browser may be long in coming back.
const BROWSER_TIME_MAX: Duration = Duration::from_secs(15 * 60);
/// A code for another device is good for no longer, whatever the provider says.
const CODE_SECONDS_MAX: u64 = 24 * 3600;
const PAUSE_SECONDS: u64 = 5;
/// The longest pause that the provider may ask for at first; each “not so fast” makes it longer.
const PAUSE_SECONDS_MAX: u64 = 600;
/// The longest pause after calls that failed.
const PAUSE_SECONDS_FAILED_MAX: u64 = 60;
/// Browsers bring along what other programs on this machine have left with them.
const HEAD_BYTES_MAX: u64 = 256 << 10;
const VISIT_TIME_MAX: Duration = Duration::from_secs(10);
const VISITORS_MAX: usize = 50;

/// The way in which access is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Device,
    Browser,
}

impl Way {
    /// Returns the way that the provider offers; a code is the easier one on a server.
    pub fn usual(sign_in: &SignIn) -> Option<Self> {
        let device = sign_in.device_url.as_ref().map(|_| Way::Device);
        device.or_else(|| sign_in.authorize_url.as_ref().map(|_| Way::Browser))
    }
}

/// Lets a person grant access, and keeps it in `file`; `tell` shows them what to do.
///
/// # Errors
/// Words for the admin: nothing was granted or kept.
pub async fn grant(sign_in: &SignIn, file: &Path, way: Way, tell: &mut (dyn FnMut(&str) + Send)) -> Result<(), String> {
    let provider = super::provider(sign_in)?;
    let granted = match way {
        Way::Device => by_device(&provider, tell).await?,
        Way::Browser => in_browser(&provider, tell).await?,
    };
    let refresh_token = granted.refresh_token.ok_or("access was granted for an hour only: the provider gave no refresh token")?;
    let locked = kept::lock(file).map_err(|error| format!("{}: {error}", file.display()))?;
    locked.write(&refresh_token).map_err(|error| format!("{}: {error}", file.display()))
}

async fn by_device(provider: &Provider, tell: &mut (dyn FnMut(&str) + Send)) -> Result<Granted, String> {
    let url = provider.sign_in().device_url.clone().ok_or("this provider gives no codes for other devices: use --browser")?;
    let scope = provider.scope();
    let answer = provider.ask(&url, &[("scope", &scope)]).await.map_err(words)?;
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (device_code, user_code) = (text("device_code"), text("user_code"));
    let place = [text("verification_uri"), text("verification_url")].into_iter().find(|place| !place.is_empty()).unwrap_or_default();
    if [&device_code, &user_code, &place].into_iter().any(String::is_empty) {
        return Err("the provider gave no code to enter".to_owned());
    }
    let number = |name: &str| answer.get(name).and_then(Value::as_u64);
    let until = Instant::now() + Duration::from_secs(number("expires_in").unwrap_or(900).min(CODE_SECONDS_MAX));
    let mut pause = number("interval").unwrap_or(PAUSE_SECONDS).clamp(1, PAUSE_SECONDS_MAX);
    tell(&format!("On any device, open {place} and enter the code {user_code}"));
    while Instant::now() < until {
        sleep(Duration::from_secs(pause)).await;
        let kind = "urn:ietf:params:oauth:grant-type:device_code";
        match provider.trade(&[("grant_type", kind), ("device_code", &device_code)]).await {
            Ok(granted) => return Ok(granted),
            Err(Trouble::Refused { error }) if error == "authorization_pending" => {}
            // Both as RFC 8628 3.5 demands.
            Err(Trouble::Refused { error }) if error == "slow_down" => pause += 5,
            Err(Trouble::Passing { .. }) => pause = (2 * pause).min(PAUSE_SECONDS_FAILED_MAX).max(pause),
            Err(Trouble::Refused { error }) => return Err(refused(&error)),
        }
    }
    Err(refused("expired_token"))
}

async fn in_browser(provider: &Provider, tell: &mut (dyn FnMut(&str) + Send)) -> Result<Granted, String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let back = format!("http://127.0.0.1:{port}/");
    let (verifier, state) = (random()?, random()?);
    let url = question(provider, &back, &verifier, &state)?;
    tell(&format!("In a browser on this machine, open {url}"));
    tell(&format!("On another machine, first: ssh -L {port}:127.0.0.1:{port} <this machine>"));
    let code = timeout(BROWSER_TIME_MAX, returned(&listener, &state)).await.map_err(|_| "nobody has come back in time".to_owned())??;
    let fields = [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", &back), ("code_verifier", &verifier)];
    provider.trade(&fields).await.map_err(words)
}

/// Returns the page of the provider on which a person grants access.
fn question(provider: &Provider, back: &str, verifier: &str, state: &str) -> Result<Url, String> {
    let sign_in = provider.sign_in();
    let mut url = sign_in.authorize_url.clone().ok_or("this provider has no page for browsers: use --device")?;
    let challenge = base64url(ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes()).as_ref());
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &sign_in.client_id)
        .append_pair("redirect_uri", back)
        .append_pair("scope", &provider.scope())
        .append_pair("state", state)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256")
        // Google gives what is to be kept only to those who ask for it.
        .append_pair("access_type", "offline")
        .append_pair("prompt", "consent");
    Ok(url)
}

/// Waits for the browser to come back with a code; whoever else knocks is sent away, and keeps nobody waiting.
async fn returned(listener: &TcpListener, state: &str) -> Result<String, String> {
    let mut visits = JoinSet::new();
    let mut visitors = 0;
    while visitors < VISITORS_MAX || !visits.is_empty() {
        tokio::select! {
            visitor = listener.accept(), if visitors < VISITORS_MAX => {
                let (stream, _) = visitor.map_err(|error| error.to_string())?;
                visitors += 1;
                let state = state.to_owned();
                visits.spawn(async move { timeout(VISIT_TIME_MAX, visit(stream, &state)).await });
            }
            Some(visited) = visits.join_next() => {
                if let Ok(Ok(Ok(Some(found)))) = visited {
                    return found;
                }
            }
        }
    }
    Err("too many others have come".to_owned())
}

async fn visit(stream: TcpStream, state: &str) -> std::io::Result<Option<Result<String, String>>> {
    let mut stream = BufReader::new(stream);
    let line = request_line(&mut stream).await?;
    let found = line.split(' ').nth(1).and_then(|path| Url::parse(&format!("http://127.0.0.1{path}")).ok()).and_then(|url| {
        let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        // Without the state it is a page that somebody made the browser open.
        (value("state").as_deref() == Some(state)).then_some(())?;
        Some(value("code").ok_or_else(|| refused(&one_word(&value("error").unwrap_or_default()))))
    });
    let words = match &found {
        Some(Ok(_)) => "Done: this page can be closed.",
        Some(Err(_)) => "Access was not granted: this page can be closed.",
        None => "Nothing is to be had here.",
    };
    let page =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{words}", words.len());
    stream.get_mut().write_all(page.as_bytes()).await?;
    stream.get_mut().shutdown().await?;
    Ok(found)
}

/// Reads a request to the end of its head, and returns its first line: what stays unread would break off the answer.
async fn request_line(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut lines = tokio::io::AsyncReadExt::take(stream, HEAD_BYTES_MAX).split(b'\n');
    let first = lines.next_segment().await?.unwrap_or_default();
    while lines.next_segment().await?.is_some_and(|line| !line.trim_ascii().is_empty()) {}
    Ok(String::from_utf8_lossy(&first).into_owned())
}

fn words(trouble: Trouble) -> String {
    match trouble {
        Trouble::Refused { error } => refused(&error),
        Trouble::Passing { reason } => reason,
    }
}

/// Says what a word of RFC 6749 or RFC 8628 means; the second is Microsoft's.
fn refused(error: &str) -> String {
    match error {
        "access_denied" | "authorization_declined" => "access was denied on the provider's page".to_owned(),
        "expired_token" => "nobody has entered the code in time: begin again".to_owned(),
        _ => format!("access was not granted: {error}"),
    }
}

fn random() -> Result<String, String> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| "the system gives no randomness".to_owned())?;
    Ok(base64url(&bytes))
}

/// RFC 4648 5, without padding.
fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for piece in bytes.chunks(3) {
        let bits = piece.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - piece.len()));
        out.extend((0..=piece.len()).map(|nth| char::from(DIGITS[(bits >> (18 - 6 * nth) & 63) as usize])));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let digest = ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes());
        assert_eq!(base64url(digest.as_ref()), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
