//! Writes a picture in the languages of Mermaid and of Graphviz, which lay it out themselves.

use std::fmt::Write;

use super::picture::{Node, Picture, Shape};

/// Writes the picture for Mermaid, as GitHub and most wikis draw it.
pub fn mermaid(picture: &Picture) -> String {
    let mut out = String::from("flowchart TD\n");
    for (at, node) in picture.nodes.iter().enumerate() {
        let (open, close) = match node.shape {
            Shape::Start => ("([", "])"),
            Shape::Ask => ("[", "]"),
            Shape::Say => ("[/", "/]"),
            Shape::Confirm => ("[[", "]]"),
            Shape::Next => ("{{", "}}"),
        };
        line(
            &mut out,
            format_args!("    n{at}{open}\"{}\"{close}", lines(node).iter().map(|text| entities(text)).collect::<Vec<_>>().join("<br>")),
        );
    }
    for edge in &picture.edges {
        let label = edge.words().map_or_else(String::new, |words| format!("|\"{}\"|", entities(&words)));
        line(&mut out, format_args!("    n{} -->{label} n{}", edge.from, edge.to));
    }
    out
}

/// Writes the picture for Graphviz.
pub fn dot(picture: &Picture) -> String {
    let mut out =
        format!("digraph \"{}\" {{\n    node [fontname=\"sans-serif\"]\n    edge [fontname=\"sans-serif\"]\n", quoted(&picture.name));
    for (at, node) in picture.nodes.iter().enumerate() {
        let shape = match node.shape {
            Shape::Start => "oval",
            Shape::Ask => "box",
            Shape::Say => "note",
            Shape::Confirm => "doubleoctagon",
            Shape::Next => "cds",
        };
        line(
            &mut out,
            format_args!(
                "    n{at} [shape={shape}, label=\"{}\"]",
                lines(node).iter().map(|text| quoted(text)).collect::<Vec<_>>().join("\\n")
            ),
        );
    }
    for edge in &picture.edges {
        let label = edge.words().map_or_else(String::new, |words| format!(" [label=\"{}\"]", quoted(&words)));
        line(&mut out, format_args!("    n{} -> n{}{label}", edge.from, edge.to));
    }
    out.push_str("}\n");
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("writing into a text cannot fail");
}

/// Returns the lines of a box: the title, and below it the id with its alarms, and what was counted.
fn lines(node: &Node) -> Vec<String> {
    [node.title.clone(), note(node)].into_iter().chain(node.counted.clone()).collect()
}

/// Returns the small line of a box.
pub(super) fn note(node: &Node) -> String {
    match node.alarms.as_slice() {
        [] => node.note.clone(),
        alarms => format!("{} · alarm: {}", node.note, alarms.join(", ")),
    }
}

/// Writes the text so that Mermaid takes every character as itself.
fn entities(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if matches!(character, '"' | '#' | '<' | '>' | '&' | '|' | '`') {
            out.push_str(&format!("#{};", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
