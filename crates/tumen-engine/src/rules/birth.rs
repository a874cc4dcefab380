//! Numbers of `birth`: births in ruling houses.

tumen_base::parameters! {
    /// Births in ruling houses.
    pub struct BirthRules in "birth" {
        /// Children a man of a ruling house has in a year, of those who live to grow up.
        rate: "1/year", 0.06, 0.11, 0.18, "estimate: two to six grown children of a man from 18 to 55; houses of princes die out in the male line in a third to a half of centuries";
        /// Age from which he has them.
        from: "years", 16.0, 18.0, 21.0, "estimate";
        /// Age to which he has them.
        until: "years", 50.0, 56.0, 64.0, "estimate";
        /// How much of what lies between the mean of all and a father's character his child keeps.
        likeness: "share", 0.2, 0.35, 0.5, "estimate: heritability of character in adoption and twin studies";
        /// Spread of the rest, half of its width.
        spread: "share", 0.25, 0.35, 0.45, "estimate";
    }
}
