import type { Section } from './document';

/**
 * Finds the titles of the sections that hold a position, outermost first. Positions have to rise; all of them together
 * take time linear in the outline and their number.
 */
export function createPathFinder(outline: readonly Section[]): (position: number) => string[] {
  let next = 0;
  let open: Section[] = [];
  return (position) => {
    while (next < outline.length && outline[next]!.start <= position) {
      const section = outline[next]!;
      open = open.filter((outer) => outer.end > section.start);
      open.push(section);
      next += 1;
    }
    open = open.filter((outer) => outer.end > position);
    return open.map(({ title }) => title);
  };
}
