//! Redress takes in complaints by Telegram and e-mail, leads people through scripted conversations, and sees to it that each
//! case is answered in time.
//!
//! One deterministic core decides; input and output stay at the rim; one atomic commit stands between them.
//!
//! ```text
//! Telegram, IMAP, LMTP, staff ─► Inbound ─► engine: read dossier ─► desk::step ─► ONE commit ─► Bot API, SMTP
//! timers (state, not tasks) ───────┘          (pure)                + flush; only then: confirm, hand out the outbox
//! ```
//!
//! # The parts
//!
//! Imports point up this list, never down. `p` marks a pure part: no clock, no disk, no network, no randomness, no panic.
//!
//! | part | | for |
//! |---|---|---|
//! | [`diagnostic`] | p | problems in admins' files, as data: place, code, message, remedy |
//! | [`text`] | p | languages and words: Fluent bundles, filling, language choice; personal text that no log can show |
//! | [`flow`] | p | the flow language: read, check, run; knows nothing of cases |
//! | [`desk`] | p | decides: dossier, conversation, case, triage, clocks, working time, notices |
//! | [`report`] | p | questions over many cases: figures, registers, the pages and letters made of them |
//! | [`config`] | p | the configuration file: text → settings and rules, with diagnostics |
//! | [`engine`] | p | over a `Store`: one event, one step, one commit; outbox and retry rules |
//! | [`io`] | | the only part that touches the outside: sled, Telegram, mail, files, clock, systemd |
//! | [`daemon`] | | joins engine and io: threads and tasks, reload, shutdown, health |
//! | [`cli`] | | one file per command |
//!
//! # Invariants
//!
//! - Every inbound item is stepped exactly once: its mark and its effect are in one commit.
//! - A channel is told to forget an item only after that commit is on disk.
//! - Each notice is decided once; each outgoing message is sent at least once or reported on the case as undeliverable.
//! - A step reads one dossier and writes one dossier: no other contact's data is within reach while one is served.
//! - What an open case owes lives in its stage, so a closed case owes nothing by type.
//!
//! # Glossary
//!
//! *contact*: a person on one channel. *dossier*: all that is open for one contact. *conversation*: one run of a flow.
//! *flow*: a script of *steps*, read from `flows/`. *kind*: what a question accepts. *case*: a matter with a reference.
//! *stage*: where a case stands. *event*: one thing that happened, to one dossier. *notice*: a letter that the desk writes.
//! *message*: one outgoing item, its text fixed. *outbox*: the messages not yet accepted by the other side. *inbound*: an
//! event on its way in. *key*: what makes an inbound item the same item when it is delivered again. *cursor*: how far a
//! channel has been taken in. *tick*: the instant and number of a step. *rules*: configuration, compiled flows and calendars.
//! *journal*: what happened, in order. *desk*: the part that decides. *engine*: the part that keeps the order of reading,
//! stepping, committing, sending and retrying.

pub mod cli;
pub mod config;
pub mod daemon;
pub mod desk;
pub mod diagnostic;
pub mod engine;
pub mod flow;
pub mod io;
pub mod report;
pub mod text;
