//! Scripts and texts full of slips: every one is found in one run, at its place and with a proposal, and nothing else is reported.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use redress::diagnostic::render::{self, Look};
use redress::diagnostic::{Diagnostic, Severity, Source};
use redress::flow::read::{Surroundings, read};
use redress::io::files::read_flows;

/// File, what stands there (nothing: at the end), the slip, its code, and the text that the problem must point to.
type Slip = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Returns the flows of many organisations, with words of Redress itself in the languages that it does not ship.
fn files() -> Vec<(String, String)> {
    let folder = read_flows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms")).expect("the flows are beside the tests");
    let mut files: Vec<(String, String)> = folder.iter().map(|source| (source.name.clone(), source.text.clone())).collect();
    let english = include_str!("../flows/_system.en.ftl");
    for (lang, one) in [("it", "[one]"), ("pl", "[few] …\n        [many] …\n        [one]")] {
        files.push((format!("_system.{lang}.ftl"), english.replace("[one]", one)));
    }
    files
}

fn check(files: Vec<(String, String)>) -> Vec<Diagnostic> {
    let sources: Vec<Arc<Source>> = files.into_iter().map(|(name, text)| Arc::new(Source { name, text })).collect();
    let (_, mut problems) = read(&sources, &Surroundings::default());
    problems.retain(|problem| problem.severity != Severity::Advice);
    problems
}

/// A slip as `tests/forms/slips` has it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    file: String,
    good: String,
    bad: String,
    code: String,
    /// The text that the problem must point to.
    at: String,
    /// What its proposal puts there.
    mend: Option<String>,
}

#[derive(Debug, serde::Deserialize)]
struct Sheet {
    slip: Vec<Planted>,
}

#[test]
fn the_slips_of_each_sheet_are_all_found_at_once_with_their_mends() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/slips");
    for sheet in fs::read_dir(folder).expect("the sheets are beside the forms") {
        let path = sheet.expect("a readable entry").path();
        let sheet: Sheet = toml::from_str(&fs::read_to_string(&path).expect("a readable sheet")).expect("a sheet of slips");
        assert!(20 <= sheet.slip.len(), "{} has {} slips", path.display(), sheet.slip.len());
        let mut files = files();
        for slip in &sheet.slip {
            let (_, text) = files.iter_mut().find(|(known, _)| *known == slip.file).expect("a known file");
            assert!(text.contains(&slip.good), "{}: {}", slip.file, slip.good);
            *text = text.replacen(&slip.good, &slip.bad, 1);
        }
        let problems = check(files);
        let drawn = render::all(&problems, Look::Plain);
        for slip in &sheet.slip {
            let is_it = |problem: &&Diagnostic| {
                let at = problem.span.as_ref().is_some_and(|span| span.source.name == slip.file && span.text() == slip.at);
                problem.code == slip.code && at
            };
            let problem = problems.iter().find(is_it).unwrap_or_else(|| panic!("{} at {} of {}:\n{drawn}", slip.code, slip.at, slip.file));
            assert!(problem.help.is_some(), "{} at {} has no proposal", slip.code, slip.at);
            let mend = problem.patch.as_ref().map(|patch| &patch.replacement);
            assert!(slip.mend.is_none() || mend == slip.mend.as_ref(), "{} at {}: {mend:?}", slip.code, slip.at);
        }
        assert_eq!(problems.len(), sheet.slip.len(), "{}\n{drawn}", path.display());
    }
}

/// Plants the slips and asks that each is found, and nothing beside them.
fn found(slips: &[Slip]) {
    let mut files = files();
    for (name, good, bad, ..) in slips {
        let (_, text) = files.iter_mut().find(|(known, _)| known == name).expect("a known file");
        assert!(text.contains(good), "{name}: {good}");
        *text = if good.is_empty() { format!("{text}{bad}") } else { text.replacen(good, bad, 1) };
    }
    let problems = check(files);
    let drawn = render::all(&problems, Look::Plain);
    for (name, _, _, code, text) in slips {
        let is_it = |problem: &&Diagnostic| {
            let at = problem.span.as_ref().is_some_and(|span| span.source.name == *name && span.text() == *text);
            problem.code == *code && at
        };
        let problem = problems.iter().find(is_it).unwrap_or_else(|| panic!("{code} at {text} of {name}:\n{drawn}"));
        assert!(problem.help.is_some(), "{code} has no proposal");
    }
    assert_eq!(problems.len(), slips.len(), "{drawn}");
    let severities: Vec<Severity> = problems.iter().map(|problem| problem.severity).collect();
    assert!(severities.is_sorted(), "errors come before warnings");
}

#[test]
fn the_sound_scripts_give_no_problem() {
    let problems = check(files());
    assert!(problems.is_empty(), "{}", render::all(&problems, Look::Plain));
}

#[test]
fn the_slips_of_a_menu_like_form_are_all_found() {
    found(&[
        ("canteen.toml", "format = 1", r#"format = "1""#, "F003", r#""1""#),
        ("canteen.toml", r#"keywords = ["menu feedback", "kantine"]"#, r#"keyword = ["menu feedback", "kantine"]"#, "F002", "keyword"),
        ("canteen.toml", r#""canteen@example.org""#, r#""canteen.example.org""#, "F003", r#""canteen.example.org""#),
        (
            "canteen.toml",
            r#"options = ["soup", "main", "vegan", "salad", "dessert"]"#,
            r#"options = ["soup", "main", "vegan", "Salad", "dessert"]"#,
            "F018",
            r#""Salad""#,
        ),
        ("canteen.toml", r#"when = "topic = meal and dish answered""#, r#"when = "topic == meal and dish answered""#, "F010", "=="),
        ("canteen.toml", "multiple = [1, 3]", "multiple = [1, 9]", "F022", "9"),
        ("canteen.toml", r#"when = "taste <= 2""#, r#"when = "taste <= bad""#, "F016", "bad"),
        ("canteen.toml", r#"when = "minutes >= 30""#, r#"when = "minuts >= 30""#, "F011", "minuts"),
        ("canteen.toml", r#"currency = "EUR""#, r#"currency = "Euro""#, "F003", r#""Euro""#),
        ("canteen.toml", r#"'K-\d{3,5}'"#, "'K-[0-9{3,5}'", "F020", "["),
        (
            "canteen.toml",
            r#"when = "topic = hygiene or why_bad has other""#,
            r#"when = "topic = hygiene or why_bad = other""#,
            "F016",
            "why_bad",
        ),
        ("canteen.toml", "kind = \"photo\"\ncount = [1, 3]", "kind = \"photo\"\nlength = [1, 3]", "F002", "length"),
        ("canteen.toml", "length = [5, 1500]", "length = [1500, 5]", "F022", "[1500, 5]"),
        ("canteen.toml", r#"not_after = "today""#, r#"not_after = "tomorow""#, "F003", r#""tomorow""#),
        (
            "canteen.toml",
            "optional = true\nmail = { from = \"sender\" }",
            "optional = \"yes\"\nmail = { from = \"sender\" }",
            "F003",
            r#""yes""#,
        ),
        ("canteen.toml", r#"priority = "high""#, r#"priority = "very high""#, "F003", r#""very high""#),
        ("canteen.toml", r#"minimum = ["words"]"#, r#"minimum = ["text"]"#, "F011", r#""text""#),
        ("canteen.toml", r#"after = "2d""#, r#"after = "2 days""#, "F003", r#""2 days""#),
        ("canteen.en.ftl", "topic-queue = The queue", "topic-queue = 🍲 A meal", "T012", "🍲 A meal"),
        ("canteen.en.ftl", "{ $minutes } minutes is too long.", "{ $minute } minutes is too long.", "T005", "$minute"),
        ("canteen.en.ftl", "dish-main = Main course\n", "", "T002", "dish-soup"),
        ("canteen.de.ftl", "found = Bitte schicken", "foud = Bitte schicken", "T008", "foud"),
        (
            "canteen.en.ftl",
            "reply_to = To which address may we answer?",
            "reply_to = To which address may we answer you in case that we have further questions about your message, or in order to let you know what we have done about it in the end?",
            "T021",
            "To which address may we answer you in case that we have further questions about your message, or in order to let you know what we have done about it in the end?",
        ),
        (
            "canteen.de.ftl",
            "why_bad-small = Zu wenig",
            "why_bad-small = Es war viel zu wenig auf dem Teller, ich hatte noch Hunger",
            "T011",
            "Es war viel zu wenig auf dem Teller, ich hatte noch Hunger",
        ),
        ("canteen.en.ftl", "check_it = Thank you { $name }.", "check_it = Thank you { $name } for { $paid }.", "T007", "$paid"),
        ("canteen.en.ftl", "why = With", "why : With", "T001", ":"),
    ]);
}

#[test]
fn the_slips_of_a_safety_form_with_parts_are_all_found() {
    found(&[
        ("plant.toml", r#"on  = ["chat"]"#, r#"on  = ["telegram"]"#, "F003", r#""telegram""#),
        ("plant.toml", "[[step]]\nask     = \"event\"\nkind    = \"choice\"\n", "[[step]]\nask     = \"event\"\n", "F005", "ask"),
        ("plant.toml", r#"when = "event in [injury, fire]""#, r#"when = "event in [injury, fire""#, "F010", "fire"),
        (
            "plant.toml",
            "event = injury and injured_count > 0",
            "event = leak and injured_count > 0",
            "F014",
            "event = leak and injured_count > 0",
        ),
        ("plant.toml", r#"prefix = """#, r#"prefx = """#, "F002", "prefx"),
        ("plant.toml", "ask     = \"litres\"\nkind    = \"number\"", "ask     = \"litres\"\nkind    = \"int\"", "F004", r#""int""#),
        ("plant.toml", r#"say  = "stop_machine""#, "say  = \"stop_machine\"\nkind = \"text\"", "F002", "kind"),
        ("plant.toml", r#"when = "event != unsafe""#, r#"when = "event ! unsafe""#, "F010", "!"),
        ("plant.toml", "count    = [1, 5]", "count    = 5", "F003", "5"),
        (
            "plant.toml",
            r#"when     = "event = injury or hospital = yes""#,
            r#"when     = "event = injured or hospital = yes""#,
            "F013",
            "injured",
        ),
        ("plant.toml", "litres >= 20 or", "litres >= twenty or", "F016", "twenty"),
        ("plant.toml", r#"notify   = ["environment"]"#, r#"notify   = "environment""#, "F003", r#""environment""#),
        ("plant.toml", r#"minimum = ["story"]"#, r#"minimum = ["story", "hospital"]"#, "F031", r#""hospital""#),
        ("plant.toml", r#"remind = ["15m", "2h"]"#, r#"remind = ["15m", "2d"]"#, "F038", r#""2d""#),
        ("parts/where_when.toml", r#"options = ["a", "b", "c", "yard"]"#, r#"options = ["a", "b", "c", "c"]"#, "F009", r#""c""#),
        ("parts/person.toml", r#"'\d{6}'"#, r#"'\d{6'"#, "F020", "{6"),
        ("parts/person.toml", r#"when = "phone answered""#, r#"when = "telephone answered""#, "F011", "telephone"),
        ("plant.de.ftl", "    .invalid = Die Nummer hat sechs Ziffern, zum Beispiel { $example }.\n", "", "T003", "person_staff_no"),
        ("plant.en.ftl", "event-unsafe = Something is unsafe", "event_unsafe = Something is unsafe", "T008", "event_unsafe"),
        ("plant.en.ftl", "{ $person_phone }", "{ $phone }", "T005", "$phone"),
        (
            "parts/where_when.de.ftl",
            "place = Wo ist es passiert?",
            "place = Wo ist es passiert? Siehe www.works.example/karte",
            "T016",
            "www.works.example/karte",
        ),
        (
            "plant.de.ftl",
            "litres = Wie viele Liter ungefähr?\n    .label = Liter",
            "litres = Wie viele Liter ungefähr?\n    label = Liter",
            "T004",
            "label",
        ),
        (
            "plant.en.ftl",
            "stop_machine = Please stop the machine if that is safe.",
            "stop_machine = Please stop the machine if that is safe. https://ec.europa.eu/consumers/odr",
            "T020",
            "https://ec.europa.eu/consumers/odr",
        ),
    ]);
}

#[test]
fn the_slips_of_a_contact_form_in_six_languages_are_all_found() {
    found(&[
        (
            "contact.toml",
            r#"languages = ["en", "de", "fr", "es", "it", "pl"]"#,
            r#"languages = ["en", "de", "fr", "es", "it", "pl", "english"]"#,
            "F003",
            r#""english""#,
        ),
        ("contact.toml", r#"commands = ["contact"]"#, r#"commands = ["contact", "stop"]"#, "F036", r#""stop""#),
        (
            "contact.toml",
            r#"options = ["permit", "waste", "noise", "praise", "else"]"#,
            r#"options = ["permit", "waste", "noise", "praise", "else""#,
            "F001",
            "[",
        ),
        ("contact.toml", "optional = true\nmail = { find = true }", "optional = True\nmail = { find = true }", "F001", "True"),
        ("contact.toml", r#"when = "matter = noise""#, r#"when = "mater = noise""#, "F011", "mater"),
        ("contact.toml", "ask = \"phone\"\nkind = \"phone\"", "ask = \"email\"\nkind = \"phone\"", "F007", r#""email""#),
        ("contact.toml", r#"when = "answer_by != none""#, r#"when = "answer_by <> none""#, "F010", "<>"),
        ("contact.toml", r#"when = "at_night = yes""#, r#"when = "at_night = true""#, "F013", "true"),
        ("contact.toml", r#"minimum = ["message", "matter"]"#, r#"minimun = ["message", "matter"]"#, "F002", "minimun"),
        ("contact.toml", r#"remind = ["1d"]"#, r#"remind = ["1d", "5d"]"#, "F038", r#""5d""#),
        ("contact.toml", r#"then = "drop""#, r#"then = "delete""#, "F003", r#""delete""#),
        ("contact.en.ftl", ".example = BA-2026/07", ".example = BA-26/07", "F021", "BA-26/07"),
        ("contact.de.ftl", "    .label = Tonnen\n", "    .lable = Tonnen\n", "T004", "lable"),
        ("contact.fr.ftl", "newsletter = Pouvons-nous vous envoyer notre lettre ?\n    .label = Lettre\n", "", "T002", "email"),
        ("contact.es.ftl", "matter-praise = Una felicitación\n", "", "T002", "matter-noise"),
        ("contact.it.ftl", "{ $name }", "{ $nome }", "T005", "$nome"),
        ("contact.pl.ftl", "        [few] { $limit } pojemniki\n        [many] { $limit } pojemników\n", "", "T023", "$limit"),
        ("contact.pl.ftl", "answer_by-none = Bez odpowiedzi", "answer_by-none = E-mailem", "T012", "E-mailem"),
        ("contact.fr.ftl", "at_night = Est-ce la nuit ?", "at_night = Est-ce la nuit { $matter ?", "T001", "?"),
        ("contact.en.ftl", "", "\nold_question = Is this still here?\n", "T008", "old_question"),
        (
            "contact.es.ftl",
            "overview = ¿Es correcto?",
            "overview = ¿Es correcto? Escriba a info@@town.example",
            "T016",
            "info@@town.example",
        ),
        ("contact.it.ftl", "", "\nmatter-noise = Rumori\n", "T017", "matter-noise"),
    ]);
}
