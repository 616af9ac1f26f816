//! The words of Redress itself, as shipped inside the program: `flows/_system.<lang>.ftl`, with those that stand for the organisation's
//! own until it writes them, `flows/_organisation.<lang>.ftl`.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::text::Lang;

/// The shipped files, by language tag; a language is added by a file and a line.
const SHIPPED: [(&str, &str); 6] = [
    ("ar", concat!(include_str!("../../flows/_system.ar.ftl"), "\n", include_str!("../../flows/_organisation.ar.ftl"))),
    ("de", concat!(include_str!("../../flows/_system.de.ftl"), "\n", include_str!("../../flows/_organisation.de.ftl"))),
    ("en", concat!(include_str!("../../flows/_system.en.ftl"), "\n", include_str!("../../flows/_organisation.en.ftl"))),
    ("es", concat!(include_str!("../../flows/_system.es.ftl"), "\n", include_str!("../../flows/_organisation.es.ftl"))),
    ("fr", concat!(include_str!("../../flows/_system.fr.ftl"), "\n", include_str!("../../flows/_organisation.fr.ftl"))),
    ("ru", concat!(include_str!("../../flows/_system.ru.ftl"), "\n", include_str!("../../flows/_organisation.ru.ftl"))),
];

/// Returns the shipped system words of every language that has them.
pub fn sources() -> Vec<(Lang, Arc<Source>)> {
    let source = |tag: &str, text: &str| Source { name: format!("(shipped) _system.{tag}.ftl"), text: text.to_owned() };
    SHIPPED.iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, Arc::new(source(tag, text))))).collect()
}

/// Returns what is shipped for `lang`: under the same tag, else under the same primary language.
pub fn shipped_for<'a, T>(lang: &Lang, shipped: &'a [(Lang, T)]) -> Option<&'a T> {
    let languages: Vec<Lang> = shipped.iter().map(|(lang, _)| lang.clone()).collect();
    let chosen = Lang::choose(lang, &languages)?;
    shipped.iter().find(|(lang, _)| lang == chosen).map(|(_, item)| item)
}
