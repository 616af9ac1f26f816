//! Fluent bundles: words by language and id, later sources over earlier ones, the base language behind the others.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Lang;

/// The words of a flow, or of the notices. Cheap to clone.
#[derive(Clone)]
pub struct Texts {
    base: Lang,
    bundles: Arc<Bundles>,
    /// Where words are looked up that are not among the first ones.
    behind: Option<Arc<Bundles>>,
    /// Lists that were made of messages before: they are looked up at every word that a customer says, and never change.
    lists: Arc<RwLock<Lists>>,
}

/// By language, message and attribute, the last of which is empty for the message itself.
type Lists = BTreeMap<Lang, BTreeMap<String, BTreeMap<String, Arc<Vec<String>>>>>;

type Bundles = BTreeMap<Lang, FluentBundle<Arc<FluentResource>>>;

/// A value for a variable. Dates and money are formatted before they come here: Fluent for Rust has no `DATETIME`.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl Texts {
    /// Builds the bundles from the sources of each language, in order: a later message replaces an earlier one of its id.
    pub fn new(base: Lang, sources: impl IntoIterator<Item = (Lang, Arc<FluentResource>)>) -> Self {
        let mut bundles = Bundles::new();
        for (lang, resource) in sources {
            let bundle = bundles.entry(lang).or_insert_with_key(|lang| {
                let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
                let mut bundle = FluentBundle::new_concurrent(vec![id]);
                // Isolation marks around variables confuse screen readers in plain text and break goldens.
                bundle.set_use_isolating(false);
                bundle
            });
            bundle.add_resource_overriding(resource);
        }
        Self { base, bundles: Arc::new(bundles), behind: None, lists: Arc::default() }
    }

    /// Lays these words over `behind`, whose base language stays: what is not here is looked up there, language by language.
    #[must_use]
    pub fn over(&self, behind: &Texts) -> Texts {
        let (bundles, behind_bundles) = (Arc::clone(&self.bundles), Some(Arc::clone(&behind.bundles)));
        Texts { base: behind.base.clone(), bundles, behind: behind_bundles, lists: Arc::default() }
    }

    /// Returns the list that was made of a message, or of an attribute of it, for readers of `lang`; what `make` returned for it first.
    ///
    /// `make` must depend on these texts and on the other arguments alone, and those must come from scripts, never from customers.
    pub fn list(&self, lang: &Lang, id: &str, attribute: Option<&str>, make: impl FnOnce() -> Vec<String>) -> Arc<Vec<String>> {
        let attribute = attribute.unwrap_or_default();
        let known = self.lists.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = known.get(lang).and_then(|of_lang| of_lang.get(id)?.get(attribute)) {
            return Arc::clone(list);
        }
        drop(known);
        let list = Arc::new(make());
        let mut lists = self.lists.write().unwrap_or_else(PoisonError::into_inner);
        let of_message = lists.entry(lang.clone()).or_default().entry(id.to_owned()).or_default();
        of_message.insert(attribute.to_owned(), Arc::clone(&list));
        list
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.bundles.keys()
    }

    pub fn base(&self) -> &Lang {
        &self.base
    }

    /// Returns the message in `lang`, else in its primary language, else in the base language; `None` if none has it.
    pub fn get(&self, lang: &Lang, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.find(lang, id, None, args)
    }

    /// Returns an attribute of a message, with the same fallback as [`Texts::get`].
    pub fn attribute(&self, lang: &Lang, id: &str, attribute: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.find(lang, id, Some(attribute), args)
    }

    /// Returns the message in exactly this language, without fallback.
    pub fn exact(&self, lang: &Lang, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        let find = |bundles: &Bundles| exact(bundles, lang, id, attribute, args);
        find(&self.bundles).or_else(|| find(self.behind.as_deref()?))
    }

    fn find(&self, lang: &Lang, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        let exact = |lang: &Lang| self.exact(lang, id, attribute, args);
        exact(lang).or_else(|| exact(&Lang::parse(lang.primary())?)).or_else(|| exact(&self.base))
    }
}

fn exact(bundles: &Bundles, lang: &Lang, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
    let bundle = bundles.get(lang)?;
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut fluent_args = FluentArgs::new();
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => fluent_args.set(*name, FluentValue::from(text.as_str())),
            Arg::Number(number) => fluent_args.set(*name, FluentValue::from(*number)),
        }
    }
    // Problems inside a message are found by the checker; what can be shown is shown.
    let mut problems = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&fluent_args), &mut problems).into_owned())
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.bundles.keys()).finish()
    }
}
