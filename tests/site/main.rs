//! Tests of whole sites: exports in, a published folder out.

mod again;
mod canaries;
mod cases;
mod chance;
mod changes;
#[cfg(unix)]
mod closed;
mod commands;
mod corrections;
mod crash;
mod data;
mod determinism;
mod exports;
mod found;
mod gate;
mod histories;
mod history;
mod identity;
mod layouts;
mod levels;
mod messy;
mod others;
mod policy;
mod privacy;
mod province;
mod refusals;
mod rules;
mod slips;
mod statuses;
mod strangers;
mod support;
mod truth;
mod ways;
mod weekly;
mod weeks;
mod written;
