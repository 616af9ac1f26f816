//! The reference of the language as Markdown, printed from the tables.

use crate::flow::kind::REFUSAL_ATTRIBUTES;

use super::{ATTRIBUTES, COMPARISONS, KINDS, KindEntry, Owner, SECTIONS, STEP, Section, Setting, Without};

const HEAD: &str = "# Reference of the flow language

Everything that a script (`*.toml`) and its texts (`*.<language>.ftl`) can say. [GUIDE.md](GUIDE.md) shows how it is used.
This page is printed by `redress flow reference` from the table by which the program itself reads scripts; it cannot tell anything else.
";

/// Returns the whole reference.
pub fn markdown() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n## Scripts\n");
    for section in SECTIONS {
        page.push_str(&section_page(section));
    }
    page.push_str(&kinds());
    page.push_str(&comparisons());
    page.push_str(&texts());
    page
}

fn section_page(section: &'static Section) -> String {
    let heading = if section.header.is_empty() { "The top of the file".to_owned() } else { format!("`{}`", section.header) };
    let mut page = format!("\n### {heading}\n\n{}\n\n", section.meaning);
    page.push_str("| setting | takes | without it | meaning |\n|---|---|---|---|\n");
    for setting in section.settings {
        page.push_str(&row(&[
            format!("`{}`", setting.name),
            setting.takes.phrase(),
            setting.without.phrase(),
            setting.meaning.to_owned() + &example(setting),
        ]));
    }
    for setting in section.settings.iter().filter(|setting| !setting.takes.words().is_empty()) {
        page.push_str(&format!("\n`{}`:\n", setting.name));
        for word in setting.takes.words() {
            page.push_str(&format!("- `\"{}\"`: {}\n", word.name, word.meaning));
        }
    }
    page
}

fn example(setting: &Setting) -> String {
    let is_told = setting.example.is_empty() || setting.without == Without::Same(setting.example);
    if is_told { String::new() } else { format!(" Such as `{} = {}`.", setting.name, setting.example) }
}

fn kinds() -> String {
    let mut page = "\n## Kinds of questions\n\n".to_owned();
    page.push_str("| kind | accepts | own settings | in a chat | in a mail |\n|---|---|---|---|---|\n");
    for kind in &KINDS {
        page.push_str(&row(&[
            format!("`{}`", kind.name),
            kind.meaning.to_owned(),
            own_settings(kind),
            kind.chat.to_owned(),
            kind.mail.to_owned(),
        ]));
    }
    page.push_str("\nEvery question can have ");
    let general = STEP.names.iter().filter(|name| is_general(name)).map(|name| format!("`{name}`"));
    page.push_str(&general.collect::<Vec<_>>().join(", "));
    page.push_str(".\n");
    page
}

fn own_settings(kind: &KindEntry) -> String {
    kind.settings.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Tells whether every question can have the setting, whatever its kind.
fn is_general(name: &str) -> bool {
    let of_shapes = ["ask", "say", "confirm", "use", "prefix", "kind"];
    !of_shapes.contains(&name) && KINDS.iter().all(|kind| !kind.settings.contains(&name))
}

fn comparisons() -> String {
    let mut page = "\n## Conditions\n\n".to_owned();
    page.push_str("A condition compares answers to earlier questions, by their ids, with values that stand without quotes. ");
    page.push_str("Tests are joined by `and` and `or`, turned round by `not`, and grouped by brackets; `and` binds closer than `or`.\n\n");
    page.push_str("| | example | true if |\n|---|---|---|\n");
    for comparison in &COMPARISONS {
        page.push_str(&row(&[format!("`{}`", comparison.sign), format!("`{}`", comparison.example), comparison.meaning.to_owned()]));
    }
    page.push_str(
        "\nA question that was skipped, or whose own condition is false, is absent: every comparison with it is false, only `!=` is true. ",
    );
    page.push_str("While a question is still open, a comparison with it is neither true nor false; by e-mail such a step waits.\n");
    page
}

fn texts() -> String {
    let mut page = "\n## Texts\n\n".to_owned();
    page.push_str("The words of step `x` are the message `x`, those of option `o` of question `x` the message `x-o`. ");
    page.push_str(
        "In any text `{ $name }` is the customer's first name, and `{ $order_no }` the answer to the earlier question `order_no`.\n",
    );
    let groups = [
        (Owner::Question, "Attributes of every question", ""),
        (
            Owner::Refusal,
            "Attributes for refused answers",
            "They stand for the general words of Redress. `{ $input }` is what was written, `{ $example }` the question's `.example`.",
        ),
        (Owner::YesNo, "Attributes of `yesno` and `consent` questions", ""),
        (Owner::Option, "Attributes of options", ""),
    ];
    for (owner, heading, note) in groups {
        page.push_str(&format!("\n### {heading}\n\n"));
        if !note.is_empty() {
            page.push_str(&format!("{note}\n\n"));
        }
        page.push_str("| attribute | meaning |\n|---|---|\n");
        for attribute in ATTRIBUTES.iter().filter(|attribute| attribute.owner == owner) {
            page.push_str(&row(&[format!("`.{}`", attribute.name), attribute.meaning.to_owned() + &shown(attribute.name)]));
        }
    }
    page
}

/// Says which variables the words of a refusal can show.
fn shown(attribute: &str) -> String {
    let variables = REFUSAL_ATTRIBUTES.iter().find(|(name, _)| *name == attribute).map_or(&[][..], |(_, variables)| variables);
    let list: Vec<String> = variables.iter().map(|name| format!("`{{ ${name} }}`")).collect();
    if list.is_empty() { String::new() } else { format!(" It can show {}.", list.join(", ")) }
}

fn row(cells: &[String]) -> String {
    // A stroke would end the cell.
    format!("| {} |\n", cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
}
