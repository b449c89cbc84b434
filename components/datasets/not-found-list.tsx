import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { CasesChange } from '@/lib/datasets/schema';

/** After an import: which evidence is in no document yet, and what was worth knowing. */
export function NotFoundList({ change, onClose }: { change: CasesChange; onClose: () => void }) {
  const { notFound, notFoundCount, warnings, added, changed, unchanged } = change;
  return (
    <Callout
      tone={notFoundCount > 0 ? 'warning' : 'success'}
      title={
        notFoundCount > 0
          ? `${notFoundCount} ${notFoundCount === 1 ? 'passage is' : 'passages are'} in no document yet. They are looked for again when documents come.`
          : `${added} added, ${changed} changed, ${unchanged} unchanged; all evidence was found.`
      }
      actions={
        <Button size="sm" onClick={onClose}>
          Close
        </Button>
      }
    >
      {notFound.length > 0 ? (
        <ul className="max-h-48 overflow-y-auto text-xs" tabIndex={0} aria-label="Evidence that was not found">
          {notFound.slice(0, 200).map(({ caseId, evidence, question, detail }) => (
            <li key={`${caseId} ${evidence}`} className="py-0.5 break-words">
              <span dir="auto">{question}</span>: {detail}
            </li>
          ))}
        </ul>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning} className="text-xs">
          {warning}
        </p>
      ))}
    </Callout>
  );
}
