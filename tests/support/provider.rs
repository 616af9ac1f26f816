//! A provider of mailboxes that takes no passwords: its token endpoint, and the page on which mail servers ask whether a pass is good.
//!
//! As strict as providers are: what is kept is good for one trade; whoever brings it a second time loses all that was granted.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// What the program is called here.
pub(crate) const CLIENT_ID: &str = "redress";
/// Whose mailbox it is.
pub(crate) const USER: &str = "complaints";

pub(crate) struct Provider {
    pub(crate) url: Url,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
pub(crate) struct State {
    /// The refresh token that is good next; none where nothing is granted.
    pub(crate) good: String,
    /// Refresh tokens that were traded.
    used: Vec<String>,
    passes: Vec<String>,
    /// How often a used refresh token was brought again.
    pub(crate) brought_again: usize,
    pub(crate) trades: usize,
    /// Good passes that mail servers have asked about.
    pub(crate) shown: Vec<String>,
    /// A person has entered the code of the device.
    pub(crate) entered: bool,
}

impl Provider {
    /// Starts it; `good` is what was granted before.
    pub(crate) async fn start(good: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = Url::parse(&format!("http://{}/token", listener.local_addr().expect("a bound port"))).expect("a URL");
        let state = Arc::new(Mutex::new(State { good: good.to_owned(), ..State::default() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                // A client that goes away in the middle is its own affair.
                tokio::spawn(async move { drop(serve(stream, &shared).await) });
            }
        });
        Self { url, state }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }

    /// Takes back all that was granted: no pass is good any more, and nothing can be traded.
    pub(crate) fn withdraw(&self) {
        let mut state = self.state();
        state.good = String::new();
        state.passes.clear();
    }

    /// Where mail servers ask about a pass, which they append.
    pub(crate) fn introspection(&self) -> String {
        self.url.join("/introspect").expect("a URL").to_string()
    }

    /// The table of the configuration.
    pub(crate) fn table(&self) -> String {
        let device = self.url.join("/device").expect("a URL");
        format!("\n[[sign_in]]\nid = \"office\"\nclient_id = \"{CLIENT_ID}\"\ntoken_url = \"{}\"\ndevice_url = \"{device}\"\n", self.url)
    }
}

async fn serve(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !is_whole(&request) {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await?;
        if read == 0 {
            return Ok(());
        }
        request.extend_from_slice(&piece[..read]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let (status, body) = answer(&request, &mut state.lock().expect("no panic"));
    let head =
        format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(format!("{head}{body}").as_bytes()).await
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length: usize = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok()).unwrap_or(0);
    length <= body.len()
}

fn answer(request: &str, state: &mut State) -> (u16, String) {
    let path = request.split(' ').nth(1).unwrap_or_default();
    let url = Url::parse(&format!("http://127.0.0.1{path}")).expect("a path");
    let body = request.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
    let fields: Vec<(String, String)> =
        url.query_pairs().into_owned().chain(url::form_urlencoded::parse(body.as_bytes()).into_owned()).collect();
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default();
    let refused = |error: &str| (400, format!("{{\"error\":\"{error}\"}}"));
    if url.path() == "/introspect" {
        let active = state.passes.iter().any(|pass| pass == field("token"));
        if active {
            state.shown.push(field("token").to_owned());
        }
        return (200, format!("{{\"active\":{active},\"username\":\"{USER}\"}}"));
    }
    if field("client_id") != CLIENT_ID || !request.starts_with("POST ") {
        return refused("invalid_client");
    }
    if url.path() == "/device" {
        let place = "\"verification_uri\":\"https://example.org/device\"";
        return (200, format!("{{\"device_code\":\"dev\",\"user_code\":\"AB-CD\",{place},\"interval\":1,\"expires_in\":60}}"));
    }
    match field("grant_type") {
        "refresh_token" if !state.good.is_empty() && field("refresh_token") == state.good => {
            let used = std::mem::take(&mut state.good);
            state.used.push(used);
        }
        "refresh_token" => {
            if state.used.iter().any(|used| used == field("refresh_token")) {
                state.brought_again += 1;
                state.good = String::new();
            }
            return refused("invalid_grant");
        }
        "urn:ietf:params:oauth:grant-type:device_code" if !state.entered => return refused("authorization_pending"),
        "urn:ietf:params:oauth:grant-type:device_code" if field("device_code") == "dev" => {}
        _ => return refused("unsupported_grant_type"),
    }
    state.trades += 1;
    state.good = format!("kept-{}", state.trades);
    state.passes.push(format!("pass-{}", state.trades));
    (200, format!("{{\"access_token\":\"pass-{}\",\"expires_in\":3600,\"refresh_token\":\"{}\"}}", state.trades, state.good))
}
