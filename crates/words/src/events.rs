//! What happened, in the history.
