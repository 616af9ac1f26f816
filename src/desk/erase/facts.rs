//! What of a customer and of their answers counts in reports: the same figures before the erasure and after it.

use serde::{Deserialize, Serialize};

use crate::desk::case::Case;
use crate::desk::decision::guard::WISHES;
use crate::desk::dossier::ContactId;
use crate::desk::reference;
use crate::desk::rules::Secret;
use crate::flow::answer::Value;
use crate::flow::finish::Class;

/// How somebody complained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Chat,
    Mail,
    Staff,
}

/// What counts of a customer and of what they answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Stands for the person, and leads nobody without our key back to them.
    pub person: u64,
    pub channel: Channel,
    /// The batch or serial number that the customer named, in small letters without blanks.
    pub lot: Option<String>,
    /// What has to be known of a product that may be dangerous.
    pub hazard: Option<Hazard>,
    /// The customer needs something done differently.
    pub has_needs: bool,
    /// The customer said what would put it right.
    pub has_wish: bool,
    /// Somebody was hurt.
    pub is_injury: bool,
    /// The customer says that we broke a promise that we publish.
    pub cites_promise: bool,
}

/// What the register of dangerous products has to keep of a report for years (Regulation (EU) 2023/988, articles 9 and 11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hazard {
    /// As the customer named it, without numbers that could lead to their order or their own piece.
    pub product: Option<String>,
    /// The harm, by the code of the answer, such as `none` or `doctor`.
    pub injury: Option<String>,
    /// The product and its batch stand in the table of recalls.
    pub recalled: Option<bool>,
}

/// More letters of a product's name are not kept.
const PRODUCT_MAX: usize = 80;
/// So many digits are a number of an order or of one piece, not of a model.
const OWN_DIGITS: usize = 5;

/// The questions of flows whose answer names a lot of a product; the last one names one piece.
const LOTS: [&str; 3] = ["batch", "lot", "serial"];

impl Facts {
    /// Returns the facts of a case; those that an erased case has kept.
    pub fn of(secret: &Secret, contact: &ContactId, case: &Case) -> Self {
        if let Some(erased) = &case.erased {
            return erased.facts.clone();
        }
        Self {
            person: person(secret, contact),
            channel: match contact {
                ContactId::Telegram(_) => Channel::Chat,
                ContactId::Email(_) => Channel::Mail,
                ContactId::ByHand(_) => Channel::Staff,
            },
            lot: lot(case),
            hazard: hazard(case),
            has_needs: is_answered(case, &["needs"]),
            has_wish: is_answered(case, &WISHES),
            is_injury: case.answers.get("injury").is_some_and(|answer| answer.value != Value::Choice("none".to_owned()))
                && is_answered(case, &["injury"]),
            cites_promise: is_answered(case, &["promise"]),
        }
    }

    /// Returns the facts without a number that could name the customer's own piece, or the customer.
    pub(super) fn without_piece(self, case: &Case) -> Self {
        let names_lot = LOTS[..2].iter().any(|id| case.answers.contains_key(*id));
        let lot = self.lot.filter(|lot| names_lot && lot.chars().any(|c| c.is_ascii_digit()));
        Self { lot, ..self }
    }
}

fn person(secret: &Secret, contact: &ContactId) -> u64 {
    let tag = reference::tag(&reference::key(secret), "person", &contact.key());
    tag.iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

fn is_answered(case: &Case, questions: &[&str]) -> bool {
    questions.iter().any(|id| case.answers.get(*id).is_some_and(|answer| answer.value != Value::Skipped))
}

/// Returns what is known of the danger; `None` of a case that is about none.
fn hazard(case: &Case) -> Option<Hazard> {
    let of = |id: &str| case.answers.get(id).map(|answer| &answer.value);
    let yes = |id: &str| if let Some(Value::YesNo(yes)) = of(id) { Some(*yes) } else { None };
    let recalled = yes("recalled");
    let is_hazard =
        case.class == Class::Safety || recalled.is_some() || yes("danger") == Some(true) || case.category.as_deref() == Some("safety");
    let is_own = |word: &&str| OWN_DIGITS <= word.chars().filter(char::is_ascii_digit).count();
    let named = |text: &str| text.split_whitespace().filter(|word| !is_own(word)).collect::<Vec<_>>().join(" ");
    let product = if let Some(Value::Text(product)) = of("product") { Some(named(product.as_str())) } else { None };
    let product = product.map(|name| name.chars().take(PRODUCT_MAX).collect());
    let injury = if let Some(Value::Choice(injury)) = of("injury") { Some(injury.clone()) } else { None };
    is_hazard.then_some(Hazard { product, injury, recalled })
}

fn lot(case: &Case) -> Option<String> {
    let answer = LOTS.iter().find_map(|id| case.answers.get(*id))?;
    let Value::Text(text) = &answer.value else { return None };
    let lot: String = text.as_str().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect();
    (!lot.is_empty()).then_some(lot)
}
