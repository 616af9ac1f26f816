//! Writes the organisation's own words as far as the answers tell them; the rest is worded so that it is true of everybody.

use super::answers::Answers;

/// Where the words stand, before the language.
const FILE: &str = "_organisation.";
/// Finds somebody who listens, in most countries.
const ANY_HELPLINE: &str = "https://findahelpline.com";
/// The number for danger to life in the European Union (Directive (EU) 2018/1972, article 109) and where its rules hold too.
const EUROPEAN_EMERGENCY: &str = "112";
const EUROPEAN: [&str; 31] = [
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV",
    "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Numbers for danger to life, and where somebody listens at any hour, by country; to be checked by whoever goes into service.
///
/// A wrong number is worse than none: a country is here only where a page of the helpline itself, of its government or of the press
/// says that the number answers day and night; the page stands beside it. Everybody else finds one by the address above.
const NUMBERS: [(&str, &str, &str); 15] = [
    // ooe.orf.at/stories/3204589, 2023
    ("AT", "112", "Telefonseelsorge: 142"),
    // lifeinmind.org.au, 2022, and theleader.com.au/story/7611333
    ("AU", "000", "Lifeline: 13 11 14"),
    // dhnet.be, 5 September 2023, for the French number; nieuws.vtm.be/binnenland/67758 for the Dutch one
    ("BE", "112", "0800 32 123 (français), 1813 (Nederlands)"),
    // The Canadian Press on the start of the line, 30 November 2023, and cmhasaskatoon.ca/9-8-8
    ("CA", "911", "988"),
    // barfi.ch, February 2017, and 20min.ch/story/19490166
    ("CH", "112", "143"),
    // spektrum.de/news/2055834, 2022
    ("DE", "112", "TelefonSeelsorge: 0800 1110111"),
    // rtve.es/noticias/20220509, on the start of the line by the ministry of health
    ("ES", "112", "024"),
    // service-public.fr/particuliers/actualites/A15206, 2021
    ("FR", "112", "3114"),
    // samaritans.org/how-we-can-help/contact-samaritan
    ("GB", "999", "Samaritans: 116 123"),
    // irishexaminer.com, 2019, and newstalk.com, on the free number; irishtimes.com, on its hours
    ("IE", "112", "Samaritans: 116 123"),
    // theshillongtimes.com, 7 February 2025, the minister of health in parliament
    ("IN", "112", "Tele MANAS: 14416"),
    // eluniversal.com.mx, 24 December 2025
    ("MX", "911", "Línea de la Vida: 800 911 2000"),
    // nu.nl/binnenland/6062813, 2020, and upday.com, 3 October 2025
    ("NL", "112", "113, 0800-0113"),
    // scoop.co.nz, the minister of health on the start of the line, 2017, and pegasus.health.nz/?p=6300
    ("NZ", "111", "1737"),
    // en.wikipedia.org/wiki/Suicide_and_Crisis_Lifeline
    ("US", "911", "988"),
];

/// What is said where the answers tell nothing.
struct Phrases {
    lang: &'static str,
    on_request: &'static str,
    outside: &'static str,
    /// With the mailbox and the hours.
    contact: &'static str,
    contact_by_chat: &'static str,
}

const PHRASES: [Phrases; 6] = [
    Phrases {
        lang: "en",
        on_request: "on request, just ask us.",
        outside: "Consumer advice centres and ombudsman services. Ask us which of them is in charge of us, and we name it with its address.",
        contact: "In this chat or by e-mail to MAILBOX, Monday to Friday, HOURS",
        contact_by_chat: "In this chat, Monday to Friday, HOURS",
    },
    Phrases {
        lang: "de",
        on_request: "auf Anfrage, schreiben Sie uns einfach.",
        outside: "Verbraucherzentralen und Schlichtungsstellen. Fragen Sie uns, welche für uns zuständig ist: Wir nennen sie Ihnen mit Adresse.",
        contact: "In diesem Chat oder per E-Mail an MAILBOX, Montag bis Freitag, HOURS Uhr",
        contact_by_chat: "In diesem Chat, Montag bis Freitag, HOURS Uhr",
    },
    Phrases {
        lang: "es",
        on_request: "si nos lo pide, se lo enviamos.",
        outside: "Oficinas de consumo y mediadores independientes. Pregúntenos cuál es competente y le diremos su dirección.",
        contact: "En este chat o por correo a MAILBOX, de lunes a viernes, HOURS",
        contact_by_chat: "En este chat, de lunes a viernes, HOURS",
    },
    Phrases {
        lang: "fr",
        on_request: "sur demande, écrivez-nous.",
        outside: "Des associations de consommateurs et des médiateurs. Demandez-nous qui est compétent : nous vous donnons son adresse.",
        contact: "Dans cette conversation ou par e-mail à MAILBOX, du lundi au vendredi, HOURS",
        contact_by_chat: "Dans cette conversation, du lundi au vendredi, HOURS",
    },
    Phrases {
        lang: "ru",
        on_request: "по запросу, напишите нам.",
        outside: "Общества защиты прав потребителей и омбудсмены. Спросите нас, к кому обратиться: мы назовём адрес.",
        contact: "В этом чате или по почте MAILBOX, с понедельника по пятницу, HOURS",
        contact_by_chat: "В этом чате, с понедельника по пятницу, HOURS",
    },
    Phrases {
        lang: "ar",
        on_request: "عند الطلب، اكتبوا إلينا.",
        outside: "جمعيات حماية المستهلك وأمناء المظالم. اسألونا أيّها المختص، ونذكر لكم عنوانه.",
        contact: "في هذه المحادثة أو بالبريد الإلكتروني MAILBOX، من الاثنين إلى الجمعة، HOURS",
        contact_by_chat: "في هذه المحادثة، من الاثنين إلى الجمعة، HOURS",
    },
];

/// Returns a shipped file with the organisation's words; any other file as it is.
pub(super) fn own_words(name: &str, text: &str, answers: &Answers) -> String {
    let tag = name.strip_prefix(FILE).and_then(|rest| rest.strip_suffix(".ftl"));
    let Some(phrases) = tag.and_then(|tag| PHRASES.iter().find(|phrases| phrases.lang == tag)) else { return text.to_owned() };
    let mut out = String::new();
    let mut replaced = false;
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let value = value(id, phrases, answers);
            replaced = value.is_some();
            out.push_str(&value.map_or_else(|| line.to_owned(), |value| format!("{id} = {value}")));
        } else if replaced && line.starts_with(' ') {
            // The rest of the text that was replaced.
            continue;
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

fn value(id: &str, phrases: &Phrases, answers: &Answers) -> Option<String> {
    let numbers = NUMBERS.iter().find(|(country, _, _)| *country == answers.country);
    let value = match id {
        // Customers who are served must be able to read it: the mark stays, and nothing starts before it is replaced.
        "policy-link" if answers.policy.is_none() && answers.serves(phrases.lang) => return None,
        "policy-link" => answers.policy.clone().unwrap_or_else(|| phrases.on_request.to_owned()),
        "privacy-link" => phrases.on_request.to_owned(),
        "privacy-contact" => answers.role("privacy")?.as_str().to_owned(),
        "contact-ways" => contact(phrases, answers),
        "outside-bodies" => phrases.outside.to_owned(),
        // A wrong number is worse than none: where none is known the mark stays, for whoever lives there to replace.
        "emergency-number" if answers.serves(phrases.lang) => emergency(&answers.country)?.to_owned(),
        "emergency-number" => emergency(&answers.country).unwrap_or(EUROPEAN_EMERGENCY).to_owned(),
        "helpline" => numbers.map_or(ANY_HELPLINE, |(_, _, helpline)| helpline).to_owned(),
        _ => return None,
    };
    Some(value)
}

/// Returns the number for danger to life in a country; `None` where it is not known here.
pub(super) fn emergency(country: &str) -> Option<&'static str> {
    let numbers = NUMBERS.iter().find(|(known, _, _)| *known == country).map(|(_, emergency, _)| *emergency);
    numbers.or_else(|| EUROPEAN.contains(&country).then_some(EUROPEAN_EMERGENCY))
}

fn contact(phrases: &Phrases, answers: &Answers) -> String {
    let hours = answers.hours.join(", ");
    match answers.mailbox.as_ref().filter(|mailbox| mailbox.imap.is_some()) {
        Some(mailbox) => phrases.contact.replace("MAILBOX", mailbox.address.as_str()).replace("HOURS", &hours),
        None => phrases.contact_by_chat.replace("HOURS", &hours),
    }
}
