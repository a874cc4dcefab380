//! A place passes from hand to hand: by a victory, a rising, or the fall of its power.
