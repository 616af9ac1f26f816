//! Keeps what no step could be made of, so that a fault of ours loses nobody's word and stops nobody else.

use std::collections::BTreeSet;

use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::{Alarm, Event};
use crate::desk::journal::{Actor, Entry, What};
use crate::desk::presence;

use super::group::Group;
use super::rows;
use super::store::{Store, StoreError, Tree};

/// What is kept of an event that was set aside.
const KEPT_CHARS_MAX: usize = 256 << 10;

impl<S: Store> Group<'_, S> {
    /// Keeps an event in the journal, and tells a person; nobody whom the contact's cases or the words themselves are about.
    pub(super) fn set_aside(
        &mut self,
        contact: &ContactId,
        event: &Event,
        why: &str,
    ) -> Result<Option<Result<String, String>>, StoreError> {
        let text = serde_json::to_string(event).unwrap_or_default();
        let reader = self.reader(contact, &text)?;
        let kept: String = text.chars().take(KEPT_CHARS_MAX).collect();
        let (seq, at) = (self.seq, self.now);
        let entry = Entry { subject: seq, at, actor: Actor::Desk, what: What::SetAside { event: kept.into() } };
        rows::write(&mut self.overlay.batch, Tree::Journal, rows::journal_key(seq, seq, 0), &[entry]);
        // A failing alarm about a failing alarm is not written.
        if let Some(reader) = reader.filter(|_| !matches!(event, Event::Alarm(_))) {
            let who = String::from_utf8_lossy(&contact.key()).into_owned();
            let args = [("why", why), ("contact", who.as_str()), ("number", &seq.to_string())];
            let alarm = Alarm::new(&["admin-set-aside", "admin-set-aside-more"], &args);
            self.step(&ContactId::Email(reader), &Event::Alarm(alarm))?;
        }
        Ok(Some(Err(format!("{why}; nothing was changed"))))
    }

    /// Returns the first of those in charge who has a part in what concerns the contact (ISO 10002, 4.7).
    fn reader(&self, contact: &ContactId, said: &str) -> Result<Option<Address>, StoreError> {
        let rules = self.memory.rules;
        let dossier = rows::read_dossier(&self.overlay, contact)?;
        let open = dossier.iter().flat_map(|dossier| dossier.cases.values());
        let kept = dossier.iter().flat_map(|dossier| dossier.after.values().map(|kept| &*kept.case));
        let mut about: BTreeSet<String> = open.chain(kept).flat_map(|case| case.about.iter().cloned()).collect();
        about.extend(presence::named_in(rules, said));
        let in_charge = [&rules.governance.complaints_manager, &rules.governance.owner];
        let mut readers = rules.managers.iter().chain(in_charge).chain(rules.staff_addresses());
        Ok(readers.find(|reader| !rules.has_no_part_at(&about, reader)).cloned())
    }
}
