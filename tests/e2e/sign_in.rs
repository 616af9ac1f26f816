//! Mailboxes and servers that take no passwords: Dovecot and Postfix with XOAUTH2, which ask a strict provider about each pass.

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;

use url::Url;

use crate::bot_api::{BotApi, Limits};
use crate::chats::hears;
use crate::letters::{inbox, mail};
use crate::mail_servers::{Dovecot, Postfix};
use crate::office::{Office, text, until};
use crate::plan::Plan;
use crate::provider::{Person, Provider, USER, browse};

const ADMIN: i64 = 800_800;
const KILLS: usize = 3;

fn office(provider: &Provider, dovecot: &Dovecot, postfix: &Postfix, api: &BotApi) -> Office {
    let office = Office::new(&Plan::new(postfix.smtp_port).imap(dovecot.imap_port).telegram(api.url()));
    office.rewrite("redress.toml", |text| {
        let text = text.replace("password = { env = \"IMAP_PASSWORD\" }", "password = { sign_in = \"office\" }");
        let text = text.replace("[smtp]\n", &format!("[smtp]\nuser = \"{USER}\"\npassword = {{ sign_in = \"office\" }}\n"));
        let text = text.replace("[telegram]\n", &format!("[telegram]\nadmin_chat = {ADMIN}\n"));
        format!("outage_told_after_seconds = 2\n{text}{}", provider.table())
    });
    office
}

fn authorize(office: &Office) {
    let granted = office.run(&["mail", "authorize", "office", "--device"]);
    let said = text(&granted.stdout);
    assert!(granted.status.success() && said.contains("AB-CD") && said.contains("Access is granted"), "{said}{}", text(&granted.stderr));
}

/// Starts the daemon, and kills it as soon as the mailbox and the way out have both used a pass that was new.
async fn start_and_kill(office: &mut Office, provider: &Provider) {
    let before: BTreeSet<String> = provider.state().shown.iter().cloned().collect();
    office.start().await;
    until("new passes are used", || {
        2 <= provider.state().shown.iter().filter(|pass| !before.contains(*pass)).collect::<BTreeSet<_>>().len()
    })
    .await;
    office.kill();
}

// Failure story 6: dead for ten days.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_6_access_that_changes_outlives_kills_and_access_withdrawn_is_told_and_granted_again_without_a_restart() {
    let provider = Provider::start("").await;
    let Some(dovecot) = Dovecot::start_with_passes(&provider.introspection()) else { return };
    let Some(postfix) = Postfix::start_with_passes(dovecot.lmtp_port, dovecot.auth_port) else { return };
    let api = BotApi::start_with(Limits::local()).await;
    let mut office = office(&provider, &dovecot, &postfix, &api);
    let comes = |from: &str| {
        let mail = mail(&format!("{from}@example.org"), &format!("{from}@x.org"), "My bill", "You charged my copper kettle twice.");
        dovecot.deliver(USER, mail.as_bytes(), false);
    };
    provider.state().person = Person::Grants;
    authorize(&office);
    for _ in 0..KILLS {
        start_and_kill(&mut office, &provider).await;
    }
    assert_eq!(provider.state().brought_again, 0, "what the provider changed was on the disk before the pass was used");

    office.start().await;
    let mut admin = api.customer(ADMIN, "Admin", "en");
    admin.say("/start");
    comes("ben");
    until("a mail comes in and its answer leaves, both by passes", || inbox(&dovecot, "ben").len() == 1).await;

    office.kill();
    provider.withdraw();
    comes("dora");
    office.start().await;
    let told = hears(&mut admin, "mailbox complaints has been down").await;
    assert!(told.text.contains("redress mail authorize office"), "{}", told.text);
    assert!(inbox(&dovecot, "dora").is_empty());
    authorize(&office);
    hears(&mut admin, "mailbox complaints works again").await;
    until("what waited is answered", || inbox(&dovecot, "dora").len() == 1).await;
    assert_eq!(provider.state().brought_again, 0);
    let secrets = office.lines().into_iter().filter(|line| line.contains("kept-") || line.contains("pass-")).collect::<Vec<_>>();
    assert!(secrets.is_empty(), "{secrets:?}");
    office.close().await;
}

/// Runs `redress mail authorize --browser` as a person does who opens the page that it names; returns that person's last page, whether
/// it went well, and all that the command says.
async fn authorize_in_browser(office: &Office) -> (String, bool, String) {
    let mut command = office.command(&["mail", "authorize", "office", "--browser"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut stdout = child.stdout.take().unwrap();
    while !said.ends_with('\n') {
        let mut byte = [0];
        stdout.read_exact(&mut byte).unwrap();
        said.push(char::from(byte[0]));
    }
    let page = browse(&Url::parse(said.trim_end().rsplit(' ').next().unwrap()).unwrap()).await;
    let ended = tokio::task::spawn_blocking(move || {
        stdout.read_to_string(&mut said).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (child.wait().unwrap().success(), said)
    });
    let (went_well, said) = ended.await.unwrap();
    (page, went_well, said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_lets_a_person_grant_access_in_a_browser_and_says_where_it_was_refused() {
    let provider = Provider::start("").await;
    let office = Office::new(&Plan::new(1).imap(1));
    office.rewrite("redress.toml", |text| format!("{text}{}", provider.table()));
    provider.state().person = Person::Refuses;
    let (page, went_well, said) = authorize_in_browser(&office).await;
    assert!(!went_well && said.contains("error: access was denied"), "{said}");
    assert!(page.contains("Access was not granted"), "{page}");

    provider.state().person = Person::Grants;
    let (page, went_well, said) = authorize_in_browser(&office).await;
    assert!(went_well && page.ends_with("Done: this page can be closed."), "{said}\n{page}");
    let kept = said.split("kept in ").nth(1).and_then(|rest| rest.split(". ").next()).unwrap();
    assert!(std::fs::read_to_string(kept).unwrap().contains("kept-1"), "{said}");
    assert_eq!(provider.state().faults, Vec::<String>::new());
}
