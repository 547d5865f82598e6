//! Publishing through the public surface: releases, links, refusals, crashes and full disks.

mod crash;
mod faults;
mod leaks;
mod pages;
mod refusals;
mod releases;
mod streams;
mod support;
