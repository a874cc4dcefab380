//! What a country is worth to a people, who could come there, and where it was beaten off.
