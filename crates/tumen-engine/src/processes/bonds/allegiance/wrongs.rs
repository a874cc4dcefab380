//! Wrongs that one court remembers of another.
