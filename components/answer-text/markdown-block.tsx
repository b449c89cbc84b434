import { cn } from '@/components/ui/cn';
import { memo, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { harden } from 'rehype-harden';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { BlockedImage } from './blocked-image';
import { Citation } from './citation';
import { LinkOut } from './link-out';
import { htmlAsText, safeTree } from './safe-tree';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** All headings of an answer are of one level, since its page has an outline of its own. */
function heading(size: string) {
  return function Heading({ children }: { children?: ReactNode }) {
    return (
      <div role="heading" aria-level={3} className={cn('mt-4 mb-1.5 font-semibold first:mt-0', size)}>
        {children}
      </div>
    );
  };
}

const components: Components = {
  h1: heading('text-lg'),
  h2: heading('text-lg'),
  h3: heading('text-base'),
  h4: heading('text-base'),
  h5: heading('text-sm'),
  h6: heading('text-sm'),
  p: ({ children }) => <p className="my-2 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc space-y-1 ps-5 first:mt-0 last:mb-0">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-2 list-decimal space-y-1 ps-5 first:mt-0 last:mb-0">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-border-strong text-muted-foreground my-2 border-s-2 ps-3">{children}</blockquote>
  ),
  hr: () => <hr className="my-4" />,
  a: ({ href, children }) =>
    text(href).startsWith('#') ? <span>{children}</span> : <LinkOut url={text(href)}>{children}</LinkOut>,
  figure: (props) => {
    const data = props as Record<string, unknown>;
    return <BlockedImage url={text(data['data-url'])} alt={text(data['data-alt'])} />;
  },
  // Never reached, since safeTree has replaced them; here so that a change there can't bring them back.
  img: ({ src, alt }) => <BlockedImage url={text(src)} alt={text(alt)} />,
  cite: (props) => <Citation rank={Number((props as Record<string, unknown>)['data-rank'])} />,
  input: ({ checked }) => <span aria-label={checked ? 'done' : 'open'}>{checked ? '☑' : '☐'} </span>,
  pre: ({ children }) => (
    <pre
      tabIndex={0}
      role="group"
      aria-label="Code"
      className="bg-sunken my-2 overflow-x-auto rounded-md border p-3 font-mono text-xs [&_code]:bg-transparent [&_code]:p-0"
    >
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="bg-muted rounded px-1 py-0.5 font-mono text-[0.9em]">{children}</code>,
  table: ({ children }) => (
    <div tabIndex={0} role="group" aria-label="Table" className="my-2 overflow-x-auto rounded-md border">
      <table className="w-full border-collapse text-sm">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="bg-muted border-b px-2.5 py-1.5 text-start font-medium">{children}</th>,
  td: ({ children }) => <td className="border-b px-2.5 py-1.5 align-top">{children}</td>,
};

/** One block of Markdown. Parsed again only when its own text changes. */
export const MarkdownBlock = memo(function MarkdownBlock({ markdown }: { markdown: string }) {
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      // No rehype-raw: HTML is shown as text. Then sanitise, take the images out, and harden what is left as a second lock.
      rehypePlugins={[
        htmlAsText,
        rehypeSanitize,
        safeTree,
        [harden, { allowedLinkPrefixes: ['*'], allowedImagePrefixes: [] }],
      ]}
      components={components}
    >
      {markdown}
    </Markdown>
  );
});
