//! The tables of decisions: how long customers have to answer, who outside can look at a case, and the survey.

use chrono::TimeDelta;

use crate::desk::decision::rules::{ClosingNeeds, DecisionRules, OutsideBody, ReportRules, ReviewEvery, SurveyRules};

use super::fields::Section;
use super::office::{Names, known};

/// Reads `[decisions]`, `[outside_body]`, `[survey]`, `[privacy]` and `[reports]`; what is left out has its usual value.
pub(super) fn decisions(top: &Section<'_, '_>, teams: &Names) -> DecisionRules {
    let mut rules = DecisionRules { delay_notices: true, ..DecisionRules::default() };
    if let Some(table) = top.section("decisions", "[decisions]") {
        rules.reply_within = TimeDelta::days(table.number("reply_within_days", 1..=365, 14));
        rules.reopen_within = TimeDelta::days(table.number("reopen_within_days", 1..=730, 28));
        rules.remedy_within_days = table.number("remedy_within_days", 1..=365, 14);
        rules.appeal_team = table.text("appeal_team").map(|team| {
            known(&table, &team, "team", teams);
            team.value
        });
        rules.closing = if table.yes("closing_needs_cause", true) { ClosingNeeds::Classification } else { ClosingNeeds::Nothing };
        rules.delay_notices = table.yes("delay_notices", true);
        rules.outside_is_required = table.yes("outside_body_is_required", false);
        table.finish();
    }
    rules.outside = top.section("outside_body", "[outside_body]").and_then(outside);
    rules.survey = top.section("survey", "[survey]").map(survey);
    if let Some(table) = top.section("privacy", "[privacy]") {
        rules.keep_closed_for = TimeDelta::days(table.number("keep_closed_days", 0..=36_500, 0));
        rules.backups_kept_days = table.number("backups_kept_days", 1..=3_650, 30);
        table.finish();
    }
    rules.reports = top.section("reports", "[reports]").map(reports);
    rules
}

fn outside(table: Section<'_, '_>) -> Option<OutsideBody> {
    let name = table.required_text("name", "\"The Ombudsman\"");
    let contact = table.required_text("contact", "\"www.example.org, +44 20 7946 0000\"");
    let limit = table.required_text("limit", "\"12 months\"");
    let takes_part = table.has("we_take_part").then(|| table.yes("we_take_part", false));
    let senders = table.texts("senders").into_iter().map(|sender| sender.value).collect();
    table.finish();
    Some(OutsideBody { name: name?.value, contact: contact?.value, limit: limit?.value, takes_part, senders })
}

fn survey(table: Section<'_, '_>) -> SurveyRules {
    let after = TimeDelta::days(table.number("after_days", 0..=90, 3));
    let remind_after = TimeDelta::days(table.number("remind_after_days", 1..=90, 7));
    let solved_after = table.has("solved_after_days").then(|| TimeDelta::days(table.number("solved_after_days", 1..=365, 30)));
    table.finish();
    SurveyRules { after, remind_after, solved_after }
}

const REVIEWS: &[(&str, ReviewEvery)] = &[("never", ReviewEvery::Never), ("month", ReviewEvery::Month), ("quarter", ReviewEvery::Quarter)];

fn reports(table: Section<'_, '_>) -> ReportRules {
    let weekly_digest = table.yes("weekly_digest", true);
    let review = table.word("management_review", REVIEWS, ReviewEvery::Month);
    let alarm_cases = table.number("alarm_cases", 2..=10_000, 6);
    let alarm_days = table.number("alarm_days", 1..=365, 3);
    let customers = table.has("customers").then(|| table.number("customers", 1..=1_000_000_000, 1));
    table.finish();
    ReportRules { weekly_digest, review, alarm_cases, alarm_days, customers }
}
