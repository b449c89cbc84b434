'use client';

import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { RenderedPrompt } from '@/lib/prompts/schema';

interface TryOutProps {
  /** All variables of the prompt, those of included prompts too. */
  names: readonly string[];
  values: Readonly<Record<string, string>>;
  onValues: (values: Record<string, string>) => void;
  rendered: RenderedPrompt | undefined;
  problem: string | undefined;
  /** The way to run it, where there is one. */
  children?: React.ReactNode;
}

/** What would be sent: values for the variables, and the messages with them filled in. */
export function TryOut({ names, values, onValues, rendered, problem, children }: TryOutProps) {
  return (
    <div className="flex flex-col gap-4">
      {names.length > 0 ? (
        <div className="flex flex-col gap-3">
          {names.map((name) => (
            <Field
              key={name}
              label={<code className="text-xs">{name}</code>}
              description={name === 'context' ? 'In a run, the passages that were found.' : undefined}
            >
              <Textarea
                rows={1}
                autoGrow
                className="max-h-40"
                value={values[name] ?? ''}
                onChange={(event) => {
                  const others = Object.entries(values).filter(([other]) => other !== name);
                  const text = event.target.value;
                  onValues(Object.fromEntries(text === '' ? others : [...others, [name, text]]));
                }}
              />
            </Field>
          ))}
        </div>
      ) : (
        <p className="text-muted-foreground text-sm">This prompt has no variables.</p>
      )}
      {children}
      {problem ? (
        <p role="alert" className="text-destructive-text text-sm break-words">
          {problem}
        </p>
      ) : null}
      {rendered ? <Rendered rendered={rendered} /> : null}
    </div>
  );
}

function Rendered({ rendered }: { rendered: RenderedPrompt }) {
  return (
    <section aria-label="Preview" className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between">
        <h3 className="text-xs font-medium">Preview</h3>
        {rendered.missing.length > 0 ? (
          <p className="text-warning-text text-xs">no value yet: {rendered.missing.join(', ')}</p>
        ) : null}
      </div>
      {rendered.messages.map((message, index) => (
        <div key={index} className="bg-card rounded-md border">
          <p className="text-muted-foreground border-b px-2.5 py-1 text-xs">{message.role}</p>
          <div
            dir="auto"
            tabIndex={0}
            role="region"
            aria-label={`Preview of message ${index + 1}, ${message.role}`}
            className="max-h-72 overflow-auto px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap"
          >
            {message.content || <span className="text-muted-foreground">(empty)</span>}
          </div>
        </div>
      ))}
    </section>
  );
}
