//! Prints a report as JSON and as CSV (RFC 4180): the same blocks, for other programs.

use serde_json::{Value as Json, json};

use super::page::{Cell, Page};
use super::{RULES, html};

/// Returns one object: the period, every block with its rows, and the rules by which they count.
pub fn json(page: &Page) -> Json {
    let blocks = page.blocks.iter().map(|block| {
        let rows = block.rows.iter().map(|row| {
            let cells = block.columns.iter().zip(row).map(|(column, cell)| ((*column).to_owned(), value(cell)));
            Json::Object(cells.collect())
        });
        json!({ "id": block.id, "title": block.title, "definition": block.definition, "rows": rows.collect::<Vec<_>>() })
    });
    json!({
        "organisation": page.organisation, "from": page.period.from, "until_before": page.period.to, "made_on": page.made_on,
        "short": page.short, "asks": page.asks,
        "blocks": blocks.collect::<Vec<_>>(), "rules": RULES,
    })
}

fn value(cell: &Cell) -> Json {
    match cell {
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Share(share) => json!({ "met": share.met, "of": share.of, "percent": share.percent() }),
        Cell::Number(number) => json!(number),
        Cell::Hidden => json!("<5"),
        Cell::Withheld => json!("not shown"),
    }
}

/// Returns lines: block, row, column, value.
pub fn csv(page: &Page) -> Vec<String> {
    let mut lines = vec!["block,row,column,value".to_owned()];
    for block in &page.blocks {
        // Rows that have a number of the catalogue of their own stand under it.
        let named = usize::from(block.columns.first() == Some(&"id"));
        for row in &block.rows {
            let shown = |nth: usize| row.get(nth).map(html::shown).unwrap_or_default();
            let (id, name) = if named == 1 { (shown(0), shown(1)) } else { (block.id.to_owned(), shown(0)) };
            for (column, cell) in block.columns.iter().zip(row).skip(1 + named).filter(|(_, cell)| **cell != Cell::Text(String::new())) {
                lines.push([id.as_str(), &name, column, &html::shown(cell)].map(field).join(","));
            }
        }
    }
    lines
}

/// Returns a CSV field. A spreadsheet would run a text that begins like a formula, so such a text begins with an apostrophe.
pub fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
