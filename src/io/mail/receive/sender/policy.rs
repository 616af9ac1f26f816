//! DMARC (RFC 9989): finds a domain's record and its organisational domain by walking up the tree, without any list of suffixes.

use std::sync::Arc;

use mail_auth::common::cache::NoCache;
use mail_auth::dmarc::{Alignment, Dmarc, Psd};
use mail_auth::hickory_resolver::proto::op::ResponseCode;
use mail_auth::{Error, MessageAuthenticator, Txt};

/// Labels of the longest name above the first that is asked for (RFC 9989 4.10).
const LABELS_MAX: usize = 7;

/// The DNS did not answer: nothing is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unanswered;

/// What the tree says of a domain.
pub(super) struct Standing {
    /// The policy that holds for it.
    pub(super) record: Option<Arc<Dmarc>>,
    pub(super) organisation: String,
}

/// How closely the proved domain must agree with the author's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    Dkim,
    Spf,
}

impl Standing {
    pub(super) fn is_strict(&self, proof: Proof) -> bool {
        let Some(record) = &self.record else { return false };
        let alignment = match proof {
            Proof::Dkim => &record.adkim,
            Proof::Spf => &record.aspf,
        };
        *alignment == Alignment::Strict
    }
}

/// Walks from `domain` up to its top-level domain.
pub(super) async fn walk(dns: &MessageAuthenticator, domain: &str) -> Result<Standing, Unanswered> {
    let mut found: Vec<(&str, Arc<Dmarc>)> = Vec::new();
    for name in names(domain) {
        let Some(record) = look_up(dns, name).await? else { continue };
        let last = record.psd != Psd::Default;
        found.push((name, record));
        if last {
            break;
        }
    }
    let organisation = organisation(domain, &found);
    // The author's own record, else that of the organisation, else that of the suffix.
    let of = |wanted: &str| found.iter().find(|(name, _)| *name == wanted).map(|(_, record)| Arc::clone(record));
    let record = of(domain).or_else(|| of(&organisation)).or_else(|| found.last().map(|(_, record)| Arc::clone(record)));
    Ok(Standing { record, organisation })
}

/// The names that are asked for, from the longest to the shortest; the middle of a very long one is left out.
fn names(domain: &str) -> Vec<&str> {
    let mut all: Vec<&str> = std::iter::successors(Some(domain), |name| name.split_once('.').map(|(_, rest)| rest)).collect();
    if LABELS_MAX + 1 < all.len() {
        let short = all.split_off(all.len() - LABELS_MAX);
        all.truncate(1);
        all.extend(short);
    }
    all
}

fn organisation(domain: &str, found: &[(&str, Arc<Dmarc>)]) -> String {
    let Some((name, record)) = found.last() else { return domain.to_owned() };
    match record.psd {
        Psd::Yes if *name != domain => one_below(domain, name).to_owned(),
        Psd::Yes | Psd::No | Psd::Default => (*name).to_owned(),
    }
}

/// The name on the way from `suffix` down to `domain`, one label longer than `suffix`.
fn one_below<'a>(domain: &'a str, suffix: &str) -> &'a str {
    let rest = domain.len().saturating_sub(suffix.len() + 1);
    domain[..rest].rfind('.').map_or(domain, |dot| &domain[dot + 1..])
}

async fn look_up(dns: &MessageAuthenticator, name: &str) -> Result<Option<Arc<Dmarc>>, Unanswered> {
    match dns.txt_lookup::<Dmarc>(format!("_dmarc.{name}."), None::<&NoCache<String, Txt>>).await {
        Ok(record) => Ok(Some(record)),
        Err(Error::DnsRecordNotFound(ResponseCode::NXDomain | ResponseCode::NoError)) => Ok(None),
        Err(Error::DnsRecordNotFound(_) | Error::DnsError(_) | Error::Io(_)) => Err(Unanswered),
        // A text that is no record of DMARC, or no name that could have one.
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walk_names_at_most_eight_domains() {
        assert_eq!(names("a.mail.example.com"), ["a.mail.example.com", "mail.example.com", "example.com", "com"]);
        let long = names("a.b.c.d.e.f.g.h.i.j.mail.example.com");
        assert_eq!((long.len(), long[1]), (8, "g.h.i.j.mail.example.com"));
    }

    #[test]
    fn below_a_public_suffix_stands_the_organisation() {
        assert_eq!(one_below("a.b.shop.co.example", "co.example"), "shop.co.example");
        assert_eq!(one_below("shop.co.example", "co.example"), "shop.co.example");
    }
}
