//! HTTP/1.1 by hand, so that a connection can be dropped or left hanging at any point.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::Shared;
use super::faults::Failure;
use super::files;
use super::methods::{self, Reply};
use super::params::Params;

const BODY_BYTES_MAX: usize = 64 << 20;

pub(crate) struct HttpRequest {
    pub method: String,
    pub path: String,
    pub query: String,
    pub content_type: String,
    pub body: Vec<u8>,
}

pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            // A bot that goes away in the middle is part of the tests.
            connection(stream, &shared).await.unwrap_or_default();
        });
    }
}

async fn connection(stream: TcpStream, shared: &Arc<Shared>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream).await? {
        let Some((status, content_type, body)) = answer(request, shared).await else { return Ok(()) };
        let head =
            format!("HTTP/1.1 {status} {}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n", reason(status), body.len());
        let mut response = head.into_bytes();
        response.extend_from_slice(&body);
        stream.get_mut().write_all(&response).await?;
    }
    Ok(())
}

/// Returns `None` where the connection is to be dropped.
async fn answer(request: HttpRequest, shared: &Arc<Shared>) -> Option<(u16, &'static str, Vec<u8>)> {
    if let Some(path) = request.path.strip_prefix("/file/bot") {
        return Some(files::download(shared, path));
    }
    let (token, method) = match request.path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) {
        Some((token, method)) => (token.to_owned(), method.to_ascii_lowercase()),
        None => return Some(json(404, Reply::error(404, "Not Found"))),
    };
    let is_refused = {
        let state = shared.state();
        token != state.token || state.revoked
    };
    if is_refused {
        return Some(json(401, Reply::error(401, "Unauthorized")));
    }
    let params = match Params::read(&request) {
        Ok(params) => params,
        Err(problem) => return Some(json(400, Reply::error(400, &format!("Bad Request: {problem}")))),
    };
    *shared.state().calls.entry(method.clone()).or_default() += 1;
    let failure = shared.state().take_fault(&method, params.chat());
    match failure {
        Some(Failure::ServerError(code)) => return Some(json(code, Reply::error(code, "Internal Server Error"))),
        Some(Failure::DropBefore) => return None,
        Some(Failure::DropAfter) => {
            methods::call(shared, &method, params).await;
            return None;
        }
        Some(Failure::Hang(time)) => {
            tokio::time::sleep(time).await;
            return None;
        }
        Some(Failure::TooMany(seconds)) => return Some(json(429, Reply::too_many(seconds))),
        Some(Failure::Garbage) => return Some((200, "text/html", b"<html>Bad gateway</html>".to_vec())),
        None => {}
    }
    let reply = methods::call(shared, &method, params).await;
    Some(json(reply.code, reply))
}

fn json(status: u16, reply: Reply) -> (u16, &'static str, Vec<u8>) {
    (status, "application/json", reply.body.to_string().into_bytes())
}

async fn read_request(stream: &mut BufReader<TcpStream>) -> io::Result<Option<HttpRequest>> {
    let first = read_line(stream).await?;
    if first.is_empty() {
        return Ok(None);
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    let (mut length, mut chunked, mut content_type) = (0usize, false, String::new());
    loop {
        let line = read_line(stream).await?;
        let Some((name, value)) = line.split_once(':') else { break };
        match (name.to_ascii_lowercase().as_str(), value.trim()) {
            ("content-length", value) => length = value.parse().map_err(io::Error::other)?,
            ("transfer-encoding", value) => chunked = value.eq_ignore_ascii_case("chunked"),
            ("content-type", value) => content_type = value.to_owned(),
            ("expect", _) => stream.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?,
            _ => {}
        }
    }
    let body = if chunked { read_chunks(stream).await? } else { read_exact(stream, length).await? };
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Ok(Some(HttpRequest { method, path: path.to_owned(), query: query.to_owned(), content_type, body }))
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

async fn read_exact(stream: &mut BufReader<TcpStream>, length: usize) -> io::Result<Vec<u8>> {
    if length > BODY_BYTES_MAX {
        return Err(io::Error::other("body too large"));
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(body)
}

async fn read_chunks(stream: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = usize::from_str_radix(read_line(stream).await?.trim(), 16).map_err(io::Error::other)?;
        let chunk = read_exact(stream, size).await?;
        read_line(stream).await?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&chunk);
        if body.len() > BODY_BYTES_MAX {
            return Err(io::Error::other("body too large"));
        }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        _ => "Internal Server Error",
    }
}
