'use client';

import { ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import { useCallback, useRef, useState } from 'react';
import { uploadFile } from './upload-file';

/** A file on its way to the server, or one that was refused. */
export interface PendingUpload {
  key: number;
  file: File;
  collectionId: string;
  /** Another file of this name came with it: two folders may hold one, and neither is a version of the other. */
  separate: boolean;
  sentBytes: number;
  error: { code: string; detail: string } | null;
}

const AT_ONCE = 3;

interface Options {
  workspaceId: string;
  /** Called after each file that became a document. */
  onUploaded: () => void;
}

/** Sends files one request each, three at a time, so that each has its own progress, its own refusal and its own Retry. */
export function useUploads({ workspaceId, onUploaded }: Options) {
  const [uploads, setUploads] = useState<readonly PendingUpload[]>([]);
  const queue = useRef<PendingUpload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const nextKey = useRef(1);
  const running = useRef(0);

  const change = useCallback((key: number, part: Partial<PendingUpload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }, []);
  const remove = useCallback((key: number) => setUploads((all) => all.filter((upload) => upload.key !== key)), []);

  const work = useCallback(async () => {
    if (running.current >= AT_ONCE) return;
    running.current++;
    for (let upload = queue.current.shift(); upload; upload = queue.current.shift()) {
      const { key, collectionId, file, separate } = upload;
      const stop = new AbortController();
      stops.current.set(key, stop);
      try {
        const onProgress = (sentBytes: number) => change(key, { sentBytes });
        const document = await uploadFile({
          workspaceId,
          collectionId,
          file,
          separate,
          signal: stop.signal,
          onProgress,
        });
        onUploaded();
        remove(key);
        if (document?.duplicate) {
          toast({
            title: `“${file.name}” is here already`,
            description: `The same file is in this collection as “${document.name}”.`,
          });
        } else if (document && document.version > 1) {
          toast({
            title: `“${document.name}” is version ${document.version} now`,
            description: 'A document of this name was here already. The version before is kept.',
          });
        }
      } catch (error) {
        if (error instanceof ApiProblem) change(key, { error: { code: error.code, detail: error.detail } });
        else remove(key);
      } finally {
        stops.current.delete(key);
      }
    }
    running.current--;
  }, [workspaceId, onUploaded, change, remove]);

  const add = useCallback(
    (files: readonly File[], collectionId: string) => {
      const added = files.map((file, i) => {
        const separate = files.slice(0, i).some(({ name }) => name === file.name);
        return { key: nextKey.current++, file, collectionId, separate, sentBytes: 0, error: null };
      });
      setUploads((all) => [...all, ...added]);
      queue.current.push(...added);
      for (let i = 0; i < Math.min(AT_ONCE, files.length); i++) void work();
    },
    [work],
  );

  /** Stops an upload, or takes a refused one off the list. */
  const dismiss = useCallback(
    (key: number) => {
      queue.current = queue.current.filter((upload) => upload.key !== key);
      stops.current.get(key)?.abort();
      remove(key);
    },
    [remove],
  );

  const retry = useCallback(
    (key: number) => {
      const upload = uploads.find((each) => each.key === key);
      if (!upload) return;
      remove(key);
      add([upload.file], upload.collectionId);
    },
    [uploads, add, remove],
  );

  return { uploads, add, dismiss, retry };
}
