import { ROLES, type Role } from '@/lib/auth/schema';

const DESCRIPTIONS: Record<Role, string> = {
  viewer: 'Reads everything, changes nothing.',
  editor: 'Also changes, runs and shares.',
  admin: 'Also manages members and connections.',
  owner: 'Also makes other owners.',
};

/** The roles that somebody with this role may give. */
export function roleOptions(giver: Role) {
  return ROLES.filter((role) => role !== 'owner' || giver === 'owner').map((role) => ({
    value: role,
    label: role[0]?.toUpperCase() + role.slice(1),
    description: DESCRIPTIONS[role],
  }));
}
