export { promptPath } from '@/app/api/prompt-path';
