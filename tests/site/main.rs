//! Tests of whole sites: exports in, a published folder out.

mod canaries;
mod cases;
mod commands;
mod crash;
mod data;
mod determinism;
mod history;
mod policy;
mod privacy;
mod rules;
mod support;
