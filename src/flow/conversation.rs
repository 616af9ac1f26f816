//! A conversation under way: what is kept between two inputs, what comes in, what goes out.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::text::{Lang, Personal};

use super::answer::{Answers, File};
use super::finish::Order;
use super::script::{FieldId, FlowId, Priority, RaiseId, StepId, Version};

/// The state of one run of a flow. Everything needed to go on after a restart; nothing else is kept anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The sequence number of the event that began it; also the id of the case that it may become.
    pub id: u64,
    pub channel: Channel,
    pub flow: FlowId,
    pub version: Version,
    pub lang: Lang,
    /// The customer's name as the channel gives it, for greetings; may be empty.
    #[serde(default, skip_serializing_if = "Personal::is_empty")]
    pub name: Personal,
    #[serde(with = "crate::text::instant")]
    pub started_at: DateTime<Utc>,
    /// All answers, dormant ones (whose condition turned false) among them.
    pub answers: Answers,
    /// Former answers offered again after “back”.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub suggestions: Answers,
    #[serde(default)]
    pub said: BTreeSet<StepId>,
    /// Questions that the customer answered, in order.
    #[serde(default)]
    pub trail: Vec<FieldId>,
    pub awaiting: Awaiting,
    /// Counts prompts; a button names the turn it belongs to.
    pub turn: u32,
    /// The turn at which the conversation moved to another version: buttons up to it are closed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub moved_turn: u32,
    /// When what is awaited was asked first; `None` where it was answered since, or does not count.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::text::instant::option")]
    pub asked_at: Option<DateTime<Utc>>,
    /// Refused answers to what is awaited.
    pub tries: u8,
    pub status: Status,
    /// Rounds of questions asked by mail.
    pub round: u8,
    #[serde(default)]
    pub fired: BTreeSet<RaiseId>,
    /// When the customer's silence has its next consequence, and which.
    pub timer: Option<(DateTime<Utc>, Timer)>,
    /// The customer's own cases, as far as whoever runs the flow knows them; places never change, since buttons name them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<OwnCase>,
    /// Buttons shown, oldest first, bounded: the question that each turn asked, so that an old button is a change.
    #[serde(default)]
    pub asked: Vec<(u32, FieldId)>,
}

/// A case of the same customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCase {
    pub reference: String,
    /// A few of the customer's own words, to know it by.
    pub words: Personal,
    pub is_open: bool,
}

fn is_zero(turn: &u32) -> bool {
    *turn == 0
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Chat,
    Mail,
}

/// What the next input is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaiting {
    Nothing,
    One(FieldId),
    /// Mail: every question of the last round.
    Batch(Vec<FieldId>),
    Confirm,
    ChangeMenu,
    /// Another flow was asked for while this one is open: go on, start anew, or drop.
    Interrupted {
        by: FlowId,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    Filed,
    /// Cancelled; can be undone until the timer runs out.
    Cancelled,
    Dropped,
    HandedOver,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timer {
    Remind {
        nth: u8,
    },
    /// The silence has lasted to its end: file or drop.
    End,
    /// A cancelled conversation is forgotten.
    UndoOver,
}

/// What a customer, or time, does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    Text(Personal),
    Button(Button),
    /// Photos, documents, voice and video, an album as one, with the caption.
    Files {
        files: Vec<File>,
        caption: Option<Personal>,
    },
    Location {
        latitude_microdegrees: i32,
        longitude_microdegrees: i32,
    },
    Contact {
        name: Personal,
        phone: Personal,
    },
    Mail(MailInput),
    /// The instant of `Conversation::timer` has come.
    TimerDue,
    /// Something that the channel carries and we cannot use, such as a sticker: `what` names it (`sticker`, `poll`).
    Unusable {
        what: String,
    },
}

/// A button that was pressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub conversation: u64,
    pub turn: u32,
    pub choice: Choice,
}

/// What a button stands for. Fits Telegram's 64 bytes of callback data as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The nth option of the question of that turn; for yes/no 0 is yes.
    Option(u16),
    /// Another page of options, or of the change menu.
    Page(u16),
    Skip,
    Done,
    Keep,
    Confirm,
    /// Files what has been said so far.
    FileNow,
    Change,
    /// The nth answer of the change menu.
    ChangeNth(u16),
    Undo,
    Person,
    Continue,
    StartAnew,
    Drop,
    Language(u16),
}

/// A mail as the flow sees it: what the sender wrote new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailInput {
    pub sender: Personal,
    pub sender_name: Personal,
    pub subject: Personal,
    /// Without quoted text and signature; never empty where the mail says anything.
    pub new_text: Personal,
    /// The text with its quotes, for answers below quoted questions.
    pub full_text: Personal,
    pub files: Vec<File>,
}

/// What a step of the conversation leads to; carried out by whoever runs the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Send(Prompt),
    /// The conversation becomes a case. `complete` is false when silence filed it.
    File {
        complete: bool,
    },
    /// An answer of a conversation that is already filed changed.
    Amend,
    /// `suspected`: a guess fired it.
    Raise {
        id: RaiseId,
        priority: Priority,
        notify: Vec<String>,
        suspected: bool,
    },
    /// A raise rule turned false again; the priority stays.
    Withdraw {
        id: RaiseId,
    },
    /// The customer asked for a person.
    HandOver,
    /// The flow is finished, and opens no case: this is to be done instead.
    Order {
        order: Order,
    },
    /// Nothing worth keeping was said: forget the conversation.
    Forget,
    /// Another flow takes over in the same contact.
    Begin {
        flow: FlowId,
    },
    /// Counted for the funnel; no personal data.
    Count {
        /// The flow and version that asked: another flow may have taken over since.
        flow: FlowId,
        version: Version,
        step: StepId,
        what: StepEvent,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepEvent {
    Asked,
    Answered,
    Refused,
    Skipped,
    Back,
    Why,
    Left,
    /// How long an answer took.
    Took(Pace),
    /// Somebody came here from that step, or from the `start`.
    After(StepId),
}

/// About how many seconds something took, in steps of half a power of two: enough for a median, and nothing to know anybody by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pace(u8);

impl Pace {
    pub fn of(seconds: u64) -> Self {
        let seconds = seconds.clamp(1, u64::from(u32::MAX));
        Pace(u8::try_from((seconds * seconds).ilog2()).unwrap_or(u8::MAX))
    }

    /// Reads what [`Pace`] is written as, such as `took09`.
    pub fn parse(text: &str) -> Option<Self> {
        text.strip_prefix("took")?.parse().ok().map(Pace)
    }

    /// Returns the middle of the step.
    pub fn seconds(self) -> u64 {
        let middle = 2_f64.powf((f64::from(self.0) + 0.5) / 2.0);
        // At most 2 to the power of 128, which saturates.
        middle.round() as u64
    }
}

impl std::fmt::Display for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "took{:02}", self.0)
    }
}

/// Words and buttons for the customer, free of any channel's format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    pub text: Personal,
    /// Rows of buttons; by mail they are already part of `text`.
    pub buttons: Vec<Vec<PromptButton>>,
    /// A keyboard that only some channels have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<Keyboard>,
    /// True where `text` repeats what the customer wrote, as a summary does: such a prompt never goes to an address that
    /// nobody confirmed. By mail a summary is therefore a prompt of its own, before the questions.
    #[serde(default)]
    pub quotes_customer: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptButton {
    pub label: String,
    pub button: Button,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keyboard {
    RequestLocation { label: String },
    RequestContact { label: String },
    Remove,
}
