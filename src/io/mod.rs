//! The only part that touches the outside: the store, Telegram, mail, files, the clock, systemd.

pub mod attachments;
pub mod clock;
pub mod configuration;
pub mod files;
pub mod health;
pub mod intake;
pub mod mail;
pub mod secrets;
pub mod store;
pub mod systemd;
pub mod telegram;
pub mod zone;
