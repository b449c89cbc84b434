'use client';

import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import type { Answer } from '@/lib/answers/schema';
import type { ProviderExchange } from '@/lib/models/schema';
import { useQuery } from '@tanstack/react-query';
import { isLive } from './cells';

interface RawViewProps {
  workspaceId: string;
  comparisonId: string;
  answer: Answer;
}

/** What was really sent and came back, and the record that is kept of it. */
export function RawView({ workspaceId, comparisonId, answer }: RawViewProps) {
  const live = isLive(answer);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [workspaceId, 'exchange', answer.id, answer.status, answer.timings.totalMs],
    queryFn: ({ signal }) =>
      apiClient<{ exchange: ProviderExchange | null }>(
        `/api/v1/comparisons/${encodeURIComponent(comparisonId)}/answers/${encodeURIComponent(answer.id)}/exchange`,
        { workspace: workspaceId, signal },
      ),
    enabled: !live,
  });
  return (
    <div className="flex flex-col gap-4">
      {live ? <p className="text-muted-foreground text-sm">The request is shown when the answer has ended.</p> : null}
      {!live && isPending ? <Skeleton className="h-24" /> : null}
      {error ? (
        <ErrorMessage
          title="The request could not be loaded."
          remedy={error.message}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      ) : null}
      {data ? <Exchange exchange={data.exchange} /> : null}
      <section>
        <h3 className="text-muted-foreground mb-1 text-xs font-medium">Record</h3>
        <CodeBlock code={JSON.stringify(answer, null, 2)} label="Record" wrap className="[&_pre]:max-h-none" />
      </section>
    </div>
  );
}

function Exchange({ exchange }: { exchange: ProviderExchange | null }) {
  if (exchange === null)
    return <p className="text-muted-foreground text-sm">No provider was called for this answer.</p>;
  const { request, response } = exchange;
  const { pieces, leftOut } = response;
  const shown = leftOut.pieces > 0 ? pieces.toSpliced(leftOut.at, 0, `… ${leftOut.pieces} more …`) : pieces;
  const facts = [response.status === null ? null : `status ${response.status}`, response.model, response.id].filter(
    (fact) => fact !== null,
  );
  return (
    <>
      <section>
        <h3 className="text-muted-foreground mb-1 text-xs font-medium">
          Request{request.url === null ? '' : ` to ${request.url}`}
        </h3>
        <CodeBlock code={indented(request.body)} label="Request" wrap />
        {request.leftOut > 0 ? (
          <p className="text-muted-foreground mt-1 text-xs">{request.leftOut} more characters are not kept.</p>
        ) : null}
      </section>
      <section>
        <h3 className="text-muted-foreground mb-1 text-xs font-medium">
          Response{facts.length === 0 ? '' : `: ${facts.join(' · ')}`}
        </h3>
        <CodeBlock code={shown.join('\n')} label="Response" wrap />
      </section>
    </>
  );
}

/** JSON with line breaks; what was cut off in its middle as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
