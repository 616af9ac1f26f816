//! Passes, against a provider that is as strict as the standards: what is kept is good for one trade only.

#[path = "../../../../tests/support/provider.rs"]
mod stand_in;

use stand_in::{Person, browse};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use url::Url;

use super::grant::{Way, grant};
use super::*;

impl stand_in::Provider {
    async fn asked(person: Person) -> Self {
        let provider = Self::start("").await;
        provider.state().person = person;
        provider
    }

    fn sign_in(&self) -> SignIn {
        SignIn {
            id: "office".into(),
            client_id: stand_in::CLIENT_ID.into(),
            client_secret: None,
            token_url: self.url.clone(),
            authorize_url: Some(self.at("/authorize")),
            device_url: Some(self.at("/device")),
            scopes: vec!["mail".into(), "offline_access".into()],
        }
    }
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
        // Where nothing was granted, nothing was kept.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[tokio::test]
async fn story_6_the_changed_access_is_kept_and_serves_the_next_start() {
    let (endpoint, scratch) = (stand_in::Provider::start("first").await, Scratch::new("rotated"));
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

#[tokio::test]
async fn access_that_root_grants_and_renews_stays_the_daemons() {
    use std::os::unix::fs::{MetadataExt, chown};
    const DAEMON: u32 = 65_534;
    let (endpoint, scratch) = (stand_in::Provider::start("first").await, Scratch::new("owner"));
    std::fs::create_dir(&scratch.0).unwrap();
    if chown(&scratch.0, Some(DAEMON), Some(DAEMON)).is_err() {
        // Only root can do what is looked at here.
        return;
    }
    let file = scratch.0.join("sign-in/office.json");
    kept::lock(&file).unwrap().write("first").unwrap();
    Passes::new(endpoint.sign_in(), file.clone()).pass().await.unwrap();
    for path in [file.parent().unwrap(), &file, &file.with_extension("lock")] {
        assert_eq!(std::fs::metadata(path).unwrap().uid(), DAEMON, "{}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_that_ask_at_once_never_trade_the_same_access_twice() {
    let (endpoint, scratch) = (stand_in::Provider::start("first").await, Scratch::new("many"));
    scratch.keep("first");
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let passes = Passes::new(endpoint.sign_in(), scratch.file());
        tasks.spawn(async move { passes.pass().await.map(drop) });
    }
    assert!(tasks.join_all().await.into_iter().all(|result| result.is_ok()));
    assert_eq!(endpoint.state().trades, 8);
}

#[tokio::test]
async fn story_6_access_that_was_withdrawn_is_said_with_its_remedy_which_needs_no_restart() {
    let (endpoint, scratch) = (stand_in::Provider::start("other").await, Scratch::new("withdrawn"));
    scratch.keep("first");
    let passes = Passes::new(endpoint.sign_in(), scratch.file());
    let reason = passes.pass().await.unwrap_err();
    assert!(reason.contains("invalid_grant") && reason.contains("redress mail authorize office"), "{reason}");
    endpoint.state().good = "again".to_owned();
    scratch.keep("again");
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1");
}

#[tokio::test]
async fn a_provider_that_is_down_costs_nothing_that_is_kept() {
    let (endpoint, scratch) = (stand_in::Provider::start("first").await, Scratch::new("down"));
    scratch.keep("first");
    endpoint.state().broken = true;
    let passes = Passes::new(endpoint.sign_in(), scratch.file());
    let reason = passes.pass().await.unwrap_err();
    assert!(reason.contains("for the moment") && !reason.contains("first"), "{reason}");
    endpoint.state().broken = false;
    assert_eq!(passes.pass().await.unwrap().as_str(), "pass-1");
}

/// Lets a person grant access by a code; returns what they were told.
async fn by_device(provider: &stand_in::Provider, scratch: &Scratch) -> (String, Result<(), String>) {
    let mut told = String::new();
    let granted = grant(&provider.sign_in(), &scratch.file(), Way::Device, &mut |words| told.push_str(words)).await;
    (told, granted)
}

#[tokio::test]
async fn access_is_granted_by_a_code_on_another_device() {
    let (provider, scratch) = (stand_in::Provider::asked(Person::Grants).await, Scratch::new("device"));
    provider.state().polls_before = 2;
    let (told, granted) = by_device(&provider, &scratch).await;
    granted.unwrap();
    assert!(told.contains("https://example.org/device") && told.contains("AB-CD"), "{told}");
    assert_eq!(Passes::new(provider.sign_in(), scratch.file()).pass().await.unwrap().as_str(), "pass-2");
    assert_eq!(provider.state().faults, Vec::<String>::new());
}

#[tokio::test]
async fn whoever_is_told_to_slow_down_asks_later() {
    let (provider, scratch) = (stand_in::Provider::asked(Person::Grants).await, Scratch::new("slower"));
    provider.state().slows_down = true;
    by_device(&provider, &scratch).await.1.unwrap();
    assert_eq!(provider.state().faults, Vec::<String>::new());
}

#[tokio::test]
async fn a_person_who_refuses_or_comes_late_is_told_as_that() {
    for (person, words) in [(Person::Refuses, "denied"), (Person::Late, "in time")] {
        let (provider, scratch) = (stand_in::Provider::asked(person).await, Scratch::new(words));
        let reason = by_device(&provider, &scratch).await.1.unwrap_err();
        assert!(reason.contains(words), "{reason}");
        assert!(!scratch.file().exists());
    }
}

/// Begins to let a person grant access in a browser; returns the page to open, and what becomes of it.
async fn in_browser(provider: &stand_in::Provider, scratch: &Scratch) -> (Url, tokio::task::JoinHandle<Result<(), String>>) {
    let (tell, mut told) = mpsc::unbounded_channel();
    let (sign_in, file) = (provider.sign_in(), scratch.file());
    let granting = tokio::spawn(async move { grant(&sign_in, &file, Way::Browser, &mut |words| drop(tell.send(words.to_owned()))).await });
    let words = told.recv().await.unwrap();
    (Url::parse(words.split(' ').next_back().unwrap()).unwrap(), granting)
}

#[tokio::test]
async fn access_is_granted_in_a_browser_and_strangers_who_knock_are_sent_away() {
    let (provider, scratch) = (stand_in::Provider::asked(Person::Grants).await, Scratch::new("browser"));
    let (page, granting) = in_browser(&provider, &scratch).await;
    let back = page.query_pairs().find(|(key, _)| key == "redirect_uri").map(|(_, back)| Url::parse(&back).unwrap()).unwrap();
    let place = ("127.0.0.1", back.port().unwrap());
    // Browsers open connections that they may never use.
    let silent = TcpStream::connect(place).await.unwrap();
    let mut stranger = TcpStream::connect(place).await.unwrap();
    stranger.write_all(b"GET /?code=evil&state=guessed HTTP/1.1\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stranger.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("Nothing is to be had here."), "{answer}");
    let last = browse(&page).await;
    assert!(last.ends_with("Done: this page can be closed."), "{last}");
    granting.await.unwrap().unwrap();
    drop(silent);
    assert_eq!(scratch.kept(), "kept-1");
    assert_eq!(provider.state().faults, Vec::<String>::new());
}

#[tokio::test]
async fn a_person_who_refuses_in_the_browser_reads_it_there_and_here() {
    let (provider, scratch) = (stand_in::Provider::asked(Person::Refuses).await, Scratch::new("refused"));
    let (page, granting) = in_browser(&provider, &scratch).await;
    let last = browse(&page).await;
    assert!(last.contains("Access was not granted"), "{last}");
    let reason = granting.await.unwrap().unwrap_err();
    assert!(reason.contains("denied") && !scratch.file().exists(), "{reason}");
}

// RFC 7636, Appendix B.
#[test]
fn the_stand_in_knows_the_challenge_of_the_standard() {
    assert_eq!(stand_in::challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

#[test]
fn the_first_words_are_those_of_the_mechanism() {
    assert_eq!(first_words("a@x.org", "p"), "user=a@x.org\u{1}auth=Bearer p\u{1}\u{1}");
}
