//! A conversation that is played, with all that was done in it: it can be played again after the flows have changed.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::flow::conversation::Channel;
use crate::flow::script::{FlowId, Flows};
use crate::flow::transcript::{Act, Player, Shown};
use crate::text::Lang;

/// Who plays what, and how.
#[derive(Clone, Debug)]
pub(super) struct Cast {
    pub(super) flow: FlowId,
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) channel: Channel,
    pub(super) begun_at: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct Session {
    cast: Cast,
    player: Player,
    acts: Vec<Act>,
}

/// What the changed flows make of a conversation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Again {
    /// What was shown last.
    pub(super) shown: Vec<Shown>,
    /// Why not everything could be done again.
    pub(super) stopped: Option<String>,
}

impl Session {
    /// Begins, and returns what is shown; by mail nothing is, before the first mail.
    ///
    /// # Errors
    /// There is no such flow.
    pub(super) fn begin(flows: &Arc<Flows>, cast: Cast) -> Result<(Self, Vec<Shown>), String> {
        let flow = flows.current.get(&cast.flow).ok_or_else(|| format!("there is no flow \"{}\" any more", cast.flow))?;
        let mut player = Player::new(Arc::clone(flows), cast.lang.clone(), &cast.name, cast.begun_at);
        let shown = match cast.channel {
            Channel::Chat => player.begin(flow, Channel::Chat),
            Channel::Mail => Vec::new(),
        };
        Ok((Self { cast, player, acts: Vec::new() }, shown))
    }

    /// Does one thing.
    ///
    /// # Errors
    /// It cannot be done, such as a button that was not shown; nothing has happened.
    pub(super) fn act(&mut self, act: Act) -> Result<Vec<Shown>, String> {
        let shown = self.player.act(&act)?;
        self.acts.push(act);
        Ok(shown)
    }

    /// Does everything again with other flows, as far as it still can be done, and goes on from there.
    ///
    /// # Errors
    /// The flow is gone; the conversation goes on as it was.
    pub(super) fn again(&mut self, flows: &Arc<Flows>) -> Result<Again, String> {
        let (mut session, mut shown) = Session::begin(flows, self.cast.clone())?;
        let mut stopped = None;
        for act in &self.acts {
            match session.act(act.clone()) {
                Ok(now) if now.is_empty() => {}
                Ok(now) => shown = now,
                Err(why) => {
                    stopped = Some(why);
                    break;
                }
            }
        }
        *self = session;
        Ok(Again { shown, stopped })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Source;
    use crate::flow::read::{Surroundings, read};
    use crate::io::files::read_flows;

    fn flows(from: &str, to: &str) -> Arc<Flows> {
        let changed = |source: Arc<Source>| Arc::new(Source { name: source.name.clone(), text: source.text.replace(from, to) });
        let shop = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop");
        let sources: Vec<_> = read_flows(&shop).unwrap().into_iter().map(changed).collect();
        let (flows, problems) = read(&sources, &Surroundings::default());
        Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")))
    }

    fn session(channel: Channel) -> Session {
        let lang = Lang::parse("en").unwrap();
        let cast = Cast { flow: "complaint".to_owned(), lang, name: "Ann".to_owned(), channel, begun_at: DateTime::default() };
        Session::begin(&flows("", ""), cast).unwrap().0
    }

    fn lines(shown: &[Shown]) -> String {
        shown.iter().flat_map(Shown::lines).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_saved_word_is_in_the_prompt_at_which_the_conversation_stands() {
        let mut session = session(Channel::Chat);
        session.act(Act::Button { label: "A product".to_owned(), ago: 0 }).unwrap();
        let again = session.again(&flows("Please tell me what happened", "What happened")).unwrap();
        assert_eq!((lines(&again.shown).as_str(), again.stopped), ("< What happened, in your own words.", None));
        session.act(Act::Text("The lid of the jar does not close.".to_owned())).unwrap();
        let again = session.again(&flows("Was anybody hurt?", "Is anybody hurt?")).unwrap();
        assert!(lines(&again.shown).starts_with("< Is anybody hurt?"), "{:?}", again.shown);
    }

    #[test]
    fn what_cannot_be_done_again_is_said_and_the_conversation_stands_before_it() {
        let mut session = session(Channel::Chat);
        session.act(Act::Button { label: "A product".to_owned(), ago: 0 }).unwrap();
        let again = session.again(&flows("📦 A product", "📦 A thing")).unwrap();
        assert_eq!(again.stopped.as_deref(), Some("no button is called [A product]"));
        assert!(lines(&again.shown).contains("[📦 A thing]"), "{:?}", again.shown);
    }

    #[test]
    fn a_mail_is_answered_again_after_a_save() {
        let mut session = session(Channel::Mail);
        let headers = [("from", "ann@example.org"), ("to", "complaints@example.org"), ("subject", "Broken")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        session.act(Act::Mail { headers, body: "The handle came off.".to_owned() }).unwrap();
        let again = session.again(&flows("Was anybody hurt?", "Is anybody hurt?")).unwrap();
        assert!(lines(&again.shown).contains("<<   1. Is anybody hurt?"), "{:?}", again.shown);
    }
}
