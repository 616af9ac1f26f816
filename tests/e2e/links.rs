//! One person on two channels: a chat and a mailbox that a code joined, one case for staff, one thread of events for the customer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::bot_api::{BotApi, Customer, Limits};
use crate::chats::{COMPLAINT, answers, hears, reference_in};
use crate::letters::{Letter, mail_to, taken};
use crate::mail_servers::free_port;
use crate::mails::hand_over;
use crate::office::{Office, find, until};
use crate::plan::Plan;
use crate::smtp_sink::{Act, SmtpSink};

const ANN: &str = "ann.mercer@example.org";

/// An office that hears mail by LMTP; what it sends ends in a sink, which can be told to refuse Ann.
struct Desk {
    office: Office,
    sink: SmtpSink,
    lmtp_port: u16,
    refuses: Arc<AtomicBool>,
    mails: usize,
}

impl Desk {
    async fn start(api: &BotApi) -> Self {
        let refuses = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&refuses);
        let sink = SmtpSink::start(move |line, _| {
            let refused = told.load(Ordering::Relaxed) && line.starts_with("RCPT TO:<ann.mercer@");
            refused.then_some(Act::Say("550 5.1.1 no such user here"))
        })
        .await;
        let lmtp_port = free_port();
        let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()).lmtp(lmtp_port));
        office.start().await;
        Self { office, sink, lmtp_port, refuses, mails: 0 }
    }

    async fn mailed(&self, to: &str, words: &str) -> Letter {
        find(&format!("a mail to {to}: {words}"), || taken(&self.sink, to).into_iter().find(|letter| letter.text.contains(words))).await
    }

    /// Reads the code in the newest mail to Ann.
    async fn code(&self, nth: usize) -> String {
        let coded = |letter: &Letter| letter.subject == "Your code";
        let letter = find("the code", || taken(&self.sink, ANN).into_iter().filter(coded).nth(nth)).await;
        assert!(!letter.raw.contains("CMP-") && !letter.raw.contains("copper"), "{}", letter.raw);
        let mut words = letter.text.split_whitespace();
        words.find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').expect("a code").to_owned()
    }

    async fn ann_mails(&mut self, to: &str, words: &str) {
        self.mails += 1;
        let mail = mail_to(to, ANN, &format!("ann{}@example.org", self.mails), "My case", "", words);
        let said = hand_over(self.lmtp_port, "LHLO", ANN, to, &mail).await.expect("an answer");
        assert!(said.starts_with("250"), "{said}");
    }

    async fn link(&self, ann: &mut Customer) {
        ann.say("/link Ann.Mercer@example.org");
        hears(ann, "We have sent a code").await;
        let code = self.code(0).await;
        ann.say(&code);
        hears(ann, "belong together from here").await;
    }
}

// ACC-1, OPS-14.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_begun_in_the_chat_goes_on_by_mail_and_back_after_the_code() {
    let api = BotApi::start_with(Limits::local()).await;
    let mut desk = Desk::start(&api).await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    desk.link(&mut ann).await;
    let welcome = desk.mailed(ANN, "belong together from here").await;
    assert!(welcome.subject.contains(&reference) && welcome.text.contains(&reference), "{}", welcome.raw);

    desk.ann_mails(&welcome.reply_to, "It is the red one.").await;
    desk.mailed(ANN, "We have added this to your case").await;
    desk.office.case(&["reply", &reference, "Since when is it so?"]);
    desk.mailed(ANN, "Since when is it so?").await;
    ann.say("Since Monday.");
    hears(&mut ann, "We have added this to your case").await;
    desk.office.case(&["reply", &reference, "Thank you, that helps."]);
    hears(&mut ann, "Thank you, that helps.").await;
    assert!(!taken(&desk.sink, ANN).iter().any(|letter| letter.text.contains("that helps")), "one answer goes one way");

    desk.ann_mails(&welcome.reply_to, "One thing more: the lid is bent.").await;
    until("the mail is taken in", || taken(&desk.sink, ANN).iter().filter(|letter| letter.text.contains("added this")).count() == 2).await;
    desk.refuses.store(true, Ordering::Relaxed);
    desk.office.case(&["reply", &reference, "We send you a new one."]);
    let instead = hears(&mut ann, "We send you a new one.").await;
    assert!(instead.text.contains("did not arrive at your address"), "{}", instead.text);
    desk.mailed("care@example.org", "It was said in the chat instead.").await;

    ann.say("/status");
    let status = hears(&mut ann, "received on").await;
    assert_eq!(status.text.matches("CMP-").count(), 1, "{}", status.text);
    assert_eq!(desk.office.cases().len(), 1, "one case");
    let shown = desk.office.case(&["show", &reference]);
    for line in ["contact   Telegram 700700", "and       ann.mercer@example.org, proved by a code", "the red one", "Since Monday."] {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }
    desk.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_begun_by_mail_goes_on_in_the_chat_until_the_link_ends() {
    let api = BotApi::start_with(Limits::local()).await;
    let mut desk = Desk::start(&api).await;
    desk.ann_mails("complaints@example.org", "The copper handle of my kettle came off.").await;
    let reference = reference_in(&desk.mailed(ANN, "Its reference is").await.text);
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/status");
    let before = hears(&mut ann, "You have no open case").await;
    assert!(!before.text.contains("CMP-"), "{}", before.text);
    ann.say("/link ann.mercer@example.org");
    hears(&mut ann, "We have sent a code").await;
    ann.say("AAAA-BBBB");
    hears(&mut ann, "not right, or it is too old").await;
    ann.say("/status");
    hears(&mut ann, "You have no open case").await;
    ann.say(&desk.code(0).await.replace('-', " ").to_lowercase());
    hears(&mut ann, "belong together from here").await;
    ann.say("/status");
    assert!(hears(&mut ann, "received on").await.text.contains(&reference));
    ann.say("The lid is bent, too.");
    hears(&mut ann, "We have added this to your case").await;
    desk.office.case(&["reply", &reference, "Is it the big one?"]);
    hears(&mut ann, "Is it the big one?").await;
    ann.say("/unlink");
    hears(&mut ann, "do not belong together any more").await;
    desk.mailed(ANN, "do not belong together any more").await;
    ann.say("/status");
    hears(&mut ann, "You have no open case").await;
    desk.office.case(&["reply", &reference, "And what colour has it?"]);
    desk.mailed(ANN, "And what colour has it?").await;
    assert_eq!(desk.office.cases().len(), 1);
    desk.office.close().await;
}
