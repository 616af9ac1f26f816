//! Tables beside the flows, such as `recalls.csv`: what an admin keeps in a spreadsheet, and a flow looks up. Never decides what is said.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source, Span};
use crate::text::Lang;

/// The code of everything that is wrong with a table.
pub(in crate::flow) const CODE: &str = "F046";
/// A cell that every answer fits; so does an empty one.
const ANY: &str = "*";
/// A model number is written in so many parts at most, such as “KX 200 B”.
const PARTS_MAX: usize = 5;

/// A table: its first line names the columns.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A line of a table, with its place.
struct Record {
    span: Span,
    cells: Vec<String>,
}

impl Table {
    /// Returns the first row that fits an answer to each of the columns.
    pub fn find(&self, wanted: &[(&str, &str)]) -> Option<&[String]> {
        let fits = |row: &&Vec<String>| wanted.iter().all(|(column, answer)| self.cell(row, column).is_some_and(|cell| fits(cell, answer)));
        self.rows.iter().find(fits).map(Vec::as_slice)
    }

    /// Returns a cell of a row, in the language where there is a column of its own for it: `hazard.de` beside `hazard`.
    pub fn shown<'r>(&self, row: &'r [String], column: &str, lang: &Lang) -> &'r str {
        let own = self.cell(row, &format!("{column}.{}", lang.primary())).filter(|cell| !cell.is_empty());
        own.or_else(|| self.cell(row, column)).unwrap_or("")
    }

    /// Returns the columns without those for one language.
    pub fn plain_columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str).filter(|column| !column.contains('.'))
    }

    fn cell<'r>(&self, row: &'r [String], column: &str) -> Option<&'r str> {
        let at = self.columns.iter().position(|known| known == column)?;
        row.get(at).map(String::as_str)
    }
}

/// Tells whether what a customer wrote names what stands in a cell: without case, blanks and dashes, among other words.
fn fits(cell: &str, answer: &str) -> bool {
    if cell.is_empty() || cell == ANY {
        return true;
    }
    let wanted = folded(cell);
    let parts: Vec<String> = answer.split(|c: char| !c.is_alphanumeric()).map(folded).filter(|part| !part.is_empty()).collect();
    !wanted.is_empty() && (1..=PARTS_MAX).any(|count| parts.windows(count).any(|parts| parts.concat() == wanted))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reads a table; `None` where it cannot be used, which is reported.
pub(in crate::flow) fn read(source: &Arc<Source>, problems: &mut Vec<Diagnostic>) -> Option<Table> {
    let before = problems.len();
    let mut records = records(source, problems).into_iter();
    let Some(head) = records.next() else {
        let problem = Diagnostic::error(CODE, Span::new(source, 0..0), "this table is empty");
        problems.push(problem.help("its first line names the columns, such as: product,batch,hazard,action"));
        return None;
    };
    problems.extend(head.cells.iter().enumerate().filter_map(|(at, name)| bad_column(&head, at, name)));
    let mut rows = Vec::new();
    for record in records {
        if record.cells.len() != head.cells.len() {
            let message = format!("this row has {} cells, and the first line names {}", record.cells.len(), head.cells.len());
            let problem = Diagnostic::error(CODE, record.span, message).label("too many or too few");
            problems.push(problem.help("what has a comma in it stands in quotes: \"hot, and sharp\""));
        } else {
            rows.push(record.cells);
        }
    }
    (problems.len() == before).then_some(Table { columns: head.cells, rows })
}

/// Reports rows that every answer fits, whatever the customer has: an empty cell is soon left behind.
pub(in crate::flow) fn check_rows(source: &Arc<Source>, by: &[&str], problems: &mut Vec<Diagnostic>) {
    let mut records = records(source, &mut Vec::new()).into_iter();
    let Some(head) = records.next() else { return };
    let places: Vec<usize> = by.iter().filter_map(|column| head.cells.iter().position(|known| known == column)).collect();
    let open = |cell: Option<&String>| cell.is_none_or(|cell| cell.is_empty() || cell == ANY);
    for record in records.filter(|record| places.iter().all(|at| open(record.cells.get(*at)))) {
        let problem = Diagnostic::error(CODE, record.span, "every answer fits this row").label("names nothing");
        problems.push(problem.help(format!("fill at least one of these columns: {}", by.join(", "))));
    }
}

fn bad_column(head: &Record, at: usize, name: &str) -> Option<Diagnostic> {
    let (bare, lang) = name.split_once('.').unwrap_or((name, "en"));
    let is_name = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && Lang::parse(lang).is_some();
    let message = match head.cells.iter().position(|other| other == name) {
        Some(first) if first < at => format!("the column `{name}` stands here twice"),
        Some(_) | None if is_name => return None,
        Some(_) | None => format!("`{name}` cannot name a column"),
    };
    let problem = Diagnostic::error(CODE, head.span.clone(), message);
    Some(problem.help("small letters and `_`; with the language after a dot for words of one language, such as `hazard.de`"))
}

/// Returns the lines of the table, without empty ones and without those that begin with `#`.
fn records(source: &Arc<Source>, problems: &mut Vec<Diagnostic>) -> Vec<Record> {
    let text = source.text.as_str();
    // Spreadsheets of many countries part cells with semicolons.
    let head = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
    let separator = if head.contains(';') && !head.contains(',') { ';' } else { ',' };
    let mut records = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let line = &text[at..line_end];
        if line.trim().is_empty() || line.starts_with('#') {
            at = line_end + 1;
            continue;
        }
        let (cells, end) = cells(&text[at..], separator);
        let span = Span::new(source, at..line_end);
        match end {
            Some(end) => {
                records.push(Record { span, cells });
                at += end;
            }
            None => {
                let problem = Diagnostic::error(CODE, span, "a quote is opened here and never closed");
                problems.push(problem.label("no end").help("a quote inside a cell is written twice: \"\""));
                return records;
            }
        }
    }
    records
}

/// Reads the cells of one line (RFC 4180), and returns where the next line begins; `None` where a quote has no end.
fn cells(text: &str, separator: char) -> (Vec<String>, Option<usize>) {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if quoted && chars.peek().is_some_and(|(_, next)| *next == '"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => quoted = true,
            '\n' if !quoted => {
                cells.push(cell.trim().to_owned());
                return (cells, Some(at + 1));
            }
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    (cells, (!quoted).then_some(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Option<Table>, Vec<String>) {
        let mut problems = Vec::new();
        let table = read(&Arc::new(Source { name: "recalls.csv".into(), text: text.into() }), &mut problems);
        (table, problems.into_iter().map(|problem| format!("{}: {}", problem.span.unwrap().line(), problem.message)).collect())
    }

    #[test]
    fn a_customer_finds_a_product_among_other_words_and_nobody_elses() {
        let (table, _) = table("product,batch,hazard,hazard.de\nKX-200,2025-03,\"hot, and sharp\",heiß\nKX-300,*,loose,\n");
        let table = table.unwrap();
        let lang = |tag| Lang::parse(tag).unwrap();
        let row = table.find(&[("product", "my kettle kx 200"), ("batch", "batch 2025 03, I think")]).unwrap();
        assert_eq!((table.shown(row, "hazard", &lang("en")), table.shown(row, "hazard", &lang("de"))), ("hot, and sharp", "heiß"));
        assert!(table.find(&[("product", "KX-300"), ("batch", "")]).is_some_and(|row| table.shown(row, "hazard", &lang("de")) == "loose"));
        for (product, batch) in [("KX-2000", "2025-03"), ("KX-200", "2025-04"), ("KX-200", ""), ("", "2025-03")] {
            assert!(table.find(&[("product", product), ("batch", batch)]).is_none(), "{product} {batch}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_table_is_said_with_its_line() {
        assert_eq!(table("").1, ["1: this table is empty"]);
        assert_eq!(table("product,Batch\n").1, ["1: `Batch` cannot name a column"]);
        assert_eq!(table("product,product\n").1, ["1: the column `product` stands here twice"]);
        assert_eq!(table("a,b\n# a note\n1,2\n\n1,2,3\n").1, ["5: this row has 3 cells, and the first line names 2"]);
        assert_eq!(table("a,b\n1,\"2\n").1, ["2: a quote is opened here and never closed"]);
        assert_eq!(table("a;b\n1,5;2\n").1, Vec::<String>::new());
    }
}
