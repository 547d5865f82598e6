//! `--timings`: what each stage of a build cost.

use super::progress::Bars;
use crate::Progress;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Shows the bars and, where it was asked to, notes what each stage costs. Else it reads no clock:
/// that of the process can't be read everywhere, such as under valgrind.
pub(super) struct Timings {
    bars: Bars,
    asked: bool,
    stages: Mutex<Vec<Stage>>,
}

/// One stage; a build of several releases comes by some of them several times.
struct Stage {
    name: &'static str,
    /// How many of what, in the order in which they were told.
    counts: Vec<(&'static str, u64)>,
    since: Spent,
    spent: Spent,
    /// Memory at its end, in megabytes.
    memory: u64,
}

/// Time gone by and processor time of all threads, since some beginning.
#[derive(Clone, Copy, Default)]
struct Spent {
    wall: Duration,
    processor: Duration,
}

impl Timings {
    pub(super) fn new(bars: Bars, asked: bool) -> Self {
        Self { bars, asked, stages: Mutex::default() }
    }

    /// Ends the last stage and clears the terminal's line.
    pub(super) fn finish(&self) {
        self.bars.finish();
        self.with_stages(|stages| end(stages));
    }

    /// One line a stage, in the order in which they ran last, and the sum; nothing where it was
    /// not asked for.
    pub(super) fn table(&self) -> String {
        if !self.asked {
            return String::new();
        }
        self.with_stages(|stages| {
            let mut lines = vec!["用时（秒） 处理器（秒） 内存（MB） 阶段\n".to_owned()];
            let mut whole = Spent::default();
            for stage in stages.iter() {
                whole = whole.plus(stage.spent);
                lines.push(stage.spent.line(stage.memory, &stage.words()));
            }
            lines.push(whole.line(memory("VmHWM:"), "合计，内存是最多时的"));
            lines.push(format!("线程 {} 个\n", rayon::current_num_threads()));
            lines.concat()
        })
    }

    fn with_stages<T>(&self, use_stages: impl FnOnce(&mut Vec<Stage>) -> T) -> T {
        use_stages(&mut self.stages.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl Progress for Timings {
    fn stage(&self, name: &'static str, steps: u64) {
        self.bars.stage(name, steps);
        if !self.asked {
            return;
        }
        self.with_stages(|stages| {
            end(stages);
            // The stage that runs is the last one.
            let known = stages.iter().position(|stage| stage.name == name);
            let mut stage = match known {
                Some(at) => stages.remove(at),
                None => Stage::new(name),
            };
            stage.since = Spent::now();
            stages.push(stage);
        });
    }

    fn advance(&self) {
        self.bars.advance();
    }

    fn counted(&self, number: u64, unit: &'static str) {
        self.with_stages(|stages| {
            if let Some(stage) = stages.last_mut() {
                stage.count(number, unit);
            }
        });
    }
}

impl Stage {
    fn new(name: &'static str) -> Self {
        let (since, spent) = (Spent::now(), Spent::default());
        Self { name, counts: Vec::new(), since, spent, memory: 0 }
    }

    fn count(&mut self, number: u64, unit: &'static str) {
        match self.counts.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, sum)) => *sum += number,
            None => self.counts.push((unit, number)),
        }
    }

    /// 生成页面：45884 个页面.
    fn words(&self) -> String {
        let counts = self.counts.iter().map(|(unit, number)| format!("{number} {unit}"));
        let counts = counts.collect::<Vec<_>>().join("，");
        if counts.is_empty() { self.name.to_owned() } else { format!("{}：{counts}", self.name) }
    }
}

fn end(stages: &mut [Stage]) {
    if let Some(stage) = stages.last_mut() {
        let now = Spent::now();
        stage.spent = stage.spent.plus(now.minus(stage.since));
        stage.since = now;
        stage.memory = memory("VmRSS:");
    }
}

impl Spent {
    fn now() -> Self {
        static BEGINNING: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        Self { wall: BEGINNING.elapsed(), processor: processor() }
    }

    fn plus(self, other: Self) -> Self {
        Self { wall: self.wall + other.wall, processor: self.processor + other.processor }
    }

    fn minus(self, other: Self) -> Self {
        Self { wall: self.wall - other.wall, processor: self.processor - other.processor }
    }

    fn line(self, memory: u64, words: &str) -> String {
        let [wall, processor] = [self.wall, self.processor].map(|time| time.as_secs_f64());
        format!("{wall:>10.2} {processor:>10.2} {memory:>10} {words}\n")
    }
}

/// Processor time of this process in all its threads; none where the system is not asked.
#[cfg(unix)]
fn processor() -> Duration {
    use rustix::time::{ClockId, clock_gettime};

    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = Duration::from_secs(time.tv_sec.unsigned_abs());
    seconds + Duration::from_nanos(time.tv_nsec.unsigned_abs())
}

#[cfg(not(unix))]
fn processor() -> Duration {
    Duration::ZERO
}

/// Memory of this process in megabytes, by the name Linux gives the figure (`VmRSS:` now,
/// `VmHWM:` at most); 0 where the system does not tell.
fn memory(name: &str) -> u64 {
    let figure = || {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()
    };
    figure().unwrap_or(0) / 1024
}
