//! The configuration file: text → settings and rules, with every problem at once; never reads a file itself.
//!
//! [`read`] looks at the one file alone; [`rules`] joins its settings with flows, zones and holidays. A secret never stands in
//! the file, only where it is found.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

mod channels;
mod decisions;
mod escalation;
mod fields;
mod governance;
pub mod holidays;
mod join;
mod office;
mod people;
mod proof;
pub mod regimes;
mod settings;
mod sign_in;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::desk::rules::Limits;
use crate::diagnostic::mend::Mended;
use crate::diagnostic::table::{Codes, Reader};
use crate::diagnostic::{Diagnostic, Located, Severity, Source};
use crate::text::Lang;

pub use join::{Outside, Parts, check, rules};
pub use settings::{
    After, CalendarSettings, DeadlineSettings, Listen, Lmtp, Login, Mailbox, Promised, Proof, SecretSource, SenderChecks, Server, Settings,
    SignIn, Sizes, Smtp, StoreLimits, TeamSettings, Telegram, Tls, Webhook,
};

use fields::{Asked, Section};

/// The commented sample, with every setting there is.
pub const SAMPLE: &str = include_str!("sample.toml");

/// The codes of this part's problems.
mod code {
    pub(super) const SYNTAX: &str = "C001";
    pub(super) const UNKNOWN: &str = "C002";
    pub(super) const TYPE: &str = "C003";
    pub(super) const WORD: &str = "C004";
    pub(super) const MISSING: &str = "C005";
    pub(super) const RANGE: &str = "C006";
    pub(super) const SECRET: &str = "C007";
    pub(super) const VALUE: &str = "C008";
    pub(super) const TWICE: &str = "C009";
    pub(super) const NO_SUCH: &str = "C010";
    pub(super) const CONTRADICTION: &str = "C011";
    pub(super) const EXPOSED: &str = "C012";
    pub(super) const NO_WAY_IN: &str = "C013";
    pub(super) const HOLIDAYS: &str = "C020";
    pub(super) const COVERAGE: &str = "C021";
    pub(super) const ZONE: &str = "C022";
    pub(super) const NEVER_OPEN: &str = "C023";
    pub(super) const FLOW: &str = "C024";
    pub(super) const NOTIFY: &str = "C025";
    pub(super) const UNCOMPUTABLE: &str = "C026";
}

/// Reads a configuration file. There are settings exactly if none of the problems is an error.
pub fn read(source: &Arc<Source>) -> (Option<Settings>, Vec<Diagnostic>) {
    let (settings, problems, _) = read_noting(source);
    (settings, problems)
}

/// Reads, and returns also which settings were looked for.
fn read_noting(source: &Arc<Source>) -> (Option<Settings>, Vec<Diagnostic>, Vec<Asked>) {
    let codes = Codes { syntax: code::SYNTAX, unknown_setting: code::UNKNOWN, wrong_type: code::TYPE };
    let mended = Mended::new(&source.text);
    let (reader, entries) = Reader::parse(source, &mended, codes);
    let asked = RefCell::default();
    let settings = settings(Section::new(reader.table(&entries, 0..0), "the configuration", &asked));
    let mut problems = reader.into_problems();
    crate::diagnostic::render::sort(&mut problems);
    let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    (settings.filter(|_| sound), problems, asked.into_inner())
}

/// Reads the top of the file, then its tables. `None` only where something that is required is missing or wrong.
fn settings(top: Section<'_, '_>) -> Option<Settings> {
    let organisation = top.required_text("organisation", "\"Example Ltd\"").map(|name| name.value);
    let languages = languages(&top);
    let zone = top.required_text("zone", "\"Europe/London\"");
    let data_dir = top.path("data_dir", "/var/lib/redress");
    let flows_dir = top.path("flows_dir", "flows");
    let control_socket = top.path("control_socket", "/run/redress/control");
    let reference_prefix = reference_prefix(&top);
    let (chat_flow, mail_flow) = (flow(&top, "chat_flow"), flow(&top, "mail_flow"));
    let category_question = top.text("category_question").map_or_else(|| "category".to_owned(), |id| id.value);
    let policy_link = top.url("policy_link", &["https", "http"]).map(String::from);
    let admins = top.required_addresses("admins");
    let outage_told_after = TimeDelta::seconds(top.number("outage_told_after_seconds", 1..=600, 600));
    let telegram = top.section("telegram", "[telegram]").and_then(channels::telegram);
    let sign_ins = sign_in::sign_ins(&top);
    let mailboxes = channels::mailboxes(&top, &sign_ins);
    let lmtp = top.section("lmtp", "[lmtp]").and_then(channels::lmtp);
    let maildir = top.section("maildir", "[maildir]").and_then(channels::maildir);
    let smtp = channels::way_out(&top, &sign_ins);
    let (store, outbox_give_up_after) = (store(&top), outbox(&top));
    let (limits, sizes) = limits(&top);
    let (calendars, calendar_names) = office::calendars(&top, zone.as_ref());
    let (teams, team_names) = office::teams(&top, &calendar_names, languages.first());
    let default_team = office::default_team(&top, &team_names);
    let routing = office::routing(&top, &team_names);
    let ladder = office::ladder(&top);
    let (managers, staff) = people::people(&top, &team_names);
    let (governance, untaken_told_from) = (governance::governance(&top), people::untaken_told_from(&top));
    let (deadlines, decisions) = (deadlines(&top, &calendar_names), decisions::decisions(&top, &team_names));
    see_a_way_in(&top);
    top.finish();
    let (smtp, own_mail) = smtp?;
    Some(Settings {
        organisation: organisation?,
        languages,
        zone: zone?,
        data_dir,
        flows_dir,
        control_socket,
        reference_prefix,
        chat_flow,
        mail_flow,
        category_question,
        policy_link,
        admins,
        outage_told_after,
        telegram,
        sign_ins,
        mailboxes,
        lmtp,
        maildir,
        smtp,
        own_mail,
        store,
        outbox_give_up_after,
        limits,
        sizes,
        calendars,
        teams,
        default_team: default_team?,
        routing,
        ladder,
        managers,
        governance: governance?,
        staff,
        untaken_told_from,
        deadlines,
        decisions,
    })
}

/// Returns the name of a flow, with its place.
fn flow(top: &Section<'_, '_>, key: &'static str) -> Located<String> {
    top.text(key).unwrap_or_else(|| Located { value: String::from("complaint"), span: top.header() })
}

fn deadlines(top: &Section<'_, '_>, calendars: &std::collections::BTreeSet<String>) -> DeadlineSettings {
    let question = |key, default: &str| top.text(key).map_or_else(|| default.to_owned(), |id| id.value);
    DeadlineSettings {
        promised: office::deadlines(top),
        regimes: regimes::regimes(top, calendars),
        escalations: escalation::escalations(top),
        product_question: question("product_question", "product"),
        country_question: question("country_question", "country"),
    }
}

/// Reports a configuration by which nobody could complain.
fn see_a_way_in(top: &Section<'_, '_>) {
    if !["telegram", "mailbox", "lmtp", "maildir"].iter().any(|name| top.has(name)) {
        let problem = Diagnostic::error(code::NO_WAY_IN, top.header(), "nobody could complain: no channel comes in");
        top.report(problem.help("add [telegram], [[mailbox]], [lmtp] or [maildir]"));
    }
}

fn languages(top: &Section<'_, '_>) -> Vec<Lang> {
    let languages = top.langs("languages");
    if languages.is_empty() {
        top.missing::<()>("languages", "[\"en\", \"de\"]");
    }
    languages
}

fn reference_prefix(top: &Section<'_, '_>) -> String {
    let Some(prefix) = top.text("reference_prefix") else { return "CMP".to_owned() };
    if !(2..=6).contains(&prefix.value.len()) || !prefix.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
        top.invalid(&prefix.span, format!("`{}` cannot begin references", prefix.value), "2 to 6 capital letters, such as `CMP`");
    }
    prefix.value
}

const KIB: i64 = 1024;
const MIB: i64 = 1024 * KIB;

fn store(top: &Section<'_, '_>) -> StoreLimits {
    let mut limits = StoreLimits { cache_bytes_max: 8 << 20, reserve_bytes: 256 << 20, ballast_bytes: 32 << 20 };
    let Some(store) = top.section("store", "[store]") else { return limits };
    limits.cache_bytes_max = store.number("cache_bytes_max", MIB..=1024 * MIB, limits.cache_bytes_max);
    limits.reserve_bytes = store.number("reserve_bytes", 0..=MIB * MIB, limits.reserve_bytes);
    limits.ballast_bytes = store.number("ballast_bytes", 0..=1024 * MIB, limits.ballast_bytes);
    store.finish();
    limits
}

fn outbox(top: &Section<'_, '_>) -> TimeDelta {
    let Some(outbox) = top.section("outbox", "[outbox]") else { return TimeDelta::hours(48) };
    let hours = outbox.number("give_up_after_hours", 1..=168, 48);
    outbox.finish();
    TimeDelta::hours(hours)
}

fn limits(top: &Section<'_, '_>) -> (Limits, Sizes) {
    let mut limits = Limits {
        automatic_mails_max: 10,
        automatic_mails_domain_max: 100,
        automatic_mails_hour_max: 1000,
        alike_mails_max: 30,
        open_cases_max: 5,
        customer_wait_days_max: 14,
    };
    let mut sizes = Sizes { attachment_size_bytes_max: 25 << 20, mail_size_bytes_max: 35 << 20 };
    let Some(table) = top.section("limits", "[limits]") else { return (limits, sizes) };
    limits.automatic_mails_max = table.number("automatic_mails_per_address_per_day_max", 1..=1000, limits.automatic_mails_max);
    limits.automatic_mails_domain_max =
        table.number("automatic_mails_per_domain_per_hour_max", 1..=1_000_000, limits.automatic_mails_domain_max);
    limits.automatic_mails_hour_max = table.number("automatic_mails_per_hour_max", 1..=1_000_000, limits.automatic_mails_hour_max);
    limits.alike_mails_max = table.number("alike_mails_per_domain_per_day_max", 1..=1_000_000, limits.alike_mails_max);
    limits.open_cases_max = table.number("open_cases_per_contact_max", 1..=100, limits.open_cases_max);
    limits.customer_wait_days_max = table.number("customer_wait_days_max", 1..=90, limits.customer_wait_days_max);
    sizes.attachment_size_bytes_max = table.number("attachment_size_bytes_max", 64 * KIB..=2048 * MIB, sizes.attachment_size_bytes_max);
    sizes.mail_size_bytes_max = table.number("mail_size_bytes_max", 64 * KIB..=256 * MIB, sizes.mail_size_bytes_max);
    table.finish();
    (limits, sizes)
}

impl Settings {
    /// Makes relative paths absolute, counted from `directory`, in which the file lies.
    #[must_use]
    pub fn under(mut self, directory: &Path) -> Self {
        for path in [&mut self.data_dir, &mut self.flows_dir, &mut self.control_socket] {
            *path = directory.join(&path);
        }
        if let Some(path) = &mut self.maildir {
            *path = directory.join(&path);
        }
        for (_, secret) in self.secrets_mut() {
            if let SecretSource::File(path) = secret {
                *path = directory.join(&path);
            }
        }
        self
    }

    /// Returns all secrets that are needed, each with what it is for.
    pub fn secrets(&self) -> Vec<(String, SecretSource)> {
        self.clone().secrets_mut().into_iter().map(|(name, secret)| (name, secret.clone())).collect()
    }

    fn secrets_mut(&mut self) -> Vec<(String, &mut SecretSource)> {
        let mut secrets = Vec::new();
        if let Some(telegram) = &mut self.telegram {
            secrets.push(("the token of the Telegram bot".to_owned(), &mut telegram.token));
            secrets.extend(telegram.webhook.as_mut().map(|webhook| ("the secret of the webhook".to_owned(), &mut webhook.secret)));
        }
        for mailbox in &mut self.mailboxes {
            let name = format!("the password of the mailbox {}", mailbox.id);
            secrets.extend(password(&mut mailbox.server).map(|password| (name, password)));
        }
        secrets.extend(password(&mut self.smtp.server).map(|password| ("the password for sending mail".to_owned(), password)));
        for sign_in in &mut self.sign_ins {
            let name = format!("the secret of the sign-in {}", sign_in.id);
            secrets.extend(sign_in.client_secret.as_mut().map(|secret| (name, secret)));
        }
        secrets
    }
}

fn password(server: &mut Server) -> Option<&mut SecretSource> {
    match &mut server.login.as_mut()?.by {
        Proof::Password(password) => Some(password),
        Proof::SignIn(_) => None,
    }
}
