//! The Telegram channel against a strict stand-in of the Bot API, over real sockets.
#![expect(clippy::unwrap_used, reason = "a test may stop at anything unexpected")]

#[path = "support/bot_api/mod.rs"]
mod bot_api;

#[path = "telegram/receiving.rs"]
mod receiving;
#[path = "telegram/rig.rs"]
mod rig;
#[path = "telegram/sending.rs"]
mod sending;
#[path = "telegram/webhook.rs"]
mod webhook;
