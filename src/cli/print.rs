//! Prints for the commands; a reader who has left, as `head` does, ends the command without a word.
//!
//! The macros stand over those of the standard library, which panic where nobody reads.

use std::fmt;
use std::io::{self, ErrorKind, Write};

/// What a shell reports of a program that a closed pipe ended.
const ENDED_BY_CLOSED_PIPE: i32 = 128 + 13;

macro_rules! print {
    ($($words:tt)*) => { $crate::cli::print::data(format_args!($($words)*)) };
}

macro_rules! println {
    () => { print!("\n") };
    ($words:literal $($rest:tt)*) => { print!("{}\n", format_args!($words $($rest)*)) };
}

macro_rules! eprint {
    ($($words:tt)*) => { $crate::cli::print::words(format_args!($($words)*)) };
}

macro_rules! eprintln {
    () => { eprint!("\n") };
    ($words:literal $($rest:tt)*) => { eprint!("{}\n", format_args!($words $($rest)*)) };
}

/// Writes the data of a command.
pub(super) fn data(text: fmt::Arguments<'_>) {
    printed(io::stdout().write_fmt(text));
}

/// Writes words about the data, for a person.
pub(super) fn words(text: fmt::Arguments<'_>) {
    printed(io::stderr().write_fmt(text));
}

/// Shows at once what was printed without the end of a line.
pub(super) fn flush() {
    printed(io::stdout().flush());
}

/// Everything that a command changes is on disk before it is told, so that the end may come here.
fn printed(result: io::Result<()>) {
    let Err(error) = result else { return };
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(ENDED_BY_CLOSED_PIPE);
    }
    // Where even this cannot be said, the exit code says it.
    writeln!(io::stderr(), "error: printing: {error}").ok();
    std::process::exit(super::Exit::Failed as i32);
}
