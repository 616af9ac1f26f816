//! Lists cases, one line each.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::desk::case::{Case, CaseId, Severity, Stage};
use crate::engine::store::{Store, StoreError};
use crate::engine::view::{self, Found};

use super::{Office, PAGE_COUNT_MAX, Refusal, is_for};

/// Which cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Closed cases too.
    pub closed: bool,
    pub team: Option<String>,
    pub taken_by: Option<String>,
}

impl Filter {
    fn admits(&self, case: &Case) -> bool {
        let stage_fits = match &case.stage {
            Stage::Open { .. } => self.taken_by.is_none(),
            Stage::Taken { by, .. } => self.taken_by.as_ref().is_none_or(|wanted| wanted == by),
            Stage::Closed { by, .. } => self.closed && self.taken_by.as_ref().is_none_or(|wanted| wanted == by),
        };
        stage_fits && self.team.as_ref().is_none_or(|team| *team == case.team)
    }
}

pub(super) async fn list<S: Store + 'static>(
    office: &Office<S>,
    filter: &Filter,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    out(format!("{:<15} {:<8} {:<13} {:<16} {:<14} {}", "REFERENCE", "SEVERITY", "STAGE", "RECEIVED (UTC)", "TEAM", "CATEGORY"));
    pages(office, |found| {
        if filter.admits(&found.case) {
            out(line(&found.case));
        }
    })
    .await
}

/// Reads all cases that are for the reader, oldest first, a page a visit.
pub(super) async fn pages<S: Store + 'static>(office: &Office<S>, mut each: impl FnMut(Found)) -> Result<(), Refusal> {
    let reader = office.reader.as_deref();
    let rules = office.visit(|engine| Arc::clone(engine.rules())).await?;
    all_pages(office, |found| {
        if is_for(&rules, &found, reader) {
            each(found);
        }
    })
    .await
}

/// Reads all cases, whoever asks: to be counted, not to be shown.
pub(super) async fn all_pages<S: Store + 'static>(office: &Office<S>, mut each: impl FnMut(Found)) -> Result<(), Refusal> {
    let mut from = Some(CaseId(0));
    while let Some(start) = from {
        let page: Result<_, StoreError> = office.visit(move |engine| view::case_page(engine.store(), start, PAGE_COUNT_MAX)).await?;
        let (cases, next) = page?;
        cases.into_iter().for_each(&mut each);
        from = next;
    }
    Ok(())
}

fn line(case: &Case) -> String {
    format!(
        "{:<15} {:<8} {:<13} {:<16} {:<14} {}",
        case.reference,
        severity(case.severity),
        stage(&case.stage),
        case.received_at.format("%Y-%m-%d %H:%M"),
        case.team,
        case.category.as_deref().unwrap_or("-"),
    )
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}

pub(super) fn stage(stage: &Stage) -> String {
    match stage {
        Stage::Open { .. } => "open".to_owned(),
        Stage::Taken { by, .. } => format!("taken by {by}"),
        Stage::Closed { by, .. } => format!("closed by {by}"),
    }
}
