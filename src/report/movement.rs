//! Stock and flow: what comes in, goes out and stays, for any period, category and owner.
//!
//! Always holds: open at the start + received + reopened + converted in + moved in = closed + merged + converted out + moved out +
//! open at the end.

use chrono::{DateTime, Utc};

use crate::desk::decision::Closing;
use crate::flow::finish::Class;

use super::history::{Event, History};

/// Where a case is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub category: String,
    pub owner: String,
}

/// Which cells are looked at; `None` means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub category: Option<String>,
    pub owner: Option<String>,
}

impl Filter {
    fn admits(&self, cell: &Cell) -> bool {
        self.category.as_ref().is_none_or(|wanted| *wanted == cell.category)
            && self.owner.as_ref().is_none_or(|wanted| *wanted == cell.owner)
    }
}

/// One change of the stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Received,
    Reopened,
    ConvertedIn,
    MovedIn,
    Closed,
    Merged,
    ConvertedOut,
    MovedOut,
}

/// A change of the stock with its place.
struct Moved {
    at: DateTime<Utc>,
    movement: Move,
    cell: Cell,
    /// The cell on the other side of a move.
    other: Option<Cell>,
}

/// What moved in a period, and what is there before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StockFlow {
    pub open_start: u64,
    pub received: u64,
    pub reopened: u64,
    pub converted_in: u64,
    pub moved_in: u64,
    pub closed: u64,
    pub merged: u64,
    pub converted_out: u64,
    pub moved_out: u64,
    pub open_end: u64,
}

impl StockFlow {
    /// Tells whether what came in is what went out or stayed.
    pub fn is_balanced(&self) -> bool {
        let comes = self.open_start + self.received + self.reopened + self.converted_in + self.moved_in;
        comes == self.closed + self.merged + self.converted_out + self.moved_out + self.open_end
    }
}

/// Tells whether a matter counts as a complaint.
pub fn is_complaint(class: Class) -> bool {
    match class {
        Class::Complaint | Class::Safety => true,
        Class::Request | Class::Feedback | Class::DataRequest | Class::CallBack => false,
    }
}

/// Counts the complaints that `filter` admits, from `from` on and before `until`.
pub fn stock_flow(histories: &[History], from: DateTime<Utc>, until: DateTime<Utc>, filter: &Filter) -> StockFlow {
    let mut flow = StockFlow::default();
    for history in histories {
        flow.open_start += u64::from(is_open(history, from, filter));
        flow.open_end += u64::from(is_open(history, until, filter));
        for Moved { at, movement, cell, other } in moves(history) {
            // What moves between two cells that are both looked at moves nowhere.
            let stays = other.is_some_and(|other| filter.admits(&other));
            if at < from || until <= at || stays || !filter.admits(&cell) {
                continue;
            }
            match movement {
                Move::Received => flow.received += 1,
                Move::Reopened => flow.reopened += 1,
                Move::ConvertedIn => flow.converted_in += 1,
                Move::MovedIn => flow.moved_in += 1,
                Move::Closed => flow.closed += 1,
                Move::Merged => flow.merged += 1,
                Move::ConvertedOut => flow.converted_out += 1,
                Move::MovedOut => flow.moved_out += 1,
            }
        }
    }
    flow
}

/// Tells whether the case is an open complaint of these cells just before `at`.
pub fn is_open(history: &History, at: DateTime<Utc>, filter: &Filter) -> bool {
    if at <= history.received_at {
        return false;
    }
    let mut state = State::new(history);
    for (_, event) in history.events.iter().filter(|(when, _)| history.received_at <= *when && *when < at) {
        state.take(event);
    }
    state.is_open && state.is_complaint && filter.admits(&state.cell)
}

/// A case as it goes along.
struct State {
    is_open: bool,
    is_complaint: bool,
    cell: Cell,
}

impl State {
    fn new(history: &History) -> Self {
        let cell = Cell { category: history.category.clone(), owner: history.owner.clone() };
        Self { is_open: true, is_complaint: is_complaint(history.class), cell }
    }

    fn take(&mut self, event: &Event) {
        if let Event::Closed { .. } = event {
            self.is_open = false;
        } else if *event == Event::Reopened {
            self.is_open = true;
        } else if let Event::Class(class) = event {
            self.is_complaint = is_complaint(*class);
        } else if let Event::Category(category) = event {
            self.cell.category.clone_from(category);
        } else if let Event::Owner(owner) = event {
            self.cell.owner.clone_from(owner);
        }
    }
}

/// Returns every change of the stock that a case makes. What happens twice, such as closing what is closed, changes nothing.
fn moves(history: &History) -> Vec<Moved> {
    let mut moves = Vec::new();
    let mut state = State::new(history);
    if state.is_complaint {
        moves.push(Moved { at: history.received_at, movement: Move::Received, cell: state.cell.clone(), other: None });
    }
    for (at, event) in history.events.iter().filter(|(at, _)| history.received_at <= *at) {
        let (was_open, was_complaint, before) = (state.is_open, state.is_complaint, state.cell.clone());
        state.take(event);
        let counted = was_open && was_complaint;
        if was_complaint && was_open != state.is_open {
            let is_merged = matches!(event, Event::Closed { closing: Closing::Merged });
            let out = if is_merged { Move::Merged } else { Move::Closed };
            let movement = if state.is_open { Move::Reopened } else { out };
            moves.push(Moved { at: *at, movement, cell: before.clone(), other: None });
        }
        if was_open && was_complaint != state.is_complaint {
            let movement = if state.is_complaint { Move::ConvertedIn } else { Move::ConvertedOut };
            moves.push(Moved { at: *at, movement, cell: before.clone(), other: None });
        }
        if counted && before != state.cell {
            let after = state.cell.clone();
            moves.push(Moved { at: *at, movement: Move::MovedOut, cell: before.clone(), other: Some(after.clone()) });
            moves.push(Moved { at: *at, movement: Move::MovedIn, cell: after, other: Some(before) });
        }
    }
    moves
}
