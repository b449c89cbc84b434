import { cn } from './cn';
import { CopyButton } from './copy-button';

interface CodeBlockProps {
  code: string;
  /** Accessible name of the scrolling frame. */
  label?: string;
  /** Breaks long lines instead of scrolling. */
  wrap?: boolean;
  className?: string;
}

/** Text to read and to copy as it is. */
export function CodeBlock({ code, label = 'Code', wrap = false, className }: CodeBlockProps) {
  return (
    <div className={cn('group/code bg-sunken relative rounded-md border', className)}>
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        dir="auto"
        className={cn('max-h-96 overflow-auto p-3 pr-10 font-mono text-xs', wrap && 'break-words whitespace-pre-wrap')}
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={`Copy ${label.toLowerCase()}`} className="bg-sunken absolute top-1.5 right-1.5" />
    </div>
  );
}
