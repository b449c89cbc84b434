/** What a site asks of programs that fetch its pages (RFC 9309). */
export interface Robots {
  allows(url: URL): boolean;
  /** Addresses of sitemaps that it names. */
  sitemaps: string[];
}

interface Rule {
  allow: boolean;
  pattern: string;
}

/** Of a longer file only the beginning counts, as the standard has it. */
const MOST_CHARACTERS = 500 * 1024;
const MOST_RULES = 5_000;
export const ROBOT_NAME = 'bakeoff';

export const EVERYTHING_ALLOWED: Robots = { allows: () => true, sitemaps: [] };

/** The rules for this program: those under its name, else those for everybody. The longest rule that fits decides; allowing wins a tie. */
export function parseRobots(source: string): Robots {
  const groups: { agents: string[]; rules: Rule[] }[] = [];
  const sitemaps: string[] = [];
  let naming = false;
  for (const line of source
    .slice(0, MOST_CHARACTERS)
    .split(/\r\n?|\n/)
    .slice(0, MOST_RULES)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === 'sitemap') sitemaps.push(value);
    else if (name === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [] });
      groups.at(-1)?.agents.push(value.toLowerCase());
      naming = true;
    } else if (name === 'allow' || name === 'disallow') {
      naming = false;
      if (value !== '') groups.at(-1)?.rules.push({ allow: name === 'allow', pattern: value });
    }
  }
  const named = groups.filter(({ agents }) => agents.some((agent) => agent === ROBOT_NAME));
  const mine = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rules = mine.flatMap((group) => group.rules);
  return { sitemaps, allows: (url) => decide(rules, `${url.pathname}${url.search}`) };
}

function decide(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined;
  for (const rule of rules) {
    if (!fits(rule.pattern, path)) continue;
    if (
      !best ||
      rule.pattern.length > best.pattern.length ||
      (rule.pattern.length === best.pattern.length && rule.allow)
    )
      best = rule;
  }
  return best?.allow ?? true;
}

/** `*` is anything and `$` at the end is the end; everything else is a beginning. In steps that only go forward. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const parts = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift() ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    if (last && toEnd) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !toEnd || at === path.length;
}
