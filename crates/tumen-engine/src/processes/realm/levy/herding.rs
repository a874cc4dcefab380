//! Herding households that go from one country to another.
