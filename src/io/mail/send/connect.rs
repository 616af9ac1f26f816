//! Opens connections to the mail server: TCP, TLS, EHLO, AUTH; never says a password or a mail before TLS, where TLS is wanted.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::io::mail::sign_in::Passes;

use super::classify::{Phase, Trouble, trouble};
use super::{Login, SmtpSettings, SmtpSetupError, SmtpTls};

/// Returns what TLS needs, and refuses settings that would send in the clear by accident.
pub(super) fn tls(settings: &SmtpSettings) -> Result<Option<TlsParameters>, SmtpSetupError> {
    match settings.tls {
        SmtpTls::PlainAnywhere => return Ok(None),
        SmtpTls::PlainOnLoopback if is_loopback(&settings.host) => return Ok(None),
        SmtpTls::PlainOnLoopback => {
            let reason = format!("\"{}\" is not this machine, and mail would go there without TLS", settings.host);
            return Err(SmtpSetupError { reason });
        }
        SmtpTls::Implicit | SmtpTls::StartTls => {}
    }
    let mut builder = TlsParameters::builder(settings.host.clone());
    for pem in &settings.roots_pem {
        let certificate = Certificate::from_pem(pem).map_err(|error| setup("a certificate cannot be read", &error))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map(Some).map_err(|error| setup("TLS cannot be set up", &error))
}

fn setup(what: &str, error: &lettre::transport::smtp::Error) -> SmtpSetupError {
    SmtpSetupError { reason: format!("{what}: {error}") }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Opens a connection that is ready for MAIL.
pub(super) async fn open(settings: &SmtpSettings, tls: Option<&TlsParameters>) -> Result<AsyncSmtpConnection, Trouble> {
    timeout(settings.connect_seconds_max, connect(settings, tls))
        .await
        .map_err(|_| channel(&format!("{}:{} did not answer in time", settings.host, settings.port)))?
}

async fn connect(settings: &SmtpSettings, tls: Option<&TlsParameters>) -> Result<AsyncSmtpConnection, Trouble> {
    let hello = ClientId::Domain(settings.hello_name.clone());
    let server = (settings.host.as_str(), settings.port);
    let failed = |error| trouble(Phase::Connect, &error);
    // A host with several addresses, the first of them dead, still gets its mail.
    let each = Some(settings.connect_seconds_max / 3);
    let mut connection = match (settings.tls, tls) {
        (SmtpTls::Implicit, Some(tls)) => {
            AsyncSmtpConnection::connect_tokio1(server, each, &hello, Some(tls.clone()), None).await.map_err(failed)?
        }
        (SmtpTls::StartTls, Some(tls)) => start_tls(server, &hello, tls).await?,
        (SmtpTls::PlainOnLoopback | SmtpTls::PlainAnywhere, None) => {
            AsyncSmtpConnection::connect_tokio1(server, each, &hello, None, None).await.map_err(failed)?
        }
        (SmtpTls::Implicit | SmtpTls::StartTls, None) | (SmtpTls::PlainOnLoopback | SmtpTls::PlainAnywhere, Some(_)) => {
            return Err(channel("the settings of TLS contradict each other"));
        }
    };
    if let Some(login) = &settings.login {
        log_in(&mut connection, login, settings.passes.as_deref()).await?;
    }
    Ok(connection)
}

/// Says who we are: with the password, or with a pass (SASL XOAUTH2).
async fn log_in(connection: &mut AsyncSmtpConnection, login: &Login, passes: Option<&Passes>) -> Result<(), Trouble> {
    let failed = |error| trouble(Phase::Connect, &error);
    let Some(passes) = passes else {
        let password = login.password.read().map_err(|problem| channel(&problem.to_string()))?;
        let credentials = Credentials::new(login.user.clone(), password.as_str().to_owned());
        return connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await.map(drop).map_err(failed);
    };
    let pass = passes.pass().await.map_err(|reason| channel(&reason))?;
    let credentials = Credentials::new(login.user.clone(), pass.as_str().to_owned());
    match connection.auth(&[Mechanism::Xoauth2], &credentials).await {
        Ok(_) => Ok(()),
        Err(error) => {
            passes.refused().await;
            Err(failed(error))
        }
    }
}

async fn start_tls(server: (&str, u16), hello: &ClientId, tls: &TlsParameters) -> Result<AsyncSmtpConnection, Trouble> {
    let stream = TcpStream::connect(server).await.map_err(|error| channel(&format!("{}:{}: {error}", server.0, server.1)))?;
    let in_clear = Arc::new(AtomicBool::new(true));
    let stream = ByteWise { stream, in_clear: Arc::clone(&in_clear) };
    let failed = |error| trouble(Phase::Connect, &error);
    let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), hello).await.map_err(failed)?;
    if !connection.can_starttls() {
        return Err(channel(&format!("{} does not offer STARTTLS, and no mail is sent without TLS", server.0)));
    }
    connection.starttls(tls.clone(), hello).await.map_err(failed)?;
    in_clear.store(false, Ordering::Relaxed);
    Ok(connection)
}

fn channel(reason: &str) -> Trouble {
    Trouble::OfChannel { reason: reason.to_owned() }
}

/// Reads single bytes while the connection is in the clear.
///
/// The SMTP client reads through a buffer that outlives the start of TLS: replies that somebody on the way appends to the answer to
/// STARTTLS would be believed as if they came through TLS. Read byte by byte, they are still in the socket when TLS starts, and break it.
#[derive(Debug)]
struct ByteWise {
    stream: TcpStream,
    in_clear: Arc<AtomicBool>,
}

impl AsyncRead for ByteWise {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.in_clear.load(Ordering::Relaxed) || buf.remaining() == 0 {
            return Pin::new(&mut self.stream).poll_read(cx, buf);
        }
        let mut byte = [0];
        let mut one = ReadBuf::new(&mut byte);
        ready!(Pin::new(&mut self.stream).poll_read(cx, &mut one))?;
        buf.put_slice(one.filled());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for ByteWise {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for ByteWise {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn replies_put_behind_the_answer_to_starttls_do_not_outlive_it() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        server.write_all(b"220 go\r\n250 forged\r\n").await.unwrap();
        let mut client = BufReader::new(ByteWise { stream, in_clear: Arc::new(AtomicBool::new(true)) });
        let mut line = String::new();
        client.read_line(&mut line).await.unwrap();
        assert_eq!((line.as_str(), client.buffer()), ("220 go\r\n", &b""[..]), "the client's buffer holds nothing that came in the clear");
        let mut rest = [0; 12];
        client.into_inner().read_exact(&mut rest).await.unwrap();
        assert_eq!(&rest, b"250 forged\r\n");
    }
}
