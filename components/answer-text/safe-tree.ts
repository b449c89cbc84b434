import type { ExtraProps } from 'react-markdown';
import type { harden } from 'rehype-harden';

// The nodes of a HTML tree (hast), as the libraries that use them name them.
type Root = Parameters<ReturnType<typeof harden>>[0];
type RootContent = Root['children'][number];
type Element = NonNullable<ExtraProps['node']>;
type ElementContent = Element['children'][number];
type Text = Extract<ElementContent, { type: 'text' }>;

const CITATION = /\[(\d{1,3})\]/g;
const VERBATIM = new Set(['code', 'pre', 'a', 'button']);

/** Turns HTML in a text into text that shows it, but for line breaks, which models write into table cells. Runs before the sanitiser. */
export function htmlAsText() {
  return (root: Root): void => {
    root.children = root.children.map(showHtml);
  };
}

function showHtml<Node extends RootContent>(node: Node): Node | Text | Element {
  if ((node.type as string) === 'raw' && 'value' in node) {
    if (/^<br\s*\/?>$/i.test(node.value)) return { type: 'element', tagName: 'br', properties: {}, children: [] };
    return { type: 'text', value: node.value };
  }
  return node.type === 'element' ? { ...node, children: node.children.map(showHtml) } : node;
}

/**
 * Turns every image into a `<figure data-url data-alt>` without a source, before anything could load it, and every `[n]` outside code
 * and links into a `<cite data-rank>`. Runs after the sanitiser.
 */
export function safeTree() {
  return (root: Root): void => {
    root.children = root.children.flatMap((child): RootContent[] => (child.type === 'doctype' ? [] : rewrite(child)));
  };
}

function rewrite(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return citationsIn(node);
  if (node.type !== 'element') return [node];
  if (node.tagName === 'img') return [imagePlaceholder(node)];
  if (VERBATIM.has(node.tagName)) {
    // An image inside a link is an image all the same.
    return [{ ...node, children: node.children.map((child) => (isImage(child) ? imagePlaceholder(child) : child)) }];
  }
  return [{ ...node, children: node.children.flatMap(rewrite) }];
}

function isImage(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img';
}

function imagePlaceholder(image: Element): Element {
  const { src, alt } = image.properties;
  const properties = { dataUrl: typeof src === 'string' ? src : '', dataAlt: typeof alt === 'string' ? alt : '' };
  return { type: 'element', tagName: 'figure', properties, children: [] };
}

function citationsIn(node: Text): ElementContent[] {
  const parts: ElementContent[] = [];
  let at = 0;
  for (const match of node.value.matchAll(CITATION)) {
    if (match.index > at) parts.push({ type: 'text', value: node.value.slice(at, match.index) });
    parts.push({
      type: 'element',
      tagName: 'cite',
      properties: { dataRank: match[1] ?? '' },
      children: [{ type: 'text', value: match[0] }],
    });
    at = match.index + match[0].length;
  }
  if (parts.length === 0) return [node];
  if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) });
  return parts;
}
