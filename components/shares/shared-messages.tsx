import type { PromptExample, PromptMessage, PromptParameters } from '@/lib/prompts/schema';

interface SharedMessagesProps {
  messages: readonly PromptMessage[];
  examples?: readonly PromptExample[] | undefined;
  parameters?: PromptParameters | undefined;
}

/** A prompt's messages as text, never as markup. */
export function SharedMessages({ messages, examples = [], parameters = {} }: SharedMessagesProps) {
  const settings = Object.entries(parameters);
  return (
    <div className="flex flex-col gap-2">
      {messages.map((message, index) => (
        <TextBlock key={index} title={message.role} text={message.content} />
      ))}
      {examples.map((example, index) => (
        <TextBlock
          key={`example:${index}`}
          title={`example ${index + 1}`}
          text={`${Object.entries(example.input)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}\n→ ${example.output}`}
        />
      ))}
      {settings.length > 0 ? (
        <TextBlock
          title="parameters"
          text={settings.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}
        />
      ) : null}
    </div>
  );
}

function TextBlock({ title, text }: { title: string; text: string }) {
  return (
    <div className="bg-card rounded-md border">
      <p className="text-muted-foreground border-b px-2.5 py-1 text-xs">{title}</p>
      <p dir="auto" className="px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
