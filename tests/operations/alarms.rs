//! A dead channel is told of through another one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::bot_api::BotApi;
use crate::site::{Site, until};
use crate::smtp_sink::{Act, SmtpSink};

fn mails_to(smtp: &SmtpSink, address: &str, words: &str) -> usize {
    smtp.taken().iter().filter(|mail| mail.to == address && mail.content.contains(words)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revoked_token_is_told_to_every_admin_by_mail_and_so_is_its_end() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let _daemon = site.start();
    api.revoke_token(true);
    until(|| mails_to(&smtp, "admin@example.org", "Telegram has been down") == 1);
    until(|| mails_to(&smtp, "second@example.org", "Telegram has been down") == 1);
    api.revoke_token(false);
    until(|| mails_to(&smtp, "admin@example.org", "Telegram works again") == 1);
    assert_eq!(mails_to(&smtp, "admin@example.org", "has been down"), 1, "an outage is told once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_mail_server_is_told_to_the_admins_chat_before_any_mail_is_due() {
    let down = Arc::new(AtomicBool::new(true));
    let greeting = Arc::clone(&down);
    let script = move |line: &str, _| (line == "GREETING" && greeting.load(Ordering::Relaxed)).then_some(Act::Say("554 go away"));
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(script).await);
    let site = Site::new(&api, &smtp);
    let admin = api.customer(77, "Admin", "en");
    admin.say("hello");
    let _daemon = site.start();
    until(|| admin.transcript().iter().any(|line| line.contains("SMTP has been down")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_silence_longer_than_telegram_keeps_messages_is_told_at_start() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.start().stop();
    let polled_at = chrono::Utc::now() - chrono::TimeDelta::hours(30);
    age_cursor(&site, polled_at);
    let _daemon = site.start();
    let since = polled_at.format("%Y-%m-%d %H:%M UTC").to_string();
    until(|| mails_to(&smtp, "admin@example.org", &since) == 1);
}

/// Writes the cursor of a daemon that last asked at `polled_at`.
fn age_cursor(site: &Site, polled_at: chrono::DateTime<chrono::Utc>) {
    use redress::engine::store::{Batch, Store, Tree};
    use redress::io::store::{SledStore, StoreSettings};

    let settings = StoreSettings { reserve_bytes: 0, ballast_bytes: 0, ..StoreSettings::default() };
    let mut store = SledStore::open_existing(&site.path("data"), &settings).unwrap();
    let row = redress::engine::rows::CursorRow { position: format!("- {}", polled_at.timestamp()), at: polled_at };
    let mut batch = Batch::default();
    batch.put(Tree::Cursors, b"telegram".to_vec(), serde_json::to_vec(&row).unwrap());
    store.commit(&batch).unwrap();
    store.close().unwrap();
}
