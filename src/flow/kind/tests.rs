//! What each kind accepts, refuses and does not understand.
