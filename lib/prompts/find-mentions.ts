/**
 * The members whom a text names as `@Name`. Names may hold spaces, so they are looked for as they are, the longest first: `@Ana Maria`
 * is not Ana. A name ends where no letter or digit follows.
 */
export function findMentions(text: string, members: readonly { userId: string; name: string }[]): string[] {
  const found = new Set<string>();
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const rest = text.slice(at + 1).toLowerCase();
    const member = byLength.find(
      ({ name }) => rest.startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    if (member) found.add(member.userId);
  }
  return [...found];
}
