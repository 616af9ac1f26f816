//! What a copy shows, and to whom it goes.

use crate::desk::case::CaseId;
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
