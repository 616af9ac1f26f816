//! Passes, against a token endpoint that is as strict as the providers': what is kept is good for one trade only.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use super::grant::{Way, grant};
use super::*;

/// A provider: what it would take next, and how often it was asked.
struct Endpoint {
    url: Url,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    good: String,
    trades: u32,
    /// Trades by a device's code until the person has entered it.
    pending: u32,
    broken: bool,
}

impl Endpoint {
    async fn start(good: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/token", listener.local_addr().unwrap())).unwrap();
        let state = Arc::new(Mutex::new(State { good: good.to_owned(), ..State::default() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                serve(stream, &shared).await;
            }
        });
        Self { url, state }
    }

    fn sign_in(&self) -> SignIn {
        SignIn {
            id: "office".into(),
            client_id: "redress".into(),
            client_secret: None,
            token_url: self.url.clone(),
            authorize_url: Some(self.url.join("/authorize").unwrap()),
            device_url: Some(self.url.join("/device").unwrap()),
            scopes: vec!["mail".into(), "offline_access".into()],
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.state.lock().unwrap())
    }
}

async fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let mut request = Vec::new();
    let body = loop {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.unwrap();
        request.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&request).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length: usize = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok()).unwrap_or(0);
        if length <= body.len() {
            break String::from_utf8_lossy(&request).split_once("\r\n\r\n").unwrap().1.to_owned();
        }
    };
    let is_device = request.starts_with(b"POST /device ");
    let (status, answer) = answer(is_device, &body, &mut state.lock().unwrap());
    let head =
        format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    stream.write_all(format!("{head}{answer}").as_bytes()).await.unwrap();
}

fn answer(is_device: bool, body: &str, state: &mut State) -> (u16, String) {
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default();
    let refused = |error: &str| (400, format!("{{\"error\":\"{error}\"}}"));
    if state.broken {
        return (503, "<html>".to_owned());
    }
    if field("client_id") != "redress" {
        return refused("invalid_client");
    }
    if is_device {
        let place = "\"verification_uri\":\"https://example.org/device\"";
        return (200, format!("{{\"device_code\":\"dev\",\"user_code\":\"AB-CD\",{place},\"interval\":1,\"expires_in\":60}}"));
    }
    let good = match field("grant_type") {
        "refresh_token" => !state.good.is_empty() && field("refresh_token") == state.good,
        "urn:ietf:params:oauth:grant-type:device_code" if 0 < state.pending => {
            state.pending -= 1;
            return refused("authorization_pending");
        }
        "urn:ietf:params:oauth:grant-type:device_code" => field("device_code") == "dev",
        "authorization_code" => field("code") == "brw" && 43 <= field("code_verifier").len(),
        _ => return refused("unsupported_grant_type"),
    };
    if !good {
        // A used one comes back: all that was granted is withdrawn.
        state.good = String::new();
        return refused("invalid_grant");
    }
    state.trades += 1;
    state.good = format!("kept-{}", state.trades);
    (200, format!("{{\"access_token\":\"pass-{}\",\"expires_in\":3600,\"refresh_token\":\"{}\"}}", state.trades, state.good))
}

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("redress-sign-in-{name}-{}", std::process::id()));
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("office.json")
    }

    fn keep(&self, token: &str) {
        kept::lock(&self.file()).unwrap().write(token).unwrap();
    }

    fn kept(&self) -> String {
        kept::lock(&self.file()).unwrap().read().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

#[tokio::test]
async fn story_6_the_changed_access_is_kept_and_serves_the_next_start() {
    let (endpoint, scratch) = (Endpoint::start("first").await, Scratch::new("rotated"));
    scratch.keep("first");
    let passes = Passes::new(endpoint.sign_in(), scratch.file());
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1");
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1", "a good pass is used again");
    assert_eq!(scratch.kept(), "kept-1");
    passes.refused().await;
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-2");
    let after_restart = Passes::new(endpoint.sign_in(), scratch.file());
    assert_eq!(after_restart.pass().await.unwrap().as_str(), "pass-3");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(scratch.file()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_that_ask_at_once_never_trade_the_same_access_twice() {
    let (endpoint, scratch) = (Endpoint::start("first").await, Scratch::new("many"));
    scratch.keep("first");
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let passes = Passes::new(endpoint.sign_in(), scratch.file());
        tasks.spawn(async move { passes.pass().await.map(drop) });
    }
    assert!(tasks.join_all().await.into_iter().all(|result| result.is_ok()));
    assert_eq!(endpoint.with(|state| state.trades), 8);
}

#[tokio::test]
async fn story_6_access_that_was_withdrawn_is_said_with_its_remedy_which_needs_no_restart() {
    let (endpoint, scratch) = (Endpoint::start("other").await, Scratch::new("withdrawn"));
    scratch.keep("first");
    let passes = Passes::new(endpoint.sign_in(), scratch.file());
    let reason = passes.pass().await.unwrap_err();
    assert!(reason.contains("invalid_grant") && reason.contains("redress mail authorize office"), "{reason}");
    endpoint.with(|state| state.good = "again".to_owned());
    scratch.keep("again");
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1");
}

#[tokio::test]
async fn a_provider_that_is_down_costs_nothing_that_is_kept() {
    let (endpoint, scratch) = (Endpoint::start("first").await, Scratch::new("down"));
    scratch.keep("first");
    endpoint.with(|state| state.broken = true);
    let passes = Passes::new(endpoint.sign_in(), scratch.file());
    let reason = passes.pass().await.unwrap_err();
    assert!(reason.contains("for the moment") && !reason.contains("first"), "{reason}");
    endpoint.with(|state| state.broken = false);
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1");
}

#[tokio::test]
async fn access_is_granted_by_a_code_on_another_device() {
    let (endpoint, scratch) = (Endpoint::start("").await, Scratch::new("device"));
    endpoint.with(|state| state.pending = 2);
    let mut told = String::new();
    grant(&endpoint.sign_in(), &scratch.file(), Way::Device, &mut |words| told.push_str(words)).await.unwrap();
    assert!(told.contains("https://example.org/device") && told.contains("AB-CD"), "{told}");
    assert_eq!(Passes::new(endpoint.sign_in(), scratch.file()).pass().await.unwrap().as_str(), "pass-2");
}

#[tokio::test]
async fn access_is_granted_in_a_browser_and_strangers_who_knock_are_sent_away() {
    let (endpoint, scratch) = (Endpoint::start("").await, Scratch::new("browser"));
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let sign_in = endpoint.sign_in();
    let file = scratch.file();
    let granting =
        tokio::spawn(async move { grant(&sign_in, &file, Way::Browser, &mut |words| tell.send(words.to_owned()).unwrap()).await });
    let words = told.recv().await.unwrap();
    let page = Url::parse(words.split(' ').next_back().unwrap()).unwrap();
    let query = |name: &str| page.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    let (back, state) = (Url::parse(&query("redirect_uri")).unwrap(), query("state"));
    for path in ["/?code=evil&state=guessed".to_owned(), format!("/?code=brw&state={state}")] {
        let mut stream = TcpStream::connect(("127.0.0.1", back.port().unwrap())).await.unwrap();
        stream.write_all(format!("GET {path} HTTP/1.1\r\n\r\n").as_bytes()).await.unwrap();
        stream.read_to_end(&mut Vec::new()).await.unwrap();
    }
    granting.await.unwrap().unwrap();
    assert_eq!(scratch.kept(), "kept-1");
}

#[test]
fn the_first_words_are_those_of_the_mechanism() {
    assert_eq!(first_words("a@x.org", "p"), "user=a@x.org\u{1}auth=Bearer p\u{1}\u{1}");
}
