import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';

/** The tags of a document, or nothing where there are none. */
export function Tags({ tags, className }: { tags: readonly string[]; className?: string }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className={cn('flex flex-wrap gap-1', className)}>
      {tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <Badge>
            <span dir="auto" className="truncate">
              {tag}
            </span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
