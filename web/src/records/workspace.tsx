import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { Grato } from '~/data/index.ts';
import type { Model } from '~/data/model/model.ts';
import type { ObjectJson } from '~/data/model/schema.ts';
import { GratoProvider, hooksOf } from '~/data/react/hooks.ts';
import type { Values } from '~/data/store/rows.ts';

/** Whose workspace is open. */
export type Here = {
  readonly grato: Grato;
  /** The user's id. */
  readonly me: string;
  readonly slug: string;
  readonly abilities: readonly string[];
  readonly isAdministrator: boolean;
  /** `strict` keeps nothing on the device. */
  readonly profile: 'field' | 'strict';
};

const Open = createContext<Here | undefined>(undefined);

/** Puts the open workspace into reach of everything below. */
export function WorkspaceProvider({ here, children }: { here: Here; children: ReactNode }) {
  return (
    <Open value={here}>
      <GratoProvider workspace={here.grato}>{children}</GratoProvider>
    </Open>
  );
}

export function useHere(): Here {
  const here = use(Open);
  if (!here) {
    throw new Error('no WorkspaceProvider around this component');
  }
  return here;
}

/** The model, undefined until it has come for the first time. */
export function useModel(): Model | undefined {
  const { grato } = useHere();
  return useSyncExternalStore(
    (listener) => grato.subscribe(listener),
    () => grato.model,
  );
}

/** An object by the word in addresses, such as `companies`. */
export function useObjectAt(address: string): ObjectJson | undefined {
  return useModel()?.objects.find((object) => object.address === address);
}

/** Records, lists and how things stand, whatever the workspace's model is. */
export const { useRecord, useView, useConnection, useConflicts } = hooksOf<Record<string, Values>, Grato>();
