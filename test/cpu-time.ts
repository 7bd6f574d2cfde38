/** The least CPU time of some runs, in µs: what else the machine does takes wall time, not this. */
export function cpuTime(runs: number, run: () => void): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );
}

/** How many times as long something of four times the size takes. */
export function growth(run: (size: number) => void, size: number, runs = 3): number {
  run(size);
  const [one, four] = [size, 4 * size].map((each) => cpuTime(runs, () => run(each)));
  // Two milliseconds more, so that a time near zero is no divisor.
  return four! / (one! + 2_000);
}
