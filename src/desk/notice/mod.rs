//! Notices: one file per letter that the desk writes. Each takes facts and gives words; none decides whether it is sent.

use crate::text::Lang;

pub(super) mod acknowledgement;
pub(super) mod added;
pub(super) mod again;
pub(super) mod authority;
pub(super) mod closed;
pub(super) mod confirmation;
pub(super) mod decision;
pub(super) mod erased;
pub(super) mod foot;
pub(super) mod hearing;
pub(super) mod progress;
pub(super) mod reply;
pub(super) mod staff;
pub(super) mod status;
pub(super) mod survey;
pub(super) mod undelivered;
pub(super) mod untaken;

/// What an outgoing message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Words of a flow.
    Prompt,
    Acknowledgement,
    /// The acknowledgement of a case from a chat, to the address that its customer named.
    AcknowledgementCopy,
    Added,
    /// A short answer where nothing else is to be said.
    Noted,
    WhichCase,
    Status,
    /// Keeps the customer informed while the case is worked on.
    Progress,
    Closed,
    Withdrawn,
    Reopened,
    Reply,
    /// What staff propose, before they decide.
    Proposed,
    Decided,
    /// The answer comes later than promised.
    Delay,
    DecisionReminder,
    Ways,
    SecondLook,
    RemedyDone,
    RemedyLate,
    Merged,
    /// Whether somebody may act for another person.
    Authority,
    Survey,
    SurveyReminder,
    /// Personal data of a case is erased: the last letter about it.
    Erased,
    /// Everything that is kept on the customer.
    Copy,
    /// Where somebody listens, for who seems to need it.
    Care,
    /// Tells the customer, on the other channel, that the first one fails.
    Unreachable,
    /// The code that proves who reads an address.
    LinkCode,
    /// Two channels belong together, or no longer.
    Linked,
    StaffNewCase,
    StaffReminder,
    StaffRaised,
    StaffRaiseWithdrawn,
    StaffAdded,
    StaffWithdrawn,
    StaffCallBack,
    /// Somebody should turn to the customer now.
    StaffInPerson,
    StaffUnreadable,
    StaffUndeliverable,
    /// A deadline is near, or has passed.
    StaffLate,
    /// Nobody has said why a deadline was missed.
    StaffReasonWanted,
    /// The customer has not answered a question of staff.
    StaffSilent,
    /// A colleague gave the case to its reader.
    StaffAssigned,
    /// What its reader wanted to be reminded of.
    StaffOwn,
    /// A contact gets no more automatic mails for a while.
    StaffHushed,
    /// What an order or answer by mail has done.
    StaffDone,
    /// A mail pretends to come from staff.
    StaffPretended,
    /// What the customer or the calendar did to a decision.
    StaffDecision,
    /// The case is about its reader, who is asked for a reply.
    StaffSubject,
    /// The digest, the management review, and what it decided.
    StaffReview,
    /// The day’s look at what nobody has taken.
    StaffUntaken,
    /// Tells who is in charge of personal data that a case is erased.
    StaffErased,
    /// About the program itself, to its admin.
    StaffAlarm,
    /// Not a message: a file to be fetched.
    Fetch,
}

/// Who reads a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Customer,
    Staff,
    Nobody,
}

impl Notice {
    pub const ALL: [Notice; 55] = [
        Notice::Prompt,
        Notice::Acknowledgement,
        Notice::AcknowledgementCopy,
        Notice::Added,
        Notice::Noted,
        Notice::WhichCase,
        Notice::Status,
        Notice::Progress,
        Notice::Closed,
        Notice::Withdrawn,
        Notice::Reopened,
        Notice::Reply,
        Notice::Proposed,
        Notice::Decided,
        Notice::Delay,
        Notice::DecisionReminder,
        Notice::Ways,
        Notice::SecondLook,
        Notice::RemedyDone,
        Notice::RemedyLate,
        Notice::Merged,
        Notice::Authority,
        Notice::Survey,
        Notice::SurveyReminder,
        Notice::Erased,
        Notice::Copy,
        Notice::Care,
        Notice::Unreachable,
        Notice::LinkCode,
        Notice::Linked,
        Notice::StaffNewCase,
        Notice::StaffReminder,
        Notice::StaffRaised,
        Notice::StaffRaiseWithdrawn,
        Notice::StaffAdded,
        Notice::StaffWithdrawn,
        Notice::StaffCallBack,
        Notice::StaffInPerson,
        Notice::StaffUnreadable,
        Notice::StaffUndeliverable,
        Notice::StaffLate,
        Notice::StaffReasonWanted,
        Notice::StaffSilent,
        Notice::StaffAssigned,
        Notice::StaffOwn,
        Notice::StaffHushed,
        Notice::StaffDone,
        Notice::StaffPretended,
        Notice::StaffDecision,
        Notice::StaffSubject,
        Notice::StaffReview,
        Notice::StaffUntaken,
        Notice::StaffErased,
        Notice::StaffAlarm,
        Notice::Fetch,
    ];

    /// Returns the name in the journal and in stored messages.
    pub fn name(self) -> &'static str {
        match self {
            Notice::Prompt => "prompt",
            Notice::Acknowledgement => "acknowledgement",
            Notice::AcknowledgementCopy => "acknowledgement copy",
            Notice::Added => "added",
            Notice::Noted => "noted",
            Notice::WhichCase => "which case",
            Notice::Status => "status",
            Notice::Progress => "progress",
            Notice::Closed => "closed",
            Notice::Withdrawn => "withdrawn",
            Notice::Reopened => "reopened",
            Notice::Reply => "reply",
            Notice::Proposed => "proposal",
            Notice::Decided => "decision",
            Notice::Delay => "delay",
            Notice::DecisionReminder => "decision reminder",
            Notice::Ways => "ways on",
            Notice::SecondLook => "second look",
            Notice::RemedyDone => "remedy done",
            Notice::RemedyLate => "remedy late",
            Notice::Merged => "merged",
            Notice::Authority => "authority",
            Notice::Survey => "survey",
            Notice::SurveyReminder => "survey reminder",
            Notice::Erased => "erased",
            Notice::Copy => "copy of the data",
            Notice::Care => "where somebody listens",
            Notice::Unreachable => "unreachable",
            Notice::LinkCode => "code",
            Notice::Linked => "linked",
            Notice::StaffNewCase => "staff: new case",
            Notice::StaffReminder => "staff: reminder",
            Notice::StaffRaised => "staff: alarm",
            Notice::StaffRaiseWithdrawn => "staff: alarm withdrawn",
            Notice::StaffAdded => "staff: customer wrote",
            Notice::StaffWithdrawn => "staff: customer withdraws",
            Notice::StaffCallBack => "staff: call-back",
            Notice::StaffInPerson => "staff: look in person",
            Notice::StaffUnreadable => "staff: unreadable mail",
            Notice::StaffUndeliverable => "staff: undeliverable",
            Notice::StaffLate => "staff: date passed",
            Notice::StaffReasonWanted => "staff: reason wanted",
            Notice::StaffSilent => "staff: no answer",
            Notice::StaffAssigned => "staff: assigned",
            Notice::StaffOwn => "staff: own reminder",
            Notice::StaffHushed => "staff: automatic mails stopped",
            Notice::StaffDone => "staff: what was done",
            Notice::StaffPretended => "staff: not from staff",
            Notice::StaffDecision => "staff: decision",
            Notice::StaffSubject => "staff: right to reply",
            Notice::StaffReview => "staff: review",
            Notice::StaffUntaken => "staff: untaken",
            Notice::StaffErased => "staff: erased",
            Notice::StaffAlarm => "staff: program alarm",
            Notice::Fetch => "fetch",
        }
    }

    /// Returns the notice of that name.
    pub fn named(name: &str) -> Option<Notice> {
        Notice::ALL.into_iter().find(|notice| notice.name() == name)
    }

    pub fn audience(self) -> Audience {
        match self {
            Notice::Prompt
            | Notice::Acknowledgement
            | Notice::AcknowledgementCopy
            | Notice::Added
            | Notice::Noted
            | Notice::WhichCase
            | Notice::Status
            | Notice::Progress
            | Notice::Closed
            | Notice::Withdrawn
            | Notice::Reopened
            | Notice::Reply
            | Notice::Proposed
            | Notice::Decided
            | Notice::Delay
            | Notice::DecisionReminder
            | Notice::Ways
            | Notice::SecondLook
            | Notice::RemedyDone
            | Notice::RemedyLate
            | Notice::Merged
            | Notice::Authority
            | Notice::Survey
            | Notice::SurveyReminder
            | Notice::Erased
            | Notice::Copy
            | Notice::Care
            | Notice::Unreachable
            | Notice::LinkCode
            | Notice::Linked => Audience::Customer,
            Notice::StaffNewCase
            | Notice::StaffReminder
            | Notice::StaffRaised
            | Notice::StaffRaiseWithdrawn
            | Notice::StaffAdded
            | Notice::StaffWithdrawn
            | Notice::StaffCallBack
            | Notice::StaffInPerson
            | Notice::StaffUnreadable
            | Notice::StaffUndeliverable
            | Notice::StaffLate
            | Notice::StaffReasonWanted
            | Notice::StaffSilent
            | Notice::StaffAssigned
            | Notice::StaffOwn
            | Notice::StaffHushed
            | Notice::StaffDone
            | Notice::StaffPretended
            | Notice::StaffDecision
            | Notice::StaffSubject
            | Notice::StaffReview
            | Notice::StaffUntaken
            | Notice::StaffErased
            | Notice::StaffAlarm => Audience::Staff,
            Notice::Fetch => Audience::Nobody,
        }
    }
}

/// Words ready to leave: the subject matters by mail only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) lang: Lang,
}

impl Letter {
    /// Returns the paragraphs, parted by empty lines.
    pub(super) fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }
}

/// The channel on which a letter is read, where its words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Chat,
    Mail,
}

#[cfg(test)]
mod decision_tests;
#[cfg(test)]
mod tests;
