//! Draws a picture as SVG, on its own: no font, script or style from elsewhere.

use std::fmt::Write;

use super::draw::note;
use super::layout::{Item, Layout, Route, layout};
use super::picture::{Node, Picture, Shape};

/// Widths of letters are not known here; these are generous for the usual sans-serif fonts.
const TITLE_CHAR_WIDTH: f64 = 8.0;
const NOTE_CHAR_WIDTH: f64 = 6.6;
const TITLE_LINE_CHARS: usize = 30;
const LABEL_LINE_CHARS: usize = 26;
const LINE_HEIGHT: f64 = 18.0;
const PADDING: f64 = 12.0;

/// Draws the picture.
pub fn svg(picture: &Picture) -> String {
    let boxes: Vec<(f64, f64)> = picture.nodes.iter().map(size).collect();
    let words: Vec<Option<(f64, f64)>> = picture.edges.iter().map(|edge| edge.words().as_deref().map(label_size)).collect();
    let layout = layout(picture, &boxes, &words);
    let mut out = String::new();
    let (width, height) = (layout.width.ceil(), layout.height.ceil());
    line(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"sans-serif\" font-size=\"14\" role=\"img\">"
        ),
    );
    line(&mut out, format_args!("<title>{}</title>", escaped(&picture.name)));
    out.push_str(
        "<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
        <path d=\"M0 0 L10 5 L0 10 z\" fill=\"#555\"/></marker></defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
    );
    layout.routes.iter().for_each(|route| arrow(&mut out, &layout, route));
    for (edge, route) in picture.edges.iter().zip(&layout.routes) {
        if let (Some(words), Some(at)) = (edge.words(), route.words_at) {
            words_of_arrow(&mut out, &layout.items[route.through[at]], &words);
        }
    }
    picture.nodes.iter().zip(&layout.items).for_each(|(node, item)| draw_box(&mut out, node, item));
    out.push_str("</svg>\n");
    out
}

fn size(node: &Node) -> (f64, f64) {
    let lines = wrapped(&node.title, TITLE_LINE_CHARS);
    let widest = lines.iter().map(|line| line.chars().count() as f64 * TITLE_CHAR_WIDTH).fold(0.0, f64::max);
    let small = small(node);
    let small_widest = small.iter().map(|line| line.chars().count() as f64 * NOTE_CHAR_WIDTH).fold(0.0, f64::max);
    let height = (lines.len() + small.len()) as f64 * LINE_HEIGHT + 2.0 * PADDING - 4.0;
    (widest.max(small_widest).max(80.0) + 2.0 * PADDING, height)
}

fn label_size(label: &str) -> (f64, f64) {
    let lines = wrapped(label, LABEL_LINE_CHARS);
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    (widest as f64 * NOTE_CHAR_WIDTH + 8.0, lines.len() as f64 * LINE_HEIGHT)
}

fn draw_box(out: &mut String, node: &Node, item: &Item) {
    let (left, top) = (item.x - item.width / 2.0, item.y - item.height / 2.0);
    let (fill, stroke, radius) = match node.shape {
        Shape::Start => ("#e8e8e8", "#555", item.height / 2.0),
        Shape::Ask => ("#eaf2fd", "#2c5f9e", 6.0),
        Shape::Say => ("#fdf6e3", "#9a7b1f", 0.0),
        Shape::Confirm => ("#e7f6e9", "#2f7d3a", 6.0),
        Shape::Next => ("#f3ecfb", "#6b3fa0", item.height / 2.0),
    };
    let (fill, stroke) = if node.alarms.is_empty() { (fill, stroke) } else { ("#fdecea", "#b3261e") };
    line(
        out,
        format_args!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius:.1}\" fill=\"{fill}\" \
             stroke=\"{stroke}\" stroke-width=\"1.5\"/>",
            item.width, item.height
        ),
    );
    let mut y = top + PADDING + 11.0;
    for text in wrapped(&node.title, TITLE_LINE_CHARS) {
        text_at(out, (item.x, y), &text, "#111");
        y += LINE_HEIGHT;
    }
    for text in small(node) {
        line(
            out,
            format_args!(
                "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"12\" fill=\"#555\">{}</text>",
                item.x,
                escaped(&text)
            ),
        );
        y += LINE_HEIGHT;
    }
}

/// Returns the small lines of a box, below its title.
fn small(node: &Node) -> Vec<String> {
    std::iter::once(note(node)).chain(node.counted.clone()).collect()
}

fn arrow(out: &mut String, layout: &Layout, route: &Route) {
    let points: Vec<(f64, f64)> = route
        .through
        .iter()
        .enumerate()
        .flat_map(|(nth, at)| {
            let item = &layout.items[*at];
            let (top, bottom) = ((item.x, item.y - item.height / 2.0), (item.x, item.y + item.height / 2.0));
            match nth {
                0 => vec![bottom],
                _ if nth + 1 == route.through.len() => vec![top],
                _ => vec![top, bottom],
            }
        })
        .collect();
    let Some(((x, y), rest)) = points.split_first() else { return };
    let mut path = format!("M{x:.1} {y:.1}");
    let mut from = (*x, *y);
    for (x, y) in rest {
        let middle = (from.1 + y) / 2.0;
        path.push_str(&format!(" C{:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {y:.1}", from.0));
        from = (*x, *y);
    }
    line(out, format_args!("<path d=\"{path}\" fill=\"none\" stroke=\"#555\" stroke-width=\"1.3\" marker-end=\"url(#tip)\"/>"));
}

fn words_of_arrow(out: &mut String, item: &Item, label: &str) {
    let (left, top) = (item.x - item.width / 2.0, item.y - item.height / 2.0);
    line(
        out,
        format_args!("<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#fff\"/>", item.width, item.height),
    );
    let mut y = top + 13.0;
    for text in wrapped(label, LABEL_LINE_CHARS) {
        line(
            out,
            format_args!(
                "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"12\" fill=\"#333\">{}</text>",
                item.x,
                escaped(&text)
            ),
        );
        y += LINE_HEIGHT;
    }
}

fn text_at(out: &mut String, (x, y): (f64, f64), text: &str, fill: &str) {
    line(out, format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" fill=\"{fill}\">{}</text>", escaped(text)));
}

/// Breaks a text into lines of about this many characters.
fn wrapped(text: &str, chars_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= chars_max => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("writing into a text cannot fail");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
