//! What the bot says of itself: commands and descriptions, by language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::methods::Reply;
use super::params::Params;

#[derive(Debug, Default)]
pub(crate) struct Profile {
    commands: BTreeMap<String, Value>,
    pub descriptions: BTreeMap<String, String>,
    pub short_descriptions: BTreeMap<String, String>,
}

impl Profile {
    pub(crate) fn commands(&self, lang: &str) -> Value {
        self.commands.get(lang).cloned().unwrap_or_else(|| json!([]))
    }

    pub(crate) fn set_commands(&mut self, params: &Params) -> Reply {
        let commands = match params.json("commands") {
            Ok(Some(Value::Array(commands))) => commands,
            Ok(_) => return Reply::error(400, "Bad Request: parameter \"commands\" is required"),
            Err(problem) => return Reply::error(400, &format!("Bad Request: {problem}")),
        };
        if commands.len() > 100 {
            return Reply::error(400, "Bad Request: too many commands");
        }
        for command in &commands {
            if let Err(problem) = check_command(command) {
                return Reply::error(400, problem);
            }
        }
        self.commands.insert(lang(params), Value::Array(commands));
        Reply::ok(json!(true))
    }

    pub(crate) fn get_commands(&self, params: &Params) -> Reply {
        Reply::ok(self.commands(&lang(params)))
    }

    pub(crate) fn set_description(&mut self, params: &Params) -> Reply {
        set(&mut self.descriptions, params, "description", 512)
    }

    pub(crate) fn set_short_description(&mut self, params: &Params) -> Reply {
        set(&mut self.short_descriptions, params, "short_description", 120)
    }

    pub(crate) fn get_description(&self, params: &Params) -> Reply {
        let text = self.descriptions.get(&lang(params)).map_or("", String::as_str);
        Reply::ok(json!({ "description": text }))
    }

    pub(crate) fn get_short_description(&self, params: &Params) -> Reply {
        let text = self.short_descriptions.get(&lang(params)).map_or("", String::as_str);
        Reply::ok(json!({ "short_description": text }))
    }
}

fn lang(params: &Params) -> String {
    params.string("language_code").unwrap_or_default().to_owned()
}

fn set(texts: &mut BTreeMap<String, String>, params: &Params, name: &str, chars_max: usize) -> Reply {
    let text = params.string(name).unwrap_or_default();
    if text.encode_utf16().count() > chars_max {
        return Reply::error(400, "Bad Request: DESCRIPTION_TOO_LONG");
    }
    texts.insert(lang(params), text.to_owned());
    Reply::ok(json!(true))
}

fn check_command(command: &Value) -> Result<(), &'static str> {
    let name = command.get("command").and_then(Value::as_str).unwrap_or_default();
    let text = command.get("description").and_then(Value::as_str).unwrap_or_default();
    if !(1..=32).contains(&name.len()) || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        return Err("Bad Request: BOT_COMMAND_INVALID");
    }
    if !(1..=256).contains(&text.chars().count()) {
        return Err("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }
    Ok(())
}
