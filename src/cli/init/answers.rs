//! The eight questions of a first configuration, and what their answers must be. Never asks, never writes.

use std::collections::BTreeMap;

use url::Url;

use crate::desk::calendar::Hours;
use crate::desk::dossier::Address;
use crate::text::Lang;

/// One question.
#[derive(Debug)]
pub(super) struct Question {
    /// Its name in a file of answers.
    pub(super) key: &'static str,
    pub(super) asks: &'static str,
    pub(super) example: &'static str,
}

/// All of them, in the order in which they are asked.
pub(super) const QUESTIONS: [Question; 8] = [
    Question { key: "organisation", asks: "What is the organisation called?", example: "Example Ltd" },
    Question { key: "languages", asks: "In which languages are customers served? The first is the usual one.", example: "en, de" },
    Question {
        key: "country",
        asks: "In which country? A country with several time zones needs the zone too.",
        example: "GB   or: US America/New_York",
    },
    Question {
        key: "people",
        asks: "Who answers cases? Addresses; then the owner in the top management, the manager of complaints, and what else others \
               hold: safety, privacy, marketing, legal.",
        example: "care@example.org, owner=jo@example.org, manager=max@example.org, safety=sam@example.org",
    },
    Question { key: "hours", asks: "When are they at work, Monday to Friday?", example: "09:00-12:30, 13:30-17:00" },
    Question {
        key: "bot", asks: "In which file is the token of the Telegram bot? “none” goes without Telegram.", example: "bot-token"
    },
    Question {
        key: "mailbox",
        asks: "Which mailbox? Its address, the server for sending, the IMAP server or “none”, and the file with the password.",
        example: "complaints@example.org smtp.example.org imap.example.org mail-password",
    },
    Question {
        key: "policy",
        asks: "Where can customers read how you handle complaints? Then your objectives: of a hundred, how many answers come by \
               their day, and how many customers are content.",
        example: "https://www.example.org/complaints 95 70",
    },
];

/// The roles that can be held by others than those who answer cases; an owner and a manager must be named.
pub(super) const ROLES: [&str; 6] = ["owner", "manager", "safety", "privacy", "marketing", "legal"];

/// What was answered, each piece proved.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) organisation: String,
    pub(super) languages: Vec<Lang>,
    pub(super) country: String,
    pub(super) zone: String,
    pub(super) care: Vec<Address>,
    pub(super) roles: BTreeMap<&'static str, Address>,
    pub(super) hours: Vec<String>,
    pub(super) bot: Option<String>,
    pub(super) mailbox: Option<Mailbox>,
    pub(super) policy: Option<String>,
    /// Of a hundred: answers by their day, and content customers.
    pub(super) objectives: Option<[u8; 2]>,
}

#[derive(Clone, Debug)]
pub(super) struct Mailbox {
    pub(super) address: Address,
    pub(super) smtp: Host,
    pub(super) imap: Option<Host>,
    /// `None` for servers on this machine that ask for none.
    pub(super) password: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Host {
    pub(super) name: String,
    pub(super) port: Option<u16>,
}

impl Host {
    pub(super) fn is_here(&self) -> bool {
        ["localhost", "127.0.0.1", "::1"].contains(&self.name.as_str())
    }
}

impl Answers {
    /// Takes the answer to the question `key`.
    ///
    /// # Errors
    /// Says what is wrong with it; ask again.
    pub(super) fn take(&mut self, key: &str, text: &str) -> Result<(), String> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err("the answer is one line".to_owned());
        }
        match key {
            "organisation" if text.is_empty() => return Err("a name is needed: customers read it in every letter".to_owned()),
            "organisation" => self.organisation = text.to_owned(),
            "languages" => self.languages = languages(text)?,
            "country" => (self.country, self.zone) = country(text)?,
            "people" => (self.care, self.roles) = people(text)?,
            "hours" => self.hours = hours(text)?,
            "bot" => self.bot = unless_none(text).map(str::to_owned),
            "mailbox" => self.mailbox = Some(mailbox(text)?),
            "policy" => (self.policy, self.objectives) = policy(text)?,
            _ => return Err(format!("no question is called `{key}`")),
        }
        Ok(())
    }

    pub(super) fn serves(&self, lang: &str) -> bool {
        self.languages.iter().any(|served| served.as_str() == lang)
    }

    /// Returns the address of a role: its own, else the first of those who answer cases.
    pub(super) fn role(&self, role: &str) -> Option<&Address> {
        self.roles.get(role).or(self.care.first())
    }
}

fn unless_none(text: &str) -> Option<&str> {
    (!text.is_empty() && !text.eq_ignore_ascii_case("none") && text != "-").then_some(text)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

fn languages(text: &str) -> Result<Vec<Lang>, String> {
    let known = |tag: &str| {
        let spoken = crate::flow::system::sources().into_iter().any(|(lang, _)| lang.as_str() == tag);
        Lang::parse(tag).filter(|_| spoken).ok_or_else(|| format!("`{tag}` is no language that the program speaks"))
    };
    let languages: Vec<Lang> = words(text).map(known).collect::<Result<_, _>>()?;
    if languages.is_empty() { Err("at least one language is needed, such as en".to_owned()) } else { Ok(languages) }
}

/// Countries with one time zone, or one that nearly everybody lives in.
const ZONES: [(&str, &str); 21] = [
    ("AE", "Asia/Dubai"),
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("CH", "Europe/Zurich"),
    ("CZ", "Europe/Prague"),
    ("DE", "Europe/Berlin"),
    ("DK", "Europe/Copenhagen"),
    ("EG", "Africa/Cairo"),
    ("ES", "Europe/Madrid"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("GB", "Europe/London"),
    ("IE", "Europe/Dublin"),
    ("IN", "Asia/Kolkata"),
    ("IT", "Europe/Rome"),
    ("MA", "Africa/Casablanca"),
    ("NL", "Europe/Amsterdam"),
    ("NO", "Europe/Oslo"),
    ("PL", "Europe/Warsaw"),
    ("SA", "Asia/Riyadh"),
    ("SE", "Europe/Stockholm"),
];

fn country(text: &str) -> Result<(String, String), String> {
    let (code, zone) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let code = code.to_ascii_uppercase();
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(format!("`{code}` is no country: two letters, such as GB"));
    }
    let usual = ZONES.iter().find(|(country, _)| *country == code).map(|(_, zone)| *zone);
    let zone = Some(zone.trim()).filter(|zone| !zone.is_empty()).or(usual);
    let zone = zone.ok_or_else(|| format!("which time zone? such as: {code} America/New_York"))?;
    match crate::io::zone::zone(zone) {
        Some(_) => Ok((code, zone.to_owned())),
        None => Err(format!("this system knows no time zone `{zone}`")),
    }
}

type People = (Vec<Address>, BTreeMap<&'static str, Address>);

fn people(text: &str) -> Result<People, String> {
    let (mut care, mut roles) = (Vec::new(), BTreeMap::new());
    for word in words(text) {
        let (role, address) = word.split_once('=').map_or((None, word), |(role, address)| (Some(role.trim()), address));
        let address = Address::parse(address).ok_or_else(|| format!("`{}` is no e-mail address", address.trim()))?;
        match role {
            None => care.push(address),
            Some(role) => {
                let known = ROLES.into_iter().find(|known| *known == role);
                roles.insert(known.ok_or_else(|| format!("there is no role `{role}`: {}", ROLES.join(", ")))?, address);
            }
        }
    }
    if care.is_empty() { Err("somebody must answer cases: an address without a role is needed".to_owned()) } else { Ok((care, roles)) }
}

fn hours(text: &str) -> Result<Vec<String>, String> {
    let read = |span: &str| {
        let parsed = span.split_once('-').and_then(|(opens, closes)| Hours::parse(opens.trim(), closes.trim()));
        parsed.map(|_| span.replace(' ', "")).ok_or_else(|| format!("`{span}` are no hours of a day, such as 09:00-17:00"))
    };
    let hours: Vec<String> = words(text).map(read).collect::<Result<_, _>>()?;
    if hours.is_empty() { Err("hours are needed, such as 09:00-17:00: all dates are counted in them".to_owned()) } else { Ok(hours) }
}

fn mailbox(text: &str) -> Result<Mailbox, String> {
    let mut parts = text.split_whitespace();
    let address = parts.next().unwrap_or_default();
    let address = Address::parse(address).ok_or_else(|| format!("`{address}` is no e-mail address"))?;
    let smtp = host(parts.next().ok_or("which server sends the mail? staff hear of cases by mail")?)?;
    let imap = parts.next().and_then(unless_none).map(host).transpose()?;
    let password = parts.next().and_then(unless_none).map(str::to_owned);
    let here = smtp.is_here() && imap.as_ref().is_none_or(Host::is_here);
    if password.is_none() && !here {
        return Err("which file has the password? it stands last".to_owned());
    }
    match parts.next() {
        Some(more) => Err(format!("`{more}` is one part too many: address, server, IMAP server, file")),
        None => Ok(Mailbox { address, smtp, imap, password }),
    }
}

fn host(text: &str) -> Result<Host, String> {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port.parse::<u16>().map_err(|_| format!("`{port}` is no port"))?)),
        None => (text, None),
    };
    let fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    if fits { Ok(Host { name: name.to_owned(), port }) } else { Err(format!("`{text}` is no server")) }
}

fn policy(text: &str) -> Result<(Option<String>, Option<[u8; 2]>), String> {
    let mut words = text.split_whitespace();
    let link = words.next().and_then(unless_none).map(link).transpose()?;
    let objectives: Vec<u8> = words.map(percent).collect::<Result<_, _>>()?;
    match objectives[..] {
        [] => Ok((link, None)),
        [on_time, satisfied] => Ok((link, Some([on_time, satisfied]))),
        _ => Err("two objectives are needed, such as 95 70: answers by their day, and content customers".to_owned()),
    }
}

fn link(text: &str) -> Result<String, String> {
    match Url::parse(text).ok().filter(|url| ["https", "http"].contains(&url.scheme()) && url.has_host()) {
        Some(_) => Ok(text.to_owned()),
        None => Err(format!("`{text}` is no link, such as https://www.example.org/complaints")),
    }
}

fn percent(text: &str) -> Result<u8, String> {
    let number = text.trim_end_matches(['%', ',']).parse().ok();
    number.filter(|number| (1..=100).contains(number)).ok_or_else(|| format!("`{text}` is no objective: a number from 1 to 100"))
}
