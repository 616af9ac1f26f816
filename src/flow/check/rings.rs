//! Flows that hand over to each other in a ring with nothing asked on the way: the customer would never be asked again.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::flow::condition::mentions;
use crate::flow::conversation::Channel;
use crate::flow::read::Folder;
use crate::flow::read::draft::{Draft, DraftNext};
use crate::flow::script::Condition;

use super::conditions::Typed;
use super::formula::Formula;
use super::prove::Model;

/// Longer rings are not looked for.
const RING_LENGTH_MAX: usize = 8;

/// One flow of a ring, and the `[[next]]` by which the following one takes over.
#[derive(Clone, Copy)]
struct Link {
    flow: usize,
    next: usize,
}

struct Rings<'a> {
    drafts: Vec<&'a Draft>,
    typed: &'a [Typed],
}

pub(super) fn check(folder: &Folder, typed: &[Typed], problems: &mut Vec<Diagnostic>) {
    let rings = Rings { drafts: folder.flows.iter().map(|files| &files.draft).collect(), typed };
    for first in 0..rings.drafts.len() {
        rings.follow(&mut Vec::new(), first, first, problems);
    }
}

impl Rings<'_> {
    /// Follows every way from `at` back to `first`; each ring is found from its first flow only.
    fn follow(&self, way: &mut Vec<Link>, at: usize, first: usize, problems: &mut Vec<Diagnostic>) {
        for (next, written) in self.drafts[at].next.iter().enumerate() {
            let Some(to) = self.drafts.iter().position(|draft| draft.id.value == written.flow.value) else { continue };
            way.push(Link { flow: at, next });
            if to == first {
                problems.extend(self.ring(way));
            } else if first < to && way.len() < RING_LENGTH_MAX && way.iter().all(|link| link.flow != to) {
                self.follow(way, to, first, problems);
            }
            way.pop();
        }
    }

    /// Reports a ring in which nothing is asked.
    fn ring(&self, way: &[Link]) -> Option<Diagnostic> {
        let (first, last) = way.first().zip(way.last())?;
        let place = self.next(last).flow.span.clone();
        let name = |link: &Link| format!("`{}`", self.drafts[link.flow].id.value);
        if way.len() == 1 {
            let problem = Diagnostic::error("F048", place, format!("{} hands over to itself", name(first)));
            return Some(problem.label("this very flow").help("take this `[[next]]` away, or name another flow"));
        }
        if !self.asks_nothing(way) {
            return None;
        }
        let names: Vec<String> = way.iter().chain([first]).map(name).collect();
        let problem = Diagnostic::error("F048", place, format!("flows hand over to each other without end: {}", names.join(" → ")));
        Some(
            problem
                .label("here the ring closes")
                .help("take one of these `[[next]]` away, or let its `when` rest on a question of its own"),
        )
    }

    /// Tells whether answers that all the flows share can lead through the whole ring.
    fn asks_nothing(&self, way: &[Link]) -> bool {
        let shared = self.shared(way);
        let is_shared = |condition: &Condition, draft: &Draft| {
            draft.questions().all(|(_, step, _)| shared.contains(step.id.value.as_str()) || !mentions(condition, &step.id.value))
        };
        let mut conditions = Vec::new();
        for link in way {
            let (draft, next) = (self.drafts[link.flow], self.next(link));
            match (&next.when, &self.typed[link.flow].next[link.next]) {
                _ if next.otherwise => return false,
                (Some(_), Some(condition)) if is_shared(condition, draft) => conditions.push(condition.clone()),
                (Some(_), _) => return false,
                (None, _) if draft.questions().all(|(_, step, _)| shared.contains(step.id.value.as_str())) => {}
                (None, _) => return false,
            }
        }
        let Some(first) = way.first() else { return false };
        let model = Model::new(self.drafts[first.flow], &self.typed[first.flow]);
        let whole = if conditions.is_empty() { Some(Formula::True) } else { model.formula(&Condition::And(conditions)) };
        whole.is_some_and(|whole| model.prove(&whole, Channel::Chat, None).can_be_true.is_some())
    }

    /// Returns the questions that every flow of the ring asks by the same kind: their answers go along.
    fn shared(&self, way: &[Link]) -> BTreeSet<&str> {
        let kinds = |link: &Link| {
            let questions = self.drafts[link.flow].questions();
            questions.filter_map(|(_, step, question)| Some((step.id.value.as_str(), question.kind.as_ref()?))).collect::<Vec<_>>()
        };
        let Some((first, others)) = way.split_first() else { return BTreeSet::new() };
        let is_alike = |id: &str, kind: &_| {
            let same = |(other, theirs): &(&str, &crate::flow::script::Kind)| {
                *other == id && std::mem::discriminant(*theirs) == std::mem::discriminant(kind)
            };
            others.iter().all(|link| kinds(link).iter().any(same))
        };
        kinds(first).into_iter().filter(|(id, kind)| is_alike(id, *kind)).map(|(id, _)| id).collect()
    }

    fn next(&self, link: &Link) -> &DraftNext {
        &self.drafts[link.flow].next[link.next]
    }
}
