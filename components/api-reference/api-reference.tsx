import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { OperationCard } from './operation-card';
import { schemaText } from './schema-text';
import type { OpenApi, Operation } from './types';

interface Entry {
  path: string;
  method: string;
  operation: Operation;
}

/** An OpenAPI document to read: its operations by what they are about, and its named schemas. */
export function ApiReference({ api }: { api: OpenApi }) {
  const entries = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation })),
  );
  const groups = [...Map.groupBy(entries, ({ operation }) => operation.tags?.[0] ?? 'Other')];
  const schemas = Object.entries(api.components?.schemas ?? {});
  return (
    <div className="flex flex-col gap-8">
      <nav aria-label="Parts of the API" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {[...groups.map(([tag]) => tag), 'Schemas'].map((tag) => (
          <a key={tag} href={`#${anchorOf(tag)}`} className="text-primary-text underline-offset-4 hover:underline">
            {tag}
          </a>
        ))}
      </nav>
      {groups.map(([tag, operations]) => (
        <section key={tag} id={anchorOf(tag)} className="scroll-mt-4">
          <h3 className="mb-2 text-base font-semibold">{tag}</h3>
          <Card className="divide-y overflow-hidden">
            {operations.map((entry) => (
              <OperationCard key={`${entry.method} ${entry.path}`} api={api} {...entry} />
            ))}
          </Card>
        </section>
      ))}
      <section id={anchorOf('Schemas')} className="flex scroll-mt-4 flex-col gap-4">
        <h3 className="text-base font-semibold">Schemas</h3>
        {schemas.map(([name, schema]) => (
          <div key={name} className="flex min-w-0 flex-col gap-1.5">
            <h4 className="font-mono text-sm font-medium">{name}</h4>
            {schema.description ? <p className="text-muted-foreground text-sm">{schema.description}</p> : null}
            <CodeBlock code={schemaText(schema)} label={`Schema ${name}`} />
          </div>
        ))}
      </section>
    </div>
  );
}

function anchorOf(tag: string): string {
  return `part-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}
