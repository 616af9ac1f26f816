//! What holds after any sequence of events.

use proptest::prelude::*;

use super::*;
use crate::desk::assignment::loads_of;
use crate::desk::deadline;
use crate::desk::rules::{Duty, Person};
use crate::flow::conversation::Choice;

/// Of the staff, in the lives in which there are some.
const NAMES: [&str; 3] = ["ann", "bob", "carol"];

/// Said in every note and in nothing else.
const INSIDE: &str = "zzinsidezz";

#[derive(Clone, Debug)]
enum Act {
    Say(String),
    PressAny(u8),
    Button(u64, u32, u16),
    Files,
    Sticker,
    Edit,
    Mail(u8),
    Staff(u8),
    Undelivered(u8),
    Block,
    Hours(u16),
}

fn act() -> impl Strategy<Value = Act> {
    let words = prop::sample::select(vec![
        "/start",
        "/status",
        "/withdraw",
        "/foo",
        "back",
        "cancel",
        "human",
        "yes",
        "no",
        "1",
        "2",
        "change",
        "undo",
        "restart",
        "ann@example.net",
        "The handle came off and hot water ran over my hand.",
        "",
    ]);
    prop_oneof![
        4 => words.prop_map(|text| Act::Say(text.to_owned())),
        1 => ".{0,40}".prop_map(Act::Say),
        6 => any::<u8>().prop_map(Act::PressAny),
        1 => (95u64..130, 0u32..4, 0u16..4).prop_map(|(conversation, turn, nth)| Act::Button(conversation, turn, nth)),
        1 => Just(Act::Files),
        1 => Just(Act::Sticker),
        1 => Just(Act::Edit),
        2 => any::<u8>().prop_map(Act::Mail),
        3 => any::<u8>().prop_map(Act::Staff),
        1 => any::<u8>().prop_map(Act::Undelivered),
        1 => Just(Act::Block),
        2 => (0u16..200).prop_map(Act::Hours),
    ]
}

fn mail_act(life: &mut Life, kind: u8) {
    let nature = match kind % 5 {
        0..=2 => MailNature::Human,
        3 => MailNature::Automatic { sign: "List-Id".into() },
        _ => MailNature::Unreadable { reason: "torn".into() },
    };
    let known: Vec<CaseId> = life.dossier.cases.keys().chain(life.closed.keys()).copied().collect();
    let case = known.get(usize::from(kind) % (known.len() + 1)).copied();
    let closed = case.and_then(|case| life.closed.get(&case)).cloned().map(Box::new);
    let text = if kind.is_multiple_of(7) { "withdraw" } else { "The hot water ran over my hand." };
    let mail = Mail { nature, case, closed, confirmed: case.is_some(), ..mail("Kettle", text) };
    life.step(&Event::Mail(Box::new(mail)));
}

fn staff_act(life: &mut Life, kind: u8) {
    let known: Vec<CaseId> = life.dossier.cases.keys().chain(life.closed.keys()).copied().collect();
    let case = known.get(usize::from(kind / 9) % (known.len() + 1)).copied().unwrap_or(CaseId(1));
    let command = match kind % 9 {
        0 => StaffCommand::Take,
        1 if kind.is_multiple_of(2) => StaffCommand::Assign { to: NAMES[usize::from(kind / 16) % NAMES.len()].into() },
        1 => StaffCommand::Assign { to: "safety-officer".into() },
        2 | 3 => StaffCommand::Note { text: INSIDE.into() },
        4 => StaffCommand::Reply { text: "Which one?".into(), files: vec![] },
        5 => StaffCommand::SetSeverity { severity: Severity::Critical },
        6 => StaffCommand::Close { outcome: None, text: None },
        7 if kind.is_multiple_of(2) => StaffCommand::About { name: NAMES[usize::from(kind / 16) % NAMES.len()].into() },
        7 => StaffCommand::Ask { text: "Which kettle?".into(), files: vec![] },
        _ => StaffCommand::Reopen { closed: life.closed.get(&case).cloned().map(Box::new), why: "".into() },
    };
    life.step(&Event::Staff { actor: "ana".into(), case, command });
    assert!(life.last.reply.is_some(), "whoever gives a command has an answer");
}

/// Does one thing; returns whether it was a customer speaking in the chat.
fn perform(life: &mut Life, act: &Act) -> bool {
    let now = life.now;
    match act {
        Act::Say(text) => drop(life.say(text)),
        Act::PressAny(nth) => {
            let buttons: Vec<Button> = life.last.messages.iter().flat_map(buttons).collect();
            let Some(button) = buttons.get(usize::from(*nth) % buttons.len().max(1)).cloned() else { return false };
            drop(life.input(Input::Button(button)));
        }
        Act::Button(conversation, turn, nth) => {
            drop(life.input(Input::Button(Button { conversation: *conversation, turn: *turn, choice: Choice::Option(*nth) })));
        }
        Act::Files => {
            let file = |place| File { name: "a".into(), kind: FileKind::Photo, media_type: "image/jpeg".into(), size_bytes: None, place };
            let fetched = FilePlace::Telegram { file_id: "f".into(), unique_id: "u".into() };
            drop(life.input(Input::Files { files: vec![file(FilePlace::TooLarge), file(fetched)], caption: None }));
        }
        Act::Sticker => drop(life.input(Input::Unusable { what: "sticker".into() })),
        Act::Edit => {
            drop(life.step(&Event::Edited { text: "no, her hand".into(), said_at: now, first_said_at: Some(now) }).messages.clone())
        }
        Act::Mail(kind) => {
            mail_act(life, *kind);
            return false;
        }
        Act::Staff(kind) => {
            staff_act(life, *kind);
            return false;
        }
        Act::Hours(hours) => {
            life.wait(i64::from(*hours));
            return false;
        }
        Act::Undelivered(kind) => {
            let notice = ["prompt", "acknowledgement copy", "staff: new case", "reply", "of old"][usize::from(kind / 2 % 5)];
            let case = life.dossier.cases.keys().next().copied();
            let message = crate::desk::message::MessageId { seq: 1, nth: 0 };
            let receiver = if kind % 2 == 0 { Receiver::Gone } else { Receiver::Unknown };
            let (notice, reason) = (notice.into(), "550\r\nno".into());
            life.step(&Event::Undelivered {
                message,
                case,
                notice,
                reason,
                receiver,
                text: "so".into(),
                files: vec![],
                by_mail: false,
                closed: None,
            });
            return false;
        }
        Act::Block => {
            life.step(&Event::Reachable { reachable: false, reason: "blocked".into() });
            return false;
        }
    }
    true
}

fn buttons(message: &Message) -> Vec<Button> {
    match &message.content {
        Content::Chat(chat) => chat.buttons.iter().flatten().map(|button| button.button.clone()).collect(),
        Content::Mail(_) | Content::Fetch { .. } => vec![],
    }
}

fn holds(life: &Life, spoke_in_chat: bool) -> Result<(), TestCaseError> {
    if spoke_in_chat {
        prop_assert!(!life.shown().is_empty(), "the customer was not answered");
        prop_assert!(!life.last.journal.is_empty(), "nothing was kept");
    }
    for message in &life.last.messages {
        let text = match &message.content {
            Content::Chat(chat) => chat.text.as_str().to_owned(),
            Content::Mail(mail) => format!("{}\n{}", mail.subject.as_str(), mail.text.as_str()),
            Content::Fetch { .. } => String::new(),
        };
        prop_assert!(!text.contains(INSIDE), "a note left the house:\n{}", text);
    }
    for case in &life.last.closed {
        let mut alone = Dossier::new(life.dossier.contact.id.clone());
        alone.cases.insert(case.id, case.clone());
        prop_assert_eq!(alone.due(), None, "a closed case owes something");
        prop_assert!(!life.dossier.cases.contains_key(&case.id));
    }
    if let Some((at, due)) = life.dossier.due() {
        prop_assert!(life.now < at, "{:?} is still due after waking", due);
    }
    // ACN-1: exactly one person answers for a case, at every moment, and never whom it is about.
    for case in life.dossier.cases.values() {
        let owner = deadline::owner(&life.rules, case);
        prop_assert!(!owner.is_empty() && !case.about.contains(&owner), "{:?} answers for a case about {:?}", owner, case.about);
        prop_assert!(case.with().is_none_or(|with| with == owner), "{:?} has the case, and {:?} answers for it", case.with(), owner);
    }
    let mut numbers: Vec<_> = life.last.messages.iter().map(|message| message.id).collect();
    numbers.dedup();
    prop_assert_eq!(numbers.len(), life.last.messages.len(), "two messages share a number");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_life_in_a_chat_is_answered_kept_and_owed_nothing_once_closed(acts in prop::collection::vec(act(), 1..40)) {
        let mut life = Life::chat();
        for act in acts {
            let spoke = perform(&mut life, &act);
            holds(&life, spoke)?;
        }
    }

    #[test]
    fn any_life_in_an_office_has_one_who_answers_for_each_case(acts in prop::collection::vec(act(), 1..40)) {
        let mut life = Life::chat();
        let duty = Duty { teams: vec!["desk".into()], open_cases_max: Some(1), ..Duty::default() };
        let person = |name: &str| Person { address: address(&format!("{name}@example.org")), also: vec![], words: None, line_manager: None, user_id: None, duty: duty.clone() };
        life.rules.staff = NAMES.map(|name| (name.to_owned(), person(name))).into();
        for act in acts {
            perform(&mut life, &act);
            for case in life.last.unassigned.clone() {
                let loads = loads_of(&life.dossier);
                life.step(&Event::HandOut { case, loads });
            }
            holds(&life, false)?;
        }
    }

    #[test]
    fn any_life_by_mail_keeps_its_promises(acts in prop::collection::vec(act(), 1..30)) {
        let mut life = Life::mail();
        for act in acts {
            if matches!(act, Act::Mail(_) | Act::Staff(_) | Act::Hours(_) | Act::Undelivered(_) | Act::Block) {
                perform(&mut life, &act);
                holds(&life, false)?;
            }
        }
    }
}
