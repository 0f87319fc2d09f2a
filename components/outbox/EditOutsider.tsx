import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { checkContact } from '../../lib/domain/contact-check';
import { checkExternal } from '../../lib/domain/external-check';
import type { ContactLabelGroup } from '../../lib/domain/external-contact';
import type { FailureFacts } from '../../lib/domain/failure';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { Fieldset } from '../contact/Fieldset';
import { LabelGroups } from '../contact/LabelGroups';
import { PhoneLines } from '../contact/PhoneLines';
import { personOf, type SavedOutsider } from '../models/outsider-of';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { EditActions } from './EditActions';

export interface EditOutsiderProps {
  app: Pick<App, 'client' | 'now'>;
  account: string;
  start: SavedOutsider;
  onSave(change: WishChange): void;
  onCancel(): void;
}

function useLabelGroups({ client }: Pick<App, 'client'>, account: string) {
  const [groups, setGroups] = useState<ContactLabelGroup[] | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  useEffect(() => {
    let gone = false;
    client.send('outsider.labels', { account }).then(
      (answer) => gone || setGroups(answer),
      (error: unknown) => gone || setFailure(failureOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [client, account]);
  return { groups, failure };
}

/** A contact for the organisation's address book that waits or failed, opened for change. */
export function EditOutsider({ app, account, start, onSave, onCancel }: EditOutsiderProps) {
  const { name, mail: address, company, title: position, remark } = start;
  const [fields, setFields] = useState({ name, address, company, position, remark });
  const [phone, setPhone] = useState({ countryCode: start.countryCode, mobile: start.mobile });
  const [labels, setLabels] = useState<readonly number[]>(start.labels);
  const { groups, failure } = useLabelGroups(app, account);
  const person = personOf(fields, { ...phone, labels });
  const wrong = checkContact(fields).problems;
  // Who follows it was settled when it was wished for.
  const lacking = checkExternal({ ...person, follower: account }).filter(
    ({ field }) => field !== 'name' && field !== 'mail',
  );
  const problemOf = (field: string) => {
    const found = lacking.find((one) => one.field === field);
    return found ? say(found) : null;
  };
  const ready = wrong.length === 0 && lacking.length === 0;
  return (
    <form
      class="contact"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave({ form: 'outsider', person });
      }}
    >
      <Fieldset
        fields={fields}
        problems={wrong}
        offers={[]}
        without={['phone', 'tag']}
        sourceOf={() => null}
        onChange={(field, value) => setFields({ ...fields, [field]: value })}
      />
      <div class="fields">
        <PhoneLines
          {...phone}
          problemOf={problemOf}
          onCountryCode={(countryCode) => setPhone({ ...phone, countryCode })}
          onMobile={(mobile) => setPhone({ ...phone, mobile })}
        />
        {failure && <FailureNote failure={failure} now={app.now()} />}
        {groups === null && !failure && <p class="quiet">{i18n.t('screen.reading')}</p>}
        {groups && (
          <LabelGroups
            groups={groups}
            chosen={labels}
            problem={problemOf('labels')}
            onToggle={(label) =>
              setLabels(labels.includes(label) ? labels.filter((one) => one !== label) : [...labels, label])
            }
          />
        )}
      </div>
      <EditActions ready={ready} onCancel={onCancel} />
    </form>
  );
}
