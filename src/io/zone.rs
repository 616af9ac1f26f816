//! Time zones by their names, from the system's zoneinfo.

use jiff::tz::TimeZone;

/// Returns the zone with an IANA name such as `Europe/Berlin`; `None` if the system does not know it.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}
