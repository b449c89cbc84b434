import { buttonVariants } from '@/components/ui/button-variants';

interface PasswordFormProps {
  action: string;
  /** Whether the last try was wrong. */
  isWrong: boolean;
}

/** Asks for a share's password with a plain form, which needs no script. */
export function PasswordForm({ action, isWrong }: PasswordFormProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-sm flex-col justify-center px-6 py-12">
      <h1 className="text-xl font-semibold tracking-tight">This link has a password</h1>
      <p className="text-muted-foreground mt-1 text-sm">Whoever sent you the link has it.</p>
      <form action={action} method="post" className="mt-5 flex flex-col gap-3">
        <label htmlFor="share-password" className="text-sm font-medium">
          Password
        </label>
        <input
          id="share-password"
          name="password"
          type="password"
          required
          maxLength={128}
          autoComplete="off"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'share-password-wrong' : undefined}
          className="field-frame h-8 w-full px-2.5 text-sm"
        />
        {isWrong ? (
          <p id="share-password-wrong" role="alert" className="text-destructive-text text-sm">
            That is not the password.
          </p>
        ) : null}
        <button type="submit" className={buttonVariants({ variant: 'primary' })}>
          Open
        </button>
      </form>
    </main>
  );
}
