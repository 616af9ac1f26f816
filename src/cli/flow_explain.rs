//! `redress flow explain`: the page of a code.

use clap::Args;

use crate::diagnostic::suggest::nearest;
use crate::flow::explain;

use super::{Exit, Failure};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The code, as in `error[F011]`; without it, all codes are listed
    code: Option<String>,
}

/// Prints the page of the code, or the list of all codes.
///
/// # Errors
/// There is no such code.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Some(code) = &arguments.code else {
        for (code, page) in explain::pages() {
            println!("{code}  {}", explain::title(page));
        }
        return Ok(());
    };
    let code = code.to_uppercase();
    let Some(page) = explain::page(&code) else {
        let near = nearest(&code, explain::pages().map(|(code, _)| code));
        return Err(Failure {
            message: format!("there is no code \"{code}\""),
            hint: Some(
                near.map_or_else(
                    || "redress flow explain, without a code, lists them all".to_owned(),
                    |near| format!("did you mean {near}?"),
                ),
            ),
            code: Exit::Failed,
        });
    };
    println!("{}", page.trim_end());
    Ok(())
}
