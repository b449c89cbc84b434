import {
  fillTemplate,
  FilledTemplateTooLongError,
  MAX_FILLED_LENGTH,
  ownValue,
  type Variables,
  type VariableValue,
} from '@/lib/templates';
import { ValidationError } from '@/lib/errors';
import { expandedVariables, type ExpandedMessage } from './expand-includes';
import type { PromptContent, PromptExample, PromptMessage } from './schema';

export interface RenderedMessages {
  messages: PromptMessage[];
  /** Variables that stand in the prompt and were given no value; in the messages they are still `{{name}}`. */
  missing: string[];
  /** Values that were given and stand nowhere in the prompt. */
  unused: string[];
}

/**
 * Fills in the variables and puts the few-shot examples in before the last user message: as pairs of messages (`turns`), or
 * written out at that message's beginning (`inline`). Each pair's question is that last user message filled with the example's input: what the input does not name comes from
 * `variables`, except `question` and `context`, which belong to the run and stay empty in an example.
 *
 * @param context what `{{context}}` becomes; without it a variable of that name is used
 * @throws ValidationError where the result would exceed 4,000,000 UTF-16 code units
 */
export function renderMessages(
  expanded: readonly ExpandedMessage[],
  { examples = [], examplesAs = 'turns' }: Pick<PromptContent, 'examples' | 'examplesAs'>,
  variables: Variables,
  context?: string,
): RenderedMessages {
  const given = context === undefined ? variables : withValue(variables, 'context', context);
  const missing = new Set<string>();
  let remaining = MAX_FILLED_LENGTH;

  const fill = (message: ExpandedMessage, values: Variables, index: number): PromptMessage => {
    try {
      const filled = fillTemplate(message.parts, values, remaining);
      remaining -= filled.text.length;
      for (const name of filled.missing) missing.add(name);
      return { role: message.role, content: filled.text };
    } catch (error) {
      if (!(error instanceof FilledTemplateTooLongError)) throw error;
      const detail = `The filled-in prompt is longer than ${MAX_FILLED_LENGTH} characters.`;
      throw new ValidationError([{ path: `messages.${index}.content`, message: detail }]);
    }
  };

  const lastUser = expanded.findLastIndex((message) => message.role === 'user');
  const asked = expanded[lastUser];
  const messages = expanded.flatMap((message, index) => {
    const pairs =
      index === lastUser && asked && examplesAs === 'turns'
        ? examples.flatMap(({ input, output }): PromptMessage[] => [
            fill(asked, exampleValues(variables, input), index),
            { role: 'assistant', content: output },
          ])
        : [];
    const parts = index === lastUser && examplesAs === 'inline' ? writtenOut(examples) : [];
    return [...pairs, fill({ ...message, parts: [...parts, ...message.parts] }, given, index)];
  });

  const used = new Set(expandedVariables(expanded));
  const unused = Object.keys(given).filter((name) => !used.has(name));
  return { messages, missing: [...missing], unused };
}

/** Examples as text for the model to read; what people wrote in them is never a placeholder. */
function writtenOut(examples: readonly PromptExample[]): ExpandedMessage['parts'] {
  if (examples.length === 0) return [];
  const texts = examples.map(({ input, output }, index) => {
    const entries = Object.entries(input);
    const [only] = entries;
    const asked =
      entries.length === 1 && only ? String(only[1]) : entries.map(([name, value]) => `${name}: ${value}`).join('\n');
    return `Example ${index + 1}\nInput:\n${asked}\nOutput:\n${output}\n\n`;
  });
  return [{ kind: 'text', text: texts.join('') }];
}

function exampleValues(variables: Variables, input: Variables): Variables {
  const values = withValue(withValue(variables, 'question', ''), 'context', '');
  return Object.keys(input).reduce((all, name) => withValue(all, name, ownValue(input, name) ?? ''), values);
}

/** A copy with one own property more; `__proto__` too becomes an own property. */
function withValue(variables: Variables, name: string, value: VariableValue): Variables {
  return Object.fromEntries([...Object.entries(variables), [name, value]]);
}
