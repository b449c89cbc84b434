import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { exampleRequest } from './example-request';
import { noteOn, schemaText } from './schema-text';
import type { JsonSchema, OpenApi, Operation, Parameter } from './types';

const TONES = { get: 'info', post: 'success', put: 'warning', patch: 'warning', delete: 'destructive' } as const;

interface Props {
  api: OpenApi;
  path: string;
  method: string;
  operation: Operation;
}

/** One operation: closed it is a line, open it says everything. Works without JavaScript. */
export function OperationCard({ api, path, method, operation }: Props) {
  const body = Object.entries(operation.requestBody?.content ?? {});
  const [status, answer] = Object.entries(operation.responses ?? {}).find(([code]) => code !== 'default') ?? [];
  const answers = Object.entries(answer?.content ?? {});
  return (
    <details id={operationId(method, path)} className="group/operation scroll-mt-4">
      <summary className="hover:bg-muted/60 flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-2.5 gap-y-1 px-3 py-2 focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="text-muted-foreground size-4 shrink-0 transition-transform group-open/operation:rotate-90"
          aria-hidden
        />
        <Badge tone={TONES[method as keyof typeof TONES] ?? 'neutral'} className="w-14 justify-center uppercase">
          {method}
        </Badge>
        <code className="font-mono text-xs break-all">{path}</code>
        <span className="text-muted-foreground text-sm">{operation.summary}</span>
      </summary>
      <div className="flex flex-col gap-4 border-t px-4 py-4">
        {operation.description ? <p className="max-w-2xl text-sm">{operation.description}</p> : null}
        <ParameterList parameters={operation.parameters ?? []} />
        {body.map(([type, { schema }]) => (
          <SchemaPart key={type} title={`Body, ${type}`} schema={schema} />
        ))}
        {answers.length === 0 ? (
          <p className="text-sm">
            Answers <span className="tabular font-medium">{status}</span>
          </p>
        ) : (
          answers.map(([type, { schema }]) => (
            <SchemaPart key={type} title={`Answer ${status}, ${type}`} schema={schema} />
          ))
        )}
        <Part title="Example">
          <CodeBlock code={exampleRequest(api, path, method, operation)} label={`Example of ${method} ${path}`} wrap />
        </Part>
      </div>
    </details>
  );
}

/** What an address names an operation by. */
export function operationId(method: string, path: string): string {
  return `${method}${path.replace(/^\/api\/v1/, '').replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-+$/, '');
}

function ParameterList({ parameters }: { parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return null;
  return (
    <Part title="Parameters">
      <ul className="flex flex-col gap-1.5 text-sm">
        {parameters.map(({ name, in: place, required, schema = {}, description }) => {
          const note = noteOn(description ? { ...schema, description } : schema);
          return (
            <li key={`${place} ${name}`} className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-xs font-medium">{name}</code>
              <span className="text-muted-foreground text-xs">
                in {place}
                {required ? ', needed' : ''}
              </span>
              <code className="font-mono text-xs break-words">{schemaText(schema)}</code>
              {note ? <span className="text-muted-foreground text-xs">{note}</span> : null}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function SchemaPart({ title, schema }: { title: string; schema: JsonSchema | undefined }) {
  return (
    <Part title={title}>
      {schema?.description ? <p className="text-sm">{schema.description}</p> : null}
      {schema && !isBlank(schema) ? <CodeBlock code={schemaText(schema)} label={title} /> : null}
    </Part>
  );
}

/** An uploaded form is described in words only. */
function isBlank(schema: JsonSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0 && !schema.additionalProperties;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-1.5">
      <h4 className="text-muted-foreground text-xs font-medium">{title}</h4>
      {children}
    </section>
  );
}
