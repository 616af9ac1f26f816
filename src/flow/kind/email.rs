//! An e-mail address, alone or within a sentence.

use crate::flow::answer::Value;

use super::{Refusal, Said, Verdict};

/// What an envelope can carry (RFC 5321).
const ADDRESS_BYTES_MAX: usize = 254;
const LOCAL_BYTES_MAX: usize = 64;

pub(super) fn read(said: &Said<'_>) -> Verdict {
    let Said::Text(text) = said else {
        return Verdict::NotUnderstood;
    };
    let mut candidates = text.split(|c: char| c.is_whitespace() || "<>()[],;\"".contains(c)).filter(|word| word.contains('@'));
    let (Some(candidate), None) = (candidates.next(), candidates.next()) else {
        return Verdict::NotUnderstood;
    };
    let candidate = candidate.strip_prefix("mailto:").unwrap_or(candidate).trim_end_matches(['.', '!', '?', ':']);
    match normalised(candidate) {
        Some(address) => Verdict::Taken(Value::Email(address.into())),
        None => Verdict::Refused(Refusal::Invalid),
    }
}

fn normalised(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let local_ok = !local.is_empty()
        && local.len() <= LOCAL_BYTES_MAX
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| !c.is_control() && !":\\@".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let ok = local_ok && domain.contains('.') && domain.split('.').all(label_ok) && address.len() <= ADDRESS_BYTES_MAX;
    ok.then(|| format!("{local}@{}", domain.to_lowercase()))
}
