//! What `redress config check` says of an installation is what `redress run` makes of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::bot_api::BotApi;
use crate::site::Site;
use crate::smtp_sink::SmtpSink;

/// What is wrong with an installation, and the words that name it.
type Breakage = (fn(&Site), &'static str);

const BREAKAGES: [Breakage; 6] = [
    (|site| site.edit("redress.toml", "id = \"safety-officer\"", "id = \"security\""), "`safety-officer`"),
    (|site| site.edit("redress.toml", "default_team", "chat_flow = \"complant\"\ndefault_team"), "there is no such flow"),
    (|site| site.edit("redress.toml", "default_team", "flows_dir = \"scripts\"\ndefault_team"), "cannot read"),
    (|site| site.edit("flows/complaint.toml", "category = product", "categry = product"), "categry"),
    (|site| site.write("flows/_notices.en.ftl", "closed-text = { $"), "_notices.en.ftl"),
    (|site| site.edit("redress.toml", "always_open = true", "monday_to_friday = [\"09:00-17:00\"]\nholidays = \"none.txt\""), "none.txt"),
];

fn check(site: &Site) -> (Option<i32>, String) {
    let output = site.run(&["config", "check", &site.path("redress.toml").display().to_string()]);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_of_a_configuration_refuses_what_the_start_refuses() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    for (breakage, words) in BREAKAGES {
        let site = Site::new(&api, &smtp);
        assert_eq!(check(&site).0, Some(0), "{}", check(&site).1);
        breakage(&site);
        let (code, said) = check(&site);
        assert!(said.contains(words), "no {words:?} in\n{said}");
        assert_eq!((code, site.spawn().ended()), (Some(78), Some(78)), "{words}");
        assert!(site.log().contains(words), "no {words:?} in\n{}", site.log());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn problems_of_configuration_flows_and_times_are_named_together() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.edit("redress.toml", "zone = \"Europe/London\"", "zone = \"Europe/Londn\"");
    site.edit("flows/complaint.toml", "category = product", "categry = product");
    assert_eq!(site.spawn().ended(), Some(78));
    for words in ["Europe/Londn", "categry"] {
        assert!(check(&site).1.contains(words), "{}", check(&site).1);
        assert!(site.log().contains(words), "{}", site.log());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_start_puts_the_folder_into_force_where_only_its_flows_fit_the_configuration() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.start().stop();
    // The published flow notifies a team that is gone; the one in the folder knows.
    site.edit("redress.toml", "id = \"safety-officer\"", "id = \"security\"");
    let flow = fs::read_to_string(site.path("flows/complaint.toml")).unwrap();
    site.write("flows/complaint.toml", &flow.replace("\"safety-officer\"", "\"security\""));
    assert_eq!(check(&site).0, Some(0), "{}", check(&site).1);
    site.start().stop();
    assert!(site.log().contains("the flows in force do not fit the configuration"), "{}", site.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_that_cannot_be_read_here_is_warned_of() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    fs::set_permissions(site.path("token"), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(check(&site).1.contains("chmod o-r"));
    fs::remove_file(site.path("token")).unwrap();
    let (code, said) = check(&site);
    assert!(code == Some(0) && said.contains("the token of the Telegram bot"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_whose_reader_leaves_ends_without_a_word() {
    use std::process::{Command, Stdio};

    for arguments in [&["config", "sample"][..], &["flow", "reference"], &["flow", "explain"], &["--help"]] {
        // The reader is gone before the first word is written.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
        let output = command.args(arguments).stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_ne!(output.status.code(), Some(101), "{arguments:?}");
    }
}
