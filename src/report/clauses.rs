//! What a checklist asks beside what records can show, and the headings of other schemes over the same evidence.

use super::audit::{Item, Verdict};

/// Under which headings a checklist stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// By the clauses of ISO 10002, in their order.
    #[default]
    Iso10002,
    /// The six principles of AS 10002:2022.
    As10002,
    /// The joint guidelines of the European Supervisory Authorities.
    Esa,
}

/// Clauses of which no record of a case tells: the organisation shows them.
const SHOWN_ELSEWHERE: [(&str, &str, &str); 10] = [
    ("4.2", "the organisation stands by its handling of complaints", "its policy, and who answers for it"),
    ("4.3", "there are people and means enough", "the digest, which says who has how many and since when"),
    ("4.4", "people learn where and how to complain", "website, leaflet, and the first words of the flows"),
    ("4.8", "complaining costs nothing", "the numbers, addresses and terms that are published"),
    ("4.9", "what is kept is whole", "`redress verify` on the store and on a backup"),
    ("4.10", "personal data are confidential", "who may read the store, the control socket and the mailboxes"),
    ("4.14", "staff know their work", "records of training"),
    ("5.4", "everybody knows their part", "teams, leads and managers of the configuration"),
    ("6.2", "there are goals that can be measured", "the goals in the management review"),
    ("7.1", "customers are told how it goes on", "the acknowledgements, in each language"),
];

/// Returns a line for each clause that only the organisation can show.
pub(super) fn shown_elsewhere() -> Vec<Item> {
    let item = |(clause, asks, evidence): &(&'static str, &'static str, &str)| Item {
        clause,
        asks,
        verdict: Verdict::Elsewhere,
        evidence: format!("no record of a case tells; look at: {evidence}"),
    };
    SHOWN_ELSEWHERE.iter().map(item).collect()
}

/// The clauses of ISO 10002 whose evidence stands under each heading of another scheme.
const AS_10002: [(&str, &[&str]); 6] = [
    ("Respectful treatment", &["4.7", "4.10", "4.11", "8.3"]),
    ("Information and accessibility", &["4.4", "4.5", "4.8", "7.1"]),
    ("Communication", &["7.3", "7.4", "7.8"]),
    ("Taking ownership", &["4.2", "4.3", "4.12", "4.14", "5.4", "7.2", "7.6", "7.9"]),
    ("Timeliness", &["4.15", "7.5", "7.7", "GDPR 12.3"]),
    ("Transparency", &["4.9", "4.13", "6.2", "8.1", "8.2", "8.4", "8.5", "8.6", "8.7"]),
];
const ESA: [(&str, &[&str]); 7] = [
    ("Complaints management policy", &["4.2", "6.2"]),
    ("Complaints management function", &["4.3", "4.7", "4.10", "4.12", "4.14", "5.4"]),
    ("Registration", &["4.9", "7.2", "8.1"]),
    ("Reporting", &["8.4", "8.5", "8.6"]),
    ("Internal follow-up", &["4.13", "8.2", "8.3", "8.7"]),
    ("Provision of information", &["4.4", "4.5", "4.8", "7.1", "7.3", "7.4"]),
    ("Procedures for responding", &["4.11", "4.15", "7.5", "7.6", "7.7", "7.8", "7.9", "GDPR 12.3"]),
];

/// Returns the lines of a checklist under the headings of a scheme.
pub fn lines(items: &[Item], scheme: Scheme) -> Vec<String> {
    let headings: &[(&str, &[&str])] = match scheme {
        Scheme::Iso10002 => return items.iter().map(Item::line).collect(),
        Scheme::As10002 => &AS_10002,
        Scheme::Esa => &ESA,
    };
    let under = |(heading, clauses): &(&str, &[&str])| {
        let own = items.iter().filter(|item| clauses.contains(&item.clause)).map(Item::line);
        std::iter::once((*heading).to_owned()).chain(own).collect::<Vec<_>>()
    };
    headings.iter().flat_map(under).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_stands_under_one_heading_of_each_scheme() {
        let clauses = |headings: &[(&str, &[&'static str])]| {
            let mut all: Vec<&str> = headings.iter().flat_map(|(_, clauses)| clauses.iter().copied()).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(clauses(&AS_10002), clauses(&ESA));
        let mut once = clauses(&ESA);
        once.dedup();
        assert_eq!(once, clauses(&ESA));
        assert!(SHOWN_ELSEWHERE.iter().all(|(clause, _, _)| once.contains(clause)));
    }
}
