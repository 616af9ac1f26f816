//! The channel with a scripted engine behind it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use redress::desk::event::Event;
use redress::desk::message::ChatMessage;
use redress::engine::inbound::{Inbound, InboundKey, Receipt};
use redress::flow::conversation::Input;
use redress::io::health::{ChannelState, Gap, Health};
use redress::io::intake::{Intake, Request};
use redress::io::telegram::receive::{self, Position, Settings};
use redress::io::telegram::send::Sender;
use redress::io::telegram::{self, Pace};
use teloxide::Bot;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use url::Url;

use crate::bot_api::BotApi;

/// Long enough for a loaded machine; a test that works never waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// An engine that keeps what it is given, in memory, with de-duplication.
#[derive(Default)]
pub(crate) struct Taken {
    pub(crate) items: Vec<Inbound>,
    pub(crate) repeats: usize,
    pub(crate) cursor: Option<String>,
    /// How many items each group of one commit had.
    pub(crate) groups: Vec<usize>,
}

pub(crate) struct Rig {
    pub(crate) taken: Arc<Mutex<Taken>>,
    pub(crate) health: watch::Receiver<ChannelState>,
    pub(crate) gaps: Arc<Mutex<Vec<Gap>>>,
    pub(crate) commits: watch::Receiver<usize>,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

pub(crate) fn bot(api: &BotApi) -> Bot {
    telegram::bot_for_calls(api.token(), &Url::parse(&api.url()).unwrap(), Duration::from_secs(5)).unwrap()
}

pub(crate) fn settings() -> Settings {
    let decline = Arc::new(|_: Option<&redress::text::Lang>| "Please write to me in a private chat.".to_owned());
    Settings { album_quiet: Duration::from_millis(300), pause_first: Duration::from_millis(20), ..Settings::cloud(decline) }
}

impl Rig {
    pub(crate) fn start(api: &BotApi) -> Self {
        Self::resume(api, Arc::default(), None)
    }

    /// Starts the channel on what an earlier engine has taken.
    pub(crate) fn resume(api: &BotApi, taken: Arc<Mutex<Taken>>, position: Option<Position>) -> Self {
        Self::run(api, settings(), taken, position)
    }

    pub(crate) fn run(api: &BotApi, settings: Settings, taken: Arc<Mutex<Taken>>, position: Option<Position>) -> Self {
        let (intake, queue) = Intake::new(8);
        let (rig_commits, commits) = watch::channel(0);
        let engine = tokio::spawn(engine(queue, Arc::clone(&taken), rig_commits));
        let (health, state) = Health::new();
        let gaps: Arc<Mutex<Vec<Gap>>> = Arc::default();
        let (seen_gaps, bot) = (Arc::clone(&gaps), telegram::bot_for_polling(api.token(), &Url::parse(&api.url()).unwrap()).unwrap());
        let channel = tokio::spawn(async move {
            let on_gap = move |gap| seen_gaps.lock().unwrap().push(gap);
            // The engine of a test lives as long as the channel.
            let _ = receive::receive(bot, intake, health, settings, position, on_gap).await;
        });
        Self { taken, health: state, gaps, commits, tasks: vec![engine, channel] }
    }

    /// Stops at once, as a crash would.
    pub(crate) fn crash(self) -> Arc<Mutex<Taken>> {
        Arc::clone(&self.taken)
    }

    /// Waits until `count` items were taken, and returns their events.
    pub(crate) async fn items(&mut self, count: usize) -> Vec<Inbound> {
        let taken = Arc::clone(&self.taken);
        let enough = self.commits.wait_for(|_| count <= taken.lock().unwrap().items.len());
        tokio::time::timeout(PATIENCE, enough).await.expect("the items come in time").unwrap();
        self.taken.lock().unwrap().items.clone()
    }

    pub(crate) async fn until(&mut self, what: impl Fn(&ChannelState) -> bool) -> ChannelState {
        let state = tokio::time::timeout(PATIENCE, self.health.wait_for(what)).await.expect("the state comes in time").unwrap();
        state.clone()
    }
}

async fn engine(mut queue: mpsc::Receiver<Request>, taken: Arc<Mutex<Taken>>, commits: watch::Sender<usize>) {
    while let Some(request) = queue.recv().await {
        match request {
            Request::Take { items, answer } => {
                let receipts = take(&mut taken.lock().unwrap(), items);
                // The channel may have crashed by now.
                drop(answer.send(receipts));
            }
            Request::Note { cursor, answer } => {
                taken.lock().unwrap().cursor = Some(cursor.position);
                answer.send(()).unwrap_or_default();
            }
            Request::Seen { .. } | Request::Settle { .. } => panic!("the receiving end settles nothing and asks for nothing"),
        }
        commits.send_modify(|count| *count += 1);
    }
}

fn take(taken: &mut Taken, items: Vec<Inbound>) -> Vec<Receipt> {
    taken.groups.push(items.len());
    let mut receipts = Vec::new();
    for item in items {
        if let Some(cursor) = &item.cursor {
            taken.cursor = Some(cursor.position.clone());
        }
        if taken.items.iter().any(|former| former.key == item.key) {
            taken.repeats += 1;
            receipts.push(Receipt::Repeated);
        } else {
            taken.items.push(item);
            receipts.push(Receipt::Taken { seq: taken.items.len() as u64, reply: None });
        }
    }
    receipts
}

pub(crate) fn texts(items: &[Inbound]) -> Vec<String> {
    items.iter().map(|item| describe(&item.event)).collect()
}

fn describe(event: &Event) -> String {
    match event {
        Event::Said { input, .. } => match input {
            Input::Text(text) => text.as_str().to_owned(),
            Input::Files { files, .. } => format!("{} files", files.len()),
            Input::Unusable { what } => format!("unusable {what}"),
            Input::Location { .. } => "location".into(),
            Input::Contact { .. } => "contact".into(),
            Input::Button(button) => format!("button {:?}", button.choice),
            Input::Mail(_) | Input::TimerDue => panic!("not of a chat: {input:?}"),
        },
        Event::Edited { text, .. } => format!("edit {}", text.as_str()),
        Event::Reachable { reachable, .. } => format!("reachable {reachable}"),
        Event::Mail(_)
        | Event::Staff { .. }
        | Event::Absence { .. }
        | Event::StaffMail { .. }
        | Event::Undelivered { .. }
        | Event::Accepted { .. }
        | Event::Entered { .. }
        | Event::Other(_)
        | Event::Alarm(_)
        | Event::Kept { .. }
        | Event::Circular(_)
        | Event::HandOut { .. }
        | Event::Untaken(_)
        | Event::Woke => {
            panic!("not of a chat: {event:?}")
        }
    }
}

pub(crate) fn keys(items: &[Inbound]) -> Vec<u32> {
    items.iter().filter_map(|item| if let InboundKey::Telegram(id) = item.key { Some(id) } else { None }).collect()
}

pub(crate) fn sender(api: &BotApi, pace: Pace) -> Sender {
    Sender::new(bot(api), pace, 16, Duration::from_secs(2), Arc::new(|sha256| std::env::temp_dir().join(sha256)))
}

pub(crate) fn message(chat: i64, text: &str) -> ChatMessage {
    ChatMessage { chat, text: text.into(), buttons: Vec::new(), keyboard: None, files: Vec::new() }
}

/// Waits until `what` holds, of something that nobody announces.
pub(crate) async fn eventually(what: impl Fn() -> bool) {
    let held = async {
        while !what() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, held).await.expect("it holds in time");
}
