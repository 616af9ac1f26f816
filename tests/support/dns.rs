//! A DNS server on loopback that knows some TXT records and says of all else that there is none; or that says nothing at all.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::net::SocketAddr;

use tokio::net::UdpSocket;

const TYPE_TXT: u16 = 16;
const NO_SUCH_NAME: u8 = 3;

/// Serves `records`, by name without the last dot, until the runtime ends.
pub(crate) async fn serve(records: &[(&str, String)]) -> SocketAddr {
    let records: BTreeMap<String, String> = records.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut query = [0; 1500];
        while let Ok((length, peer)) = socket.recv_from(&mut query).await {
            socket.send_to(&answer(&query[..length], &records), peer).await.unwrap();
        }
    });
    address
}

/// Takes questions and never answers.
pub(crate) async fn be_silent() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut query = [0; 1500];
        while socket.recv_from(&mut query).await.is_ok() {}
    });
    address
}

fn answer(query: &[u8], records: &BTreeMap<String, String>) -> Vec<u8> {
    let (mut name, mut at) = (Vec::new(), 12);
    while query[at] != 0 {
        let length = usize::from(query[at]);
        name.push(String::from_utf8_lossy(&query[at + 1..=at + length]).to_lowercase());
        at += length + 1;
    }
    let question = &query[12..at + 5];
    let kind = u16::from_be_bytes([query[at + 1], query[at + 2]]);
    let found = records.get(&name.join(".")).filter(|_| kind == TYPE_TXT);
    let code = if found.is_some() { 0 } else { NO_SUCH_NAME };
    let mut out = vec![query[0], query[1], 0x85, 0x80 | code, 0, 1, 0, u8::from(found.is_some()), 0, 0, 0, 0];
    out.extend_from_slice(question);
    if let Some(text) = found {
        let mut content = Vec::new();
        for piece in text.as_bytes().chunks(255) {
            content.push(u8::try_from(piece.len()).unwrap());
            content.extend_from_slice(piece);
        }
        // The name is that of the question; class IN, one minute.
        out.extend_from_slice(&[0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60]);
        out.extend_from_slice(&u16::try_from(content.len()).unwrap().to_be_bytes());
        out.extend_from_slice(&content);
    }
    out
}
