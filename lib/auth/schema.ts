import { z } from 'zod';

/** What a member may do; each role includes the ones before it. */
export const ROLES = ['viewer', 'editor', 'admin', 'owner'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const SCOPES = ['read', 'write', 'run'] as const;
export const scopeSchema = z.enum(SCOPES);
export type Scope = z.infer<typeof scopeSchema>;

/** What an entry point asks for. `admin` is a session of an admin or owner, or a key with `write` that one of them made. */
export type Need = Scope | 'admin';

/** Who is asking, in which workspace, with which rights. The first parameter of every use case. */
export interface Access {
  workspaceId: string;
  workspaceSlug: string;
  workspaceName: string;
  /** The person signed in, or the one whose membership the API key acts under. */
  userId: string;
  /** The person's name, for authorship. */
  name: string;
  role: Role;
  kind: 'session' | 'key';
  keyId: string | null;
  scopes: readonly Scope[];
}

const password = z.string().min(8, 'Use at least 8 characters.').max(128, 'Use at most 128 characters.');
const personName = z.string().trim().min(1, 'Say what to call you.').max(100);
const email = z.email('This does not look like an e-mail address.').max(254).toLowerCase();

export const setupSchema = z.strictObject({ name: personName, email, password });
export type Setup = z.infer<typeof setupSchema>;

export const signInSchema = z.strictObject({ email, password: z.string().min(1, 'Type your password.').max(128) });
export type SignIn = z.infer<typeof signInSchema>;

export const acceptInvitationSchema = z.strictObject({
  token: z.string().min(20).max(200),
  name: personName.optional(),
  password,
});
export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>;

export const inviteSchema = z.strictObject({ email, role: z.enum(['viewer', 'editor', 'admin']) });
export type Invite = z.infer<typeof inviteSchema>;

/** An invitation that nobody has accepted yet. Its link was shown once and isn't kept. */
export const pendingInvitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  expiresAt: z.iso.datetime(),
});
export type PendingInvitation = z.infer<typeof pendingInvitationSchema>;

export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(scopeSchema).min(1).max(3),
  expiresAt: z.iso.datetime().optional(),
});
export type CreateApiKey = z.infer<typeof createApiKeySchema>;

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  keyHint: z.string(),
  scopes: z.array(scopeSchema),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  since: z.iso.datetime(),
});
export type Member = z.infer<typeof memberSchema>;

export const createWorkspaceSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the workspace a name.').max(100),
});
export type CreateWorkspace = z.infer<typeof createWorkspaceSchema>;

export const workspaceSchema = z.object({ id: z.string(), name: z.string(), slug: z.string(), role: roleSchema });
export type Workspace = z.infer<typeof workspaceSchema>;

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1).max(128),
  newPassword: password,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;
