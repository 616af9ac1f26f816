//! The transcripts of the shipped flows hold. `UPDATE=1` writes what we say and do as it is; read the difference.

use std::path::Path;
use std::{env, fs};

use redress::flow::read::{Surroundings, read};
use redress::flow::transcript::play;
use redress::io::files::read_flows;

#[test]
fn the_shipped_flows_talk_as_their_transcripts_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let sources = read_flows(&folder).expect("the shipped flows are there");
    let (flows, problems) = read(&sources, &Surroundings::default());
    let flows = flows.unwrap_or_else(|| panic!("the shipped flows have errors: {problems:#?}"));
    let mut names: Vec<_> =
        fs::read_dir(folder.join("tests")).expect("there are transcripts").flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "chat"));
    names.sort();
    assert!(!names.is_empty());
    let mut wrong = String::new();
    for path in names {
        let text = fs::read_to_string(&path).expect("a transcript can be read");
        let played = play(&flows, &text);
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &played.blessed).expect("a transcript can be written");
        }
        for problem in played.problems {
            wrong.push_str(&format!("{}:{}: {}\n", path.display(), problem.line, problem.message));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
