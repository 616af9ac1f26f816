//! Opens connections to IMAP servers; never says a password before TLS, where TLS is wanted.

use std::fmt;
use std::sync::Arc;

use async_imap::{Authenticator, Client, Session};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::io::mail::sign_in::first_words;

use super::server::{ImapError, closed, late, lost};
use super::{ImapSettings, ImapTls};

/// What a server may say before TLS.
const LINE_BYTES_MAX: usize = 8192;
const LINES_BEFORE_TLS_MAX: usize = 20;

pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Stream for S {}

/// Opens the connection, up to where the login is to be said.
pub(super) async fn open(settings: &ImapSettings) -> Result<Client<Box<dyn Stream>>, ImapError> {
    let mut stream = TcpStream::connect((settings.host.as_str(), settings.port)).await.map_err(|error| lost(&error))?;
    stream.set_nodelay(true).map_err(|error| lost(&error))?;
    match settings.tls {
        ImapTls::PlainOnLoopback if !stream.peer_addr().is_ok_and(|peer| peer.ip().is_loopback()) => {
            Err(ImapError::Lost(format!("\"{}\" is not this machine, and the password would go there without TLS", settings.host)))
        }
        ImapTls::PlainOnLoopback | ImapTls::PlainAnywhere => greeted(Box::new(stream)).await,
        ImapTls::Implicit => greeted(secure(settings, stream).await?).await,
        ImapTls::StartTls => {
            start_tls(&mut stream).await?;
            Ok(Client::new(secure(settings, stream).await?))
        }
    }
}

/// Says who we are: with the password, or with a pass (SASL XOAUTH2).
pub(super) async fn log_in(client: Client<Box<dyn Stream>>, settings: &ImapSettings) -> Result<Session<Box<dyn Stream>>, ImapError> {
    let limit = settings.reply_seconds_max;
    let refused = |error: async_imap::error::Error| ImapError::Refused(format!("login: {}", said(&error.to_string())));
    let Some(passes) = &settings.passes else {
        let password = settings.password.read().map_err(|problem| ImapError::Refused(format!("login: {problem}")))?;
        let login = timeout(limit, client.login(&settings.user, password.as_str())).await.map_err(|_| late())?;
        return login.map_err(|(error, _)| refused(error));
    };
    let pass = passes.pass().await.map_err(|reason| ImapError::Refused(format!("login: {reason}")))?;
    let xoauth2 = Xoauth2 { words: Some(first_words(&settings.user, pass.as_str())) };
    match timeout(limit, client.authenticate("XOAUTH2", xoauth2)).await.map_err(|_| late())? {
        Ok(session) => Ok(session),
        Err((error, _)) => {
            passes.refused().await;
            Err(refused(error))
        }
    }
}

/// Returns the server's own words: the crate hands them out as programmers write them, `code: None, info: Some("no")`.
fn said(error: &str) -> &str {
    let words = error.split_once("info: Some(\"").and_then(|(_, rest)| rest.rsplit_once("\")"));
    words.map_or(error, |(words, _)| words)
}

/// Says the words once; whatever the server asks then is why it refuses, and wants an empty answer.
struct Xoauth2 {
    words: Option<String>,
}

impl Authenticator for Xoauth2 {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.words.take().unwrap_or_default()
    }
}

async fn greeted(stream: Box<dyn Stream>) -> Result<Client<Box<dyn Stream>>, ImapError> {
    let mut client = Client::new(stream);
    client.read_response().await.map_err(|error| lost(&error))?.ok_or_else(closed)?;
    Ok(client)
}

async fn secure(settings: &ImapSettings, stream: TcpStream) -> Result<Box<dyn Stream>, ImapError> {
    let name = ServerName::try_from(settings.host.clone()).map_err(|error| ImapError::Lost(error.to_string()))?;
    let connector = TlsConnector::from(Arc::new(tls(&settings.roots_pem)?));
    Ok(Box::new(connector.connect(name, stream).await.map_err(|error| lost(&error))?))
}

/// Asks for TLS. Reads byte by byte, so that nothing that came in the clear is left over to be believed afterwards.
async fn start_tls(stream: &mut TcpStream) -> Result<(), ImapError> {
    plain_line(stream).await?;
    stream.write_all(b"a STARTTLS\r\n").await.map_err(|error| lost(&error))?;
    for _ in 0..LINES_BEFORE_TLS_MAX {
        let line = plain_line(stream).await?;
        if line.starts_with("a OK") {
            return Ok(());
        }
        if line.starts_with("a ") {
            break;
        }
    }
    Err(ImapError::Lost("the server does not offer STARTTLS, and no password is said without TLS".to_owned()))
}

async fn plain_line(stream: &mut TcpStream) -> Result<String, ImapError> {
    let mut line = Vec::new();
    while line.len() < LINE_BYTES_MAX && line.last() != Some(&b'\n') {
        line.push(stream.read_u8().await.map_err(|error| lost(&error))?);
    }
    Ok(String::from_utf8_lossy(&line).into_owned())
}

fn tls(roots_pem: &[Vec<u8>]) -> Result<ClientConfig, ImapError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for pem in roots_pem {
        let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        roots.add_parsable_certificates(certificates.map_err(|error| ImapError::Lost(format!("a certificate cannot be read: {error}")))?);
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(|error| ImapError::Lost(error.to_string()))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_in_the_servers_words() {
        let error = "no response: code: None, info: Some(\"[AUTHENTICATIONFAILED] Authentication failed.\")";
        assert_eq!(said(error), "[AUTHENTICATIONFAILED] Authentication failed.");
        assert_eq!(said("connection lost"), "connection lost");
    }
}
