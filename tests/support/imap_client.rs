//! A person's mail program: looks into folders, and moves mails about.

#![allow(dead_code, reason = "each test file uses a part of it")]

use async_imap::{Client, Session};
use tokio::net::TcpStream;

use crate::mail_servers::PASSWORD;

pub(crate) async fn client(port: u16, user: &str) -> Session<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server answers");
    let mut client = Client::new(stream);
    client.read_response().await.expect("a greeting");
    client.login(user, PASSWORD).await.map_err(|(error, _)| error).expect("a login")
}

pub(crate) async fn count_in(session: &mut Session<TcpStream>, folder: &str) -> usize {
    session.select(folder).await.expect("the folder is there");
    session.uid_search("ALL").await.expect("a listing").len()
}

/// Moves mails out of the inbox, and back: they come back under other numbers.
pub(crate) async fn move_and_back(session: &mut Session<TcpStream>, uids: &str, folder: &str) {
    session.select("INBOX").await.expect("a folder");
    session.uid_mv(uids, folder).await.expect("a move");
    move_all(session, folder, "INBOX").await;
}

pub(crate) async fn move_all(session: &mut Session<TcpStream>, from: &str, to: &str) {
    session.select(from).await.expect("a folder");
    session.uid_mv("1:*", to).await.expect("a move");
}
