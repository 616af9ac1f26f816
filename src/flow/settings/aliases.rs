//! What the settings of other form and chat tools are called here, for those who come from there.

use crate::diagnostic::table::Alias::{self, Otherwise, Setting};

const WORDS: Alias =
    Otherwise("the words that a customer reads stand beside the script, in `<flow>.<language>.ftl`, under the id of the step");

pub(in crate::flow) const FLOW_ALIASES: [(&str, Alias); 5] =
    [("name", Setting("flow")), ("id", Setting("flow")), ("version", Setting("format")), ("title", WORDS), ("description", WORDS)];

pub(in crate::flow) const STEP_ALIASES: [(&str, Alias); 37] = [
    ("question", Setting("ask")),
    ("field", Setting("ask")),
    ("type", Setting("kind")),
    ("if", Setting("when")),
    ("condition", Setting("when")),
    ("relevant", Setting("when")),
    ("show_if", Setting("when")),
    ("pattern", Setting("matches")),
    ("regex", Setting("matches")),
    ("constraint", Setting("matches")),
    ("values", Setting("options")),
    ("answers", Setting("options")),
    ("items", Setting("options")),
    ("channel", Setting("on")),
    ("channels", Setting("on")),
    ("retries", Setting("tries")),
    ("attempts", Setting("tries")),
    ("sensitive", Setting("private")),
    ("include", Setting("use")),
    ("part", Setting("use")),
    ("min", Otherwise("the least and the most stand together: `length`, `range`, `count` or `multiple` = [least, most]")),
    ("max", Otherwise("the least and the most stand together: `length`, `range`, `count` or `multiple` = [least, most]")),
    ("required", Otherwise("every question is required; one that can be skipped has `optional = true`")),
    ("mandatory", Otherwise("every question is required; one that can be skipped has `optional = true`")),
    ("default", Otherwise("no answer is taken for granted; a question that can be left out has `optional = true`")),
    ("goto", Otherwise("steps come in the order of the file; a step that comes only sometimes has `when`")),
    (
        "next",
        Otherwise("steps come in the order of the file; a step that comes only sometimes has `when`; other flows go on by `[[next]]`"),
    ),
    ("skip_to", Otherwise("steps come in the order of the file; a step that comes only sometimes has `when`")),
    ("notify", Otherwise("an alarm is a `[[raise]]` of its own, with `id`, `when`, `priority` and `notify`")),
    ("text", WORDS),
    ("message", WORDS),
    ("label", WORDS),
    ("title", WORDS),
    ("hint", WORDS),
    ("help", WORDS),
    ("example", WORDS),
    ("placeholder", WORDS),
];

pub(in crate::flow) const RAISE_ALIASES: [(&str, Alias); 7] = [
    ("name", Setting("id")),
    ("if", Setting("when")),
    ("condition", Setting("when")),
    ("severity", Setting("priority")),
    ("level", Setting("priority")),
    ("to", Setting("notify")),
    ("team", Setting("notify")),
];

pub(in crate::flow) const NEXT_ALIASES: [(&str, Alias); 5] = [
    ("if", Setting("when")),
    ("condition", Setting("when")),
    ("to", Setting("flow")),
    ("goto", Setting("flow")),
    ("else", Setting("otherwise")),
];
