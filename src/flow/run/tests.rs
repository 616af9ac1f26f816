//! What holds whatever the customer sends.
