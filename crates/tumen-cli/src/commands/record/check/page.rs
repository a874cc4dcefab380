//! The verdict for people: conflict by conflict, group by group.

use crate::out;
use crate::words::{counted, paragraph};
use tumen_record::impossible::{ClusterOfConflicts, Impossible, Verdict};
use tumen_record::{ClaimId, Record};

/// Ways out of one group that are listed; there can be hundreds.
const WAYS: usize = 4;

/// What is told, and of what.
pub struct Page<'a> {
    /// The record.
    pub record: &'a Record,
    /// What its chronology comes to.
    pub verdict: &'a Verdict,
    /// Whether to tell of every conflict.
    pub all: bool,
}

impl Page<'_> {
    /// The page: conflicts in groups that hang together, then the accounts.
    pub fn tell(&self, shown: &[usize], whole: bool) -> String {
        let mut text = out::heading("What cannot all be true");
        let told = self.verdict.told();
        let listed = |at: &usize| self.all || told.contains(at) && self.verdict.conflicts[*at].is_chain(self.record);
        let mut number = 0;
        for cluster in &self.verdict.clusters {
            let own: Vec<usize> = cluster.conflicts.iter().copied().filter(|at| shown.contains(at)).collect();
            if own.is_empty() {
                continue;
            }
            text += &format!("\n{}", self.head(cluster));
            for at in own.iter().filter(|at| listed(at)) {
                number += 1;
                text += &self.conflict(number, &self.verdict.conflicts[*at]);
            }
            let left = own.iter().filter(|at| !listed(at)).count();
            if left > 0 {
                let more = counted(left as u64, "more conflict", "more conflicts");
                text +=
                    &format!("\n{}", paragraph("     ", "     ", &format!("{more} of these and like claims: --all")));
            }
            text += &self.ways_out(cluster);
        }
        if shown.is_empty() {
            text += "\n  Nothing: all claims about time could be true together.\n";
        }
        if whole {
            text += &self.accounts();
            text += &self.sum(number);
        }
        text
    }

    /// What a group of conflicts is about.
    fn head(&self, cluster: &ClusterOfConflicts) -> String {
        let claims = cluster.conflicts.iter().flat_map(|at| &self.verdict.conflicts[*at].claims);
        let labels: Vec<&str> = claims.map(|claim| self.record.label(self.record.claim(*claim).about)).collect();
        let mut by_count: Vec<(usize, &str)> = Vec::new();
        for label in &labels {
            if by_count.iter().all(|(_, known)| known != label) {
                by_count.push((labels.iter().filter(|other| *other == label).count(), label));
            }
        }
        by_count.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        // Two names, if the line holds them.
        let (first, second) = (by_count.first(), by_count.get(1));
        let names = [first, second].into_iter().flatten().map(|(_, label)| *label).collect::<Vec<_>>();
        let both = format!("  On {}", names.join(" and "));
        let one = format!("  On {}", names.first().unwrap_or(&"time"));
        out::heading(if both.chars().count() <= out::WIDTH { &both } else { &one })
    }

    fn conflict(&self, number: usize, conflict: &Impossible) -> String {
        let head = format!("These {} claims cannot all be true:", conflict.claims.len());
        let mut text = format!("\n{}", paragraph(&format!("  {number}. "), "     ", &head));
        for (at, id) in conflict.claims.iter().enumerate() {
            let claim = self.record.claim(*id);
            let more = match conflict.witnesses[at].len() - 1 {
                0 => String::new(),
                n => format!(", and {n} more"),
            };
            let line = format!("{}  [{}{more}]", self.record.tell(claim), self.record.locus(claim));
            text += &paragraph(&format!("     ({}) ", at + 1), "         ", &line);
        }
        for reason in &conflict.because {
            text += &paragraph("     For ", "         ", &format!("{reason}."));
        }
        let remedies = conflict.remedies.iter().enumerate().map(|(at, remedy)| format!("({}) {remedy}", at + 1));
        let remedies: Vec<String> = remedies.collect();
        text + &paragraph("     If the others stand: ", "         ", &format!("{}.", remedies.join("; ")))
    }

    /// The least that has to be given up so that the rest of a group could be true.
    fn ways_out(&self, cluster: &ClusterOfConflicts) -> String {
        let Some(first) = cluster.give_up.first() else { return String::new() };
        let least: Vec<&Vec<ClaimId>> = cluster.give_up.iter().filter(|set| set.len() == first.len()).collect();
        let told = |set: &&Vec<ClaimId>| -> String {
            let ids: Vec<&str> = set.iter().map(|claim| self.record.claim(*claim).id.as_str()).collect();
            ids.join(" with ")
        };
        let mut ways: Vec<String> = least.iter().take(WAYS).map(told).collect();
        if least.len() > WAYS {
            ways.push(format!("one of {} other ways as short", least.len() - WAYS));
        }
        format!("\n{}", paragraph("     The least to give up: ", "         ", &format!("{}.", ways.join(", or "))))
    }

    fn accounts(&self) -> String {
        let mut text = String::new();
        for (at, status) in self.verdict.accounts.iter().enumerate() {
            if at == 0 {
                text += &format!("\n{}", out::heading("Rival accounts"));
            }
            let account = self.record.account(status.account);
            let (word, sets) = status.standing.parts();
            text += &paragraph("  - ", "    ", &format!("{} ({}): {word}", account.id, account.label));
            for claim in sets.first().into_iter().flatten() {
                let claim = self.record.claim(*claim);
                let told = format!("{}  [{}]", self.record.tell(claim), claim.id);
                text += &paragraph("      such as: ", "        ", &told);
            }
        }
        text
    }

    fn sum(&self, told: usize) -> String {
        let conflicts = counted(self.verdict.conflicts.len() as u64, "minimal conflict", "minimal conflicts");
        let groups = counted(self.verdict.clusters.len() as u64, "group", "groups");
        let search = if self.verdict.complete { "" } else { " The search was cut short: there may be more." };
        paragraph("\n", "", &format!("{conflicts} in {groups}; {told} told here.{search}"))
    }
}
