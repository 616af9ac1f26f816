//! Long absences and locked doors: what waited is taken in with its own time, and what cannot be opened is told by another way.

use std::path::Path;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};

use redress::engine::rows::CursorRow;
use redress::engine::store::{Batch, Store, Tree};
use redress::io::store::{SledStore, StoreSettings};

use crate::bot_api::{BotApi, Limits};
use crate::chats::hears;
use crate::letters::{mail, mail_to};
use crate::mail_office::MailOffice;
use crate::mail_servers::{Dovecot, PASSWORD};
use crate::office::until;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MAILS: u32 = 200;
const CHATS: i64 = 50;
const ADMIN: i64 = 800_800;

/// Writes how far the chats were read by a daemon that last asked at `polled_at`.
fn age_chats(data: &Path, polled_at: DateTime<Utc>) {
    let settings = StoreSettings { reserve_bytes: 0, ballast_bytes: 0, ..StoreSettings::default() };
    let mut store = SledStore::open_existing(data, &settings).unwrap();
    let row = CursorRow { position: format!("- {}", polled_at.timestamp()), at: polled_at };
    let mut batch = Batch::default();
    batch.put(Tree::Cursors, b"telegram".to_vec(), serde_json::to_vec(&row).unwrap());
    store.commit(&batch).unwrap();
    store.close().unwrap();
}

// Failure story 5: the 48-hour window.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_5_what_came_in_six_days_of_absence_is_taken_in_with_its_own_time_and_an_apology_and_the_gap_of_the_chats_is_told() {
    let api = BotApi::start_with(Limits::local()).await;
    let mails = Dovecot::start().and_then(|dovecot| MailOffice::found_at(dovecot, |plan| plan.telegram(api.url())));
    let Some(mut mails) = mails else { return };
    mails.office.start().await;
    assert!(mails.office.stop().await.success());
    let began = SystemTime::now() - 6 * DAY;
    age_chats(&mails.office.path().join("data"), began.into());
    for nth in 0..MAILS {
        let from = format!("ann{nth}@shop{nth}.example.org");
        let mail = mail(&from, &format!("m{nth}@example.org"), "My bill", "You charged my copper kettle twice on one bill.");
        mails.dovecot.deliver_at("complaints", mail.as_bytes(), nth % 3 == 0, began + nth * DAY / 40);
    }
    let mut customers: Vec<_> = (1..=CHATS).map(|chat| api.customer(chat, "Ann Mercer", "en")).collect();
    for customer in &customers {
        customer.say("/start");
    }
    mails.office.start().await;
    until("all are taken in", || mails.office.cases().len() == MAILS as usize).await;
    let arrived = |case: &serde_json::Value| case["received_at"].as_str().and_then(|at| at.parse::<DateTime<Utc>>().ok()).unwrap();
    let mut times: Vec<DateTime<Utc>> = mails.office.cases().iter().map(arrived).collect();
    times.sort();
    let off = (times[0] - DateTime::<Utc>::from(began)).num_seconds().abs();
    assert!(off < 60, "the clock starts when the mail arrived: {off} s off");
    assert!(3 < (times[199] - times[0]).num_days(), "each at its own time");
    for nth in 0..MAILS {
        let letter = mails.letter(&format!("ann{nth}@shop{nth}.example.org"), 1).await;
        assert!(letter.text.contains("sorry that this comes late"), "{}", letter.text);
    }
    for customer in &mut customers {
        hears(customer, "What is your complaint about?").await;
    }
    let time = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    let told = mails.letter("admin@example.org", 1).await;
    let until = DateTime::<Utc>::from(began) + TimeDelta::days(5);
    assert!(told.text.contains(&time(began.into())), "{}", told.text);
    assert!([0, 1, 2].iter().any(|minutes| told.text.contains(&time(until + TimeDelta::minutes(*minutes)))), "{}", told.text);
    mails.all_has_arrived().await;
    assert_eq!(mails.letters("admin@example.org").len(), 1, "the gap is told once");
    mails.office.close().await;
}

// Failure story 6: dead for ten days.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_6_a_wrong_password_is_told_in_the_chat_while_other_mailboxes_go_on_and_the_right_one_needs_no_restart() {
    let api = BotApi::start_with(Limits::local()).await;
    let mails = Dovecot::start().and_then(|dovecot| MailOffice::found_at(dovecot, |plan| plan.telegram(api.url())));
    let Some(mut mails) = mails else { return };
    let (password, port) = (mails.office.path().join("password"), mails.dovecot.imap_port);
    std::fs::write(&password, "changed-by-the-provider").unwrap();
    let returns = format!(
        "\n[[mailbox]]\nid = \"returns\"\nhost = \"127.0.0.1\"\ntls = \"plain\"\nport = {port}\nuser = \"returns\"\n\
         password = {{ env = \"IMAP_PASSWORD\" }}\n"
    );
    mails.office.rewrite("redress.toml", |text| {
        let text = text.replacen("{ env = \"IMAP_PASSWORD\" }", &format!("{{ file = \"{}\" }}", password.display()), 1);
        let text = text.replace("[telegram]\n", &format!("[telegram]\nadmin_chat = {ADMIN}\n"));
        format!("outage_told_after_seconds = 2\n{text}{returns}")
    });
    let mut admin = api.customer(ADMIN, "Admin", "en");
    admin.say("/start");
    mails.office.start().await;
    mails.deliver(&mail("ben.mercer@example.org", "one@example.org", "My kettle", "The handle of my kettle came off."));
    let to_returns = mail_to("returns@example.org", "cy@example.org", "two@example.org", "My bill", "", "You charged my kettle twice.");
    mails.dovecot.deliver("returns", to_returns.as_bytes(), false);
    let told = hears(&mut admin, "mailbox complaints has been down").await;
    assert!(told.text.contains("login") && !told.text.contains("changed-by-the-provider"), "{}", told.text);
    mails.letter("cy@example.org", 1).await;
    assert!(mails.letters("ben.mercer@example.org").is_empty());
    std::fs::write(&password, PASSWORD).unwrap();
    hears(&mut admin, "mailbox complaints works again").await;
    mails.letter("ben.mercer@example.org", 1).await;
    mails.office.close().await;
}

// The other way round.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_6_a_bot_whose_token_was_changed_is_told_by_mail_while_mails_go_on_and_the_new_token_needs_no_restart() {
    let api = BotApi::start_with(Limits::local()).await;
    let mails = Dovecot::start().and_then(|dovecot| MailOffice::found_at(dovecot, |plan| plan.telegram(api.url())));
    let Some(mut mails) = mails else { return };
    let token = mails.office.path().join("token");
    std::fs::write(&token, api.token()).unwrap();
    mails.office.rewrite("redress.toml", |text| {
        let text = text.replacen("{ env = \"TELEGRAM_TOKEN\" }", &format!("{{ file = \"{}\" }}", token.display()), 1);
        format!("outage_told_after_seconds = 2\n{text}")
    });
    mails.office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    hears(&mut ann, "What is your complaint about?").await;
    api.change_token("4242:BBG8-another-token");
    ann.press("📦 A product");
    let told = mails.letter("admin@example.org", 1).await;
    assert!(told.text.contains("Telegram has been down") && !told.text.contains("AAF7"), "{}", told.text);
    mails.deliver(&mail("ben.mercer@example.org", "one@example.org", "My kettle", "The handle of my kettle came off."));
    mails.letter("ben.mercer@example.org", 1).await;
    std::fs::write(&token, "4242:BBG8-another-token").unwrap();
    hears(&mut ann, "in your own words").await;
    let again = mails.letter("admin@example.org", 2).await;
    assert!(again.text.contains("Telegram works again"), "{}", again.text);
    mails.office.close().await;
}
