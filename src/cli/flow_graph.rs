//! `redress flow graph`: a flow as a picture, on stdout.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::daemon::orders::{Order, Shape};
use crate::flow::conversation::Channel;
use crate::flow::script::Flow;
use crate::flow::ways::{self, Counted};
use crate::text::Lang;

use super::{Exit, Failure, case, flow_play};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The flow to draw
    flow: String,
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// The language of the words; the flow's first language if none is named
    #[arg(long)]
    lang: Option<String>,
    /// Draw it as it comes by mail
    #[arg(long)]
    mail: bool,
    /// Write into each box how many people were asked, answered and left there, and at each arrow how many came along it
    #[arg(long)]
    stats: bool,
    /// The configuration of the daemon that counted
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
    /// The folder with the scripts and texts
    #[arg(long, default_value = "flows")]
    dir: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for any browser
    Svg,
    /// For Graphviz
    Dot,
    /// For wikis that draw Mermaid
    Mermaid,
}

/// Prints the picture.
///
/// # Errors
/// The flows have errors, or there is no such flow or language.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flows = flow_play::load(&arguments.dir)?;
    let flow = flow_play::named(&flows, &arguments.flow)?;
    let lang = match &arguments.lang {
        None => flow.texts.base().clone(),
        Some(tag) => Lang::parse(tag).filter(|lang| flow.languages.contains(lang)).ok_or_else(|| Failure {
            message: format!("the flow \"{}\" has no language \"{tag}\"", flow.id),
            hint: Some(format!("it has {}", flow.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(", "))),
            code: Exit::Failed,
        })?,
    };
    let mut picture = ways::picture(flow, if arguments.mail { Channel::Mail } else { Channel::Chat }, &lang);
    if arguments.stats {
        let counted = counted(&arguments.config, flow)?;
        if counted == Counted::default() {
            eprintln!("nobody has been asked by version {} of this flow yet", flow.version);
        }
        picture.count(&counted);
    }
    if !picture.is_whole {
        eprintln!("there are too many ways through this flow: arrows may be missing");
    }
    print!(
        "{}",
        match arguments.format {
            Format::Svg => ways::svg(&picture),
            Format::Dot => ways::dot(&picture),
            Format::Mermaid => ways::mermaid(&picture),
        }
    );
    Ok(())
}

/// Asks the daemon, or its store, what was counted at each step and arrow of this version.
fn counted(config: &Path, flow: &Flow) -> Result<Counted, Failure> {
    let mut lines = Vec::new();
    case::perform_with(config, &Order::FlowFunnel { shape: Shape::Json }, &mut |line| lines.push(line))?;
    let rows: Vec<Value> = serde_json::from_str(&lines.concat()).map_err(|error| Failure {
        message: format!("reading what was counted: {error}"),
        hint: Some("the command and the daemon must be of one version".to_owned()),
        code: Exit::Failed,
    })?;
    let own = rows.iter().filter(|row| row["flow"] == flow.id.as_str() && row["version"] == flow.version.as_str());
    let mut counted = Counted::default();
    for row in own {
        let Some(step) = row["step"].as_str() else { continue };
        let words = in_words(row);
        counted.at_steps.extend((!words.is_empty()).then(|| (step.to_owned(), words)));
        let came_from = row["came_from"].as_object().into_iter().flatten();
        let arrow = |(from, count): (&String, &Value)| Some(((step.to_owned(), from.clone()), count.as_u64()?));
        counted.on_arrows.extend(came_from.filter_map(arrow));
    }
    Ok(counted)
}

/// Writes the numbers that are not zero.
fn in_words(row: &Value) -> String {
    let named = [
        ("asked", "asked"),
        ("answered", "answered"),
        ("refused", "refused"),
        ("skipped", "skipped"),
        ("back", "back"),
        ("left", "left here"),
    ];
    let count = |(key, words): (&str, &str)| row[key].as_u64().filter(|count| 0 < *count).map(|count| format!("{count} {words}"));
    let seconds = row["median_seconds"].as_u64().map(|seconds| format!("{seconds} s"));
    named.into_iter().filter_map(count).chain(seconds).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_zero_are_left_out() {
        let row = serde_json::json!({ "asked": 20, "answered": 18, "refused": 0, "left": 2, "median_seconds": 23 });
        assert_eq!(in_words(&row), "20 asked, 18 answered, 2 left here, 23 s");
        assert_eq!(in_words(&serde_json::json!({ "asked": 1, "median_seconds": null })), "1 asked");
    }
}
