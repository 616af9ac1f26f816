//! Reports: 64 cases whose every figure was derived by hand, the balance of stock and flow, and the page as a browser shows it.

mod cases;
mod counting;
mod flow;
mod letters;
mod look;
mod watch;
