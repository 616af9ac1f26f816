//! What the disk gives: the ground on which all other figures stand.

use std::fs::OpenOptions;
use std::io::Write;
use std::time::{Duration, Instant};

use crate::scratch::Scratch;
use crate::table::Table;

const TIME: Duration = Duration::from_secs(2);

/// Counts how often per second 4 KiB at the end of a file can be made durable, one after the other.
pub(crate) fn measure(scratch: &Scratch, table: &mut Table) {
    let mut file = OpenOptions::new().append(true).create(true).open(scratch.path().join("sync")).unwrap();
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < TIME {
        file.write_all(&[7; 4096]).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    table.figure("fdatasync of 4 KiB, one after the other", f64::from(count) / started.elapsed().as_secs_f64(), "a second");
}
