//! The language that a mail is written in: what it declares, else what its words tell, else nothing.

use whatlang::Detector;

use crate::text::Lang;

/// Shorter texts are not told by the frequency of their letters.
const LETTERS_CHARS_MIN: usize = 40;
/// So many small words tell a language.
const SMALL_WORDS_MIN: usize = 2;

/// Small words that hardly a sentence does without; those that two of the languages share are left out where they mislead.
const SMALL_WORDS: [(&str, &str); 10] = [
    ("en", "the my is i you your want and it not please have for of to with this where should been are but from we they will would"),
    ("de", "ich und der das ist nicht mein meine meinen meiner sie mir mich bitte habe haben wurde für auf mit ein eine einen wo seit wir"),
    ("fr", "je le les et est mon ma mes vous votre pas une pour avec dans ai suis été bonjour merci qui où nous mais"),
    ("es", "el mi los las y una por para con mis ha he está quiero gracias hola usted su del al pero muy dónde yo"),
    ("it", "il mio mia che non sono della ho per è gli di una grazie dove"),
    ("pt", "o os meu minha não que uma com do da foi obrigado onde eu"),
    ("nl", "het een ik mijn niet de van voor ook maar wij heeft"),
    ("ru", "и не в на я мой моя мне у меня вы что это как был была было пожалуйста хочу где мы но с по"),
    ("uk", "і та не в на я мій моя мені у мене ви що це як був була будь ласка хочу де ми але з"),
    ("ar", "في من على لم لا هذا هذه لقد أن إلى هل أريد كان كانت عن ما مع أنا"),
];

/// Returns the first language of `declared` (`Content-Language`, RFC 3282), else that of `text` where it is plain.
pub(super) fn of(declared: Option<&str>, text: &str) -> Option<Lang> {
    let declared = declared.and_then(|tags| tags.split(',').next()).and_then(Lang::parse);
    declared.or_else(|| by_letters(text)).or_else(|| by_small_words(text))
}

fn by_letters(text: &str) -> Option<Lang> {
    let found = detector(text).detect(text)?;
    let is_plain = found.is_reliable() && LETTERS_CHARS_MIN <= text.chars().count();
    is_plain.then(|| Lang::parse(short_code(found.lang().code()))).flatten()
}

/// Leaves out the languages whose alphabets lack a letter of the text: a few sentences of Russian often seem Bulgarian by their words.
fn detector(text: &str) -> Detector {
    let lacking = [whatlang::Lang::Bul, whatlang::Lang::Mkd, whatlang::Lang::Srp, whatlang::Lang::Ukr];
    let denied = if text.contains(['ы', 'э', 'ё']) { lacking.to_vec() } else { Vec::new() };
    Detector::with_denylist(denied)
}

/// Tells the language of a few words, of which one has at least twice as many as any other.
fn by_small_words(text: &str) -> Option<Lang> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let count = |small: &str| words.iter().filter(|word| small.split(' ').any(|small| small == **word)).count();
    let mut counts: Vec<(usize, &str)> = SMALL_WORDS.iter().map(|(lang, small)| (count(small), *lang)).collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let [(most, lang), (second, _), ..] = counts[..] else { return None };
    (SMALL_WORDS_MIN <= most && second * 2 <= most).then(|| Lang::parse(lang)).flatten()
}

/// The two-letter code where a language has one (ISO 639-1).
fn short_code(code: &str) -> &str {
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "nb"),
        ("fin", "fi"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("jpn", "ja"),
        ("cmn", "zh"),
        ("kor", "ko"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("bul", "bg"),
        ("srp", "sr"),
        ("hrv", "hr"),
        ("slv", "sl"),
        ("ell", "el"),
        ("heb", "he"),
        ("pes", "fa"),
        ("hin", "hi"),
        ("urd", "ur"),
        ("vie", "vi"),
        ("tha", "th"),
        ("ind", "id"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("cat", "ca"),
        ("bel", "be"),
        ("ben", "bn"),
        ("tam", "ta"),
        ("afr", "af"),
        ("lat", "la"),
        ("epo", "eo"),
        ("aze", "az"),
        ("kat", "ka"),
        ("hye", "hy"),
    ];
    CODES.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_told_by_its_small_words() {
        for (text, lang) in [
            ("My kettle is broken. I want my money back.", "en"),
            ("you charged me twice for one kettle.\nKind regards", "en"),
            ("Where is my order? It should have been here on Monday.", "en"),
            ("Wo ist mein Paket?", "de"),
            ("Ich habe das nicht bestellt.", "de"),
            ("Où est mon colis ?", "fr"),
            ("Quiero una devolución para mi pedido.", "es"),
            ("Где мой заказ? Я хочу деньги.", "ru"),
            ("لم يصل الطلب. أريد المال من الشركة.", "ar"),
            ("Dov'è il mio pacco?", "it"),
        ] {
            assert_eq!(of(None, text).map(|lang| lang.to_string()).as_deref(), Some(lang), "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_no_language() {
        for text in ["Ok", "AB-123456", "Kettle broken", "Hello Müller GmbH", ""] {
            assert_eq!(of(None, text), None, "{text}");
        }
    }

    #[test]
    fn what_is_declared_goes_first() {
        assert_eq!(of(Some("de-AT, en"), "My kettle is broken.").map(|lang| lang.to_string()).as_deref(), Some("de-AT"));
        assert_eq!(of(Some("nonsense"), "My kettle is broken.").map(|lang| lang.to_string()).as_deref(), Some("en"));
    }
}
