//! The page as Chromium shows it: on a phone, on a desktop, in the dark and on paper. The pictures lie in `target/report`.

use std::path::{Path, PathBuf};
use std::process::Command;

use redress::report::html::html;
use redress::report::page::Funnel;

use super::letters::page_of;

fn shipped() -> String {
    let steps =
        [("what_happened", 420), ("danger", 371), ("category", 352), ("wish", 340), ("evidence", 311), ("email", 290), ("summary", 280)];
    html(&page_of(&Funnel(steps.map(|(step, count)| (step.to_owned(), count)).to_vec())))
}

/// Returns the browser; `None` where it is not installed, unless it must be.
fn browser() -> Option<&'static str> {
    let there = Command::new("chromium").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(there || std::env::var_os("REDRESS_CHROMIUM").is_none(), "chromium is not installed");
    there.then_some("chromium")
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/report");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

fn chromium(folder: &Path, arguments: &[&str]) -> String {
    let data = folder.join("profile");
    let page = format!("file://{}", folder.join("report.html").display());
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--run-all-compositor-stages-before-draw"])
        .arg(format!("--user-data-dir={}", data.display()))
        .args(arguments)
        .arg(page)
        .output()
        .expect("chromium runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_page_carries_all_it_needs_and_every_plot_has_its_table() {
    let text = shipped();
    for outside in ["http://", "https://", "<script", "<link", "src="] {
        assert!(!text.replace("http://www.w3.org/2000/svg", "").contains(outside), "{outside}");
    }
    assert_eq!(text.matches("<svg").count(), 7, "volumes, on time, days, causes, ages, satisfaction, the way in");
    for section in text.split("<section ").skip(1) {
        assert!(section.contains("class=\"definition\"") && section.contains("<table>"), "{}", &section[..60]);
    }
    let drawn: String = text.split("<svg").skip(1).filter_map(|rest| rest.split("</svg>").next()).collect();
    assert!(!drawn.contains("\"#"), "a colour that does not follow the page");
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn the_page_fits_a_phone_a_desktop_and_paper() {
    if browser().is_none() {
        eprintln!("skipped: chromium is not installed");
        return;
    }
    let folder = folder();
    // A script that only this test adds says how wide the page came out.
    let measured =
        "<script>addEventListener('load',()=>{document.title=document.documentElement.scrollWidth+' of '+innerWidth})</script></body>";
    std::fs::write(folder.join("report.html"), shipped().replace("</body>", measured)).expect("the page is written");
    for (name, size) in [("phone", "390,6500"), ("desktop", "1280,3400")] {
        let picture = folder.join(format!("{name}.png"));
        chromium(&folder, &[&format!("--window-size={size}"), &format!("--screenshot={}", picture.display())]);
        assert!(std::fs::metadata(&picture).is_ok_and(|file| 30_000 < file.len()), "{name}");
        let document = chromium(&folder, &[&format!("--window-size={size}"), "--virtual-time-budget=2000", "--dump-dom"]);
        let title = document.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
        let (wide, window) = title.split_once(" of ").unwrap_or_else(|| panic!("{name}: no measure in {title}"));
        assert!(wide.parse::<u32>().expect("a width") <= window.parse::<u32>().expect("a width"), "{name}: {title}");
    }
    let dark = folder.join("dark.png");
    chromium(&folder, &["--window-size=1280,3400", "--blink-settings=preferredColorScheme=0", &format!("--screenshot={}", dark.display())]);
    let paper = folder.join("paper.pdf");
    chromium(&folder, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", paper.display())]);
    assert!(std::fs::read(&paper).is_ok_and(|bytes| bytes.starts_with(b"%PDF") && 20_000 < bytes.len()));
}
