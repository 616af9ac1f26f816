//! A provider of mailboxes that takes no passwords: its page for browsers (RFC 6749 4.1 with PKCE, RFC 7636), its codes for devices
//! (RFC 8628), its token endpoint, and the page on which mail servers ask whether a pass is good.
//!
//! As strict as the standards: a code, and what is kept, are good for one trade; whoever brings one a second time loses all that was
//! granted.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::{Host, Url};

/// What the program is called here.
pub(crate) const CLIENT_ID: &str = "redress";
/// Whose mailbox it is.
pub(crate) const USER: &str = "complaints";
const DEVICE_CODE: &str = "dev";
/// How much longer a device must wait once it was told to slow down (RFC 8628 3.5).
const SLOWER: Duration = Duration::from_secs(5);

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
    pub(crate) person: Person,
    /// The device has asked this often before the person does anything.
    pub(crate) polls_before: u32,
    /// The next question of a device is answered by “not so fast”.
    pub(crate) slows_down: bool,
    /// It is out of order.
    pub(crate) broken: bool,
    /// What was not asked as the standards demand.
    pub(crate) faults: Vec<String>,
    device: Option<Device>,
    codes: Vec<Code>,
    states: BTreeSet<String>,
}

/// What the person does who is asked for access.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Person {
    /// Nothing yet.
    #[default]
    Away,
    Grants,
    Refuses,
    /// Comes when the code is over.
    Late,
}

struct Device {
    asked_at: Instant,
    interval: Duration,
}

/// What a browser carries back to the program.
struct Code {
    code: String,
    challenge: String,
    redirect_uri: String,
    used: bool,
}

struct Answer {
    status: u16,
    location: Option<String>,
    body: String,
}

impl Answer {
    fn json(body: String) -> Self {
        Self { status: 200, location: None, body }
    }

    fn refused(error: &str) -> Self {
        Self { status: 400, location: None, body: format!("{{\"error\":\"{error}\"}}") }
    }
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
        self.at("/introspect").to_string()
    }

    pub(crate) fn at(&self, path: &str) -> Url {
        self.url.join(path).expect("a URL")
    }

    /// The table of the configuration.
    pub(crate) fn table(&self) -> String {
        let (device, authorize) = (self.at("/device"), self.at("/authorize"));
        format!(
            "\n[[sign_in]]\nid = \"office\"\nclient_id = \"{CLIENT_ID}\"\nscopes = [\"mail\", \"offline_access\"]\n\
             token_url = \"{}\"\ndevice_url = \"{device}\"\nauthorize_url = \"{authorize}\"\n",
            self.url
        )
    }
}

/// Opens a page as a browser does, goes where it is sent, and returns the last page.
pub(crate) async fn browse(page: &Url) -> String {
    let mut page = page.clone();
    for _ in 0..5 {
        let place = (page.host_str().expect("a host").to_owned(), page.port_or_known_default().expect("a port"));
        let mut stream = TcpStream::connect(place).await.expect("the page is there");
        let path = &page[url::Position::BeforePath..url::Position::AfterQuery];
        let cookies = "c=1; ".repeat(4000);
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nCookie: {cookies}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.expect("the request is read");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("a page");
        match answer.lines().find_map(|line| line.strip_prefix("Location: ")) {
            Some(location) => page = Url::parse(location).expect("a URL"),
            None => return answer,
        }
    }
    panic!("the pages lead on for ever");
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
    let Answer { status, location, body } = answer(&request, &mut state.lock().expect("no panic"));
    let location = location.map(|location| format!("Location: {location}\r\n")).unwrap_or_default();
    let fields = format!("Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n{location}", body.len());
    stream.write_all(format!("HTTP/1.1 {status} X\r\n{fields}\r\n{body}").as_bytes()).await
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length: usize = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok()).unwrap_or(0);
    length <= body.len()
}

/// The parameters of a request; one that comes twice makes the request invalid (RFC 6749 3.1).
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(encoded: &str) -> Self {
        Self(url::form_urlencoded::parse(encoded.as_bytes()).into_owned().collect())
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    fn are_single(&self) -> bool {
        let names: BTreeSet<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.len() == self.0.len()
    }
}

fn answer(request: &str, state: &mut State) -> Answer {
    let (head, body) = request.split_once("\r\n\r\n").expect("a whole request");
    let path = request.split(' ').nth(1).unwrap_or_default();
    let url = Url::parse(&format!("http://127.0.0.1{path}")).expect("a path");
    let query = Fields::of(url.query().unwrap_or_default());
    match url.path() {
        _ if state.broken => return Answer { status: 503, location: None, body: "<html>".to_owned() },
        "/introspect" => {
            let pass = query.get("token");
            let active = state.passes.iter().any(|good| good == pass);
            if active {
                state.shown.push(pass.to_owned());
            }
            return Answer::json(format!("{{\"active\":{active},\"username\":\"{USER}\"}}"));
        }
        "/authorize" => {
            return authorize(request, &query, state).unwrap_or_else(|fault| {
                state.faults.push(fault.to_owned());
                Answer { status: 400, location: None, body: fault.to_owned() }
            });
        }
        _ => {}
    }
    let fields = Fields::of(body);
    let is_form = head.to_lowercase().contains("content-type: application/x-www-form-urlencoded");
    // Credentials never stand in an address (RFC 6749 2.3.1).
    if !request.starts_with("POST ") || !is_form || url.query().is_some() || !fields.are_single() {
        state.faults.push(format!("not a form: {path}"));
        return Answer::refused("invalid_request");
    }
    if fields.get("client_id") != CLIENT_ID {
        return Answer::refused("invalid_client");
    }
    if url.path() == "/device" {
        state.device = Some(Device { asked_at: Instant::now(), interval: Duration::from_secs(1) });
        let place = "\"verification_uri\":\"https://example.org/device\"";
        return Answer::json(format!(
            "{{\"device_code\":\"{DEVICE_CODE}\",\"user_code\":\"AB-CD\",{place},\"interval\":1,\"expires_in\":60}}"
        ));
    }
    trade(&fields, state).map_or_else(Answer::refused, |()| granted(state))
}

/// The page on which a person grants access.
fn authorize(request: &str, query: &Fields, state: &mut State) -> Result<Answer, &'static str> {
    let is_loopback = |url: &Url| match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    };
    let back = Url::parse(query.get("redirect_uri")).map_err(|_| "redirect_uri")?;
    let checks = [
        (request.starts_with("GET ") && query.are_single(), "a parameter twice"),
        (query.get("client_id") == CLIENT_ID, "client_id"),
        (query.get("response_type") == "code", "response_type"),
        // RFC 8252 7.3.
        (back.scheme() == "http" && is_loopback(&back) && back.port().is_some() && back.fragment().is_none(), "redirect_uri"),
        (query.get("code_challenge_method") == "S256", "code_challenge_method"),
        (query.get("code_challenge").len() == 43 && query.get("code_challenge").chars().all(is_unreserved), "code_challenge"),
        // 128 bits, never the same (RFC 6749 10.10 and 10.12).
        (22 <= query.get("state").len() && state.states.insert(query.get("state").to_owned()), "state"),
        (!query.get("scope").is_empty(), "scope"),
    ];
    if let Some((_, fault)) = checks.iter().find(|(holds, _)| !holds) {
        return Err(fault);
    }
    let mut back = back;
    if state.person == Person::Grants {
        let code = format!("brw-{}", state.codes.len());
        back.query_pairs_mut().append_pair("code", &code);
        let (challenge, redirect_uri) = (query.get("code_challenge").to_owned(), query.get("redirect_uri").to_owned());
        state.codes.push(Code { code, challenge, redirect_uri, used: false });
    } else {
        back.query_pairs_mut().append_pair("error", "access_denied");
    }
    back.query_pairs_mut().append_pair("state", query.get("state"));
    Ok(Answer { status: 302, location: Some(back.into()), body: String::new() })
}

/// Takes what is brought for a pass.
fn trade(fields: &Fields, state: &mut State) -> Result<(), &'static str> {
    match fields.get("grant_type") {
        "refresh_token" => trade_kept(fields.get("refresh_token"), state),
        "authorization_code" => trade_code(fields, state),
        "urn:ietf:params:oauth:grant-type:device_code" => trade_device(fields, state),
        _ => Err("unsupported_grant_type"),
    }
}

fn trade_kept(kept: &str, state: &mut State) -> Result<(), &'static str> {
    if !state.good.is_empty() && kept == state.good {
        let used = std::mem::take(&mut state.good);
        state.used.push(used);
        return Ok(());
    }
    if state.used.iter().any(|used| used == kept) {
        state.brought_again += 1;
        state.good = String::new();
    }
    Err("invalid_grant")
}

fn trade_code(fields: &Fields, state: &mut State) -> Result<(), &'static str> {
    let verifier = fields.get("code_verifier");
    let known = state.codes.iter_mut().find(|code| code.code == fields.get("code")).ok_or("invalid_grant")?;
    if std::mem::replace(&mut known.used, true) {
        state.faults.push("a code was brought again".to_owned());
        state.good = String::new();
        state.passes.clear();
        return Err("invalid_grant");
    }
    // RFC 7636 4.1 and 4.6; RFC 6749 4.1.3.
    let is_verifier = (43..=128).contains(&verifier.len()) && verifier.chars().all(is_unreserved);
    let proves = is_verifier && challenge(verifier) == known.challenge;
    if !proves || fields.get("redirect_uri") != known.redirect_uri {
        state.faults.push("a code was brought without its proof or its address".to_owned());
        return Err("invalid_grant");
    }
    Ok(())
}

fn trade_device(fields: &Fields, state: &mut State) -> Result<(), &'static str> {
    let device = state.device.as_mut().filter(|_| fields.get("device_code") == DEVICE_CODE).ok_or("invalid_grant")?;
    let waited = std::mem::replace(&mut device.asked_at, Instant::now()).elapsed();
    if waited < device.interval {
        state.faults.push(format!("a device asked again after {waited:?}, not {:?}", device.interval));
        state.slows_down = true;
    }
    if std::mem::take(&mut state.slows_down) {
        device.interval += SLOWER;
        return Err("slow_down");
    }
    if 0 < state.polls_before {
        state.polls_before -= 1;
        return Err("authorization_pending");
    }
    match state.person {
        Person::Away => return Err("authorization_pending"),
        Person::Refuses => return Err("access_denied"),
        Person::Late => return Err("expired_token"),
        Person::Grants => state.device = None,
    }
    Ok(())
}

fn granted(state: &mut State) -> Answer {
    state.trades += 1;
    state.good = format!("kept-{}", state.trades);
    state.passes.push(format!("pass-{}", state.trades));
    let (pass, kept) = (format!("pass-{}", state.trades), &state.good);
    Answer::json(format!("{{\"access_token\":\"{pass}\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"{kept}\"}}"))
}

fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

/// The base64url of the SHA-256 of a verifier (RFC 7636 4.2).
pub(crate) fn challenge(verifier: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes());
    let bits: String = digest.as_ref().iter().map(|byte| format!("{byte:08b}")).collect();
    let digits: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let place = |six: &[u8]| six.iter().fold(0, |value, bit| 2 * value + usize::from(bit - b'0')) << (6 - six.len());
    bits.as_bytes().chunks(6).map(|six| digits[place(six)]).collect()
}
