//! Says what a complaints process after ISO 10002 still needs, as far as the answers tell. Never decides it for the organisation.

use std::path::Path;

use super::answers::Answers;
use super::organisation::emergency;
use super::write;

/// Returns what nothing starts without, each with the line to write.
pub(super) fn needed(answers: &Answers) -> Vec<String> {
    let mut needed = Vec::new();
    let mut need = |is_missing: bool, what: &str| {
        if is_missing {
            needed.push(what.to_owned());
        }
    };
    let lacks = |role| !answers.roles.contains_key(role);
    need(lacks("owner"), "governance.owner (5.2): somebody in the top management; in redress.toml, owner = \"…\" under [governance]");
    need(
        lacks("manager"),
        "governance.complaints_manager (5.4): whoever runs the handling of complaints, who may answer cases too; in redress.toml, \
         complaints_manager = \"…\" under [governance]",
    );
    need(
        answers.objectives.is_none(),
        "governance.objectives (6.2): of a hundred, how many answers come by their day, and how many customers are content; in \
         redress.toml, on_time_percent = 95 and satisfied_percent = 70 under [governance.objectives]",
    );
    need(
        answers.policy.is_none(),
        "a policy that customers can read (5.3): its link, or the policy itself, as policy-link in flows/_organisation.*.ftl of each \
         of your languages, in place of what is marked with ⟪ and ⟫",
    );
    need(
        emergency(&answers.country).is_none(),
        "the number for danger to life where your customers live, as emergency-number in flows/_organisation.*.ftl of each of your \
         languages, in place of what is marked with ⟪ and ⟫",
    );
    needed
}

/// Returns what else it needs, without which the program starts.
pub(super) fn wished(answers: &Answers, folder: &Path) -> Vec<String> {
    let mut wished = Vec::new();
    let mut wish = |what: &str| wished.push(what.to_owned());
    for (role, what) in [("safety", "the safety lead"), ("privacy", "the person for data protection")] {
        if !answers.roles.contains_key(role) {
            wish(&format!("{what}: for now those who answer cases are told"));
        }
    }
    wish("who outside can help, by name (7.9), and a page about data: outside-bodies and privacy-link in flows/_organisation.*.ftl");
    wish("a look at the emergency number and the helpline there: they are those of your country, and they change");
    wish("the public holidays of your country: then set `holidays` of the calendar");
    if write::is_usual(folder) {
        return [wished, credentials(answers)].concat();
    }
    let password = answers.mailbox.as_ref().and_then(|mailbox| mailbox.password.as_ref());
    let secrets = [
        (answers.bot.as_ref(), "the token of the bot, from @BotFather, readable by the program only"),
        (password, "the password of the mailbox, readable by the program only"),
    ];
    for (file, what) in secrets.into_iter().filter_map(|(file, what)| Some((file.filter(|file| !folder.join(file).exists())?, what))) {
        wish(&format!("the file {file} with {what}"));
    }
    wished
}

/// Says where the unit under systemd takes the secrets from.
fn credentials(answers: &Answers) -> Vec<String> {
    let (needed, idle) = write::credentials(answers);
    let mut lines: Vec<String> =
        needed.iter().map(|name| format!("the file /etc/redress/secrets/{name}, readable by root alone: the unit hands it over")).collect();
    if !idle.is_empty() {
        lines.push(format!("the unit without its lines LoadCredential= for {}: you have none", idle.join(" and ")));
    }
    lines
}
