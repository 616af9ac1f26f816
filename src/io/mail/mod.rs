//! Mail: how it comes in and how it leaves.

pub mod receive;
pub mod send;
