//! An allocator that counts: how much is held at once, and how large the largest single piece is.
//!
//! Counts the whole process: for tests that do one thing at a time.
#![expect(unsafe_code, reason = "an allocator is unsafe by its nature; each call goes to the system's unchanged")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

static HELD: AtomicUsize = AtomicUsize::new(0);
static HELD_MAX: AtomicUsize = AtomicUsize::new(0);
static PIECE_MAX: AtomicUsize = AtomicUsize::new(0);

pub(crate) struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn grown(bytes: usize, piece: usize) {
    let held = HELD.fetch_add(bytes, Ordering::Relaxed) + bytes;
    HELD_MAX.fetch_max(held, Ordering::Relaxed);
    PIECE_MAX.fetch_max(piece, Ordering::Relaxed);
}

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size(), layout.size());
        // SAFETY: the caller keeps to the rules of this call.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size(), layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // While it moves, both are held.
        grown(size, size);
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(place, layout, size) }
    }
}

/// What one piece of work has taken.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    /// The most bytes held at once, beyond those held before.
    pub(crate) held_max: usize,
    /// The largest single allocation.
    pub(crate) piece_max: usize,
}

/// Does `work`, and returns what it made and what it took.
pub(crate) fn counted<T>(work: impl FnOnce() -> T) -> (T, Taken) {
    let before = HELD.load(Ordering::Relaxed);
    HELD_MAX.store(before, Ordering::Relaxed);
    PIECE_MAX.store(0, Ordering::Relaxed);
    let made = work();
    let taken = Taken { held_max: HELD_MAX.load(Ordering::Relaxed).saturating_sub(before), piece_max: PIECE_MAX.load(Ordering::Relaxed) };
    (made, taken)
}
