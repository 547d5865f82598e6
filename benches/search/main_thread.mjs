// What a page's main thread does for one expression, from a trace: scripts, styles and layout.
// Chromium's own sum, `ScriptDuration`, leaves out what runs when a promise is kept, which is most
// of a search. Taken is the time of the thread, not of the clock: what else the machine does counts
// less. What only measures, which is no file of the page, does not count.

const SCRIPTS = new Set(["EvaluateScript", "FunctionCall", "EventDispatch", "TimerFire", "FireAnimationFrame", "RunMicrotasks"]);
const DRAWING = new Set(["UpdateLayoutTree", "Layout"]);

/** The result of an expression, once its promise is kept, and the milliseconds it took. */
export async function ofMainThread(client, expression) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  client.on("Tracing.dataCollected", collect);
  await client.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline", "v8.execute"] } });
  const { result } = await client.send("Runtime.evaluate", { expression, awaitPromise: true });
  const complete = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await complete;
  client.off("Tracing.dataCollected", collect);
  return { result: result.value, milliseconds: busy(events) };
}

/** Of the renderer's main thread that laid out most: there may be one for an icon or a blank page. */
function busy(events) {
  const threads = new Map();
  for (const event of events) {
    if (event.ph !== "X" || !(SCRIPTS.has(event.name) || DRAWING.has(event.name))) continue;
    const thread = `${event.pid} ${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  return Math.max(0, ...Array.from(threads.values(), outermost));
}

const measures = ({ name, args }) => name === "FunctionCall" && args.data.url === "";

/** Nothing twice: what lies inside another is part of it. */
function outermost(events) {
  let [end, sum] = [0, 0];
  for (const event of events.sort((one, other) => one.ts - other.ts || other.dur - one.dur)) {
    const { ts, dur, tdur = dur } = event;
    const inside = ts < end;
    if (!inside) end = ts + dur;
    if (inside === measures(event)) sum += inside ? -tdur : tdur;
  }
  return sum / 1000;
}
