import { parseTemplate } from '@/lib/templates';

/** A template with one name put in another's place, wherever that is a placeholder. */
export function replaceName(template: string, kind: 'variable' | 'include', name: string, instead: string): string {
  return parseTemplate(template)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const source = template.slice(part.start, part.end);
      if (part.kind !== kind || (part.kind === 'variable' ? part.name : part.prompt) !== name) return source;
      return part.kind === 'variable' ? `{{${instead}}}` : `{{> ${instead}@${part.label}}}`;
    })
    .join('');
}
