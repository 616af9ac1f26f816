//! Prints the sections of a review for a mail: as plain text, and as HTML that every mail program shows without loading anything.

use std::fmt::Write;

use super::html::escaped;
use super::review::{Figure, Light, Line, Section};
use super::said::Said;

const BODY: &str = "margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:15px;line-height:1.5;color:#1c2430;background:#ffffff";
const HEAD: &str = "font-size:17px;line-height:1.3;margin:24px 0 8px;padding-top:12px;border-top:1px solid #d5dbe3";
const CELL: &str = "padding:4px 12px 4px 0;border-bottom:1px solid #e6eaef;vertical-align:top;text-align:start";
const NUMBER: &str = "padding:4px 12px 4px 0;border-bottom:1px solid #e6eaef;vertical-align:top;text-align:end";
const SOFT: &str = "color:#5b6675;font-size:13px";

impl Light {
    /// Returns the message with its word; no meaning is told by colour alone.
    fn word(self) -> &'static str {
        match self {
            Light::Green => "report-light-green",
            Light::Amber => "report-light-amber",
            Light::Red => "report-light-red",
            Light::NoCase => "report-light-none",
        }
    }

    fn color(self) -> &'static str {
        match self {
            Light::Green => "#1e7b45",
            Light::Amber => "#9a5b00",
            Light::Red => "#b3261e",
            Light::NoCase => "#5b6675",
        }
    }
}

/// Returns the review as plain text.
pub fn text(sections: &[Section], said: Said<'_>) -> String {
    let section = |Section { title, lines }: &Section| {
        let lines: Vec<String> = lines.iter().map(|one| line(one, said)).collect();
        format!("{}\n{}", title.to_uppercase(), lines.join("\n"))
    };
    sections.iter().map(section).collect::<Vec<_>>().join("\n\n")
}

fn line(line: &Line, said: Said<'_>) -> String {
    match line {
        Line::Words(words) => words.clone(),
        Line::Item(item) => format!("– {item}"),
        Line::Figure(Figure { name, value, compared, light, .. }) => {
            let light = light.map(|light| format!(" – {}", said.word(light.word()))).unwrap_or_default();
            let compared: String = compared.iter().map(|(when, value)| format!("; {when} {value}")).collect();
            format!("{name}: {value}{light}{compared}")
        }
    }
}

/// Returns the review as an HTML page.
pub fn html(organisation: &str, title: &str, sections: &[Section], said: Said<'_>) -> String {
    let direction = if said.lang.is_right_to_left() { "rtl" } else { "ltr" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{2}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{0}</title></head>\n<body style=\"{BODY}\">\n<div lang=\"{2}\" dir=\"{direction}\" style=\"max-width:44em;margin:0 auto\">\n<p style=\"{SOFT};margin:0\">{1}</p>\n<h1 style=\"font-size:22px;line-height:1.25;margin:4px 0 0\">{0}</h1>\n",
        escaped(title),
        escaped(organisation),
        said.lang
    );
    for Section { title, lines } in sections {
        let _written = writeln!(out, "<h2 style=\"{HEAD}\">{}</h2>", escaped(title));
        for group in lines.chunk_by(|one, other| kind(one) == kind(other)) {
            write_group(&mut out, group, said);
        }
    }
    out.push_str("</div>\n</body>\n</html>\n");
    out
}

/// Lines of one kind after each other are one table, or one list.
fn kind(line: &Line) -> u8 {
    match line {
        Line::Words(_) => 0,
        Line::Item(_) => 1,
        Line::Figure(_) => 2,
    }
}

fn write_group(out: &mut String, group: &[Line], said: Said<'_>) {
    let (open, close) = match group.first() {
        Some(Line::Item(_)) => ("<ul style=\"margin:0 0 8px;padding-left:20px\">\n", "</ul>\n"),
        Some(Line::Figure(_)) => {
            ("<table role=\"presentation\" style=\"border-collapse:collapse;width:100%;margin:0 0 8px\">\n", "</table>\n")
        }
        Some(Line::Words(_)) | None => ("", ""),
    };
    out.push_str(open);
    if let Some(Line::Figure(figure)) = group.first() {
        write_head(out, figure, said);
    }
    for line in group {
        let _written = match line {
            Line::Words(words) => writeln!(out, "<p style=\"margin:0 0 8px\">{}</p>", escaped(words)),
            Line::Item(item) => writeln!(out, "<li style=\"margin:0 0 4px\">{}</li>", escaped(item)),
            Line::Figure(figure) => {
                write_figure(out, figure, said);
                Ok(())
            }
        };
    }
    out.push_str(close);
}

fn write_head(out: &mut String, figure: &Figure, said: Said<'_>) {
    if figure.compared.is_empty() {
        return;
    }
    let heads = figure.compared.iter().map(|(when, _)| format!("<th scope=\"col\" style=\"{NUMBER};{SOFT}\">{}</th>", escaped(when)));
    let heads: String = heads.collect();
    let _written = writeln!(
        out,
        "<tr><th style=\"{CELL}\"></th><th scope=\"col\" style=\"{NUMBER};{SOFT}\">{}</th>{heads}</tr>",
        escaped(&said.word("report-this-period"))
    );
}

fn write_figure(out: &mut String, figure: &Figure, said: Said<'_>) {
    let Figure { name, value, compared, light, percent } = figure;
    let light = light
        .map(|light| format!(" <strong style=\"color:{}\">{}</strong>", light.color(), escaped(&said.word(light.word()))))
        .unwrap_or_default();
    // A bar that every mail program draws: a cell with a width and a colour.
    let bar = percent.map(|percent| {
        let width = percent.clamp(1.0, 100.0);
        format!("<div style=\"background:#e6eaef;height:6px;margin-top:4px\"><div style=\"background:#1f6fb2;height:6px;width:{width:.0}%\"></div></div>")
    });
    let compared: String =
        compared.iter().map(|(_, value)| format!("<td style=\"{NUMBER};color:#5b6675\">{}</td>", escaped(value))).collect();
    let _written = writeln!(
        out,
        "<tr><th scope=\"row\" style=\"{CELL};font-weight:400\">{}{}</th><td style=\"{NUMBER}\">{}{light}</td>{compared}</tr>",
        escaped(name),
        bar.unwrap_or_default(),
        escaped(value),
    );
}
