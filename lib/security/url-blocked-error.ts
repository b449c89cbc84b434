import { BakeoffError } from '@/lib/errors';

/**
 * The one answer to every address that may not be reached, in the same words whatever the reason, so that nobody can map a
 * network by trying addresses (T1).
 */
export class UrlBlockedError extends BakeoffError {
  constructor() {
    super({
      code: 'url_blocked',
      status: 422,
      title: 'Address not allowed',
      detail:
        'Bakeoff may not reach this address. Allowed are http and https addresses of hosts on the public internet whose name can be found, on usual ports and without a user name in them. Whoever runs this server can allow a private host by naming it, with its port, in BAKEOFF_ALLOWED_HOSTS.',
    });
  }
}
