import { BakeoffError } from './bakeoff-error';

/** Also what another workspace's id answers: whoever may not see a thing learns nothing of it. */
export class NotFoundError extends BakeoffError {
  constructor(kind: string, id?: string) {
    super({
      code: 'not_found',
      status: 404,
      title: 'Not found',
      detail: id
        ? `There is no ${kind.toLowerCase()} “${id}” in this workspace.`
        : `There is no such ${kind.toLowerCase()}.`,
    });
  }
}
