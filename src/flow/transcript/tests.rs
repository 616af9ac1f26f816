//! What reading and playing transcripts must hold.
