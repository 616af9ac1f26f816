//! `redress flow`: what an admin needs to write flows; one file per command below it.

use clap::Subcommand;

use super::{
    Failure, flow_check, flow_explain, flow_fmt, flow_fuzz, flow_graph, flow_lsp, flow_paths, flow_play, flow_publish, flow_reference,
    flow_schema, flow_test, flow_texts,
};

#[derive(Debug, Subcommand)]
pub(super) enum FlowCommand {
    /// Checks all scripts and texts of a folder, and says everything that is wrong with them
    Check(flow_check::Arguments),
    /// Explains a code, such as F011, with a failing example and its mend
    Explain(flow_explain::Arguments),
    /// Walks through the flows at random with hostile input, and prints a walk that breaks something
    Fuzz(flow_fuzz::Arguments),
    /// Writes the scripts of a folder in one form; comments stay
    Fmt(flow_fmt::Arguments),
    /// Draws a flow: a box for each step, an arrow for each two that follow each other
    Graph(flow_graph::Arguments),
    /// Lists every way through a flow, with what decides it
    Paths(flow_paths::Arguments),
    /// Helps an editor with scripts and texts: problems, meanings, proposals (a language server on stdin and stdout)
    Lsp,
    /// Plays a conversation in the terminal, or from a pipe; nothing is kept or sent
    Play(flow_play::Arguments),
    /// Prints everything that scripts and texts can say, as Markdown
    Reference,
    /// Prints the JSON Schema of scripts, for editors
    Schema,
    /// Plays the transcripts of a folder and says where they differ
    Test(flow_test::Arguments),
    /// Puts the scripts of the flows folder into force: all of them, or none
    Publish(flow_publish::Publish),
    /// Lists every version that was published, with its open conversations and cases
    Versions(flow_publish::Versions),
    /// Puts an earlier version of a flow into force again
    Rollback(flow_publish::Rollback),
    /// Tells a real conversation as a transcript for `redress flow test`, personal words masked
    Record(flow_publish::Record),
    /// Shows where people hesitate and leave, step by step
    Funnel(flow_publish::Funnel),
    /// Lists the texts that a language lacks, and writes them down for a translator
    Texts(flow_texts::Arguments),
}

/// Runs one of the commands.
///
/// # Errors
/// In words for the person who called it.
pub(super) fn run(command: FlowCommand) -> Result<(), Failure> {
    match command {
        FlowCommand::Check(arguments) => flow_check::run(&arguments),
        FlowCommand::Explain(arguments) => flow_explain::run(&arguments),
        FlowCommand::Fuzz(arguments) => flow_fuzz::run(&arguments),
        FlowCommand::Fmt(arguments) => flow_fmt::run(&arguments),
        FlowCommand::Graph(arguments) => flow_graph::run(&arguments),
        FlowCommand::Paths(arguments) => flow_paths::run(&arguments),
        FlowCommand::Lsp => flow_lsp::run(),
        FlowCommand::Play(arguments) => flow_play::run(&arguments),
        FlowCommand::Reference => {
            flow_reference::run();
            Ok(())
        }
        FlowCommand::Schema => {
            flow_schema::run();
            Ok(())
        }
        FlowCommand::Texts(arguments) => flow_texts::run(&arguments),
        FlowCommand::Test(arguments) => flow_test::run(&arguments),
        FlowCommand::Publish(arguments) => flow_publish::publish(&arguments),
        FlowCommand::Versions(arguments) => flow_publish::versions(arguments),
        FlowCommand::Rollback(arguments) => flow_publish::rollback(arguments),
        FlowCommand::Record(arguments) => flow_publish::record(arguments),
        FlowCommand::Funnel(arguments) => flow_publish::funnel(&arguments),
    }
}
