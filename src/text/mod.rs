//! Languages and words: what customers and staff read, in their language; never which message to send.

mod lang;
mod personal;
mod texts;

pub use lang::Lang;
pub use personal::Personal;
pub use texts::{Arg, Texts};
