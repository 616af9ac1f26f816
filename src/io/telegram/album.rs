//! Gathers the parts of albums, so that ten photos are one input.
//!
//! Pure state: updates and the present instant in, finished items out. Keeps the order of each contact: whatever the contact
//! sends next ends the album before it.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::time::Instant;

use crate::desk::event::Event;
use crate::engine::inbound::Inbound;
use crate::flow::conversation::Input;
use crate::text::Personal;

use super::shape::{self, Shaped, What};

/// Telegram's own limit.
const PARTS_MAX: usize = 10;
/// Albums that wait at the same time; beyond, the oldest is ended at once.
const ALBUMS_MAX: usize = 1000;

/// An item that is ready for the engine, with the updates that it is made of.
#[derive(Debug)]
pub(super) struct Ready {
    pub update_ids: Vec<u32>,
    pub inbound: Inbound,
    /// The callback query to be answered after the commit.
    pub press: Option<String>,
}

#[derive(Debug)]
struct Album {
    chat: i64,
    group: String,
    update_ids: Vec<u32>,
    event: Event,
    quiet_until: Instant,
}

/// Albums under way, and the updates that were taken in while they wait.
#[derive(Debug)]
pub(super) struct Gathering {
    quiet: Duration,
    albums: Vec<Album>,
    ready: Vec<Ready>,
    /// Updates at or above the oldest waiting part: the server delivers them again until that part is confirmed.
    known: BTreeSet<u32>,
}

impl Gathering {
    /// `quiet`: an album is complete when no part came for this long.
    pub(super) fn new(quiet: Duration) -> Self {
        Self { quiet, albums: Vec::new(), ready: Vec::new(), known: BTreeSet::new() }
    }

    /// Takes one update in; `false` if it was taken in before.
    pub(super) fn add(&mut self, shaped: Shaped, now: Instant) -> bool {
        let id = shaped.update_id;
        if !self.known.insert(id) {
            return false;
        }
        match shaped.what {
            What::Item { chat, event, press } => {
                self.end(|album| album.chat == chat);
                self.ready.push(Ready { update_ids: vec![id], inbound: shape::inbound(id, chat, event), press });
            }
            What::AlbumPart { chat, group, event } => self.add_part(id, chat, group, event, now),
            What::Elsewhere { .. } | What::Ignored | What::Unreadable => {}
        }
        true
    }

    fn add_part(&mut self, id: u32, chat: i64, group: String, event: Event, now: Instant) {
        self.end(|album| album.chat == chat && album.group != group);
        let quiet_until = now + self.quiet;
        match self.albums.iter_mut().find(|album| album.chat == chat) {
            Some(album) => {
                album.update_ids.push(id);
                album.quiet_until = quiet_until;
                join(&mut album.event, event);
            }
            None => self.albums.push(Album { chat, group, update_ids: vec![id], event, quiet_until }),
        }
        self.end(|album| album.chat == chat && album.update_ids.len() >= PARTS_MAX);
        if self.albums.len() > ALBUMS_MAX {
            let oldest = self.albums.remove(0);
            self.ready.push(oldest.ready());
        }
    }

    /// Returns what is complete at `now`, in order of arrival within each contact.
    pub(super) fn ready(&mut self, now: Instant) -> Vec<Ready> {
        self.end(|album| album.quiet_until <= now);
        std::mem::take(&mut self.ready)
    }

    /// Ends all albums, complete or not: the server has more to deliver and cannot while they wait.
    pub(super) fn end_all(&mut self) {
        self.end(|_| true);
    }

    /// Returns the oldest update that is not ready yet.
    pub(super) fn oldest_waiting(&self) -> Option<u32> {
        self.albums.iter().filter_map(|album| album.update_ids.first().copied()).min()
    }

    /// Forgets which updates were taken in below `offset`: the server will not deliver them again.
    pub(super) fn confirmed_below(&mut self, offset: u32) {
        self.known = self.known.split_off(&offset);
    }

    /// Forgets every update but those that wait.
    pub(super) fn forget_answered(&mut self) {
        self.known = self.albums.iter().flat_map(|album| album.update_ids.iter().copied()).collect();
    }

    /// Returns when the next album is complete.
    pub(super) fn next_at(&self) -> Option<Instant> {
        self.albums.iter().map(|album| album.quiet_until).min()
    }

    fn end(&mut self, which: impl Fn(&Album) -> bool) {
        self.ready.extend(self.albums.extract_if(.., |album| which(album)).map(Album::ready));
    }
}

impl Album {
    fn ready(self) -> Ready {
        let key = self.update_ids.first().copied().unwrap_or_default();
        Ready { inbound: shape::inbound(key, self.chat, self.event), update_ids: self.update_ids, press: None }
    }
}

/// Adds the files and the caption of `part` to `whole`.
fn join(whole: &mut Event, part: Event) {
    let (
        Event::Said { input: Input::Files { files, caption }, .. },
        Event::Said { input: Input::Files { files: more, caption: more_caption }, .. },
    ) = (whole, part)
    else {
        return;
    };
    files.extend(more);
    *caption = match (caption.take(), more_caption) {
        (Some(first), Some(second)) => Some(Personal::new(format!("{}\n{}", first.as_str(), second.as_str()))),
        (first, second) => first.or(second),
    };
}

#[cfg(test)]
#[path = "album_tests.rs"]
mod tests;
