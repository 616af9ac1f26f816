//! Frames: what comes in whole, torn, too large, or as rubbish.

use serde_json::json;

use super::frame::{Frame, read, write};

fn frames(mut bytes: &[u8]) -> Vec<Frame> {
    let mut frames = Vec::new();
    loop {
        let frame = read(&mut bytes).expect("bytes in memory can be read");
        let is_end = frame == Frame::End;
        frames.push(frame);
        if is_end {
            return frames;
        }
    }
}

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn what_is_written_is_read_again() {
    let message = json!({ "größer": "📦\r\n" });
    let mut bytes = Vec::new();
    write(&mut bytes, &message).expect("memory can be written");
    assert_eq!(frames(&bytes), [Frame::Message(message), Frame::End]);
}

#[test]
fn other_headers_and_their_order_do_not_matter() {
    let bytes = "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 2\r\n\r\n{}";
    assert_eq!(frames(bytes.as_bytes()), [Frame::Message(json!({})), Frame::End]);
}

#[test]
fn the_message_after_rubbish_is_read() {
    let good = framed("[1]");
    for rubbish in
        ["\r\n\r\nhello\r\n", "{\"no\": \"header\"}", "Content-Length: x\r\n\r\n", &framed("{not json"), &"z".repeat(10_000), "\0\0\n"]
    {
        let frames = frames(format!("{rubbish}{good}").as_bytes());
        assert_eq!(&frames[frames.len() - 2..], [Frame::Message(json!([1])), Frame::End], "{rubbish}");
    }
}

#[test]
fn a_message_that_is_too_large_is_passed_over_without_being_kept() {
    let body = "x".repeat(9 << 20);
    let frames = frames(format!("{}{}", framed(&body), framed("[1]")).as_bytes());
    assert!(matches!(&frames[0], Frame::Rubbish(why) if why.contains("larger")), "{:?}", frames[0]);
    assert_eq!(frames[1..], [Frame::Message(json!([1])), Frame::End]);
}

#[test]
fn a_torn_message_is_the_end() {
    assert_eq!(frames(b"Content-Length: 10\r\n\r\n{}"), [Frame::End]);
    assert_eq!(frames(b"Content-Le"), [Frame::End]);
}
