//! The rules of the demonstration: a configuration and the shipped flows, both inside the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::{self, Outside, Parts, Settings};
use crate::desk::dossier::Address;
use crate::desk::rules::{Rules, Secret};
use crate::desk::words;
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Source};
use crate::flow::pack;
use crate::flow::read::{self, Surroundings};
use crate::io::zone::zone;
use crate::text::{Lang, Texts};

use super::super::{Exit, Failure};

/// The same in every demonstration, so that a transcript can be repeated: nothing here is worth a secret.
const SECRET: [u8; 32] = *b"a demonstration keeps no secrets";

/// What the demonstration runs by.
#[derive(Debug)]
pub(super) struct Setup {
    pub(super) settings: Settings,
    pub(super) rules: Arc<Rules>,
}

/// Joins the built-in configuration with the shipped flows.
///
/// # Errors
/// A fault of the program: a test holds that there is none.
pub(super) fn read(now: DateTime<Utc>) -> Result<Setup, Failure> {
    let source = Arc::new(Source { name: "demo.toml".to_owned(), text: include_str!("demo.toml").to_owned() });
    let (settings, problems) = config::read(&source);
    let settings = settings.ok_or_else(|| unsound(&problems))?;
    let surroundings = Surroundings { notify_targets: Some(settings.notify_targets()), ..Surroundings::default() };
    let (flows, problems) = read::read(&filled_in(), &surroundings);
    let flows = flows.ok_or_else(|| unsound(&problems))?;
    let base = Lang::parse("en").expect("`en` is a language tag");
    let notices = Texts::new(base, words::shipped());
    let holidays = BTreeMap::new();
    let outside = Outside { zone: &zone, holidays: &holidays, today: now.date_naive() };
    let parts = Parts { flows, notices, secret: Secret(SECRET), fingerprint: "demonstration".to_owned() };
    let (rules, problems) = config::rules(&settings, &outside, parts);
    let rules = Arc::new(rules.ok_or_else(|| unsound(&problems))?);
    Ok(Setup { settings, rules })
}

/// Returns the shipped flows with the examples of `_organisation.*.ftl` as the words of Example Ltd: their marks are not for customers.
fn filled_in() -> Vec<Arc<Source>> {
    let unmarked = |source: Arc<Source>| Arc::new(Source { name: source.name.clone(), text: source.text.replace(['⟪', '⟫'], "") });
    pack::sources().into_iter().map(unmarked).collect()
}

impl Setup {
    /// Returns the addresses at which mail is taken in.
    pub(super) fn own_addresses(&self) -> Vec<Address> {
        let flows = self.rules.flows.current.values();
        let claimed = flows.flat_map(|flow| &flow.start.mail_to).filter_map(|address| Address::parse(address));
        let all: BTreeSet<Address> = claimed.chain([self.rules.own_mail.address.clone()]).collect();
        all.into_iter().collect()
    }

    /// Tells whether somebody of the organisation reads mail at `address`.
    pub(super) fn is_staff(&self, address: &Address) -> bool {
        let teams = self.rules.teams.values().flat_map(|team| team.addresses.iter().chain(&team.lead));
        teams.chain(&self.rules.managers).any(|staff| staff == address)
    }
}

fn unsound(problems: &[Diagnostic]) -> Failure {
    let message = format!("the built-in configuration is not sound\n{}", render::all(problems, Look::Plain));
    Failure { message, hint: None, code: Exit::Configuration }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_configuration_and_the_shipped_flows_fit_together() {
        assert!(read(DateTime::UNIX_EPOCH).is_ok());
    }
}
