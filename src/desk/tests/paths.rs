//! A complaint on every path to its end, each by taps in a chat, by words in a chat, and by mail: all three must do the same.

use super::inbox::{office, write};
use super::*;
use crate::desk::case::Stage;
use crate::desk::decision::rules::{OutsideBody, SurveyRules};
use crate::desk::decision::{Closing, Finding, Level, Status};
use crate::desk::rules::Person;

/// How the customer answers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    Taps,
    Words,
    Mail,
}

const REJECTED: &str = "resolve rejected\nDear Ann,\nthe two payments are for two orders.\nCause: customer_use\nPattern: single\n\
                        Category: billing\nAsked: There is nothing to pay back.";
const UPHELD: &str = "resolve accepted refund_full\nDear Ann,\nyou were charged twice.\nCause: pricing_billing\nPattern: single\n\
                      Category: billing\nAsked: You get all of it back.";

struct Walk {
    life: Life,
    case: CaseId,
    by: By,
}

impl Walk {
    fn begin(by: By) -> Self {
        let (mut life, case) = if by == By::Mail { (Life::mail(), CaseId(0)) } else { office() };
        for name in ["Ana", "Bob"] {
            let address = address(&format!("{}@example.org", name.to_lowercase()));
            life.rules.staff.insert(
                name.into(),
                Person { address, also: vec![], words: None, line_manager: None, user_id: None, duty: crate::desk::rules::Duty::default() },
            );
        }
        life.rules.decisions.outside = Some(OutsideBody {
            name: "The Ombudsman".into(),
            contact: "www.ombudsman.example".into(),
            limit: "12 months".into(),
            takes_part: Some(true),
            senders: vec![],
        });
        let mut walk = Self { life, case, by };
        if by == By::Mail {
            walk.case = walk.another();
        }
        walk
    }

    /// Complains once more, in the same way.
    fn another(&mut self) -> CaseId {
        if self.by == By::Mail {
            let text = format!("I was charged twice for one kettle, says number {}.", self.life.seq);
            let id = format!("{}@example.net", self.life.seq);
            self.life.step(&Event::Mail(Box::new(Mail { message_id: Some(id), ..mail("Charged twice", &text) })));
            *self.life.dossier.cases.keys().next_back().unwrap()
        } else {
            self.life.now += TimeDelta::hours(1);
            self.life.complain()
        }
    }

    /// Returns all that the customer reads of this step.
    fn reads(&self) -> String {
        let mails = self.life.mails().into_iter().filter(|mail| mail.to.as_str() == "ann@example.net");
        mails.map(|mail| mail.text.as_str().to_owned()).chain([self.life.shown()]).collect::<Vec<_>>().join("\n")
    }

    /// Three days after a rejection that the customer accepts, the survey comes.
    fn is_surveyed(&mut self) {
        let days = TimeDelta::days;
        self.life.rules.decisions.survey = Some(SurveyRules { after: days(3), remind_after: days(7), solved_after: None });
        self.staff("Ana", REJECTED);
        self.answers("I agree", "accept");
        self.life.wait(24 * 3);
    }

    fn staff(&mut self, who: &str, text: &str) -> String {
        let (_, back) = write(&mut self.life, self.case, who, text);
        let reads = self.reads();
        assert!(!reads.trim().is_empty() || !back.contains("on its way"), "{:?}: {back}", self.by);
        format!("{reads}\n{back}")
    }

    /// The customer gives an answer: by the button of this label, or by its word.
    fn answers(&mut self, label: &str, word: &str) -> String {
        match self.by {
            By::Taps => self.life.press(label),
            By::Words => self.life.say(word),
            By::Mail => self.writes(word),
        };
        self.reads()
    }

    /// The customer writes in their own words.
    fn writes(&mut self, text: &str) -> String {
        if self.by != By::Mail {
            self.life.say(text);
            return self.reads();
        }
        let closed = self.life.closed.get(&self.case).filter(|_| !self.life.dossier.cases.contains_key(&self.case));
        let closed = closed.cloned().map(Box::new);
        let arrived_at = self.life.now;
        let mail = Mail { case: Some(self.case), confirmed: true, closed, arrived_at, ..mail("Re: your case", text) };
        self.life.step(&Event::Mail(Box::new(mail)));
        self.reads()
    }

    fn case(&self) -> &Case {
        self.life.dossier.cases.get(&self.case).unwrap_or_else(|| &self.life.closed[&self.case])
    }

    fn ends(&self, status: Status, closing: Option<Closing>) {
        let resolution = &self.case().resolution;
        assert_eq!((resolution.status, resolution.closing), (status, closing), "{:?}", self.by);
        let is_closed = matches!(self.case().stage, Stage::Closed { .. });
        assert_eq!(is_closed, closing.is_some(), "{:?}", self.by);
    }
}

fn each(path: impl Fn(&mut Walk)) {
    for by in [By::Taps, By::Words, By::Mail] {
        path(&mut Walk::begin(by));
    }
}

fn has(text: &str, words: &str) {
    assert!(text.contains(words), "“{words}” is not in:\n{text}");
}

#[test]
fn accepted() {
    each(|walk| {
        has(&walk.staff("Ana", UPHELD), "You were right");
        let thanks = walk.answers("I agree", "accept");
        has(&thanks, "is settled");
        // Within the first days the letter is the short one, and names who else can look at it.
        has(&thanks, "We treat your complaint as settled. You can still change your mind. You can also go to The Ombudsman.");
        walk.ends(Status::Closed, Some(Closing::Accepted));
    });
}

#[test]
fn accepted_later_without_the_short_letter() {
    each(|walk| {
        walk.life.now += TimeDelta::days(7);
        walk.staff("Ana", UPHELD);
        let thanks = walk.answers("I agree", "accept");
        assert!(thanks.contains("is settled") && !thanks.contains("Ombudsman"), "{thanks}");
    });
}

#[test]
fn refused_and_left_at_that() {
    each(|walk| {
        has(&walk.staff("Ana", REJECTED), "We do not agree");
        has(&walk.answers("I do not agree", "refuse"), "These are your ways");
        walk.ends(Status::Refused, None);
        has(&walk.answers("Leave it", "leave"), "The Ombudsman");
        walk.ends(Status::Closed, Some(Closing::OutsideNamed));
    });
}

#[test]
fn silent() {
    each(|walk| {
        walk.staff("Ana", REJECTED);
        let before = walk.life.now;
        walk.life.wait(24 * 14);
        has(&walk.reads(), "We will close the case on");
        walk.life.wait(24 * 14);
        has(&walk.reads(), "not heard from you, so we have closed");
        assert!(before + TimeDelta::days(27) < walk.life.now);
        walk.ends(Status::Closed, Some(Closing::NoReply));
    });
}

#[test]
fn appealed_and_changed_by_another_person() {
    each(|walk| {
        walk.staff("Ana", REJECTED);
        walk.answers("I do not agree", "refuse");
        has(&walk.answers("Look at it again", "appeal"), "Another person will look");
        walk.ends(Status::Escalated, None);
        has(&walk.staff("Ana", UPHELD), "You decided this case the first time");
        has(&walk.staff("Bob", UPHELD), "You were right");
        walk.answers("I agree", "accept");
        walk.ends(Status::Closed, Some(Closing::Accepted));
        let resolution = &walk.case().resolution;
        let findings = [&resolution.first_decision, &resolution.decision].map(|decision| decision.as_ref().unwrap().finding);
        assert_eq!((resolution.level, findings), (Level::Second, [Finding::NotUpheld, Finding::Upheld]));
    });
}

#[test]
fn appealed_after_the_closing_and_confirmed() {
    each(|walk| {
        walk.staff("Ana", REJECTED);
        walk.answers("I agree", "accept");
        walk.life.now += TimeDelta::days(5);
        let promised = walk.case().promised;
        has(&walk.answers("Look at it again", "appeal"), "Another person will look");
        assert_eq!(walk.case().resolution.first_promised, promised, "what the first answer is measured by stays");
        has(&walk.staff("Bob", REJECTED), "We do not agree");
        has(&walk.answers("I do not agree", "refuse"), "The Ombudsman");
        walk.answers("Leave it", "leave");
        walk.ends(Status::Closed, Some(Closing::OutsideNamed));
    });
}

#[test]
fn questioned_and_answered() {
    each(|walk| {
        walk.staff("Ana", REJECTED);
        has(&walk.answers("I have a question", "question"), "write your question");
        walk.ends(Status::Investigating, None);
        walk.writes("Which two orders do you mean, and when were they made?");
        has(&walk.staff("Ana", "Dear Ann, they are of 3 and 4 February."), "3 and 4 February");
        has(&walk.staff("Ana", REJECTED), "We do not agree");
        walk.ends(Status::FinalResponseSent, None);
    });
}

#[test]
fn withdrawn() {
    each(|walk| {
        let said = if walk.by == By::Mail { walk.writes("WITHDRAW") } else { walk.writes("/withdraw") };
        has(&said, "You have withdrawn your case");
        walk.ends(Status::Withdrawn, Some(Closing::Withdrawn));
    });
}

#[test]
fn merged() {
    each(|walk| {
        let into = walk.case().reference.clone();
        let (first, second) = (walk.case, walk.another());
        walk.case = second;
        has(&walk.staff("Ana", &format!("merge {into}")), "is about the same matter");
        walk.ends(Status::Merged, Some(Closing::Merged));
        assert!(walk.life.dossier.cases.contains_key(&first));
    });
}

#[test]
fn reopened_by_words_within_the_window() {
    each(|walk| {
        walk.staff("Ana", UPHELD);
        walk.answers("I agree", "accept");
        walk.life.now += TimeDelta::days(10);
        if walk.by == By::Mail {
            walk.writes("The money has not come, please look at it once more.");
            walk.ends(Status::Reopened, None);
        } else {
            // In a chat words may be about anything: the button or its word opens the case again.
            has(&walk.answers("Look at it again", "appeal"), "Another person will look");
            walk.ends(Status::Escalated, None);
        }
        assert_eq!(walk.case().resolution.closing, None);
    });
}

#[test]
fn referred_outside_and_decided_there() {
    each(|walk| {
        walk.staff("Ana", REJECTED);
        walk.answers("I do not agree", "refuse");
        has(&walk.staff("Ana", "outside body The Ombudsman"), "with the outside body");
        walk.ends(Status::External, None);
        assert_eq!(walk.case().resolution.outside.as_deref(), Some("The Ombudsman"));
        has(&walk.staff("Ana", "close external_decided\nThe Ombudsman has decided as we did."), "The Ombudsman has decided as we did.");
        assert!(matches!(&walk.case().stage, Stage::Closed { outcome, .. } if outcome.as_deref() == Some("external_decided")));
    });
}

#[test]
fn surveyed_once_and_a_poor_rating_opens_the_second_look() {
    each(|walk| {
        walk.is_surveyed();
        has(&walk.reads(), "four short questions");
        walk.life.wait(24 * 7);
        has(&walk.reads(), "our only reminder");
        let offer = if walk.by == By::Mail {
            has(&walk.reads(), "4. How satisfied are you with the outcome?");
            walk.answers("", "4 5 2 1")
        } else {
            for rating in ["4", "5", "2"] {
                walk.answers(rating, rating);
            }
            walk.answers("1", "1")
        };
        has(&offer, "Another person can look");
        assert_eq!(walk.case().resolution.survey.ratings, [Some(4), Some(5), Some(2), Some(1)], "{:?}", walk.by);
        walk.answers("Look at it again", "appeal");
        walk.ends(Status::Escalated, None);
        let sent = walk.life.wait(24 * 60);
        assert!(!sent.iter().any(|line| line.contains("survey")), "nobody is asked while the second look is open: {sent:?}");
    });
}

#[test]
fn who_wants_no_survey_is_asked_no_more() {
    each(|walk| {
        walk.is_surveyed();
        has(&walk.answers("No survey", "stop"), "We will not ask you again");
        assert!(!walk.life.wait(24 * 60).iter().any(|line| line.contains("survey")));
    });
}

#[test]
fn told_of_a_later_answer_before_the_day() {
    each(|walk| {
        let letter = walk.staff("Ana", "delay 2026-04-15\nThe supplier has not answered yet.");
        for words in
            ["We are sorry", "The supplier has not answered yet.", "You will have our answer by Wednesday, 15 April 2026", "The Ombudsman"]
        {
            has(&letter, words);
        }
        assert!(walk.case().resolution.first_promised.is_some(), "the first date stays what the answer is measured by");
        for (order, problem) in [("delay 2026-03-01\nSo it is.", "needs a day after"), ("delay 2026-05-01", "must hear why")] {
            has(&walk.staff("Ana", order), problem);
        }
    });
}

#[test]
fn nobody_gives_a_reason_and_the_customer_hears_all_the_same() {
    each(|walk| {
        walk.life.rules.decisions.delay_notices = true;
        let by = walk.by;
        walk.case = walk.another();
        walk.staff("Ana", "take");
        let due = walk.case().promised.unwrap().answer_by;
        let hours = (due - walk.life.now).num_hours();
        walk.life.wait(hours - 24 * 6);
        let mut asked = Vec::new();
        let mut told = None;
        while let Some((at, _)) = walk.life.dossier.due().filter(|(at, _)| *at < due) {
            walk.life.now = walk.life.now.max(at);
            walk.life.step(&Event::Woke);
            let sent = walk.life.mails().into_iter().filter(|mail| mail.text.as_str().contains("The customer was promised an answer"));
            asked.extend(sent.map(|mail| mail.to.as_str().to_owned()));
            told = told.or_else(|| walk.reads().contains("We cannot keep that date").then_some(walk.life.now));
        }
        assert!(told.is_some_and(|at| at < due), "{by:?}: not told before {due}");
        assert!(asked.iter().any(|to| to == "desk-lead@example.org"), "{by:?}: {asked:?}");
    });
}
