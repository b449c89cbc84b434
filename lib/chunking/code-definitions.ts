import { trimSpan, type Span } from '@/lib/text';
import type { Section } from './document';
import { linesFrom } from './markdown-headings';

/** What begins a function, class or type in the usual languages, with its name. */
const DEFINITIONS: readonly RegExp[] = [
  // Python, Ruby
  /^(?:async )?(?:def|class|module) +([\w.?!]+)/,
  // JavaScript, TypeScript
  /^(?:export )?(?:default )?(?:abstract |async |declare )*(?:function\*?|class|interface|enum|namespace) +([\w$]+)/,
  /^(?:export )?(?:const|let|var) +([\w$]+)(?: *:[^=]{0,200})? *= *(?:async *)?(?:\([^()]{0,300}\)|[\w$]+) *(?::[^=]{0,200})?=>/,
  /^export (?:declare )?type +([\w$]+)/,
  // Go, Rust, Swift, Kotlin
  /^(?:pub(?:\([a-z]{1,10}\))? |private |public |internal |open |override |suspend |async |unsafe )*(?:func|fn|fun|struct|trait|enum|protocol|object|data class) +(?:\([^()]{0,100}\) *)?(\w+)/,
  /^impl(?:<[^<>]{0,80}>)? +([\w:<>, ]{1,80}?)(?= *(?:\{|where|$))/,
  /^type +(\w+) +(?:struct|interface)/,
  // Java, C#, C++, PHP: a type
  /^(?:(?:public|private|protected|internal|static|final|abstract|sealed|partial|export) +)*(?:class|interface|record|enum|struct|trait|namespace) +(\w+)/,
  // The same: a function with a modifier, or one with a body
  /^(?:(?:public|private|protected|internal|static|final|abstract|override|virtual|async|inline|extern) +)+[\w<>[\],.?*&: ]{1,80}? +(\w+) *\([^;]{0,300}$/,
  /^(?:public |private |protected |static )*function +&?(\w+)/,
  // A method of JavaScript or TypeScript
  /^(?:(?:public|private|protected|static|async|readonly|override|get|set) +)*(?!(?:if|for|while|switch|catch|function|with) *\()#?([\w$]+)\([^()]{0,200}\) *(?::[^={;]{0,200})?\{$/,
  /^(?!(?:if|for|while|switch|return|else|do|case) *\b)[A-Za-z_][\w<>:,*&]*(?: +[\w<>:,*&]+){0,4} +\*?(\w+)\([^;{}]{0,300}\) *(?:const *)?\{/,
];
/** Belongs to the definition below it: decorators, annotations, comments. */
const LEAD = /^\s*(?:@|#\[|\/\/|\/\*|\*|# |--)/u;
const LONGEST_LINE = 400;
/** Methods of a class in a namespace count; what is defined deeper inside doesn't. */
const MOST_INDENT = 12;

/** Lines that hardly occur but in code. */
const CODE_LINE =
  /(?:[;{}]|\)\s*:|=>|->)\s*$|^\s*(?:import\s|from\s+\S+\s+import\s|#include\b|package\s+[\w.]+;?$|def\s+\w|return\b|(?:const|let|var)\s+\w|func\s|fn\s|pub\s|if\s*\(|for\s*\(|@\w+|\/\/|\/\*|\w+(?:\.\w+)*\(.*\)$|self\.|this\.|\w+\s*=\s*\S)/;
/** Prose and Markdown have these, code hardly has. */
const PROSE_LINE = /^\s*(?:#{2,6}\s|[-*+]\s|>\s|\|)|[a-z,]\s[a-z]+\s[a-z]+\s[a-z]+\s[a-z]+\s[a-z]+/;
const LOOKED_AT = 400;
const LEAST_SHARE = 0.5;

/** Whether a text is source code: at least half of its first 400 lines look so, and more than twice as many as look like prose. */
export function looksLikeCode(text: string): boolean {
  let [code, prose, lines] = [0, 0, 0];
  for (const line of linesFrom(text, 0, Math.min(text.length, 40_000))) {
    if (lines >= LOOKED_AT) break;
    const start = line.text.slice(0, LONGEST_LINE);
    if (start.trim() === '') continue;
    lines += 1;
    if (CODE_LINE.test(start)) code += 1;
    else if (PROSE_LINE.test(start)) prose += 1;
  }
  return lines >= 3 && code / lines >= LEAST_SHARE && code > 2 * prose;
}

/** The definitions of a source text as sections, methods inside their class: each up to the next of its level or a higher one. */
export function codeDefinitions(text: string): Section[] {
  const open: { indent: number; section: Section }[] = [];
  const sections: Section[] = [];
  let lead: number | null = null;
  for (const line of linesFrom(text, 0)) {
    const stripped = line.text.trimStart();
    const indent = line.text.length - stripped.length;
    const title = indent <= MOST_INDENT ? nameOf(stripped.slice(0, LONGEST_LINE)) : null;
    if (title !== null) {
      const start = lead ?? line.start;
      while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop()!.section.end = start;
      const section: Section = { level: open.length + 1, title, start, end: text.length };
      sections.push(section);
      open.push({ indent, section });
    }
    lead = title === null && LEAD.test(line.text) ? (lead ?? line.start) : null;
  }
  return sections;
}

/** A span of code, cut before each of its outermost definitions; a single one is cut before those inside it. */
export function definitionSpans(text: string, span: Span): Span[] {
  const inside = codeDefinitions(text.slice(span.start, span.end));
  const levels = [...new Set(inside.map(({ level }) => level))].sort((a, b) => a - b);
  for (const level of levels) {
    const cuts = inside.filter((section) => section.level <= level && section.start > 0).map(({ start }) => start);
    if (cuts.length === 0) continue;
    const edges = [0, ...new Set(cuts), span.end - span.start];
    return edges.slice(1).flatMap((end, i) => trimSpan(text, span.start + edges[i]!, span.start + end) ?? []);
  }
  return [span];
}

function nameOf(line: string): string | null {
  for (const pattern of DEFINITIONS) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name.trim();
  }
  return null;
}
