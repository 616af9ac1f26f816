//! The pages, one file each.

pub(super) const PAGES: &[(&str, &str)] = &[("F011", include_str!("F011.md"))];
