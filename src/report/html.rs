//! Prints a report as one page that carries all it needs: light and dark, for a phone, a desktop and paper.

use std::fmt::Write;

use super::page::{Block, Cell, Page};
use super::said::Said;
use super::{RULES, plot};

const STYLE: &str = include_str!("page.css");

/// Returns the whole page in the language of `said`, which reads from right to left where the language does.
pub fn html(page: &Page, said: Said<'_>) -> String {
    let (from, to) = (page.period.from, page.period.to.pred_opt().unwrap_or(page.period.to));
    let title = said.say("page-heading", &[("from", &from.to_string()), ("to", &to.to_string())]);
    let made = said.say("page-made", &[("date", &page.made_on.to_string())]);
    let direction = if said.lang.is_right_to_left() { "rtl" } else { "ltr" };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<p class=\"organisation\">{}</p>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n<main>\n",
        said.lang,
        escaped(&title),
        escaped(&page.organisation),
        escaped(&title),
        escaped(&made)
    );
    for block in &page.blocks {
        if block.id == "overview" {
            tiles(&mut out, block, said);
            summary(&mut out, page, said);
        } else {
            section(&mut out, block, said);
        }
    }
    let rules = (0..RULES.len()).map(|nth| format!("<li>{}</li>\n", escaped(&said.word(&format!("rule-{nth}"))))).collect::<String>();
    let counts = escaped(&said.word("page-counts"));
    let _written = write!(out, "</main>\n<footer>\n<h2>{counts}</h2>\n<ul>\n{rules}</ul>\n</footer>\n</body>\n</html>\n");
    out
}

fn tiles(out: &mut String, block: &Block, said: Said<'_>) {
    out.push_str("<dl class=\"tiles\">\n");
    for row in &block.rows {
        let mut cells = row.iter().map(|cell| worded(cell, said));
        let (name, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let (value, note) = value.split_once(" (").map_or((value.as_str(), ""), |(value, note)| (value, note.trim_end_matches(')')));
        let _written = writeln!(out, "<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>", escaped(&name), escaped(value), escaped(note));
    }
    out.push_str("</dl>\n");
}

/// What a reader of one minute should know, before all plots.
fn summary(out: &mut String, page: &Page, said: Said<'_>) {
    let sentences: String = page.short.iter().map(|sentence| format!("<p>{}</p>\n", escaped(sentence))).collect();
    let asks: String = page.asks.iter().map(|ask| format!("<li>{}</li>\n", escaped(ask))).collect();
    let _written = write!(
        out,
        "<div class=\"summary\">\n<h2>{}</h2>\n{sentences}<h2>{}</h2>\n<ul>\n{asks}</ul>\n</div>\n",
        escaped(&said.word("review-0")),
        escaped(&said.word("page-asks"))
    );
}

fn section(out: &mut String, block: &Block, said: Said<'_>) {
    let title = said.word(&format!("page-title-{}", block.id));
    let definition = said.word(&format!("page-about-{}", block.id));
    let _written =
        write!(out, "<section id=\"{}\">\n<h2>{}</h2>\n<p class=\"definition\">{}</p>\n", block.id, escaped(&title), escaped(&definition));
    let drawing = block.plot.as_ref().map(|plot| plot::svg(plot, said)).filter(|drawing| !drawing.is_empty());
    if let Some(drawing) = drawing {
        let _written = write!(
            out,
            "<figure role=\"img\" aria-label=\"{}\">\n{drawing}\n</figure>\n",
            escaped(&said.say("page-drawn", &[("title", &title)]))
        );
    }
    if block.rows.is_empty() {
        let _written = write!(out, "<p>{}</p>\n</section>\n", escaped(&said.word("page-nothing")));
        return;
    }
    let heads = block.columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", escaped(&said.phrase(column)))).collect::<String>();
    let _written = write!(
        out,
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n",
        escaped(&said.say("page-table", &[("title", &title)]))
    );
    for row in &block.rows {
        out.push_str("<tr>");
        for (nth, cell) in row.iter().enumerate() {
            // Codes such as `not_upheld` are words on a page.
            let text = escaped(&worded(cell, said).replace('_', " "));
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

/// Returns a cell as people of the language read it; what is too small to be shown stays short, so that tables stay narrow.
fn worded(cell: &Cell, said: Said<'_>) -> String {
    match cell {
        Cell::Text(text) => said.phrase(text),
        Cell::Hidden => shown(cell),
        Cell::Count(_) | Cell::Share(_) | Cell::Number(_) | Cell::Withheld => said.cell(cell),
    }
}

/// Returns a cell as other programs read it, whatever the language.
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
