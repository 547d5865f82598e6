"""The table of one size, and the ratios."""


def show(runs, pages):
    print(f"\n{pages} pages")
    print(f"{'':<28}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'files':>9}{'MB':>9}")
    for run in runs:
        print(f"{run.name:<28}{run.cpu:>9.2f}{run.wall:>9.2f}{run.peak:>9.0f}"
              f"{run.files:>9}{run.written:>9.1f}")
    by_name = {run.name: run for run in runs}
    own = by_name["gongshi"]
    print()
    for title, names in [
        ("Hugo + Pagefind", ["Hugo", "Pagefind"]),
        ("Hugo", ["Hugo"]),
        ("Zola (HTML alone)", ["Zola"]),
    ]:
        if all(name in by_name for name in names):
            others = [by_name[name] for name in names]
            cpu = sum(each.cpu for each in others)
            peak = max(each.peak for each in others)
            print(f"gongshi / {title}: CPU 1/{cpu / own.cpu:.1f}, memory 1/{peak / own.peak:.1f}")
    for run in runs:
        if run.name.startswith("gongshi, "):
            print(f"{run.name} / first build: CPU 1/{own.cpu / max(run.cpu, 1e-9):.1f}")
