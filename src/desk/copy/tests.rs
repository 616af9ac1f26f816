//! What a copy shows, and to whom it goes.

use crate::desk::case::CaseId;
use crate::desk::decision::hearing::Hearing;
use crate::desk::decision::{Approver, Decision, Finding, Happened};
use crate::desk::dossier::ContactId;
use crate::desk::event::{Event, Mail};
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::message::Content;
use crate::desk::tests::{Life, address, lang, mail};
use crate::flow::answer::{File, FileKind, FilePlace};

use super::{Asked, Kept, KeptCase};

fn written(files: &[File], ending: &str) -> String {
    let file = files.iter().find(|file| file.name.as_str().ends_with(ending)).expect("a file of this name");
    match &file.place {
        FilePlace::Written { text } => text.as_str().to_owned(),
        FilePlace::Stored { .. } | FilePlace::Telegram { .. } | FilePlace::TooLarge => panic!("not written"),
    }
}

/// Returns what is kept after a complaint, an answer and a note about it.
fn kept(life: &mut Life) -> Kept {
    let id = life.complain();
    let entry = |actor, what| Entry { subject: id.0, at: life.now, actor, what };
    let photo = File {
        name: "kettle.jpg".into(),
        kind: FileKind::Photo,
        media_type: "image/jpeg".into(),
        size_bytes: Some(9),
        place: FilePlace::Stored { sha256: "00".into() },
    };
    let said = What::Said { text: "I was charged <twice>.".into(), files: vec![photo.clone()], button: None };
    let story = vec![
        entry(Actor::Customer, said),
        entry(Actor::Staff("ana".into()), What::Note { text: "a difficult one".into() }),
        entry(Actor::Staff("ana".into()), What::Replied { text: "We are sorry.".into() }),
    ];
    Kept { cases: vec![KeptCase { case: life.dossier.cases[&id].clone(), story, files: vec![photo] }] }
}

/// Everything that is the customer's own, each said once; and what is somebody else's.
fn seeded(life: &mut Life) -> (Kept, [&'static str; 9], [&'static str; 6]) {
    let mut kept = kept(life);
    let one = &mut kept.cases[0];
    let entry = |actor, what| Entry { subject: one.case.id.0, at: life.now, actor, what };
    let staff = || Actor::Staff("third-colleague".into());
    one.files[0].name = "own-file.jpg".into();
    one.story = vec![
        entry(Actor::Customer, What::Said { text: "own-words".into(), files: vec![], button: None }),
        entry(Actor::Customer, What::Corrected { text: "own-correction".into() }),
        entry(staff(), What::Replied { text: "own-reply".into() }),
        entry(staff(), What::Asked { text: "own-question".into(), until: life.now }),
        entry(staff(), What::Note { text: "third-note".into() }),
        entry(staff(), What::StaffWrote { text: "third-reply".into(), files: vec![] }),
        entry(staff(), What::Assigned { to: "third-owner".into() }),
        entry(staff(), What::About { name: "third-accused".into() }),
        entry(staff(), What::Decision(Happened::RepliedTo { name: "third-accused".into() })),
    ];
    let resolution = &mut one.case.resolution;
    resolution.decision = Some(Decision {
        finding: Finding::NotUpheld,
        by: Approver::of(&staff()).expect("a person"),
        at: life.now,
        reasons: "own-reasons".into(),
        points: vec![],
        remedies: vec![],
        asked_for: "own-answer-to-the-wish".into(),
        evidence: "own-evidence".into(),
        others_affected: None,
    });
    resolution.survey.comment = "own-comment".into();
    resolution.hearings.insert("third-accused".into(), Hearing::Waived { by: "third-colleague".into(), why: "third-reason".into() });
    one.case.about.insert("third-accused".into());
    let own = [
        "own-words",
        "own-correction",
        "own-reply",
        "own-question",
        "own-reasons",
        "own-answer-to-the-wish",
        "own-evidence",
        "own-comment",
        "own-file.jpg",
    ];
    (kept, own, ["third-note", "third-reply", "third-owner", "third-accused", "third-colleague", "third-reason"])
}

#[test]
fn a_copy_has_everything_of_the_customers_once_and_nothing_of_anybody_else() {
    let mut life = Life::chat();
    let (kept, own, others) = seeded(&mut life);
    life.step(&Event::Kept { asked: asked(), kept: Box::new(kept) });
    let files = life.last.messages.iter().find_map(|message| match &message.content {
        Content::Chat(chat) if !chat.files.is_empty() => Some(chat.files.clone()),
        Content::Chat(_) | Content::Mail(_) | Content::Fetch { .. } => None,
    });
    let files = files.expect("a message with the copy");
    let (page, json) = (written(&files, ".html"), written(&files, ".json"));
    for marker in own {
        assert_eq!(json.matches(marker).count(), 1, "{marker}:\n{json}");
        // What a case came with is listed for programs; people get the files themselves.
        assert_eq!(page.matches(marker).count(), usize::from(marker != "own-file.jpg"), "{marker}:\n{page}");
    }
    for marker in others {
        assert!(!page.contains(marker) && !json.contains(marker), "{marker}:\n{page}\n{json}");
    }
}

fn asked() -> Asked {
    Asked { subject: 7, lang: lang("en") }
}

#[test]
fn a_copy_shows_the_customers_words_and_ours_but_no_note_and_no_colleague() {
    let mut life = Life::chat();
    let kept = Box::new(kept(&mut life));
    life.step(&Event::Kept { asked: asked(), kept });
    let files: Vec<Vec<File>> = life
        .last
        .messages
        .iter()
        .map(|message| match &message.content {
            Content::Chat(chat) => chat.files.clone(),
            Content::Mail(_) | Content::Fetch { .. } => panic!("only the chat is written to"),
        })
        .collect();
    let (page, json) = (written(&files[0], ".html"), written(&files[0], ".json"));
    for words in ["We are sorry.", "kettle.jpg"] {
        assert!(page.contains(words) && json.contains(words), "{words}:\n{page}\n{json}");
    }
    assert!(page.contains("I was charged &lt;twice&gt;.") && json.contains("I was charged <twice>."), "{page}");
    for hidden in ["difficult", "ana"] {
        assert!(!page.contains(hidden) && !json.contains(&format!("\"{hidden}")), "{hidden}:\n{page}\n{json}");
    }
    assert_eq!(files[1].len(), 1, "what the customer sent follows");
}

#[test]
fn a_copy_by_mail_goes_to_the_contacts_own_address_with_its_files() {
    let mut life = Life::mail();
    life.step(&Event::Kept { asked: asked(), kept: Box::default() });
    let mails = life.mails();
    assert_eq!(ContactId::Email(mails[0].to.clone()), ContactId::Email(address("ann@example.net")));
    assert!(written(&mails[0].files, ".html").contains("You have no case with us."));
    assert!(life.last.dossier.cases.is_empty());
}

#[test]
fn the_words_my_data_in_a_confirmed_mail_ask_for_a_copy_once() {
    let mut life = Life::mail();
    life.step(&Event::Mail(Box::new(mail("Kettle", "The handle of my kettle came off and burnt me."))));
    let case = life.dossier.cases.keys().next().copied();
    let stranger = Mail { case, ..mail("Re: Kettle", "My data") };
    assert_eq!(life.step(&Event::Mail(Box::new(stranger.clone()))).copy, None, "nobody has proved to be the customer");
    let confirmed = Mail { confirmed: true, ..stranger };
    let copy = life.step(&Event::Mail(Box::new(confirmed.clone()))).copy.clone();
    assert_eq!(copy.map(|asked| Some(CaseId(asked.subject))), Some(case));
    assert_eq!(life.step(&Event::Mail(Box::new(confirmed))).copy, None, "it was made just now");
}
