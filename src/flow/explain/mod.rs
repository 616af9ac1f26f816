//! A page for each code: what it means, a failing example, its mend; the examples are tests.

mod pages;
#[cfg(test)]
mod tests;

/// Returns every code with its page, in order.
pub fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    pages::PAGES.iter().copied()
}

/// Returns the page of `code`, in Markdown; `None` if there is no such code.
pub fn page(code: &str) -> Option<&'static str> {
    pages().find(|(known, _)| *known == code).map(|(_, page)| page)
}

/// Returns the headline of a page, without its code.
pub fn title(page: &str) -> &str {
    let first = page.lines().next().unwrap_or("");
    first.split_once(": ").map_or(first, |(_, title)| title)
}
