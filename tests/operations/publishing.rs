//! Publishing while people are talking: nobody's answer is lost, and what is wrong never goes live.

use crate::bot_api::{BotApi, Customer};
use crate::site::{Site, until, until_or};
use crate::smtp_sink::SmtpSink;

const WISH: &str = "[[step]]\nask     = \"wish\"\nkind    = \"choice\"\noptions = [\"refund\", \"replacement\", \"apology\", \"explanation\", \"other\"]\n\n";

/// Says something, and waits until the last thing that the bot says has `answer` in it.
pub(crate) fn say(customer: &Customer, words: &str, answer: &str) {
    let before = customer.messages().len();
    customer.say(words);
    let told = || customer.messages().get(before..).is_some_and(|new| new.iter().any(|message| message.text.contains(answer)));
    until_or(told, || format!("no answer with {answer:?}:\n{}", customer.transcript().join("\n")));
}

/// Leads a complaint up to the question for a photo, which follows the order number.
pub(crate) fn half_way(customer: &Customer) {
    say(customer, "/start", "What is your complaint about?");
    say(customer, "A product", "tell me what happened");
    say(customer, "The lid of the jar broke when I opened it in the kitchen.", "Was anybody hurt?");
    say(customer, "no", "still get hurt");
    say(customer, "no", "order number");
    say(customer, "AB-123456", "a photo of it");
}

pub(crate) fn file(customer: &Customer) {
    customer.press("Yes, file it");
    until(|| customer.transcript().iter().any(|line| line.contains("CMP-")));
}

pub(crate) fn exported(site: &Site) -> serde_json::Value {
    serde_json::from_str(site.ok(&["case", "export"]).trim()).unwrap()
}

/// Returns the version of `complaint` that is in force.
pub(crate) fn in_force(site: &Site) -> String {
    let versions = site.ok(&["flow", "versions"]);
    let line = versions.lines().find(|line| line.starts_with("complaint ") && line.contains("in force")).unwrap();
    line.split_whitespace().nth(1).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pinned_conversation_finishes_on_its_version_with_mended_words() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    let customer = api.customer(5, "Ann", "en");
    half_way(&customer);
    let old = in_force(&site);
    let flows = site.path("flows");
    let drawn = site.ok(&["flow", "graph", "complaint", "--stats", "--format", "mermaid", "--dir", flows.to_str().unwrap()]);
    assert!(drawn.contains("1 asked, 1 answered") && drawn.contains("(1)"), "how many came is at the arrows: {drawn}");
    site.edit("flows/complaint.toml", WISH, "");
    for file in ["flows/complaint.en.ftl", "flows/complaint.de.ftl"] {
        let text = std::fs::read_to_string(site.path(file)).unwrap();
        let start = text.find("\nwish = ").unwrap() + 1;
        let end = text[start..].find("\nwish-").unwrap() + start + 1;
        site.write(file, &format!("{}{}", &text[..start], &text[end..]));
    }
    site.edit("flows/complaint.en.ftl", "To which e-mail address shall we write?", "Where shall we write to?");
    let said = site.ok(&["flow", "publish", "--dry-run"]);
    assert!(said.contains(&format!("1 conversation open on {old}: they finish on it")), "{said}");
    assert!(said.contains("the text `wish` is gone, and 1 conversation needs it") && said.contains("nothing was changed"), "{said}");
    assert_eq!(in_force(&site), old);
    site.ok(&["flow", "publish"]);
    assert_ne!(in_force(&site), old);
    daemon.stop();
    // A start in between: the older version and its words come from the store.
    let daemon = site.start();
    say(&customer, "skip", "What would put it right");
    say(&customer, "A replacement", "Where shall we write to?");
    say(&customer, "ann@example.org", "Is it right?");
    file(&customer);
    let case = exported(&site);
    assert_eq!(case["answers"]["order_no"], "AB-123456", "{case}");
    assert_eq!(case["answers"]["wish"], "replacement");
    assert!(site.run(&["flow", "versions", "--retire", "complaint", &old]).status.success());
    assert!(site.ok(&["flow", "versions"]).contains("retired"));
    daemon.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_that_moves_is_asked_again_only_what_is_not_accepted_any_more() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let _daemon = site.start();
    let customer = api.customer(5, "Ann", "en");
    half_way(&customer);
    let old = in_force(&site);
    let refused = site.run(&["flow", "versions", "--retire", "complaint", &old]);
    assert!(!refused.status.success());
    site.edit("flows/complaint.toml", "open = \"pin\"", "open = \"migrate\"");
    site.edit("flows/complaint.toml", "[A-Z]{2}-", "[A-Z]{3}-");
    for file in ["flows/complaint.en.ftl", "flows/complaint.de.ftl"] {
        let text = std::fs::read_to_string(site.path(file)).unwrap();
        site.write(file, &text.replace("AB-123456", "ABC-123456"));
    }
    let said = site.ok(&["flow", "publish"]);
    assert!(said.contains(&format!("1 conversation open on {old}: 1 will be asked `order_no` again")), "{said}");
    let retired = site.run(&["flow", "versions", "--retire", "complaint", &old]);
    let words = String::from_utf8(retired.stderr).unwrap();
    assert!(!retired.status.success() && words.contains("F042"), "{words}");
    say(&customer, "skip", "order number");
    say(&customer, "abc-123456", "put it right");
    say(&customer, "A replacement", "e-mail address");
    say(&customer, "ann@example.org", "Is it right?");
    file(&customer);
    let case = exported(&site);
    assert_eq!(case["answers"]["order_no"], "ABC-123456", "{case}");
    assert_eq!(case["answers"]["what_happened"], "The lid of the jar broke when I opened it in the kitchen.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_refused_whole_and_a_rollback_outlives_reload_and_restart() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    let first = in_force(&site);
    let script = std::fs::read_to_string(site.path("flows/complaint.toml")).unwrap();
    site.write("flows/complaint.toml", &script.replace("ask  = \"email\"\nkind = \"email\"", "ask  = \"email\"\nkind = \"text\""));
    let refused = site.run(&["flow", "publish"]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && words.contains("F040") && words.contains("stays in force"), "{words}");
    site.write("flows/complaint.toml", &script.replace("tries", "trise").replace("length = [15, 4000]", "length = [10, 4000]"));
    assert_eq!(in_force(&site), first);
    daemon.stop();
    // Not published: a restart does not bring it into force.
    let daemon = site.start();
    assert_eq!(in_force(&site), first);
    site.ok(&["flow", "publish"]);
    let second = in_force(&site);
    assert_ne!(second, first);
    site.write("flows/complaint.toml", "half a fi");
    site.ok(&["flow", "rollback", "complaint", &first[..6]]);
    assert_eq!(in_force(&site), first);
    site.write("flows/complaint.toml", &script.replace("length = [15, 4000]", "length = [10, 4000]"));
    daemon.signal("HUP");
    until(|| site.log().contains("new rules are in force"));
    assert_eq!(in_force(&site), first);
    daemon.stop();
    assert_eq!(in_force(&site), first, "the store alone knows it too");
    site.ok(&["flow", "publish"]);
    assert_eq!(in_force(&site), second);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_funnel_shows_where_people_are() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let _daemon = site.start();
    half_way(&api.customer(5, "Ann", "en"));
    half_way(&api.customer(6, "Bob", "en"));
    let rows: Vec<serde_json::Value> = serde_json::from_str(site.ok(&["flow", "funnel", "--format", "json"]).trim()).unwrap();
    let of = |step: &str| rows.iter().find(|row| row["step"] == step).unwrap().clone();
    assert_eq!((&of("category")["asked"], &of("category")["answered"]), (&2.into(), &2.into()));
    assert_eq!((&of("photo")["asked"], &of("photo")["answered"]), (&2.into(), &0.into()));
    assert!(site.ok(&["flow", "funnel"]).lines().any(|line| line.starts_with("complaint") && line.contains("photo")));
}
