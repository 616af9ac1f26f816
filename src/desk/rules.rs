//! What the desk decides by: configuration, compiled flows and calendars. Replaced whole between two steps.

use crate::flow::script::Flows;
use crate::text::{Lang, Texts};

/// The rules in force.
#[derive(Clone, Debug)]
pub struct Rules {
    pub organisation: String,
    /// The first is used where nothing is known of the customer.
    pub languages: Vec<Lang>,
    pub flows: Flows,
    /// The words of notices.
    pub notices: Texts,
    /// For references and tokens; never leaves the process.
    pub secret: Secret,
}

/// Key material whose `Debug` prints nothing of it.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}
