import { BakeoffError } from '@/lib/errors';

/** A file that no parser reads. */
export class UnsupportedFormatError extends BakeoffError {
  /** @param labels of the formats that are read */
  constructor(name: string, labels: readonly string[]) {
    super({
      code: 'unsupported_media_type',
      status: 415,
      title: 'Unsupported format',
      detail: `“${name}” is of a format that can't be read. These can: ${labels.join(', ')}.`,
    });
  }
}
