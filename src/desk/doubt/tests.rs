//! What is sent to the customer as it is, and what its sender is asked about first.

use super::*;
use crate::desk::orders::{Beside, Order, Unclear, read};
use crate::desk::rules::{Duty, Person};
use crate::desk::tests::{address, lang, rules};

const SECRET: &str = "the customer is a liar and a fraud, do not pay her";

const SENT: [&str; 40] = [
    "Dear Ann, we are sorry, and we look into it this week.",
    "Dear Ann:\nwe are sorry, and we look into it this week.",
    "Hello Ann,\nwe are sorry. Which kettle is it?",
    "Hi,\nwe have sent a new kettle to you today.",
    "Good morning, we have looked at your kettle and found the fault.",
    "Thank you for your message, we look into it this week.",
    "Make sure that the kettle is not plugged in any more.",
    "First of all, we are sorry that it took so long.",
    "Please send us the kettle with the label inside the box.",
    "We have looked into it: the handle was not fixed.",
    "Take the kettle out of use, please, and call us.",
    "Close the valve and call us today.",
    "Our colleague will call you tomorrow at 10:30 in the morning.",
    "None of our kettles should do that, and we are sorry.",
    "Guten Tag, wir sehen uns das diese Woche an.",
    "Guten Tag,\nwir haben Ihren Kessel geprüft.",
    "Sehr geehrte Frau Mercer,\nes tut uns leid.",
    "Hallo Ann,\nvielen Dank für Ihre Nachricht.",
    "Liebe Frau Mercer, wir schicken Ihnen einen neuen Kessel.",
    "Eine Kollegin ruft Sie morgen früh an.",
    "Wir haben Ihnen heute einen neuen Kessel geschickt.",
    "Leider dauert es noch bis Freitag, bis der Kessel da ist.",
    "Bonjour Madame, nous regardons cela cette semaine.",
    "Bonjour,\nnous avons bien reçu votre bouilloire.",
    "Notre atelier a trouvé la cause du défaut cette semaine.",
    "Nous vous envoyons une nouvelle bouilloire aujourd’hui.",
    "Merci de votre patience, nous revenons vers vous demain.",
    "Chère Madame,\nnous sommes désolés.",
    "Hola Ann,\nlo sentimos mucho.",
    "Buenos días, hoy le enviamos una tetera nueva.",
    "Estimada señora Mercer, lo sentimos mucho.",
    "Le enviamos hoy una tetera nueva a su casa.",
    "Gracias por su mensaje, lo miramos esta semana.",
    "Здравствуйте, мы посмотрим на это на этой неделе.",
    "Добрый день,\nмы отправили вам новый чайник.",
    "Уважаемая Анна, нам очень жаль, что так вышло.",
    "Мы отправили вам сегодня новый чайник почтой.",
    "مرحبا آن، سننظر في الأمر هذا الأسبوع.",
    "السلام عليكم،\nأرسلنا إليك غلاية جديدة.",
    "نعتذر كثيراً وقد أرسلنا إليك غلاية جديدة اليوم.",
];

/// Each is followed by words for inside.
const HELD: [&str; 40] = [
    "ntoe: ",
    "ntoe ",
    "noet ",
    "Notes: ",
    "interal: ",
    "internl ",
    "reson: ",
    "assgin bob ",
    "F.Y.I. ",
    "take. ",
    "close. ",
    "My note: ",
    "private: ",
    "confidential: ",
    "Bob: ",
    "to bob: ",
    "@bob ",
    "1. note ",
    "Comment: ",
    "n o t e ",
    "ｎｏｔｅ ",
    "nоte ",
    "For your information: ",
    "ask bob: ",
    "reply bob: ",
    "Hi,\nnote: ",
    "Hello all,\nntoe: ",
    "Hi Bob,\nnote ",
    "resovle ",
    "decide ",
    "Ntoiz: ",
    "Guten Tag,\nNotiz: ",
    "Unsere Anmerkung: ",
    "vertraulich: ",
    "remarque interne: ",
    "confidentiel : ",
    "comentario interno: ",
    "комментарий: ",
    "Внутренняя заметка: ",
    "تعليق: ",
];

fn read_of(text: &str) -> Order {
    let mut rules = rules();
    let bob =
        Person { address: address("bob@example.org"), also: vec![], words: None, line_manager: None, user_id: None, duty: Duty::default() };
    rules.staff.insert("Bob".to_owned(), bob);
    let words = Words::new(&rules, &lang("en"));
    read(text, Beside { files: &[], closed: None, mark: "+s-7k2m" }, &rules, &words)
}

#[test]
fn ordinary_answers_in_six_languages_are_sent() {
    let held: Vec<&str> = SENT.into_iter().filter(|text| !matches!(read_of(text), Order::Do { outright: false, .. })).collect();
    assert_eq!(held, Vec::<&str>::new());
}

#[test]
fn what_may_be_an_order_or_words_for_colleagues_is_held_however_long_it_is() {
    let sent = HELD.into_iter().filter(|beginning| {
        let order = read_of(&format!("{beginning}{SECRET}"));
        !matches!(order, Order::Unclear(Unclear::Meant(_) | Unclear::Word(_)))
    });
    assert_eq!(sent.collect::<Vec<_>>(), Vec::<&str>::new());
}
