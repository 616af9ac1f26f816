//! `redress report` and `redress audit`: what happened over many cases, for those in charge and for auditors.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::daemon::orders::{Kind, Order, ReportOrder};
use crate::report::clauses::Scheme;
use crate::report::register::Register;
use crate::text::Lang;

use super::{Exit, Failure, case};

#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Its first day, such as 2026-01-01; else the month eleven months before the last day.
    #[arg(long)]
    from: Option<NaiveDate>,
    /// Its last day; else today.
    #[arg(long)]
    to: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "html")]
    format: Format,
    /// What to report.
    #[arg(long, value_enum, default_value = "figures")]
    what: What,
    /// The language of pages, digest and review, such as ar; else the organisation's first. CSV and JSON are the same in all.
    #[arg(long, value_parser = language)]
    language: Option<Lang>,
    /// Who looks: no case in which they have no part is named.
    #[arg(long = "as", value_name = "NAME", env = "REDRESS_STAFF")]
    reader: Option<String>,
    /// The configuration of the daemon.
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "no language tag, such as `en`, `de` or `ar`".to_owned())
}

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    /// The first day.
    #[arg(long)]
    from: Option<NaiveDate>,
    /// The last day; else today.
    #[arg(long)]
    to: Option<NaiveDate>,
    /// Who looks: no case in which they have no part is named.
    #[arg(long = "as", value_name = "NAME", env = "REDRESS_STAFF")]
    reader: Option<String>,
    /// Under which headings the same evidence stands.
    #[arg(long, value_enum, default_value = "iso10002")]
    scheme: SchemeWord,
    /// The configuration of the daemon.
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemeWord {
    /// The clauses of ISO 10002.
    Iso10002,
    /// The six principles of AS 10002:2022.
    As10002,
    /// The joint guidelines of the European Supervisory Authorities.
    Esa,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page that carries all it needs; figures only.
    Html,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Figures with plots, definitions and tables.
    Figures,
    /// One row a complaint, as CSV or JSON lines.
    Register,
    /// One row a request, praise or question about data, and when it became a complaint.
    RequestRegister,
    /// One row a report of a product that may be dangerous (GPSR): product, batch, injury, what was done.
    SafetyRegister,
    /// One row an action that a management review decided.
    ActionRegister,
    /// What the weekly mail says, as text.
    Digest,
    /// What the management review says, as text.
    Review,
    /// The same as the page that managers get by mail.
    ReviewHtml,
}

pub(super) fn run(arguments: &ReportArguments) -> Result<(), Failure> {
    let ReportArguments { from, to, format, what, language, reader, config } = arguments;
    let kind = match (what, format) {
        (What::Figures, Format::Html) => Kind::Html,
        (What::Figures, Format::Csv) => Kind::Csv,
        (What::Figures, Format::Json) => Kind::Json,
        (What::Register, format) => listed(Register::Complaints, *format)?,
        (What::RequestRegister, format) => listed(Register::Requests, *format)?,
        (What::SafetyRegister, format) => listed(Register::Safety, *format)?,
        (What::ActionRegister, format) => listed(Register::Actions, *format)?,
        (What::Digest, _) => Kind::Digest,
        (What::Review, _) => Kind::Review,
        (What::ReviewHtml, _) => Kind::ReviewHtml,
    };
    let order = Order::Report(ReportOrder { kind, from: *from, to: *to, lang: language.clone(), scheme: Scheme::default() });
    case::perform(config, &case::read_by(reader.clone(), order))
}

fn listed(register: Register, format: Format) -> Result<Kind, Failure> {
    match format {
        Format::Csv => Ok(Kind::RegisterCsv(register)),
        Format::Json => Ok(Kind::RegisterJson(register)),
        Format::Html => Err(Failure {
            message: "a register is no page".to_owned(),
            hint: Some("add --format csv or --format json".to_owned()),
            code: Exit::Failed,
        }),
    }
}

pub(super) fn audit(arguments: &AuditArguments) -> Result<(), Failure> {
    let AuditArguments { from, to, reader, scheme, config } = arguments;
    let scheme = match scheme {
        SchemeWord::Iso10002 => Scheme::Iso10002,
        SchemeWord::As10002 => Scheme::As10002,
        SchemeWord::Esa => Scheme::Esa,
    };
    let order = Order::Report(ReportOrder { kind: Kind::Audit, from: *from, to: *to, lang: None, scheme });
    case::perform(config, &case::read_by(reader.clone(), order))
}
