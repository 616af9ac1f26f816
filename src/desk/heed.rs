//! What staff have to heed before anything else of a case: what the customer needs, and for whom and in whose name they write.
//!
//! Says what to do, never why: no diagnosis (FG21/1).

use crate::flow::answer::Answers;

use super::filing;
use super::identity::{self, Identity};
use super::step::Desk;
use super::words::Words;

/// The questions of which staff read first.
const NEEDS: &str = "needs";
const RELATION: &str = "relation";

/// Returns a line for each thing to heed.
pub(super) fn lines(desk: &Desk<'_>, flow: &str, version: &str, answers: &Answers, words: &Words<'_>) -> Vec<String> {
    let value = |id| filing::shown(desk, flow, version, answers, &words.lang, id);
    let needs = value(NEEDS).map(|needs| words.say("staff-heed-needs", &[("value", &needs)]));
    let relation = value(RELATION).map(|relation| words.say("staff-heed-relation", &[("value", &relation)]));
    let identity = match identity::of(answers) {
        Identity::Named => None,
        Identity::Confidential => Some(words.say("staff-heed-confidential", &[])),
        Identity::Anonymous => Some(words.say("staff-heed-anonymous", &[])),
    };
    [needs, relation, identity].into_iter().flatten().collect()
}
