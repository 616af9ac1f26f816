//! Checks `reply_markup` as the Bot API does.

use serde_json::Value;

type Buttons = Vec<Vec<(String, String)>>;

/// What a well-formed `reply_markup` holds.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub buttons: Buttons,
    /// A reply keyboard, or its removal.
    pub keyboard: Option<Value>,
}

pub(crate) fn read(markup: Option<Value>) -> Result<Markup, String> {
    let Some(markup) = markup else { return Ok(Markup::default()) };
    let object = markup.as_object().ok_or("Bad Request: object expected as reply markup")?;
    if let Some(rows) = object.get("inline_keyboard") {
        return Ok(Markup { buttons: inline(rows)?, keyboard: None });
    }
    if let Some(rows) = object.get("keyboard") {
        keyboard(rows)?;
        return Ok(Markup { buttons: Vec::new(), keyboard: Some(markup) });
    }
    let flag = |name: &str| object.get(name) == Some(&Value::Bool(true));
    if flag("remove_keyboard") || flag("force_reply") {
        return Ok(Markup { buttons: Vec::new(), keyboard: Some(markup) });
    }
    Err("Bad Request: can't parse reply keyboard markup JSON object".into())
}

fn rows(value: &Value) -> Result<Vec<&Vec<Value>>, String> {
    let rows = value.as_array().ok_or("Bad Request: field \"keyboard\" of the reply markup must be of type Array")?;
    rows.iter().map(|row| row.as_array().ok_or_else(|| "Bad Request: an array of arrays is expected as keyboard".to_owned())).collect()
}

fn inline(value: &Value) -> Result<Buttons, String> {
    let rows = rows(value)?;
    if rows.iter().map(|row| row.len()).sum::<usize>() > 100 || rows.iter().any(|row| row.len() > 8) {
        return Err("Bad Request: reply markup is too long".into());
    }
    rows.into_iter().map(|row| row.iter().map(inline_button).collect()).collect()
}

fn inline_button(button: &Value) -> Result<(String, String), String> {
    let object = button.as_object().ok_or("Bad Request: can't parse inline keyboard button: an object is expected")?;
    let label = object.get("text").and_then(Value::as_str).unwrap_or_default();
    if label.trim().is_empty() {
        return Err("Bad Request: text buttons are unallowed in the inline keyboard".into());
    }
    let kinds = object.keys().filter(|key| *key != "text").count();
    if kinds != 1 {
        return Err("Bad Request: text buttons are unallowed in the inline keyboard".into());
    }
    match object.get("callback_data").map(Value::as_str) {
        Some(Some(data)) if (1..=64).contains(&data.len()) => Ok((label.to_owned(), data.to_owned())),
        Some(_) => Err("Bad Request: BUTTON_DATA_INVALID".into()),
        None if object.contains_key("url") => Ok((label.to_owned(), String::new())),
        None => Err("Bad Request: can't parse inline keyboard button".into()),
    }
}

fn keyboard(value: &Value) -> Result<(), String> {
    for button in rows(value)?.into_iter().flatten() {
        let label = button.as_str().or_else(|| button.get("text").and_then(Value::as_str)).unwrap_or_default();
        if label.is_empty() {
            return Err("Bad Request: keyboard button text must be non-empty".into());
        }
    }
    Ok(())
}
