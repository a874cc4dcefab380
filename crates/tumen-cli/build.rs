//! Builds again when the packs that are embedded change, new files included.

fn main() {
    println!("cargo::rerun-if-changed=../../scenarios/qara-khitai");
    println!("cargo::rerun-if-changed=template");
}
