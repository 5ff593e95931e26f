//! The planner on instances of a seed: how near it comes to its bound, and how long it takes.
//!
//!     bench/planner.sh [SEED…]     seeds 1, 2 and 3 unless told otherwise
//!
//! Fails when 60 menus for 20 days end more than 4 % above the bound or take more than 5 s, or when there is no plan of
//! 300 menus for 60 days within 10 s.

mod foods;
mod instance;

use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use calc::planner::{Outcome, Proposal, Rule, plan};
use domain::Percent;

/// An instance, and what is asked of the planner on it.
struct Task {
    menus: usize,
    days: usize,
    time: Duration,
    gap: Option<Percent>,
}

const TASKS: [Task; 2] = [
    Task { menus: 60, days: 20, time: Duration::from_secs(5), gap: Some(Percent::whole(4)) },
    Task { menus: 300, days: 60, time: Duration::from_secs(10), gap: None },
];

fn main() -> ExitCode {
    let mut seeds: Vec<u64> = std::env::args().skip(1).filter_map(|seed| seed.parse().ok()).collect();
    if seeds.is_empty() {
        seeds = vec![1, 2, 3];
    }
    let mut all_good = true;
    for task in TASKS {
        for seed in &seeds {
            all_good &= try_out(&task, *seed);
        }
    }
    if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn try_out(task: &Task, seed: u64) -> bool {
    let request = instance::request(task.menus, task.days, seed);
    let begun = Instant::now();
    let outcome = plan(&request, &mut |_| ControlFlow::Continue(()));
    let took = begun.elapsed();
    print!(
        "{} menus, {} days, seed {seed}: {:.1} s (at most {} s)",
        task.menus,
        task.days,
        took.as_secs_f64(),
        task.time.as_secs()
    );
    let Outcome::Proposal(proposal) = outcome else {
        println!(", no plan: {outcome:?}");
        return false;
    };
    println!(", gap {} %{}", proposal.gap, task.gap.map_or(String::new(), |most| format!(" (at most {most} %)")));
    explain(&proposal);
    took <= task.time && task.gap.is_none_or(|most| proposal.gap <= most)
}

fn explain(proposal: &Proposal) {
    let objective = proposal.objective;
    println!(
        "    Rp {} = raw food {} + nutrition {} + side dishes {}; bound {}",
        objective.total, objective.raw_food, objective.nutrition, objective.side_repeats, proposal.bound
    );
    let sizes = proposal
        .sizes
        .iter()
        .map(|size| format!("{} Rp {} of {}", size.size, size.raw_food.map_or(0, |cost| cost.0), size.ceiling));
    let rules = proposal.binding.iter().map(|of| match &of.rule {
        Rule::Ceiling { size } => format!("the ceiling of {size} costs {}", of.costs),
        rule => format!("{rule:?} costs {}", of.costs),
    });
    println!("    {}", sizes.chain(rules).collect::<Vec<_>>().join(", "));
}
