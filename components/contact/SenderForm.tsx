import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import type { OpenForm } from '../models/contact';
import { createDiffModel } from '../models/diff';
import { useModel } from '../parts/use-model';
import { ContactForm } from './ContactForm';
import { DiffForm } from './DiffForm';

export interface SenderFormProps {
  app: App;
  open: OpenForm;
  onConnect(): void;
}

/** The form for who is not known yet; for who is, what there is to add. */
export function SenderForm({ app, open, onConnect }: SenderFormProps) {
  const [plain, setPlain] = useState(false);
  const model = useModel(() => createDiffModel(app, open, (params) => i18n.t('diff.note', params)));
  const contact = model.contact.value;
  if (contact === undefined) return null;
  if (contact === null || plain) return <ContactForm app={app} open={open} onConnect={onConnect} />;
  return <DiffForm model={model} now={app.now()} onFields={() => setPlain(true)} />;
}
