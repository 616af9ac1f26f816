//! A plain bot as teloxide's examples write it: dispatcher, dialogue, and a database that syncs before each answer.
//!
//! The example is `db_remember`; its SQLite is replaced by sled with one `fdatasync` for each change, which is less than
//! SQLite's two to four. It asks eight questions and keeps no case, writes no letter and has no other deadline to meet.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use redress::io::store::durable;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::dialogue::{ErasedStorage, Storage};
use teloxide::prelude::*;
use tokio::sync::Mutex;

use crate::bot_api::TOKEN;

/// The first argument of this program when it is to be the plain bot.
pub(crate) const ARGUMENT: &str = "plain-bot";

const QUESTIONS: [&str; 8] = [
    "What is your complaint about?",
    "Please tell me what happened, in your own words.",
    "Was anybody hurt?",
    "What is the order number?",
    "How many pieces are affected?",
    "What would put it right for you?",
    "To which e-mail address shall we write?",
    "Is all of this right?",
];

type MyDialogue = Dialogue<State, ErasedStorage<State>>;
type MyStorage = Arc<ErasedStorage<State>>;
type HandlerResult = Result<(), Box<dyn std::error::Error + Send + Sync>>;

#[derive(Clone, Default, Serialize, Deserialize)]
enum State {
    #[default]
    Start,
    Asked {
        answers: Vec<String>,
    },
}

/// Answers customers until the process is killed.
pub(crate) fn run(url: &str, folder: &str) {
    let bot = Bot::new(TOKEN).set_api_url(url.parse().unwrap());
    let storage: MyStorage = Arc::new(Database::open(Path::new(folder))).erase();
    let handler = Update::filter_message()
        .enter_dialogue::<Message, ErasedStorage<State>, State>()
        .branch(dptree::case![State::Start].endpoint(start))
        .branch(dptree::case![State::Asked { answers }].endpoint(answered));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { Dispatcher::builder(bot, handler).dependencies(dptree::deps![storage]).build().dispatch().await });
}

async fn start(bot: Bot, dialogue: MyDialogue, message: Message) -> HandlerResult {
    dialogue.update(State::Asked { answers: Vec::new() }).await?;
    bot.send_message(message.chat.id, QUESTIONS[0]).await?;
    Ok(())
}

async fn answered(bot: Bot, dialogue: MyDialogue, mut answers: Vec<String>, message: Message) -> HandlerResult {
    answers.push(message.text().unwrap_or_default().to_owned());
    let Some(question) = QUESTIONS.get(answers.len()) else {
        dialogue.exit().await?;
        bot.send_message(message.chat.id, "Thank you. We shall look into it.").await?;
        return Ok(());
    };
    dialogue.update(State::Asked { answers }).await?;
    bot.send_message(message.chat.id, *question).await?;
    Ok(())
}

/// Returns how often the bot has synced so far: it leaves the number in its folder.
pub(crate) fn syncs(folder: &Path) -> u64 {
    let bytes = fs::read(folder.join("syncs")).unwrap_or_default();
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// Dialogues in sled; one change at a time, each on the disk before it returns, as with a writer of SQLite.
struct Database {
    dialogues: sled::Db,
    /// Holds the number of syncs.
    writer: Mutex<File>,
}

impl Database {
    fn open(folder: &Path) -> Self {
        let dialogues = sled::Config::new().path(folder.join("dialogues")).flush_every_ms(None).open().unwrap();
        Self { dialogues, writer: Mutex::new(File::create(folder.join("syncs")).unwrap()) }
    }

    async fn write(&self, chat: ChatId, dialogue: Option<Vec<u8>>) -> Result<(), DatabaseError> {
        let counter = self.writer.lock().await;
        match dialogue {
            Some(dialogue) => self.dialogues.insert(chat.0.to_be_bytes(), dialogue)?,
            None => self.dialogues.remove(chat.0.to_be_bytes())?,
        };
        self.dialogues.flush()?;
        // Linked with the store's own `sync_file_range`, each flush of sled is an `fdatasync`.
        counter.write_all_at(&durable::syncs().to_le_bytes(), 0)?;
        Ok(())
    }
}

#[derive(Debug)]
struct DatabaseError(String);

impl std::fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DatabaseError {}

impl From<sled::Error> for DatabaseError {
    fn from(error: sled::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for DatabaseError {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for DatabaseError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl Storage<State> for Database {
    type Error = DatabaseError;

    fn remove_dialogue(self: Arc<Self>, chat: ChatId) -> BoxFuture<'static, Result<(), DatabaseError>> {
        Box::pin(async move { self.write(chat, None).await })
    }

    fn update_dialogue(self: Arc<Self>, chat: ChatId, dialogue: State) -> BoxFuture<'static, Result<(), DatabaseError>> {
        Box::pin(async move { self.write(chat, Some(serde_json::to_vec(&dialogue)?)).await })
    }

    fn get_dialogue(self: Arc<Self>, chat: ChatId) -> BoxFuture<'static, Result<Option<State>, DatabaseError>> {
        Box::pin(async move {
            let row = self.dialogues.get(chat.0.to_be_bytes())?;
            Ok(row.map(|row| serde_json::from_slice(&row)).transpose()?)
        })
    }
}
