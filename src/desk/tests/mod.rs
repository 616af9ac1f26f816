//! What the desk promises, over hand-written events and random ones.

mod again;
mod assignment;
mod care;
mod cases;
mod chats;
mod closing;
mod deadlines;
mod decisions;
mod erasure;
mod finish;
mod hearing;
mod inbox;
mod links;
mod mails;
mod paths;
mod properties;
mod reach;
mod review;
mod survey;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use regex::Regex;

use crate::desk::calendar::{Calendar, Holidays, Hours, Plan, Rule};
use crate::desk::case::{Case, CaseId, Severity};
use crate::desk::decision::rules::{ClosingNeeds, DecisionRules};
use crate::desk::dossier::{Address, ContactId, Dossier};
use crate::desk::event::{Event, Mail, MailNature, Receiver, Reported, SenderCheck, StaffCommand, Tick};
use crate::desk::governance::{Governance, Objectives};
use crate::desk::message::{Content, MailMessage, Message, MessageId};
use crate::desk::rules::{Limits, MailDetail, OwnMail, Promises, Route, Rules, Rung, RungTo, Secret, Team};
use crate::desk::words::shipped;
use crate::desk::{Outcome, step};
use crate::diagnostic::Source;
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::conversation::{Button, Input, MailInput};
use crate::flow::read::{Surroundings, read};
use crate::text::{Lang, Personal, Texts};

const FLOW: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

/// The rules of an office in Berlin, open on weekdays from 9 to 17.
pub(in crate::desk) fn rules() -> Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(made);
    RULES.clone()
}

fn made() -> Rules {
    let sources: Vec<_> = FLOW.iter().map(|(name, text)| Arc::new(Source { name: (*name).into(), text: (*text).into() })).collect();
    let (flows, _) = read(&sources, &Surroundings::default());
    let (en, de) = (lang("en"), lang("de"));
    Rules {
        fingerprint: "0".into(),
        organisation: "Example Ltd".into(),
        languages: vec![en.clone(), de],
        flows: flows.unwrap(),
        chat_flow: "complaint".into(),
        mail_flow: "complaint".into(),
        category_question: "category".into(),
        notices: Texts::new(en, shipped()),
        secret: Secret([7; 32]),
        reference_prefix: "CMP".into(),
        own_mail: OwnMail {
            address: address("complaints@example.org"),
            name: "Example Ltd".into(),
            message_id_domain: "example.org".into(),
            plus_addressing: true,
        },
        teams: BTreeMap::from([
            ("desk".to_owned(), team("desk", MailDetail::Reference)),
            ("safety-officer".to_owned(), team("safety", MailDetail::Full)),
        ]),
        default_team: "desk".into(),
        routing: vec![Route {
            classes: Vec::new(),
            name: "fire".into(),
            categories: vec![],
            languages: vec![],
            words: Some(Regex::new("(?i)smoke|fire").unwrap()),
            team: "safety-officer".into(),
            severity: Some(Severity::High),
        }],
        ladder: [(0, RungTo::Team), (4, RungTo::Team), (8, RungTo::Lead), (16, RungTo::Managers)]
            .map(|(hours, to)| Rung { after: TimeDelta::hours(hours), critical_after: TimeDelta::hours(hours), to })
            .to_vec(),
        managers: vec![address("manager@example.org")],
        promises: Promises {
            contact_within: Rule::working_days(2),
            answer_within: Rule::working_days(10),
            data_answer_within: Rule::months(1),
        },
        calendars: BTreeMap::new(),
        regimes: Vec::new(),
        escalations: Vec::new(),
        governance: governance(),
        untaken_told_from: None,
        product_question: "product".into(),
        country_question: "country".into(),
        limits: Limits {
            automatic_mails_max: 4,
            automatic_mails_domain_max: 60,
            automatic_mails_hour_max: 600,
            alike_mails_max: 30,
            open_cases_max: 5,
            customer_wait_days_max: 14,
        },
        staff: BTreeMap::new(),
        absences: BTreeMap::new(),
        policy_link: None,
        // Tests of other things close with one word.
        decisions: DecisionRules { closing: ClosingNeeds::Nothing, ..DecisionRules::default() },
        give_up_after: TimeDelta::days(2),
        zone: TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap(),
    }
}

fn governance() -> Governance {
    let (owner, complaints_manager) = (address("owner@example.org"), address("quality@example.org"));
    Governance { owner, complaints_manager, objectives: Objectives { on_time_percent: 95, satisfied_percent: 70 } }
}

fn team(name: &str, mail_detail: MailDetail) -> Team {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let week = std::array::from_fn(|day| if day < 5 { vec![Hours::parse("09:00", "17:00").unwrap()] } else { vec![] });
    let plan = Plan { zone, week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: vec![] };
    Team {
        addresses: vec![address(&format!("{name}@example.org"))],
        lead: vec![address(&format!("{name}-lead@example.org"))],
        lang: lang("en"),
        calendar: Calendar::new(plan).unwrap(),
        mail_detail,
    }
}

pub(in crate::desk) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

pub(in crate::desk) fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

/// One contact's life: events in, outcomes kept.
pub(in crate::desk) struct Life {
    rules: Rules,
    pub(in crate::desk) dossier: Dossier,
    pub(in crate::desk) now: DateTime<Utc>,
    seq: u64,
    pub(in crate::desk) last: Outcome,
    /// Closed cases, as the engine keeps them.
    closed: BTreeMap<CaseId, Case>,
    /// Whether the other side accepts what leaves, at once.
    accepts: bool,
}

impl Life {
    fn new(contact: ContactId) -> Self {
        let dossier = Dossier::new(contact);
        let last = Outcome {
            dossier: dossier.clone(),
            messages: vec![],
            journal: vec![],
            closed: vec![],
            unassigned: vec![],
            reply: None,
            absences: vec![],
            copy: None,
            to_others: vec![],
            erased: None,
            counts: vec![],
        };
        // A Monday, 10:00 in Berlin.
        Self {
            rules: rules(),
            dossier,
            now: "2026-03-02T09:00:00Z".parse().unwrap(),
            seq: 100,
            last,
            closed: BTreeMap::new(),
            accepts: true,
        }
    }

    pub(in crate::desk) fn chat() -> Self {
        Self::new(ContactId::Telegram(5))
    }

    pub(in crate::desk) fn mail() -> Self {
        Self::new(ContactId::Email(address("ann@example.net")))
    }

    pub(in crate::desk) fn step(&mut self, event: &Event) -> &Outcome {
        self.seq += 1;
        let tick = Tick { now: self.now, seq: self.seq, automatic_mail: true };
        self.last = step(self.dossier.clone(), event, tick, &self.rules);
        self.dossier = self.last.dossier.clone();
        for case in self.dossier.cases.values_mut().filter(|_| self.accepts) {
            case.acceptance_due_at = None;
        }
        self.closed.extend(self.last.closed.iter().map(|case| (case.id, case.clone())));
        &self.last
    }

    pub(in crate::desk) fn say(&mut self, text: &str) -> String {
        self.input(Input::Text(text.into()))
    }

    /// Hands in one input and returns what the chat shows of the answer.
    fn input(&mut self, input: Input) -> String {
        let event = Event::Said { input, name: "Ann".into(), lang: Some(lang("en")), said_at: self.now };
        self.step(&event);
        self.shown()
    }

    /// Presses the button with this label among the last messages.
    fn press(&mut self, label: &str) -> String {
        let button = self.button(label).unwrap_or_else(|| panic!("no button “{label}” in:\n{}", self.shown()));
        self.input(Input::Button(button))
    }

    fn button(&self, label: &str) -> Option<Button> {
        let chats = self.last.messages.iter().filter_map(|message| match &message.content {
            Content::Chat(chat) => Some(chat),
            Content::Mail(_) | Content::Fetch { .. } => None,
        });
        chats.flat_map(|chat| chat.buttons.iter().flatten()).find(|button| button.label.contains(label)).map(|button| button.button.clone())
    }

    /// Returns the chat's new texts, parted by lines of dashes.
    pub(in crate::desk) fn shown(&self) -> String {
        let texts = self.last.messages.iter().filter_map(|message| match &message.content {
            Content::Chat(chat) => Some(chat.text.as_str().to_owned()),
            Content::Mail(_) | Content::Fetch { .. } => None,
        });
        texts.collect::<Vec<_>>().join("\n---\n")
    }

    pub(in crate::desk) fn mails(&self) -> Vec<MailMessage> {
        let mails = self.last.messages.iter().filter_map(|message| match &message.content {
            Content::Mail(mail) => Some((**mail).clone()),
            Content::Chat(_) | Content::Fetch { .. } => None,
        });
        mails.collect()
    }

    /// Returns who is written to, as `notice → address`.
    pub(in crate::desk) fn sent(&self) -> Vec<String> {
        self.last.messages.iter().filter(|message| !matches!(message.content, Content::Chat(_))).map(line_of).collect()
    }

    pub(in crate::desk) fn staff(&mut self, case: CaseId, command: StaffCommand) -> Result<String, String> {
        self.step(&Event::Staff { actor: "ana".into(), case, command });
        self.last.reply.clone().unwrap()
    }

    /// The other side refuses the first message of this notice.
    fn refused(&mut self, case: CaseId, notice: &str, receiver: Receiver) {
        let named = self.last.messages.iter().find(|message| message.notice == notice);
        let text = named.map(|message| match &message.content {
            Content::Chat(chat) => chat.text.clone(),
            Content::Mail(_) | Content::Fetch { .. } => Personal::default(),
        });
        let event = Event::Undelivered {
            message: MessageId { seq: self.seq, nth: 0 },
            case: Some(case),
            notice: notice.to_owned(),
            reason: "550 no such user".into(),
            receiver,
            text: text.unwrap_or_default(),
            files: vec![],
            by_mail: false,
            closed: self.closed.get(&case).cloned().map(Box::new),
        };
        self.step(&event);
    }

    /// Lets time pass, waking the dossier whenever it wants to be woken; returns the lines of [`Life::sent`] on the way.
    fn wait(&mut self, hours: i64) -> Vec<String> {
        let until = self.now + TimeDelta::hours(hours);
        let mut sent = Vec::new();
        while let Some((at, _)) = self.dossier.due().filter(|(at, _)| *at <= until) {
            self.now = self.now.max(at);
            self.step(&Event::Woke);
            sent.extend(self.sent());
        }
        self.now = until;
        sent
    }

    /// Tells a whole complaint; nobody is hurt.
    pub(in crate::desk) fn complain(&mut self) -> CaseId {
        self.say("/start");
        self.press("A bill");
        self.say("I was charged twice for one kettle.");
        self.press("Skip");
        self.press("My money back");
        self.say("ann@example.net");
        self.press("Yes");
        CaseId(self.dossier.cases.keys().next_back().unwrap_or_else(|| panic!("not filed:\n{}", self.shown())).0)
    }
}

fn line_of(message: &Message) -> String {
    let to = match &message.content {
        Content::Chat(_) => "chat".to_owned(),
        Content::Mail(mail) => mail.to.as_str().to_owned(),
        Content::Fetch { unique_id, .. } => unique_id.clone(),
    };
    format!("{} → {to}", message.notice)
}

/// A mail of a person.
pub(in crate::desk) fn mail(subject: &str, text: &str) -> Mail {
    let input = MailInput {
        sender: "ann@example.net".into(),
        sender_name: "Ann".into(),
        subject: subject.into(),
        new_text: text.into(),
        full_text: text.into(),
        files: vec![],
    };
    let place = FilePlace::Stored { sha256: "00".into() };
    let raw = File { name: "mail.eml".into(), kind: FileKind::Mail, media_type: "message/rfc822".into(), size_bytes: Some(9), place };
    Mail {
        input,
        own_text: text.into(),
        text: text.into(),
        message_id: Some("first@example.net".into()),
        references: vec![],
        raw,
        arrived_at: "2026-03-02T09:00:00Z".parse().unwrap(),
        lang: Some(lang("en")),
        to: Some(address("complaints@example.org")),
        nature: MailNature::Human,
        case: None,
        sender_check: SenderCheck::Unchecked,
        confirmed: false,
        notice: None,
        lost: Personal::default(),
        reported: Reported::default(),
        closed: None,
    }
}
