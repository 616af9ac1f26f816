//! Starts the Telegram channel: polling or webhook, sending, fetching files, and what the bot says of itself.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use teloxide::Bot;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::{Settings, Telegram};
use crate::desk::message::{Content, Message};
use crate::desk::rules::Rules;
use crate::engine::inbound::SendResult;
use crate::io::attachments::Attachments;
use crate::io::health::{ChannelState, Gap, Health};
use crate::io::intake::Intake;
use crate::io::secrets::read_secret;
use crate::io::telegram::fetch::{self, Origin};
use crate::io::telegram::receive::{self, Decline, Position};
use crate::io::telegram::send::Sender;
use crate::io::telegram::{self, Line, Pace, Rate, ReadToken, setup, webhook};
use crate::text::{Arg, Lang, Texts};

use super::StartError;

const CALL_SECONDS_MAX: u64 = 30;
const CALLS_MAX: usize = 64;
/// Files may take longer than other calls.
const FETCH_SECONDS_MAX: u64 = 300;
const ALBUM_QUIET: Duration = Duration::from_secs(1);

/// The channel, ready to run.
pub(super) struct Channel {
    pub(super) sender: Arc<Sender>,
    pub(super) fetcher: Arc<Fetcher>,
    pub(super) state: watch::Receiver<ChannelState>,
    bots: Bots,
    health: Health,
    settings: Telegram,
    decline: Decline,
}

struct Bots {
    polling: Line,
    calls: Line,
}

/// Brings customers' files from Telegram into the attachments.
pub(super) struct Fetcher {
    line: Line,
    attachments: Arc<Attachments>,
    origin: Origin,
}

impl Channel {
    pub(super) fn new(settings: &Telegram, all: &Settings, notices: &Texts, attachments: &Arc<Attachments>) -> Result<Self, StartError> {
        let token = read_secret(&settings.token)?;
        let source = settings.token.clone();
        let read: ReadToken = Arc::new(move || Some(read_secret(&source).ok()?.expose().to_owned()));
        let line = |bot: Result<Bot, telegram::Unconnectable>| {
            bot.map(|bot| Line::new(bot, Arc::clone(&read))).map_err(|error| StartError::channel("Telegram", &error))
        };
        let polling = line(telegram::bot_for_polling(token.expose(), &settings.api_url))?;
        let calls = line(telegram::bot_for_calls(token.expose(), &settings.api_url, Duration::from_secs(CALL_SECONDS_MAX)))?;
        let files = line(telegram::bot_for_calls(token.expose(), &settings.api_url, Duration::from_secs(FETCH_SECONDS_MAX)))?;
        let data_dir = all.data_dir.clone();
        let path_of = Arc::new(move |sha256: &str| attachment_path(&data_dir, sha256));
        let sender = Sender::new(calls.clone(), pace(settings), CALLS_MAX, Duration::from_secs(CALL_SECONDS_MAX), path_of);
        let in_the_cloud = settings.api_url.host_str() == Some("api.telegram.org");
        let origin = if in_the_cloud { Origin::Download } else { Origin::Disk };
        let fetcher = Fetcher { line: files, attachments: Arc::clone(attachments), origin };
        let (health, state) = Health::new();
        Ok(Self {
            sender: Arc::new(sender),
            fetcher: Arc::new(fetcher),
            state,
            bots: Bots { polling, calls },
            health,
            settings: settings.clone(),
            decline: decline(notices.clone()),
        })
    }

    /// Takes updates in until the engine stops or `stop` turns true.
    pub(super) async fn run(
        self,
        intake: Intake,
        position: Option<Position>,
        on_gap: impl Fn(Gap) + Send,
        mut stop: watch::Receiver<bool>,
    ) -> Result<(), StartError> {
        match self.settings.webhook.clone() {
            None => {
                let settings =
                    receive::Settings { download_bytes_max: self.settings.file_size_bytes_max, ..receive::Settings::cloud(self.decline) };
                tokio::select! {
                    _ = receive::receive(self.bots.polling, intake, self.health, settings, position, on_gap) => {}
                    _ = stop.wait_for(|stop| *stop) => {}
                }
                Ok(())
            }
            Some(hook) => {
                let secret = read_secret(&hook.secret)?;
                let settings = webhook::Settings {
                    path: hook.url.path().to_owned(),
                    secret: secret.expose().to_owned(),
                    album_quiet: ALBUM_QUIET,
                    download_bytes_max: self.settings.file_size_bytes_max,
                    decline: self.decline,
                };
                let listener =
                    TcpListener::bind(hook.listen).await.map_err(|error| StartError::channel("the webhook's listener", &error))?;
                if let Err(trouble) = setup::set_webhook(&self.bots.calls.bot(), hook.url, secret.expose()).await {
                    tracing::error!(%trouble, "Telegram does not accept the webhook");
                }
                let stopped = async move {
                    // A dropped sender means that the daemon is gone, which is a stop too.
                    stop.wait_for(|stop| *stop).await.ok();
                };
                let served = webhook::serve(listener, self.bots.calls, intake, self.health, settings, stopped).await;
                served.map_err(|error| StartError::channel("the webhook", &error))
            }
        }
    }

    /// Sets commands and descriptions where they changed; what fails is tried at the next start.
    pub(super) fn announce(&self, rules: &Rules) {
        let words = about(rules);
        let bot = self.bots.calls.bot();
        tokio::spawn(async move {
            match setup::announce(&bot, &words).await {
                Ok(changes) => tracing::info!(changes, "commands and descriptions of the bot are set"),
                Err(trouble) => tracing::warn!(%trouble, "commands and descriptions of the bot could not be set"),
            }
        });
    }
}

impl Fetcher {
    /// Brings one file; any other message is none of its business.
    pub(super) async fn fetch(&self, message: &Message) -> SendResult {
        let Content::Fetch { file_id, .. } = &message.content else {
            return SendResult::Refused { reason: "not a file to fetch".to_owned() };
        };
        let fetched = fetch::fetch(&self.line.bot(), file_id, self.origin, &self.attachments).await;
        if let SendResult::Later { .. } = fetched {
            self.line.look_again();
        }
        fetched
    }
}

/// The commands that are offered in Telegram's menu, where the flows and built-ins know them.
const COMMANDS: [&str; 11] = ["start", "feedback", "status", "withdraw", "back", "change", "cancel", "why", "help", "human", "language"];

/// What the bot says of itself, in every language of the rules, and in the first one for everybody else.
fn about(rules: &Rules) -> Vec<setup::Words> {
    let organisation = [("organisation", Arg::Text(rules.organisation.clone()))];
    let words = |lang: &Lang, shown: Option<Lang>| {
        let text = |id: &str| rules.notices.get(lang, id, &organisation).unwrap_or_default();
        let commands = COMMANDS.iter().map(|name| ((*name).to_owned(), text(&format!("bot-command-{name}"))));
        setup::Words {
            lang: shown,
            commands: commands.filter(|(_, words)| !words.is_empty()).collect(),
            description: text("bot-description"),
            short_description: text("bot-short-description"),
        }
    };
    let for_all = rules.languages.first().map(|lang| words(lang, None));
    for_all.into_iter().chain(rules.languages.iter().map(|lang| words(lang, Some(lang.clone())))).collect()
}

/// Sends one chat message; any other message is none of its business.
pub(super) async fn send(sender: &Sender, message: &Message) -> SendResult {
    match &message.content {
        Content::Chat(chat) => sender.send(chat).await,
        Content::Mail(_) | Content::Fetch { .. } => SendResult::Refused { reason: "not a chat message".to_owned() },
    }
}

fn attachment_path(data_dir: &std::path::Path, sha256: &str) -> PathBuf {
    data_dir.join("attachments").join(sha256.get(..2).unwrap_or_default()).join(sha256)
}

/// A figure of 0 means no limit, as a local Bot API server has none.
///
/// Bursts are well below what Telegram takes: on the way, messages crowd together.
fn pace(settings: &Telegram) -> Pace {
    let rate = |per_second: u32, burst: u32| (0 < per_second).then(|| Rate::per_second(per_second, burst));
    Pace {
        overall: rate(settings.messages_per_second_max, settings.messages_per_second_max / 3),
        per_chat: rate(settings.messages_per_chat_per_second_max, 3),
    }
}

fn decline(notices: Texts) -> Decline {
    Arc::new(move |lang: Option<&Lang>| {
        let lang = lang.unwrap_or(notices.base());
        notices.get(lang, "group-decline", &[]).unwrap_or_default()
    })
}
