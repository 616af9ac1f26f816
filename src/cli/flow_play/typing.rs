//! What is typed into the terminal, line by line, as acts of a customer.

use crate::flow::transcript::{Act, read_act};

/// Where in an act the next line belongs.
#[derive(Debug)]
pub(super) enum Typing {
    Chat,
    Mail {
        to: String,
        /// `None` before the subject was typed.
        subject: Option<String>,
        body: Vec<String>,
    },
}

impl Typing {
    pub(super) fn mail(to: String) -> Self {
        Typing::Mail { to, subject: None, body: Vec::new() }
    }

    /// Returns what stands before the next line.
    pub(super) fn prompt(&self) -> &'static str {
        match self {
            Typing::Chat => "> ",
            Typing::Mail { subject: None, .. } => "Subject: ",
            Typing::Mail { subject: Some(_), .. } => ">> ",
        }
    }

    /// Takes a line; returns the act that it completes.
    pub(super) fn take(&mut self, line: String) -> Option<Act> {
        let wait = line.strip_prefix(':').and_then(|span| Act::wait(span.trim()));
        match self {
            Typing::Chat => Some(wait.unwrap_or_else(|| read_act(&line))),
            Typing::Mail { subject: None, .. } if wait.is_some() => wait,
            Typing::Mail { subject, .. } if subject.is_none() => {
                *subject = Some(line);
                None
            }
            Typing::Mail { body, .. } if line != "." => {
                body.push(line);
                None
            }
            Typing::Mail { .. } => self.written(),
        }
    }

    /// Returns the mail that was begun, where the input ends before its full stop.
    pub(super) fn rest(&mut self) -> Option<Act> {
        match self {
            Typing::Mail { subject: Some(_), .. } => self.written(),
            Typing::Mail { subject: None, .. } | Typing::Chat => None,
        }
    }

    fn written(&mut self) -> Option<Act> {
        let Typing::Mail { to, subject, body } = self else { return None };
        let mut headers = vec![("from", "ann@example.org".to_owned()), ("to", to.clone()), ("subject", subject.take()?)];
        let mut text = Vec::new();
        for line in body.drain(..) {
            if let Act::Files { names, caption: None, .. } = read_act(&line) {
                headers.extend(names.into_iter().map(|name| ("attach", name)));
            } else {
                text.push(line);
            }
        }
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Some(Act::Mail { headers, body: text.join("\n") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_ends_with_a_full_stop_and_carries_its_photos() {
        let mut typing = Typing::mail("complaints@example.org".to_owned());
        let acts: Vec<Act> = ["Broken", "It broke.", "(photo lid.jpg)", "Bye", ".", ":2h"]
            .map(str::to_owned)
            .into_iter()
            .filter_map(|line| typing.take(line))
            .collect();
        let [Act::Mail { headers, body }, Act::Wait(_)] = acts.as_slice() else { panic!("{acts:?}") };
        assert_eq!(body, "It broke.\nBye");
        assert_eq!(headers[2..], [("subject".to_owned(), "Broken".to_owned()), ("attach".to_owned(), "lid.jpg".to_owned())]);
        assert_eq!(typing.prompt(), "Subject: ");
    }

    #[test]
    fn a_mail_without_its_full_stop_is_sent_at_the_end_of_the_input() {
        let mut typing = Typing::mail(String::new());
        assert_eq!((typing.take("Broken".to_owned()), typing.take("It broke.".to_owned())), (None, None));
        assert!(matches!(typing.rest(), Some(Act::Mail { body, .. }) if body == "It broke."));
        assert_eq!(typing.rest(), None);
    }
}
