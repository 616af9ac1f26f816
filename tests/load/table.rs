//! The table that the run prints: figure, unit, target, and whether it is met.

use crate::customers::Load;

#[derive(Default)]
pub(crate) struct Table {
    missed: usize,
}

impl Table {
    pub(crate) fn note(&self, words: &str) {
        self.line(words);
    }

    /// A figure without a target.
    pub(crate) fn figure(&self, what: &str, value: f64, unit: &str) {
        self.line(&row(what, value, unit));
    }

    pub(crate) fn at_most(&mut self, what: &str, value: f64, unit: &str, target: f64) {
        self.judged(what, value, unit, &format!("at most {target}"), value <= target);
    }

    pub(crate) fn at_least(&mut self, what: &str, value: f64, unit: &str, target: f64) {
        self.judged(what, value, unit, &format!("at least {target}"), target <= value);
    }

    /// Writes what one crowd measured of `bot`.
    pub(crate) fn load(&mut self, bot: &str, load: &Load) {
        let what = |words: &str| format!("{bot}, {} customers: {words}", load.customers);
        self.figure(&what("conversations"), load.per_second(), "a second");
        self.figure(&what("half of the replies within"), load.reply_ms(50), "ms");
        self.figure(&what("99 of 100 replies within"), load.reply_ms(99), "ms");
        self.figure(&what("flushes for a conversation"), load.flushes_per_conversation(), "");
        self.figure(&what("conversations that share one flush"), load.replies_per_flush(), "");
        if bot == "redress" && 1 < load.customers {
            self.at_most(&what("processor time for 1,000"), load.cpu_per_thousand(), "s", 1.0);
        } else {
            self.figure(&what("processor time for 1,000"), load.cpu_per_thousand(), "s");
        }
    }

    /// Writes the plain bot's figures, and how the two stand to each other.
    pub(crate) fn compare(&mut self, redress: &[Load], plain: &[Load]) {
        for load in plain {
            self.load("plain bot", load);
        }
        for (redress, plain) in redress.iter().zip(plain) {
            let what = format!("redress to plain bot, {} customers: conversations", redress.customers);
            let times = redress.per_second() / plain.per_second();
            match redress.customers {
                32 => self.at_least(&what, times, "times", 5.0),
                512 => {
                    self.at_least(&what, times, "times", 10.0);
                    let what = "redress to plain bot, 512 customers: 99 of 100 replies within";
                    self.at_most(what, redress.reply_ms(99) / plain.reply_ms(99), "times", 0.1);
                }
                _ => self.figure(&what, times, "times"),
            }
        }
    }

    pub(crate) fn print(&self) {
        println!("{} of the targets are missed", self.missed);
    }

    fn judged(&mut self, what: &str, value: f64, unit: &str, target: &str, met: bool) {
        self.missed += usize::from(!met);
        self.line(&format!("{}   {target}: {}", row(what, value, unit), if met { "met" } else { "MISSED" }));
    }

    /// Prints at once, so that a run that is broken off has said what it knew.
    fn line(&self, line: &str) {
        println!("{line}");
    }
}

fn row(what: &str, value: f64, unit: &str) -> String {
    format!("{what:<72} {value:>10.2} {unit:<8}")
}
