//! Writes answers as a configuration and as a folder of flows. Never overwrites anything that is there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use crate::desk::dossier::Address;
use crate::flow::pack;
use crate::flow::read::{self, Surroundings};

use super::answers::{Answers, Host};
use super::organisation::own_words;

/// What the shipped flows take mail under; their addresses become the organisation's own.
const SHIPPED_ADDRESS: &str = "complaints@example.org";
const OTHER_SHIPPED_ADDRESS: &str = "feedback@example.org";

/// Where an installation keeps its data, if its configuration stands in the usual place.
const USUAL_PLACE: &str = "/etc/redress";

/// The credentials that the unit loads.
const BOT: &str = "telegram-token";
const MAILBOX: &str = "mailbox-password";
const SMTP: &str = "smtp-password";

/// Tells whether the unit under systemd reads this folder, and hands over the secrets.
pub(super) fn is_usual(folder: &Path) -> bool {
    folder == Path::new(USUAL_PLACE)
}

/// Writes everything into `folder`.
///
/// # Errors
/// The folder cannot be written, or holds a configuration already; nothing that was there is changed.
pub(super) fn all(folder: &Path, answers: &Answers) -> io::Result<()> {
    let flows = folder.join("flows");
    // The unit's daemon has a user of its own, which reads the configuration; secrets stand elsewhere.
    let mode = if is_usual(folder) { 0o755 } else { 0o750 };
    DirBuilder::new().recursive(true).mode(mode).create(&flows)?;
    new_file(&folder.join("redress.toml"), &configuration(folder, answers))?;
    for source in pack::sources() {
        let path = flows.join(&source.name);
        fs::create_dir_all(path.parent().unwrap_or(&flows))?;
        new_file(&path, &own_addresses(&own_words(&source.name, &source.text, answers), answers))?;
    }
    Ok(())
}

fn new_file(path: &Path, text: &str) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    File::create_new(path).map_err(named)?.write_all(text.as_bytes()).map_err(named)
}

/// Puts the organisation's address where the shipped flows have one that cannot be.
fn own_addresses(text: &str, answers: &Answers) -> String {
    let Some(mailbox) = &answers.mailbox else { return text.to_owned() };
    let own = mailbox.address.as_str();
    // Two flows cannot share an address: the complaint has the mailbox, feedback an extension of it.
    let other = own.replacen('@', "+feedback@", 1);
    text.replace(SHIPPED_ADDRESS, own).replace(OTHER_SHIPPED_ADDRESS, &other)
}

/// Returns the configuration.
pub(super) fn configuration(folder: &Path, answers: &Answers) -> String {
    let mut text = head(folder, answers);
    text.push_str(&governance(answers));
    text.push_str(&channels(folder, answers));
    text.push_str(&people(answers));
    text.push_str(OUTCOMES);
    if answers.country == "GB" {
        text.push_str(UK_PRIVACY);
    }
    text
}

/// Whoever begins anew begins with all that ISO 10002 asks for; each can be taken out.
const OUTCOMES: &str = "\n# A complaint is closed with its cause (8.2): with the decision, by `classify manufacturing single`, or in lines below `close`.\n[decisions]\nclosing_needs_cause = true\n\n# Customers are asked how it went (8.3).\n[survey]\n\n# Managers get a weekly digest, a monthly review and alarms (8.4, 8.6).\n[reports]\n";

/// A complaint about personal data has dates of its own in the United Kingdom.
const UK_PRIVACY: &str = "\n[[regime]]\npreset = \"uk_dp_complaint\"\ncategories = [\"privacy\"]\nclasses = [\"complaint\"]\n\n[[regime]]\npreset = \"uk_dp_complaint\"\nid = \"uk_dp_request\"\n";

fn head(folder: &Path, answers: &Answers) -> String {
    let languages: Vec<String> = answers.languages.iter().map(|lang| quoted(lang.as_str())).collect();
    let manager = quoted(answers.role("manager").map_or("", Address::as_str));
    let mut text = format!(
        "# Written by `redress init`. `redress config sample` explains every setting there is.\n\n\
         organisation = {}\nlanguages = [{}]\nzone = {}\nadmins = [{manager}]\nmanagers = [{manager}]\ndefault_team = \"care\"\n",
        quoted(&answers.organisation),
        languages.join(", "),
        quoted(&answers.zone),
    );
    if let Some(policy) = &answers.policy {
        let _infallible = writeln!(text, "policy_link = {}", quoted(policy));
    }
    if !is_usual(folder) {
        text.push_str("data_dir = \"data\"\ncontrol_socket = \"control\"\n");
    }
    text
}

/// Returns who answers for complaints as such; what was not answered stands there to be filled in, and nothing starts before.
fn governance(answers: &Answers) -> String {
    let mut text =
        "\n# Who answers for the handling of complaints: somebody in the top management, and whoever runs it (5).\n[governance]\n"
            .to_owned();
    for (key, role) in [("owner", "owner"), ("complaints_manager", "manager")] {
        let _infallible = match answers.roles.get(role) {
            Some(address) => writeln!(text, "{key} = {}", quoted(address.as_str())),
            None => writeln!(text, "#{key} = \"\""),
        };
    }
    text.push_str("\n# What is to be reached, of a hundred: answers by their day, and content customers (6.2).\n[governance.objectives]\n");
    let said = answers.objectives.map(|goals| goals.map(Some)).unwrap_or_default();
    for (key, percent) in ["on_time_percent", "satisfied_percent"].into_iter().zip(said) {
        let _infallible = match percent {
            Some(percent) => writeln!(text, "{key} = {percent}"),
            None => writeln!(text, "#{key} = "),
        };
    }
    text
}

fn channels(folder: &Path, answers: &Answers) -> String {
    let secret = |file: &str, credential: &str| {
        if is_usual(folder) { format!("{{ credential = {} }}", quoted(credential)) } else { format!("{{ file = {} }}", quoted(file)) }
    };
    let mut text = String::new();
    if let Some(bot) = &answers.bot {
        let _infallible = writeln!(text, "\n[telegram]\ntoken = {}", secret(bot, BOT));
    }
    let Some(mailbox) = &answers.mailbox else { return text };
    let address = quoted(mailbox.address.as_str());
    let login = |text: &mut String, credential: &str| {
        if let Some(password) = &mailbox.password {
            let _infallible = writeln!(text, "user = {address}\npassword = {}", secret(password, credential));
        }
    };
    if let Some(imap) = &mailbox.imap {
        let _infallible = write!(text, "\n[[mailbox]]\nid = \"complaints\"\n{}", server(imap, 143));
        login(&mut text, MAILBOX);
        text.push_str("after = \"flag\"\n");
    }
    let _infallible = write!(text, "\n[smtp]\n{}", server(&mailbox.smtp, 587));
    login(&mut text, SMTP);
    let _infallible = writeln!(text, "from = {address}\nfrom_name = {}", quoted(&answers.organisation));
    text
}

/// Returns the credentials that the unit has to load, and those of its lines that nothing is there for.
pub(super) fn credentials(answers: &Answers) -> (Vec<&'static str>, Vec<&'static str>) {
    let mailbox = answers.mailbox.as_ref().filter(|mailbox| mailbox.password.is_some());
    let all = [(BOT, answers.bot.is_some()), (MAILBOX, mailbox.is_some_and(|mailbox| mailbox.imap.is_some())), (SMTP, mailbox.is_some())];
    let (needed, idle): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, is_needed)| *is_needed);
    let name = |(name, _)| name;
    (needed.into_iter().map(name).collect(), idle.into_iter().map(name).collect())
}

/// Returns the lines of a server; `starttls_port` is the one on which encryption begins later.
fn server(host: &Host, starttls_port: u16) -> String {
    let mut text = format!("host = {}\n", quoted(&host.name));
    let tls = match host.port {
        _ if host.is_here() => Some("plain"),
        Some(port) if port == starttls_port => Some("starttls"),
        Some(_) | None => None,
    };
    if let Some(tls) = tls {
        let _infallible = writeln!(text, "tls = \"{tls}\"");
    }
    if let Some(port) = host.port {
        let _infallible = writeln!(text, "port = {port}");
    }
    text
}

/// Whoever answers from the inbox needs to read there what was written.
const DETAIL: &str = "# Mails to the team carry what the customer wrote; \"reference\" names the case only.\nmail_detail = \"full\"\n";

/// Which categories and classes of cases go to which role.
const ROUTES: [(&str, &str, &str); 6] = [
    ("danger", "safety", "classes = [\"safety\"]"),
    ("health and safety", "safety", "categories = [\"safety\"]"),
    ("personal data", "privacy", "classes = [\"data_request\"]"),
    ("privacy", "privacy", "categories = [\"privacy\"]"),
    ("advertising", "marketing", "categories = [\"marketing\"]"),
    ("contracts", "legal", "categories = [\"contract\"]"),
];

fn people(answers: &Answers) -> String {
    let hours: Vec<String> = answers.hours.iter().map(|hours| quoted(hours)).collect();
    let mut text = format!(
        "\n[[calendar]]\nid = \"office\"\nmonday_to_friday = [{}]\n# Public holidays: `redress config sample` shows their file.\n\
         \n[[calendar]]\nid = \"always\"\nalways_open = true\n",
        hours.join(", ")
    );
    let care: Vec<String> = answers.care.iter().map(|address| quoted(address.as_str())).collect();
    let manager = quoted(answers.role("manager").map_or("", Address::as_str));
    let _infallible =
        write!(text, "\n[[team]]\nid = \"care\"\naddresses = [{}]\nlead = [{manager}]\ncalendar = \"office\"\n{DETAIL}", care.join(", "));
    // What advertising promises is law too (ISO 26000, 6.7.3): both hear of it.
    for (team, roles) in [("privacy", &["privacy"][..]), ("marketing", &["marketing", "legal"]), ("legal", &["legal"])] {
        text.push_str(&one_team(team, roles, answers, "office"));
    }
    for team in alarmed() {
        text.push_str(&one_team(&team, &["safety"], answers, "always"));
    }
    for (name, address) in staff(answers) {
        let _infallible = write!(text, "\n[[staff]]\nname = {}\naddress = {}\n", quoted(&name), quoted(address.as_str()));
    }
    for (name, role, condition) in ROUTES {
        let team = if role == "safety" { SAFETY_TEAM } else { role };
        let _infallible = write!(text, "\n[[routing]]\nname = \"{name}\"\n{condition}\nteam = \"{team}\"\n");
    }
    text
}

/// The team of the safety lead, whom the shipped complaint alerts under this name.
const SAFETY_TEAM: &str = "safety-officer";

/// Returns everybody whom an alarm of the shipped flows tells.
fn alarmed() -> BTreeSet<String> {
    let (flows, _) = read::read(&pack::sources(), &Surroundings::default());
    let flows = flows.map(|flows| flows.current).unwrap_or_default();
    let told = flows.values().flat_map(|flow| &flow.raises).flat_map(|raise| raise.notify.clone());
    told.filter(|name| !["care", "privacy", "marketing", "legal"].contains(&name.as_str())).chain([SAFETY_TEAM.to_owned()]).collect()
}

fn one_team(id: &str, roles: &[&str], answers: &Answers, calendar: &str) -> String {
    let mut addresses: Vec<String> = roles.iter().filter_map(|role| answers.role(role)).map(|address| quoted(address.as_str())).collect();
    addresses.dedup();
    format!("\n[[team]]\nid = {}\naddresses = [{}]\ncalendar = \"{calendar}\"\n{DETAIL}", quoted(id), addresses.join(", "))
}

/// Returns everybody once, under the part of the address before the `@`; the whole of it where two share that.
fn staff(answers: &Answers) -> Vec<(String, Address)> {
    let all: BTreeSet<&Address> = answers.care.iter().chain(answers.roles.values()).collect();
    let short = |address: &Address| address.as_str().split('@').next().unwrap_or_default().to_owned();
    let shared = |name: &str| 1 < all.iter().filter(|address| short(address) == name).count();
    let name = |address: &Address| if shared(&short(address)) { address.as_str().to_owned() } else { short(address) };
    all.iter().map(|address| (name(address), (*address).clone())).collect()
}

/// Returns the text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
