//! Leaves the year's office as a folder that the program opens: `YEAR_KEEP=/tmp/year YEAR_CASES=10000 cargo test --release --test sim
//! a_year`, then `redress explain deadline`, `case list` and `report` with `--config /tmp/year/redress.toml`.

use std::fs;
use std::path::Path;

use redress::engine::rows;
use redress::engine::store::{Batch, Store, Tree};
use redress::io::store::{SledStore, StoreSettings};

use super::office::Office;
use super::rules;

const ROWS_PER_COMMIT: usize = 5_000;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).expect("a copy");
        }
    }
}

pub(crate) fn keep(office: &Office, folder: &Path) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&project.join("tests/flows/shop"), &folder.join("flows"));
    copy(&project.join("flows/holidays"), folder);
    let places = "data_dir = \"data\"\nflows_dir = \"flows\"\ncontrol_socket = \"control\"\n";
    fs::create_dir_all(folder.join("incoming/new")).expect("a folder");
    fs::write(folder.join("redress.toml"), format!("{places}{}", rules::OFFICE)).expect("a file");
    let mut store = SledStore::open(&folder.join("data"), &StoreSettings::default()).expect("a store");
    // References are read back by the key that made them.
    rows::keep_secret(&mut store, &office.rules.secret.0).expect("a commit");
    for tree in Tree::ALL {
        for rows in office.disk.rows_of(tree).chunks(ROWS_PER_COMMIT) {
            let mut batch = Batch::default();
            rows.iter().for_each(|(key, value)| batch.put(tree, key.clone(), value.clone()));
            store.commit(&batch).expect("a commit");
        }
    }
    store.close().expect("a store that closes");
}
