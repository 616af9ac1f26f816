//! The program itself, as people run it, against a Bot API stand-in, a real IMAP server and a real SMTP server on loopback.
#![expect(clippy::unwrap_used, reason = "a test may stop at anything unexpected")]

#[path = "../support/bot_api/mod.rs"]
mod bot_api;
#[path = "../support/dns.rs"]
mod dns;
#[path = "../support/imap_client.rs"]
mod imap_client;
#[path = "../support/imap_proxy.rs"]
mod imap_proxy;
#[path = "../support/mail_servers.rs"]
mod mail_servers;
#[path = "../support/provider.rs"]
mod provider;
#[path = "../sim/random.rs"]
mod random;
#[path = "../support/smtp_sink.rs"]
mod smtp_sink;

mod addresses;
mod again;
mod chats;
mod contents;
mod copies;
mod disk;
mod doors;
mod entry;
mod erasure;
mod flood;
mod forgeries;
mod kill;
mod letters;
mod life;
mod links;
mod mail_office;
mod mails;
mod oddities;
mod office;
mod out;
mod outages;
mod outbox;
mod paragraphs;
mod paths;
mod pipe;
mod plan;
mod poison;
mod robots;
mod sign_in;
mod silence;
mod staff;

mod vouched;
mod whole;
