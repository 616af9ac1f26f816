//! Asks the DNS whether a mail is from where it says: DKIM (RFC 6376), SPF (RFC 7208), DMARC (RFC 9989), ARC (RFC 8617).
//!
//! Never waits long: a DNS that does not answer leaves a sender unchecked, and is left alone for a while.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use mail_auth::hickory_resolver::config::{NameServerConfig, ProtocolConfig, ResolverConfig, ResolverOpts};
use mail_auth::hickory_resolver::system_conf::read_system_conf;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{AuthenticatedMessage, DkimResult, MessageAuthenticator, SpfResult};
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::desk::event::SenderCheck;

use super::policy::{self, Proof, Standing, Unanswered};
use super::{noted, received};

/// For all questions about one mail.
const CHECK_TIME_MAX: Duration = Duration::from_secs(4);
const QUESTION_TIME_MAX: Duration = Duration::from_millis(1500);
/// So many mails in a row without an answer mean that the DNS is down.
const UNANSWERED_MAX: u32 = 3;
const REST: Duration = Duration::from_secs(60);
/// Signatures of one mail that are looked at.
const SIGNATURES_MAX: usize = 8;
const CACHED_COUNT_MAX: usize = 4096;

/// Looks at senders, with one cache of answers for all.
pub struct Checker {
    dns: MessageAuthenticator,
    host: String,
    /// Domains whose word about a forwarded mail is believed.
    sealers: Vec<String>,
    silence: Mutex<Silence>,
}

/// How the DNS fares.
#[derive(Default)]
struct Silence {
    unanswered: u32,
    until: Option<Instant>,
}

impl Checker {
    /// `servers`: whom to ask; empty for those of the system. `host`: our own name.
    ///
    /// # Errors
    /// The system names no servers: words for the admin.
    pub fn new(servers: &[SocketAddr], host: &str, sealers: Vec<String>) -> Result<Self, String> {
        let (config, mut options) = if servers.is_empty() {
            read_system_conf().map_err(|error| format!("the system's DNS servers: {error}"))?
        } else {
            let mut config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
            for server in servers {
                config.add_name_server(NameServerConfig::new(*server, ProtocolConfig::Udp));
                config.add_name_server(NameServerConfig::new(*server, ProtocolConfig::Tcp));
            }
            (config, ResolverOpts::default())
        };
        options.timeout = QUESTION_TIME_MAX;
        options.attempts = 1;
        options.cache_size = CACHED_COUNT_MAX;
        let dns = MessageAuthenticator::new(config, options).map_err(|error| format!("the DNS: {error}"))?;
        Ok(Self { dns, host: host.to_owned(), sealers, silence: Mutex::default() })
    }

    /// Says what the DNS tells of a mail from `author`. Blocks its thread, which belongs to a runtime and may be blocked.
    pub(super) fn look(&self, raw: &[u8], author: &str) -> SenderCheck {
        if self.rests() {
            return SenderCheck::Unchecked;
        }
        let judged = Handle::current().block_on(async { timeout(CHECK_TIME_MAX, self.judge(raw, author)).await });
        let found = judged.unwrap_or(Err(Unanswered));
        self.remember(found.is_ok());
        found.unwrap_or_default()
    }

    fn rests(&self) -> bool {
        let silence = self.silence.lock().unwrap_or_else(PoisonError::into_inner);
        silence.until.is_some_and(|until| Instant::now() < until)
    }

    fn remember(&self, answered: bool) {
        let mut silence = self.silence.lock().unwrap_or_else(PoisonError::into_inner);
        if answered {
            *silence = Silence::default();
            return;
        }
        silence.unanswered += 1;
        if UNANSWERED_MAX <= silence.unanswered {
            *silence = Silence { unanswered: 0, until: Some(Instant::now() + REST) };
            tracing::warn!(seconds = REST.as_secs(), "the DNS does not answer: senders are not checked for a while");
        }
    }

    async fn judge(&self, raw: &[u8], author: &str) -> Result<SenderCheck, Unanswered> {
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return Ok(SenderCheck::Unproved) };
        message.dkim_headers.truncate(SIGNATURES_MAX);
        let standing = policy::walk(&self.dns, author).await?;
        let (mut proofs, mut all_answered) = self.signers(&message).await;
        match self.path(&message).await {
            Ok(path) => proofs.extend(path.map(|domain| (Proof::Spf, domain))),
            Err(Unanswered) => all_answered = false,
        }
        for (proof, domain) in &proofs {
            if self.is_aligned(&standing, author, *proof, domain).await? {
                return Ok(SenderCheck::Verified);
            }
        }
        if let Some(check) = self.vouched(&message, author).await {
            return Ok(check);
        }
        match (all_answered, standing.record) {
            (false, _) => Err(Unanswered),
            (true, Some(_)) => Ok(SenderCheck::Failed),
            (true, None) => Ok(SenderCheck::Unproved),
        }
    }

    /// Returns the domains whose signature holds, and whether all keys could be asked for.
    async fn signers(&self, message: &AuthenticatedMessage<'_>) -> (Vec<(Proof, String)>, bool) {
        let signatures = self.dns.verify_dkim(message).await;
        let holds = signatures.iter().filter(|signature| *signature.result() == DkimResult::Pass);
        let domains = holds.filter_map(|signature| Some((Proof::Dkim, signature.signature()?.d.to_lowercase())));
        let all_answered = !signatures.iter().any(|signature| matches!(signature.result(), DkimResult::TempError(_)));
        (domains.collect(), all_answered)
    }

    /// Returns the domain of the envelope sender, if the client may send for it.
    async fn path(&self, message: &AuthenticatedMessage<'_>) -> Result<Option<String>, Unanswered> {
        let Some(client) = received::client(values(message, "received")) else { return Ok(None) };
        let path = values(message, "return-path").next().map(String::from_utf8_lossy).unwrap_or_default();
        let path = path.trim().trim_matches(['<', '>']).to_lowercase();
        // The null path of reports is judged by the name in HELO.
        let domain = path.rsplit_once('@').map_or(client.hello.as_str(), |(_, domain)| domain);
        let question = SpfParameters::verify_mail_from(client.ip, &client.hello, &self.host, &path);
        match self.dns.verify_spf(question).await.result() {
            SpfResult::Pass => Ok(Some(domain.to_lowercase())),
            SpfResult::TempError => Err(Unanswered),
            SpfResult::Fail | SpfResult::SoftFail | SpfResult::Neutral | SpfResult::PermError | SpfResult::None => Ok(None),
        }
    }

    async fn is_aligned(&self, standing: &Standing, author: &str, proof: Proof, domain: &str) -> Result<bool, Unanswered> {
        if domain == author {
            return Ok(true);
        }
        if standing.is_strict(proof) {
            return Ok(false);
        }
        Ok(policy::walk(&self.dns, domain).await?.organisation == standing.organisation)
    }

    /// Returns what a trusted forwarder found, if its seal holds.
    async fn vouched(&self, message: &AuthenticatedMessage<'_>, author: &str) -> Option<SenderCheck> {
        if self.sealers.is_empty() || message.as_headers.is_empty() {
            return None;
        }
        let chain = self.dns.verify_arc(message).await;
        let last = chain.sets().last().filter(|_| *chain.result() == DkimResult::Pass)?;
        self.sealers.iter().any(|sealer| sealer.eq_ignore_ascii_case(&last.seal.header.d)).then_some(())?;
        let results = String::from_utf8_lossy(last.results.value).into_owned();
        // `i=2; mx.forwarder.example; dmarc=pass …`
        let (_, results) = results.split_once(';').and_then(|(_, rest)| rest.split_once(';'))?;
        Some(noted::verdict(results, author)).filter(|check| *check == SenderCheck::Verified)
    }
}

/// The values of all fields of this name, in order.
fn values<'a>(message: &AuthenticatedMessage<'a>, name: &'static str) -> impl Iterator<Item = &'a [u8]> {
    let fields = message.headers.clone();
    fields.into_iter().filter(move |(field, _)| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes())).map(|(_, value)| value)
}
