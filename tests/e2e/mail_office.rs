//! An office between real mail servers: a mailbox that it reads, an MTA that carries what it writes, and the inboxes of all others.

use crate::letters::{Letter, inbox, mail};
use crate::mail_servers::{Dovecot, Postfix};
use crate::office::{Office, find, until};
use crate::plan::Plan;

pub(crate) struct MailOffice {
    pub(crate) office: Office,
    pub(crate) dovecot: Dovecot,
    pub(crate) postfix: Postfix,
}

impl MailOffice {
    pub(crate) async fn start() -> Option<Self> {
        let mut mails = Self::found_at(Dovecot::start()?, |plan| plan)?;
        mails.office.start().await;
        Some(mails)
    }

    /// Returns an office that is not open yet, with its mailbox at `dovecot`; `plan` connects it in another way, or further.
    pub(crate) fn found_at(dovecot: Dovecot, plan: impl FnOnce(Plan) -> Plan) -> Option<Self> {
        let postfix = Postfix::start(dovecot.lmtp_port)?;
        let plan = plan(Plan::new(postfix.smtp_port).imap(dovecot.imap_port));
        Some(Self { office: Office::new(&plan), dovecot, postfix })
    }

    /// Puts a mail into the mailbox of the office.
    pub(crate) fn deliver(&self, mail: &str) {
        self.dovecot.deliver("complaints", mail.as_bytes(), false);
    }

    /// The mails that have arrived at an address; whose inbox it is, says the part before the `@`.
    pub(crate) fn letters(&self, address: &str) -> Vec<Letter> {
        inbox(&self.dovecot, address.split('@').next().unwrap_or_default())
    }

    /// Waits for the `count`-th mail to an address.
    pub(crate) async fn letter(&self, address: &str, count: usize) -> Letter {
        find(&format!("mail {count} to {address}"), || self.letters(address).into_iter().nth(count - 1)).await
    }

    /// Brings a mail of a person who was never here, and waits until it is acknowledged and everything else has arrived: by then all
    /// before it is taken in.
    pub(crate) async fn all_before_is_in(&self) {
        self.deliver(&mail("last.mercer@example.org", "last@example.org", "The last", "My bill is wrong, please look at it."));
        self.letter("last.mercer@example.org", 1).await;
        self.all_has_arrived().await;
    }

    pub(crate) async fn all_has_arrived(&self) {
        until("the mail server has nothing left", || self.postfix.is_idle()).await;
    }
}
