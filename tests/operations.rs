//! The operator's view: the real program with its configuration, against stand-ins of the other sides on loopback.
#![expect(clippy::unwrap_used, reason = "a test may stop at anything unexpected")]

#[path = "support/bot_api/mod.rs"]
mod bot_api;
#[path = "support/smtp_sink.rs"]
mod smtp_sink;

#[path = "operations/alarms.rs"]
mod alarms;
#[path = "operations/configuration.rs"]
mod configuration;
#[path = "operations/delivery.rs"]
mod delivery;
#[path = "operations/doctor.rs"]
mod doctor;
#[path = "operations/init.rs"]
mod init;
#[path = "operations/mid_conversation.rs"]
mod mid_conversation;
#[path = "operations/publishing.rs"]
mod publishing;
#[path = "operations/site.rs"]
mod site;
#[path = "operations/store.rs"]
mod store;
