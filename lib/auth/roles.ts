import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';

const control = createAccessControl(defaultStatements);

/** The four roles in better-auth's terms: what each may do to the workspace itself. What they may do inside it is `may`. */
export const organizationRoles = {
  viewer: control.newRole({}),
  editor: control.newRole({}),
  admin: control.newRole({ invitation: ['create', 'cancel'], member: ['create', 'update', 'delete'] }),
  owner: control.newRole({
    organization: ['update', 'delete'],
    invitation: ['create', 'cancel'],
    member: ['create', 'update', 'delete'],
  }),
};

export { control as accessControl };
