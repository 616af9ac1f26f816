//! Reads the languages of a flow: tags of BCP 47, with a proposal for names, countries and longer codes.

use crate::diagnostic::table::Table;
use crate::diagnostic::{Diagnostic, Located, Span};
use crate::text::Lang;

/// What is written for a language that has another tag: its name, the code of a country, or the long code.
const MEANT: [(&str, &[&str]); 22] = [
    ("ar", &["arabic", "ara"]),
    ("cs", &["czech", "cz", "cze", "ces"]),
    ("da", &["danish", "dk", "dan"]),
    ("de", &["german", "deutsch", "ger", "deu"]),
    ("el", &["greek", "gr", "gre", "ell"]),
    ("en", &["english", "eng", "gb", "us"]),
    ("es", &["spanish", "español", "espanol", "spa", "sp"]),
    ("fa", &["persian", "farsi", "fas", "per"]),
    ("fr", &["french", "français", "francais", "fra", "fre"]),
    ("hi", &["hindi", "hin"]),
    ("it", &["italian", "italiano", "ita"]),
    ("ja", &["japanese", "jp", "jpn"]),
    ("ko", &["korean", "kor"]),
    ("nl", &["dutch", "nld", "dut"]),
    ("pl", &["polish", "polski", "pol"]),
    ("pt", &["portuguese", "por"]),
    ("ru", &["russian", "rus"]),
    ("sv", &["swedish", "swe"]),
    ("tr", &["turkish", "tur"]),
    ("uk", &["ukrainian", "ua", "ukr"]),
    ("vi", &["vietnamese", "vn", "vie"]),
    ("zh", &["chinese", "cn", "zho", "chi"]),
];

fn meant(written: &str) -> Option<&'static str> {
    let written = written.trim().to_lowercase();
    MEANT.iter().find(|(_, others)| others.contains(&written.as_str())).map(|(tag, _)| *tag)
}

fn report(top: &Table<'_, '_>, tag: &Located<String>, meant: Option<&str>) {
    let problem = Diagnostic::error("F003", tag.span.clone(), format!("`{}` is no language", tag.value));
    top.reader().report(match meant {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")).patch(tag.content_span(), meant),
        None => problem.help("a language is two or three letters, such as \"en\", \"de\" or \"pt-BR\""),
    });
}

/// Reads `languages`; never empty.
pub(super) fn read(top: &Table<'_, '_>) -> Vec<Located<Lang>> {
    let written = top.strings("languages");
    let mut languages: Vec<Located<Lang>> = Vec::new();
    for tag in written.iter().flatten() {
        match Lang::parse(&tag.value) {
            Some(lang) if languages.iter().any(|known| known.value == lang) => {
                let problem = Diagnostic::error("F003", tag.span.clone(), format!("the language `{}` stands here twice", tag.value));
                top.reader().report(problem.label("a second time").help("take one of them away"));
            }
            Some(lang) => {
                let mistaken = meant(&tag.value).map(|meant| report(top, tag, Some(meant)));
                languages.extend(mistaken.is_none().then(|| Located { value: lang, span: tag.span.clone() }));
            }
            None => report(top, tag, meant(&tag.value)),
        }
    }
    if languages.is_empty() {
        if (written.is_some_and(|tags| tags.is_empty()) || !top.has("languages")) && !top.is_damaged() {
            let place = top.key_span("languages").unwrap_or_else(|| Span::new(top.reader().source, 0..0));
            let problem = Diagnostic::error("F003", place, "this flow names no language");
            top.reader().report(problem.help("add `languages = [\"en\"]`; the first is the one that must be complete"));
        }
        languages.extend(Lang::parse("en").map(|value| Located { value, span: Span::new(top.reader().source, 0..0) }));
    }
    languages
}
