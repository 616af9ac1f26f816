//! The page as Chromium shows it: on a phone, on a desktop, in the dark and on paper. The pictures lie in `target/report`.

use std::path::{Path, PathBuf};
use std::process::Command;

use redress::report::html::html;
use redress::report::page::{Cell, Funnel};
use redress::report::{Said, print};
use redress::text::Lang;

use super::letters::{OBJECTIVES, page_in, words_in};

const LANGS: [&str; 6] = ["en", "de", "es", "fr", "ru", "ar"];

fn shipped() -> String {
    shipped_in("en")
}

fn shipped_in(tag: &str) -> String {
    let steps =
        [("what_happened", 420), ("danger", 371), ("category", 352), ("wish", 340), ("evidence", 311), ("email", 290), ("summary", 280)];
    let (texts, lang) = words_in(tag);
    let page = page_in(tag, &Funnel(steps.map(|(step, count)| (step.to_owned(), count)).to_vec()));
    html(&page, Said { texts: &texts, lang: &lang, objectives: OBJECTIVES })
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

/// What is no phrase of ours: categories, teams, languages and steps as the organisation calls them, and currencies.
const OWN: [&str; 14] = [
    "billing",
    "delivery",
    "quality",
    "safety",
    "care",
    "en",
    "de",
    "what_happened",
    "danger",
    "category",
    "wish",
    "evidence",
    "email",
    "summary",
];

#[test]
fn every_heading_figure_and_definition_of_the_page_has_its_words_in_every_language() {
    let page = page_in("en", &Funnel(vec![("wish".to_owned(), 9)]));
    let titles = page.blocks.iter().flat_map(|block| [format!("title-{}", block.id), format!("about-{}", block.id)]);
    let titles: Vec<String> = titles.map(|id| format!("page-{id}")).collect();
    let columns = page.blocks.iter().flat_map(|block| block.columns.iter().map(|column| (*column).to_owned()));
    let cells = page.blocks.iter().flat_map(|block| &block.rows).flatten();
    let cells = cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.clone()) } else { None });
    let legends = ["on time", "mean", "limits", "answered so far", "share", "together", "1 not at all", "5 very much", "days"];
    let is_ours = |text: &String| {
        text.chars().any(|c| c.is_ascii_lowercase())
            && !OWN.contains(&text.as_str())
            && !text.starts_with("language: ")
            && !text.starts_with("team: ")
    };
    let phrases: Vec<String> = columns.chain(cells).chain(legends.map(str::to_owned)).filter(is_ours).collect();
    let (texts, english) = words_in("en");
    for tag in LANGS {
        let lang = Lang::parse(tag).expect("a tag");
        let said = |lang| Said { texts: &texts, lang, objectives: OBJECTIVES };
        let there = |id: &String| texts.exact(&lang, id, None, &[]).is_some();
        assert_eq!(titles.iter().filter(|id| !there(id)).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag}");
        if tag == "en" {
            for block in &page.blocks {
                assert_eq!(said(&english).say(&format!("page-title-{}", block.id), &[]), block.title, "{}", block.id);
                assert_eq!(said(&english).say(&format!("page-about-{}", block.id), &[]), block.definition, "{}", block.id);
            }
            continue;
        }
        // Some words are the same in two languages; a sentence never is.
        let same = phrases.iter().filter(|text| 12 < text.chars().count() && said(&lang).phrase(text) == **text);
        assert_eq!(same.collect::<Vec<_>>(), Vec::<&String>::new(), "{tag}");
        let html = shipped_in(tag);
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"{direction}\">")), "{tag}");
        assert!(!html.contains("page-title-") && !html.contains("page-about-") && !html.contains(">rule-"), "{tag}: a word is missing");
    }
}

#[test]
fn what_other_programs_read_is_the_same_in_every_language() {
    let funnel = Funnel(vec![("wish".to_owned(), 9)]);
    let lines = print::csv(&page_in("en", &funnel));
    assert!(LANGS.iter().all(|tag| print::csv(&page_in(tag, &funnel)) == lines));
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
    for tag in LANGS {
        std::fs::write(folder.join("report.html"), shipped_in(tag).replace("</body>", measured)).expect("the page is written");
        for (name, size) in [("phone", "390,7600"), ("desktop", "1280,3600")] {
            let picture = folder.join(if tag == "en" { format!("{name}.png") } else { format!("{name}.{tag}.png") });
            chromium(&folder, &[&format!("--window-size={size}"), &format!("--screenshot={}", picture.display())]);
            assert!(std::fs::metadata(&picture).is_ok_and(|file| 30_000 < file.len()), "{name}, {tag}");
            let document = chromium(&folder, &[&format!("--window-size={size}"), "--virtual-time-budget=2000", "--dump-dom"]);
            let title = document.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            let (wide, window) = title.split_once(" of ").unwrap_or_else(|| panic!("{name}, {tag}: no measure in {title}"));
            assert!(wide.parse::<u32>().expect("a width") <= window.parse::<u32>().expect("a width"), "{name}, {tag}: {title}");
        }
    }
    std::fs::write(folder.join("report.html"), shipped().replace("</body>", measured)).expect("the page is written");
    let dark = folder.join("dark.png");
    chromium(&folder, &["--window-size=1280,3400", "--blink-settings=preferredColorScheme=0", &format!("--screenshot={}", dark.display())]);
    let paper = folder.join("paper.pdf");
    chromium(&folder, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", paper.display())]);
    assert!(std::fs::read(&paper).is_ok_and(|bytes| bytes.starts_with(b"%PDF") && 20_000 < bytes.len()));
}
