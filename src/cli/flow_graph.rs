//! `redress flow graph`: a flow as a picture, on stdout.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::flow::conversation::Channel;
use crate::flow::ways;
use crate::text::Lang;

use super::{Exit, Failure, flow_play};

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
    let picture = ways::picture(flow, if arguments.mail { Channel::Mail } else { Channel::Chat }, &lang);
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
