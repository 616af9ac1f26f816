//! Who sends reports: mail servers, by the names that only they bear.
//!
//! Names are compared whole, never within a longer one: people and companies are called so too.

use super::super::address;
use super::super::header::Headers;

/// Local parts of mail servers, alone or before a sign and more.
const PROGRAMS: &[&str] = &[
    "mailer-daemon",
    "mailerdaemon",
    "mailer_daemon",
    "mailer.daemon",
    "mail-daemon",
    "mail.daemon",
    "mail_daemon",
    "maildaemon",
    "mdaemon",
    "mail_service",
    "mailsystem",
    "maildelivery",
    "mail-delivery",
    "smtpd",
    "double-bounce",
];
/// Names of mail servers, whole.
const PROGRAM_NAMES: &[&str] = &[
    "mailer-daemon",
    "mailer daemon",
    "mail delivery",
    "mail delivery system",
    "mail delivery subsystem",
    "mail delivery service",
    "mail delivery software",
    "mail delivery daemon",
    "internet mail delivery",
    "mail-delivery-system",
];
/// Local parts and names of those who mind mail servers.
const MINDERS: &[&str] = &["postmaster", "post_master"];
const MINDER_NAMES: &[&str] = &["postmaster", "mail administrator", "system administrator"];

/// Tells whether the mail came with the empty path, which is for mail that nobody may answer, or with what some servers make of it.
pub(in super::super) fn has_null_path(headers: &Headers<'_>) -> bool {
    let path = headers.text("return-path").map(|path| path.split_whitespace().collect::<String>());
    path.is_some_and(|path| path == "<>" || is_local(path.trim_matches(['<', '>']), PROGRAMS))
}

/// Tells whether the sender has no address at all, which only servers do.
pub(super) fn is_nobody(from: &[u8]) -> bool {
    !address::list(from).iter().any(|sender| sender.addr.contains('@'))
}

/// Tells whether the sender is a mail server or the person who minds it: a sign among others.
pub(in super::super) fn is_daemon(from: &[u8]) -> bool {
    is_program(from) || is_named(from, MINDERS, MINDER_NAMES)
}

/// Tells whether the sender is a mail server itself. A postmaster is a person (RFC 5321, 4.5.1).
pub(in super::super) fn is_program(from: &[u8]) -> bool {
    is_named(from, PROGRAMS, PROGRAM_NAMES)
}

/// Tells whether an address is one from which mail servers and those who mind them write.
pub(super) fn is_daemon_address(address: &str) -> bool {
    is_local(address, PROGRAMS) || is_local(address, MINDERS)
}

/// Tells whether the sender takes no answers.
pub(super) fn is_no_reply(from: &[u8]) -> bool {
    is_named(from, &["no-reply", "noreply", "do-not-reply", "donotreply"], &[])
}

fn is_named(from: &[u8], locals: &[&str], names: &[&str]) -> bool {
    address::list(from).iter().take(1).any(|sender| {
        let name = sender.name.trim().to_lowercase();
        is_local(&sender.addr, locals) || names.contains(&name.as_str()) || sender.addr.is_empty() && is_local(&name, locals)
    })
}

fn is_local(address: &str, locals: &[&str]) -> bool {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local).to_lowercase();
    locals.iter().filter_map(|known| local.strip_prefix(known)).any(|rest| !rest.starts_with(char::is_alphanumeric))
}
