//! Mail: how it comes in, how it leaves, and how it is read and built.

pub mod receive;
pub mod send;
pub mod shape;
pub mod sign_in;
