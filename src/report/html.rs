//! Prints a report as one page that carries all it needs: light and dark, for a phone, a desktop and paper.

use std::fmt::Write;

use super::page::{Block, Cell, Page};
use super::{RULES, plot};

const STYLE: &str = include_str!("page.css");

/// Returns the whole page.
pub fn html(page: &Page) -> String {
    let (from, to) = (page.period.from, page.period.to.pred_opt().unwrap_or(page.period.to));
    let title = format!("Complaints, {from} to {to}");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<p class=\"organisation\">{}</p>\n<h1>{}</h1>\n<p>Made on {}. No name, address or word of a customer is in this report.</p>\n</header>\n<main>\n",
        escaped(&title),
        escaped(&page.organisation),
        escaped(&title),
        page.made_on
    );
    for block in &page.blocks {
        if block.id == "overview" {
            tiles(&mut out, block);
            summary(&mut out, page);
        } else {
            section(&mut out, block);
        }
    }
    let rules = RULES.iter().map(|rule| format!("<li>{}</li>\n", escaped(rule))).collect::<String>();
    let _written = write!(out, "</main>\n<footer>\n<h2>How it counts</h2>\n<ul>\n{rules}</ul>\n</footer>\n</body>\n</html>\n");
    out
}

fn tiles(out: &mut String, block: &Block) {
    out.push_str("<dl class=\"tiles\">\n");
    for row in &block.rows {
        let mut cells = row.iter().map(shown);
        let (name, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let (value, note) = value.split_once(" (").map_or((value.as_str(), ""), |(value, note)| (value, note.trim_end_matches(')')));
        let _written = writeln!(out, "<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>", escaped(&name), escaped(value), escaped(note));
    }
    out.push_str("</dl>\n");
}

/// What a reader of one minute should know, before all plots.
fn summary(out: &mut String, page: &Page) {
    let sentences: String = page.short.iter().map(|sentence| format!("<p>{}</p>\n", escaped(sentence))).collect();
    let asks: String = page.asks.iter().map(|ask| format!("<li>{}</li>\n", escaped(ask))).collect();
    let _written = write!(
        out,
        "<div class=\"summary\">\n<h2>In short</h2>\n{sentences}<h2>What the figures ask for</h2>\n<ul>\n{asks}</ul>\n</div>\n"
    );
}

fn section(out: &mut String, block: &Block) {
    let _written = write!(
        out,
        "<section id=\"{}\">\n<h2>{}</h2>\n<p class=\"definition\">{}</p>\n",
        block.id,
        escaped(block.title),
        escaped(block.definition)
    );
    let drawing = block.plot.as_ref().map(plot::svg).filter(|drawing| !drawing.is_empty());
    if let Some(drawing) = drawing {
        let _written = write!(
            out,
            "<figure role=\"img\" aria-label=\"{}: the table below has the same figures\">\n{drawing}\n</figure>\n",
            escaped(block.title)
        );
    }
    if block.rows.is_empty() {
        out.push_str("<p>Nothing in this period.</p>\n</section>\n");
        return;
    }
    let heads = block.columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", escaped(column))).collect::<String>();
    let _written = write!(
        out,
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table: {}\">\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n",
        escaped(block.title)
    );
    for row in &block.rows {
        out.push_str("<tr>");
        for (nth, cell) in row.iter().enumerate() {
            // Codes such as `not_upheld` are words on a page.
            let text = escaped(&shown(cell).replace('_', " "));
            // How many there are stands below their share, so that tables stay narrow.
            let text = match (cell, text.split_once(" (")) {
                (Cell::Share(_), Some((percent, count))) => format!("{percent}<small>{}</small>", count.trim_end_matches(')')),
                (_, _) => text,
            };
            match (nth, cell) {
                (0, _) => out.push_str(&format!("<th scope=\"row\">{text}</th>")),
                (_, Cell::Text(_)) => out.push_str(&format!("<td>{text}</td>")),
                (_, _) => out.push_str(&format!("<td class=\"number\">{text}</td>")),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

/// Returns a cell as people read it.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Share(share) => {
            share.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1} % ({} of {})", share.met, share.of))
        }
        Cell::Number(number) => number.map_or_else(|| "–".to_owned(), |number| format!("{number:.1}")),
        Cell::Hidden => "<5".to_owned(),
        Cell::Withheld => "not shown".to_owned(),
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
