//! The only part that touches the outside: the store, Telegram, mail, files, the clock, systemd.

pub mod files;
pub mod health;
pub mod intake;
pub mod zone;
