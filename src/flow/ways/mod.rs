//! The ways through a flow: which steps follow each other and for which answers; for lists and pictures, never for running.

mod draw;
mod layout;
mod picture;
mod svg;
mod walk;
mod words;

#[cfg(test)]
mod tests;

pub use draw::{dot, mermaid};
pub use picture::{Counted, Edge, Node, Picture, Shape, picture};
pub use svg::svg;
pub use walk::{Paths, paths};
