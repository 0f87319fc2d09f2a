import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AccountView } from '../../lib/domain/account';
import type { ContactFields } from '../../lib/domain/contact';
import type { App } from '../app/app';
import { type CompanyModel, createCompanyModel } from '../models/company';
import type { OpenForm } from '../models/contact';

/** The organisation's part of the form, for as long as there is an account for it. */
export function useCompany(
  app: Omit<App, 'platform'>,
  { capture, mail }: OpenForm,
  fields: ReadonlySignal<ContactFields>,
  account: AccountView | undefined,
): CompanyModel | null {
  const model = useMemo(
    () => (account ? createCompanyModel(app, { account, capture, mail, fields }) : null),
    [account?.id],
  );
  useEffect(() => () => model?.close(), [model]);
  return model;
}
