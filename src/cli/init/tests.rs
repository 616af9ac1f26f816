//! What is answered is proved before anything is written, and what is written passes every check.

use std::path::Path;
use std::sync::Arc;

use crate::config;
use crate::diagnostic::Source;

use super::{from_text, missing, write};

const ANSWERS: &str = r#"
organisation = "Smith & \"Sons\""
languages = "en, de"
country = "GB"
people = "care@example.org, second@example.org, owner=jo@example.org, safety=sam@example.org, manager=max@example.org"
hours = "09:00-12:30, 13:30-17:00"
bot = "bot-token"
mailbox = "help@shop.example smtp.shop.example:587 imap.shop.example mail-password"
policy = "https://www.shop.example/complaints 95 70"
"#;

fn problem(from: &str, to: &str) -> String {
    assert!(ANSWERS.contains(from), "{from}");
    from_text(&ANSWERS.replacen(from, to, 1)).err().unwrap_or_default()
}

#[test]
fn what_is_written_has_no_problem() {
    let answers = from_text(ANSWERS).unwrap();
    let text = write::configuration(Path::new("somewhere"), &answers);
    let (settings, problems) = config::read(&Arc::new(Source { name: "redress.toml".into(), text: text.clone() }));
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    let settings = settings.unwrap();
    assert_eq!(settings.organisation, "Smith & \"Sons\"");
    assert_eq!(settings.staff.keys().collect::<Vec<_>>(), ["care", "jo", "max", "sam", "second"]);
}

#[test]
fn in_the_usual_place_the_unit_hands_over_every_secret() {
    let unit = include_str!("../../../systemd/redress.service");
    for (from, to, idle) in
        [("", "", ""), ("\"bot-token\"", "\"none\"", "telegram-token"), (" mail-password", "", "mailbox-password and smtp-password")]
    {
        let answers = ANSWERS.replacen(from, to, 1).replace("smtp.shop.example:587 imap.shop.example\"", "localhost localhost\"");
        let answers = from_text(&answers).unwrap();
        let text = write::configuration(Path::new("/etc/redress"), &answers);
        assert!(!text.contains("file = "), "{text}");
        let (needed, _) = write::credentials(&answers);
        assert!(
            needed
                .iter()
                .all(|name| text.contains(&format!("credential = \"{name}\"")) && unit.contains(&format!("LoadCredential={name}:")))
        );
        assert_eq!(text.matches("credential = ").count(), needed.len(), "{text}");
        let said = missing::wished(&answers, Path::new("/etc/redress")).join("\n");
        assert!(said.contains(&format!("LoadCredential= for {idle}")) != idle.is_empty(), "{said}");
    }
}

#[test]
fn what_nobody_answered_is_missing_in_the_configuration_by_its_name() {
    for (from, to, name) in [
        ("owner=jo@example.org, ", "", "governance.owner"),
        (", manager=max@example.org", "", "governance.complaints_manager"),
        (" 95 70", "", "governance.objectives"),
        ("https://www.shop.example/complaints", "none", "policy"),
        ("\"GB\"", "\"EG\"", "danger to life"),
    ] {
        let answers = from_text(&ANSWERS.replacen(from, to, 1)).unwrap();
        let needed = missing::needed(&answers);
        assert!(matches!(&needed[..], [only] if only.contains(name)), "{name}: {needed:?}");
        let text = write::configuration(Path::new("somewhere"), &answers);
        let (settings, problems) = config::read(&Arc::new(Source { name: "redress.toml".into(), text }));
        let named = problems.iter().any(|problem| problem.message.contains(name));
        assert!(!name.starts_with("governance") || settings.is_none() && named, "{problems:?}");
    }
}

#[test]
fn a_wrong_answer_is_named_with_its_question() {
    for (from, to, words) in [
        ("Smith & \\\"Sons\\\"", "", "organisation: a name"),
        ("en, de", "en, xx", "languages: `xx`"),
        ("\"GB\"", "\"United Kingdom\"", "country: `UNITED`"),
        ("\"GB\"", "\"US\"", "country: which time zone"),
        ("\"GB\"", "\"GB Europe/Londn\"", "country: this system knows no time zone"),
        ("care@example.org", "care", "people: `care`"),
        ("safety=", "safty=", "people: there is no role `safty`"),
        ("09:00-12:30", "9-5", "hours: `9-5`"),
        (" mail-password", "", "mailbox: which file"),
        ("help@shop.example smtp", "smtp", "mailbox: `smtp"),
        ("https://", "", "policy: `www"),
        (" 95 70", " 95", "policy: two objectives"),
        (" 95 70", " 95 170", "policy: `170`"),
        ("hours =", "ours =", "no question is called `ours`"),
        ("bot = \"bot-token\"", "", "`bot = "),
    ] {
        let found = problem(from, to);
        assert!(found.starts_with(words), "{to}: {found}");
    }
}
