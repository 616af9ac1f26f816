//! The only part that touches the outside: the store, Telegram, mail, files, the clock, systemd.
