//! `redress demo`: all of it on this machine, with nothing configured: the chat in the terminal, every mail on the screen and in a
//! file, and a clock that can be moved. Opens no network, and leaves its data for whoever wants to look at it.

mod command;
mod folder;
mod house;
mod input;
mod letters;
mod people;
mod screen;
mod session;
mod setup;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::io::clock::Clock;
use crate::text::Lang;

use super::{Exit, Failure};

use folder::Folder;
use house::House;
use input::Input;
use letters::Letters;
use people::People;
use screen::{Screen, moment};
use session::Session;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Keeps the data in this directory, or goes on with what an earlier demonstration left there.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Runs the demonstration until the input ends.
///
/// # Errors
/// The data directory cannot be used, or the store failed.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| failure(format!("starting: {error}")))?;
    runtime.block_on(demonstrate(arguments.data.as_deref()))
}

async fn demonstrate(data: Option<&Path>) -> Result<(), Failure> {
    let folder = Folder::open(data)?;
    let clock = Clock::default();
    clock.forward(folder.begin_at(clock.now()) - clock.now());
    let setup = setup::read(clock.now())?;
    let house = House::open(&folder.path, &setup, clock.clone())?;
    let letters = Letters::open(&folder.path).map_err(|error| failure(format!("opening the folder of mails: {error}")))?;
    let lang = Lang::parse("en").expect("`en` is a language tag");
    let people = People::new("Ann", lang);
    let mut session = Session { setup, house, letters, people, screen: Screen::default(), input: Input::open(), has_hinted: false };
    welcome(&session.screen, &clock);
    let played = session.play().await;
    let Session { house, letters, screen, .. } = session;
    let kept = folder.keep(clock.now()).map_err(|error| failure(format!("keeping the clock: {error}")));
    house.close()?;
    played?;
    farewell(&screen, &folder.path, letters.count());
    kept
}

fn welcome(screen: &Screen, clock: &Clock) {
    screen.line("Redress at work, on this machine alone: its engine, store, scripts and mail.");
    screen.line("You are Ann, a customer of Example Ltd, in a chat with its bot.");
    screen.line(&format!("The clock here says {}.", moment(clock.now())));
    screen.line("");
    screen.line("  1. Write what went wrong, then answer by number or in words.");
    screen.line("  2. Look at the mails that leave: one to you, one to the staff.");
    screen.line("  3. :tomorrow  moves the clock: see who is told while nobody takes the case.");
    screen.line("  4. :mail      complains by e-mail instead.");
    screen.line("  :help shows everything else, :quit ends.");
    screen.line("");
}

fn farewell(screen: &Screen, data: &Path, mails: u32) {
    let data = data.display();
    screen.line(&format!("Everything is kept in {data}"));
    screen.line("  store/        conversations, cases and their journal");
    screen.line("  attachments/  photos, and the mails that came in");
    screen.line(&format!("  mails/        the mails that left: {mails}"));
    screen.line("  files/        what the bot sent into the chat, if it sent files");
    screen.line(&format!("Go on:    redress demo --data {data}"));
    screen.line(&format!("Prove it: redress verify {data}"));
    if 0 < mails {
        screen.line(&format!("Read one: less {data}/mails/0001.eml"));
    }
    screen.line(&format!("Be rid:   rm -r {data}"));
}

fn failure(message: String) -> Failure {
    Failure { message, hint: None, code: Exit::Failed }
}
