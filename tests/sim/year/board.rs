//! A year as a board sees it: customers of the shipped flows in chats and by mail, staff who decide, remedies, second looks and
//! surveys; and the report and the management review that are made of its store.
//!
//! The pages are written to `target/report/year.html` and `target/report/year-review.html`; `YEAR_CASES=1200` makes a fuller year.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::case::CaseId;
use redress::desk::decision::orders::{DecisionOrder, Verb};
use redress::desk::dossier::{Address, ContactId};
use redress::desk::erase::Facts;
use redress::desk::event::{Event, StaffCommand};
use redress::desk::message::{Content, Message};
use redress::desk::notice::Notice;
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::{Engine, Work, publication, rows, view};
use redress::flow::conversation::{Button, Choice, Input};
use redress::report::html::html;
use redress::report::movement::{Filter, stock_flow};
use redress::report::page::{Funnel, Material, page};
use redress::report::review::{self, Agenda};
use redress::report::{History, Period, Said, letter, measure};
use redress::text::{Lang, Personal};

use super::office::{first_day, last_day};
use super::rules::board_rules;
use super::shown::{actions, is_drawn};
use crate::disk::Disk;
use crate::people;
use crate::random::Random;

const CASES: usize = 120;
const ROOM: Room = Room { chats: 64, mails: 64, fetches: 64 };
const STAFF: [&str; 4] = ["ann", "bob", "carol", "dan"];
const SAID: [&str; 5] = [
    "The handle of the kettle came off after a week of use.",
    "My parcel was left in the rain and everything in it is wet.",
    "You charged me twice for one order and nobody answers.",
    "The repair took six weeks and the fault is still there.",
    "Your shop promised a refund by Monday, and it never came.",
];
const CATEGORIES: [&str; 5] = ["delivery", "billing", "quality", "warranty", "staff_conduct"];
const CAUSES: [&str; 9] = [
    "supplier_delivery",
    "manufacturing",
    "it_system",
    "communication_expectation",
    "capacity",
    "process_design",
    "people_training",
    "customer_use",
    "policy_terms",
];

/// What happens next, and to whom.
enum Turn {
    Begins(usize),
    Says(i64, Input),
    Writes {
        address: String,
        token: Option<String>,
        text: String,
    },
    Staff {
        case: CaseId,
        who: &'static str,
        command: Box<StaffCommand>,
    },
    /// The case is looked at, and decided.
    Decides {
        case: CaseId,
        who: &'static str,
    },
}

struct Year {
    now: DateTime<Utc>,
    engine: Engine<Disk>,
    random: Random,
    turns: BTreeMap<(DateTime<Utc>, usize), Turn>,
    planned: usize,
}

impl Year {
    fn new(cases: usize) -> Self {
        let mut random = Random::new(2027);
        let disk = Disk::new(Random::new(random.next()), 0, None);
        let engine = Engine::open(disk, board_rules().into()).expect("the office opens");
        let mut year = Self { now: first_day(), engine, random, turns: BTreeMap::new(), planned: 0 };
        for nth in 0..cases {
            // More come in towards the end of the year.
            let share = (year.random.below(1000) as f64 / 1000.0).powf(0.8);
            let minutes = (last_day() - first_day()).num_minutes() as f64 * share;
            year.plan(TimeDelta::minutes(minutes as i64), Turn::Begins(nth));
        }
        year
    }

    fn plan(&mut self, after: TimeDelta, turn: Turn) {
        self.planned += 1;
        self.turns.insert((self.now + after, self.planned), turn);
    }

    fn hours(&mut self, most: usize) -> TimeDelta {
        TimeDelta::minutes(5 + self.random.below(most * 60) as i64)
    }

    fn live(&mut self) {
        loop {
            let due = self.engine.next_call(ROOM).expect("the disk can be read");
            let next = [due, self.turns.keys().next().map(|(at, _)| *at)].into_iter().flatten().min();
            let Some(next) = next.filter(|at| *at < last_day()) else { return };
            self.now = self.now.max(next);
            while self.engine.wake(self.now).expect("it wakes") != 0 {}
            self.send();
            while let Some(entry) = self.turns.first_entry().filter(|entry| entry.key().0 <= self.now) {
                let turn = entry.remove();
                self.take(turn);
            }
            self.send();
        }
    }

    fn send(&mut self) {
        loop {
            let messages = self.engine.outgoing(self.now, ROOM).expect("the outbox is read");
            if messages.is_empty() {
                return;
            }
            for message in &messages {
                // One message in a hundred comes back.
                let result = if self.random.chance(1) {
                    SendResult::Refused { reason: "550 no such user".into() }
                } else {
                    SendResult::Accepted { by: "250 ok".into() }
                };
                self.engine.work(&[Work::Settle { message: message.id, result }], self.now).expect("settled");
                self.react(message);
            }
        }
    }

    fn work(&mut self, key: InboundKey, from: Origin, event: Event) {
        self.engine.work(&[Work::Take(Inbound { key, from, event, cursor: None })], self.now).expect("taken in");
    }

    fn take(&mut self, turn: Turn) {
        match turn {
            Turn::Begins(nth) if nth % 3 == 0 => {
                let text = self.random.pick(&SAID).to_string();
                self.take(Turn::Writes { address: format!("person{nth}@example.net"), token: None, text });
            }
            Turn::Begins(nth) => {
                let text: Personal = (*self.random.pick(&SAID)).into();
                self.take(Turn::Says(5000 + nth as i64, Input::Text(text)));
            }
            Turn::Says(chat, input) => {
                let lang = Lang::parse(if chat % 4 == 0 { "de" } else { "en" });
                let event = Event::Said { input, name: "Kim".into(), lang, said_at: self.now };
                self.work(InboundKey::Once, Origin::Contact(ContactId::Telegram(chat)), event);
            }
            Turn::Writes { address, token, text } => {
                self.planned += 1;
                let id = format!("m{}@example.net", self.planned);
                let sender = ContactId::Email(Address::parse(&address).expect("an address"));
                let event = people::mail(&address, &text, &id, self.now);
                let from = Origin::Mail { sender, tokens: token.into_iter().collect(), message_ids: Vec::new() };
                self.work(InboundKey::Mail(id), from, event);
            }
            Turn::Staff { case, who, command } => {
                let event = Event::Staff { actor: who.to_owned(), case, command: *command };
                self.work(InboundKey::Once, Origin::Case(case), event);
            }
            Turn::Decides { case, who } => self.decide(case, who),
        }
    }

    /// What somebody does about a message that has reached them.
    fn react(&mut self, message: &Message) {
        let notice = Notice::named(&message.notice);
        if let (Some(Notice::StaffNewCase), Some(case)) = (notice, message.case) {
            return self.handle(case);
        }
        match &message.content {
            Content::Chat(chat) => {
                let buttons: Vec<Button> = chat.buttons.iter().flatten().map(|button| button.button.clone()).collect();
                let after = self.hours(if notice == Some(Notice::Prompt) { 1 } else { 90 });
                let Some(input) = self.answer(notice, &buttons) else { return };
                self.looked_at_again(notice, &input, message.case, after);
                self.plan(after, Turn::Says(chat.chat, input));
            }
            Content::Mail(mail) if mail.to.as_str().starts_with("person") => {
                let text = match notice {
                    Some(Notice::Decided) => *self.random.pick(&["Accept", "Accept", "Accept", "Accept", "Refuse", ""]),
                    Some(Notice::Ways) => *self.random.pick(&["Appeal", "Appeal", "Leave"]),
                    Some(Notice::Survey) => *self.random.pick(&["5 4 5 5", "4 4 5 4", "5 3 4 4", "2 1 2 1", "", ""]),
                    _ => "",
                };
                if text.is_empty() {
                    return;
                }
                let after = self.hours(90);
                if text == "Appeal" {
                    self.again(message.case, after);
                }
                let token = mail.reply_to.as_deref().and_then(|to| to.split(['+', '@']).nth(1)).map(str::to_owned);
                self.plan(after, Turn::Writes { address: mail.to.as_str().to_owned(), token, text: text.to_owned() });
            }
            Content::Mail(_) | Content::Fetch { .. } => {}
        }
    }

    /// Chooses among the buttons of a message; `None` where somebody says nothing.
    fn answer(&mut self, notice: Option<Notice>, buttons: &[Button]) -> Option<Input> {
        let first = |choice: Choice| buttons.iter().find(|button| button.choice == choice).cloned();
        let press = |button: Option<&Button>| button.cloned().map(Input::Button);
        let percent = self.random.below(100);
        match notice {
            Some(Notice::Decided) => {
                press(buttons.get([0, 1, 2][usize::from(68 <= percent) + usize::from(72 <= percent)])).filter(|_| percent < 90)
            }
            Some(Notice::Ways) => press(buttons.get(usize::from(70 <= percent))),
            Some(Notice::Survey) => press(buttons.get([0, 1, 2, 3, 3, 4, 4, 4, 3, 4][percent / 10])).filter(|_| percent % 10 < 8),
            Some(Notice::Prompt) if 4 <= percent => {
                if let Some(button) = first(Choice::Confirm).or_else(|| first(Choice::Done)) {
                    return Some(Input::Button(button));
                }
                let options: Vec<&Button> = buttons.iter().filter(|button| matches!(button.choice, Choice::Option(_))).collect();
                let skip = first(Choice::Skip);
                match options.len() {
                    0 if skip.is_some() && percent < 70 => skip.map(Input::Button),
                    0 => (!buttons.is_empty()).then(|| Input::Text("Kettle, order AB-123456".into())),
                    // Yes or no: hardly anybody is in danger.
                    2 => press(options.get(usize::from(percent < 94)).copied()),
                    many => {
                        let place = (self.random.below(100) * self.random.below(100)) * many / 10_000;
                        press(options.get(place).copied())
                    }
                }
            }
            _ => None,
        }
    }

    fn looked_at_again(&mut self, notice: Option<Notice>, input: &Input, case: Option<CaseId>, after: TimeDelta) {
        let is_first = matches!(input, Input::Button(button) if button.choice == Choice::Option(0));
        if notice == Some(Notice::Ways) && is_first {
            self.again(case, after);
        }
    }

    /// Another person decides a second time.
    fn again(&mut self, case: Option<CaseId>, after: TimeDelta) {
        let Some(case) = case else { return };
        let later = after + self.hours(24 * 12);
        self.plan(later, Turn::Decides { case, who: STAFF[3] });
    }

    /// What staff do with a new case: most are quick, some lie.
    fn handle(&mut self, case: CaseId) {
        let who = *self.random.pick(&STAFF[..3]);
        let staff = |command| Turn::Staff { case, who, command: Box::new(command) };
        let is_slow = self.random.chance(14);
        let taken = self.hours(if is_slow { 24 * 10 } else { 20 });
        self.plan(taken, staff(StaffCommand::Take));
        let replied = taken + self.hours(20);
        if self.random.chance(85) {
            self.plan(
                replied,
                staff(StaffCommand::Reply { text: "We look into it and write to you again this week.".into(), files: vec![] }),
            );
        }
        let decided = replied + self.hours(if is_slow { 24 * 40 } else { 24 * 12 });
        if is_slow && self.random.chance(50) {
            let until = (self.now + decided + TimeDelta::days(2)).date_naive().to_string();
            let order = DecisionOrder { verb: Verb::Delay, line: until.into(), below: "The maker has not answered yet.".into() };
            self.plan(replied + TimeDelta::days(6), staff(StaffCommand::Decide(order)));
            self.plan(decided + TimeDelta::days(5), staff(StaffCommand::Reason { text: "The maker was late.".into() }));
        }
        self.plan(decided, Turn::Decides { case, who });
    }

    fn decide(&mut self, case: CaseId, who: &'static str) {
        let Ok(Some(found)) = view::case(self.engine.store(), case) else { return };
        let (finding, remedy) = *self.random.pick(&[
            ("upheld", "refund_part"),
            ("upheld", "replacement"),
            ("upheld", "refund_full"),
            ("partly_upheld", "goodwill"),
            ("partly_upheld", "apology"),
            ("not_upheld", ""),
            ("not_upheld", ""),
            ("resolved_without_finding", "explanation"),
        ]);
        let place = self.random.below(CAUSES.len()) * self.random.below(CAUSES.len()) / CAUSES.len();
        let pattern = *self.random.pick(&["single", "single", "recurring", "systemic"]);
        let minutes = 15 * (1 + self.random.below(12));
        let due = (self.now + TimeDelta::days(10)).date_naive();
        let paid = if remedy.starts_with("refund") || remedy == "goodwill" {
            format!("\nRemedy: {remedy} 39.90 EUR by {due}")
        } else {
            String::new()
        };
        let category = if found.case.category.is_none() { format!("\nCategory: {}", self.random.pick(&CATEGORIES)) } else { String::new() };
        let below = format!(
            "We have looked at what you sent us.\nCause: {}\nPattern: {pattern}\nAsked: This is our answer.\nOthers: no\nAuthority: no\nHours: {:.2}{paid}{category}",
            CAUSES[place],
            minutes as f64 / 60.0
        );
        let order = DecisionOrder { verb: Verb::Resolve, line: format!("{finding} {remedy}").into(), below: below.into() };
        self.take(Turn::Staff { case, who, command: Box::new(StaffCommand::Decide(order)) });
        if !remedy.is_empty() && self.random.chance(92) {
            let order = DecisionOrder { verb: Verb::Proof, line: remedy.into(), below: "transfer 4711".into() };
            let after = self.hours(24 * 11);
            self.plan(after, Turn::Staff { case, who, command: Box::new(StaffCommand::Decide(order)) });
        }
    }

    fn histories(&self) -> Vec<History> {
        let (cases, rest) = view::case_page(self.engine.store(), CaseId(0), 100_000).expect("the cases are read");
        assert!(rest.is_none());
        let history = |found: view::Found| {
            let mut story = Vec::new();
            rows::each_entry(self.engine.store(), found.case.id.0, |entry| story.push(entry)).expect("the story is read");
            let facts = Facts::of(&self.engine.rules().secret, &found.contact, &found.case);
            History::of(facts, &found.case, &story)
        };
        cases.into_iter().map(history).collect()
    }

    fn funnel(&self) -> Funnel {
        let rules = self.engine.rules();
        let flow = &rules.flows.current[&rules.chat_flow];
        let mut steps: Vec<(String, u64)> = flow.steps.iter().map(|step| (step.id.clone(), 0)).collect();
        publication::each_count(self.engine.store(), |[id, _, step, what], count| {
            let known = steps.iter_mut().find(|(known, _)| known == step).filter(|_| id == flow.id && what == "asked");
            known.into_iter().for_each(|(_, asked)| *asked += count);
        })
        .expect("the counts are read");
        Funnel(steps.into_iter().filter(|(_, asked)| 0 < *asked).collect())
    }
}

#[test]
fn the_report_and_the_review_of_a_year_have_a_figure_for_everything_and_add_up() {
    let cases = std::env::var("YEAR_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let mut year = Year::new(cases);
    year.live();
    let (histories, funnel, actions) = (year.histories(), year.funnel(), actions());
    let rules = year.engine.rules();
    let calendar = &rules.teams[&rules.default_team].calendar;
    let period = Period { from: "2026-01-01".parse().expect("a day"), to: "2027-01-01".parse().expect("a day") };
    let (from, until) = period.instants(calendar);
    assert!(cases / 2 < histories.len(), "{}", histories.len());
    assert!(stock_flow(&histories, from, until, &Filter::default()).is_balanced());
    // Every letter leaves within the minute, and one in a hundred comes back.
    let acknowledged = measure(&histories, period, calendar, last_day()).acknowledged;
    assert!(acknowledged.percent().is_some_and(|percent| 95.0 <= percent), "{acknowledged:?}");
    let said = Said { texts: &rules.notices, lang: rules.notices.base(), objectives: rules.governance.objectives };
    let material = Material {
        organisation: "Example Ltd",
        histories: &histories,
        period,
        calendar,
        funnel: &funnel,
        actions: &actions,
        said,
        customers: Some(40_000),
        now: last_day(),
    };
    let page = page(&material);
    let changes = ["DISP complaints handling 2027 comes into force on 2027-02-01.".to_owned()];
    let quarter = Period { from: "2026-10-01".parse().expect("a day"), to: period.to };
    let agenda = Agenda { histories: &histories, period: quarter, calendar, actions: &actions, changes: &changes, said, now: last_day() };
    let sections = review::sections(&agenda);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/report");
    std::fs::create_dir_all(&folder).expect("a folder for pages");
    std::fs::write(folder.join("year.html"), html(&page, said)).expect("the page is written");
    std::fs::write(folder.join("year-review.html"), letter::html("Example Ltd", &review::title(quarter, said), &sections, said))
        .expect("written");
    let empty: Vec<&str> = page.blocks.iter().filter(|block| block.rows.is_empty()).map(|block| block.title).collect();
    assert_eq!(empty, Vec::<&str>::new(), "there is nothing to show");
    let plots: Vec<(&str, bool)> = page.blocks.iter().filter_map(|block| Some((block.title, is_drawn(block.plot.as_ref()?)))).collect();
    // In a small year the ages of open cases are too few in each band to be shown.
    assert!(6 <= plots.iter().filter(|(_, is_drawn)| *is_drawn).count(), "{plots:?}");
}
