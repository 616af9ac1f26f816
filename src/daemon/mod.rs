//! Joins engine and io: threads and tasks, reload, shutdown, health.
