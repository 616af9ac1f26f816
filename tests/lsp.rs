//! An editor's session with `redress flow lsp`: the real binary, over its standard input and output.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// An editor with a folder of flows of its own.
struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    folder: PathBuf,
    last_id: u64,
    /// Problems as last told, by file name.
    problems: std::collections::BTreeMap<String, Vec<Value>>,
}

impl Editor {
    /// Starts the server beside a fresh copy of a shop's complaint flow.
    fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let shop = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop");
        for file in ["complaint.toml", "complaint.en.ftl", "complaint.de.ftl"] {
            fs::copy(shop.join(file), folder.join(file)).expect("a file of the shop");
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args(["flow", "lsp"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let input = server.stdin.take();
        let output = BufReader::new(server.stdout.take().expect("a pipe"));
        Editor { server, input, output, folder, last_id: 0, problems: Default::default() }
    }

    /// Starts, and gets through the greeting.
    fn ready(name: &str) -> Self {
        let mut editor = Self::start(name);
        let greeting = editor.request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
        assert_eq!(greeting["result"]["capabilities"]["textDocumentSync"]["change"], 2);
        editor.notify("initialized", json!({}));
        editor
    }

    fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the wire is open");
        input.write_all(bytes).expect("the server reads");
        input.flush().expect("the server reads");
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
        }
    }

    /// Reads one message; problems are kept as they are told.
    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).expect("a line"), 0, "the server is gone");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(written) => length = written.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a whole message");
        let message: Value = serde_json::from_slice(&body).expect("JSON");
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("an address");
            let name = uri.rsplit('/').next().expect("a name").to_owned();
            self.problems.insert(name, message["params"]["diagnostics"].as_array().expect("a list").clone());
        }
        message
    }

    /// Reads until the problems of `name` have been told anew.
    fn problems_of(&mut self, name: &str) -> Vec<Value> {
        self.problems.remove(name);
        while !self.problems.contains_key(name) {
            self.read();
        }
        self.problems[name].clone()
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.join(name).display())
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).expect("a file")
    }

    fn open(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "languageId": "redress", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn change(&mut self, name: &str, changes: Value) {
        let document = json!({ "uri": self.uri(name), "version": 2 });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    fn ask_at(&mut self, method: &str, name: &str, place: &Value) -> Value {
        let params = json!({ "textDocument": { "uri": self.uri(name) }, "position": place });
        self.request(method, params)["result"].clone()
    }

    /// Ends the session as an editor does, and returns whether the server went in peace.
    fn end(mut self) -> bool {
        assert_eq!(self.request("shutdown", Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        self.server.wait().expect("the server ends").success()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Returns the place of `words` in `text`, `after` UTF-16 units behind their start, counted apart from the server.
fn place(text: &str, words: &str, after: usize) -> Value {
    let at = text.find(words).unwrap_or_else(|| panic!("{words}"));
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    json!({ "line": line, "character": text[start..at].encode_utf16().count() + after })
}

fn range(text: &str, words: &str) -> Value {
    json!({ "start": place(text, words, 0), "end": place(text, words, words.encode_utf16().count()) })
}

fn found<'a>(problems: &'a [Value], code: &str) -> &'a Value {
    problems.iter().find(|problem| problem["code"] == code).unwrap_or_else(|| panic!("no {code} in {problems:#?}"))
}

fn serious(problems: &[Value]) -> Vec<&Value> {
    problems.iter().filter(|problem| problem["severity"].as_u64().is_some_and(|severity| severity < 3)).collect()
}

#[test]
fn mistakes_are_told_at_their_places_and_are_gone_when_mended() {
    let mut editor = Editor::ready("lsp_mistakes");
    let good = editor.text("complaint.toml");
    let bad = good.replace("category = delivery", "categry = delivery").replace("length = ", "lenght = ");
    editor.open("complaint.toml", &bad);
    let problems = editor.problems_of("complaint.toml");
    assert_eq!(found(&problems, "F011")["range"], range(&bad, "categry"));
    assert_eq!(found(&problems, "F002")["range"], range(&bad, "lenght"));
    assert_eq!(found(&problems, "F011")["severity"], 1);

    editor.change("complaint.toml", json!([{ "range": range(&bad, "categry"), "text": "category" }]));
    let problems = editor.problems_of("complaint.toml");
    assert!(problems.iter().all(|problem| problem["code"] != "F011"), "{problems:#?}");
    editor.change("complaint.toml", json!([{ "text": good }]));
    let problems = editor.problems_of("complaint.toml");
    assert!(serious(&problems).is_empty(), "{problems:#?}");
    assert!(editor.end());
}

#[test]
fn a_buffer_counts_more_than_its_file_and_a_mistake_in_texts_stands_behind_pictures() {
    let mut editor = Editor::ready("lsp_texts");
    let texts = editor.text("complaint.en.ftl").replace("📦 A product", "📦 A { $nmae } product").replace('\n', "\r\n");
    editor.open("complaint.en.ftl", &texts);
    let problems = editor.problems_of("complaint.en.ftl");
    assert_eq!(found(&problems, "T005")["range"], range(&texts, "$nmae"));
    let uri = editor.uri("complaint.en.ftl");
    editor.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    let problems = editor.problems_of("complaint.en.ftl");
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(editor.end());
}

#[test]
fn a_problem_brings_its_mend() {
    let mut editor = Editor::ready("lsp_mend");
    let good = editor.text("complaint.toml");
    let bad = good.replace("kind = \"email\"", "kind = \"emial\"");
    editor.open("complaint.toml", &bad);
    let uri = editor.uri("complaint.toml");
    let params = json!({ "textDocument": { "uri": uri }, "range": range(&bad, "emial"), "context": { "diagnostics": [] } });
    let actions = editor.request("textDocument/codeAction", params)["result"].clone();
    let edits = actions[0]["edit"]["changes"][&uri].clone();
    assert_eq!(actions[0]["title"], "Write “email” for “emial”");
    assert_eq!(edits[0], json!({ "range": range(&bad, "emial"), "newText": "email" }));
    assert!(editor.end());
}

#[test]
fn hover_completion_and_definition_answer_from_script_and_texts() {
    let mut editor = Editor::ready("lsp_answers");
    let script = editor.text("complaint.toml");
    let texts = editor.text("complaint.de.ftl");
    editor.open("complaint.toml", &script);
    let setting = editor.ask_at("textDocument/hover", "complaint.toml", &place(&script, "optional = true", 2));
    assert!(setting["contents"]["value"].as_str().is_some_and(|words| words.contains("button to skip it")), "{setting}");
    let question = editor.ask_at("textDocument/hover", "complaint.toml", &place(&script, "injured = no", 2));
    assert!(question["contents"]["value"].as_str().is_some_and(|words| words.contains("Was anybody hurt?")), "{question}");

    let words = editor.ask_at("textDocument/definition", "complaint.toml", &place(&script, "\"refund\"", 2));
    assert_eq!(words[1], json!({ "uri": editor.uri("complaint.de.ftl"), "range": range(&texts, "wish-refund") }));
    let back = editor.ask_at("textDocument/definition", "complaint.de.ftl", &place(&texts, "wish-refund", 2));
    assert_eq!(back[0], json!({ "uri": editor.uri("complaint.toml"), "range": range(&script, "\"refund\"") }));

    let half = script.replace("when = \"category = delivery\"", "when = \"category = d\"");
    editor.change("complaint.toml", json!([{ "text": half }]));
    let proposals = editor.ask_at("textDocument/completion", "complaint.toml", &place(&half, "category = d\"", 12));
    let delivery = proposals.as_array().and_then(|all| all.iter().find(|one| one["label"] == "delivery")).cloned().expect("an option");
    assert_eq!(delivery["detail"], "🚚 A delivery");
    assert_eq!(delivery["textEdit"]["range"]["start"], place(&half, "category = d\"", 11));
    assert!(editor.end());
}

#[test]
fn rubbish_on_the_wire_does_not_end_the_session() {
    let mut editor = Editor::ready("lsp_rubbish");
    editor.write(b"Content-Length: 9\r\n\r\n{not json");
    assert_eq!(editor.read()["error"]["code"], -32700);
    editor.write(b"\0\xff hello\r\n\r\nContent-Length: many\r\n\r\n");
    assert_eq!(editor.read()["error"]["code"], -32700);
    for rubbish in [json!([1, 2]), json!("x"), json!({ "id": 7 }), json!(null)] {
        editor.send(&rubbish);
        assert_eq!(editor.read()["error"]["code"], -32600, "{rubbish}");
    }
    assert_eq!(editor.request("textDocument/foldingRange", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.request("textDocument/hover", json!({ "position": 1 }))["error"]["code"], -32602);
    for uri in ["untitled:Untitled-1", "file:///", "no address", "file:///tmp/notes.txt"] {
        let place = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
        let params = json!({ "textDocument": { "uri": uri }, "position": place });
        assert_eq!(editor.request("textDocument/hover", params)["result"], Value::Null, "{uri}");
    }
    let script = editor.text("complaint.toml");
    editor.open("complaint.toml", &script);
    editor.change(
        "complaint.toml",
        json!([{ "range": { "start": place(&script, "[[raise]]", 0), "end": place(&script, "format", 0) }, "text": "" }]),
    );
    assert!(serious(&editor.problems_of("complaint.toml")).is_empty());
    assert!(editor.end());
}

#[test]
fn the_order_of_a_session_is_kept() {
    let mut editor = Editor::start("lsp_order");
    assert_eq!(editor.request("textDocument/hover", json!({}))["error"]["code"], -32002);
    assert!(editor.request("initialize", json!({ "capabilities": {} }))["result"].is_object());
    assert_eq!(editor.request("initialize", json!({ "capabilities": {} }))["error"]["code"], -32600);
    editor.request("shutdown", Value::Null);
    assert_eq!(editor.request("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.notify("exit", Value::Null);
    assert!(editor.server.wait().expect("the server ends").success());

    let mut torn = Editor::ready("lsp_torn");
    torn.notify("exit", Value::Null);
    assert!(!torn.server.wait().expect("the server ends").success(), "an editor that does not shut down first has crashed");

    let mut gone = Editor::ready("lsp_gone");
    gone.input = None;
    assert!(gone.server.wait().expect("the server ends").success());
}
