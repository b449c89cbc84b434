'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';

interface CopyButtonProps {
  /** What is copied, or a function that makes it when the button is pressed. */
  text: string | (() => string);
  label?: string;
  /** Shows the label beside the icon. */
  showLabel?: boolean;
  className?: string;
}

export function CopyButton({ text, label = 'Copy', showLabel = false, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    void copyText(typeof text === 'string' ? text : text()).then(() => setCopied(true));
  };
  const icon = copied ? <Check className="text-success-text" aria-hidden /> : <Copy aria-hidden />;
  return (
    <>
      {showLabel ? (
        <Button size="sm" onClick={copy} className={className}>
          {icon}
          {copied ? 'Copied' : label}
        </Button>
      ) : (
        <IconButton label={copied ? 'Copied' : label} onClick={copy} className={className}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}

/** The clipboard API exists in secure contexts only; over plain HTTP on another machine the old command still works. */
async function copyText(text: string): Promise<void> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  if (clipboard) return clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
