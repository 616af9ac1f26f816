//! The frames of the language server protocol: a header with a length, then JSON; bounded, and in step again after rubbish.

use std::io::{self, BufRead, Read, Write};

use serde_json::Value;

/// A message is at most this large: a file of the flows folder, escaped, fits.
const MESSAGE_BYTES_MAX: usize = 8 << 20;
/// A line of a header is at most this long; longer ones are read piece by piece.
const LINE_BYTES_MAX: u64 = 4096;

/// What came in.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Message(Value),
    /// Something that is no message, in words for the other side.
    Rubbish(String),
    End,
}

/// Reads the next frame.
///
/// # Errors
/// The stream cannot be read; nothing more will come.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Frame> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LINE_BYTES_MAX).read_until(b'\n', &mut line)? == 0 {
            return Ok(Frame::End);
        }
        let line = String::from_utf8_lossy(&line);
        if let Some(written) = content_length(&line) {
            length = Some(written);
        } else if line.trim().is_empty() && length.is_some() {
            break;
        }
        // Other headers say nothing that matters here, and rubbish is passed over until the next length.
    }
    match length.flatten() {
        None => Ok(Frame::Rubbish("the length of a message is no number".to_owned())),
        Some(length) if MESSAGE_BYTES_MAX < length => {
            io::copy(&mut input.take(length as u64), &mut io::sink())?;
            Ok(Frame::Rubbish(format!("a message of {length} bytes is larger than {MESSAGE_BYTES_MAX}")))
        }
        Some(length) => body(input, length),
    }
}

fn body(input: &mut impl BufRead, length: usize) -> io::Result<Frame> {
    let mut bytes = Vec::new();
    if input.take(length as u64).read_to_end(&mut bytes)? < length {
        return Ok(Frame::End);
    }
    Ok(serde_json::from_slice(&bytes).map_or_else(|error| Frame::Rubbish(format!("this is not JSON: {error}")), Frame::Message))
}

/// Returns the length of a header line, `Some(None)` where it is no number; what stands before it on the line is rubbish.
fn content_length(line: &str) -> Option<Option<usize>> {
    const NAME: &str = "content-length:";
    let at = line.to_ascii_lowercase().rfind(NAME)?;
    Some(line.get(at + NAME.len()..).and_then(|rest| rest.trim().parse().ok()))
}

/// Writes one message.
///
/// # Errors
/// The other side is gone.
pub(super) fn write(output: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}
