// A process that reads one document at a time and can be killed at any moment: see lib/documents/child.
import { serveParser } from '@/lib/documents/child';
import { detectLanguage } from '@/lib/text';

serveParser(detectLanguage);
