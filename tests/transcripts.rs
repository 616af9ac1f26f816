//! The transcripts hold: of the shipped flows, and of those in `tests/flows`: a shop that other tests play, and what the language can do.
//! `UPDATE=1` writes what we say and do as it is; read the difference.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use redress::flow::coverage::{Seen, coverage};
use redress::flow::read::{Surroundings, read};
use redress::flow::script::Flows;
use redress::flow::transcript::{Editions, play, published};
use redress::io::files::read_flows;

fn flows(folder: &Path) -> Arc<Flows> {
    let sources = read_flows(folder).expect("the flows are there");
    let (flows, problems) = read(&sources, &Surroundings::default());
    Arc::new(flows.unwrap_or_else(|| panic!("the flows in {} have errors: {problems:#?}", folder.display())))
}

fn transcripts(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder.join("tests")).expect("there are transcripts").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "chat"));
    paths.sort();
    assert!(!paths.is_empty(), "{}", folder.display());
    paths
}

/// Returns what does not hold in a folder.
fn wrong(folder: &Path) -> String {
    let flows_here = flows(folder);
    let mut wrong = String::new();
    for path in transcripts(folder) {
        let text = fs::read_to_string(&path).expect("a transcript can be read");
        let editions = published(&text).into_iter().map(|name| (name.clone(), flows(&folder.join("tests").join(name)))).collect();
        let played = play(&flows_here, &editions, &text);
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &played.blessed).expect("a transcript can be written");
        }
        for problem in played.problems {
            wrong.push_str(&format!("{}:{}: {}\n", path.display(), problem.line, problem.message));
        }
    }
    wrong
}

#[test]
fn the_shipped_flows_talk_as_their_transcripts_say() {
    let wrong = wrong(&Path::new(env!("CARGO_MANIFEST_DIR")).join("flows"));
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_flow_language_does_what_its_transcripts_say() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows")).expect("there are flows");
    let wrong: String = folders.flatten().map(|folder| wrong(&folder.path())).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_shipped_transcripts_leave_nothing_out_in_english_and_walk_to_the_end_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let flows = flows(&folder);
    let mut seen = Seen::default();
    for path in transcripts(&folder) {
        let text = fs::read_to_string(&path).expect("a transcript can be read");
        play(&flows, &Editions::new(), &text).steps.iter().for_each(|stepped| seen.note(&flows, stepped));
    }
    for covered in coverage(&flows, &seen) {
        let flow = &flows.current[&covered.flow];
        let ends = covered.counts.iter().all(|(what, covered, _)| *what != "path" || 0 < *covered);
        let base = flow.languages.first() == Some(&covered.lang);
        assert!(ends && (!base || covered.missing.is_empty()), "{covered:#?}");
    }
}
