import { readdirSync, readFileSync } from 'node:fs';

/** Memory of processes, in MB (10^6 bytes). PSS counts what several share once, so that its sum is what the product takes. */
export interface Memory {
  rss: number;
  pss: number;
}

/** A process and all that it has started, as Linux tells them. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const tree = [root];
  for (const pid of tree) tree.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree;
}

export function memoryOf(pid: number): Memory {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
    return { rss: (kilobytes('Rss') * 1_024) / 1e6, pss: (kilobytes('Pss') * 1_024) / 1e6 };
  } catch {
    return { rss: 0, pss: 0 };
  }
}

export function memoryOfTree(root: number): Memory {
  const all = processTree(root).map(memoryOf);
  const sum = (pick: (memory: Memory) => number) => Math.round(all.reduce((total, memory) => total + pick(memory), 0));
  return { rss: sum(({ rss }) => rss), pss: sum(({ pss }) => pss) };
}

/** Looks at a process tree again and again, and knows the most that it took together. */
export function watchMemory(root: number, everyMs = 200): { stop: () => Memory } {
  let peak: Memory = { rss: 0, pss: 0 };
  const look = () => {
    const now = memoryOfTree(root);
    peak = { rss: Math.max(peak.rss, now.rss), pss: Math.max(peak.pss, now.pss) };
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}
