//! The configuration file: text → settings and rules, with every problem at once; never reads a file itself.
