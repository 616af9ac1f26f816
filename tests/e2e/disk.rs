//! A full disk under the running daemon: nothing is confirmed that is not kept, and the next start takes up where it was.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, answers, hears};
use crate::mails::hand_over;
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

/// A small disk in memory; taken away at the end.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Returns `None`, and says so, where this user may not mount.
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    fn mount(place: &Path) -> Option<Self> {
        fs::create_dir(place).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=32m", "tmpfs"]).arg(place).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(place.to_owned()));
        }
        eprintln!("skipped: only root can mount the small disk that this test fills");
        None
    }

    /// Takes all the room that is left.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("filler");
        let mut file = File::create(&path).unwrap();
        for size in [1 << 20, 4096, 1] {
            while file.write_all(&vec![1; size]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(&self.0).status());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_the_daemon_says_later_stops_with_its_own_code_and_takes_up_where_it_was() {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = SmtpSink::start(|_, _| None).await;
    let port = crate::mail_servers::free_port();
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()).lmtp(port));
    let Some(disk) = SmallDisk::mount(&office.path().join("data")) else { return };
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT[..1]).await;
    hears(&mut ann, "in your own words").await;
    let filler = disk.fill();
    let mail =
        crate::letters::mail("ben.mercer@example.org", "first@example.org", "My kettle", &"The copper handle came off. ".repeat(2000));
    let said = hand_over(port, "LHLO", "ben.mercer@example.org", "complaints@example.org", &mail).await;
    assert!(!said.as_ref().is_ok_and(|said| said.starts_with("250")), "not kept, and yet: {said:?}");
    ann.say("The copper handle came off.");
    // What fits into the file that is there already is still kept: the store grows in steps.
    let mut words = 0;
    while office.is_running() && words < 4000 {
        ann.say("And one more thing about the copper kettle, told at some length.");
        words += 1;
        tokio::task::yield_now().await;
    }
    let status = office.ended().await;
    assert_eq!(status.code(), Some(74), "{}", office.tail());
    assert!(office.tail().contains("free some room"), "{}", office.tail());
    fs::remove_file(filler).unwrap();
    office.start().await;
    until("all is taken in", || api.pending() == 0).await;
    hears(&mut ann, "Was anybody hurt?").await;
    assert!(office.stop().await.success(), "{}", office.tail());
    drop(disk);
    office.log_is_clean();
}
